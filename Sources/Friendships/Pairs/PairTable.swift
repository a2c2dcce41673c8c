import Geometry
import Messages
import Spreadsheets

/// A table with two cities in a row, as associations keep them: `city1 country1 … city2 country2 … year`.
///
/// The sides are told by marks before or behind the name of a column, or as a part of the word: 1 and 2, A and B, from and to, origin
/// and destination, our and partner, 中方 and 外方 (`HeaderWords.side`); or the one is a partner city and the other just a city, as
/// `commune` and `ville jumelée`. A country or a place without a mark is the second side's. A table that has a further city without a
/// mark holds one city in a row.
package struct PairTable {
  /// A side's cities with how many rows they have.
  package struct Hub: Equatable, Sendable {
    /// The name of the city as the table has it.
    package let name: String
    /// The name of its country, or nothing.
    package let country: String
    /// In how many rows it stands, on either side.
    package let count: Int
  }

  let table: Table
  /// The index of the header among the records.
  package let header: Int
  /// For each side where its columns stand.
  let sides: [[Column: Int]]
  /// What both sides share, such as the date.
  let shared: [(name: String, position: Int)]
  /// For each side where its states and provinces stand, in the order of the columns.
  let areas: [[Int]]
  let words: HeaderWords
  /// For each side where the names of its city and of its country stand, in the order of the columns.
  let positions: (cities: [[Int]], countries: [[Int]])
  /// Where cities lie by some row, by what tells them from others; nothing where no column says it.
  private(set) var places: [[String]: PairPlace]?

  /// The pairs of a table; nothing where its rows hold one city each.
  package init?(_ table: Table, words: HeaderWords) {
    (self.table, self.words) = (table, words)
    for (index, record) in table.records.prefix(20).enumerated() {
      guard let (sides, shared, areas) = Self.sides(record, words) else { continue }
      (header, self.sides, self.shared, self.areas) = (index, sides, shared, areas)
      let ordered = { (isWanted: (Column) -> Bool) in
        sides.map { side in side.filter { isWanted($0.key) }.map(\.value).sorted() }
      }
      positions = (ordered(\.isOfCity), ordered(\.isOfCountry))
      places = nil
      places = Self.places(self)
      return
    }
    return nil
  }

  /// The columns of each side, what both share, and the states of each side; nothing for a row that is no header of pairs.
  private static func sides(
    _ record: [Table.Cell], _ words: HeaderWords
  ) -> (sides: [[Column: Int]], shared: [(String, Int)], areas: [[Int]])? {
    var (sides, areas): ([[Column: Int]], [[Int]]) = ([[:], [:]], [[], []])
    var shared: [(String, Int)] = []
    for (position, cell) in record.enumerated() where !cell.text.isEmpty {
      if let (side, meaning) = words.side(of: cell.text) {
        if meaning == .area { areas[side].append(position) }
        if case .column(let column) = meaning, sides[side][column] == nil { sides[side][column] = position }
      } else {
        shared.append((cell.text, position))
      }
    }
    takeOwn(&sides, &shared, record, words)
    guard sides.allSatisfy({ $0.keys.contains(where: \.isOfCity) }) else { return nil }
    for (index, column) in shared.enumerated().reversed() {
      guard case .column(let known)? = words.meaning(of: column.0) else { continue }
      if known.isOfCity { return nil }
      let isPlace = known.isOfCountry || [.continent, .latitude, .longitude].contains(known)
      guard isPlace, sides.allSatisfy({ $0[known] == nil }) else { continue }
      sides[1][known] = column.1
      shared.remove(at: index)
    }
    return (sides, shared, areas)
  }

  /// Gives the first side a city without a mark beside a partner city of the same language, as `commune` beside `ville jumelée`: one
  /// table cannot have the same column twice.
  private static func takeOwn(
    _ sides: inout [[Column: Int]], _ shared: inout [(String, Int)], _ record: [Table.Cell], _ words: HeaderWords
  ) {
    guard sides[0].isEmpty, let (city, position) = sides[1].first(where: { $0.key.isOfCity }),
      words.meaning(of: record[position].text) == .column(city)
    else { return }
    let own = shared.indices.filter { words.meaning(of: shared[$0].0) == .column(city) }
    guard own.count == 1 else { return }
    sides[0][city] = shared.remove(at: own[0]).1
  }

  /// What each column of the header means: its name as the program has it, `area`, `ignored` or nothing, and the side to which it belongs,
  /// 1 or 2; no side for what both share.
  package var meanings: [(meaning: String?, side: Int?)] {
    table.records[header].indices.map { position in
      for side in 0...1 {
        if let column = sides[side].first(where: { $0.value == position })?.key { return (column.name, side + 1) }
        if areas[side].contains(position) { return (HeaderWords.Meaning.area.name, side + 1) }
      }
      return (shared.first { $0.position == position }.flatMap { words.meaning(of: $0.name)?.name }, nil)
    }
  }

  var rows: Slice<Table.Rows> { table.records.dropFirst(header + 1) }

  func text(_ side: Int, _ column: Column, _ record: [Table.Cell]) -> String {
    sides[side][column].map { text($0, record) } ?? ""
  }

  func text(_ position: Int, _ record: [Table.Cell]) -> String {
    position < record.count ? cleaned(record[position].text) : ""
  }

  /// What the cells of a row say in the first of some columns that is not empty there.
  func first(_ positions: [Int], _ record: [Table.Cell]) -> String {
    positions.lazy.map { text($0, record) }.first { !$0.isEmpty } ?? ""
  }

  /// All cities of both sides, those with the most rows first.
  package var hubs: [Hub] {
    var counts: [[String]: Int] = [:]
    var order: [[String]] = []
    for record in rows {
      for side in 0...1 {
        let key = [first(positions.cities[side], record), country(side, record)]
        if key[0].isEmpty { continue }
        if counts[key] == nil { order.append(key) }
        counts[key, default: 0] += 1
      }
    }
    let all = order.enumerated().map { ($0, Hub(name: $1[0], country: $1[1], count: counts[$1] ?? 0)) }
    return all.sorted { ($1.1.count, $0.0) < ($0.1.count, $1.0) }.map(\.1)
  }

  /// The country of a side's city, as the row has it; empty where it has none.
  func country(_ side: Int, _ record: [Table.Cell]) -> String {
    first(positions.countries[side], record)
  }

  /// Where a side's city lies by the table itself; nothing where that does not say it.
  func coordinate(_ side: Int, _ record: [Table.Cell]) -> Coordinate? {
    guard sides[side][.latitude] != nil, let φ = WrittenAngle.read(text(side, .latitude, record), .latitude),
      let λ = WrittenAngle.read(text(side, .longitude, record), .longitude), abs(φ) <= 90, abs(λ) <= 180
    else { return nil }
    return Coordinate(latitude: φ, longitude: λ)
  }

  /// The state or province of a side's city, as the row has it; empty where it has none.
  func area(_ side: Int, _ record: [Table.Cell]) -> String { first(areas[side], record) }

  /// Where the name of a side's city stands.
  func place(_ side: Int, _ record: [Table.Cell]) -> Problem.Place {
    let column = positions.cities[side].first { !text($0, record).isEmpty } ?? positions.cities[side].first
    return table.place(row: record.first?.row ?? 0, column: column)
  }

  /// What a side's city is called, in the order of the columns.
  func written(_ side: Int, _ record: [Table.Cell]) -> [String] {
    positions.cities[side].map { text($0, record) }.filter { !$0.isEmpty }
  }

  /// The names of a side's city, plain.
  func own(_ side: Int, _ record: [Table.Cell]) -> [String] {
    written(side, record).map(HeaderWords.plain).filter { !$0.isEmpty }
  }
}
