import CWorkbook
import Messages

/// Writes a sheet as an Excel workbook; the only place that calls libxlsxwriter.
package enum WorkbookWriter {
  /// The bytes of a workbook with one sheet; the same sheet gives the same bytes.
  ///
  /// - Parameters:
  ///   - name: what the sheet is called, at most 31 letters.
  ///   - file: the name of the workbook, for what is wrong.
  /// - Throws: what the library or the system says, such as that the disk is full or that there are too many rows.
  package static func bytes(_ sheet: WrittenSheet, name: String, file: String) throws(Problem) -> [UInt8] {
    let book = try OpenWorkbook(name, file: file)
    for (column, title) in sheet.header.enumerated() {
      let isNumber = sheet.rows.contains { $0[column].number != nil }
      try book.setColumn(column, width: sheet.width(column), isNumber: isNumber)
      try book.write(title, row: 0, column, look: CWORKBOOK_HEADER)
    }
    for (index, row) in sheet.rows.enumerated() {
      for (column, cell) in row.enumerated() { try book.write(cell, row: index + 1, column, look: look(cell.fill)) }
    }
    return try book.close()
  }

  private static func look(_ fill: WrittenSheet.Fill) -> CWorkbookLook {
    switch fill {
    case .none: CWORKBOOK_TEXT
    case .yellow: CWORKBOOK_YELLOW
    case .orange: CWORKBOOK_ORANGE
    case .red: CWORKBOOK_RED
    }
  }

  /// A text of which nothing is read as an escape: a workbook writes a character that XML has none for as `_x0001_`.
  static func escaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    return text.replacing(#/_(?=x[0-9A-Fa-f]{4}_)/#, with: "_x005F_")
  }
}

/// A workbook of libxlsxwriter that is being made. It is thrown away where it is not closed.
private final class OpenWorkbook {
  private var book: OpaquePointer?
  private let file: String

  init(_ sheet: String, file: String) throws(Problem) {
    var status: Int32 = 0
    guard let book = cworkbook_new(sheet, &status) else { throw Self.problem(status, file) }
    (self.book, self.file) = (book, file)
  }

  deinit { cworkbook_free(book) }

  func setColumn(_ column: Int, width: Double, isNumber: Bool) throws(Problem) {
    try check(cworkbook_column(book, UInt16(clamping: column), width, isNumber ? CWORKBOOK_NUMBER : CWORKBOOK_TEXT))
  }

  func write(_ cell: WrittenSheet.Cell, row: Int, _ column: Int, look: CWorkbookLook) throws(Problem) {
    let (row, column) = (UInt32(clamping: row), UInt16(clamping: column))
    if let number = cell.number {
      try check(cworkbook_number(book, row, column, number))
    } else {
      try check(cworkbook_text(book, row, column, WorkbookWriter.escaped(cell.text), look))
    }
    guard let note = cell.note else { return }
    let lines = note.utf8.count { $0 == 10 } + 1
    try check(cworkbook_note(book, row, column, note, UInt16(clamping: lines)))
  }

  /// The finished workbook; nothing can be written to it any more.
  func close() throws(Problem) -> [UInt8] {
    let out = cworkbook_close(book)
    book = nil
    guard out.status == 0, let bytes = out.bytes else { throw Self.problem(out.status, file) }
    defer { cworkbook_free_bytes(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: out.count))
  }

  private func check(_ status: Int32) throws(Problem) {
    if status != 0 { throw Self.problem(status, file) }
  }

  private static func problem(_ status: Int32, _ file: String) -> Problem {
    let words = String(cString: cworkbook_words(status))
    return Problem(at: file, "cannot make a workbook", found: words, cure: "export a CSV instead")
  }
}
