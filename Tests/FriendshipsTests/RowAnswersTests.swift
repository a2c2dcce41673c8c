import Geometry
import Messages
import Spreadsheets
import TestSupport
import Testing

@testable import Friendships

/// What a person has decided about a table takes the place of what its cells say.
@Suite struct RowAnswersTests {
  /// A table read with decisions.
  private func read(
    _ lines: [String], columns: [String: String] = [:], _ answers: TableDecisions.Answer...
  ) -> (table: FriendshipTable, problems: [String]) {
    var problems: [Problem] = []
    guard
      var file = MapFile(Array(SampleTable.map.utf8), file: "map.json", looks: Shenyang.looks, problems: &problems)
    else { preconditionFailure("\(problems)") }
    (file.decisions.columns, file.decisions.answers) = (columns, answers)
    let table = Table(csv: Array(lines.joined(separator: "\n").utf8), file: "t.csv", problems: &problems)
    let read = FriendshipTable(table, map: file, words: Shenyang.words, problems: &problems)
    return (read, problems.map(\.description))
  }

  private func answer(
    _ city: String, _ country: String, _ decision: TableDecisions.Decision
  ) -> TableDecisions.Answer {
    TableDecisions.Answer(city: city, country: country, decision)
  }

  private func answer(_ decision: TableDecisions.Decision) -> TableDecisions.Answer {
    answer("Town", "Japan", decision)
  }

  private let place = Coordinate(latitude: -12.3456, longitude: 123.000_001)
  private let bare = "city_en,country_code,country_en,continent,relation,established,source"
  private let bareRow = "Town,JP,Japan,Asia,b,2000,https://example.org/"

  // MARK: Places

  @Test func anAnswerPutsACityWhereTheTableHasNoColumnsForIt() throws {
    let (table, problems) = read([bare, bareRow], answer(.place(place, from: "GeoNames")))
    #expect(problems.isEmpty && table.unusedDecisions.isEmpty)
    let city = try #require(table.atlas.cities.first)
    #expect(city.coordinate == place && city.placeFrom == "GeoNames" && table.creditsPlaces)
  }

  /// A person has looked at the row.
  @Test func anAnswerGoesBeforeWhatTheTableHas() throws {
    let header = SampleTable.header + ",place_from"
    let (table, problems) = read([header, SampleTable.row() + ",choose"], answer(.place(place, from: nil)))
    let city = try #require(table.atlas.cities.first)
    #expect(problems.isEmpty && city.coordinate == place && city.placeFrom == nil)
  }

  @Test func allRowsOfACityAreMeantAndNoOthers() {
    let rows = [SampleTable.row(), SampleTable.row(relation: "a", established: "2001"), SampleTable.row(city: "Other")]
    let (table, problems) = read([SampleTable.header] + rows, answer(.place(place, from: nil)))
    #expect(problems.isEmpty)
    #expect(table.atlas.cities.map(\.coordinate) == [place, Coordinate(latitude: 35, longitude: 135)])
  }

  @Test(arguments: [
    ("  Town ", "Japan"), ("To\u{200B}wn", "Japan"), ("Town", " JP"), ("某市", "Japan"), ("Cafe\u{301}", "Japan"),
  ])
  func cellsAreComparedAsAPersonSeesThem(_ city: String, _ country: String) {
    let header = "city_en,city_zh,city_local,country_code,country_en,continent,relation,established,source"
    let row = " Town,某市,Café,JP,Japan ,Asia,b,2000,https://example.org/"
    let (table, problems) = read([header, row], answer(city, country, .place(place, from: nil)))
    #expect(problems.isEmpty && table.atlas.cities.map(\.coordinate) == [place])
  }

  @Test(arguments: [("town", "Japan"), ("Town", ""), ("Town", "France"), ("Tow", "Japan"), ("Japan", "Japan")])
  func whatDiffersMeetsNoRow(_ city: String, _ country: String) {
    let (table, _) = read([SampleTable.header, SampleTable.row()], answer(city, country, .place(place, from: nil)))
    #expect(table.unusedDecisions == ["answers[0]"])
    #expect(table.atlas.cities.first?.coordinate == Coordinate(latitude: 35, longitude: 135))
  }

  @Test func aRowWithoutACountryIsMeantByAnswersWithoutOne() {
    let lines = ["city_en,country_code,country_en,continent,relation,established,source", "Town,,,Asia,b,2000,"]
    let (table, _) = read(lines, answer("Town", "", .place(place, from: nil)))
    #expect(table.unusedDecisions.isEmpty && table.atlas.cities.map(\.coordinate) == [place])
  }

  @Test func ofTwoAnswersTheLaterCounts() {
    let there = Coordinate(latitude: 1, longitude: 2)
    let lines = [SampleTable.header, SampleTable.row()]
    let (table, _) = read(lines, answer(.leaveOut), answer(.place(place, from: nil)), answer(.place(there, from: nil)))
    #expect(table.atlas.cities.map(\.coordinate) == [there])
    let (none, _) = read(lines, answer(.place(place, from: nil)), answer(.leaveOut))
    #expect(none.atlas.cities.isEmpty && none.atlas.leftOut == 1)
  }

  // MARK: Cities that are left out

  @Test func aCityThatIsLeftOutIsCountedAndTold() throws {
    let rows = [SampleTable.row(), SampleTable.row(city: "Other")]
    let (table, problems) = read([SampleTable.header] + rows, answer(.leaveOut))
    #expect(problems.isEmpty)
    #expect(table.atlas.cities.map(\.id) == ["other-jp"])
    #expect(table.atlas.leftOut == 1 && table.atlas.unplaced == 0)
    let finding = try #require(table.review.findings.first)
    #expect(finding.isLeftOut && !finding.isDrawn && finding.row == 2 && table.review.summary == nil)
    #expect(finding.problem.description == "t.csv:2:1: not drawn, left out on purpose: \"Town, Japan\"")
    #expect(finding.problem.severity == .note)
  }

  /// Whatever is wrong in its row.
  @Test func whatIsLeftOutKeepsNothingFromBeingDrawn() {
    let rows = [SampleTable.row(latitude: "95", relation: "zzz", established: "soon"), SampleTable.row(city: "Other")]
    let (table, problems) = read([SampleTable.header] + rows, answer(.leaveOut))
    #expect(problems.isEmpty && table.atlas.agreements.count == 1)
  }

  /// As an exported table says it.
  @Test func aTableMayLeaveACityOutItself() {
    let header = SampleTable.header + ",place_from"
    let (table, problems) = read([header, SampleTable.row() + ",Left  out", SampleTable.row(city: "Other") + ","])
    #expect(problems.isEmpty && table.atlas.cities.map(\.id) == ["other-jp"] && table.atlas.leftOut == 1)
  }

  // MARK: Corrections

  @Test func aCorrectionReplacesACellThatSaysWhatItWas() throws {
    let rows = [SampleTable.row(established: "1998.13"), SampleTable.row(established: "2003")]
    let fix = answer(.correction(column: "established", was: " 1998.13", is: "1998-12"))
    let (table, problems) = read([SampleTable.header] + rows, fix)
    #expect(problems.isEmpty && table.unusedDecisions.isEmpty)
    #expect(table.atlas.agreements.map(\.established) == [PartialDate("1998-12"), PartialDate("2003")])
  }

  @Test func anEmptyCellMayBeFilled() {
    let fix = answer(.correction(column: "established", was: "", is: "1998"))
    let (table, _) = read([SampleTable.header, SampleTable.row(established: "")], fix)
    #expect(table.atlas.agreements.map(\.established) == [PartialDate("1998")])
  }

  /// What another correction has made of it does not count.
  @Test func aNameMayBeCorrectedToo() {
    let (table, problems) = read(
      [SampleTable.header, SampleTable.row()], answer(.correction(column: "city_en", was: "Town", is: "City")),
      answer(.correction(column: "established", was: "2000", is: "2001")), answer(.place(place, from: nil)))
    #expect(problems.isEmpty && table.unusedDecisions.isEmpty)
    #expect(table.atlas.cities.map(\.id) == ["city-jp"] && table.atlas.cities[0].coordinate == place)
    #expect(table.atlas.agreements[0].established == PartialDate("2001"))
  }

  @Test(arguments: [("established", "1999"), ("note", ""), ("established", "")])
  func aCorrectionOfWhatIsNotThereIsUnused(_ column: String, _ was: String) {
    let (table, _) = read(
      [SampleTable.header, SampleTable.row()], answer(.correction(column: column, was: was, is: "1998")))
    #expect(table.unusedDecisions == ["answers[0]"])
    #expect(table.atlas.agreements.map(\.established) == [PartialDate("2000")])
  }

  /// The fault of a cell is that of the file.
  @Test func anErrorOfTheSheetIsMendedByACorrection() {
    let lines = [SampleTable.header, SampleTable.row(established: "#REF!")]
    #expect(read(lines).problems.count == 1)
    let fix = answer(.correction(column: "established", was: "#REF!", is: "1998"))
    let (table, problems) = read(lines, fix)
    #expect(problems.isEmpty && table.atlas.agreements.map(\.established) == [PartialDate("1998")])
  }

  // MARK: Columns

  @Test func aPersonSaysWhatAColumnMeans() throws {
    let lines = [
      "Ort,Code,country_en,continent,latitude,longitude,Art,Wann,,source,Wann", "Town,JP,Japan,Asia,35,135,a,2000,x,,y",
    ]
    let (table, problems) = read(
      lines,
      columns: ["Ort": "city_en", "Code": "country_code", "Art": "relation", "I": "note", "H": "established", "K": ""])
    #expect(problems == ["t.csv:2:10: empty source; say where the agreement is published"])
    let agreement = try #require(table.atlas.agreements.first)
    #expect(agreement.relation == "a" && agreement.established == PartialDate("2000") && agreement.details.note == "x")
    #expect(table.atlas.cities[0].id == "town-jp" && table.unusedDecisions.isEmpty)
  }

  /// What a header says counts before the letter of a column.
  @Test func aHeaderOfOneLetterIsNoLetterOfAColumn() {
    let lines = [
      "city_en,country_code,B,continent,latitude,longitude,relation,established,source",
      "Town,JP,x,Asia,35,135,a,2000,",
    ]
    let (table, _) = read(lines, columns: ["B": "note"])
    #expect(table.atlas.agreements[0].details.note == "x" && table.atlas.cities[0].country.code == "JP")
  }

  @Test func aKnownColumnMayBeLeftUnread() {
    let (table, problems) = read([SampleTable.header, SampleTable.row(ended: "soon")], columns: ["ended": ""])
    #expect(problems.isEmpty && table.atlas.agreements[0].ended == nil)
  }

  /// A title above the table has the letter, too.
  @Test func lettersAreThoseOfTheHeader() {
    let title = "Our cities,,,,,,,,"
    let lines = [
      title, "city_en,country_code,country_en,continent,latitude,longitude,relation,established,",
      "Town,JP,Japan,Asia,35,135,a,2000,x",
    ]
    let (table, _) = read(lines, columns: ["I": "note"])
    #expect(table.atlas.agreements.map(\.details.note) == ["x"])
  }

  @Test func namesOfColumnsHoldInASecondTableBelowTheFirst() {
    let header = "Ort,country_code,continent,latitude,longitude,relation,established"
    let lines = [
      header, "Town,JP,Asia,35,135,a,2000", "city_en,country_code,continent,latitude,longitude,established,Ort",
    ]
    let (table, _) = read(lines + ["More,,,,,,", header, "Third,JP,Asia,36,136,b,2001"], columns: ["Ort": "city_en"])
    #expect(table.atlas.cities.contains { $0.id == "third-jp" })
  }

  @Test func aColumnThatIsNotThereIsUnused() {
    let (table, _) = read(
      [SampleTable.header, SampleTable.row()], columns: ["Ort": "city_en", "AZ": "note", "A": "city_xx"])
    #expect(table.unusedDecisions == ["columns.A", "columns.AZ", "columns.Ort"])
  }

  @Test func twoColumnsOfOneMeaningAreToldWhereTheyStand() {
    let (_, problems) = read([SampleTable.header + ",Ort", SampleTable.row() + ",x"], columns: ["Ort": "city_en"])
    #expect(problems == ["t.csv:1:11: column appears twice: \"Ort\"; both are read as city_en; delete one of them"])
  }
}
