import Drawing
import Geometry
import Messages
import Spreadsheets

/// A table of agreements, read and checked: the atlas that it fills, and where everything in it stands.
package struct FriendshipTable: Sendable {
  /// The atlas of the map file with the cities and agreements of the table.
  package private(set) var atlas: Atlas
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
    atlas = map.atlas
    let before = problems.count
    guard !table.records.isEmpty, let columns = Columns(table, words: words, problems: &problems) else {
      (self.columns, rows) = ([:], [])
      if problems.count == before {
        problems.append(Problem(at: table.file, "empty table", cure: "its first line names the columns"))
      }
      return
    }
    var reader = RowReader(
      table: table.emptied, columns: columns, vocabulary: Vocabulary(words, map.atlas.relations),
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
    (atlas.cities, atlas.agreements) = (builder.cities, builder.agreements)
    settleReplacements(&reader.problems)
    problems = reader.problems.all + builder.warnings.all
    spanYears(map)
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

  /// The agreements of each city that follow one another, in pairs, by the days on which they take effect; of one day the
  /// lower kind comes first.
  var successions: [(earlier: Int, later: Int)] {
    var byCity = [[Int]](repeating: [], count: atlas.cities.count)
    for index in atlas.agreements.indices where atlas.agreements[index].lifespan != nil {
      byCity[atlas.agreements[index].city].append(index)
    }
    return byCity.filter { $0.count > 1 }.flatMap { indices in
      let ordered = indices.sorted { (start($0), -rank($0)) < (start($1), -rank($1)) }
      return zip(ordered, ordered.dropFirst()).map { (earlier: $0, later: $1) }
    }
  }

  /// Ends every agreement on the day before the next one of its city takes effect.
  private mutating func settleReplacements(_ problems: inout Problems) {
    for (earlier, later) in successions {
      if start(earlier) == start(later) { problems.add(sameDay(earlier, later)) }
      let last = start(later).previous
      let until = atlas.agreements[earlier].lifespan?.until.map { min($0, last) } ?? last
      atlas.agreements[earlier].lifespan = Lifespan(from: start(earlier), until: until)
    }
  }

  /// What is wrong with two agreements of one day; where only the month or the year is known, one may well follow the other.
  private func sameDay(_ earlier: Int, _ later: Int) -> Problem {
    let place = place(ofAgreement: max(earlier, later), .established)
    let city = atlas.cities[atlas.agreements[later].city].names["en"]
    let other = said(agreement: min(earlier, later))
    let isKnown = [earlier, later].allSatisfy {
      let date = atlas.agreements[$0].established
      return date?.day != nil && date?.isLatest == false
    }
    if isKnown || rank(earlier) == rank(later) {
      return Problem(
        at: place, "two agreements of one city take effect on one day", found: city,
        cure: "the other is on \(other); one must follow the other")
    }
    return Problem(
      .warning, at: place, "which of two agreements of one city came first is not known", found: city,
      cure: "the other is on \(other); the higher kind is drawn, add the month or the day")
  }

  private func rank(_ index: Int) -> Int { atlas.rank(of: atlas.agreements[index]) }

  private func start(_ index: Int) -> Day { atlas.agreements[index].lifespan?.from ?? Day(lastOf: 1) }

  /// Fills in the years of the colour scale that the map file leaves to the table.
  private mutating func spanYears(_ map: MapFile) {
    let found = atlas.agreements.compactMap { $0.lifespan?.from?.year }
    let first = map.firstYear ?? found.min() ?? atlas.years.lowerBound
    let last = map.lastYear ?? found.max() ?? first
    atlas.years = first...max(first, last)
  }
}
