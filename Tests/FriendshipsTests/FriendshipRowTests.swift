import Friendships
import Testing
import TestSupport

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
    Fault("2:1", "empty city_en", SampleTable.row(city: "")),
    Fault("2:1", "empty city_en", SampleTable.row(city: " \u{A0} ")),
    Fault("2:1", "control character", SampleTable.row(city: "To\u{0}wn")),
    Fault("2:1", "control character", SampleTable.row(city: "To\u{9B}wn")),
    Fault("2:4", "unknown continent: \"Azia\"; did you mean \"Asia\"?", SampleTable.row(continent: "Azia")),
    Fault("2:2", "not a country code", SampleTable.row(code: "JPN")),
    Fault("2:2", "not a country", SampleTable.row(code: "ÄÖ")),
    Fault("2:5", "latitude out of range: \"95\"; expected -90 to 90", SampleTable.row(latitude: "95")),
    Fault("2:5", "latitude out of range", SampleTable.row(latitude: "-90.001")),
    Fault("2:5", "not a number", SampleTable.row(latitude: "NaN")),
    Fault("2:5", "not a number", SampleTable.row(latitude: "inf")),
    Fault("2:5", "not a number", SampleTable.row(latitude: "0x1p4")),
    Fault("2:5", "not a number", SampleTable.row(latitude: "1e")),
    Fault("2:5", "not a number", SampleTable.row(latitude: "35,5,0")),
    Fault(
      "2:5", "latitude out of range: \"123.4\"; expected -90 to 90; has it changed places with the longitude?",
      SampleTable.row(latitude: "123.4", longitude: "41.8")),
    Fault("2:5", "not a number", SampleTable.row(latitude: "35°E")),
    Fault("2:5", "not a number", SampleTable.row(latitude: "-35°S")),
    Fault("2:5", "not a number", SampleTable.row(latitude: "35°60′N")),
    Fault("2:5", "not a number", SampleTable.row(latitude: "35.5°30′N")),
    Fault("2:5", "not a number", SampleTable.row(latitude: "N")),
    Fault("2:5", "not a number", SampleTable.row(latitude: "٣٥°N")),
    Fault("2:8", "not a date", SampleTable.row(established: "١٩٨٠")),
    Fault("2:8", "not a date", SampleTable.row(established: "١٨.١١.١٩٨٠")),
    Fault("2:5", "empty latitude", SampleTable.row(latitude: "")),
    Fault("2:6", "empty longitude", SampleTable.row(longitude: "")),
    Fault("2:6", "longitude out of range", SampleTable.row(longitude: "180.5")),
    Fault("2:7", "unknown relation: \"c\"", SampleTable.row(relation: "c")),
    Fault("2:7", "empty relation", SampleTable.row(relation: "")),
    Fault("2:8", "not a date: \"2001-02-29\"", SampleTable.row(established: "2001-02-29")),
    Fault("2:8", "the year does not come first", SampleTable.row(established: "18-11-80")),
    Fault("2:8", "a date without a year", SampleTable.row(established: "11-09")),
    Fault("2:5", "not a number: \"135°E\"; have latitude and longitude", SampleTable.row(latitude: "135°E")),
    Fault("2:8", "ambiguous date, January or October", SampleTable.row(established: "1981.1")),
    Fault("2:8", "ambiguous date, six digits", SampleTable.row(established: "200102")),
    Fault("2:8", "ambiguous date, day or month first", SampleTable.row(established: "03-04-1998")),
    Fault("2:8", "not a date", SampleTable.row(established: "31.02.1998")),
    Fault("2:8", "not a date", SampleTable.row(established: "19981301")),
    Fault("2:8", "the year does not come first", SampleTable.row(established: "18 Nov 1980 1981")),
    Fault("2:8", "ambiguous date, day or month first", SampleTable.row(established: "03/04/1998")),
    Fault("2:8", "ambiguous date, day or month first", SampleTable.row(established: "3/4/98")),
    Fault("2:8", "ambiguous date, day or year", SampleTable.row(established: "Jun-07")),
    Fault("2:8", "a spreadsheet's day number, not a date", SampleTable.row(established: "29543")),
    Fault("2:8", "not a date", SampleTable.row(established: "about 1980")),
    Fault("2:8", "not a date", SampleTable.row(established: "../")),
    Fault("2:8", "not a date", SampleTable.row(established: "／1980")),
    Fault("2:8", "not a date", SampleTable.row(established: "1980年13月")),
    Fault("2:8", "not a date", SampleTable.row(established: "1980-")),
    Fault("2:9", "not a date", SampleTable.row(ended: "2021-13")),
    Fault("2:9", "ended before it was established", SampleTable.row(established: "2000-05", ended: "2000-05-30")),
    Fault("2:10", "not a web address", SampleTable.row(source: "javascript:alert(1)")),
    Fault("2:10", "not a web address", SampleTable.row(source: "JavaScript:alert(1)//https://x.org")),
    Fault("2:10", "not a web address", SampleTable.row(source: "data:text/html,x")),
    Fault("2:10", "not a web address", SampleTable.row(source: "https://")),
    Fault("2:10", "not a web address", SampleTable.row(source: "https://a b.org")),
  ]

  @Test(arguments: cells) func aBadCellIsNamedByLineAndColumn(_ fault: Fault) {
    let problems = SampleTable.read(fault.rows).problems.filter { $0.severity == .error }
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.description.hasPrefix("t.csv:\(fault.place): \(fault.words)") == true, "\(problems)")
  }

  static let rows = [
    Fault(
      "3", "coordinates contradict line 2", SampleTable.row(), SampleTable.row(latitude: "35.1", established: "2001")),
    Fault("3", "duplicate agreement", SampleTable.row(), SampleTable.row()),
    Fault(
      "3", "two cities with one id \"town-jp\"", SampleTable.row(), SampleTable.row(city: "TOWN", established: "2001")),
    Fault(
      "3", "two agreements of one city take effect on one day", SampleTable.row(established: "2000-05-01"),
      SampleTable.row(relation: "a", established: "2000-05-01")),
    Fault("2", "no coordinates", SampleTable.row(latitude: "", longitude: "")),
    Fault("2", "city without a usable id", SampleTable.row(city: "札幌")),
    Fault("2", "row has 11 fields", SampleTable.row() + ",more"), Fault("2", "row has 1 fields", "Town"),
  ]

  @Test(arguments: rows) func aRowThatDoesNotFitIsNamedByItsLine(_ fault: Fault) {
    let problems = SampleTable.read(fault.rows).problems
    #expect(problems.count == 1 && problems.first?.severity == .error, "\(problems)")
    #expect(problems.first?.description.hasPrefix("t.csv:\(fault.place)") == true, "\(problems)")
    #expect(problems.first?.what.description.contains(fault.words) == true, "\(problems)")
  }

  /// What can be found may be left out, cell by cell.
  @Test(arguments: [SampleTable.row(code: ""), SampleTable.row(country: ""), SampleTable.row(continent: "")])
  func whatCanBeFoundMayBeLeftOut(_ row: String) {
    let (atlas, problems) = SampleTable.read([row])
    #expect(problems.isEmpty && atlas.cities.count == 1, "\(problems)")
  }

  @Test func anUnknownRelationIsGuessed() {
    let table = Shenyang.tableBytes
    let text = String(decoding: table, as: UTF8.self).replacing(",sister,1980-11-18", with: ",sistr,1980-11-18")
    let problem = Shenyang.read(Array(text.utf8)).problems.first
    #expect(problem?.place == "t.csv:2:10")
    #expect(problem?.cure?.description.hasPrefix("did you mean \"sister\"?") == true)
  }

  @Test(arguments: [
    ("", "t.csv: empty table"), ("\u{FEFF}\n\n", "t.csv: empty table"),
    ("colour,source\nred,x", "t.csv:1:1: no column with the names of cities; name the columns in one line"),
    (SampleTable.header + ",source\n", "t.csv:1:11: column appears twice: \"source\""),
    ("\"" + SampleTable.header, "t.csv:1:1: quoted field is never closed"),
  ])
  func aTableWithoutItsColumnsIsRefused(_ text: String, _ message: String) {
    let errors = SampleTable.read(text: text).problems.filter { $0.severity == .error }
    #expect(errors.first?.description.hasPrefix(message) == true, "\(errors)")
  }

  @Test func aMisspeltColumnIsGuessed() {
    let problems = SampleTable.read(text: SampleTable.header.replacing("latitude", with: "lattitude")).problems
    #expect(problems.contains { $0.place == "t.csv:1:5" && $0.cure == "did you mean \"latitude\"?" })
    // Nothing looks the place up here.
    #expect(problems.isEmpty == false && problems.allSatisfy { $0.severity == .warning })
  }

  @Test func wordsOfTheTableMayBeChinese() {
    let text =
      "城市,英文名,国家,国家代码,大洲,纬度,经度,关系,缔结日期,结束日期,来源\n札幌,Sapporo,日本,ｊｐ,亚洲,４３．０６,141.35,友好城市,1980年11月18日,,https://example.org/\n"
    let (atlas, problems) = Shenyang.read(Array(text.utf8))
    #expect(problems.isEmpty, "\(problems)")
    #expect(atlas.cities.first?.id == "sapporo-jp" && atlas.cities.first?.continent == "Asia")
    #expect(atlas.cities.first?.coordinate.latitude == 43.06 && atlas.cities.first?.country.names["en"] == "日本")
    #expect(atlas.agreements.first?.relation == "sister")
    #expect(atlas.cities.first?.names["zh"] == "札幌" && atlas.cities.first?.names["en"] == "Sapporo")
  }

  @Test func columnsAreKnownByWhateverTheyAreCalled() {
    let text =
      "City,Country Code,COUNTRY,Continent,Lat,Lon,Type,Date signed,SOURCE\nTown,JP,Japan,asia,35,135,B,2000,https://example.org/\n"
    let (atlas, problems) = SampleTable.read(text: text)
    #expect(problems.isEmpty && atlas.agreements.count == 1, "\(problems)")
    #expect(atlas.cities.first?.continent == "Asia" && atlas.agreements.first?.relation == "b")
  }

  @Test func aTitleAboveTheHeaderIsPassedOver() {
    let text = "Our friends,,\n\n" + SampleTable.header + "\n" + SampleTable.row(latitude: "95") + "\n"
    #expect(SampleTable.read(text: text).problems.map(\.place) == ["t.csv:4:5"])
  }

  @Test func aTotalAtTheEndIsOneFault() {
    let text = SampleTable.header + "\n" + SampleTable.row() + "\nTotal,,,,,,,,,\n,,Total: 1,,,,,,,\n"
    let problems = SampleTable.read(text: text).problems
    // The first stands where names of cities stand, so it is a city without everything else.
    #expect(
      problems.filter { $0.place.hasPrefix("t.csv:4") }.map(\.description) == [
        "t.csv:4:3: a row without a city: \"Total: 1\"; delete it, or move totals and remarks to another sheet"
      ])
    #expect(problems.contains { $0.place.hasPrefix("t.csv:3:") })
  }

  @Test func columnsThatCountRowsAndShortContinentsAreUnderstood() {
    let text = "序号," + SampleTable.header + "\n1," + SampleTable.row(continent: "北美") + "\n"
    let (atlas, problems) = SampleTable.read(text: text)
    #expect(problems.isEmpty && atlas.cities.first?.continent == "North America", "\(problems)")
  }

  @Test func anEmptySourceIsDoubtful() {
    let problems = SampleTable.read([SampleTable.row(source: "")]).problems
    #expect(problems.map(\.severity) == [.warning] && problems[0].place == "t.csv:2:10")
  }

  /// What a row may leave empty it may leave out at its end.
  @Test func aShortRowLacksOnlyWhatMayBeEmpty() {
    let line = SampleTable.header.replacing("ended,source", with: "ended,note") + "\n"
    let (atlas, problems) = SampleTable.read(text: line + "Town,JP,Japan,Asia,35,135,b,2000\n")
    #expect(problems.allSatisfy { $0.severity == .warning } && atlas.agreements.count == 1, "\(problems)")
    let short = SampleTable.read(text: line + "Town,JP,Japan,Asia,35,135,b\n").problems
    #expect(
      short.last?.description
        == "t.csv:2:7: row has 7 fields; the header has 10; quote a text that holds separators or quotation marks")
  }

  @Test func emptyColumnsAtTheEndAreNothing() {
    let text = SampleTable.header + ",,\n" + SampleTable.row() + ",,\n"
    #expect(SampleTable.read(text: text).problems.isEmpty)
    let named = SampleTable.header + ",\n" + SampleTable.row() + ",x\n"
    #expect(SampleTable.read(text: named).problems.map(\.what) == ["column without a name, ignored"])
  }

  @Test func everythingIsSaidAtOnceByTheLineOfItsCell() {
    let problems = SampleTable.read([
      SampleTable.row(latitude: "95", relation: "x", source: "ftp://a"),
      SampleTable.row(city: "Two\nlines", established: "2001"),
      SampleTable.row(city: "Third", established: "200l"),
    ]).problems
    // The second row's city takes two lines, so the third row is on line 5.
    #expect(Set(problems.map(\.place)) == ["t.csv:2:5", "t.csv:2:7", "t.csv:2:10", "t.csv:5:8"])
    #expect(problems.count == 4)
  }

  @Test func directionControlsAreRemovedWithAWarning() {
    let (atlas, problems) = SampleTable.read([SampleTable.row(city: "\u{202E}Town\u{202C}")])
    #expect(problems.count == 1 && problems.first?.severity == .warning && problems.first?.place == "t.csv:2:1")
    #expect(atlas.cities.first?.names["en"] == "Town")
  }

  @Test func spaceAroundAndWithinCellsIsTidied() {
    let (atlas, problems) = SampleTable.read([SampleTable.row(city: "  Old\n  Town\t", latitude: " 35.5 ")])
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
