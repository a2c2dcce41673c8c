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

  private let table: Table
  /// The index of the header among the records.
  package let header: Int
  /// For each side where its columns stand.
  private let sides: [[Column: Int]]
  /// What both sides share, such as the date.
  private let shared: [(name: String, position: Int)]
  /// For each side where its states and provinces stand, in the order of the columns.
  private let areas: [[Int]]
  private let words: HeaderWords
  /// For each side where the names of its city and of its country stand, in the order of the columns.
  private let positions: (cities: [[Int]], countries: [[Int]])
  /// Where cities lie by some row, by what tells them from others; nothing where no column says it.
  private var places: [[String]: PairPlace]?

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

  private func text(_ side: Int, _ column: Column, _ record: [Table.Cell]) -> String {
    sides[side][column].map { text($0, record) } ?? ""
  }

  private func text(_ position: Int, _ record: [Table.Cell]) -> String {
    position < record.count ? cleaned(record[position].text) : ""
  }

  /// What the cells of a row say in the first of some columns that is not empty there.
  private func first(_ positions: [Int], _ record: [Table.Cell]) -> String {
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

  /// The list of a hub's partners: the rows in which it stands on either side, with the columns of the other one.
  ///
  /// - Parameters:
  ///   - names: what the hub is called; case, spaces and hyphens do not matter.
  ///   - coordinate: where it lies: where no row has the name, a city within 20 km by the table's own coordinates is the hub under
  ///     another name.
  ///   - isElsewhere: whether a country that a row names is not the hub's, so that its city is another one of the same name.
  ///   - candidates: the rows, by their places among the records, that may have the name; nothing for all.
  /// - Returns: nothing where it stands in no row.
  package func partners(
    of names: [String], at coordinate: Coordinate, isElsewhere: (String) -> Bool = { _ in false },
    among candidates: [Int]? = nil
  ) -> Table? {
    let wanted = Set(names.map(HeaderWords.plain))
    func isHere(_ side: Int, _ record: [Table.Cell]) -> Bool { !isElsewhere(country(side, record)) }
    let isNear = { (side: Int, record: [Table.Cell]) in
      self.coordinate(side, record).map { $0.distance(to: coordinate) < 20 } ?? false
    }
    let found = list(candidates) { side, record in
      own(side, record).contains(where: wanted.contains) && isHere(side, record)
    }
    // `与那国町(八重山郡)`: what stands in brackets counts only where no row has the very name, and where none lies there.
    return found ?? list { isNear($0, $1) }
      ?? list { side, record in
        own(side, record).contains { wanted.contains(String($0.prefix { !"([".contains($0) })) } && isHere(side, record)
      }
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

  /// Every row with the columns of its second side, for what is asked of rows whatever their cities are.
  var everyRow: Table? { list { side, _ in side == 0 } }

  /// The rows in which one side is the hub, with the columns of the other one.
  private func list(_ candidates: [Int]? = nil, _ isHub: (Int, [Table.Cell]) -> Bool) -> Table? {
    let columns = Set(sides[0].keys).union(sides[1].keys).sorted { $0.name < $1.name }
    let areaCount = areas.map(\.count).max() ?? 0
    var records: [[Table.Cell]] = []
    var ofFirst: [Int: Int] = [:]
    for index in candidates ?? Array(rows.indices) {
      let record = table.records[index]
      for side in 0...1 where isHub(side, record) {
        let other = 1 - side
        let row = record.first?.row ?? 0
        if other == 0 { ofFirst[row] = 1 }
        // A row that says a half of it has a mistake, which is told.
        let isSilent = text(other, .latitude, record).isEmpty && text(other, .longitude, record).isEmpty
        let known = isSilent ? places?[plainKey(other, record)] : nil
        let cells = columns.map { column in
          let own = text(other, column, record)
          return own.isEmpty ? known?.text(column) ?? "" : own
        }
        records.append(
          (cells + (0..<areaCount).map { $0 < areas[other].count ? text(areas[other][$0], record) : "" })
            .map { Table.Cell(text: $0, row: row) }
            + shared.map { $0.position < record.count ? record[$0.position] : Table.Cell(text: "", row: row) })
        break
      }
    }
    guard !records.isEmpty else { return nil }
    let row = table.records[header].first?.row ?? 1
    let names = columns.map(\.name) + Array(repeating: words.areaName, count: areaCount) + shared.map(\.name)
    let head = names.map { Table.Cell(text: $0, row: row) }
    let origins = [1, 0].map { side in
      columns.map { sides[side][$0] ?? positions.cities[side].first }
        + (0..<areaCount).map { $0 < areas[side].count ? areas[side][$0] : nil } + shared.map(\.position)
    }
    return table.with([head] + records, from: Table.Origin(columns: origins, ways: ofFirst))
  }

  /// What tells the city of a side from others: its plain name, and that of its country.
  private func plainKey(_ side: Int, _ record: [Table.Cell]) -> [String] {
    [own(side, record).first ?? "", HeaderWords.plain(country(side, record))]
  }

  /// Where the cities lie of which at least one row says it. A place that is written once holds for all rows of its city, unless rows
  /// disagree.
  private static func places(_ table: PairTable) -> [[String]: PairPlace]? {
    guard table.sides.contains(where: { $0[.latitude] != nil && $0[.longitude] != nil }) else { return nil }
    var found: [[String]: PairPlace] = [:]
    for record in table.rows {
      for side in 0...1 {
        guard let coordinate = table.coordinate(side, record) else { continue }
        let place = PairPlace(
          coordinate, latitude: table.text(side, .latitude, record), longitude: table.text(side, .longitude, record))
        found[table.plainKey(side, record), default: place].add(place)
      }
    }
    return found.filter { !$0.value.isTorn }
  }
}

/// Where a city lies by a row of a table of pairs, as it is written there.
private struct PairPlace {
  private let coordinate: Coordinate
  private let latitude: String
  private let longitude: String
  /// Whether rows say different places, so that it is not clear which one is meant where none is said.
  private(set) var isTorn = false

  init(_ coordinate: Coordinate, latitude: String, longitude: String) {
    (self.coordinate, self.latitude, self.longitude) = (coordinate, latitude, longitude)
  }

  mutating func add(_ other: PairPlace) {
    isTorn = isTorn || coordinate.distance(to: other.coordinate) > PairCities.sameWithin
  }

  /// What stands in the cell of a column.
  func text(_ column: Column) -> String? {
    column == .latitude ? latitude : column == .longitude ? longitude : nil
  }
}
