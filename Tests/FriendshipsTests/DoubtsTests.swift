import Drawing
import Geometry
import Messages
import Spreadsheets
import Testing
import TestSupport

@testable import Friendships

/// What each doubt says is held by Tests/Fixtures/faults; here is where each begins and ends.
@Suite struct DoubtsTests {
  private func doubts(
    _ rows: [String], today: Day = Day(lastOf: 2020), map: String = SampleTable.map, reading: [String] = []
  ) -> [String] {
    var problems: [Problem] = []
    guard let file = MapFile(Array(map.utf8), file: "map.json", looks: Shenyang.looks, problems: &problems) else {
      return []
    }
    let text = ([SampleTable.header] + rows).map { $0 + "\n" }.joined()
    let table = Table(csv: Array(text.utf8), file: "t.csv", problems: &problems)
    let friendships = FriendshipTable(table, map: file, words: Shenyang.words, problems: &problems)
    let land = Shenyang.fineLand.withUnsafeBytes {
      Basemap(shapefile: $0, name: "land", digest: "", problems: &problems)
    }
    let found = Doubts(friendships, words: Shenyang.words).all(
      today: today, land: land ?? .none, map: (file, "map.json"))
    #expect(problems.map { "\($0.place): \($0.what)" } == reading)
    return found.map { "\($0.place): \($0.what)" }
  }

  @Test func aSoundTableRaisesNone() {
    #expect(doubts([SampleTable.row(), SampleTable.row(city: "Other", latitude: "43", longitude: "142")]).isEmpty)
  }

  /// A year typed into a cell with a date format: day 1981 of Excel's calendar is 1905-06-03.
  @Test(arguments: [
    ("1905-06-03", true), ("1905-03-14", true), ("1905-03-13", false), ("1905-09-30", true), ("1905-10-01", false),
    ("1905-06", true), ("1905", true), ("1906-06-03", false), ("1195-11-09", true), ("1899", true), ("1900", false),
  ])
  func aYearInADateFormatIsSeen(_ date: String, _ isDoubtful: Bool) {
    let found = doubts([SampleTable.row(established: date)])
    #expect(found.contains("t.csv:2:8: unlikely date") == isDoubtful, "\(found)")
  }

  /// A country has one code, and a code one country.
  @Test func aCountryWithTwoCodesIsDoubtful() {
    let rows = [SampleTable.row(), SampleTable.row(city: "Niigata", code: "JM", latitude: "37.9", longitude: "139")]
    #expect(doubts(rows) == ["t.csv:3:2: another code for Japan"])
  }

  /// Whether a code of a part of China is the table's own: it is hinted at the name, and is no other country of one name.
  @Test(arguments: [("CN", ["t.csv:2:3: not as maps published in China write it"]), ("JP", [])])
  func aPartOfChinaIsHintedAtWithItsRow(_ hub: String, _ expected: [String]) {
    let row = SampleTable.row(city: "Macao", code: "MO", country: "Macao", latitude: "22.2", longitude: "113.5")
    let map = SampleTable.map.replacing("\"code\": \"CN\"", with: "\"code\": \"\(hub)\"")
    #expect(doubts([row], map: map, reading: expected).isEmpty)
  }

  @Test(arguments: [("b", "a", "", false), ("a", "b", "", true), ("a", "b", "1999", false)])
  func aLowerKindThatReplacesAHigherOneIsDoubtful(
    _ first: String, _ second: String, _ ended: String, _ isDoubtful: Bool
  ) {
    let rows = [
      SampleTable.row(relation: first, established: "1990", ended: ended),
      SampleTable.row(relation: second, established: "2000"),
    ]
    #expect(doubts(rows).contains("t.csv:3:7: a lower kind replaces a higher one") == isDoubtful)
  }

  /// The day itself is not in the future, and neither is a month or a year that has begun.
  @Test(arguments: [
    ("2020-06-15", false), ("2020-06-16", true), ("2020-06", false), ("2020-07", true), ("2020", false), ("2021", true),
    ("../2021", true),
  ])
  func theFutureBeginsTomorrow(_ date: String, _ isDoubtful: Bool) throws {
    let today = try #require(Day(year: 2020, month: 6, day: 15))
    let found = doubts([SampleTable.row(established: date)], today: today)
    #expect(found.contains("t.csv:2:8: a date in the future") == isDoubtful)
  }

  /// Natural Earth's own cities, on land and on islands that the basemap has.
  @Test func noCapitalLiesInTheSea() {
    let places = [
      (35.68, 139.75), (51.5, -0.12), (-33.92, 18.43), (21.31, -157.86), (1.29, 103.85), (4.17, 73.5), (-18.13, 178.44),
      (17.12, -61.85), (14.92, -23.52), (-4.62, 55.45), (64.15, -21.95), (78.22, 15.63), (-54.8, -68.3),
      (-17.54, -149.57),
    ]
    var problems: [Problem] = []
    let land = Shenyang.fineLand.withUnsafeBytes {
      Basemap(shapefile: $0, name: "land", digest: "", problems: &problems)
    }
    let raster = LandRaster(land?.rings ?? [])
    for (φ, λ) in places {
      #expect(raster.hasLand(within: 60, of: Coordinate(latitude: φ, longitude: λ)), "\(φ), \(λ)")
    }
    for (φ, λ) in [(0.0, -30.0), (0.0, 180.0), (-50, 90), (40, -170), (85, 0), (-48.876, -123.393)] {
      #expect(!raster.hasLand(within: 60, of: Coordinate(latitude: φ, longitude: λ)), "\(φ), \(λ)")
    }
  }

  /// A square island: inside, on the coast, and within and beyond a distance of it, on both sides of ±180°.
  @Test(arguments: [0.0, 179, -178, 90]) func landIsFoundWithinItsDistance(_ λ: Double) {
    let ring = [(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)].map {
      Coordinate(latitude: $0.0, longitude: normalizedLongitude(λ + $0.1))
    }
    let raster = LandRaster([ring])
    let at = { (φ: Double, x: Double) in Coordinate(latitude: φ, longitude: λ + x) }
    #expect(raster.hasLand(within: 0, of: at(0, 0)) && raster.hasLand(within: 0, of: at(4.9, -4.9)))
    #expect(raster.hasLand(within: 60, of: at(0, 5.5)) && raster.hasLand(within: 60, of: at(-5.5, 0)))
    #expect(!raster.hasLand(within: 60, of: at(0, 6)) && !raster.hasLand(within: 60, of: at(6, 0)))
  }

  /// The hub of the sample map lies on land; with its coordinates exchanged it would lie in the Arctic.
  @Test func aHubInTheSeaIsDoubtful() {
    let map = SampleTable.map.replacing("\"latitude\": 41", with: "\"latitude\": 0").replacing("123}", with: "-30}")
    #expect(doubts([SampleTable.row()], map: map).contains { $0 == "map.json: hub: in the sea, far from land" })
    #expect(!doubts([SampleTable.row()]).contains { $0.hasPrefix("map.json: hub") })
  }

  /// On land, but with a wrong sign: Edmonton in Siberia, Rio de Janeiro in Arabia.
  @Test(arguments: [
    ("North America", "53.55", "113.49", true), ("North America", "53.55", "-113.49", false),
    ("South America", "22.9", "43.2", true), ("South America", "-22.9", "-43.2", false),
    ("Europe", "-22.9", "29", true),
    ("Europe", "43.12", "131.89", false), ("Europe", "37.62", "55.76", true), ("Europe", "28.1", "-15.4", false),
    ("Europe", "40.4", "49.9", false), ("Europe", "35.2", "33.4", false), ("Asia", "64.73", "-177.51", false),
    ("Oceania", "21.31", "-157.86", false),
    ("Oceania", "36.56", "136.65", true), ("Africa", "15", "45", false), ("Africa", "44", "10", true),
  ])
  func aWrongSignOnLandIsSeenByTheContinent(
    _ continent: String, _ latitude: String, _ longitude: String, _ isDoubtful: Bool
  ) {
    let row = SampleTable.row(continent: continent, latitude: latitude, longitude: longitude)
    #expect(doubts([row]).contains("t.csv:2:5: outside its continent") == isDoubtful)
  }

  /// The northernmost, southernmost, westernmost and easternmost towns of each continent with its islands, and those of its
  /// narrow ends.
  @Test(
    arguments: [
      ("Africa", [(37.27, 9.87), (-34.83, 20.0), (14.92, -23.51), (-19.68, 63.42), (11.83, 51.28)]),
      ("Asia", [(73.51, 80.55), (-10.86, 123.25), (39.32, 26.69), (35.17, 33.36), (64.73, 177.51), (66.16, -169.81)]),
      ("Europe", [(78.22, 15.65), (34.84, 24.09), (39.45, -31.13), (28.1, -15.41), (43.12, 131.89), (40.38, 49.89)]),
      (
        "North America",
        [
          (83.0, -62.3), (7.53, -80.03), (9.93, -84.08), (8.98, -79.52), (51.88, -176.65), (47.56, -52.71),
          (77.47, -69.23), (5.53, -87.06),
        ]
      ),
      (
        "Oceania",
        [(21.31, -157.86), (-46.9, 168.13), (-31.95, 115.86), (-27.15, -109.43), (13.47, 144.75), (-8.56, 125.56)]
      ),
      ("South America", [(12.44, -71.67), (-54.93, -67.61), (-0.74, -90.31), (-27.15, -109.43), (-7.12, -34.86)]),
    ] as [(String, [(Double, Double)])])
  func everyContinentHasItsFarthestTowns(_ continent: String, _ places: [(Double, Double)]) {
    for (φ, λ) in places {
      #expect(Doubts.isInside(continent, Coordinate(latitude: φ, longitude: λ)), "\(φ), \(λ)")
    }
  }

  /// Large towns of others that are as near as can be: a wrong sign, or places exchanged, may lead no farther than there. North
  /// America ends between Cocos Island, of Costa Rica, and Bogotá.
  @Test(
    arguments: [
      ("Africa", [(40.85, 14.27), (34.53, 69.17), (-3.73, -38.53)]),
      ("Asia", [(-16.92, 145.77), (37.98, 23.73), (64.84, -147.72), (-25.97, 32.58)]),
      ("Europe", [(33.51, 36.29), (41.3, 69.24), (33.57, -7.59), (64.18, -51.72), (37.95, 58.38), (40.71, -74.01)]),
      ("North America", [(4.71, -74.07), (-0.18, -78.47), (51.51, -0.13), (43.12, 131.89)]),
      ("Oceania", [(31.23, 121.47), (13.76, 100.5), (19.43, -99.13), (32.72, -117.16)]),
      ("South America", [(15.5, -88.03), (14.92, -23.51), (-17.54, -149.57), (25.76, -80.19)]),
    ] as [(String, [(Double, Double)])])
  func noContinentReachesTheTownsOfItsNeighbours(_ continent: String, _ places: [(Double, Double)]) {
    for (φ, λ) in places {
      #expect(!Doubts.isInside(continent, Coordinate(latitude: φ, longitude: λ)), "\(φ), \(λ)")
    }
  }

  /// 14 km apart: near the poles, where that is many degrees of longitude, and on both sides of 180°.
  @Test(arguments: [("78.22", "15.6", "16.2"), ("-16.8", "179.95", "-179.92"), ("70", "-180", "179.64")])
  func neighboursAreFoundWhereverTheyLie(_ latitude: String, _ longitude: String, _ other: String) {
    let rows = [
      SampleTable.row(latitude: latitude, longitude: longitude),
      SampleTable.row(city: "Toun", latitude: latitude, longitude: other),
    ]
    #expect(doubts(rows).contains("t.csv:3:1: perhaps the same city twice"))
  }

  @Test func aTownNextDoorIsPerhapsTheSame() {
    let near = SampleTable.row(city: "Toun", latitude: "35.05")
    #expect(doubts([SampleTable.row(), near]) == ["t.csv:3:1: perhaps the same city twice"])
    let other = SampleTable.row(city: "Quite Different", latitude: "35.05")
    #expect(doubts([SampleTable.row(), other]).isEmpty)
    let same = SampleTable.row(city: "Quite Different", latitude: "35.005")
    #expect(doubts([SampleTable.row(), same]) == ["t.csv:3:1: perhaps the same city twice"])
    let abroad = SampleTable.row(city: "Toun", code: "KR", country: "Korea", latitude: "35.005")
    #expect(doubts([SampleTable.row(), abroad]).isEmpty)
  }

  @Test func twoAgreementsOfOneKindAreDoubtfulUnlessTheFirstHasEnded() {
    let second = SampleTable.row(established: "2010")
    #expect(doubts([SampleTable.row(), second]) == ["t.csv:3:7: the same kind of agreement twice"])
    #expect(doubts([SampleTable.row(ended: "2005"), second]).isEmpty)
    #expect(doubts([SampleTable.row(), SampleTable.row(relation: "a", established: "2010")]).isEmpty)
  }

  /// Every pair of codes and names that ISO and the table could have; the list itself is compared by a referee.
  @Test func codesAreThoseOfISO() {
    #expect(CountryCode.all.count == 249)
    #expect(doubts([SampleTable.row(code: "UK")]) == ["t.csv:2:2: unknown country code"])
    for (wrong, right) in CountryCode.meant {
      #expect(!CountryCode.all.contains(wrong) && CountryCode.all.contains(right))
    }
  }
}
