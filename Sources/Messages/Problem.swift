/// Something wrong or doubtful in the user's input, said in the user's words.
package struct Problem: Error, Equatable, Sendable, CustomStringConvertible {
  /// How much it matters: a note tells what was done, a warning what is doubtful; after an error the work cannot go on.
  package enum Severity: String, Sendable { case note, warning, error }

  /// What a program that offers cures must tell apart, since it cannot read sentences.
  package enum Subject: String, Sendable {
    /// Names for which there is no room on the picture.
    case names
    /// A row that is left out because of an error in it.
    case row
    /// A city whose place is not known, so that it is not drawn.
    case place
    /// A word of the table that is shown as a kind of another name.
    case kind
    /// A column that the table may do without.
    case column
  }

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
  /// What it is about, where that matters to a program.
  package var about: Subject?

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
  package var position: Place { Place(place, cell: cell) }

  /// The same of an error in a row that is left out: it is told, and stops nothing.
  package var leavingOutItsRow: Problem {
    var problem = Problem(.warning, at: position, what, found: found, cure: cure)
    problem.about = .row
    return problem
  }

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
