import Messages
import Spreadsheets

/// Where each column of a table of agreements stands.
///
/// A column is known by its own name, `city_en`, or by one of the aliases that `words.csv` lists under `column.city_en` for
/// each language, such as 英文名; upper and lower case count as the same, and spaces, hyphens, underscores, asterisks and
/// colons as nothing.
struct Columns {
  /// The record that names the columns, an index into the table's records.
  let header: Int
  /// The width of the table.
  let count: Int
  /// Where the columns that the table has stand, from 0.
  let index: [Column: Int]
  /// From every way to write a column's name to the column.
  private let aliases: [String: Meaning]

  /// Whether cells may be missing in all columns from one on.
  func isOptional(from column: Int) -> Bool {
    !index.contains { $1 >= column && (Column.usual.contains($0) || $0.isOfCountry) }
  }

  /// What a word of a header may mean.
  private enum Meaning: Equatable {
    case column(Column)
    /// Columns that count the rows, in tables made for people.
    case ignored
    /// Remarks in the headers of other columns that do not change what these mean.
    case remark

    /// What `words.csv` lists its aliases under, after `column.`.
    var name: String {
      switch self {
      case .column(let column): column.name
      case .ignored: "ignored"
      case .remark: "remark"
      }
    }
  }

  /// The column with the names of cities, where there is just one.
  var onlyCity: Column? {
    let all = index.keys.filter(\.isOfCity)
    return all.count == 1 ? all[all.startIndex] : nil
  }

  /// The column with the names of cities that a message speaks of.
  var cityColumn: Column? { index.filter(\.key.isOfCity).min { $0.value < $1.value }?.key }

  /// Where a column stands, from 0; nothing where the table lacks it.
  subscript(column: Column) -> Int? { index[column] }

  /// Finds the header among the first rows; nothing, with problems, when a needed column is missing.
  init?(_ table: Table, words: Words, problems: inout [Problem]) {
    let aliases = Self.aliases(of: table.records[0], words)
    let header = Self.header(table, aliases)
    (self.header, count) = (header, table.records[header].count)
    let before = problems.count
    var index: [Column: Int] = [:]
    for (position, cell) in table.records[header].enumerated() {
      let place = table.place(row: cell.row, column: position)
      let text = cleaned(cell.text)
      let meaning = Self.meaning(ofHeader: text, aliases)
      if meaning == .ignored { continue }
      guard case .column(let column) = meaning else {
        if let problem = Self.unknown(text, position, table, header, aliases) { problems.append(problem) }
        continue
      }
      if index.updateValue(position, forKey: column) != nil {
        problems.append(
          Problem(
            at: place, "column appears twice", found: text,
            cure: "both are read as \(column.message); delete one of them"))
      }
    }
    (self.index, self.aliases) = (index, aliases)
    findMissing(table, problems: &problems)
    if problems[before...].contains(where: { $0.severity == .error }) { return nil }
  }

  /// The record that names the columns: the first that names three; or else the first that names two, or the city alone in a list
  /// of one column. Offices put a title above it.
  private static func header(_ table: Table, _ aliases: [String: Meaning]) -> Int {
    let named = { (record: [Table.Cell]) in
      record.compactMap { meaning(ofHeader: $0.text, aliases) }.filter { $0 != .remark }
    }
    let first = table.records.prefix(20)
    // Mostly it is the very first: the others need not be looked at.
    if let whole = first.firstIndex(where: { named($0).count >= 3 }) { return whole }
    let meanings = first.map(named)
    let cities = { (row: [Meaning]) in
      row.contains { if case .column(let column) = $0 { column.isOfCity } else { false } }
    }
    return meanings.firstIndex { $0.count == 2 && cities($0) } ?? meanings.firstIndex(where: cities) ?? 0
  }

  /// Tells whether a word is the name of a column; all names are gathered when it is first asked.
  static func nameTest(_ words: Words) -> (String) -> Bool {
    var known: [String: Meaning]?
    return { name in
      let all = known ?? aliases(Column.all(words.languages), words)
      known = all
      return meaning(ofHeader: name, all) != nil
    }
  }

  /// The columns of a further header in the same sheet, as of a second table below the first; nothing for a row of data.
  func further(_ record: [Table.Cell], at index: Int, words: Words) -> Columns? {
    // Below a header in the program's own words there may be one in an office's.
    let isOwn = aliases.count == Column.all(words.languages).count
    let aliases = isOwn ? Self.aliases(of: record, words) : aliases
    var found: [Column: Int] = [:]
    var known = 0
    for (position, cell) in record.enumerated() where !cell.text.isEmpty {
      guard let meaning = Self.meaning(ofHeader: cell.text, aliases) else { return nil }
      known += 1
      if case .column(let column) = meaning { found[column] = position }
    }
    guard known >= 2, found.keys.contains(where: \.isOfCity) else { return nil }
    return Columns(header: index, count: count, index: found, aliases: aliases)
  }

  private init(header: Int, count: Int, index: [Column: Int], aliases: [String: Meaning]) {
    (self.header, self.count, self.index, self.aliases) = (header, count, index, aliases)
  }

  /// A warning about a column that nobody reads; nothing for an empty one.
  private static func unknown(
    _ text: String, _ column: Int, _ table: Table, _ header: Int, _ aliases: [String: Meaning]
  ) -> Problem? {
    let place = table.place(row: table.records[header][column].row, column: column)
    guard text.isEmpty else {
      // Its own name where that is meant, or else the alias.
      let meant = suggestion(for: plain(text), among: aliases.keys.filter { aliases[$0] != .remark }.sorted()).map {
        alias in
        aliases[alias].map { plain($0.name) == alias ? $0.name : alias } ?? alias
      }
      let cure = meant.map { "did you mean \"\($0)\"?" as Message }
      return Problem(.warning, at: place, "unknown column, ignored", found: text, cure: cure)
    }
    let isEmpty = table.records.allSatisfy { column >= $0.count || $0[column].text.isEmpty }
    return isEmpty ? nil : Problem(.warning, at: place, "column without a name, ignored")
  }

  private func findMissing(_ table: Table, problems: inout [Problem]) {
    let place = table.place(row: table.records[header].first?.row ?? 1, column: 0)
    if !index.keys.contains(where: \.isOfCity) {
      problems.append(
        Problem(
          at: place, "no column with the names of cities",
          cure: "name the columns in one line above the first city, such as city, country, date"))
    }
    if index[.source] == nil {
      problems.append(
        Problem(
          .warning, at: place, "missing column: \(Column.source.message)",
          cure: "say for every row where it is published"))
    }
  }

  /// The names that may stand in a table: the program's own alone where its first line holds no others, as in all that it writes.
  private static func aliases(of first: [Table.Cell], _ words: Words) -> [String: Meaning] {
    let known = Column.all(words.languages)
    let own = Dictionary(uniqueKeysWithValues: known.map { (plain($0.name), Meaning.column($0)) })
    return first.allSatisfy { own[plain($0.text)] != nil } ? own : aliases(known, words)
  }

  /// From every way to write a column's name to the column.
  private static func aliases(_ known: [Column], _ words: Words) -> [String: Meaning] {
    var aliases: [String: Meaning] = [:]
    for meaning in known.map(Meaning.column) + [.ignored, .remark] {
      for alias in words.aliases(of: "column.\(meaning.name)") { aliases[plain(alias)] = meaning }
    }
    for column in known { aliases[plain(column.name)] = .column(column) }
    return aliases
  }

  /// What a header means: by its name, by the same name in two languages, or by a name with a remark in brackets
  /// that changes nothing, `纬度(°)`. Any other remark may, `纬度(S)`.
  private static func meaning(ofHeader header: String, _ aliases: [String: Meaning]) -> Meaning? {
    let text = plain(header)
    if let known = meaning(of: text, in: aliases) ?? ofTwoScripts(text, aliases) { return known }
    guard let open = text.firstIndex(where: { "([【".contains($0) }) else { return nil }
    if let known = aliases[text.filter { !"()[]【】".contains($0) }] { return known }
    let remark = text[open...].filter { !"()[]【】".contains($0) }
    return aliases[remark] == .remark ? aliases[String(text[..<open])] : nil
  }

  /// A header in two scripts over cells in two scripts, `City 城市`.
  private static func ofTwoScripts(_ text: String, _ aliases: [String: Meaning]) -> Meaning? {
    let parts = scripts(text)
    guard case .column(let first) = aliases[parts[0]], case .column(let second) = aliases[parts[1]] else { return nil }
    switch (first, second) {
    case (.city, .city): return .column(.city("en"))
    case (.country, .country): return .column(.country("en"))
    default: return nil
    }
  }

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
