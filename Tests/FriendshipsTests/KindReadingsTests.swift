import Messages
import Spreadsheets
import TestSupport
import Testing

@testable import Friendships

/// What is told of words that were read as a kind of another name.
@Suite struct KindReadingsTests {
  private let header = "city_en,country_code,country_en,continent,latitude,longitude,relation,established,source\n"

  /// The notes about a table with a row for each word, read with the kinds of the built-in map.
  private func notes(_ words: [String], isList: Bool = false) -> [Problem] {
    var problems: [Problem] = []
    let rows = words.enumerated().map { "City \($0),JP,Japan,Asia,\(30 + $0),140,\($1),2000,https://example.org/\n" }
    let table = Table(csv: Array((header + rows.joined()).utf8), file: "t.csv", problems: &problems)
    guard var map = MapFile(Shenyang.mapBytes, file: "map.json", looks: Shenyang.looks, problems: &problems) else {
      preconditionFailure("\(problems)")
    }
    if isList { map.relations = [] }
    let read = FriendshipTable(
      table, map: map, words: Shenyang.words, looks: Shenyang.atlas.relations, problems: &problems)
    #expect(problems.isEmpty && read.atlas.agreements.count == words.count, "\(problems)")
    return read.kindNotes
  }

  @Test(arguments: [false, true]) func aWordThatIsNoNameOfItsKindIsToldOnceWithItsRows(_ isList: Bool) {
    let notes = notes(["友好交流城市", "友好城市", "友好交流城市", "Twin Town"], isList: isList)
    #expect(notes.map(\.severity) == [.note, .note])
    #expect(
      notes[0].description.hasPrefix(
        "t.csv:2:7: shown as \"友好合作关系城市\", in rows 2, 4: \"友好交流城市\"; to show your own word"))
    #expect(notes[1].description.hasPrefix("t.csv:5:7: shown as \"Sister city\": \"Twin Town\"; to show your own"))
    #expect(notes[0].description.contains("fmap init") == isList)
  }

  @Test(arguments: ["友好城市", "sister", "Sister Cities", "SISTER CITY", "sister 友好城市", "", "伙伴城市", "Partner cities"])
  func namesOfAKindAreNotTold(_ word: String) { #expect(notes([word]).isEmpty && notes([word], isList: true).isEmpty) }

  /// The first word that names a kind of the table's own is its name.
  @Test func aKindThatTheTableMakesIsNotTold() {
    #expect(notes(["Climate alliance", "climate Alliance", "气候联盟"], isList: true).isEmpty)
  }

  @Test func ofManyRowsTheFirstAreListed() {
    let all = notes(Array(repeating: "Twin Town", count: 30))
    #expect(all.count == 1 && all[0].what.description.hasSuffix("in rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 …"))
  }
}
