import Geometry

/// What a document of PDF says about itself beyond what cairo can write: in which language it is, what its picture shows, and
/// where a sheet is cut.
///
/// Cairo has no call for these entries, up to version 1.18. They are put into dictionaries that it has written, each of them an
/// object at the place that the table at the end tells; the table then tells the new places.
///
/// Source: ISO 32000-1 (PDF 1.7), 7.5.4 (cross-reference table), 7.7.2 (catalog), 14.9.2 and 14.9.3 (language and alternate
/// descriptions), 14.11.2 (page boundaries).
struct PDFEntries {
  /// The language of its words, as a BCP 47 tag.
  let language: String
  /// What its picture shows, in sentences.
  let description: String
  /// On a sheet that is cut: the page after the cut, and where the ground ends, in points from the lower left corner.
  let boxes: (trim: Rect, bleed: Rect)?

  /// A document with the entries; as it is where it is none that cairo writes.
  func added(to pdf: [UInt8]) -> [UInt8] {
    guard let table = Table(pdf) else { return pdf }
    var missing = entries
    var places: [(place: Int, text: [UInt8])] = []
    for offset in table.offsets.sorted() {
      guard let index = missing.firstIndex(where: { table.begins($0.dictionary, at: offset) }) else { continue }
      let entry = missing.remove(at: index)
      let line = pdf[offset...].firstIndex(of: newline).flatMap { pdf[($0 + 1)...].firstIndex(of: newline) }
      if let line { places.append((line + 1, Array(entry.text.utf8))) }
    }
    return table.inserting(places)
  }

  /// What is added to the first object that begins in some way.
  private var entries: [(dictionary: String, text: String)] {
    var entries: [(dictionary: String, text: String)] = []
    let isTag = !language.isEmpty && language.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    let lang = isTag ? "   /Lang (\(language))\n" : ""
    entries.append(("<< /Type /Catalog\n", lang + "   /ViewerPreferences << /DisplayDocTitle true >>\n"))
    if !description.isEmpty {
      entries.append(("<< /Type /StructElem\n   /S /Figure\n", "   /Alt \(utf16(description))\n"))
    }
    if let boxes {
      entries.append(("<< /Type /Page ", "   /TrimBox \(array(boxes.trim))\n   /BleedBox \(array(boxes.bleed))\n"))
    }
    return entries
  }

  /// A text of any characters: UTF-16 with its byte order mark, in hexadecimal digits.
  private func utf16(_ text: String) -> String {
    let digits = text.utf16.map { unit in
      let hex = String(unit, radix: 16, uppercase: true)
      return String(repeating: "0", count: 4 - hex.utf8.count) + hex
    }
    return "<FEFF" + digits.joined() + ">"
  }

  private func array(_ rect: Rect) -> String {
    "[ " + [rect.x, rect.y, rect.maxX, rect.maxY].map(thousandths).joined(separator: " ") + " ]"
  }

  /// A number with at most three decimals, which is a quarter of a thousandth of a millimetre.
  private func thousandths(_ value: Double) -> String {
    let (whole, rest) = Int((value * 1000).rounded()).quotientAndRemainder(dividingBy: 1000)
    let digits = String(1000 + rest).dropFirst()
    return rest == 0 ? String(whole) : "\(whole).\(digits)"
  }

  private func isAlphanumeric(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
}

private let newline = UInt8(ascii: "\n")

/// A document with the table that tells where its objects are.
private struct Table {
  private let pdf: [UInt8]
  /// Where the table begins.
  private let start: Int
  /// Where each line of the table begins that tells the place of an object.
  private var lines: [Int] = []
  /// The places of the objects.
  private(set) var offsets: [Int] = []

  /// The table of a document as cairo writes it: one section of lines of 20 bytes; nothing for any other.
  init?(_ pdf: [UInt8]) {
    self.pdf = pdf
    let words = pdf.suffix(64).split(whereSeparator: { $0 <= 32 }).map { String(decoding: $0, as: UTF8.self) }
    guard words.count >= 3, words[words.count - 3] == "startxref", let start = Int(words[words.count - 2]) else {
      return nil
    }
    self.start = start
    let head = "xref\n0 "
    guard pdf.indices.contains(start), pdf[start...].starts(with: head.utf8),
      let end = pdf[(start + head.utf8.count)...].firstIndex(of: newline),
      let count = Int(String(decoding: pdf[(start + head.utf8.count)..<end], as: UTF8.self)),
      (0..<pdf.count / 20).contains(count), end + 1 + 20 * count <= pdf.count
    else { return nil }
    for line in stride(from: end + 1, to: end + 1 + 20 * count, by: 20) where pdf[line + 17] == UInt8(ascii: "n") {
      guard let offset = Int(String(decoding: pdf[line..<line + 10], as: UTF8.self)), offset < start else { return nil }
      lines.append(line)
      offsets.append(offset)
    }
  }

  /// Whether an object begins in some way, after the line with its number.
  func begins(_ text: String, at offset: Int) -> Bool {
    guard let line = pdf[offset...].firstIndex(of: newline) else { return false }
    return pdf[(line + 1)...].starts(with: text.utf8)
  }

  /// The document with texts put in, in the order of their places; the table and what tells its own place follow.
  func inserting(_ texts: [(place: Int, text: [UInt8])]) -> [UInt8] {
    let moved = { (offset: Int) in texts.reduce(offset) { $1.place <= offset ? $0 + $1.text.count : $0 } }
    var old = pdf
    for (line, offset) in zip(lines, offsets) {
      let digits = String(moved(offset))
      old.replaceSubrange(line..<line + 10, with: (String(repeating: "0", count: 10 - digits.utf8.count) + digits).utf8)
    }
    var result: [UInt8] = []
    result.reserveCapacity(pdf.count + 4096)
    var last = 0
    for (place, text) in texts {
      result += old[last..<place] + text
      last = place
    }
    let tail = "startxref\n\(start)\n%%EOF\n"
    guard old.suffix(tail.utf8.count).elementsEqual(tail.utf8) else { return pdf }
    return result + old[last..<old.count - tail.utf8.count] + "startxref\n\(moved(start))\n%%EOF\n".utf8
  }
}
