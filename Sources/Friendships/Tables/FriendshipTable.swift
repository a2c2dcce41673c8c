import Drawing
import Gazetteer
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
  /// What was looked up because the table does not have it.
  package let review: PlaceReview
  /// A note for each word that was read as a kind of another name.
  package let kindNotes: [Problem]
  /// The rows whose place is not known; they are not in the atlas.
  let unplaced: [FriendshipRow]
  /// What a person has decided that is about nothing in the table, by where it stands in the map file.
  package let unusedDecisions: [String]
  /// The rows that answers are about, by their numbers in the file.
  package let answeredRows: [Int: AnsweredRow]
  /// The names of countries in the table that are those of Hong Kong, Macao and Taiwan, around a hub in China.
  let partsOfChina: Set<String>
  /// The rows with an error that map.json wants to be left out, by their numbers in the file.
  package private(set) var faultyRows: Set<Int> = []

  /// Whether its columns were found; else there is nothing in it.
  package var hasColumns: Bool { !columns.isEmpty }

  /// Reads a table.
  ///
  /// All that is wrong in it is added to `problems` at once. Rows with errors are left out, so the atlas is fit for use
  /// only when no error was added. Cities whose place is not found are left out, too, and stand in `review`.
  ///
  /// - Parameters:
  ///   - table: its cells.
  ///   - map: the rest of the map.
  ///   - words: the languages that names may have, as columns `city_…` and `country_…`, and other names of the columns,
  ///     kinds of relation and continents.
  ///   - looks: kinds of relation whose looks those take that the table names and `map.json` does not list.
  ///   - gazetteer: opens the gazetteer, where places may be looked up.
  package init(
    _ table: Table, map: MapFile, words: Words, looks: @autoclosure @escaping @Sendable () -> [RelationKind] = [],
    gazetteer: (() throws(GazetteerFault) -> Gazetteer)? = nil, problems: inout [Problem]
  ) {
    let words = (all: words, header: HeaderWords(words, given: map.decisions.columns))
    let columns = Columns(table, words: words.header, problems: &problems)
    self.init(
      table, columns, map: map, words: words.all, looks: looks(), gazetteer: gazetteer, problems: &problems)
  }

  /// Reads a table whose columns were found already; with none, where they were not found and that was reported, it holds nothing.
  package init(
    _ table: Table, _ columns: Columns?, map: MapFile, words: Words,
    looks: @autoclosure @escaping @Sendable () -> [RelationKind] = [],
    gazetteer: (() throws(GazetteerFault) -> Gazetteer)? = nil, problems: inout [Problem]
  ) {
    self.table = table.emptied
    guard let columns else {
      (self.columns, rows, review, kindNotes, unplaced, unusedDecisions) = ([:], [], PlaceReview(), [], [], [])
      (answeredRows, partsOfChina) = ([:], [])
      atlas = Atlas(map, cities: [], agreements: [])
      return
    }
    var list = ListReader(table, columns, map: map, words: words, looks: looks, gazetteer: gazetteer, problems)
    list.readAll()
    self.columns = columns.index
    (rows, review, unplaced) = (list.builder.rows, list.review, list.unplaced)
    kindNotes = list.reader.readings.notes(
      isList: list.reader.kinds.isOpen, languages: words.languages(titled: map.title))
    unusedDecisions = columns.unused.map { "columns.\($0)" } + list.answers.unused.map { "answers[\($0)]" }
    (answeredRows, partsOfChina) = (list.answers.rows, list.reader.partsOfChina)
    var whole = map
    whole.relations = list.reader.kinds.found
    var atlas = Atlas(whole, cities: list.builder.cities, agreements: list.builder.agreements)
    atlas.unplaced = list.review.findings.count { !$0.isDrawn && !$0.isLeftOut }
    atlas.leftOut = list.review.findings.count(where: \.isLeftOut)
    atlas.homeCode = list.reader.home
    self.atlas = atlas
    for (earlier, later) in atlas.isUndated ? [] : atlas.successions where atlas.start(earlier) == atlas.start(later) {
      let isList = list.reader.kinds.isOpen || self.columns[.relation] == nil
      list.reader.problems.add(sameDay(earlier, later, isList: isList))
    }
    let header = table.records[columns.header].first?.row ?? 0
    let told: [Problem]
    (told, faultyRows) = Self.leavingOut(list.reader.problems, below: header, map)
    self.atlas.leftOut += faultyRows.subtracting(rows).count
    problems = told + list.builder.warnings.all
  }

  /// What is told of a table whose rows with errors are left out where its map file wants it so, and these rows.
  ///
  /// - Parameter header: the number of its row; what is wrong in it or above is an error all the same.
  private static func leavingOut(_ problems: Problems, below header: Int, _ map: MapFile) -> ([Problem], Set<Int>) {
    // Of a table with more errors than are told the rest was not read.
    guard map.decisions.leavesOutErrors, !problems.isFull else { return (problems.all, []) }
    let isOfRow = { (problem: Problem) in problem.severity == .error && problem.cell.map { $0.x > header } ?? false }
    let rows = Set(problems.all.filter(isOfRow).compactMap { $0.cell.map { Int($0.x) } })
    return (problems.all.map { isOfRow($0) ? $0.leavingOutItsRow : $0 }, rows)
  }

  /// Whether a place of the gazetteer is on the map, found now or in an earlier reading.
  package var creditsPlaces: Bool { atlas.creditsPlaces }

  /// Tells whether two words, or one that is the only one, are names of columns.
  package static func headerTest(_ words: HeaderWords) -> ([String]) -> Bool {
    { names in !names.isEmpty && names.count(where: { words.meaning(of: $0) != nil }) >= min(2, names.count) }
  }

  /// A record as wide as the header, without the empty cells beyond it, and with those that are missing at its end where
  /// they may be empty; nothing when it does not fit.
  static func fitted(_ record: [Table.Cell], _ columns: Columns) -> [Table.Cell]? {
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
    let city = columns.filter(\.key.isOfCity).values.min()
    return table.place(row: rows[index], column: columns[column] ?? city)
  }

  /// The rows of the agreements, by their numbers in the file.
  package var agreementRows: [Int] { rows }

  /// The row of an agreement in the words of a message.
  func said(agreement index: Int) -> Message { table.said(row: rows[index]) }

  /// What is wrong with two agreements of one day. Where only the month or the year is known, one may well follow the other; and a list
  /// that says itself which kinds there are may name a city under each of them, of which the highest is drawn.
  private func sameDay(_ earlier: Int, _ later: Int, isList: Bool) -> Problem {
    let place = place(ofAgreement: max(earlier, later), .established)
    let city = atlas.cities[atlas.agreements[later].city].names["en"]
    let other = said(agreement: min(earlier, later))
    let isKnown = [earlier, later].allSatisfy {
      let date = atlas.agreements[$0].established
      return date?.day != nil && date?.isLatest == false
    }
    let what: Message = "two agreements of one city take effect on one day"
    let isRanked = atlas.rank(earlier) != atlas.rank(later)
    if isKnown, isList, isRanked {
      return Problem(
        .warning, at: place, what, found: city, cure: "the other is on \(other); the higher kind is drawn")
    }
    if isKnown || !isRanked {
      return Problem(
        at: place, what, found: city,
        cure: "the other is on \(other); one must follow the other")
    }
    return Problem(
      .warning, at: place, "which of two agreements of one city came first is not known", found: city,
      cure: "the other is on \(other); the higher kind is drawn, add the month or the day")
  }
}
