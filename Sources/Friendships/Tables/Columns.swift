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
  let index: [String: Int]

  /// The columns that every table has; of the countries' names at least one.
  static let needed = [
    "city_en", "country_code", "continent", "latitude", "longitude", "relation", "established",
  ]

  /// Whether cells may be empty in all columns from one on.
  func isOptional(from column: Int) -> Bool {
    !index.contains { $1 >= column && (Self.needed.contains($0) || $0.hasPrefix("country_")) }
  }

  /// Columns that count the rows, in tables made for people.
  private static let ignored = "ignored"
  /// Remarks in the headers of other columns that do not change what these mean.
  private static let remark = "remark"

  /// Where a column stands, from 0; nothing where the table lacks it.
  subscript(name: String) -> Int? { index[name] }

  /// All columns in the order in which fmap writes them.
  static func all(_ languages: [String]) -> [String] {
    let names = { (prefix: String) in (["en"] + languages.filter { $0 != "en" }).map { "\(prefix)_\($0)" } }
    return names("city") + ["city_local", "country_code"] + names("country") + ["continent", "latitude", "longitude"]
      + ["relation", "established", "ended", "source", "confidence", "note", "photo", "photo_credit", "link"]
  }

  /// Finds the header among the first rows; nothing, with problems, when a needed column is missing.
  init?(_ table: Table, words: Words, problems: inout [Problem]) {
    let known = Self.all(words.languages)
    let aliases = Self.aliases(known, words)
    // Offices put a title above the header.
    let header =
      table.records.indices.prefix(10).first { row in
        table.records[row].count { Self.name(of: $0.text, aliases).map { $0 != Self.remark } ?? false } >= 3
      } ?? 0
    (self.header, count) = (header, table.records[header].count)
    let before = problems.count
    var index: [String: Int] = [:]
    for (column, cell) in table.records[header].enumerated() {
      let place = table.place(row: cell.row, column: column)
      let text = cleaned(cell.text)
      guard let name = Self.name(of: text, aliases), name != Self.remark else {
        if let problem = Self.unknown(text, column, table, header, aliases) { problems.append(problem) }
        continue
      }
      if name == Self.ignored { continue }
      if index.updateValue(column, forKey: name) != nil {
        problems.append(
          Problem(
            at: place, "column appears twice", found: text,
            cure: "both are read as \(Message(stringLiteral: name)); delete one of them"))
      }
    }
    self.index = index
    findMissing(table, languages: words.languages, problems: &problems)
    if problems[before...].contains(where: { $0.severity == .error }) { return nil }
  }

  /// A warning about a column that nobody reads; nothing for an empty one.
  private static func unknown(
    _ text: String, _ column: Int, _ table: Table, _ header: Int, _ aliases: [String: String]
  ) -> Problem? {
    let place = table.place(row: table.records[header][column].row, column: column)
    guard text.isEmpty else {
      // Its own name where that is meant, or else the alias.
      let meant = suggestion(for: plain(text), among: aliases.keys.filter { aliases[$0] != Self.remark }.sorted()).map {
        alias in
        aliases[alias].map { plain($0) == alias ? $0 : alias } ?? alias
      }
      let cure = meant.map { "did you mean \"\($0)\"?" as Message }
      return Problem(.warning, at: place, "unknown column, ignored", found: text, cure: cure)
    }
    let isEmpty = table.records.allSatisfy { column >= $0.count || $0[column].text.isEmpty }
    return isEmpty ? nil : Problem(.warning, at: place, "column without a name, ignored")
  }

  private func findMissing(_ table: Table, languages: [String], problems: inout [Problem]) {
    var missing = Self.needed.filter { index[$0] == nil }
    if languages.allSatisfy({ index["country_\($0)"] == nil }) { missing.append("country_en") }
    let place = table.place(row: table.records[header].first?.row ?? 1, column: 0)
    if let first = missing.first {
      let list = missing.dropFirst().reduce(Message(stringLiteral: first)) { "\($0), \(Message(stringLiteral: $1))" }
      problems.append(
        Problem(
          at: place, missing.count == 1 ? "missing column: \(list)" : "missing columns: \(list)",
          cure: "name every column, in one line above the first agreement"))
    }
    if index["source"] == nil {
      let (source, cure): (Message, Message) = ("source", "say for every row where it is published")
      problems.append(Problem(.warning, at: place, "missing column: \(source)", cure: cure))
    }
  }

  /// From every way to write a column's name to the name.
  private static func aliases(_ known: [String], _ words: Words) -> [String: String] {
    var aliases: [String: String] = [:]
    for name in known + [ignored, remark] {
      for alias in words.aliases(of: "column.\(name)") { aliases[plain(alias)] = name }
    }
    for name in known { aliases[plain(name)] = name }
    return aliases
  }

  /// The column that a header means: by its name, by the same name in two languages, or by a name with a remark in brackets
  /// that changes nothing, `纬度(°)`. Any other remark may, `纬度(S)`.
  private static func name(of header: String, _ aliases: [String: String]) -> String? {
    let text = plain(header)
    if let name = meaning(of: text, in: aliases) { return name }
    guard let open = text.firstIndex(where: { "([【".contains($0) }) else { return nil }
    if let name = aliases[text.filter { !"()[]【】".contains($0) }] { return name }
    let remark = text[open...].filter { !"()[]【】".contains($0) }
    return aliases[remark] == Self.remark ? aliases[String(text[..<open])] : nil
  }

  /// What a word means by a table of plain words, or the same word twice in two scripts, `Asia/亚洲`.
  ///
  /// - Parameter text: the word, plain.
  static func meaning(of text: String, in table: [String: String]) -> String? {
    if let known = table[text] { return known }
    let parts = [text.filter(\.isASCII), text.filter { !$0.isASCII }].map { $0.filter { !"/|()".contains($0) } }
    guard let known = table[parts[0]], known == table[parts[1]] else { return nil }
    return known
  }

  /// A name as it is compared.
  static func plain(_ text: String) -> String {
    halfWidth(cleaned(text)).lowercased().filter { !$0.isWhitespace && !"_-*:".contains($0) }
  }
}
