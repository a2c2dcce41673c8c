import Messages

/// Finds where a text stops being JSON, which the decoder does not say.
///
/// The grammar is that of RFC 8259 with comments and commas before a closing bracket; it only looks, and builds nothing.
struct JSONScanner {
  private let bytes: [UInt8]
  private var position = 0

  /// The line and column, both from 1, of the first byte that cannot stand where it does; nothing when this grammar
  /// finds no fault.
  static func place(in bytes: [UInt8]) -> (line: Int, column: Int)? {
    var scanner = JSONScanner(bytes: bytes)
    let isWhole = scanner.value(depth: 0) && scanner.skipSpace() && scanner.position == bytes.count
    guard !isWhole else { return nil }
    let before = bytes.prefix(scanner.position)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return (line, before.count - start + 1)
  }

  /// What is wrong with a text that a decoder did not take, with its line and column where they can be found.
  ///
  /// - Parameter cure: what to look for where this grammar finds no fault.
  static func problem(in bytes: [UInt8], file: String, otherwise cure: Message) -> Problem {
    guard isUTF8(bytes) else { return Problem(at: file, "not UTF-8", cure: "save the file as UTF-8") }
    guard let (line, column) = place(in: bytes) else {
      let text = String(decoding: bytes, as: UTF8.self)
      guard let quote = text.firstMatch(of: #/[:\[,{]\s*[“”]/#) else {
        return Problem(at: file, "not valid JSON", cure: cure)
      }
      let line = text[..<quote.range.upperBound].count { $0.isNewline } + 1
      return Problem(
        at: "\(file):\(line)", "not valid JSON", cure: "write straight quotation marks, \"…\", in place of “…”")
    }
    let cure: Message = "check commas, quotes and brackets there and just before"
    return Problem(at: "\(file):\(line):\(column)", "not valid JSON", cure: cure)
  }

  /// Whether a text has a number in it that is nearer to zero than any the decoder knows.
  static func hasTinyNumber(_ bytes: [UInt8]) -> Bool {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { !"0123456789.eE+-".utf8.contains($0) } ?? bytes.count
      let number = bytes[start..<end]
      let digits = number.prefix { $0 | 0x20 != UInt8(ascii: "e") }
      if digits.contains(where: (UInt8(ascii: "1")...UInt8(ascii: "9")).contains),
        Double(String(decoding: number, as: UTF8.self)) == 0
      {
        return true
      }
      start = end + 1
    }
    return false
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func value(depth: Int) -> Bool {
    guard depth < 500, skipSpace(), let first = next else { return false }
    switch first {
    case UInt8(ascii: "{"): return list(until: UInt8(ascii: "}"), depth) { $0.member(depth) }
    case UInt8(ascii: "["): return list(until: UInt8(ascii: "]"), depth) { $0.value(depth: depth + 1) }
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return string(first)
    default: return word()
    }
  }

  private mutating func member(_ depth: Int) -> Bool {
    guard let first = next else { return false }
    let isName = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") ? string(first) : word()
    return isName && skipSpace() && take(":") && value(depth: depth + 1)
  }

  private mutating func list(until end: UInt8, _ depth: Int, item: (inout JSONScanner) -> Bool) -> Bool {
    position += 1
    while skipSpace(), let byte = next {
      if byte == end {
        position += 1
        return true
      }
      guard item(&self), skipSpace() else { return false }
      if next != end, !take(",") { return false }
    }
    return false
  }

  private mutating func string(_ quote: UInt8) -> Bool {
    position += 1
    while let byte = next, byte != UInt8(ascii: "\n") {
      position += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == quote { return true }
    }
    return false
  }

  /// A number, `true`, `false`, `null` or a name without quotes.
  private mutating func word() -> Bool {
    let start = position
    while let byte = next, byte > 0x20, !",:{}[]\"'/".utf8.contains(byte) { position += 1 }
    // Neither a number nor a name ends with a sign.
    return position > start && !"+-".utf8.contains(bytes[position - 1])
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Skips white space and comments; false where a comment does not end.
  private mutating func skipSpace() -> Bool {
    while let byte = next {
      if byte <= 0x20 {
        position += 1
      } else if bytes[position...].starts(with: "//".utf8) {
        position = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      } else if bytes[position...].starts(with: "/*".utf8) {
        guard let end = bytes.indices.dropFirst(position + 2).first(where: { bytes[$0...].starts(with: "*/".utf8) })
        else { return false }
        position = end + 2
      } else {
        break
      }
    }
    return true
  }
}
