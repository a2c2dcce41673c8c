import FriendshipMaps
import Friendships
import Messages
import Testing

/// The maps of all cities of one table are those of a run for each of them.
struct CityPairsTests {
  private static let table = """
    city1,country1,city2,country2,date
    Lyon,France,Frankfurt am Main,Germany,1960-10-15
    Valencia,Spain,Lyon,France,1951-01-01
    Valencia,Venezuela,Johannesburg,South Africa,1998-05-05
    Newcastle,Australia,Ube,Japan,1980-11-21
    Newcastle upon Tyne,United Kingdom,Bergen,Norway,1968-02-02
    LYON,France,St. Louis,United States,1975-06-06
    Lyon,,Milan,Italy,1967-01-20

    """

  private func pairs(_ text: String = table, _ request: MapRequest = MapRequest()) throws -> CityPairs {
    try CityPairs(table: Array(text.utf8), named: "pairs.csv", request: request)
  }

  @Test func everyCityIsThereOnce() throws {
    let hubs = try pairs().hubs
    #expect(
      hubs.map(\.id) == [
        "bergen", "frankfurt-am-main", "johannesburg", "lyon", "milan", "newcastle", "newcastle-upon-tyne", "st-louis",
        "ube", "valencia-es", "valencia-ve",
      ])
    let lyon = try #require(hubs.first { $0.id == "lyon" })
    #expect(lyon.name == "Lyon" && lyon.country == "France" && lyon.partnerCount == 4)
  }

  /// Cities of one name in two countries have partners of their own.
  @Test func aMapIsThatOfTheCityAlone() throws {
    for (id, hub) in [
      ("lyon", "Lyon, France"), ("valencia-es", "Valencia, Spain"), ("valencia-ve", "Valencia, Venezuela"),
      ("ube", "Ube, Japan"),
    ] {
      let all = try pairs()
      let city = try #require(all.hubs.first { $0.id == id })
      let alone = try FriendshipMap(table: Array(Self.table.utf8), named: "pairs.csv", hub: hub)
      #expect(try all.map(of: city).svg() == alone.svg(), "\(id)")
      #expect(alone.cityCount() == city.partnerCount, "\(id)")
    }
  }

  /// What is asked of the maps holds for each; the order in which they are made and the threads that make them do not matter.
  @Test func mapsAreMadeOnAllThreadsAtOnce() throws {
    var request = MapRequest()
    (request.theme, request.width, request.height) = (.dark, 800, 600)
    let all = try pairs(Self.table, request)
    let made = try parallelMap(all.hubs.reversed(), threads: 4, makeWorker: {}) { _, hub throws(Failure) in
      try all.map(of: all.data(of: hub)).still(on: .latest).svg
    }
    for (hub, svg) in zip(all.hubs.reversed(), made) { #expect(try all.map(of: hub).svg() == svg) }
    let text = String(decoding: made[0], as: UTF8.self)
    #expect(text.contains("viewBox=\"0 0 800 600\""))
  }

  @Test func theTablesOwnPlacesAreTaken() throws {
    let text = """
      city1,country1,lat1,lng1,city2,country2,lat2,lng2
      Nowhereville,France,45.5,4.25,Elsewhere,Spain,40.1,-3.5
      Nearby,France,45.55,4.3,Elsewhere,Spain,40.1,-3.5

      """
    let all = try pairs(text)
    let hub = try #require(all.hubs.first { $0.id == "nowhereville" })
    let alone = try FriendshipMap(
      table: Array(text.utf8), named: "pairs.csv", hub: "Nowhereville,45.5,4.25,FR,France")
    let map = try all.map(of: hub)
    #expect(map.svg() == alone.svg())
    // A neighbour is another city, though it lies within 20 km.
    #expect(map.cityCount() == 1)
  }

  @Test func aCityMayHaveTwoNames() throws {
    let text = "city_en1,city_zh1,country1,city_en2,city_zh2,country2\nSapporo,札幌,Japan,Shenyang,沈阳,China\n"
    let all = try pairs(text)
    #expect(all.hubs.map(\.id) == ["sapporo", "shenyang"])
    #expect(all.hubs.map(\.name) == ["Sapporo/札幌", "Shenyang/沈阳"])
    let alone = try FriendshipMap(table: Array(text.utf8), named: "pairs.csv", hub: "Sapporo/札幌, Japan")
    #expect(try all.map(of: all.hubs[0]).svg() == alone.svg())
  }

  /// A name that has no Latin letters gives the id of the place's own.
  @Test func idsAreInLatinLetters() throws {
    let hubs = try pairs("城市1,国家1,城市2,国家2\n沈阳,中国,札幌,日本\n无此城,中国,札幌,日本\n").hubs
    #expect(hubs.map(\.name).contains("沈阳") && hubs.map(\.id).contains("shenyang"))
    #expect(hubs.allSatisfy { $0.id.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) } })
    #expect(Set(hubs.map(\.id)).count == 3)
  }

  /// No id is that of the page of all maps, or of another city that is spelled otherwise, and none is too long for a file.
  @Test func idsAreNamesOfFiles() throws {
    let long = String(repeating: "Llanfair", count: 20)
    let hubs = try pairs(
      "city1,country1,city2,country2\nIndex,France,São Tomé,Brazil\nSao Tome,Brazil,\(long),Wales\nSao-Tome,Brazil,Ulm,Germany\n"
    ).hubs
    let ids = hubs.map(\.id)
    #expect(ids.contains("index-fr") && ids.contains("ulm") && !ids.contains("index"))
    #expect(ids.count { $0.hasPrefix("sao-tome-br-") } == 2 && Set(ids).count == 5)
    #expect(ids.allSatisfy { $0.utf8.count <= 80 })
  }

  @Test func allMapsCanBeOfTheDayOfTheTable() throws {
    #expect(try pairs().day == .year(1998))
    #expect(try pairs("city1,city2\nUlm,Lyon\n").day == .latest)
    #expect(try pairs("city1,city2,date,ended\nUlm,Lyon,1990,2003\nUlm,Bergen,2999-13-01,\n").day == .year(2003))
  }

  /// One cure serves all maps: a place or a state that the table says once.
  @Test(arguments: ["lat1,lng1", "state1"])
  func aPlaceThatIsNotClearIsSaidOnce(_ columns: String) throws {
    let cells = columns == "state1" ? "Illinois" : "39.8,-89.64"
    let none = columns == "state1" ? "" : ","
    let table = """
      city1,country1,\(columns),city2,country2,date
      Lyon,France,\(none),Springfield,United States,1990
      Springfield,United States,\(cells),Ulm,Germany,1991
      Ulm,Germany,\(none),Lyon,France,1991

      """
    let all = try pairs(table)
    let springfield = try #require(all.hubs.first { $0.id == "springfield" })
    let map = try all.map(of: springfield)
    #expect(abs(map.data.atlas.hub.coordinate.latitude - 39.8) < 0.1)
    let lyon = try all.map(of: #require(all.hubs.first { $0.id == "lyon" }))
    // A state is that of its row alone.
    #expect(lyon.cityCount() == (columns == "state1" ? 1 : 2))
    let ulm = try all.map(of: #require(all.hubs.first { $0.id == "ulm" }))
    #expect(ulm.cityCount() == 2 && ulm.data.atlas.cities.contains { abs($0.coordinate.latitude - 39.8) < 0.1 })
    // What the list says is what a person types.
    let entry = MapsManifest.Map(springfield, map.data, on: all.day, files: [])
    let alone = try FriendshipMap(table: Array(table.utf8), named: "pairs.csv", hub: entry.hub)
    #expect(alone.svg(on: all.day) == map.svg(on: all.day))
  }

  @Test func rowsOfOneNameInTwoStatesAreTold() throws {
    let all = try pairs(
      "city1,country1,state1,city2,country2\nSpringfield,US,Ohio,Ulm,Germany\nSpringfield,US,Illinois,Lyon,France\n")
    let failure = #expect(throws: MapFailure.self) {
      try all.map(of: #require(all.hubs.first { $0.id == "springfield" }))
    }
    #expect(
      failure?.problems.first?.description.hasPrefix("pairs.csv:2:1: rows of one city name places far from each")
        == true)
  }

  @Test func whatCannotBeDrawnIsTold() throws {
    let all = try pairs(
      "city1,country1,city2,country2,date\nXyzzyqq,France,Ulm,Germany,1990\nUlm,Germany,Lyon,France,1990-13-01\n")
    let failure = { (id: String) -> String? in
      do {
        _ = try all.map(of: #require(all.hubs.first { $0.id == id }))
        return nil
      } catch let failure as MapFailure { return failure.problems.first { $0.severity == .error }?.description }
    }
    #expect(try failure("xyzzyqq")?.hasPrefix("pairs.csv:2:1: no place of that name") == true)
    #expect(try failure("lyon")?.hasPrefix("pairs.csv:3:") == true)
    #expect(throws: MapFailure.self) { try CityPairs(table: Array("city,country\nUlm,Germany\n".utf8)) }
  }
}
