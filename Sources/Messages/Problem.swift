/// Something wrong or doubtful in the user's input, said in the user's words.
package struct Problem: Error, Equatable, Sendable, CustomStringConvertible {
  /// How much it matters: a note tells what was done, a warning what is doubtful; after an error the work cannot go on.
  package enum Severity: String, Sendable { case note, warning, error }

  /// How much it matters.
  package let severity: Severity
  /// Where: `friendships.csv:14:7` (file, line, column counted in fields), `map.json: relations[1].marker`, `--year`.
  package let place: String
  /// The row and the column of the cell in a table, both from 1; nothing for what is wrong elsewhere.
  package let cell: SIMD2<Int32>?
  /// What is wrong, lower case, without a full stop.
  package let what: Message
  /// What was found there.
  package let found: String?
  /// What is allowed, or how to mend it.
  package let cure: Message?

  /// A problem.
  package init(
    _ severity: Severity = .error, at place: String, _ what: Message, found: String? = nil, cure: Message? = nil
  ) {
    self.init(severity, at: Place(place, cell: nil), what, found: found, cure: cure)
  }

  /// A problem of a cell of a table.
  package init(
    _ severity: Severity = .error, at place: Place, _ what: Message, found: String? = nil, cure: Message? = nil
  ) {
    self.severity = severity
    (self.place, cell) = (place.text, place.cell)
    self.what = what
    self.found = found
    self.cure = cure
  }

  /// The place of a cell in a table, in words and in numbers.
  package struct Place {
    /// As it is told.
    package let text: String
    fileprivate let cell: SIMD2<Int32>?

    /// The place of a cell in a row and a column, both from 1.
    package init(_ text: String, row: Int, column: Int) {
      self.init(text, cell: SIMD2(Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: column)))
    }

    fileprivate init(_ text: String, cell: SIMD2<Int32>?) { (self.text, self.cell) = (text, cell) }
  }

  /// Whether it comes before another one in a list for a person: what is wrong elsewhere first, then the cells of the table
  /// row by row.
  package static func < (a: Problem, b: Problem) -> Bool {
    guard let first = a.cell, let second = b.cell else { return a.cell == nil && b.cell != nil }
    return (first.x, first.y) < (second.x, second.y)
  }

  /// Where it is, for another problem of the same place.
  var position: Place { Place(place, cell: cell) }

  /// The problem in one line: `place: what: "found"; cure`.
  package var description: String { printable(message.description) }

  /// All that is said, as one message.
  package var message: Message {
    let found = found.map(shortened)
    return switch (found, cure) {
    case (nil, nil): "\(place): \(what)"
    case (nil, let cure?): "\(place): \(what); \(cure)"
    case (let found?, nil): "\(place): \(what): \"\(found)\""
    case (let found?, let cure?): "\(place): \(what): \"\(found)\"; \(cure)"
    }
  }

  private func shortened(_ text: String) -> String {
    let short = text.count > 80 ? text.prefix(77) + "..." : text
    // One letter may have thousands of accents on it.
    return short.unicodeScalars.count > 240 ? String(short.unicodeScalars.prefix(237)) + "..." : short
  }
}

/// A text safe for a terminal: control and bidirectional formatting characters are written as `\u{…}`, and so are separators
/// of lines and paragraphs.
///
/// - Parameter kept: control characters that stay.
package func printable(_ text: String, keeping kept: String = "") -> String {
  let isUnsafe = { (scalar: Unicode.Scalar) in
    (isControl(scalar) || isBidirectionalControl(scalar) || (0x2028...0x2029).contains(scalar.value))
      && !kept.unicodeScalars.contains(scalar)
  }
  guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
  return text.unicodeScalars.map { isUnsafe($0) ? "\\u{\(String($0.value, radix: 16))}" : String($0) }.joined()
}

/// Whether a character is one of the C0 or C1 controls or DEL.
package func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
}

/// Whether a character only steers the direction of text (Unicode Standard Annex 9).
package func isBidirectionalControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
  default: false
  }
}

/// The known word that the user most likely meant: the nearest one by edit distance, when it is near enough.
///
/// - Parameters:
///   - word: what was written; upper and lower case count as one.
///   - known: the words that are allowed; of equally near ones the first wins.
package func suggestion(for word: String, among known: [String]) -> String? {
  guard word.count <= 64 else { return nil }
  let letters = Array(word.lowercased())
  // A Chinese character is a word of its own: of two that differ little is left.
  let isChinese = word.unicodeScalars.contains { $0.properties.isIdeographic }
  let most = isChinese ? (word.count < 4 ? 0 : 1) : mostTypos(word.count)
  let near = known.map { ($0, editDistance(letters, Array($0.lowercased()))) }.filter { $0.1 <= most }
  return near.min { $0.1 < $1.1 }?.0
}

/// Whether one of two ids may be meant by the other; byte by byte, for a large table has many that are near each other.
package func areAlike(_ id: String, _ other: String) -> Bool {
  let (a, b) = (Array(id.utf8), Array(other.utf8))
  let most = mostTypos(a.count)
  return a.count <= 64 && abs(a.count - b.count) <= most && editDistance(a, b) <= most
}

/// How many letters of a word may be wrong. Of a code of two letters nothing is left when one is.
private func mostTypos(_ count: Int) -> Int { count < 3 ? 0 : count < 5 ? 1 : max(2, count / 3) }

/// The cure for an unknown word: the word that was probably meant, and all that are allowed.
package func cure(for word: String, among known: [String], listing: Message? = nil) -> Message {
  let all = listing ?? "use \(inWords(known))"
  return suggestion(for: word, among: known).map { "did you mean \"\($0)\"? (\(all))" } ?? all
}

/// Words as a list: `a, b or c`.
package func inWords(_ words: [String]) -> Message {
  guard let last = words.last, words.count > 1 else { return Message(verbatim: words.joined()) }
  return "\(words.dropLast().joined(separator: ", ")) or \(last)"
}

/// How many letters must be inserted, dropped, replaced or swapped with a neighbour to turn one word into another.
///
/// The optimal string alignment distance (G. Navarro, "A guided tour to approximate string matching", ACM Computing
/// Surveys 33 (2001), 31–88).
private func editDistance<Letter: Equatable>(_ a: [Letter], _ b: [Letter]) -> Int {
  var rows = [Array(0...b.count)]
  for i in a.indices {
    var row: [Int] = []
    row.reserveCapacity(b.count + 1)
    row.append(i + 1)
    for j in b.indices {
      var best = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
