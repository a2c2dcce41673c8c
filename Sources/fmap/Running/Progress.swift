import FriendshipMaps
import Messages

/// A bar on a terminal's standard error, and nothing anywhere else.
final class Progress: @unchecked Sendable {
  private let total: Int
  private let isShown: Bool
  private let lock = Lock()
  private var done = 0

  init(total: Int, quiet: Bool) {
    self.total = total
    isShown = !quiet && Terminal.showsProgress
  }

  /// Counts one more; any thread may call it.
  func step() {
    guard isShown else { return }
    lock.sync {
      done += 1
      let full = done * 30 / max(1, total)
      let bar = String(repeating: "█", count: full) + String(repeating: "░", count: 30 - full)
      Terminal.draw("\r\(bar) \(done)/\(total)")
    }
  }

  /// Says what it waits for in place of the bar.
  func say(_ text: Message) { if isShown { Terminal.draw("\r\u{1B}[K\(MessageLanguage.say(text))") } }

  /// What some work gives, after which the bar is wiped.
  func during<Value>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    defer { end() }
    return try body()
  }

  /// Wipes the bar.
  func end() { if isShown { Terminal.draw("\r\u{1B}[K") } }
}
