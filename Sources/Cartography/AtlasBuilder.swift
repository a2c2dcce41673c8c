import Messages
import Drawing
import Geometry

/// Gathers rows into cities and agreements and finds rows that contradict each other.
struct AtlasBuilder {
  let table: Table
  let columns: Columns
  private(set) var cities: [City] = []
  private(set) var agreements: [Agreement] = []
  /// The row of each agreement in the file.
  private(set) var rows: [Int] = []
  private(set) var problems: [Problem] = []
  private var cityByID: [String: Int] = [:]
  private var cityRows: [Int] = []
  private var countries: [String: Country] = [:]
  /// How many agreements each city has.
  private var counts: [Int] = []
  private var agreementBySigning: [Signing: Int] = [:]

  /// Cities of which a row could not be read: what later rows leave to it is not their fault.
  private var unreadable: Set<String> = []

  /// What no two agreements have in common.
  private struct Signing: Hashable {
    let city: Int
    let relation: String
    let established: PartialDate?
  }

  init(table: Table, columns: Columns) {
    (self.table, self.columns) = (table, columns)
  }

  /// Notes that a row had errors.
  mutating func skip(_ row: FriendshipRow) { unreadable.insert(id(of: row)) }

  private func id(of row: FriendshipRow) -> String { cityID(row.names["en"], country: row.country.code) }

  mutating func add(_ row: FriendshipRow) {
    guard let city = city(of: row) else { return }
    let signing = Signing(city: city, relation: row.relation, established: row.established)
    if let twin = agreementBySigning[signing] {
      return fail(
        row, "established", "duplicate agreement", row.names["en"],
        "the same city, relation and date as \(table.said(row: rows[twin]))")
    }
    agreementBySigning[signing] = agreements.count
    counts[city] += 1
    let suffix = counts[city] == 1 ? "" : "-\(counts[city])"
    rows.append(row.row)
    agreements.append(
      Agreement(
        id: cities[city].id + suffix, city: city, relation: row.relation, established: row.established,
        ended: row.ended,
        lifespan: row.established.map { Lifespan(from: $0.lastDay, until: row.ended?.lastDay) },
        source: row.source, details: row.details))
  }

  /// The city of a row, known by English name and country; a new one where it is the first.
  private mutating func city(of row: FriendshipRow) -> Int? {
    let name = row.names["en"]
    if slug(name).isEmpty {
      fail(row, "city_en", "city without a usable id", name, "write the English name in Latin letters")
      return nil
    }
    let id = id(of: row)
    guard let known = cityByID[id] else { return newCity(id, row) }
    if cities[known].names["en"] != name {
      fail(
        row, "city_en", "two cities with one id \"\(id)\"", name,
        "\(table.said(row: cityRows[known])) has \"\(cities[known].names["en"])\"; tell them apart by their English names"
      )
      return nil
    }
    if let coordinate = row.coordinate, coordinate != cities[known].coordinate {
      let first = cities[known].coordinate
      fail(
        row, "latitude", "coordinates contradict \(table.said(row: cityRows[known]))",
        "\(coordinate.latitude), \(coordinate.longitude)",
        "there they are \(first.latitude), \(first.longitude)")
      return nil
    }
    return known
  }

  private mutating func newCity(_ id: String, _ row: FriendshipRow) -> Int? {
    guard let coordinate = row.coordinate else {
      if !unreadable.contains(id) {
        fail(row, "latitude", "no coordinates", row.names["en"], "the first row of a city needs latitude and longitude")
      }
      return nil
    }
    cityByID[id] = cities.count
    cityRows.append(row.row)
    counts.append(0)
    cities.append(
      City(
        id: id, names: row.names, localName: row.localName, country: shared(row.country), continent: row.continent,
        coordinate: coordinate))
    return cities.count - 1
  }

  /// The country of an earlier row where it is the same: large tables have few countries.
  private mutating func shared(_ country: Country) -> Country {
    if let known = countries[country.code], known == country { return known }
    countries[country.code] = country
    return country
  }

  private mutating func fail(
    _ row: FriendshipRow, _ column: String, _ what: Message, _ found: String, _ cure: Message
  ) {
    problems.append(
      Problem(at: table.place(row: row.row, column: columns[column] ?? 0), what, found: found, cure: cure))
  }
}
