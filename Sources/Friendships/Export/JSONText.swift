/// Text of a JSON document under construction.
///
/// Byte for byte as `json` writes a value on one line, without a tree of values before it: that of a hundred thousand
/// links would take ten times the memory of their text. Whoever adds members sees to it that they come in alphabetical
/// order.
struct JSONText {
  private(set) var bytes: [UInt8] = []

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Adds punctuation, names and words as they are.
  mutating func raw(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Adds a list of elements, each of which a function adds.
  mutating func list<Element>(_ elements: some Sequence<Element>, _ add: (Element, inout JSONText) -> Void) {
    raw("[")
    var isFirst = true
    for element in elements {
      if !isFirst { raw(",") }
      isFirst = false
      add(element, &self)
    }
    raw("]")
  }

  // MARK: Texts

  /// Adds a text in quotes, with escapes for quotes, backslashes and the control characters below U+0020 alone.
  mutating func text(_ string: String) {
    var string = string
    raw("\"")
    string.withUTF8 { text in
      // Runs of what is written as it is are copied whole: nearly every text is one.
      var start = 0
      for index in text.indices where Self.isEscaped(text[index]) {
        bytes.append(contentsOf: text[start..<index])
        escape(text[index])
        start = index + 1
      }
      bytes.append(contentsOf: text[start...])
    }
    raw("\"")
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escape(_ byte: UInt8) {
    raw("\\")
    switch byte {
    case 0x08: raw("b")
    case 0x09: raw("t")
    case 0x0A: raw("n")
    case 0x0C: raw("f")
    case 0x0D: raw("r")
    case 0..<0x20:
      raw(byte < 0x10 ? "u000" : "u001")
      bytes.append(contentsOf: String(byte % 0x10, radix: 16).utf8)
    default: bytes.append(byte)
    }
  }

  // MARK: Numbers

  /// Adds a finite number with the fewest digits that tell it: `12`, `-0.5`, `1e-06`, `-0`.
  mutating func number(_ value: Double) {
    let digits = value.description.utf8
    bytes.append(contentsOf: digits.suffix(2).elementsEqual(".0".utf8) ? digits.dropLast(2) : digits[...])
  }

  /// Adds a finite number rounded to six decimals, in the same form.
  mutating func rounded(_ value: Double) {
    let millionths = (value * 1e6).rounded()
    // Less has an exponent, more has other digits than its millionths; neither is more than rare.
    guard (100..<1e15).contains(millionths.magnitude) else { return number(millionths / 1e6) }
    if millionths < 0 { raw("-") }
    decimal(UInt64(millionths.magnitude))
  }

  /// Adds a number given in millionths, from its last digit to its first.
  private mutating func decimal(_ millionths: UInt64) {
    var (rest, decimals) = (millionths, 6)
    while decimals > 0, rest.isMultiple(of: 10) { (rest, decimals) = (rest / 10, decimals - 1) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { digits in
      var start = digits.count
      func put(_ byte: UInt8) {
        start -= 1
        digits[start] = byte
      }
      repeat {
        put(UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
        decimals -= 1
        if decimals == 0 { put(UInt8(ascii: ".")) }
      } while rest > 0 || decimals >= 0
      bytes.append(contentsOf: digits[start...])
    }
  }
}
