import Geometry
import Messages
import Spreadsheets

/// A table with two cities in a row, as associations keep them: `city1 country1 … city2 country2 … year`.
///
/// The sides are told by 1 and 2, A and B, from and to, origin and destination, our and partner, before or behind the name of a
/// column or as a part of the word, `origincityLabel`.
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
  private let header: Int
  /// For each side where its columns stand, by the name of the column.
  private let sides: [[String: Int]]
  /// What both sides share, such as the date.
  private let shared: [(name: String, position: Int)]

  /// The pairs of a table; nothing where its rows hold one city each.
  package init?(_ table: Table) {
    self.table = table
    for (index, record) in table.records.prefix(20).enumerated() {
      var sides: [[String: Int]] = [[:], [:]]
      var shared: [(String, Int)] = []
      for (position, cell) in record.enumerated() {
        if let (side, name) = Self.side(cell.text) {
          if sides[side][name] == nil { sides[side][name] = position }
        } else {
          shared.append((cell.text, position))
        }
      }
      guard sides.allSatisfy({ $0["city"] != nil }) else { continue }
      (header, self.sides, self.shared) = (index, sides, shared)
      return
    }
    return nil
  }

  private static let marks: [[String]] = [
    ["origin", "from", "our", "home", "1", "a"],
    ["destination", "dest", "partner", "sister", "twin", "to", "2", "b"],
  ]

  /// The side of a header's word, and the column that it is without the side's mark.
  private static func side(_ text: String) -> (side: Int, name: String)? {
    let plain = Columns.plain(text)
    for (side, marks) in marks.enumerated() {
      for mark in marks {
        for rest in [
          plain.hasPrefix(mark) && mark.count > 1 ? String(plain.dropFirst(mark.count)) : nil,
          plain.hasSuffix(mark) ? String(plain.dropLast(mark.count)) : nil,
        ] {
          if let rest, let name = column(rest) { return (side, name) }
        }
      }
    }
    return nil
  }

  /// The columns that each side has.
  private static func column(_ text: String) -> String? {
    let bare = text.hasSuffix("label") ? String(text.dropLast("label".count)) : text
    switch bare {
    case "city", "town", "cityname", "name", "城市": return "city"
    case "country", "countryname", "国家": return "country"
    case "countrycode", "iso", "iso2": return "country_code"
    case "lat", "latitude", "纬度": return "latitude"
    case "lng", "lon", "long", "longitude", "经度": return "longitude"
    case "continent", "大洲": return "continent"
    default: return nil
    }
  }

  private var rows: ArraySlice<[Table.Cell]> { table.records.dropFirst(header + 1) }

  private func text(_ side: Int, _ column: String, _ record: [Table.Cell]) -> String {
    guard let position = sides[side][column], position < record.count else { return "" }
    return cleaned(record[position].text)
  }

  /// All cities of both sides, those with the most rows first.
  package var hubs: [Hub] {
    var counts: [[String]: Int] = [:]
    var order: [[String]] = []
    for record in rows {
      for side in 0...1 {
        let key = [text(side, "city", record), text(side, "country", record)]
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
  ///   - coordinate: where it lies: a city within 20 km by the table's own coordinates is the hub under another name.
  /// - Returns: nothing where it stands in no row.
  package func partners(of names: [String], at coordinate: Coordinate) -> Table? {
    let wanted = Set(names.map(Columns.plain))
    let isHub = { (side: Int, record: [Table.Cell]) -> Bool in
      if wanted.contains(Columns.plain(text(side, "city", record))) { return true }
      guard let φ = Double(text(side, "latitude", record)), let λ = Double(text(side, "longitude", record)) else {
        return false
      }
      return Coordinate(latitude: φ, longitude: λ).distance(to: coordinate) < 20
    }
    let columns = Array(Set(sides[0].keys).union(sides[1].keys)).sorted()
    var records: [[Table.Cell]] = []
    for record in rows {
      for side in 0...1 where isHub(side, record) {
        let other = 1 - side
        let row = record.first?.row ?? 0
        records.append(
          columns.map { Table.Cell(text: text(other, $0, record), row: row) }
            + shared.map { $0.position < record.count ? record[$0.position] : Table.Cell(text: "", row: row) })
        break
      }
    }
    guard !records.isEmpty else { return nil }
    let row = table.records[header].first?.row ?? 1
    let head = (columns + shared.map(\.name)).map { Table.Cell(text: $0, row: row) }
    return table.with([head] + records)
  }
}
