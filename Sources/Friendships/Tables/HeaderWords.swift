import Messages
import Spreadsheets

/// What the words of a header mean, in any language: the one vocabulary of every table's columns.
///
/// A column is known by its own name, `city_en`; by one of the aliases that `words.csv` lists under `column.city_en` for each
/// language, such as 英文名; or by a header that is put together of known words, `Data do acordo`, 締結の日付 (`HeaderPhrases`). Upper and
/// lower case count as the same, and spaces, hyphens, underscores, asterisks and colons as nothing. The vocabulary is gathered when a
/// header is not in the program's own words, once for all tables that are read with it.
package final class HeaderWords {
  /// What a word of a header may mean.
  enum Meaning: Equatable {
    case column(Column)
    /// Columns that count the rows, in tables made for people.
    case ignored
    /// The state or province in which a city lies: it tells places of one name apart, and is not kept.
    case area
    /// Remarks in the headers of other columns that do not change what these mean.
    case remark

    /// What `words.csv` lists its aliases under, after `column.`.
    var name: String {
      switch self {
      case .column(let column): column.name
      case .ignored: "ignored"
      case .area: "area"
      case .remark: "remark"
      }
    }
  }

  private let words: Words
  /// From the program's own names of columns, plain, to the columns.
  private let own: [String: Meaning]
  /// From every way to write a column's name, plain, to what it means.
  private(set) lazy var all: [String: Meaning] = Self.all(words, own)
  private lazy var phrases = HeaderPhrases(words, all)
  /// What a person says that headers mean, or columns of a letter.
  private let given: [String: Meaning]
  /// Those of them of which nothing is known, as a language that the program has not.
  private let unknown: [String]

  /// The vocabulary of all languages that `words.csv` has.
  ///
  /// - Parameter given: what a person says that headers mean as they are written, or columns by their letters: the name of a column,
  ///   `area`, or nothing for one that is not read. It goes before all else.
  package init(_ words: Words, given: [String: String] = [:]) {
    self.words = words
    let columns = Column.all(words.languages).map { ($0.name, Meaning.column($0)) }
    own = Dictionary(uniqueKeysWithValues: columns.map { (Self.plain($0.0), $0.1) })
    let known = Dictionary(uniqueKeysWithValues: columns + [("area", .area), ("", .ignored)])
    self.given = given.compactMapValues { known[$0] }
    unknown = given.keys.filter { known[given[$0] ?? ""] == nil }
  }

  private static func all(_ words: Words, _ own: [String: Meaning]) -> [String: Meaning] {
    var all: [String: Meaning] = [:]
    for meaning in Column.all(words.languages).map(Meaning.column) + [.ignored, .area, .remark] {
      for alias in words.aliases(of: "column.\(meaning.name)") { all[plain(alias)] = meaning }
    }
    return all.merging(own) { _, own in own }
  }

  /// Whether the first row of a table has the program's own names of columns alone, as most tables of a map file have: nothing in it
  /// needs a closer look.
  package func knowsAll(_ table: Table) -> Bool {
    table.records.first?.allSatisfy { own[Self.plain($0.text)] != nil } ?? true
  }

  /// What a header means; nothing where that is not known.
  func meaning(of header: String) -> Meaning? {
    if !given.isEmpty, let known = given[cleaned(header)] { return known }
    let text = Footnotes.removed(from: header)
    return own[Self.plain(text)] ?? alias(text) ?? phrases.column(of: text).map(Meaning.column)
  }

  /// What a person says of the columns of a header, by their positions: of all that have a text, or else of the one of a letter.
  func given(_ header: [String]) -> [Int: Meaning] {
    if given.isEmpty { return [:] }
    let texts = header.map(cleaned)
    var result: [Int: Meaning] = [:]
    for (position, text) in texts.enumerated() {
      let letters = Table.letters(position)
      result[position] = given[text] ?? (texts.contains(letters) ? nil : given[letters])
    }
    return result
  }

  /// What a person says of columns that a header has not, or in a language that is not known.
  func unused(_ header: [String]) -> [String] {
    let known = Set(header.map(cleaned) + header.indices.map(Table.letters))
    return (given.keys.filter { !known.contains($0) } + unknown).sorted()
  }

  /// What a header means by its name, by the same name in two languages, or by a name with a remark in brackets that changes
  /// nothing, `纬度(°)`. Any other remark may, `纬度(S)`.
  private func alias(_ header: String) -> Meaning? {
    let text = Self.plain(header)
    if let known = Self.meaning(of: text, in: all) ?? ofTwoScripts(text) { return known }
    guard let open = text.firstIndex(where: { "([【".contains($0) }) else { return nil }
    if let known = all[text.filter { !"()[]【】".contains($0) }] { return known }
    let remark = text[open...].filter { !"()[]【】".contains($0) }
    return [.remark, .area].contains(all[remark]) ? all[String(text[..<open])] : nil
  }

  /// A header in two scripts over cells in two scripts, `City 城市`.
  private func ofTwoScripts(_ text: String) -> Meaning? {
    let parts = Self.scripts(text)
    guard case .column(let first) = all[parts[0]], case .column(let second) = all[parts[1]] else { return nil }
    switch (first, second) {
    case (.city, .city): return .column(.city("en"))
    case (.country, .country): return .column(.country("en"))
    default: return nil
    }
  }

  /// The side of a header in a table of pairs, 0 or 1, and what it means there: `City A`, `originCityLabel`, 对方城市, `state1`.
  func side(of header: String) -> (side: Int, meaning: Meaning)? {
    if !given.isEmpty, given[cleaned(header)] != nil { return nil }
    if let known = phrases.side(of: header) { return known }
    // `提携自治体(県)`: a remark in brackets changes nothing.
    guard let open = header.firstIndex(where: { "(（".contains($0) }), open > header.startIndex else { return nil }
    let remark = Self.plain(String(header[open...])).filter { !"()".contains($0) }
    return [.remark, .area].contains(all[remark]) ? phrases.side(of: String(header[..<open])) : nil
  }

  /// A header of a column of states.
  var areaName: String { words.aliases(of: "column.area").first ?? Meaning.area.name }

  /// The column of cities over a list of one column whose first line is no name of a column but says whose cities they are or of
  /// which kind: `Miasta partnerskie Krakowa`, `Gemellaggi`.
  func cities(heading text: String) -> Column? { phrases.kind(in: text).map { .city($0.language) } }

  /// The words of a kind of relation within a heading, `Honorowe Miasta Bliźniacze`; only such as no city is called: two words, or
  /// four Chinese, Japanese or Korean characters.
  func kind(inHeading text: String) -> String? {
    guard let found = phrases.kind(in: text), found.isWhole || found.units > 1 else { return nil }
    return found.words
  }

  /// The name that was meant by an unknown one: a column's own name where that is meant, or else an alias.
  func suggestion(for header: String) -> String? {
    Messages.suggestion(for: Self.plain(header), among: all.keys.filter { all[$0] != .remark }.sorted()).map { alias in
      all[alias].map { Self.plain($0.name) == alias ? $0.name : alias } ?? alias
    }
  }

  // MARK: Comparing

  /// What a word means by a table of plain words, or the same word twice in two scripts, `Asia/亚洲`.
  ///
  /// - Parameter text: the word, plain.
  static func meaning<Known: Equatable>(of text: String, in table: [String: Known]) -> Known? {
    if let known = table[text] { return known }
    let parts = scripts(text)
    guard let known = table[parts[0]], known == table[parts[1]] else { return nil }
    return known
  }

  /// The ASCII of a text and what is none, each without the signs that stand between two scripts.
  private static func scripts(_ text: String) -> [String] {
    [text.filter(\.isASCII), text.filter { !$0.isASCII }].map { $0.filter { !"/|()".contains($0) } }
  }

  /// A name as it is compared.
  static func plain(_ text: String) -> String {
    plainWord(text) ?? halfWidth(cleaned(text)).lowercased().filter { !$0.isWhitespace && !"_-*:".contains($0) }
  }

  /// The same for a text of printable ASCII, Han, kana and hangul alone, byte by byte: hundreds of names are known, all compared at every
  /// start. Nothing for any other text.
  private static func plainWord(_ text: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var before: UInt8 = 0
    for byte in text.utf8 {
      defer { before = byte }
      switch (before, byte) {
      // Of U+3000 to U+3FFF kana alone, of what lies around hangul nothing else.
      case (0xE3, ..<0x81), (0xE3, 0x84...), (0xEA, ..<0xB0), (0xED, 0x9F...): return nil
      default: break
      }
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte + 32)
      case UInt8(ascii: " "), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: ":"): continue
      // Han from U+4000 to U+9FFF, and what goes on with it.
      case 0x21..<0x7F, 0xE3...0xED, 0x80..<0xC0: bytes.append(byte)
      default: return nil
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
