import Drawing
import Friendships
import Messages
import Spreadsheets

/// What the studio shows of a table: all that is said of the whole, and some of its rows with what is said of them.
struct ReviewDocument: Encodable {
  struct Sheet: Encodable {
    let name: String
    let isHidden: Bool
  }

  struct Column: Encodable {
    /// As a spreadsheet calls it.
    let letter: String
    /// What the header says.
    let header: String
    /// The program's name of the column, `area`, empty for one that is known and not read, or nothing for one that was not understood.
    let meaning: OrNull<String>
    /// Whether the meaning is that of the header's words, and no person has said it.
    let isGuess: Bool
    /// To which of two cities in a row it belongs, 1 or 2; nothing in other tables, and for what both share.
    let side: Int?
  }

  struct Kind: Encodable {
    let id: String
    let names: [String: String]
    let line: String
    let marker: String
    let ramps: [String: [String]]
    /// How many agreements are of it.
    let count: Int
  }

  let sheets: [Sheet]
  let sheet: OrNull<String>
  let columns: [Column]
  /// All that a column can be said to mean.
  let meanings: [String]
  /// The number of the header in the file.
  let headerRow: OrNull<Int>
  let isOfPairs: Bool
  /// How many rows are in the part that is shown.
  let shown: Int
  let rows: [ReviewRow]
  let findings: [ReviewFinding]
  /// Those of the rows that are shown, and those of no row; where there are not too many, what is wrong or doubtful elsewhere, too.
  let problems: [SpokenProblem]
  let counts: ReviewCounts
  let kinds: [Kind]
  let years: OrNull<[Int]>
  /// The day of the program's clock, `2026-11-30`.
  let today: String
  /// By language, what has no name in it; see `MissingNames`.
  let missing: [String: MissingNames]
  /// The indices of answers that meet no row.
  let unusedAnswers: [Int]
  /// The columns of `columns` that the table has not.
  let unusedColumns: [String]

  init(_ review: TableReview, _ part: ReviewPart, from first: Int, count: Int) {
    sheets = review.sheets.all.map { Sheet(name: $0.name, isHidden: $0.isHidden) }
    sheet = OrNull(review.sheets.read)
    let titles = review.header.map { review.rows[$0] } ?? []
    columns = Self.columns(of: review, titles.map(\.text))
    meanings = Columns.names(BuiltIn.words.languages) + ["area"]
    headerRow = OrNull(titles.first?.row)
    isOfPairs = review.isOfPairs
    let meant = part == .all ? nil : review.states.parts[part] ?? []
    shown = meant?.count ?? review.rows.count
    let start = min(max(first, 0), shown)
    let range = start..<min(shown, start + min(max(count, 0), 1000))
    let given = meant.map { Array($0[range]) } ?? Array(range)
    rows = given.map { ReviewRow(review.rows[$0], review) }
    findings = rows.compactMap { ReviewFinding($0, review) }
    let numbers = Set(rows.map(\.row))
    problems = review.problems.filter { problem in
      review.isDoubtfulInFew && problem.severity != .note || problem.cell.map { numbers.contains(Int($0.x)) } ?? true
    }.map { SpokenProblem($0, hasColumn: !review.isOfPairs) }
    today = Day.today.description
    missing = review.missing
    counts = ReviewCounts(review)
    kinds = review.data.map(Self.kinds) ?? []
    years = OrNull(
      review.data.flatMap { data in
        data.atlas.first?.lifespan?.from.map { [$0.year, max($0.year, data.lastYear)] }
      })
    let unused = review.data?.friendships.unusedDecisions ?? []
    unusedAnswers = unused.compactMap { $0.wholeMatch(of: #/answers\[(\d+)\]/#).flatMap { Int($0.1) } }
    unusedColumns = unused.filter { $0.hasPrefix("columns.") }.map { String($0.dropFirst("columns.".count)) }
  }

  private static func columns(of review: TableReview, _ titles: [String]) -> [Column] {
    let given = review.data?.file.decisions.columns ?? [:]
    return review.columns.enumerated().map { position, known in
      let (letter, header) = (Table.letters(position), position < titles.count ? cleaned(titles[position]) : "")
      let isGiven = given[header] != nil || given[letter] != nil
      return Column(
        letter: letter, header: header, meaning: OrNull(known.meaning == "ignored" ? "" : known.meaning),
        isGuess: review.isOfPairs || known.meaning != nil && !isGiven, side: known.side)
    }
  }

  private static func kinds(of data: MapData) -> [Kind] {
    let counts = Dictionary(grouping: data.friendships.atlas.agreements, by: \.relation).mapValues(\.count)
    return data.relations.map { kind in
      let written = WrittenKind(kind)
      return Kind(
        id: written.id, names: written.names, line: written.line, marker: written.marker, ramps: written.ramps,
        count: counts[kind.id] ?? 0)
    }
  }
}

/// How many rows were read, and what became of them; of the whole table, whatever part is shown.
struct ReviewCounts: Encodable {
  /// Rows of cities.
  let read: Int
  /// Those on the map of some day.
  let drawn: Int
  /// Those whose place a person must choose or write.
  let waiting: Int
  /// Those that hold something.
  let all: Int
  /// The rows of each part, see `ReviewPart`.
  let choose: Int
  let unknown: Int
  let region: Int
  let check: Int
  let wrong: Int
  let settled: Int
  /// Those that a person has left out.
  let leftOut: Int
  /// Those with a place but without a date in a table that has dates; they are not drawn.
  let undated: Int

  init(_ review: TableReview) {
    let states = review.states
    let agreements = review.data?.friendships.atlas.agreements ?? []
    drawn = agreements.count { $0.lifespan != nil }
    undated = agreements.count - drawn
    all = review.rows.count
    (choose, unknown, check) = (states.count(.choose), states.count(.unknown), states.count(.check))
    region = states.count(.region)
    (wrong, settled) = (states.count(.wrong), states.count(.settled))
    waiting = choose + unknown + region
    read = waiting + check + wrong + settled
    // Rows with errors are told apart.
    leftOut = review.data?.friendships.review.findings.count(where: \.isLeftOut) ?? 0
  }
}

/// A value of JSON that is `null` where there is none.
struct OrNull<Value: Encodable>: Encodable {
  let value: Value?

  init(_ value: Value?) { self.value = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}
