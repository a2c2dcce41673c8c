import Messages
import Spreadsheets
import TestSupport
import Testing

@testable import Friendships

/// What is told of words that were read as a kind of another name.
@Suite struct KindReadingsTests {
  private let header = "city_en,country_code,country_en,continent,latitude,longitude,relation,established,source\n"

  /// The notes about a table with a row for each word, read with the kinds of the built-in map.
  ///
  /// - Parameter title: the title of the map as JSON, where it has another one.
  private func notes(_ words: [String], isList: Bool = false, title: String? = nil) -> [Problem] {
    var problems: [Problem] = []
    let rows = words.enumerated().map { "City \($0),JP,Japan,Asia,\(30 + $0),140,\($1),2000,https://example.org/\n" }
    let table = Table(csv: Array((header + rows.joined()).utf8), file: "t.csv", problems: &problems)
    let whole = String(decoding: Shenyang.mapBytes, as: UTF8.self)
    let text = title.map { whole.replacing(#/"title": \{[^}]*\}/#, with: "\"title\": \($0)") } ?? whole
    guard var map = MapFile(Array(text.utf8), file: "map.json", looks: Shenyang.looks, problems: &problems) else {
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
    let whole = self.notes(Array(repeating: "Twin Town", count: 12))
    #expect(whole[0].what.description.hasSuffix("in rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13"))
  }

  /// Those that are listed, and one that says that there are more.
  @Test func noMoreRowsAreKeptThanAreTold() {
    var readings = KindReadings()
    let place = Problem.Place("t.csv:2:7", row: 2, column: 7)
    readings.begin("Twin Town", as: Names(["en": "Sister city"], fallback: "Sister city"), row: 2, at: place)
    for row in 3...1000 {
      let isKnown = readings.add("Twin Town", row: row)
      #expect(isKnown)
    }
    #expect(readings.readings["Twin Town"]??.rows == Array(2...14))
  }

  @Test func rowsAreListedAsTheLanguageDoes() {
    let said = notes(["友好交流城市", "友好城市", "友好交流城市"]).map { Shenyang.words.say($0, in: "zh") }
    #expect(
      said == [
        "t.csv:2:7: 图上显示为“友好合作关系城市”（第 2、4 行）：“友好交流城市”；要在图上用表中原词，"
          + "请把它写进 map.json 的 relations：改写该类别的名称，或另列一类"
      ])
    let own = notes(["友好交流城市"], isList: true).map { Shenyang.words.say($0, in: "zh") }
    #expect(own.first?.hasSuffix("；要在图上用表中原词，请用 fmap init 建立 map.json，再把其中该类别的名称改为该词") == true)
  }

  /// The map prints names in its own languages alone, whatever others `map.json` knows.
  @Test(arguments: [
    (#"{ "en": "Friends" }"#, "友好交流城市", "Friendly cooperative city"),
    (#"{ "zh": "朋友" }"#, "Friendship city", "友好合作关系城市"),
    (#"{ "zh": "朋友", "en": "Friends" }"#, "友好交流城市", "友好合作关系城市"),
    (#"{ "zh": "朋友", "en": "Friends" }"#, "Friendship city", "Friendly cooperative city"),
    (#"{ "de": "Freunde" }"#, "友好交流城市", "Friendly cooperative city"),
  ])
  func theNameThatIsToldIsOneThatTheMapPrints(_ title: String, _ word: String, _ name: String) {
    #expect(notes([word], title: title).map(\.what) == ["shown as \"\(name)\""])
  }
}
