import Drawing
import Geometry
import Messages
import Spreadsheets

/// A table of agreements, read and checked: the atlas that it fills, and where everything in it stands.
package struct FriendshipTable: Sendable {
  /// The atlas of the map file with the cities and agreements of the table.
  package let atlas: Atlas
  /// What names places; its rows are no longer kept.
  let table: Table
  let columns: [Column: Int]
  /// For each agreement of the atlas its row in the file.
  let rows: [Int]

  /// Whether its columns were found; else there is nothing in it.
  package var hasColumns: Bool { !columns.isEmpty }

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
    let before = problems.count
    guard !table.records.isEmpty, let columns = Columns(table, words: words, problems: &problems) else {
      (self.columns, rows) = ([:], [])
      atlas = Atlas(map, cities: [], agreements: [])
      if problems.count == before {
        problems.append(Problem(at: table.file, "empty table", cure: "its first line names the columns"))
      }
      return
    }
    var reader = RowReader(
      table: table.emptied, columns: columns, vocabulary: Vocabulary(words, map.relations),
      problems: Problems(problems))
    var builder = AtlasBuilder(table: table.emptied, columns: columns)
    let titles = table.records[columns.header].map(\.text)
    for record in table.records.dropFirst(columns.header + 1) where !reader.problems.isFull {
      guard let record = Self.fitted(record, columns) else {
        let cure: Message = "the header has \(columns.count); quote a text that holds separators or quotation marks"
        let place = table.place(row: record[0].row, column: record.count - 1)
        reader.problems.add(Problem(at: place, "row has \(record.count) fields", cure: cure))
        continue
      }
      // Long lists repeat their header on every page.
      if record[0].text == titles[0], record.map(\.text) == titles { continue }
      if let problem = reader.rowWithoutCity(record) {
        reader.problems.add(problem)
        continue
      }
      let before = reader.problems.errors
      let row = reader.row(record)
      guard reader.problems.errors == before else {
        builder.skip(row)
        continue
      }
      do { try builder.add(row) } catch { reader.problems.add(error) }
    }
    self.columns = columns.index
    rows = builder.rows
    atlas = Atlas(map, cities: builder.cities, agreements: builder.agreements)
    for (earlier, later) in atlas.successions where atlas.start(earlier) == atlas.start(later) {
      reader.problems.add(sameDay(earlier, later))
    }
    problems = reader.problems.all + builder.warnings.all
  }

  /// A record as wide as the header, without the empty cells beyond it, and with those that are missing at its end where
  /// they may be empty; nothing when it does not fit.
  private static func fitted(_ record: [Table.Cell], _ columns: Columns) -> [Table.Cell]? {
    if record.count >= columns.count {
      let isFit = record[columns.count...].allSatisfy(\.text.isEmpty)
      return isFit ? Array(record.prefix(columns.count)) : nil
    }
    guard columns.isOptional(from: record.count) else { return nil }
    let missing = columns.count - record.count
    return record + Array(repeating: Table.Cell(text: "", row: record[record.count - 1].row), count: missing)
  }

  /// The place of a cell in the row of an agreement; of the whole row where the table lacks the column.
  func place(ofAgreement index: Int, _ column: Column) -> Problem.Place {
    table.place(row: rows[index], column: columns[column])
  }

  /// The row of an agreement in the words of a message.
  func said(agreement index: Int) -> Message { table.said(row: rows[index]) }

  /// What is wrong with two agreements of one day; where only the month or the year is known, one may well follow the other.
  private func sameDay(_ earlier: Int, _ later: Int) -> Problem {
    let place = place(ofAgreement: max(earlier, later), .established)
    let city = atlas.cities[atlas.agreements[later].city].names["en"]
    let other = said(agreement: min(earlier, later))
    let isKnown = [earlier, later].allSatisfy {
      let date = atlas.agreements[$0].established
      return date?.day != nil && date?.isLatest == false
    }
    if isKnown || atlas.rank(earlier) == atlas.rank(later) {
      return Problem(
        at: place, "two agreements of one city take effect on one day", found: city,
        cure: "the other is on \(other); one must follow the other")
    }
    return Problem(
      .warning, at: place, "which of two agreements of one city came first is not known", found: city,
      cure: "the other is on \(other); the higher kind is drawn, add the month or the day")
  }
}
