import Messages

/// Reads tables as spreadsheets save them as text.
///
/// RFC 4180, and what is common beside it: fields are separated by commas, semicolons or tabs, whichever the first line has
/// most of, or as a line `sep=;` before it says; quoted fields may hold separators, quotes (doubled) and line ends; lines
/// end in LF, CRLF or CR; a byte order mark, blank lines and a Ctrl-Z at the end are skipped. Text is UTF-8. Full-width commas
/// and other signs separate fields where no usual one does (`RareSeparator`).
package enum CSV {
  /// The longest field in bytes.
  package static let longestField = 64 * 1024
  /// The greatest number of columns.
  package static let mostColumns = 64
  /// The characters that may separate fields, the usual one first.
  package static let separators: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
}

extension Table {
  /// A table of a text file.
  ///
  /// What is wrong is added to `problems`, and the records read so far are kept.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8; what is not was damaged.
  ///   - file: its name for messages.
  ///   - encoding: the encoding that the file has, for messages.
  ///   - problems: where problems go.
  package init(csv bytes: [UInt8], file: String, encoding: String = "UTF-8", problems: inout [Problem]) {
    var text = bytes[...]
    // CP/M and DOS ended a text so, and some programs still do.
    let end = text.lastIndex { $0 != 0x1A && $0 > 13 }.map { $0 + 1 } ?? 0
    if text[end...].contains(where: { $0 == 0x1A || $0 == 0 }) { text = text[..<end] }
    let rare = RareSeparator(Array(text))
    if let rare {
      problems.append(Problem(.note, at: file, "fields are separated by \"\(rare.sign)\""))
    }
    var reader = CSVReader(rare?.bytes ?? Array(text), file: file, encoding: encoding, problems: Problems(problems))
    if rare != nil { reader.separator = RareSeparator.standIn }
    reader.readAll()
    self.init(file: file, records: reader.records, faults: reader.faults)
    problems = reader.problems.all
  }
}

/// The state of reading, one byte at a time.
private struct CSVReader {
  let bytes: [UInt8]
  let file: String
  let encoding: String
  var records = Table.Rows()
  /// Cells that were damaged.
  var faults: [Table.Position: Table.Fault] = [:]
  var problems: Problems
  private var record: [Table.Cell] = []
  private var buffer: [UInt8] = []
  private var position = 0
  private var line = 1
  /// What separates fields; nothing to find it out.
  var separator: UInt8?

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ bytes: [UInt8], file: String, encoding: String, problems: Problems) {
    self.bytes = bytes
    self.file = file
    self.encoding = encoding
    self.problems = problems
  }

  mutating func readAll() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    if separator == nil { findSeparator() }
    while position < bytes.count, !problems.isFull { readField() }
    if !record.isEmpty { endRecord() }
  }

  /// The separator that stands most often in the first line outside of quotes, or that Excel's `sep=;` names.
  private mutating func findSeparator() {
    let isNamed = bytes[position...].prefix(4).elementsEqual("sep=".utf8)
    if isNamed, position + 4 < bytes.count, CSV.separators.contains(bytes[position + 4]) {
      separator = bytes[position + 4]
      position += 5
      if position < bytes.count { skipLineEnd() }
      return
    }
    var counts = CSV.separators.map { _ in 0 }
    var isInside = false
    for byte in bytes[position...].prefix(CSV.longestField) {
      if byte == Self.quote { isInside.toggle() }
      if isInside { continue }
      if let index = CSV.separators.firstIndex(of: byte) { counts[index] += 1 }
      let isEndOfLine = byte == Self.lineFeed || byte == Self.carriageReturn
      if isEndOfLine, counts.contains(where: { $0 > 0 }) { break }
    }
    let most = counts.max() ?? 0
    separator = CSV.separators[counts.firstIndex(of: most) ?? 0]
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
    if position < bytes.count, bytes[position] == separator {
      position += 1
      // A separator at the very end leaves one more, empty, field.
      if position == bytes.count { endField(line, isEmpty: true) }
    } else {
      endRecord()
      skipLineEnd()
    }
  }

  private mutating func readPlain() {
    let start = position
    while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
    buffer.append(contentsOf: bytes[start..<position])
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
    if !text.isDecoded(from: buffer) {
      let cure: Message = "type it anew, and save the table as \"CSV UTF-8\" or .xlsx"
      fail(firstLine, "not \(encoding)", found: text, cure: cure)
      faults[Table.Position(row: firstLine, column: record.count)] = Table.Fault(
        "not \(encoding)", cure: cure, isTold: true)
      text = ""
    }
    record.append(Table.Cell(text: text, row: firstLine))
  }

  private mutating func endRecord() {
    defer { record.removeAll(keepingCapacity: true) }
    // Spreadsheets like to end with rows of commas.
    if record.allSatisfy(\.text.isEmpty) { return }
    if record.count > CSV.mostColumns, !record[CSV.mostColumns...].allSatisfy(\.text.isEmpty) {
      let cure: Message = "at most \(CSV.mostColumns) are allowed"
      let what: Message = "record of \(record.count) fields"
      problems.add(Problem(at: place(record[0].row, CSV.mostColumns + 1), what, cure: cure))
    }
    records.append(record.prefix(CSV.mostColumns))
  }

  private mutating func skipLineEnd() {
    guard position < bytes.count else { return }
    if isFollowedByLineFeed, bytes[position] == Self.carriageReturn { position += 1 }
    position += 1
    line += 1
  }

  private var isFollowedByLineFeed: Bool { position + 1 < bytes.count && bytes[position + 1] == Self.lineFeed }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn
  }

  private mutating func fail(_ line: Int, _ what: Message, found: String? = nil, cure: Message) {
    problems.add(Problem(at: place(line, record.count + 1), what, found: found, cure: cure))
  }

  private func place(_ line: Int, _ column: Int) -> Problem.Place {
    Problem.Place("\(file):\(line):\(column)", row: line, column: column)
  }
}
