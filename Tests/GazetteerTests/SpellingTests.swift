import TestSupport
import Testing

@testable import Gazetteer

@Suite struct SpellingTests {
  @Test(arguments: [
    ("sapporo", "sapporo", 0), ("sapporo", "sapoporo", 1), ("sapporo", "sappor", 1), ("sapporo", "saporo", 1),
    ("dresden", "dresdne", 1), ("abcd", "badc", 2), ("", "", 0), ("", "ab", 2), ("kitten", "sitting", 3),
  ])
  func lettersApartAreCounted(_ pair: (String, String, Int)) {
    let (first, second) = (Array(pair.0.utf8)[...], Array(pair.1.utf8)[...])
    for limit in 0...4 {
      #expect(Spelling.distance(first, second, limit: limit) == (pair.2 <= limit ? pair.2 : nil), "\(pair) \(limit)")
      #expect(Spelling.distance(second, first, limit: limit) == (pair.2 <= limit ? pair.2 : nil), "\(pair) \(limit)")
    }
  }

  /// The band gives what the whole table gives.
  @Test func theLimitChangesNoDistanceBelowIt() {
    var random = Seeded(7)
    for _ in 0..<500 {
      let words = (0..<2).map { _ in
        (0..<Int.random(in: 0...9, using: &random)).map { _ in Int.random(in: 0...2, using: &random) }
      }
      let whole = Spelling.distance(words[0][...], words[1][...], limit: 20)
      let close = Spelling.distance(words[0][...], words[1][...], limit: 2)
      #expect(close == whole.flatMap { $0 <= 2 ? $0 : nil }, "\(words)")
    }
  }
}
