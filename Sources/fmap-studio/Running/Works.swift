/// What pages have made, as they told it last, until the program ends: whoever has closed a page goes on with it in the next one.
final class Works: Sendable {
  /// How many are kept: more pages are seldom open, and each may be of some megabytes.
  static let most = 4

  /// What one page has made.
  struct Work: Sendable, Encodable {
    /// Which page: 16 hexadecimal digits that it has chosen.
    let id: String
    /// What it has made, in words of its own.
    let text: String
  }

  private let works = Monitor<[Work]>([])

  /// All of them, the newest first.
  var all: [Work] { works.with { $0.reversed() } }

  /// Keeps one instead of what its page told before; the oldest goes where there are too many.
  func keep(_ work: Work) {
    works.with { works in
      works.removeAll { $0.id == work.id }
      works.append(work)
      if works.count > Self.most { works.removeFirst() }
    }
  }
}
