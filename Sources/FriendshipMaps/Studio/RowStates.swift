import Friendships
import Gazetteer
import Messages
import Spreadsheets

/// What became of each row of a table.
struct RowStates: Sendable {
  /// What became of a row of a city.
  enum State: String {
    /// The table has its place.
    case table
    /// Its place was looked up, or was not found, see `Grade`.
    case one, largest, choose, region, unknown
    /// A person has said where it lies, or that it is not drawn.
    case answered, leftOut
    /// There is an error in one of its cells.
    case error

    /// Where a person looks for it.
    var part: ReviewPart {
      switch self {
      case .choose: .choose
      case .region: .region
      case .unknown: .unknown
      case .largest: .check
      case .error: .wrong
      case .table, .one, .answered, .leftOut: .settled
      }
    }
  }

  private var states: [Int: State] = [:]
  /// The number of the header's row.
  private var headerRow = 0
  /// The findings by row: those of the search, or those from which a person has chosen.
  private(set) var findings: [Int: PlaceFinding] = [:]
  /// The agreements by row.
  private(set) var agreements: [Int: Int] = [:]
  /// The indices of the rows of each part but `all`.
  private(set) var parts: [ReviewPart: [Int]] = [:]

  /// - Parameters:
  ///   - rows: those of the file that hold something.
  ///   - header: the index of the header among them, below which the cities begin.
  init(_ data: MapData?, _ problems: [Problem], _ rows: Table.Rows, header: Int?) {
    guard let header else { return }
    headerRow = rows.number(of: header)
    if let data { read(data) }
    for problem in problems where problem.severity == .error {
      if let cell = problem.cell { states[Int(cell.x)] = .error }
    }
    for row in data?.friendships.faultyRows ?? [] { states[row] = .error }
    for index in rows.indices.dropFirst(header + 1) {
      if let state = states[rows.number(of: index)] { parts[state.part, default: []].append(index) }
    }
  }

  private mutating func read(_ data: MapData) {
    let table = data.friendships
    for (index, row) in table.agreementRows.enumerated() {
      states[row] = .table
      agreements[row] = index
    }
    let answers = data.file.decisions.answers
    for (row, answered) in table.answeredRows where answered.placing(answers) != nil { states[row] = .answered }
    for finding in table.review.findings {
      states[finding.row] = finding.isLeftOut ? .leftOut : State(rawValue: finding.grade.rawValue)
      findings[finding.row] = finding
    }
    for finding in table.review.answered { findings[finding.row] = finding }
  }

  /// What became of the row of a number; nothing where it is none of a city.
  subscript(row: Int) -> State? { row > headerRow ? states[row] : nil }

  /// How many rows a part has.
  func count(_ part: ReviewPart) -> Int { parts[part]?.count ?? 0 }
}
