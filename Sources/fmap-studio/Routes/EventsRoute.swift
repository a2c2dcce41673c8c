extension Route {
  /// A stream of lines of JSON as long as a page is open: that the server is there, that the table was saved anew, that it ends.
  static let events = Route(method: "GET", path: "/api/events") { _, studio in
    Answer(type: "application/x-ndjson", body: EventStream(studio))
  }
}

/// What a page is told, until it goes or the program ends.
final class EventStream: AnswerBody {
  private struct State {
    /// How often the table had changed when it was told last.
    var seen: Int
    /// What is on its way.
    var rest: [UInt8] = Array(alive.utf8)
    var isOver = false

    static let alive = "{\"alive\":true}\n"
    static let ending = "{\"ending\":true}\n"
  }

  /// How often a page hears that the server is there, in seconds.
  private static let pause = 5.0

  private let studio: Studio
  private let state: Monitor<State>

  init(_ studio: Studio) {
    self.studio = studio
    state = Monitor(State(seen: studio.table?.version.count ?? 0))
    studio.life.pageOpened()
  }

  deinit { studio.life.pageClosed() }

  var size: Int? { nil }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int? {
    if state.with({ $0.rest.isEmpty }) {
      guard let line = next() else { return nil }
      state.with { $0.rest = line }
    }
    return state.with { state in
      let count = min(buffer.count, state.rest.count)
      buffer.copyBytes(from: state.rest[..<count])
      state.rest.removeFirst(count)
      return count
    }
  }

  /// The next line, for which it waits; nothing after the last one.
  private func next() -> [UInt8]? {
    let seen = state.with { $0.isOver ? nil : $0.seen }
    guard let seen else { return nil }
    switch studio.news.wait(after: seen, Self.pause) {
    case .ending:
      state.with { $0.isOver = true }
      return Array(State.ending.utf8)
    case .table(let version, let count):
      state.with { $0.seen = count }
      return Answer.line(["table": version])
    case nil: return Array(State.alive.utf8)
    }
  }
}
