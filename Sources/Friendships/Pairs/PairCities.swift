import Geometry
import Messages
import Spreadsheets

/// The cities of a table of pairs, each once however often its rows name it, with the rows of each.
///
/// A city is known by its name, case, spaces and hyphens apart, and by its country, whatever words the rows have for that. Of a city
/// that stands in some rows without a country those are taken to be its own as well, unless there are two of its name.
package struct PairCities: Sendable {
  /// One of the cities.
  package struct City: Sendable {
    /// Its names as the table has them, the first column's first.
    package let names: [String]
    /// The name of its country as the table has it; empty where it has none.
    package let country: String
    /// The code of that country; nothing where no country of that name is known.
    package let code: String?
    /// Where it lies by the table itself; nothing where that does not say it.
    package let coordinate: Coordinate?
    /// The state or province that the table says; nothing where it says none.
    package let area: String?
    /// Whether rows of its name say places far from each other, or different states, so that they are of several cities.
    package let isTorn: Bool
    /// Where its name stands for the first time.
    package let place: Problem.Place
    /// In how many rows it stands.
    package let rowCount: Int
    /// With how many cities it stands in a row.
    package let partnerCount: Int
  }

  /// Coordinates within so many kilometres are those of one city.
  static let sameWithin = 50.0

  /// All cities, in the order of the rows.
  package let all: [City]
  /// For each row with two cities its place among the records, and those of the cities among all.
  private let pairs: [(row: Int, cities: SIMD2<Int32>)]
  /// The rows of each name, by their places among the table's records.
  private let rows: [String: [Int]]

  /// Finds the cities of a table.
  ///
  /// - Parameter code: the code of a country by any of its names; each is asked for once.
  package init(_ pairs: PairTable, code: @escaping (String) -> String?) {
    var found = Search(code: code)
    for (index, record) in zip(pairs.rows.indices, pairs.rows) { found.read(record, at: index, pairs) }
    (all, rows, self.pairs) = (found.cities, found.rows, found.pairs)
  }

  /// With how many other cities each stands in rows that count, by their places among all.
  ///
  /// - Parameter counts: whether a row counts, by its place among the records.
  package func partnerCounts(where counts: (Int) -> Bool) -> [Int] {
    var partners = [Set<Int32>](repeating: [], count: all.count)
    for (row, cities) in pairs where counts(row) {
      partners[Int(cities.x)].insert(cities.y)
      partners[Int(cities.y)].insert(cities.x)
    }
    return partners.map(\.count)
  }

  /// The rows of each city, by the places of the city among all and of the row among the records.
  package var rowsOfEach: [[Int]] {
    var rows = [[Int]](repeating: [], count: all.count)
    for (row, cities) in pairs {
      rows[Int(cities.x)].append(row)
      rows[Int(cities.y)].append(row)
    }
    return rows
  }

  /// The rows that have one of some names on either side, in their order.
  package func rows(of names: [String]) -> [Int] {
    let lists = Set(names.map(HeaderWords.plain)).compactMap { rows[$0] }
    return lists.count == 1 ? lists[0] : Set(lists.joined()).sorted()
  }
}

/// What is gathered of the cities while the rows are read.
private struct Search {
  /// What tells cities apart: the plain name, and the country's code or its plain name; empty for a row without a country.
  struct Key: Hashable {
    let name: String
    var country: String
  }

  private struct Gathered {
    let names: [String]
    let country: String
    let place: Problem.Place
    var coordinate: Coordinate?
    var area: String?
    var isTorn = false
    var rows: [Int] = []
    var partners: Set<Key> = []

    /// Adds what a row says of where the city lies.
    mutating func add(_ coordinate: Coordinate?, _ area: String) {
      if let coordinate, let first = self.coordinate {
        isTorn = isTorn || coordinate.distance(to: first) > PairCities.sameWithin
      }
      if let first = self.area, !area.isEmpty {
        isTorn = isTorn || HeaderWords.plain(area) != HeaderWords.plain(first)
      }
      self.coordinate = self.coordinate ?? coordinate
      if self.area == nil, !area.isEmpty { self.area = area }
    }
  }

  let code: (String) -> String?
  private var codes: [String: String?] = [:]
  private var order: [Key] = []
  private var gathered: [Key: Gathered] = [:]
  /// The countries of each name.
  private var countries: [String: Set<String>] = [:]
  /// The rows of each name in any column.
  private(set) var rows: [String: [Int]] = [:]
  private var rowKeys: [(row: Int, first: Key, second: Key)] = []

  init(code: @escaping (String) -> String?) { self.code = code }

  mutating func read(_ record: [Table.Cell], at index: Int, _ pairs: PairTable) {
    let keys = [key(0, record, pairs), key(1, record, pairs)]
    for side in 0...1 {
      for name in pairs.own(side, record) where rows[name]?.last != index { rows[name, default: []].append(index) }
      guard let key = keys[side] else { continue }
      if gathered[key] == nil {
        order.append(key)
        countries[key.name, default: []].insert(key.country)
        gathered[key] = Gathered(
          names: pairs.written(side, record), country: pairs.country(side, record), place: pairs.place(side, record))
      }
      gathered[key]?.add(pairs.coordinate(side, record), pairs.area(side, record))
      if gathered[key]?.rows.last != index { gathered[key]?.rows.append(index) }
      if let other = keys[1 - side], other != key { gathered[key]?.partners.insert(other) }
    }
    if let first = keys[0], let second = keys[1], first != second { rowKeys.append((index, first, second)) }
  }

  private mutating func key(_ side: Int, _ record: [Table.Cell], _ pairs: PairTable) -> Key? {
    guard let name = pairs.own(side, record).first else { return nil }
    let country = pairs.country(side, record)
    return Key(name: name, country: country.isEmpty ? "" : known(country) ?? HeaderWords.plain(country))
  }

  private mutating func known(_ country: String) -> String? {
    if let known = codes[country] { return known }
    let found = code(country)
    codes[country] = .some(found)
    return found
  }

  /// The only country of a name of which some rows say none.
  private func whole(_ key: Key) -> Key {
    let others = (countries[key.name] ?? []).subtracting([""])
    guard key.country.isEmpty, others.count == 1, let only = others.first else { return key }
    return Key(name: key.name, country: only)
  }

  /// The places among all cities of those of each row; none of a row that has one city on both sides.
  var pairs: [(row: Int, cities: SIMD2<Int32>)] {
    let kept = order.filter { whole($0) == $0 }
    let numbers = Dictionary(zip(kept, Int32(0)...)) { first, _ in first }
    return rowKeys.compactMap { row, first, second in
      guard let a = numbers[whole(first)], let b = numbers[whole(second)], a != b else { return nil }
      return (row, SIMD2(a, b))
    }
  }

  var cities: [PairCities.City] {
    var parts: [Key: [Key]] = [:]
    for key in order { parts[whole(key), default: []].append(key) }
    return order.filter { whole($0) == $0 }.compactMap { key in
      guard let first = gathered[key] else { return nil }
      let all = (parts[key] ?? []).compactMap { gathered[$0] }
      let partners = Set(all.flatMap(\.partners).map(whole)).subtracting([key])
      return PairCities.City(
        names: first.names, country: first.country, code: codes[first.country] ?? nil,
        coordinate: all.lazy.compactMap(\.coordinate).first, area: all.lazy.compactMap(\.area).first,
        isTorn: all.contains(where: \.isTorn), place: first.place, rowCount: Set(all.flatMap(\.rows)).count,
        partnerCount: partners.count)
    }
  }
}
