import FriendshipMaps

/// The files that the page has given, by their content, until the program ends.
final class FileStore: Sendable {
  /// The largest file.
  static let largest = 256 << 20

  private struct State {
    var files: [String: StoredFile] = [:]
    /// The bytes of all files, and those that were promised to files on their way.
    var taken = 0
  }

  private let state = Monitor(State())
  private let most: Int
  private let mostFiles: Int

  /// - Parameters:
  ///   - most: how many bytes all files may have together.
  ///   - mostFiles: how many files there may be; each one is kept open.
  init(most: Int = 1 << 30, mostFiles: Int = 4096) { (self.most, self.mostFiles) = (most, mostFiles) }

  /// Keeps room for bytes that are on their way; whether there is any.
  func take(_ count: Int) -> Bool {
    state.with { state in
      guard state.taken + count <= most, state.files.count < mostFiles else { return false }
      state.taken += count
      return true
    }
  }

  /// Gives room back that was taken and not used.
  func giveBack(_ count: Int) { state.with { $0.taken -= count } }

  /// Keeps a file, for whose size room was taken.
  func add(_ file: StoredFile) {
    state.with { state in
      if state.files.updateValue(file, forKey: file.id) != nil { state.taken -= file.size }
    }
  }

  /// Keeps a file that is in memory; gives its id.
  func keep(_ file: SourceFile) throws(Refused) -> String {
    guard let growing = GrowingFile(), file.bytes.withUnsafeBytes(growing.add), take(growing.size) else {
      throw Refused(507, Refusal.noRoom(file.name))
    }
    let stored = growing.finished()
    add(stored)
    return stored.id
  }

  /// Forgets a file.
  func remove(_ id: String) {
    state.with { state in
      if let file = state.files.removeValue(forKey: id) { state.taken -= file.size }
    }
  }

  /// The file of an id.
  subscript(id: String) -> StoredFile? { state.with { $0.files[id] } }
}
