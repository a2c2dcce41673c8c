#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A text with runs of white space as one space and none at its ends; bidirectional controls and other characters that nobody
/// sees are left out.
package func cleaned(_ text: String) -> String {
  if isClean(text) { return text }
  let scalars = text.unicodeScalars.filter { !isBidirectionalControl($0) && !isUnseen($0) }
  return String(String.UnicodeScalarView(scalars)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// Whether a character has no width and no meaning in a name, so that two names that look alike differ by it: soft hyphens, which
/// web pages have in long words, spaces without a width, fillers.
///
/// Joiners and the selectors of variants stay: letters of Persian and Indian scripts, and Han, look different with them.
private func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B, 0x2060...0x2064, 0x206A...0x206F, 0x3164,
    0xFE0E, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
    true
  default: false
  }
}

/// Whether there is nothing but white space in a text. Most texts tell by their first byte: a visible sign of ASCII, on which nothing
/// that may follow makes white space of it.
package func isWhite(_ text: String) -> Bool {
  if let first = text.utf8.first, (0x21..<0x7F).contains(first) { return false }
  return text.allSatisfy(\.isWhitespace)
}

/// Whether a text is printable ASCII without two spaces in a row or spaces at its ends, as most cells are: nothing in it
/// needs a closer look.
package func isPlain(_ text: String) -> Bool { isSpacedWell(text) { (0x20..<0x7F).contains($0) } }

/// Whether a text has only bytes of a kind, and no two spaces in a row or spaces at its ends. Every cell of a table is asked.
@inline(__always)
private func isSpacedWell(_ text: String, of isAllowed: (UInt8) -> Bool) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var wasSpace = true
    for byte in bytes {
      guard isAllowed(byte), !(byte == 0x20 && wasSpace) else { return false }
      wasSpace = byte == 0x20
    }
    return !wasSpace || bytes.isEmpty
  }
}

/// Whether a text is of printable ASCII, Latin letters up to U+02FF and Han up to U+9FFF alone, without two spaces in a row or
/// spaces at its ends: no other space, control, combining mark or full-width form is among them.
private func isClean(_ text: String) -> Bool {
  isSpacedWell(text) { byte in
    switch byte {
    // What begins a letter or Han, and what goes on with it.
    case 0x20..<0x7F, 0xC3...0xCB, 0xE4...0xE9, 0x80..<0xC0: true
    default: false
    }
  }
}

/// A text with the full-width forms of ASCII characters, as Chinese keyboards give them, replaced by the ordinary ones.
package func halfWidth(_ text: String) -> String {
  if isClean(text) { return text }
  let scalars = text.unicodeScalars.map { scalar in
    (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
  }
  return String(String.UnicodeScalarView(scalars))
}

/// A number in its fewest digits: without a needless `.0`, and without an exponent unless it is 1e15 or more.
package func shortest(_ number: Double) -> String {
  if number == number.rounded() && abs(number) < 1e15 { return String(Int(number)) }
  let text = String(number)
  guard let e = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: e)...]), exponent < 0 else {
    return text
  }
  let zeros = String(repeating: "0", count: -exponent - 1)
  return (number < 0 ? "-" : "") + "0." + zeros + text[..<e].filter(\.isNumber).droppingZero
}

extension String {
  /// Digits without the zero that follows a whole number, as of `5.0`.
  fileprivate var droppingZero: String { count > 1 && hasSuffix("0") ? String(dropLast()) : self }
}

/// Whether bytes are text in UTF-8.
package func isUTF8(_ bytes: [UInt8]) -> Bool { String(decoding: bytes, as: UTF8.self).isDecoded(from: bytes) }

extension String {
  /// Whether a text that was decoded from bytes has just these in UTF-8: decoding repairs what is not UTF-8.
  package func isDecoded(from bytes: [UInt8]) -> Bool {
    var text = self
    return text.withUTF8 { utf8 in
      utf8.count == bytes.count && utf8.baseAddress.map { memcmp($0, bytes, bytes.count) == 0 } ?? true
    }
  }
}

/// A whole number with leading zeros up to a width.
package func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// A text safe for a terminal: control and bidirectional formatting characters are written as `\u{…}`, and so are separators
/// of lines and paragraphs.
///
/// - Parameter kept: control characters that stay.
package func printable(_ text: String, keeping kept: String = "") -> String {
  let isUnsafe = { (scalar: Unicode.Scalar) in
    (isControl(scalar) || isBidirectionalControl(scalar) || (0x2028...0x2029).contains(scalar.value))
      && !kept.unicodeScalars.contains(scalar)
  }
  guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
  return text.unicodeScalars.map { isUnsafe($0) ? "\\u{\(String($0.value, radix: 16))}" : String($0) }.joined()
}

/// Whether a character is one of the C0 or C1 controls or DEL.
package func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
}

/// Whether a character only steers the direction of text (Unicode Standard Annex 9).
package func isBidirectionalControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
  default: false
  }
}
