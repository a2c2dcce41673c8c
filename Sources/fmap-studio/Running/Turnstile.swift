/// Lets only so many in at once, in the order in which they came.
final class Turnstile: Sendable {
  private struct State {
    var inside = 0
    var last = 0
    var waiting: [Int] = []
    /// When the last one has left, seconds of the clock.
    var left = now()
  }

  private let most: Int
  private let state = Monitor(State())

  /// - Parameter most: how many may be inside at once.
  init(most: Int) { self.most = most }

  /// What some work gives once there is room for it; nothing where nobody wants it any more before it has begun.
  ///
  /// - Parameter isWanted: is asked ten times a second while it waits.
  func pass<Value, Fault>(
    while isWanted: () -> Bool, _ body: () throws(Fault) -> Value
  ) throws(Fault) -> Value? {
    guard enter(while: isWanted) else { return nil }
    defer {
      state.with { state in
        state.inside -= 1
        state.left = now()
      }
    }
    return try body()
  }

  /// For how many seconds nobody has been inside or waiting.
  func quiet(at time: Double = now()) -> Double {
    state.with { $0.inside == 0 && $0.waiting.isEmpty ? time - $0.left : 0 }
  }

  private func enter(while isWanted: () -> Bool) -> Bool {
    let ticket = state.with { state in
      state.last += 1
      state.waiting.append(state.last)
      return state.last
    }
    while true {
      let isIn: Void? = state.wait(0.1) { state in
        guard state.inside < most, state.waiting.first == ticket else { return nil }
        state.waiting.removeFirst()
        state.inside += 1
        return ()
      }
      if isIn != nil { return true }
      guard isWanted() else {
        state.with { $0.waiting.removeAll { $0 == ticket } }
        return false
      }
    }
  }
}
