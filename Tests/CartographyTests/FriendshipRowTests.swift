import Cartography
import TestSupport
import Testing

/// What is said about rows that cannot be used. Columns: city 1, code 2, country 3, continent 4, latitude 5,
/// longitude 6, relation 7, established 8, ended 9, source 10.
@Suite struct FriendshipRowTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let rows: [String]
    let place: String
    let words: String

    init(_ place: String, _ words: String, _ rows: String...) {
      (self.rows, self.place, self.words) = (rows, place, words)
    }

    var testDescription: String { "\(place): \(words)" }
  }

  static let cells = [
    Fault("2:1", "empty city_en", Table.row(city: "")), Fault("2:1", "empty city_en", Table.row(city: " \u{A0} ")),
    Fault("2:1", "control character", Table.row(city: "To\u{0}wn")),
    Fault("2:1", "control character", Table.row(city: "To\u{9B}wn")),
    Fault("2:2", "empty country_code", Table.row(code: "")), Fault("2:2", "not a country code", Table.row(code: "jp")),
    Fault("2:2", "not a country code", Table.row(code: "JPN")), Fault("2:2", "not a country", Table.row(code: "ÄÖ")),
    Fault("2:3", "empty country_en", Table.row(country: "")), Fault("2:4", "empty continent", Table.row(continent: "")),
    Fault("2:5", "latitude out of range: \"95\"; expected -90 to 90", Table.row(latitude: "95")),
    Fault("2:5", "latitude out of range", Table.row(latitude: "-90.001")),
    Fault("2:5", "not a number", Table.row(latitude: "NaN")), Fault("2:5", "not a number", Table.row(latitude: "inf")),
    Fault("2:5", "not a number", Table.row(latitude: "0x1p4")),
    Fault("2:5", "not a number", Table.row(latitude: "1e1")),
    Fault("2:5", "not a number", Table.row(latitude: "35,5")),
    Fault("2:5", "not a number", Table.row(latitude: "35°N")),
    Fault("2:5", "not a number", Table.row(latitude: "")),
    Fault("2:6", "not a number", Table.row(longitude: "")),
    Fault("2:6", "longitude out of range", Table.row(longitude: "180.5")),
    Fault("2:7", "unknown relation: \"c\"", Table.row(relation: "c")),
    Fault("2:7", "empty relation", Table.row(relation: "")),
    Fault("2:8", "not a date: \"2001-02-29\"", Table.row(established: "2001-02-29")),
    Fault("2:8", "not a date", Table.row(established: "18 Nov 1980")),
    Fault("2:9", "not a date", Table.row(ended: "2021-13")),
    Fault("2:9", "ended before it was established", Table.row(established: "2000-05", ended: "2000-05-30")),
    Fault("2:10", "empty source", Table.row(source: "")),
    Fault("2:10", "not a web address", Table.row(source: "javascript:alert(1)")),
    Fault("2:10", "not a web address", Table.row(source: "JavaScript:alert(1)//https://x.org")),
    Fault("2:10", "not a web address", Table.row(source: "data:text/html,x")),
    Fault("2:10", "not a web address", Table.row(source: "https://")),
    Fault("2:10", "not a web address", Table.row(source: "https://a b.org")),
  ]

  @Test(arguments: cells) func aBadCellIsNamedByLineAndColumn(_ fault: Fault) {
    let problems = Table.read(fault.rows).problems.filter { $0.severity == .error }
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.description.hasPrefix("t.csv:\(fault.place): \(fault.words)") == true, "\(problems)")
  }

  static let rows = [
    Fault("3", "coordinates contradict line 2", Table.row(), Table.row(latitude: "35.1", established: "2001")),
    Fault("3", "duplicate agreement", Table.row(), Table.row()),
    Fault("3", "two cities with one id \"town-jp\"", Table.row(), Table.row(city: "TOWN", established: "2001")),
    Fault("3", "two agreements of one city take effect on one day", Table.row(), Table.row(relation: "a")),
    Fault("2", "no coordinates", Table.row(latitude: "", longitude: "")),
    Fault("2", "city without a usable id", Table.row(city: "札幌")),
    Fault("2", "row has 11 fields", Table.row() + ",more"), Fault("2", "row has 1 fields", "Town"),
  ]

  @Test(arguments: rows) func aRowThatDoesNotFitIsNamedByItsLine(_ fault: Fault) {
    let problems = Table.read(fault.rows).problems
    #expect(problems.count == 1 && problems.first?.severity == .error, "\(problems)")
    #expect(problems.first?.description.hasPrefix("t.csv:\(fault.place)") == true, "\(problems)")
    #expect(problems.first?.what.contains(fault.words) == true, "\(problems)")
  }

  @Test func anUnknownRelationIsGuessed() {
    let table = Shenyang.tableBytes
    let text = String(decoding: table, as: UTF8.self).replacing(",sister,1980-11-18", with: ",sistr,1980-11-18")
    let problem = Shenyang.read(Array(text.utf8)).problems.first
    #expect(problem?.place == "t.csv:2:10")
    #expect(problem?.cure?.hasPrefix("did you mean \"sister\"?") == true)
  }

  @Test(arguments: [
    ("", "t.csv: empty table"), ("\u{FEFF}\n\n", "t.csv: empty table"),
    ("city_en,source\nTown,x", "t.csv:1: missing columns: \"country_code, country_en, continent, latitude"),
    (Table.header + ",source\n", "t.csv:1:11: column appears twice: \"source\""),
    ("\"" + Table.header, "t.csv:1:1: quoted field is never closed"),
  ])
  func aTableWithoutItsColumnsIsRefused(_ text: String, _ message: String) {
    let errors = Table.read(text: text).problems.filter { $0.severity == .error }
    #expect(errors.first?.description.hasPrefix(message) == true, "\(errors)")
  }

  @Test func aMisspeltColumnIsGuessed() {
    let problems = Table.read(text: Table.header.replacing("latitude", with: "lattitude")).problems
    #expect(problems.contains { $0.place == "t.csv:1:5" && $0.cure == "did you mean \"latitude\"?" })
    #expect(problems.contains { $0.what == "missing column" && $0.found == "latitude" })
  }

  @Test func everythingIsSaidAtOnceByTheLineOfItsCell() {
    let problems = Table.read([
      Table.row(latitude: "95", relation: "x", source: "ftp://a"), Table.row(city: "Two\nlines", established: "2001"),
      Table.row(city: "Third", established: "200l"),
    ]).problems
    // The second row's city takes two lines, so the third row is on line 5.
    #expect(Set(problems.map(\.place)) == ["t.csv:2:5", "t.csv:2:7", "t.csv:2:10", "t.csv:5:8"])
    #expect(problems.count == 4)
  }

  @Test func directionControlsAreRemovedWithAWarning() {
    let (atlas, problems) = Table.read([Table.row(city: "\u{202E}Town\u{202C}")])
    #expect(problems.count == 1 && problems.first?.severity == .warning && problems.first?.place == "t.csv:2:1")
    #expect(atlas.cities.first?.names["en"] == "Town")
  }

  @Test func spaceAroundAndWithinCellsIsTidied() {
    let (atlas, problems) = Table.read([Table.row(city: "  Old\n  Town\t", latitude: " 35.5 ")])
    #expect(problems.isEmpty)
    #expect(atlas.cities.first?.names["en"] == "Old Town" && atlas.cities.first?.coordinate.latitude == 35.5)
  }

  @Test(arguments: 1...25) func noTableStopsIt(_ seed: UInt64) {
    var random = Seeded(seed)
    var bytes = Array(Shenyang.tableBytes.prefix(1500))
    for _ in 0..<8 {
      bytes[.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
      bytes.remove(at: .random(in: bytes.indices, using: &random))
    }
    for problem in Shenyang.read(bytes).problems {
      #expect(problem.place.hasPrefix("t.csv"))
      #expect(!problem.description.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }
  }
}
