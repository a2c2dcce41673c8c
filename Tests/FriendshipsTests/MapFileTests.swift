import Drawing
import Foundation
import Friendships
import Messages
import Testing
import TestSupport

@Suite struct MapFileTests {
  private func read(_ text: String) -> (file: MapFile?, problems: [Problem]) {
    var problems: [Problem] = []
    let file = MapFile(Array(text.utf8), file: "map.json", looks: Shenyang.looks, problems: &problems)
    return (file, problems)
  }

  private static let whole = String(decoding: Shenyang.mapBytes, as: UTF8.self)

  @Test func chineseQuotationMarksAreNamed() {
    let problems = read("{\n \"title\": {\"en\": \"a “b”\"},\n \"friendships\": “t.csv”}").problems
    #expect(
      problems.map(\.description) == [
        "map.json:3: not valid JSON; write straight quotation marks, \"…\", in place of “…”"
      ])
  }

  /// To look at all of them would take seconds.
  @Test(arguments: [
    "{\"relations\": [\(Self.many("1"))]}", "{\(Self.many("\"a\": 1"))}", "{\"title\": {\(Self.many("\"a\": 1"))}}",
  ])
  func endlessListsAreNoMap(_ text: String) {
    let (file, problems) = read(text)
    #expect(
      file == nil && problems.contains { $0.what == "more than 10000 members" } && problems.count < 10,
      "\(problems.count)")
  }

  private static func many(_ element: String) -> String {
    (0...10_000).map { element.replacing("a", with: "a\($0)") }.joined(separator: ",")
  }

  /// As Notepad saves it.
  @Test func aByteOrderMarkIsNothing() {
    var problems: [Problem] = []
    #expect(
      MapFile(
        [0xEF, 0xBB, 0xBF] + Array(Self.whole.utf8), file: "map.json", looks: Shenyang.looks, problems: &problems)
        != nil)
    #expect(problems.isEmpty)
  }

  @Test func theIssuerIsNamedInEachLanguage() throws {
    let (file, problems) = read(
      Self.whole.replacingOccurrences(
        of: "\"title\": {", with: "\"issuer\": {\"zh\": \"沈阳市外办\", \"en\": \" FAO \"}, \"title\": {"))
    let issuer = try #require(file?.issuer)
    #expect(problems.isEmpty && issuer["zh"] == "沈阳市外办" && issuer["en"] == "FAO" && issuer["fr"] == "FAO")
    // The built-in map names none.
    let builtIn = try #require(self.read(Self.whole).file)
    #expect(builtIn.issuer == nil && Shenyang.atlas.issuer == nil)
    for (wrong, what) in [("3", "wrong type"), ("{}", "no language"), ("{\"en\": \" \"}", "empty text")] {
      let faults = self.read(
        Self.whole.replacingOccurrences(of: "\"title\": {", with: "\"issuer\": \(wrong), \"title\": {")
      ).problems
      #expect(faults.first?.place.hasPrefix("map.json: issuer") == true, "\(wrong)")
      #expect(faults.first?.what.description.hasPrefix(what) == true, "\(faults)")
    }
  }

  @Test func theBuiltInFileReadsWithoutProblems() throws {
    let (read, problems) = read(Self.whole)
    let file = try #require(read)
    #expect(problems.isEmpty)
    #expect(file.friendships == "friendships.csv")
    #expect(file.firstYear == 1980 && file.lastYear == nil)
    #expect(file.hub.id == "shenyang-cn")
    #expect(file.hub.coordinate.latitude == 41.8056 && file.hub.coordinate.longitude == 123.4314)
    #expect(file.relations.map(\.id) == ["sister", "cooperative"])
    #expect(file.relations.map(\.isDashed) == [false, true])
    #expect(file.relations.map(\.marker) == [.disc, .diamond])
    #expect(file.title["zh"] == "我们的朋友遍天下")
    let claim = try #require(file.claims.first { $0.date.year == 2021 })
    #expect(claim.date.description == "2021-10-25")
    #expect(claim.counts == ["sister": 22, "cooperative": 78] && claim.cities == 100 && claim.countries == 44)
  }

  @Test func claimsAreInTheOrderOfTheirDates() throws {
    let text = Self.whole.replacing("\"date\": \"2009-12-31\"", with: "\"date\": \"2030-12-31\"")
    let dates = try #require(read(text).file).claims.map(\.date)
    #expect(dates == dates.sorted() && dates.last?.year == 2030)
  }

  @Test(arguments: ["NaN", "Infinity", "1e300"]) func aYearThatIsNoYearIsAProblemAndNoTrap(_ year: String) {
    let (file, problems) = read(Self.whole.replacing("\"firstYear\": 1980", with: "\"firstYear\": \(year)"))
    #expect(file == nil)
    #expect(problems.map(\.place) == ["map.json: firstYear"])
  }

  /// The digits are those of FNV-1a of 沈阳 in UTF-8.
  @Test func aHubWithoutLatinLettersHasAnIDAllTheSame() {
    let (file, problems) = read(Self.whole.replacing("\"en\": \"Shenyang\",", with: ""))
    #expect(problems.isEmpty && file?.hub.id == "4bbcd73b-cn" && file?.hub.names["en"] == "沈阳")
  }

  @Test func aClaimIsOfOneDay() {
    let (_, problems) = read(Self.whole.replacing("\"2021-10-25\"", with: "\"../2021-10-25\""))
    #expect(problems.map(\.what) == ["not a day"])
  }

  @Test func commentsAreAllowed() {
    let text = "// a map\n" + Self.whole.replacing("\"hub\":", with: "/* the centre: { */ \"hub\":")
    #expect(read(text).problems.isEmpty)
    #expect(read(text).file != nil)
  }

  /// One change to the built-in file, and the one place that must be named.
  struct Fault: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let path: String
    let words: String

    init(_ old: String, _ new: String, _ path: String, _ words: String) {
      (self.old, self.new, self.path, self.words) = (old, new, path, words)
    }

    var testDescription: String { "\(path): \(words)" }
  }

  static let faults = [
    Fault("\"hub\":", "\"hubb\":", "hub", "missing"),
    Fault("\"code\": \"CN\",", "", "hub.country.code", "missing"),
    Fault("\"code\": \"CN\"", "\"code\": \"China\"", "hub.country.code", "not a country code"),
    Fault("\"code\": \"CN\"", "\"code\": 86", "hub.country.code", "wrong type"),
    Fault("41.8056", "\"41.8056\"", "hub.latitude", "wrong type"),
    Fault("41.8056", "95", "hub.latitude", "out of range"),
    Fault("123.4314", "-180.5", "hub.longitude", "out of range"),
    Fault("\"Shenyang\"", "\"\"", "hub.names.en", "empty"),
    Fault("\"Shenyang\"", "null", "hub.names.en", "wrong type"),
    Fault("\"Shenyang\"", "\"Shen\\u0007yang\"", "hub.names.en", "control character"),
    Fault("\"firstYear\": 1980", "\"firstYear\": \"1980\"", "firstYear", "wrong type"),
    Fault("\"firstYear\": 1980", "\"firstYear\": 1980.5", "firstYear", "not a whole number"),
    Fault("\"firstYear\": 1980", "\"firstYear\": 0", "firstYear", "out of range"),
    Fault("\"firstYear\": 1980", "\"firstYear\": 1980, \"lastYear\": 1979", "lastYear", "before firstYear"),
    Fault("\"friendships.csv\"", "\"../friendships.csv\"", "friendships", "outside"),
    Fault("\"friendships.csv\"", "\"/etc/passwd\"", "friendships", "outside"),
    Fault("\"friendships.csv\"", "\"a/../../b.csv\"", "friendships", "outside"),
    Fault("\"friendships.csv\"", "[]", "friendships", "wrong type"),
    Fault("\"marker\": \"diamond\"", "\"marker\": \"diamnd\"", "relations[1].marker", "unknown word"),
    Fault("\"line\": \"solid\"", "\"line\": \"dotted\"", "relations[0].line", "unknown word"),
    Fault("\"id\": \"cooperative\"", "\"id\": \"Co op\"", "relations[1].id", "not usable"),
    Fault("\"#D6332A\"", "\"red\"", "relations[0].ramps.light[1]", "not a colour"),
    Fault("\"#7A1530\",", "", "relations[0].ramps.light", "1 colours"),
    Fault("\"#D85A6A\"", "7", "relations[0].ramps.dark[0]", "wrong type"),
    Fault("\"2009-12-31\"", "\"2009-02-30\"", "claims[0].date", "not a day"),
    Fault("\"2009-12-31\"", "\"2009\"", "claims[0].date", "not a day"),
    Fault("\"sister\": 13", "\"sistr\": 13", "claims[0].counts.sistr", "unknown relation"),
    Fault("\"sister\": 13", "\"sister\": -1", "claims[0].counts.sister", "out of range"),
    Fault("\"cities\": 100,", "\"cities\": true,", "claims[2].cities", "wrong type"),
    Fault(
      "\"http://024.11315.com/cityinfo/index/210100\"", "\"javascript:alert(1)\"", "claims[0].source",
      "not a web address"),
    Fault("\"title\": {", "\"title\": 3, \"approval\": {", "title", "wrong type"),
  ]

  @Test(arguments: faults) func everyFaultIsNamedByItsPath(_ fault: Fault) throws {
    let range = try #require(Self.whole.firstRange(of: fault.old))
    let (file, problems) = read(Self.whole.replacingCharacters(in: range, with: fault.new))
    #expect(file == nil)
    let found = problems.first { $0.place == "map.json: \(fault.path)" && $0.what.description.contains(fault.words) }
    #expect(found?.severity == .error, "\(problems)")
    #expect(!problems.contains { $0.description.contains("JSONValue") || $0.description.contains("Optional") })
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}

/// What one file with several faults says.

@Suite struct MapFileSeveralFaultsTests {
  private func read(_ text: String) -> [Problem] {
    var problems: [Problem] = []
    let file = MapFile(Array(text.utf8), file: "map.json", looks: Shenyang.looks, problems: &problems)
    #expect(file == nil)
    return problems
  }

  private func places(_ problems: [Problem]) -> [String] { problems.map(\.place).sorted() }

  @Test func anEmptyObjectLacksEverythingThatIsNeeded() {
    let needed = ["friendships", "hub", "relations", "title"]
    let places = places(read("{}"))
    for member in needed { #expect(places.contains("map.json: \(member)")) }
    for member in ["subtitle", "claims", "attribution", "issuer", "approval", "firstYear"] {
      #expect(!places.contains("map.json: \(member)"))
    }
  }

  @Test func severalFaultsAreReportedAtOnce() {
    let relation = { (id: String, line: String) in
      """
      {"id": "\(id)", "names": {"en": "X"}, "line": "\(line)", "marker": "disc", "ramps": {"light": ["#000000", "#111"], "dark": ["#FFFFFF", "#EEEEEE"]}}
      """
    }
    let problems = read(
      """
      {"hub": {"names": {"en": "A"}, "country": {"code": "cn", "names": {"en": "C"}}, "latitude": 1, "longitude": 999},
       "title": {}, "friendships": "f.csv", "relations": [\(relation("a", "solid")), \(relation("a", "wavy"))]}
      """)
    #expect(
      places(problems) == [
        "map.json: hub.country.code", "map.json: hub.longitude", "map.json: relations[0].ramps.light[1]",
        "map.json: relations[1].id", "map.json: relations[1].line", "map.json: relations[1].ramps.light[1]",
        "map.json: title",
      ])
    #expect(problems.first { $0.place == "map.json: relations[1].id" }?.what == "used twice")
  }

  @Test func aMisspeltMemberIsAWarningWithTheWordThatWasMeant() throws {
    let problems = read("{\"titel\": {\"en\": \"x\"}}")
    let warning = try #require(problems.first { $0.place == "map.json: titel" })
    #expect(warning.severity == .warning)
    #expect(warning.cure?.description.contains("\"title\"") == true)
  }

  @Test(arguments: ["", "{", "[1,", "{\"hub\": }", "{\"a\" 1}", "nonsense", "{\"a\":1}}", "\u{FEFF}{", "/* {}"])
  func brokenJsonIsOneProblem(_ text: String) {
    let problems = read(text)
    #expect(problems.count == 1)
    #expect(problems.first?.what == "not valid JSON")
    #expect(problems.first?.place.hasPrefix("map.json") == true)
  }

  @Test(arguments: ["[]", "3", "\"x\"", "null", "true"]) func aDocumentThatIsNoObject(_ text: String) {
    #expect(read(text).contains { $0.place == "map.json" && $0.what.description.hasPrefix("wrong type") })
  }
}
