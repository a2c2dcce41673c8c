import Messages
import Spreadsheets

/// Reads the cells of one record by the names of their columns and gathers what is wrong with them.
struct RowReader {
  let table: Table
  let columns: Columns
  let vocabulary: Vocabulary
  var record: [Table.Cell] = []
  var problems: Problems

  init(table: Table, columns: Columns, vocabulary: Vocabulary, problems: Problems) {
    (self.table, self.columns, self.vocabulary) = (table, columns, vocabulary)
    self.problems = problems
  }

  mutating func row(_ record: [Table.Cell]) -> FriendshipRow {
    self.record = record
    let name = halfWidth(required(.city("en")))
    let writtenCode = required(.countryCode)
    let code = halfWidth(writtenCode).uppercased()
    if !code.isEmpty, !isCountryCode(code) {
      fail(
        .countryCode, "not a country code", found: writtenCode, cure: "use the two letters of ISO 3166, such as JP")
    }
    let established = date(.established)
    let ended = date(.ended)
    if let established, let ended, ended.lastDay < established.lastDay {
      fail(.ended, "ended before it was established", found: "\(ended)", cure: "it was established \(established)")
    }
    return FriendshipRow(
      row: record.first?.row ?? 0, names: cityNames(english: name), localName: optional(.cityLocal),
      country: Country(code: code, names: countryNames()),
      continent: continent(), coordinate: coordinate(), relation: relation(),
      established: established, ended: ended, source: source(), details: details())
  }

  /// What is wrong with a row that names nothing, such as a total at the end; nothing for any other row.
  func rowWithoutCity(_ record: [Table.Cell]) -> Problem? {
    let named = [.city("en"), .countryCode, .relation, .established].compactMap { columns[$0] }
    guard named.allSatisfy({ $0 < record.count && record[$0].text.allSatisfy(\.isWhitespace) }) else { return nil }
    let first = record.firstIndex { !$0.text.isEmpty } ?? 0
    return Problem(
      at: table.place(row: record[first].row, column: first), "a row without a city", found: record[first].text,
      cure: "delete it, or move totals and remarks to another sheet")
  }

  // MARK: Cells

  /// The text of a cell; empty where the column is missing or a word says that there is nothing.
  mutating func cell(_ column: Column) -> String {
    let text = written(column)
    return vocabulary.isBlank(text) ? "" : text
  }

  /// The text of a cell without surrounding space.
  private mutating func written(_ column: Column) -> String {
    guard let index = columns[column], index < record.count else { return "" }
    let text = record[index].text
    if let fault = table.faults[Table.Position(row: record[index].row, column: index)] {
      fail(column, fault.what, cure: fault.cure)
    }
    if vocabulary.isDitto(text) {
      fail(column, "a ditto mark", found: text, cure: "write it out in every row, or merge the cells")
    }
    let isPlain = isPlain(text)
    if isPlain ? isLost(plain: text, column) : isLost(text) {
      fail(
        column, "characters were lost", found: text, cure: "type it anew, and save the table as \"CSV UTF-8\" or .xlsx")
    }
    if isPlain { return measured(Formula.unescaped(text), column) }
    if text.unicodeScalars.contains(where: { isControl($0) && !"\t\n\r".unicodeScalars.contains($0) }) {
      fail(column, "control character", found: text, cure: "delete it and type the text anew")
    }
    if text.unicodeScalars.contains(where: isBidirectionalControl) {
      problems.add(Problem(.warning, at: place(column), "bidirectional control characters removed", found: text))
    }
    return measured(cleaned(Formula.unescaped(cleaned(text))), column)
  }

  /// A text, after its length was looked at; nothing of one that is far too long.
  private mutating func measured(_ text: String, _ column: Column) -> String {
    guard let problem = TextLimit.of(column).problem(of: text) else { return text }
    if problem.severity == .error {
      fail(column, problem.what, found: text, cure: problem.cure)
    } else {
      problems.add(Problem(problem.severity, at: place(column), problem.what, found: text, cure: problem.cure))
    }
    return text
  }

  /// Whether a text in ASCII is what a wrong encoding leaves of a name: ? for each character.
  private func isLost(plain text: String, _ column: Column) -> Bool {
    text.utf8.first == UInt8(ascii: "?") && column.holdsNames && text.allSatisfy { "? ".contains($0) }
  }

  /// Whether a text is what a wrong encoding leaves: �, or Ã¼ for ü.
  private func isLost(_ text: String) -> Bool {
    var before: Unicode.Scalar = " "
    return text.unicodeScalars.contains { scalar in
      defer { before = scalar }
      return scalar == "\u{FFFD}" || (before == "Ã" && (0x80...0xBF).contains(scalar.value))
    }
  }

  mutating func required(_ column: Column) -> String {
    let text = cell(column)
    if text.isEmpty { fail(column, "empty \(column.message)", cure: "every row needs one") }
    return text
  }

  mutating func optional(_ column: Column) -> String? {
    let text = cell(column)
    return text.isEmpty ? nil : text
  }

  mutating func fail(_ column: Column, _ what: Message, found: String? = nil, cure: Message? = nil) {
    let place = place(column)
    // What a failed formula leaves behind is wrong in itself, too.
    guard table.faults.isEmpty || !problems.all.suffix(16).contains(where: { $0.place == place.text }) else { return }
    problems.add(Problem(at: place, what, found: found, cure: cure))
  }

  func place(_ column: Column) -> Problem.Place {
    let index = columns[column]
    let cell = index.flatMap { record.indices.contains($0) ? record[$0] : nil } ?? record.first
    return table.place(row: cell?.row ?? 0, column: index)
  }
}
