import Friendships
import Geometry
import Messages
import Spreadsheets
import TestSupport
import Testing

/// Tables with two cities in a row.
@Suite struct PairTableTests {
  private func read(_ text: String) -> PairTable? {
    var problems: [Problem] = []
    return PairTable(Table(csv: Array(text.utf8), file: "p.csv", problems: &problems))
  }

  private let berlin = Coordinate(latitude: 52.52, longitude: 13.4)

  @Test(arguments: [
    "city1,country1,city2,country2,year", "City A,Country A,City B,Country B,Year",
    "from city,from country,to city,to country,date",
    "originCityLabel,originCountry,destinationCityLabel,destinationCountry,y",
    "our city,our country,partner city,partner country,since", "homecity,homecountry,twincity,twincountry,x",
  ])
  func sidesAreToldByTheirMarks(_ header: String) throws {
    let pairs = try #require(read(header + "\nBerlin,Germany,Paris,France,1987\nMadrid,Spain,Berlin,Germany,1988\n"))
    let list = try #require(pairs.partners(of: ["berlin"], at: berlin))
    let cities = list.records.dropFirst().map { $0[0].text }
    #expect(list.records[0].map(\.text).starts(with: ["city", "country"]) && cities == ["Paris", "Madrid"])
    // Places stay those of the file.
    #expect(list.records.map { $0[0].row } == [1, 2, 3])
    #expect(list.records[1].last?.text == "1987")
  }

  @Test func citiesAreCountedOnBothSides() throws {
    let text = "city1,country1,city2,country2\nBerlin,DE,Paris,FR\nMadrid,ES,Berlin,DE\nParis,FR,Paris,US\n"
    let hubs = try #require(read(text)).hubs
    #expect(hubs.map(\.name) == ["Berlin", "Paris", "Madrid", "Paris"])
    #expect(hubs.map(\.country) == ["DE", "FR", "ES", "US"] && hubs.map(\.count) == [2, 2, 1, 1])
  }

  @Test func whoStandsInNoRowHasNoList() throws {
    let pairs = try #require(read("city1,city2\nBerlin,Paris\n"))
    #expect(pairs.partners(of: ["Rome"], at: Coordinate(latitude: 41.9, longitude: 12.5)) == nil)
  }

  /// A city by another name is known by the table's own coordinates, 20 km around.
  @Test func theHubIsKnownByItsPlaceToo() throws {
    let text = "city1,lat1,lng1,city2,lat2,lng2\nCologne,50.94,6.96,Cork,51.9,-8.47\n"
    let pairs = try #require(read(text))
    #expect(pairs.partners(of: ["Köln"], at: Coordinate(latitude: 50.93, longitude: 6.95)) != nil)
    #expect(pairs.partners(of: ["Bonn"], at: Coordinate(latitude: 50.73, longitude: 7.1)) == nil)
  }

  @Test(arguments: ["city,country,date\nParis,France,1987\n", "城市,国家\n巴黎,法国\n", "", "a,b\n1,2\n"])
  func aListOfOneCityARowIsNone(_ text: String) { #expect(read(text) == nil) }
}
