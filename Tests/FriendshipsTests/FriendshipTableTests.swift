import Drawing
import Friendships
import Messages
import Spreadsheets
import Testing
import TestSupport

/// The built-in table against what the office and the press have counted.
@Suite struct FriendshipTableTests {
  private let atlas = Shenyang.atlas

  private func counts(_ day: String) -> [String: Int] {
    Dictionary(atlas.agreements(on: Shenyang.day(day)).map { ($0.relation, 1) }, uniquingKeysWith: +)
  }

  @Test func theBuiltInTableReadsWithoutProblems() {
    #expect(Shenyang.read(Shenyang.tableBytes).problems.isEmpty)
    #expect(atlas.agreements.count == 39 && atlas.cities.count == 37)
    #expect(atlas.years == 1980...2021 && atlas.lastYear == 2021)
  }

  /// Sister cities: 13 at the end of 2009, 20 on 2018-09-11, 22 on 2021-10-25, 23 with Karachi (claims of the map file).
  static let published: [(String, Int?, Int?)] = [
    ("1980-11-17", nil, nil), ("1980-11-18", 1, nil), ("1980-12-31", 1, nil), ("2009-12-31", 13, nil),
    ("2018-09-11", 20, nil), ("2021-10-25", 22, 15), ("2021-12-08", 22, 15), ("2021-12-09", 23, 14),
    ("2021-12-31", 23, 14),
  ]

  @Test(arguments: published) func countsOfDays(_ day: String, _ sister: Int?, _ cooperative: Int?) {
    #expect(counts(day)["sister"] == sister)
    if sister == nil || cooperative != nil { #expect(counts(day)["cooperative"] == cooperative) }
  }

  @Test func theDrawnSisterCitiesAreThoseOfEveryClaim() {
    for claim in atlas.claims where claim.date.year <= 2021 {
      #expect(counts(claim.date.description)["sister"] == claim.counts["sister"], "\(claim.date)")
    }
  }

  @Test func sapporoIsTheFirst() {
    let first = atlas.agreements(on: Shenyang.day("1980")).map { atlas.city(of: $0).names["en"] }
    #expect(first == ["Sapporo"])
    #expect(atlas.inOrder.first?.id == "sapporo-jp" && atlas.inOrder.last?.id == "karachi-pk-2")
    let days = atlas.inOrder.compactMap { $0.lifespan?.from }
    #expect(days == days.sorted() && days.count == 39)
  }

  @Test func karachiIsCooperativeUntilTheDayBeforeItBecomesASister() {
    let karachi = atlas.agreements.filter { atlas.city(of: $0).id == "karachi-pk" }
    #expect(karachi.map(\.id) == ["karachi-pk", "karachi-pk-2"])
    #expect(karachi.map(\.relation) == ["cooperative", "sister"])
    #expect(karachi.map { $0.lifespan?.from?.description } == ["2018-08-31", "2021-12-09"])
    #expect(karachi.map { $0.lifespan?.until?.description } == ["2021-12-08", nil])
  }

  @Test func aLaterAgreementReplacesAnEarlierOneInAnyOrderOfRows() {
    for rows in [[("2003", "", "b"), ("2013-07-29", "", "a")], [("2013-07-29", "", "a"), ("2003", "", "b")]] {
      let (atlas, problems) = SampleTable.read(
        rows.map { SampleTable.row(relation: $0.2, established: $0.0, ended: $0.1) })
      #expect(problems.isEmpty)
      #expect(SampleTable.spans(atlas) == ["2003-12-31–2013-07-28", "2013-07-29–"])
      #expect(atlas.agreements.map(\.id) == ["town-jp", "town-jp-2"])
    }
  }

  @Test func anAgreementThatHadEndedStaysEnded() {
    let (atlas, problems) = SampleTable.read([
      SampleTable.row(relation: "b", established: "1990", ended: "2000-06"),
      SampleTable.row(relation: "a", established: "2005"),
    ])
    #expect(problems.isEmpty)
    #expect(SampleTable.spans(atlas) == ["1990-12-31–2000-06-30", "2005-12-31–"])
    #expect(atlas.agreements(on: Shenyang.day("2003")).isEmpty)
  }

  @Test func anAgreementThatEndsAfterItsReplacementIsCutThere() {
    let (atlas, _) = SampleTable.read([
      SampleTable.row(relation: "b", established: "1990", ended: "2010"),
      SampleTable.row(relation: "a", established: "2005-03-01", ended: "2007"),
    ])
    #expect(SampleTable.spans(atlas) == ["1990-12-31–2005-02-28", "2005-03-01–2007-12-31"])
    #expect(atlas.agreements(on: Shenyang.day("2008")).isEmpty)
  }

  @Test func aBlankDateIsKeptAndNotDrawn() {
    let (atlas, problems) = SampleTable.read([
      SampleTable.row(established: ""), SampleTable.row(city: "Dated", established: "1990"),
    ])
    #expect(problems.isEmpty && !atlas.isUndated)
    #expect(atlas.agreements.count == 2 && atlas.agreements[0].lifespan == nil)
    #expect(atlas.inOrder.map(\.id) == ["dated-jp"] && atlas.lastYear == 1990)
    #expect(atlas.agreements(on: Day(lastOf: 2021)).map(\.id) == ["dated-jp"])
  }

  /// The second header is in an office's words, the first in the program's own.
  @Test func aTableBelowAnotherMayNameItsColumnsInOtherWords() {
    let own = SampleTable.header + "\n" + SampleTable.row() + "\na,,,,,,,,,\n"
    let second = "英文名,国家代码,国家,大洲,纬度,经度,关系,结好日期,结束日期,来源\n" + SampleTable.row(city: "More") + "\n"
    let (atlas, problems) = SampleTable.read(text: own + second)
    #expect(problems.isEmpty && atlas.cities.map(\.id) == ["town-jp", "more-jp"], "\(problems)")
    #expect(atlas.agreements.map(\.relation) == ["b", "b"])
  }

  /// Where no row has a date, all cities are on the map of any day, until they ended.
  @Test func aTableWithoutAnyDateShowsAllItsCities() {
    let (atlas, problems) = SampleTable.read([
      SampleTable.row(established: ""), SampleTable.row(city: "Gone", established: "", ended: "2001"),
    ])
    #expect(problems.isEmpty && atlas.isUndated && atlas.first == nil)
    #expect(atlas.agreements(on: Day(lastOf: 1900)).count == 2 && atlas.inOrder.count == 2)
    #expect(atlas.agreements(on: Day(lastOf: 2002)).map(\.id) == ["town-jp"])
  }

  @Test func coordinatesMayStandOnTheFirstRowOnly() {
    let (atlas, problems) = SampleTable.read([
      SampleTable.row(established: "1990"),
      SampleTable.row(latitude: "", longitude: "", relation: "a", established: "2000"),
    ])
    #expect(problems.isEmpty)
    #expect(atlas.cities.count == 1 && atlas.agreements.count == 2)
  }

  @Test func columnsMayStandInAnyOrderAndOthersAreIgnoredWithAWarning() {
    let lines = [("colour", SampleTable.header), ("red", SampleTable.row(established: "1990"))].map { first, line in
      [first] + line.split(separator: ",", omittingEmptySubsequences: false).map(String.init).reversed()
    }
    let (atlas, problems) = SampleTable.read(text: lines.map { $0.joined(separator: ",") }.joined(separator: "\n"))
    #expect(problems.map(\.place) == ["t.csv:1:1"] && problems.first?.severity == .warning)
    #expect(atlas.cities.first?.names["en"] == "Town" && SampleTable.spans(atlas) == ["1990-12-31–"])
  }

  @Test func aTableOfColumnNamesAloneIsAnEmptyMap() {
    let (atlas, problems) = SampleTable.read([])
    #expect(atlas.agreements.isEmpty && problems.allSatisfy { $0.severity == .warning })
  }

  @Test func anEmptyTableIsAProblemWhateverWasDoubtfulBefore() throws {
    var problems = [Problem(.warning, at: "map.json", "unknown member, ignored")]
    let bytes = Shenyang.mapBytes
    let map = try #require(MapFile(bytes, file: "map.json", looks: Shenyang.looks, problems: &problems))
    let table = Table(csv: [], file: "t.csv", problems: &problems)
    _ = FriendshipTable(table, map: map, words: Shenyang.words, problems: &problems)
    #expect(problems.last?.what == "empty table")
  }

  @Test func whatARowWithErrorsLeavesOutIsNoSecondError() {
    let rows = [SampleTable.row(established: "x"), SampleTable.row(latitude: "", longitude: "", established: "2010")]
    #expect(SampleTable.read(rows).problems.map(\.what) == ["not a date"])
  }

  /// With each agreement compared with all others of its city this would take minutes.
  @Test func aCityMayHaveManyAgreements() {
    let dates = (1000..<9000).map { String($0) }
    let (atlas, problems) = SampleTable.read((dates + ["1000"]).map { SampleTable.row(established: $0) })
    #expect(atlas.agreements.count == 8000 && Set(atlas.agreements.map(\.id)).count == 8000)
    #expect(atlas.agreements.prefix(2).map(\.id) == ["town-jp", "town-jp-2"])
    let errors = problems.filter { $0.severity == .error }
    #expect(errors.map(\.what) == ["duplicate agreement"] && errors.first?.place == "t.csv:8002:8")
  }

  /// A city that a list names under two kinds with one date is drawn once, by the higher; whichever stands first.
  @Test(arguments: [["Sister cities", "Friendship cities"], ["Friendship cities", "Sister cities"]])
  func aListMayNameACityUnderTwoKinds(_ headings: [String]) throws {
    let row = "Town,JP,35,135,Asia,1983-05-26,https://example.org/\n"
    let header = "city,country code,latitude,longitude,continent,date,source\n"
    let text = header + headings.map { "\($0),,,,,,\n" + row }.joined()
    let (atlas, problems) = SampleTable.readList(text)
    #expect(
      problems.map(\.description) == [
        "t.csv:5:6: two agreements of one city take effect on one day: \"Town\"; the other is on line 3; the higher kind is drawn"
      ])
    #expect(problems.allSatisfy { $0.severity == .warning })
    let drawn = atlas.agreements.filter { $0.lifespan?.contains(Shenyang.day("2000")) ?? false }
    #expect(drawn.map(\.relation) == ["sister"] && atlas.agreements.count == 2)
  }

  /// Twice under one kind is one row too many.
  @Test func aListMayNotNameACityTwiceUnderOneKind() {
    let row = "Town,JP,35,135,Asia,1983\n"
    let text = "city,country code,latitude,longitude,continent,date\n" + row + row
    let errors = SampleTable.readList(text).problems.filter { $0.severity == .error }
    #expect(errors.map(\.what) == ["duplicate agreement"])
  }

  @Test func aCellIsReportedOnce() {
    #expect(
      SampleTable.read([SampleTable.row(source: "https://a.org/\u{1}")]).problems.count {
        $0.what == "control character"
      } == 1)
  }

  @Test func everyProblemOfATableNamesItsColumn() {
    let rows = [
      SampleTable.row(), SampleTable.row(latitude: "36"), SampleTable.row(relation: "a"), SampleTable.row(city: "城"),
      SampleTable.row(city: "Düren"), SampleTable.row(city: "Duren"), "too,short",
    ]
    let places = SampleTable.read(rows).problems.map(\.place)
    #expect(places == ["t.csv:3:5", "t.csv:5:1", "t.csv:7:1", "t.csv:8:2", "t.csv:4:8"])
  }

  /// Rows of other kinds of error, and the greatest number of errors that is told.
  @Test(arguments: ["too,short", "a\"b", "\"a\"b", ",,,,,,,1,,"]) func ofEndlessErrorsTheFirstAreTold(_ row: String) {
    let problems = SampleTable.read([SampleTable.row()] + Array(repeating: row, count: 20_000)).problems
    let errors = problems.filter { $0.severity == .error }
    #expect(errors.count == 10_001, "\(errors.count)")
    #expect(errors.last?.description.contains("more than 10000 errors; look at the first ones") == true)
  }

  /// A table in which every row is doubtful is a table all the same.
  @Test func endlessWarningsKeepNoRowOut() {
    let rows = (0..<12_000).map { SampleTable.row(city: "Town \($0)", source: "") }
    let (atlas, problems) = SampleTable.read(rows)
    #expect(atlas.agreements.count == 12_000 && problems.count == 10_001)
    #expect(problems.allSatisfy { $0.severity == .warning })
  }

  @Test func laterRowsOfACityAddWhatTheFirstLacks() {
    let header = SampleTable.header.replacing("city_en", with: "city_en,city_zh,city_local") + "\n"
    let first = "Town,,,JP,Japan,Asia,35,135,b,1990,,\n"
    let (atlas, problems) = SampleTable.read(text: header + first + "Town,城,町,JP,Japan,Asia,,,a,2000,,https://a.org\n")
    #expect(problems.map(\.what) == ["empty source"])
    #expect(atlas.cities.map { $0.names["zh"] } == ["城"] && atlas.cities.map(\.localName) == ["町"])
  }

  @Test func whatLaterRowsOfACityHaveOtherwiseIsTold() {
    let later = SampleTable.row(country: "Nippon", continent: "Europe", relation: "a", established: "2001")
    let (atlas, problems) = SampleTable.read([SampleTable.row(), later])
    #expect(
      problems.map(\.description) == [
        "t.csv:3:3: differs from line 2: \"Nippon\"; line 2 has \"Japan\", which is used; write the same in all rows of a city",
        "t.csv:3:4: differs from line 2: \"Europe\"; line 2 has \"Asia\", which is used; write the same in all rows of a city",
      ])
    #expect(problems.allSatisfy { $0.severity == .warning } && atlas.cities.map(\.continent) == ["Asia"])
  }

  /// Known only to the year, a sister city may well have been a partner before.
  @Test func ofTwoAgreementsOfOneYearTheHigherOneIsDrawn() {
    for kinds in [["a", "b"], ["b", "a"]] {
      let (atlas, problems) = SampleTable.read(kinds.map { SampleTable.row(relation: $0, established: "2000") })
      #expect(problems.map(\.severity) == [.warning] && problems.first?.place == "t.csv:3:8")
      #expect(atlas.agreements(on: Shenyang.day("2000")).map(\.relation) == ["a"])
    }
  }

  @Test func anEndingIsAChangeToo() {
    let rows = [SampleTable.row(established: "1981", ended: "2023-05-01")]
    #expect(SampleTable.read(rows).atlas.lastYear == 2023)
  }
}
