/// What only the page knows that was opened: 128 bits of the system's random source.
struct Secret: Sendable, CustomStringConvertible {
  /// It as 32 hexadecimal digits.
  let description: String

  /// A new one.
  init() {
    var source = SystemRandomNumberGenerator()
    description = hexadecimal(source.next()) + hexadecimal(source.next())
  }

  /// One that was written down; nothing where a text is none.
  init?(_ text: String) {
    guard text.utf8.count == 32, text.utf8.allSatisfy(isHexadecimal) else { return nil }
    description = text
  }

  /// Whether a text is this secret. How long it looks does not tell how much of it is right.
  func equals(_ text: String) -> Bool {
    let (own, other) = (Array(description.utf8), Array(text.utf8))
    guard own.count == other.count else { return false }
    return zip(own, other).reduce(into: UInt8(0)) { $0 |= $1.0 ^ $1.1 } == 0
  }
}

/// A number as 16 hexadecimal digits.
func hexadecimal(_ number: UInt64) -> String {
  let digits = String(number, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}

/// Whether a byte is a lower-case hexadecimal digit.
func isHexadecimal(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
}
