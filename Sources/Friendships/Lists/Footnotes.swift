/// Marks of footnotes behind what a cell says, as pages have them that are copied into a table: `Варкаус[72]`, `2016.09.07[註 1]`,
/// `Lyon*`, `Cork²`.
enum Footnotes {
  /// The text without them; what stands in brackets and is no mark stays, `Frankfurt [Oder]`.
  static func removed(from text: String) -> String {
    // Nearly all cells have none: the last byte tells.
    guard let last = text.utf8.last, last == UInt8(ascii: "]") || last == UInt8(ascii: "*") || last >= 0x80 else {
      return text
    }
    // What ends in Han of U+4000 to U+9FFF has none either.
    if let lead = text.utf8.suffix(3).first, (0xE4...0xE9).contains(lead) { return text }
    var rest = text[...]
    while true {
      while rest.last?.isWhitespace ?? false { rest = rest.dropLast() }
      if let last = rest.last, signs.contains(last), rest.count > 1 {
        rest = rest.dropLast()
      } else if rest.last == "]" || rest.last == "］", let open = rest.lastIndex(where: { $0 == "[" || $0 == "［" }),
        open > rest.startIndex, isMark(rest[rest.index(after: open)...].dropLast())
      {
        rest = rest[..<open]
      } else {
        return rest.count == text.count ? text : String(rest)
      }
    }
  }

  private static let signs = Set("*†‡※¹²³⁰⁴⁵⁶⁷⁸⁹")
  private static let words: Set<String> = [
    "", "note", "nota", "n", "nb", "註", "注", "注釈", "注释", "注釋", "注記", "参考", "주", "각주", "прим", "anm", "fn", "a", "przyp",
  ]

  /// Whether what stands in brackets is a number, a letter, or a word for a note with its number.
  private static func isMark(_ text: Substring) -> Bool {
    let word = text.lowercased().filter { !$0.isWhitespace && $0 != "." }
    if word.count == 1, word.allSatisfy(\.isLetter) { return true }
    let digits = word.reversed().prefix { $0.isASCII && $0.isNumber }
    return (1...3).contains(digits.count) && words.contains(String(word.dropLast(digits.count)))
  }
}
