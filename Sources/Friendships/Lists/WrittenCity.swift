import Messages

/// A city as a list writes it, perhaps with its country and a date in the same cell: `Warsaw (Poland) 1960`, `1. Pau, France`,
/// `중국 헤이룽장성 치치하얼시`.
struct WrittenCity {
  /// The city's name.
  private(set) var name: String
  /// The name of its country, where it is one.
  private(set) var country: String?
  /// The province or state before a name in Korean or Chinese.
  private(set) var within: String?
  /// When the agreement was made, as it is written.
  private(set) var date: String?
  /// What stands behind the country, `5908 km entfernt`.
  private(set) var remark: String?
  /// What that says.
  private(set) var period: WrittenPeriod?

  /// Takes a cell apart.
  ///
  /// - Parameters:
  ///   - text: the cell, cleaned.
  ///   - hasDate: whether the date has a column of its own.
  ///   - isCountry: whether a word is a country's name.
  init(_ text: String, hasDate: Bool, isCountry: (String) -> Bool) {
    name = Self.withoutBullet(text)
    if name.contains(")") { name = name.replacing(Self.gluedBracket, with: ") ") }
    if !hasDate { takeDate() }
    if takeBrackets(isCountry) || takeLastPart(isCountry) || takeRemark(isCountry) { return }
    takeFirstWord(isCountry)
  }

  /// The text without a number or a bullet before it.
  private static func withoutBullet(_ text: String) -> String {
    let digits = text.prefix { $0.unicodeScalars.first?.properties.numericType == .decimal }
    var rest = text.dropFirst(digits.count)
    guard digits.count < 4, let mark = rest.first, (digits.isEmpty ? "•·▪●○◦*–-" : ".)、．").contains(mark) else {
      return text
    }
    rest = rest.dropFirst().drop(while: \.isWhitespace)
    return rest.isEmpty ? text : String(rest)
  }

  // Made once: a pattern takes longer to be made than to be looked for. Nothing changes them.
  nonisolated(unsafe) private static let gluedBracket = #/\)(?=[\p{Latin}\p{Cyrillic}\d])/#
  nonisolated(unsafe) private static let countryWithRemark =
    #/(.+?)\s*[(（]([^()（）]+)[)）]\s*[,;:，；：–—-]\s*(.+)/#
  private static let edges: Set<Character> = [" ", ",", "，", "、", ":", "：", "(", ")", "（", "）", "–", "—", "-", ";"]

  private static func trimmed(_ text: some StringProtocol) -> String {
    let head = text.drop { edges.contains($0) && !"(（".contains($0) }
    var end = head.endIndex
    while end > head.startIndex, edges.contains(head[head.index(before: end)]),
      !")）".contains(head[head.index(before: end)])
    {
      end = head.index(before: end)
    }
    return String(head[..<end])
  }

  /// Takes the longest end of the words that is a date.
  private mutating func takeDate() {
    let words = name.split(separator: " ")
    guard words.count > 1, words.count < 16, name.contains(where: \.isNumber) else { return }
    // Reading takes its time, so nothing is read that has a word that is in no date.
    let first = 1 + (words.lastIndex { !WrittenPeriod.mayHold($0) } ?? 0)
    for start in first..<max(first, words.count) {
      let end = words[start...].joined(separator: " ").drop { Self.edges.contains($0) }
      let text = String(end.hasSuffix(")") && !end.contains("(") ? end.dropLast() : end)
      guard text.contains(where: \.isNumber), let period = try? WrittenPeriod.read(text, isAlone: true) else {
        continue
      }
      (date, self.period) = (text, period)
      name = Self.trimmed(words[..<start].joined(separator: " "))
      // `Warsaw (Poland, 1960)`: what the date was taken out of is closed again.
      if name.lastIndex(where: { "(（".contains($0) }) ?? name.startIndex
        > name.lastIndex(where: { ")）".contains($0) }) ?? name.startIndex
      {
        name += ")"
      }
      return
    }
  }

  /// Takes a country in brackets at the end.
  private mutating func takeBrackets(_ isCountry: (String) -> Bool) -> Bool {
    let isClosed = name.last.map { ")）".contains($0) } ?? false
    guard isClosed, let open = name.dropLast().lastIndex(where: { "()（）".contains($0) }), "(（".contains(name[open]),
      open > name.startIndex
    else { return false }
    let inside = String(name[name.index(after: open)...].dropLast())
    guard !inside.isEmpty, isCountry(inside) else { return false }
    (name, country) = (Self.trimmed(name[..<open]), inside)
    return true
  }

  /// Takes a country in brackets with a remark behind it: `Boston (USA), 5908 km entfernt`.
  private mutating func takeRemark(_ isCountry: (String) -> Bool) -> Bool {
    guard name.contains("(") || name.contains("（"),
      let match = name.wholeMatch(of: Self.countryWithRemark), isCountry(String(match.2))
    else { return false }
    (name, country, remark) = (Self.trimmed(match.1), String(match.2), String(match.3))
    return true
  }

  /// Takes a country after the last comma or dash, or before a colon.
  private mutating func takeLastPart(_ isCountry: (String) -> Bool) -> Bool {
    for separator in [", ", "，", "、", " – ", " — ", " - ", " / "] {
      let parts = name.split(separator: separator)
      guard parts.count > 1, let last = parts.last, isCountry(String(last)) else { continue }
      country = String(last)
      name = Self.trimmed(parts.dropLast().joined(separator: separator))
      return true
    }
    for separator in [": ", "："] {
      let parts = name.split(separator: separator, maxSplits: 1)
      guard parts.count == 2, isCountry(String(parts[0])) else { continue }
      (country, name) = (String(parts[0]), Self.trimmed(parts[1]))
      return true
    }
    return false
  }

  /// Takes a country before the city, as Korean and Chinese write it: country, province, city.
  private mutating func takeFirstWord(_ isCountry: (String) -> Bool) {
    let words = name.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count > 1, words.allSatisfy({ $0.unicodeScalars.allSatisfy { $0.value > 0x2E7F } }), isCountry(words[0])
    else { return }
    country = words[0]
    name = words[words.count - 1]
    if words.count > 2 { within = words[1..<(words.count - 1)].joined(separator: " ") }
  }
}

/// A name in two scripts in one cell: `奈良市 Nara`, with a space, a slash or a line break between them.
package struct TwoScripts {
  /// The part in Latin letters; nothing where there is none.
  let latin: String?
  /// The part in Chinese characters, kana or hangul; nothing where there is none.
  let other: String?

  init(_ text: String) {
    let isOther = { (scalar: Unicode.Scalar) in scalar.value > 0x2E7F && scalar.value < 0xFF00 }
    let isLatin = { (scalar: Unicode.Scalar) in scalar.value < 0x2E80 && scalar.properties.isAlphabetic }
    let scalars = Array(text.unicodeScalars)
    guard scalars.contains(where: isOther) else {
      (latin, other) = (text, nil)
      return
    }
    guard let first = scalars.firstIndex(where: isLatin) else {
      (latin, other) = (nil, text)
      return
    }
    let lastOther = scalars.lastIndex(where: isOther) ?? 0
    let firstOther = scalars.firstIndex(where: isOther) ?? 0
    let lastLatin = scalars.lastIndex(where: isLatin) ?? 0
    // One script wholly before the other; anything else stays one name.
    let parts: (ArraySlice<Unicode.Scalar>, ArraySlice<Unicode.Scalar>)?
    if lastOther < first {
      let cut = Self.cut(scalars, after: lastOther)
      parts = (scalars[cut...], scalars[..<cut])
    } else if lastLatin < firstOther {
      let cut = Self.cut(scalars, after: lastLatin)
      parts = (scalars[..<cut], scalars[cut...])
    } else {
      parts = nil
    }
    latin = parts.map { Self.text($0.0) }
    other = parts.map { Self.text($0.1) } ?? text
  }

  /// Where the second part begins: a bracket that closes the first belongs to it.
  private static func cut(_ scalars: [Unicode.Scalar], after last: Int) -> Int {
    var cut = last + 1
    while cut < scalars.count, ")）]】".unicodeScalars.contains(scalars[cut]) { cut += 1 }
    return cut
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    let text = String(String.UnicodeScalarView(scalars))
    let isEdge = { (character: Character) in character.isWhitespace || "/|·,，;".contains(character) }
    let head = text.drop(while: isEdge)
    var trimmed = String(head.reversed().drop(while: isEdge).reversed())
    // `Nara (奈良市)`: brackets around the whole of a part say nothing.
    for (open, close) in [("(", ")"), ("（", "）")] where trimmed.hasPrefix(open) && trimmed.hasSuffix(close) {
      trimmed = String(trimmed.dropFirst().dropLast())
    }
    if trimmed.hasSuffix("(") || trimmed.hasSuffix("（") { trimmed = String(trimmed.dropLast()) }
    while trimmed.last?.isWhitespace ?? false { trimmed.removeLast() }
    return trimmed
  }

  /// The language of a name by its script, as far as that tells: hangul is Korean, kana Japanese; Chinese characters are those of
  /// the column's language.
  package static func language(of text: String, orElse language: String) -> String {
    var hasHan = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xAC00...0xD7A3, 0x1100...0x11FF: return "ko"
      case 0x3041...0x30FA, 0x30FC...0x30FF: return "ja"
      case 0x3400...0x9FFF: hasHan = true
      default: break
      }
    }
    return hasHan && !["ja", "ko"].contains(language) ? "zh" : language
  }
}
