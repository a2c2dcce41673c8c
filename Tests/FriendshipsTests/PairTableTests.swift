import Drawing
@testable import Friendships
import Geometry
import Messages
import Spreadsheets
import TestSupport
import Testing

/// Tables with two cities in a row.
@Suite struct PairTableTests {
  private let words = HeaderWords(Shenyang.words)

  private func read(_ text: String) -> PairTable? {
    var problems: [Problem] = []
    return PairTable(Table(csv: Array(text.utf8), file: "p.csv", problems: &problems), words: words)
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
    #expect(list.records[0].map(\.text).starts(with: ["city_en", "country_en"]) && cities == ["Paris", "Madrid"])
    // Places stay those of the file.
    #expect(list.records.map { $0[0].row } == [1, 2, 3])
    #expect(list.records[1].last?.text == "1987")
  }

  /// What the sides are called in other languages, in several forms; each with the columns of its list.
  @Test(
    arguments: [
      ("Stadt 1,Land 1,Stadt 2,Land 2,Jahr", ["city_de", "country_de", "Jahr"]),
      ("1. Stadt,1. Land,2. Stadt,2. Land,seit", ["city_de", "country_de", "seit"]),
      ("Unsere Stadt,Unser Staat,Partnerstadt,Staat,seit", ["city_de", "country_de", "Unser Staat", "seit"]),
      ("ville A,pays A,ville B,pays B,année", ["city_fr", "country_fr", "année"]),
      (
        "Ville d’origine,Pays d’origine,Ville de destination,Pays de destination,date",
        ["city_fr", "country_fr", "date"]
      ),
      ("ciudad origen,país origen,ciudad destino,país destino,fecha", ["city_es", "country_es", "fecha"]),
      ("Ciudad de origen,País de origen,Ciudad hermana,País de destino,fecha", ["city_es", "country_es", "fecha"]),
      ("город 1,страна 1,город 2,страна 2,год", ["city_ru", "country_ru", "год"]),
      ("Наш город,страна 1,Город-побратим,страна 2,год", ["city_ru", "country_ru", "год"]),
      ("都市1,国名1,都市2,国名2,提携日", ["city_ja", "country_ja", "提携日"]),
      ("国内都市,国1,相手都市,国2,提携日", ["city_ja", "country_ja", "提携日"]),
      ("도시1,국가1,도시2,국가2,체결일", ["city_ko", "country_ko", "체결일"]),
      ("우리 도시,국가A,상대 도시,국가B,체결일", ["city_ko", "country_ko", "체결일"]),
      ("城市1,国家1,城市2,国家2,日期", ["city_zh", "country_zh", "日期"]),
      ("甲方城市,甲方国家,乙方城市,乙方国家,日期", ["city_zh", "country_zh", "日期"]),
      ("中方城市,国家（一）,外方城市,国家（二）,日期", ["city_zh", "country_zh", "日期"]),
      ("città 1,paese 1,città 2,paese 2,anno", ["city_en", "country_en", "anno"]),
      ("cidade de origem,país 1,cidade irmã,país 2,ano", ["city_en", "country_es", "ano"]),
      ("miasto A,kraj A,miasto B,kraj B,rok", ["city_en", "country_en", "rok"]),
      (
        "origincityLabel,origincountry,sistercityLabel,destination_countryLabel,year",
        ["city_en", "country_en", "year"]
      ),
      ("city_from,country_from,city_to,country_to,since", ["city_en", "country_en", "since"]),
      ("sourceCity,sourceCountry,targetCity,targetCountry,since", ["city_en", "country_en", "since"]),
    ] as [(String, [String])])
  func sidesAreToldInEveryLanguage(_ header: String, _ columns: [String]) throws {
    let pairs = try #require(read(header + "\nBerlin,Germany,Paris,France,1987\nMadrid,Spain,Berlin,Germany,1988\n"))
    let list = try #require(pairs.partners(of: ["berlin"], at: berlin))
    #expect(list.records[0].map(\.text) == columns)
    #expect(list.records.dropFirst().map { $0[0].text } == ["Paris", "Madrid"])
  }

  @Test func placesHaveSidesToo() throws {
    let header = "origincity,originlat,originlong,destinationcity,destinationlat,destinationlong"
    let pairs = try #require(read(header + "\nBerlin,52.52,13.4,Paris,48.86,2.35\n"))
    let list = try #require(pairs.partners(of: ["Berlin"], at: berlin))
    #expect(
      list.records.map { $0.map(\.text) } == [["city_en", "latitude", "longitude"], ["Paris", "48.86", "2.35"]])
  }

  /// A country without a mark is where the partner is.
  @Test func aCountryWithoutAMarkIsThePartners() throws {
    let pairs = try #require(read("Our city,Partner city,Country,Since\nBerlin,Paris,France,1987\n"))
    let list = try #require(pairs.partners(of: ["Berlin"], at: berlin))
    #expect(list.records.map { $0.map(\.text) } == [["city_en", "country_en", "Since"], ["Paris", "France", "1987"]])
    let paris = Coordinate(latitude: 48.86, longitude: 2.35)
    let other = try #require(pairs.partners(of: ["Paris"], at: paris))
    #expect(other.records[1].map(\.text) == ["Berlin", "", "1987"])
  }

  /// A partner city beside just a city of the same language; in two languages they are names of one city.
  @Test(arguments: [
    "commune,ville jumelée,pays", "Gemeinde,Partnergemeinde,Land", "市町村名,姉妹都市,国名", "自治体,提携自治体(県),国名",
    "City,Sister city,Country",
  ])
  func aPartnerCityBesideACityIsAPair(_ header: String) throws {
    let pairs = try #require(read(header + "\nBerlin,Paris,France\n"))
    let list = try #require(pairs.partners(of: ["Berlin"], at: berlin))
    #expect(list.records[1].map(\.text) == ["Paris", "France"])
    #expect(read("城市,Sister city,Country\n巴黎,Paris,France\n") == nil)
  }

  @Test func citiesAreCountedOnBothSides() throws {
    let text = "city1,country1,city2,country2\nBerlin,DE,Paris,FR\nMadrid,ES,Berlin,DE\nParis,FR,Paris,US\n"
    let hubs = try #require(read(text)).hubs
    #expect(hubs.map(\.name) == ["Berlin", "Paris", "Madrid", "Paris"])
    #expect(hubs.map(\.country) == ["DE", "FR", "ES", "US"] && hubs.map(\.count) == [2, 2, 1, 1])
  }

  /// What stands behind a name in brackets counts where no row has the very name.
  @Test func theHubMayHaveARemarkInBrackets() throws {
    let text = "city1,city2\nYonaguni (Yaeyama),Hualien\nFrankfurt (Oder),Słubice\nFrankfurt,Lyon\n"
    let pairs = try #require(read(text))
    let cities = { (hub: String) in pairs.partners(of: [hub], at: berlin)?.records.dropFirst().map { $0[0].text } }
    #expect(cities("Yonaguni") == ["Hualien"] && cities("Frankfurt") == ["Lyon"])
    #expect(cities("Frankfurt (Oder)") == ["Słubice"] && cities("Yaeyama") == nil)
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

  /// Where a row has the very name, a neighbour is another city.
  @Test func aNeighbourIsNotTheHub() throws {
    let rows = ["Neuss,51.2,6.69,Pskov,57.8,28.3", "Düsseldorf,51.23,6.78,Toulouse,43.6,1.44"]
    let text = "city1,lat1,lng1,city2,lat2,lng2\n" + rows.joined(separator: "\n") + "\n"
    let pairs = try #require(read(text))
    let list = pairs.partners(of: ["Neuss"], at: Coordinate(latitude: 51.2, longitude: 6.69))
    #expect(list?.records.dropFirst().map { $0[0].text } == ["Pskov"])
  }

  @Test func aCityOfTheNameInAnotherCountryIsNotTheHub() throws {
    let rows = ["Valencia,Spain,Bologna,Italy", "Valencia,Venezuela,Naples,Italy", "Valencia,,Mainz,Germany"]
    let pairs = try #require(read("city1,country1,city2,country2\n" + rows.joined(separator: "\n") + "\n"))
    let list = pairs.partners(of: ["Valencia"], at: berlin, isElsewhere: { $0 == "Venezuela" })
    #expect(list?.records.dropFirst().map { $0[0].text } == ["Bologna", "Mainz"])
  }

  /// Of each city its names, its country and all its rows, however they write it.
  @Test func citiesAreGatheredFromAllRows() throws {
    let text = """
      city1,country1,city2,country2
      Berlin,DE,Paris,FR
      BERLIN,Germany,Madrid,ES
      Paris,US,Berlin,
      Paris,FR,Berlin,DE

      """
    let codes = ["DE": "DE", "Germany": "DE", "FR": "FR", "US": "US", "ES": "ES"]
    let pairs = try #require(read(text))
    let cities = PairCities(pairs) { codes[$0] }
    #expect(cities.all.map(\.names[0]) == ["Berlin", "Paris", "Madrid", "Paris"])
    #expect(cities.all.map(\.code) == ["DE", "FR", "ES", "US"])
    #expect(cities.all.map(\.rowCount) == [4, 2, 1, 1])
    #expect(cities.all.map(\.partnerCount) == [3, 1, 1, 1])
    #expect(cities.rows(of: ["paris"]) == [1, 3, 4])
  }

  /// What is told of a cell of a list is told where the file has it, on whichever side the partner is.
  @Test func cellsStayWhereTheFileHasThem() throws {
    let rows = ["Berlin,DE,Paris,FR,x,1987", "Madrid,ES,Berlin,DE,y,1988", "Berlin,DE,Rome,IT,z,1989"]
    let pairs = try #require(read("city1,country1,city2,country2,office,date\n" + rows.joined(separator: "\n") + "\n"))
    let list = try #require(pairs.partners(of: ["Berlin"], at: berlin))
    let place = { (row: Int, header: String) in
      list.place(row: row, column: list.records[0].firstIndex { $0.text == header }).text
    }
    #expect([2, 3, 4].map { place($0, "date") } == ["p.csv:2:6", "p.csv:3:6", "p.csv:4:6"])
    #expect([2, 3, 4].map { place($0, "city_en") } == ["p.csv:2:3", "p.csv:3:1", "p.csv:4:3"])
    #expect([2, 3].map { place($0, "country_en") } == ["p.csv:2:4", "p.csv:3:2"])
    #expect(list.place(row: 3, column: 0).text == list.emptied.place(row: 3, column: 0).text)
  }

  /// A place that one row of a city has is that of its other rows, on either side, unless rows disagree.
  @Test func aPlaceIsWrittenOnce() throws {
    let rows = [
      "Springfield,US,39.8,-89.64,Berlin,DE,,", "Berlin,DE,,,Springfield,US,,", "Berlin,DE,,,Paris,FR,48.86,2.35",
      "Paris,FR,33.66,-95.56,Berlin,DE,,", "Berlin,DE,,,Paris,FR,,", "Springfield,US,39.8,,Berlin,DE,,",
    ]
    let header = "city1,country1,lat1,lng1,city2,country2,lat2,lng2\n"
    let pairs = try #require(read(header + rows.joined(separator: "\n") + "\n"))
    let list = try #require(pairs.partners(of: ["Berlin"], at: berlin))
    let columns = ["latitude", "longitude"].map { name in list.records[0].firstIndex { $0.text == name } ?? -1 }
    let places = list.records.dropFirst().map { record in columns.map { record[$0].text } }
    #expect(
      places == [
        ["39.8", "-89.64"], ["39.8", "-89.64"], ["48.86", "2.35"], ["33.66", "-95.56"], ["", ""], ["39.8", ""],
      ])
    let cities = PairCities(pairs) { $0 }.all
    #expect(cities.map(\.isTorn) == [false, false, true])
  }

  /// A state has a side as a country has; one without a mark is the partner's.
  @Test(arguments: [("state1", "state2"), ("our state", "partner state"), ("州1", "州2")])
  func statesHaveSides(_ first: String, _ second: String) throws {
    let rows = ["Springfield,US,Illinois,Berlin,DE,", "Berlin,DE,,Portland,US,Oregon", "Springfield,US,Ohio,Rome,IT,"]
    let pairs = try #require(
      read("city1,country1,\(first),city2,country2,\(second)\n" + rows.joined(separator: "\n") + "\n"))
    let list = try #require(pairs.partners(of: ["Berlin"], at: berlin))
    var problems: [Problem] = []
    let columns = try #require(Columns(list, words: words, problems: &problems))
    #expect(
      columns.areas.map { column in list.records.dropFirst().map { $0[column].text } } == [["Illinois", "Oregon"]])
    #expect(list.place(row: 2, column: columns.areas[0]).text == "p.csv:2:3")
    #expect(list.place(row: 3, column: columns.areas[0]).text == "p.csv:3:6")
    let cities = PairCities(pairs) { $0 }.all
    #expect(
      cities.map(\.area) == ["Illinois", nil, "Oregon", nil] && cities.map(\.isTorn) == [true, false, false, false])
    #expect(pairs.meanings.map(\.side) == [1, 1, 1, 2, 2, 2] && pairs.meanings[2].meaning == "area")
  }

  /// The last change of any row, and which rows are in force.
  @Test func aTableHasADay() throws {
    let rows = [
      "Berlin,Paris,1987,1990", "Madrid,Berlin,2001,", "Berlin,Rome,,", "Berlin,Oslo,2010-02-30,",
      "Oslo,Rome,1950,2004",
    ]
    let pairs = try #require(read("city1,city2,date,ended\n" + rows.joined(separator: "\n") + "\n"))
    let dates = PairDates(pairs, words: Shenyang.words, header: words, looks: [])
    #expect(dates.last?.year == 2004 && dates.last?.place.text == "p.csv:6:4")
    let day = Day(lastOf: 2000)
    let inForce = (1...5).map { dates.isInForce($0, on: day, isUndated: false) }
    // Nobody knows of the fourth.
    #expect(inForce == [false, false, false, true, true] && dates.isInForce(3, on: day, isUndated: true))
    #expect((1...5).map(dates.isDated) == [true, true, false, true, true])
    let cities = PairCities(pairs) { $0 }
    #expect(cities.all.map(\.names[0]) == ["Berlin", "Paris", "Madrid", "Rome", "Oslo"])
    #expect(
      cities.partnerCounts { $0 == 2 || $0 == 5 } == [1, 0, 1, 1, 1]
        && cities.partnerCounts { _ in true } == [4, 1, 1, 2, 2])
    let undated = try #require(read("city1,city2\nBerlin,Paris\n"))
    #expect(PairDates(undated, words: Shenyang.words, header: words, looks: []).last == nil)
  }

  @Test(arguments: [
    "city,country,date\nParis,France,1987\n", "城市,国家\n巴黎,法国\n", "", "a,b\n1,2\n",
    "City,City 2,Country\nParis,Lutetia,France\n", "City,Town,Sister city\nParis,A,B\n",
    "Sister city,Partner city\nParis,Rome\n",
    "City,Our city contact,Partner city contact\nParis,A,B\n", "City,Name A,Name B\nParis,A,B\n",
    "Partner city,Country,From,To\nParis,France,1987,1999\n", "提携都市,提携国,提携日\nパリ,フランス,1987\n",
    "友好城市,国家,来源国家\n巴黎,法国,中国\n", "Partnerstadt,Land,Ort der Unterzeichnung,Stadt 2\nParis,F,Berlin,x\n",
    "상대도시,국가,해외도시\n파리,프랑스,리옹\n", "City 1,Country 1\nParis,France\n",
  ])
  func aListOfOneCityARowIsNone(_ text: String) { #expect(read(text) == nil) }
}
