import Drawing
import Geometry
import Messages
import Spreadsheets

/// Gathers rows into cities and agreements and finds rows that contradict each other.
struct AtlasBuilder {
  let table: Table
  let columns: Columns
  private(set) var cities: [City] = []
  private(set) var agreements: [Agreement] = []
  /// The row of each agreement in the file.
  private(set) var rows: [Int] = []
  /// Rows of a city that do not say the same of it.
  private(set) var warnings = Problems()
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

  /// Makes room for the cities and agreements of so many rows, which would else move again and again as they become more.
  mutating func reserve(_ rows: Int) {
    cities.reserveCapacity(rows)
    agreements.reserveCapacity(rows)
    self.rows.reserveCapacity(rows)
  }

  /// Notes that a row had errors.
  mutating func skip(_ row: FriendshipRow) { unreadable.insert(id(of: row)) }

  private func id(of row: FriendshipRow) -> String {
    cityID(row.search.idName ?? row.names["en"], country: row.country.code)
  }

  /// Whether an earlier row is of the same city.
  func knows(_ row: FriendshipRow) -> Bool { cityByID[id(of: row)] != nil }

  /// Where the name of a row's city stands.
  func place(of row: FriendshipRow) -> Problem.Place {
    table.place(row: row.row, column: columns.cityColumn.flatMap { columns[$0] })
  }

  /// Adds the agreement of a row, unless its city has only rows that could not be read; throws what is wrong with it.
  mutating func add(_ row: FriendshipRow) throws(Problem) {
    guard let city = try city(of: row) else { return }
    let signing = Signing(city: city, relation: row.relation, established: row.established)
    if let twin = agreementBySigning[signing] {
      throw problem(
        row, .established, "duplicate agreement", row.names["en"],
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
  private mutating func city(of row: FriendshipRow) throws(Problem) -> Int? {
    let name = row.names["en"]
    if slug(row.search.idName ?? name).isEmpty {
      throw problem(row, .city("en"), "city without a usable id", name, "write the English name in Latin letters")
    }
    let id = id(of: row)
    guard let known = cityByID[id] else { return try newCity(id, row) }
    let other = table.said(row: cityRows[known])
    if cities[known].names["en"] != name, row.search.idName != nil {
      // Two names of one place, or of two in one: the id of the second is made of its name.
      var other = row
      other.search.idName = shortHash(name)
      return try city(of: other)
    }
    if cities[known].names["en"] != name {
      throw problem(
        row, .city("en"), "two cities with one id \"\(id)\"", name,
        "\(other) has \"\(cities[known].names["en"])\"; write the name of one city the same way in all rows, and give two cities different names"
      )
    }
    if let coordinate = row.coordinate, coordinate != cities[known].coordinate {
      let first = cities[known].coordinate
      throw problem(
        row, .latitude, "coordinates contradict \(other)", "\(coordinate.latitude), \(coordinate.longitude)",
        "there they are \(first.latitude), \(first.longitude); two cities that share a name need names that differ")
    }
    join(row, to: known)
    return known
  }

  private mutating func newCity(_ id: String, _ row: FriendshipRow) throws(Problem) -> Int? {
    guard let coordinate = row.coordinate else {
      if unreadable.contains(id) { return nil }
      throw problem(
        row, .latitude, "no coordinates", row.names["en"], "the first row of a city needs latitude and longitude")
    }
    cityByID[id] = cities.count
    cityRows.append(row.row)
    counts.append(0)
    cities.append(
      City(
        id: id, names: row.names, localName: row.localName, country: shared(row.country), continent: row.continent,
        coordinate: coordinate, placeFrom: row.search.origin ?? row.search.answer))
    return cities.count - 1
  }

  // MARK: Further rows of a city

  /// Adds to a city what a later row alone has of it, and warns of what that row has otherwise.
  private mutating func join(_ row: FriendshipRow, to known: Int) {
    let city = cities[known]
    let localName = row.localName ?? city.localName
    let isSame = city.names == row.names && city.country == row.country && [city.continent, ""].contains(row.continent)
    if isSame, city.localName == localName { return }
    warn(row, of: known, Column.city, city.names, row.names)
    warn(row, of: known, Column.country, city.country.names, row.country.names)
    if let first = city.localName, let localName { warn(row, of: known, .cityLocal, first, localName) }
    if !row.continent.isEmpty { warn(row, of: known, .continent, city.continent, row.continent) }
    let country = Country(code: city.country.code, names: city.country.names.filled(from: row.country.names))
    cities[known] = City(
      id: city.id, names: city.names.filled(from: row.names), localName: city.localName ?? localName,
      country: shared(country), continent: city.continent, coordinate: city.coordinate, placeFrom: city.placeFrom)
  }

  private mutating func warn(
    _ row: FriendshipRow, of known: Int, _ column: (String) -> Column, _ first: Names, _ here: Names
  ) {
    for language in first.languages(unlike: here) {
      warn(row, of: known, column(language), first[language], here[language])
    }
  }

  private mutating func warn(_ row: FriendshipRow, of known: Int, _ column: Column, _ first: String, _ here: String) {
    if first == here { return }
    let other = table.said(row: cityRows[known])
    warnings.add(
      problem(
        row, column, "differs from \(other)", here,
        "\(other) has \"\(first)\", which is used; write the same in all rows of a city",
        severity: .warning))
  }

  /// The country of an earlier row where it is the same: large tables have few countries.
  private mutating func shared(_ country: Country) -> Country {
    if let known = countries[country.code], known == country { return known }
    countries[country.code] = country
    return country
  }

  private func problem(
    _ row: FriendshipRow, _ column: Column, _ what: Message, _ found: String, _ cure: Message,
    severity: Problem.Severity = .error
  ) -> Problem {
    Problem(severity, at: table.place(row: row.row, column: columns[column]), what, found: found, cure: cure)
  }
}
