/// How long the program lives: until somebody ends it, or nobody has had a page open for ten minutes.
final class Life: Sendable {
  private struct State {
    var pages = 0
    /// Whether one has ever been.
    var hasHadPage = false
    /// Since when no page has been open.
    var alone: Double
    var isEnding = false
  }

  /// How long it waits for a page, in seconds.
  static let patience = 600.0

  private let state: Monitor<State>

  /// - Parameter start: when it has begun, seconds of the clock.
  init(start: Double = now()) { state = Monitor(State(alone: start)) }

  /// A page was opened.
  func pageOpened() { state.with { ($0.pages, $0.hasHadPage) = ($0.pages + 1, true) } }

  /// A page was closed.
  ///
  /// - Parameter time: when.
  func pageClosed(at time: Double = now()) {
    state.with { state in
      state.pages -= 1
      state.alone = time
    }
  }

  /// Lets it end.
  func end() { state.with { $0.isEnding = true } }

  /// Whether it ends.
  var isEnding: Bool { state.with { $0.isEnding } }

  /// Whether a page has ever been open.
  var hasHadPage: Bool { state.with { $0.hasHadPage } }

  /// How many pages are open.
  var pages: Int { state.with { $0.pages } }

  /// Whether it has waited for a page for too long.
  func isForgotten(at time: Double = now()) -> Bool {
    state.with { $0.pages == 0 && time - $0.alone > Self.patience }
  }

  /// Waits until it ends.
  ///
  /// - Parameter eachSecond: what is to be done meanwhile.
  func wait(_ eachSecond: () -> Void = {}) {
    while true {
      if state.wait(1, for: { $0.isEnding ? () : nil }) != nil { return }
      if isForgotten() { return end() }
      eachSecond()
    }
  }

  /// Waits for some seconds, or until it ends.
  func pause(_ seconds: Double) { _ = state.wait(seconds) { $0.isEnding ? () : nil } }
}
