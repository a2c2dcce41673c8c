/// What pages are told as soon as it happens.
final class News: Sendable {
  /// What happened.
  enum Event: Sendable {
    /// The named table was saved anew, so often by now.
    case table(NamedTable.Version, count: Int)
    /// The program ends.
    case ending
  }

  private struct State {
    var table: (version: NamedTable.Version, count: Int)?
    var isEnding = false
  }

  private let state = Monitor(State())

  /// Tells that the table was saved anew.
  func tell(_ version: NamedTable.Version, count: Int) { state.with { $0.table = (version, count) } }

  /// Tells that the program ends.
  func end() { state.with { $0.isEnding = true } }

  /// Waits for what happens; nothing where nothing does.
  ///
  /// - Parameters:
  ///   - count: how often the table had changed when it was told last.
  ///   - seconds: how long to wait.
  func wait(after count: Int, _ seconds: Double) -> Event? {
    state.wait(seconds) { state in
      if state.isEnding { return .ending }
      guard let table = state.table, table.count > count else { return nil }
      return .table(table.version, count: table.count)
    }
  }
}
