import Geometry
import Spreadsheets

/// The lists of partners that the rows of a table of pairs hold.
extension PairTable {
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
  static func places(_ table: PairTable) -> [[String]: PairPlace]? {
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
struct PairPlace {
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
