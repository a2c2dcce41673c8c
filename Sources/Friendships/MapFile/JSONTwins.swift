import Messages

/// Finds members that stand in one object more than once, of which a decoder takes one and says nothing.
///
/// The text must be whole by `JSONScanner`, or by a decoder. Names are compared as a decoder reads them: `"\u0074itle"` is `title`.
struct JSONTwins {
  /// A member that has stood in its object before.
  struct Twin {
    /// Where it is: `relations[1].names`.
    let path: String
    /// The line of the first one and its own, from 1.
    let lines: (first: Int, again: Int)
  }

  private enum Level {
    case object(member: String)
    case array(index: Int)
  }

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var levels: [Level] = []
  /// The lines of the members of each object that is open, apart from the levels so that they are not copied.
  private var lines: [[String: Int]] = []
  /// Whether the next word is a name.
  private var isBeforeName = false
  private var twins: [Twin] = []

  /// The members of a text that stand twice, the first ten thousand of them.
  static func all(in bytes: [UInt8]) -> [Twin] {
    var scanner = JSONTwins(bytes: bytes)
    while scanner.position < bytes.count, scanner.twins.count < Problems.most { scanner.step() }
    return scanner.twins
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func step() {
    let byte = bytes[position]
    switch byte {
    case 0...0x20: skip(1)
    case UInt8(ascii: "/"): skipComment()
    case UInt8(ascii: "{"): enter(.object(member: ""))
    case UInt8(ascii: "["): enter(.array(index: 0))
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      _ = (levels.popLast(), lines.popLast())
      isBeforeName = false
      skip(1)
    case UInt8(ascii: ","): next()
    case UInt8(ascii: ":"):
      isBeforeName = false
      skip(1)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quoted(byte)
    default: word()
    }
  }

  private mutating func enter(_ level: Level) {
    levels.append(level)
    lines.append([:])
    isBeforeName = if case .object = level { true } else { false }
    skip(1)
  }

  private mutating func next() {
    if case .array(let index)? = levels.last {
      levels[levels.count - 1] = .array(index: index + 1)
    } else {
      isBeforeName = true
    }
    skip(1)
  }

  private mutating func quoted(_ quote: UInt8) {
    let (start, startLine) = (position + 1, line)
    skip(1)
    while position < bytes.count, bytes[position] != quote { skip(bytes[position] == UInt8(ascii: "\\") ? 2 : 1) }
    if isBeforeName { note(bytes[start..<max(start, min(position, bytes.count))], in: startLine) }
    skip(1)
  }

  private mutating func word() {
    let start = position
    while position < bytes.count, bytes[position] > 0x20, !",:{}[]\"'/".utf8.contains(bytes[position]) { position += 1 }
    if position == start { position += 1 }
    if isBeforeName { note(bytes[start..<position], in: line) }
  }

  /// Goes on by some bytes and counts the lines that end in them.
  private mutating func skip(_ count: Int) {
    for _ in 0..<count where position < bytes.count {
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
  }

  private mutating func skipComment() {
    let isBlock = position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "*")
    let end = isBlock ? Array("*/".utf8) : [UInt8(ascii: "\n")]
    skip(2)
    while position < bytes.count, !bytes[position...].starts(with: end) { skip(1) }
    skip(end.count)
  }

  private mutating func note(_ name: ArraySlice<UInt8>, in line: Int) {
    isBeforeName = false
    guard let top = levels.indices.last else { return }
    let name = Self.decoded(name)
    if let first = lines[top][name] {
      twins.append(Twin(path: path(of: name), lines: (first, line)))
    } else if lines[top].count < Problems.most {
      lines[top][name] = line
    }
    levels[top] = .object(member: name)
  }

  /// Where a member is; of a deep one the first and the last steps, for there may be thousands of them.
  private func path(of name: String) -> String {
    let above = levels.dropLast()
    let isDeep = above.count > 8
    let known = isDeep ? Array(above.prefix(4)) + above.suffix(4) : Array(above)
    var steps = known.map { level in
      switch level {
      case .object(let member): "." + member.prefix(60)
      case .array(let index): "[\(index)]"
      }
    }
    if isDeep { steps.insert(".…", at: 4) }
    return String((steps + ["." + name.prefix(60)]).joined().drop { $0 == "." })
  }

  /// A name with its escapes read, those of JSON5 too.
  private static func decoded(_ name: ArraySlice<UInt8>) -> String {
    guard name.contains(UInt8(ascii: "\\")) else { return String(decoding: name, as: UTF8.self) }
    var units: [UInt16] = []
    var rest = Substring(decoding: name, as: UTF8.self).unicodeScalars
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let sign = rest.popFirst() else {
        units += Array(String(scalar).utf16)
        continue
      }
      switch sign {
      case "u", "x":
        let digits = rest.prefix(sign == "u" ? 4 : 2)
        rest = rest.dropFirst(digits.count)
        units.append(UInt16(String(digits), radix: 16) ?? 0xFFFD)
      case "\n", "\r": continue
      default: units += Array(String(escapes[sign] ?? sign).utf16)
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t", "v": "\u{B}", "0": "\0",
  ]
}

/// Warnings about members of a JSON text that stand twice.
///
/// - Parameters:
///   - bytes: a text that was read without fault.
///   - file: its name, for messages.
///   - isRead: whether a member is read at all, by its path.
package func membersTwice(
  in bytes: [UInt8], file: String, if isRead: (_ path: String) -> Bool = { _ in true }
) -> [Problem] {
  JSONTwins.all(in: bytes).filter { isRead($0.path) }.map { twin in
    let isInOneLine = twin.lines.first == twin.lines.again
    return Problem(
      .warning, at: "\(file): \(twin.path)", "appears twice",
      cure: isInOneLine
        ? "both in line \(twin.lines.first), where the first one counts; delete one of them"
        : "in line \(twin.lines.first), which counts, and in line \(twin.lines.again); delete one of them")
  }
}
