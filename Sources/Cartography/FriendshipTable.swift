import Messages
import Drawing
import Geometry

/// A table of agreements, read and checked: the atlas that it fills, and where everything in it stands.
package struct FriendshipTable: Sendable {
  /// The atlas of the map file with the cities and agreements of the table.
  package private(set) var atlas: Atlas
  /// What names places; its rows are no longer kept.
  let table: Table
  let columns: [String: Int]
  /// For each agreement of the atlas its row in the file.
  let rows: [Int]

  /// Reads a table.
  ///
  /// All that is wrong in it is added to `problems` at once. Rows with errors are left out, so the atlas is fit for use
  /// only when no error was added.
  ///
  /// - Parameters:
  ///   - table: its cells.
  ///   - map: the rest of the map.
  ///   - words: the languages that names may have, as columns `city_…` and `country_…`, and other names of the columns,
  ///     kinds of relation and continents.
  package init(_ table: Table, map: MapFile, words: Words, problems: inout [Problem]) {
    self.table = table.emptied
    atlas = map.atlas
    let before = problems.count
    guard !table.records.isEmpty, let columns = Columns(table, words: words, problems: &problems) else {
      (self.columns, rows) = ([:], [])
      if problems.count == before {
        problems.append(Problem(at: table.file, "empty table", cure: "its first line names the columns"))
      }
      return
    }
    var reader = RowReader(table: table.emptied, columns: columns, vocabulary: Vocabulary(words, map.atlas.relations))
    var builder = AtlasBuilder(table: table.emptied, columns: columns)
    for record in table.records.dropFirst(columns.header + 1) {
      guard let record = Self.fitted(record, columns.count) else {
        let cure: Message = "the header has \(columns.count); quote a text that holds separators or quotation marks"
        let place = table.place(row: record[0].row, column: record.count - 1)
        reader.problems.append(Problem(at: place, "row has \(record.count) fields", cure: cure))
        continue
      }
      if let problem = reader.rowWithoutCity(record) {
        reader.problems.append(problem)
        continue
      }
      let before = reader.problems.count
      let row = reader.row(record)
      let isReadable = !reader.problems[before...].contains { $0.severity == .error }
      if isReadable { builder.add(row) } else { builder.skip(row) }
    }
    problems += reader.problems + builder.problems
    self.columns = columns.index
    rows = builder.rows
    (atlas.cities, atlas.agreements) = (builder.cities, builder.agreements)
    settleReplacements(&problems)
    spanYears(map)
  }

  /// A record as wide as the header, empty cells beyond it dropped; nothing when it does not fit.
  private static func fitted(_ record: [Table.Cell], _ count: Int) -> [Table.Cell]? {
    guard record.count > count, record[count...].allSatisfy(\.text.isEmpty) else {
      return record.count == count ? record : nil
    }
    return Array(record.prefix(count))
  }

  /// The place of a cell in the row of an agreement; of the whole row where the table lacks the column.
  package func place(ofAgreement index: Int, _ column: String) -> String {
    table.place(row: rows[index], column: columns[column] ?? 0)
  }

  /// The row of an agreement in the words of a message.
  func said(agreement index: Int) -> Message { table.said(row: rows[index]) }

  /// Ends every agreement on the day before the next one of its city takes effect.
  private mutating func settleReplacements(_ problems: inout [Problem]) {
    var byCity = [[Int]](repeating: [], count: atlas.cities.count)
    for index in atlas.agreements.indices where atlas.agreements[index].lifespan != nil {
      byCity[atlas.agreements[index].city].append(index)
    }
    for indices in byCity where indices.count > 1 {
      let ordered = indices.sorted { start($0) < start($1) }
      for (earlier, later) in zip(ordered, ordered.dropFirst()) {
        if start(earlier) == start(later) {
          problems.append(
            Problem(
              at: place(ofAgreement: max(earlier, later), "established"),
              "two agreements of one city take effect on one day",
              found: atlas.cities[atlas.agreements[later].city].names["en"],
              cure: "the other is on \(said(agreement: min(earlier, later))); one must follow the other"))
        }
        let last = start(later).previous
        let until = atlas.agreements[earlier].lifespan?.until.map { min($0, last) } ?? last
        atlas.agreements[earlier].lifespan = Lifespan(from: start(earlier), until: until)
      }
    }
  }

  private func start(_ index: Int) -> Day { atlas.agreements[index].lifespan?.from ?? Day(lastOf: 1) }

  /// Fills in the years of the colour scale that the map file leaves to the table.
  private mutating func spanYears(_ map: MapFile) {
    let found = atlas.agreements.compactMap { $0.lifespan?.from?.year }
    let first = map.firstYear ?? found.min() ?? atlas.years.lowerBound
    let last = map.lastYear ?? found.max() ?? first
    atlas.years = first...max(first, last)
  }
}
