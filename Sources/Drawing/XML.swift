/// Text of an XML document under construction.
///
/// The only place that escapes text and formats numbers: a number has one fixed form on every machine.
struct XML {
  private(set) var bytes: [UInt8] = []

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Adds markup as it is.
  mutating func raw(_ markup: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Adds one byte of markup.
  mutating func raw(byte: UInt8) { bytes.append(byte) }

  /// Adds the text of an element.
  ///
  /// Characters that XML 1.0 cannot hold at all become U+FFFD; a carriage return is written as a reference, since a
  /// parser would make it a line feed.
  mutating func text(_ string: String) { escape(string, inAttribute: false) }

  /// Escapes a text. In an attribute quotes end the value, and a parser would turn line ends and tabs into spaces.
  private mutating func escape(_ string: String, inAttribute: Bool) {
    var string = string
    // Nearly every text is written as it is, and byte by byte that is seen soonest.
    let isWritten = string.withUTF8 { text in
      guard Self.needsNoEscape(text) else { return false }
      bytes.append(contentsOf: text)
      return true
    }
    if isWritten { return }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "<": raw("&lt;")
      case ">": raw("&gt;")
      case "&": raw("&amp;")
      case "\"" where inAttribute: raw("&quot;")
      case "\t" where !inAttribute, "\n" where !inAttribute: raw(byte: UInt8(scalar.value))
      case "\t", "\n", "\r":
        raw("&#")
        integer(Int(scalar.value))
        raw(";")
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": raw("\u{FFFD}")
      default: bytes.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
      }
    }
  }

  /// Whether a text of UTF-8 has no character that may have to be escaped; U+FFFE and U+FFFF are EF BF BE and EF BF BF.
  private static func needsNoEscape(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for (index, byte) in text.enumerated() {
      switch byte {
      case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""): return false
      case 0xEF where text[index + 1] == 0xBF && text[index + 2] >= 0xBE: return false
      default: continue
      }
    }
    return true
  }

  /// Adds ` name="value"`.
  mutating func attribute(_ name: StaticString, _ value: String) {
    begin(name)
    escape(value, inAttribute: true)
    raw("\"")
  }

  /// Adds ` data-name="value"`.
  mutating func data(_ name: String, _ value: String) {
    raw(" data-")
    escape(name, inAttribute: true)
    raw("=\"")
    escape(value, inAttribute: true)
    raw("\"")
  }

  /// Adds ` name="value"` with a number.
  mutating func attribute(_ name: StaticString, _ value: Double) {
    begin(name)
    number(value)
    raw("\"")
  }

  private mutating func begin(_ name: StaticString) {
    raw(" ")
    raw(name)
    raw("=\"")
  }

  /// Adds a number with at most one decimal.
  mutating func number(_ value: Double) { tenths(Self.tenths(value)) }

  /// A number in whole tenths. Numbers beyond ±10¹⁵ cannot lie on a page and are held there.
  static func tenths(_ value: Double) -> Int { Int((min(max(value, -1e15), 1e15) * 10).rounded()) }

  /// Adds a number given in tenths in its shortest form: `12`, `-.5`, `0`.
  mutating func tenths(_ value: Int) {
    let (whole, tenth) = value.magnitude.quotientAndRemainder(dividingBy: 10)
    if value < 0 { raw(byte: UInt8(ascii: "-")) }
    if whole > 0 || tenth == 0 { integer(Int(whole)) }
    if tenth > 0 {
      raw(byte: UInt8(ascii: "."))
      raw(byte: UInt8(ascii: "0") + UInt8(tenth))
    }
  }

  private mutating func integer(_ value: Int) {
    if value < 10 {
      raw(byte: UInt8(ascii: "0") + UInt8(value))
    } else {
      integer(value / 10)
      raw(byte: UInt8(ascii: "0") + UInt8(value % 10))
    }
  }
}
