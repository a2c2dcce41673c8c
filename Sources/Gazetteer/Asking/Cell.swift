/// What stands in a cell, in the ways in which it can be read.
struct Cell {
  /// All of it.
  let whole: String
  /// Without what stands in brackets.
  let withoutBrackets: String
  /// What stands in brackets, each by itself.
  let inBrackets: [String]
  /// What stands outside of the brackets, taken apart at commas, slashes, line breaks and dashes that stand by themselves; one
  /// part where there is none.
  let parts: [String]

  init(_ text: String) {
    var (outside, inside): (String, [String]) = ("", [])
    var depth = 0
    for character in text.unicodeScalars {
      switch character {
      case "(", "（", "[", "［", "【", "〔", "〈", "「":
        depth += 1
        if depth == 1 { inside.append("") }
      case ")", "）", "]", "］", "】", "〕", "〉", "」":
        depth = max(0, depth - 1)
        outside.unicodeScalars.append(" ")
      default:
        if depth == 0 {
          outside.unicodeScalars.append(character)
        } else {
          inside[inside.count - 1].unicodeScalars.append(character)
        }
      }
    }
    whole = text
    withoutBrackets = outside
    inBrackets = inside
    parts = Self.apart(outside)
  }

  private static func apart(_ text: String) -> [String] {
    let words = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == " " }.map { String($0) }
    return words.map { ["-", "–", "—"].contains($0) ? "/" : $0 }.joined(separator: " ").unicodeScalars
      .split { ",，、;；/／|\n\r\u{2028}".unicodeScalars.contains($0) }
      .map { String($0) }.filter { !$0.unicodeScalars.allSatisfy { $0.properties.isWhitespace } }
  }

  /// The Chinese, Japanese or Korean name and the one in other letters, of a cell that has both; otherwise none.
  var scripts: [String] { Self.scripts(withoutBrackets) }

  /// A text taken apart by script; none where it has one alone.
  static func scripts(_ text: String) -> [String] {
    var (east, west) = ("", "")
    for scalar in text.unicodeScalars {
      if isEastAsian(scalar) {
        east.unicodeScalars.append(scalar)
        west += " "
      } else {
        west.unicodeScalars.append(scalar)
        east += " "
      }
    }
    let hasWest = west.unicodeScalars.contains { $0.properties.isAlphabetic }
    return hasWest && east.contains { $0 != " " } ? [east, west] : []
  }

  /// Whether a character is one of Chinese, Japanese or Korean, full width Latin letters aside.
  static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x11FF, 0x3005...0x3007, 0x3040...0x30FF, 0x3130...0x318F, 0x3400...0x9FFF, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
