/// A table read from comma-separated values as RFC 4180 describes them.
///
/// Quoted fields may hold commas, quotes (doubled) and line ends; lines end in LF, CRLF or CR; a byte order mark is
/// skipped, and so are blank lines. Text is UTF-8.
package struct CSV {
  /// One cell of the table.
  package struct Field: Equatable {
    /// The text without its quotes.
    package let text: String
    /// The line of the file on which it begins, from 1.
    package let line: Int
  }

  /// The records in the order of the file, the header first.
  package let records: [[Field]]

  /// The longest field in bytes.
  package static let longestField = 64 * 1024
  /// The greatest number of columns.
  package static let mostColumns = 64

  /// Reads a whole file; what is wrong is added to `problems`, and the records read so far are kept.
  package init(_ bytes: [UInt8], file: String, problems: inout [Problem]) {
    var reader = CSVReader(bytes: bytes, file: file)
    reader.readAll()
    records = reader.records
    problems += reader.problems
  }
}

/// The state of reading, one byte at a time.
private struct CSVReader {
  let bytes: [UInt8]
  let file: String
  var records: [[CSV.Field]] = []
  var problems: [Problem] = []
  private var record: [CSV.Field] = []
  private var buffer: [UInt8] = []
  private var position = 0
  private var line = 1
  private var hasStopped = false

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  mutating func readAll() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    while position < bytes.count, !hasStopped { readField() }
    if !record.isEmpty { endRecord() }
  }

  private mutating func readField() {
    let firstLine = line
    buffer.removeAll(keepingCapacity: true)
    if position < bytes.count, bytes[position] == Self.quote {
      readQuoted(from: firstLine)
    } else {
      readPlain()
    }
    endField(firstLine)
    if position < bytes.count, bytes[position] == Self.comma {
      position += 1
      // A comma at the very end leaves one more, empty, field.
      if position == bytes.count { endField(line, isEmpty: true) }
    } else {
      endRecord()
      skipLineEnd()
    }
  }

  private mutating func readPlain() {
    while position < bytes.count, !isEnd(bytes[position]) {
      buffer.append(bytes[position])
      position += 1
    }
  }

  private mutating func readQuoted(from firstLine: Int) {
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.quote {
        position += 1
        guard position < bytes.count, bytes[position] == Self.quote else { return expectEnd() }
      }
      if byte == Self.lineFeed || (byte == Self.carriageReturn && !isFollowedByLineFeed) { line += 1 }
      buffer.append(byte)
      position += 1
    }
    fail(firstLine, "quoted field is never closed", cure: "end it with a quotation mark")
    hasStopped = true
  }

  /// After the closing quote a field must end.
  private mutating func expectEnd() {
    guard position < bytes.count, !isEnd(bytes[position]) else { return }
    fail(line, "text after the closing quotation mark", cure: "double a quotation mark that belongs to the text")
    readPlain()
  }

  private mutating func endField(_ firstLine: Int, isEmpty: Bool = false) {
    if isEmpty { buffer.removeAll() }
    if buffer.count > CSV.longestField {
      fail(firstLine, "field of \(buffer.count) bytes", cure: "at most \(CSV.longestField) are allowed")
      buffer.removeAll()
    }
    var text = String(decoding: buffer, as: UTF8.self)
    // Decoding repairs invalid bytes; a repaired text differs from its source.
    if text.utf8.count != buffer.count || !text.utf8.elementsEqual(buffer) {
      fail(firstLine, "not UTF-8", found: text, cure: "save the table as \"CSV UTF-8\"")
      text = ""
    }
    record.append(CSV.Field(text: text, line: firstLine))
  }

  private mutating func endRecord() {
    defer { record.removeAll(keepingCapacity: true) }
    // Spreadsheets like to end with rows of commas.
    if record.allSatisfy(\.text.isEmpty) { return }
    if record.count > CSV.mostColumns {
      let cure = "at most \(CSV.mostColumns) are allowed"
      let place = "\(file):\(record[0].line):\(CSV.mostColumns + 1)"
      problems.append(Problem(at: place, "record of \(record.count) fields", cure: cure))
    }
    records.append(Array(record.prefix(CSV.mostColumns)))
  }

  private mutating func skipLineEnd() {
    guard position < bytes.count else { return }
    if isFollowedByLineFeed, bytes[position] == Self.carriageReturn { position += 1 }
    position += 1
    line += 1
  }

  private var isFollowedByLineFeed: Bool { position + 1 < bytes.count && bytes[position + 1] == Self.lineFeed }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == Self.comma || byte == Self.lineFeed || byte == Self.carriageReturn
  }

  private mutating func fail(_ line: Int, _ what: String, found: String? = nil, cure: String) {
    problems.append(Problem(at: "\(file):\(line):\(record.count + 1)", what, found: found, cure: cure))
  }
}
