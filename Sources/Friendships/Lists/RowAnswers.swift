import Geometry
import Messages
import Spreadsheets

/// Puts what a person has said of cities into the cells of their rows, before these are read.
///
/// A row is meant whose cells have the city, in a column of cities in any language, and the country, in any column of countries, as the
/// answer has them: white space, characters that nobody sees and the ways of writing one accent do not matter. A row without a country
/// is meant by answers without one. What the file has goes on counting for this, whatever is corrected.
struct RowAnswers {
  /// A row with the answers in its cells.
  struct Answered {
    /// The cells, those of `columns` that the file has not behind its last one.
    var record: [Table.Cell]
    /// Where the columns stand.
    var columns: Columns
    /// The columns in whose cells an answer stands.
    var given: Set<Int> = []
    /// The texts of corrected cells by their columns.
    var corrections: [Int: String] = [:]
  }

  private let answers: [TableDecisions.Answer]
  /// The answers for each city.
  private let ofCity: [String: [Int]]
  private var used: Set<Int> = []
  /// The rows that were meant, by their numbers.
  private(set) var rows: [Int: AnsweredRow] = [:]

  /// Answers; of two that say another thing of the same the later one counts.
  init(_ answers: [TableDecisions.Answer]) {
    self.answers = answers
    ofCity = Dictionary(grouping: answers.indices) { cleaned(answers[$0].city) }
  }

  /// Those that no row was meant by so far.
  var unused: [Int] { answers.indices.filter { !used.contains($0) } }

  /// The row with its answers; nothing where there is none for it.
  ///
  /// - Parameters:
  ///   - record: a row as wide as its header.
  ///   - columns: where its columns stand.
  mutating func applied(to record: [Table.Cell], _ columns: Columns) -> Answered? {
    guard !answers.isEmpty else { return nil }
    let meant = answers(for: record, columns)
    guard !meant.isEmpty else { return nil }
    var row = Answered(record: record, columns: columns)
    let applied = meant.filter { apply(answers[$0].decision, to: &row, original: record) }
    guard !applied.isEmpty else { return nil }
    used.formUnion(applied)
    if let number = record.first?.row {
      let (city, country) = Self.key(record, columns)
      rows[number] = AnsweredRow(
        city: city, country: country, answers: applied, corrections: row.corrections)
    }
    return row
  }

  /// By what an answer would mean a row: its first cell with the city, and its first one with the country.
  static func key(_ record: [Table.Cell], _ columns: Columns) -> (city: String, country: String) {
    let first = { (isWanted: (Column) -> Bool) in texts(in: record, columns, isWanted).first ?? "" }
    return (first(\.isOfCity), first(\.isOfCountry))
  }

  /// What some columns of a row hold, from the first on; those that hold nothing are left out.
  private static func texts(in record: [Table.Cell], _ columns: Columns, _ isWanted: (Column) -> Bool) -> [String] {
    let positions = columns.index.filter { isWanted($0.key) && $0.value < record.count }.map(\.value).sorted()
    return positions.map { cleaned(record[$0].text) }.filter { !$0.isEmpty }
  }

  /// The answers whose city and country a row has, in their order.
  private func answers(for record: [Table.Cell], _ columns: Columns) -> [Int] {
    let found = Set(Self.texts(in: record, columns, \.isOfCity).flatMap { ofCity[$0] ?? [] })
    guard !found.isEmpty else { return [] }
    let countries = Self.texts(in: record, columns, \.isOfCountry)
    return found.sorted().filter { index in
      let country = cleaned(answers[index].country)
      return country.isEmpty ? countries.isEmpty : countries.contains(country)
    }
  }

  /// Writes a decision into the cells; false where it is about none of them.
  private func apply(
    _ decision: TableDecisions.Decision, to row: inout Answered, original: [Table.Cell]
  ) -> Bool {
    switch decision {
    case .place(let coordinate, let from):
      write(shortest(coordinate.latitude), to: .latitude, of: &row)
      write(shortest(coordinate.longitude), to: .longitude, of: &row)
      write(from ?? "", to: .placeFrom, of: &row)
    case .leaveOut:
      write(PlaceReview.leftOut, to: .placeFrom, of: &row)
    case .correction(let column, let was, let text):
      guard let (known, position) = row.columns.index.first(where: { $0.key.name == column }),
        position < original.count,
        cleaned(original[position].text) == cleaned(was)
      else { return false }
      write(text, to: known, of: &row)
      row.corrections[position] = text
    }
    return true
  }

  private func write(_ text: String, to column: Column, of row: inout Answered) {
    row.columns = row.columns.widened(by: [column])
    guard let position = row.columns[column] else { return }
    let number = row.record.first?.row ?? 0
    while row.record.count <= position { row.record.append(Table.Cell(text: "", row: number)) }
    row.record[position] = Table.Cell(text: text, row: row.record[position].row)
    row.given.insert(position)
  }
}

/// A row that answers are about.
package struct AnsweredRow: Sendable {
  /// Its city as a cell has it.
  package let city: String
  /// Its country as a cell has it; empty where it has none.
  package let country: String
  /// The indices of the answers.
  package let answers: [Int]
  /// The texts of corrected cells by their columns, from 0.
  package let corrections: [Int: String]

  /// What counts of them for where the city lies, or whether it is drawn at all; nothing where none says that.
  package func placing(_ all: [TableDecisions.Answer]) -> TableDecisions.Decision? {
    answers.map { all[$0].decision }.last { decision in
      if case .correction = decision { false } else { true }
    }
  }
}
