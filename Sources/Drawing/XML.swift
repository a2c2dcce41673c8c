/// Text of an XML document under construction.
///
/// The only place that escapes text and formats numbers: a number has one fixed form on every machine.
struct XML {
  private(set) var bytes: [UInt8] = []
  /// Who takes the text part by part; nothing where it is wanted whole.
  private let sink: (([UInt8]) -> Void)?

  init(to sink: (([UInt8]) -> Void)? = nil) { self.sink = sink }

  /// Makes room for a text of a length, or for a part of it.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(sink == nil ? count : min(count, 2 * Self.part)) }

  /// A part is about as long, bytes.
  private static let part = 1 << 20

  /// Passes on what is there, where that is a part already or the last one. What is not passed on is in `bytes`.
  mutating func passOn(isLast: Bool = false) {
    guard let sink, bytes.count >= Self.part || isLast else { return }
    sink(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

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
    string.withUTF8 { text in
      // Runs of what is written as it is are copied whole: nearly every text is one.
      var start = 0
      for index in text.indices {
        // Nearly all letters come after them in ASCII.
        if text[index] > UInt8(ascii: ">"), text[index] != 0xEF { continue }
        let length = Self.lengthToEscape(text, index, inAttribute: inAttribute)
        if length == 0 { continue }
        bytes.append(contentsOf: text[start..<index])
        reference(text[index])
        start = index + length
      }
      bytes.append(contentsOf: text[start...])
    }
  }

  /// How many bytes of UTF-8 make up a character that has to be escaped; 0 for what is written as it is.
  private static func lengthToEscape(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int, inAttribute: Bool
  ) -> Int {
    switch text[index] {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): 1
    case UInt8(ascii: "\""), UInt8(ascii: "\t"), UInt8(ascii: "\n"): inAttribute ? 1 : 0
    case 0..<0x20: 1
    // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
    case 0xEF where text[index + 1] == 0xBF && text[index + 2] >= 0xBE: 3
    default: 0
    }
  }

  /// Adds what stands for a character that has to be escaped, told by its first byte.
  private mutating func reference(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "<"): raw("&lt;")
    case UInt8(ascii: ">"): raw("&gt;")
    case UInt8(ascii: "&"): raw("&amp;")
    case UInt8(ascii: "\""): raw("&quot;")
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      raw("&#")
      integer(Int(byte))
      raw(";")
    default: raw("\u{FFFD}")
    }
  }

  /// Adds ` name="value"`.
  mutating func attribute(_ name: StaticString, _ value: String) {
    begin(name)
    escape(value, inAttribute: true)
    raw("\"")
  }

  /// Adds ` name="value"` with words that spaces part; nothing where there are none.
  mutating func attribute(_ name: StaticString, words: [String]) {
    if words.isEmpty { return }
    begin(name)
    for (index, word) in words.enumerated() {
      if index > 0 { raw(" ") }
      escape(word, inAttribute: true)
    }
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
  static func tenths(_ value: Double) -> Int {
    let tenths = min(max(value, -1e15), 1e15) * 10
    // As `rounded()` does, which is a call of the C library: here it is asked hundreds of thousands of times.
    let whole = Int(tenths)
    let rest = tenths - Double(whole)
    return rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole
  }

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
