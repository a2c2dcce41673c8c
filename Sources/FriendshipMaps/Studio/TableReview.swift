import Friendships
import Messages
import Spreadsheets

/// What was read out of a table with a `map.json`, for a person who looks it through: its cells, what is wrong at which of them, where
/// its cities lie and how sure that is.
///
/// It is made once for a table and a map text, which takes as long as reading them; any part of its rows is then at hand.
package struct TableReview: Sendable {
  /// The data of the map; nothing where `map.json` or the table cannot be read at all.
  package let data: MapData?
  /// What is wrong or doubtful in both, cells in their order.
  package let problems: [Problem]
  /// The rows of the file that hold something.
  let rows: Table.Rows
  /// The index of the header among them; nothing where none was found.
  let header: Int?
  /// What the columns mean, as far as that is known, and where each row holds two cities to which of them each belongs, 1 or 2.
  let columns: [(meaning: String?, side: Int?)]
  /// Whether each row holds two cities, so that a column is not one of the table that was read.
  let isOfPairs: Bool
  /// The sheets of a workbook, and the one that was read.
  let sheets: (all: [Workbook.Tab], read: String?)
  /// What became of the rows.
  let states: RowStates
  /// By language, what has no name in it.
  let missing: [String: MissingNames]
  /// Whether what is wrong or doubtful is told with every part of the rows: a table with a great many faults tells those of a part.
  let isDoubtfulInFew: Bool

  /// Reads a table; whatever is wrong with it or with the map stands in `problems`.
  ///
  /// - Parameters:
  ///   - map: the text of `map.json`.
  ///   - table: the table; it is called as the map calls it.
  ///   - isThorough: whether doubts are looked for that `fmap check` finds, such as a city in the sea.
  package init(map: [UInt8], table: SourceFile, isThorough: Bool = false) {
    var problems: [Problem] = []
    var data: MapData?
    var seen: (cells: Table, columns: Columns?, pairs: PairTable?)?
    do throws(Failure) {
      data = try MapData(
        map: SourceFile(name: "map.json", bytes: map),
        table: { SourceFile(name: lastPart($0.friendships), bytes: table.bytes) },
        MapRequest(), problems: &problems,
        seeing: { seen = ($0, $1, $2) })
      if let data { problems += data.unusedDecisions + data.friendships.kindNotes }
      if isThorough, let data, data.friendships.hasColumns { problems += try data.doubts(in: "en") }
    } catch {
      problems = error.problems
    }
    let sorted = problems.sorted(by: <)
    (self.data, self.problems) = (data, sorted)
    rows = seen?.cells.records ?? Table.Rows()
    isOfPairs = seen?.pairs != nil
    (header, columns) = Self.header(of: seen, given: data?.file.decisions.columns ?? [:])
    let all = (try? MapData.sheets(of: table)) ?? []
    let asked = data?.file.decisions.sheet?.lowercased()
    let read = all.first { $0.name.lowercased() == asked } ?? all.first { !$0.isHidden } ?? all.first
    sheets = (all, read?.name)
    states = RowStates(data, sorted, rows, header: header)
    missing = data.map { MissingNames.byLanguage($0) } ?? [:]
    isDoubtfulInFew = sorted.count { $0.severity != .note } <= 300
  }

  /// Where the header is, and what its columns mean. Where a needed column is missing, a person may name it: what is known of the
  /// others is told.
  private static func header(
    of seen: (cells: Table, columns: Columns?, pairs: PairTable?)?, given: [String: String]
  ) -> (Int?, [(meaning: String?, side: Int?)]) {
    guard let seen else { return (nil, []) }
    let width = seen.cells.records.map(\.count).max() ?? 0
    let wide = { (known: [(meaning: String?, side: Int?)]) in
      known + Array(repeating: (nil, nil), count: max(0, width - known.count))
    }
    if let pairs = seen.pairs { return (pairs.header, wide(pairs.meanings)) }
    if let columns = seen.columns { return (columns.headerIndex, (0..<width).map { (columns.meaning(at: $0), nil) }) }
    let words = HeaderWords(BuiltIn.words, given: given)
    guard let guess = Columns.guess(seen.cells, words: words) else { return (nil, []) }
    return (guess.header, wide(guess.meanings.map { ($0, nil) }))
  }

  /// What the columns of the table that was read mean; nothing where each row holds two cities.
  var meanings: [String?] { isOfPairs ? [] : columns.map(\.meaning) }

  /// The map that these data make, ready to be drawn.
  ///
  /// - Parameter request: what is asked of one picture; the rest stands in `map.json`.
  /// - Throws: every problem where there is an error, or the first of the look.
  package func map(_ request: MapRequest = MapRequest()) throws(Failure) -> FriendshipMap {
    guard let data, !problems.contains(where: { $0.severity == .error }) else { throw .data(problems) }
    return try FriendshipMap(data, request)
  }

  /// The table in its normal form with all that was found and answered, as an Excel workbook.
  ///
  /// - Parameter name: the name of the file, for what is wrong.
  package func filledTable(named name: String) throws(Failure) -> [UInt8] {
    guard let data else { throw .data(problems) }
    let table = TableExport(
      data.atlas.withoutIdleCities, of: data.friendships, isWhole: true, languages: data.words.languages,
      first: try MapRequest().languages(of: data)[0], file: name)
    do {
      return try table.workbook(data.words)
    } catch {
      throw .data(error)
    }
  }

  /// The review as JSON, with some of its rows and what is to be said of them.
  ///
  /// - Parameters:
  ///   - part: which rows are meant.
  ///   - first: the index of the first row among these, from 0.
  ///   - count: how many rows; at most a thousand are given.
  package func json(_ part: ReviewPart = .all, from first: Int, count: Int) -> [UInt8] {
    Friendships.json(ReviewDocument(self, part, from: first, count: count))
  }
}

/// Rows that a person looks at together.
package enum ReviewPart: String, CaseIterable, Sendable {
  /// All that hold something, headings too.
  case all
  /// Those with several places to choose from.
  case choose
  /// Those of which no place is known.
  case unknown
  /// Those that name a region, such as a state, and no city.
  case region
  /// Those whose place should be looked at: by far the largest of its name.
  case check
  /// Those with an error in a cell.
  case wrong
  /// The other rows of cities.
  case settled
}
