import Messages

/// Headers that are put together of known words, and the marks of the sides in a table of pairs. The words stand in `words.csv` under
/// `header.…`.
struct HeaderPhrases {
  /// What a word adds to the meaning of a header.
  private struct Role: OptionSet {
    let rawValue: Int
    static let date = Role(rawValue: 1)
    static let agreement = Role(rawValue: 2)
    static let name = Role(rawValue: 4)
    static let filler = Role(rawValue: 8)
  }

  private let names: [String: HeaderWords.Meaning]
  private var roles: [String: Role] = [:]
  /// The language of each name of a kind of relation.
  private var kinds: [String: String] = [:]
  /// The marks of each side, the longer first.
  private let marks: [[String]]

  init(_ words: Words, _ names: [String: HeaderWords.Meaning]) {
    self.names = names
    marks = ["header.one", "header.two"].map { key in
      Set(words.aliases(of: key).map(HeaderWords.plain)).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    }
    for (key, role) in [("date", Role.date), ("agreement", .agreement), ("name", .name), ("filler", .filler)] {
      for word in words.aliases(of: "header.\(key)") { roles[HeaderWords.plain(word), default: []].insert(role) }
    }
    for language in words.languages.reversed() {
      for kind in ["kind.partner", "kind.cooperative", "kind.sister"] {
        for word in (words.translation(of: kind, in: language) ?? "").split(separator: "|") {
          kinds[HeaderWords.plain(String(word))] = language
        }
      }
    }
  }

  // MARK: Words put together

  /// The column of a header all of whose words are known: one word for the date and others for the agreement, `Data do acordo`, or
  /// the name of a column of cities or countries with words that add nothing, `Names of the sister cities`.
  func column(of header: String) -> Column? {
    let units = Self.units(header)
    guard (2...24).contains(units.count), let words = words(units[...]) else { return nil }
    let known = words.map { names[$0] }
    let has = { (role: Role) in words.contains { (roles[$0] ?? []).contains(role) } }
    let places = known.compactMap { meaning -> Column? in
      guard case .column(let column)? = meaning, column.isOfCity || column.isOfCountry else { return nil }
      return column
    }
    let isDate = has(.date) && (has(.agreement) || words.contains { kinds[$0] != nil })
    if isDate, places.allSatisfy(\.isOfCity) { return .established }
    let isBare = words.allSatisfy { word in
      !(roles[word] ?? []).isDisjoint(with: [.name, .filler]) || kinds[word] != nil || names[word].map(isPlace) ?? false
    }
    guard isBare, let first = places.first, places.allSatisfy({ $0.isOfCity == first.isOfCity }) else { return nil }
    return first
  }

  private func isPlace(_ meaning: HeaderWords.Meaning) -> Bool {
    if case .column(let column) = meaning { column.isOfCity || column.isOfCountry } else { false }
  }

  /// The units of a header as known words, the longest first; nothing where some are not known.
  private func words(_ units: ArraySlice<String>) -> [String]? {
    if units.isEmpty { return [] }
    for end in stride(from: units.endIndex, to: units.startIndex, by: -1) {
      let word = units[..<end].joined()
      guard roles[word] != nil || kinds[word] != nil || names[word].map(isPlace) ?? false else { continue }
      if let rest = words(units[end...]) { return [word] + rest }
    }
    return nil
  }

  /// The longest name of a kind of relation within a text, its language, how many words or pairs of characters it has, and whether it
  /// is all of the text.
  func kind(in text: String) -> (words: String, language: String, units: Int, isWhole: Bool)? {
    let units = Self.units(text)
    guard units.count <= 24 else { return nil }
    for length in stride(from: units.count, to: 0, by: -1) {
      for start in 0...(units.count - length) {
        let part = units[start..<(start + length)]
        let word = part.joined()
        guard let language = kinds[word] else { continue }
        let isEastAsian = word.unicodeScalars.contains { $0.value > 0x2E7F }
        if isEastAsian, length < 4, length < units.count { continue }
        return (word, language, isEastAsian ? length / 2 : length, length == units.count)
      }
    }
    return nil
  }

  // MARK: Sides

  /// The side of a header in a table of pairs and what it means there: a column, or a state or province; nothing for one that has no
  /// mark, or is not about a city, its country or its place.
  func side(of header: String) -> (side: Int, meaning: HeaderWords.Meaning)? {
    let units = Self.units(header)
    guard (2...12).contains(units.count) else { return glued(HeaderWords.plain(header)) }
    for length in stride(from: min(4, units.count - 1), to: 0, by: -1) {
      for (side, known) in marks.enumerated() {
        if known.contains(units.prefix(length).joined()), let meaning = place(units.dropFirst(length)) {
          return (side, meaning)
        }
        if known.contains(units.suffix(length).joined()), let meaning = place(units.dropLast(length)) {
          return (side, meaning)
        }
      }
    }
    return glued(units.joined())
  }

  /// A mark that is a part of the word, `destinationlat`, `citya`; one letter only behind it.
  private func glued(_ word: String) -> (side: Int, meaning: HeaderWords.Meaning)? {
    for (side, known) in marks.enumerated() {
      for mark in known {
        if mark.utf8.count > 2, word.hasPrefix(mark), let meaning = place([String(word.dropFirst(mark.count))]) {
          return (side, meaning)
        }
        if mark.utf8.count != 2, word.hasSuffix(mark), let meaning = place([String(word.dropLast(mark.count))]) {
          return (side, meaning)
        }
      }
    }
    return nil
  }

  /// What a mark leaves of a header means, where that is a city, its country, its state or its place.
  private func place(_ units: ArraySlice<String>) -> HeaderWords.Meaning? {
    let isFiller = { (unit: String) in (roles[unit] ?? []).contains(.filler) }
    let head = units.drop(while: isFiller).reversed().drop(while: isFiller)
    for rest in [Array(units), head.reversed()] {
      let meaning = names[rest.joined()]
      switch meaning {
      case .area, .column(.city), .column(.cityLocal), .column(.country), .column(.countryCode), .column(.continent),
        .column(.latitude), .column(.longitude):
        return meaning
      default: continue
      }
    }
    return nil
  }

  // MARK: Units

  /// The words of a header in lower case, numbers, capitals within a word and every Chinese, Japanese or Korean character apart.
  static func units(_ text: String) -> [String] {
    var units: [String] = []
    var word = ""
    var before: Character = " "
    func close() {
      if !word.isEmpty { units.append(word.lowercased()) }
      word = ""
    }
    for character in halfWidth(cleaned(text)) {
      let isEastAsian = character.unicodeScalars.contains { $0.value > 0x2E7F }
      if !character.isLetter && !character.isNumber && !isEastAsian || character == "・" || character == "、" {
        close()
      } else if isEastAsian {
        close()
        units.append(String(character))
      } else {
        if character.isNumber != before.isNumber || (character.isUppercase && before.isLowercase) { close() }
        word.append(character)
      }
      before = character
    }
    close()
    return units
  }
}
