import Messages
import Spreadsheets

/// Where each column of a table of agreements stands.
package struct Columns {
  /// The record that names the columns, an index into the table's records.
  let header: Int
  /// The width of the table.
  let count: Int
  /// Where the columns that the table has stand, from 0.
  let index: [Column: Int]
  /// Where states and provinces stand, from 0.
  let areas: [Int]
  /// Where columns stand that are known and not read, such as numbers of rows, from 0.
  let ignored: [Int]
  /// What every row asks of them.
  let roles: ColumnRoles
  /// What a person has said of columns that the table has not.
  let unused: [String]
  private let words: HeaderWords

  /// Whether cells may be missing in all columns from one on.
  func isOptional(from column: Int) -> Bool {
    !index.contains { $1 >= column && (Column.usual.contains($0) || $0.isOfCountry) }
  }

  /// The column with the names of cities, where there is just one.
  var onlyCity: Column? { roles.onlyCity }

  /// The column with the names of cities that a message speaks of.
  var cityColumn: Column? { roles.firstCity }

  /// Where a column stands, from 0; nothing where the table lacks it.
  subscript(column: Column) -> Int? { index[column] }

  /// Finds the header among the first rows; nothing, with problems, when a needed column is missing.
  package init?(_ table: Table, words: HeaderWords, problems: inout [Problem]) {
    guard !table.records.isEmpty else {
      problems.append(Problem(at: table.file, "empty table", cure: "its first line names the columns"))
      return nil
    }
    let header = Self.header(table, words)
    (self.header, count, self.words) = (header, table.records[header].count, words)
    let before = problems.count
    var index: [Column: Int] = [:]
    var (areas, ignored): ([Int], [Int]) = ([], [])
    let texts = table.records[header].map(\.text)
    let given = words.given(texts)
    for (position, cell) in table.records[header].enumerated() {
      let place = table.place(row: cell.row, column: position)
      let text = cleaned(cell.text)
      let meaning = given[position] ?? words.meaning(of: text) ?? Self.heading(table, text, words)
      if meaning == .area { areas.append(position) }
      if meaning == .ignored { ignored.append(position) }
      if meaning == .ignored || meaning == .area { continue }
      guard case .column(let column) = meaning else {
        if let problem = Self.unknown(text, position, table, header, words) { problems.append(problem) }
        continue
      }
      if index.updateValue(position, forKey: column) != nil {
        problems.append(
          Problem(
            at: place, "column appears twice", found: text,
            cure: "both are read as \(column.message); delete one of them"))
      }
    }
    (self.index, self.areas, self.ignored, unused) = (index, areas, ignored, words.unused(texts))
    roles = ColumnRoles(index)
    findMissing(table, problems: &problems)
    if problems[before...].contains(where: { $0.severity == .error }) { return nil }
  }

  /// The record that names the columns: the first that names three; or else the first that names two, or the city alone in the first
  /// line of the table proper; or the first line of a list of one column. Offices put a title above it.
  private static func header(_ table: Table, _ words: HeaderWords) -> Int {
    let named = { (record: [Table.Cell]) in
      record.compactMap { words.meaning(of: $0.text) }.filter { $0 != .remark }
    }
    let first = table.records.prefix(20)
    // Mostly it is the very first: the others need not be looked at.
    if let whole = first.firstIndex(where: { named($0).count >= 3 }) { return whole }
    let meanings = first.map(named)
    let cities = { (row: [HeaderWords.Meaning]) in
      row.contains { if case .column(let column) = $0 { column.isOfCity } else { false } }
    }
    if let two = meanings.firstIndex(where: { $0.count == 2 && cities($0) }) { return two }
    // A row of data may have 姉妹都市 in it: the word alone names the cities in the first line of several cells, or by itself.
    let widths = first.map { $0.count { !$0.text.isEmpty } }
    let wide = widths.firstIndex { $0 > 1 }
    let alone = meanings.indices.first { (widths[$0] == 1 || $0 == wide) && cities(meanings[$0]) }
    guard isOneColumn(table) else { return alone ?? 0 }
    // The first line that says what the list is; the bare word for a city counts before a title above it.
    let plain = meanings.indices.first { cities(meanings[$0]) && words.cities(heading: first[$0][0].text) == nil }
    return plain ?? first.firstIndex { words.cities(heading: $0[0].text) != nil } ?? alone ?? 0
  }

  /// The meaning of a heading over a list of one column, which says whose cities they are.
  private static func heading(_ table: Table, _ text: String, _ words: HeaderWords) -> HeaderWords.Meaning? {
    isOneColumn(table) ? words.cities(heading: text).map(HeaderWords.Meaning.column) : nil
  }

  /// Whether nothing stands beside the first column.
  private static func isOneColumn(_ table: Table) -> Bool {
    table.records.allSatisfy { $0.dropFirst().allSatisfy(\.text.isEmpty) }
  }

  /// The columns of a further header in the same sheet, as of a second table below the first; nothing for a row of data.
  func further(_ record: [Table.Cell], at index: Int) -> Columns? {
    var found: [Column: Int] = [:]
    var (areas, ignored): ([Int], [Int]) = ([], [])
    var known = 0
    for (position, cell) in record.enumerated() where !cell.text.isEmpty {
      guard let meaning = words.meaning(of: cell.text) else { return nil }
      known += 1
      if case .column(let column) = meaning { found[column] = position }
      if meaning == .area { areas.append(position) }
      if meaning == .ignored { ignored.append(position) }
    }
    guard known >= 2, found.keys.contains(where: \.isOfCity) else { return nil }
    return Columns(self, header: index, count: count, index: found, areas: areas, ignored: ignored)
  }

  /// The same with columns behind the last one that the file has: those of an answer.
  func widened(by columns: [Column]) -> Columns {
    let missing = columns.filter { index[$0] == nil }
    let all = index.merging(zip(missing, count...)) { own, _ in own }
    return Columns(
      self, header: header, count: count + missing.count, index: all, areas: areas, ignored: ignored)
  }

  private init(
    _ other: Columns, header: Int, count: Int, index: [Column: Int], areas: [Int], ignored: [Int]
  ) {
    (self.header, self.count, self.index, self.areas, self.ignored) = (header, count, index, areas, ignored)
    (words, unused, roles) = (other.words, other.unused, ColumnRoles(index))
  }

  /// Where the header of a table most likely is, as an index into its records, and what is known of its columns, though a needed one
  /// may be missing; nothing for an empty table.
  package static func guess(_ table: Table, words: HeaderWords) -> (header: Int, meanings: [String?])? {
    guard !table.records.isEmpty else { return nil }
    var header = header(table, words)
    let isTitle = { (record: [Table.Cell]) in record.count { !$0.text.isEmpty } < 2 }
    if isTitle(table.records[header]) { header = table.records.prefix(20).firstIndex { !isTitle($0) } ?? header }
    let texts = table.records[header].map(\.text)
    let given = words.given(texts)
    return (header, texts.enumerated().map { (given[$0] ?? words.meaning(of: cleaned($1)))?.name })
  }

  /// The program's names of all columns.
  ///
  /// - Parameter languages: in which names may be written.
  package static func names(_ languages: [String]) -> [String] { Column.all(languages).map(\.name) }

  /// The record that names the columns, an index into the table's records.
  package var headerIndex: Int { header }

  /// What the column at a position means: its name as the program has it, `area`, `ignored`, or nothing where that is not known.
  package func meaning(at position: Int) -> String? {
    if areas.contains(position) { return HeaderWords.Meaning.area.name }
    if ignored.contains(position) { return HeaderWords.Meaning.ignored.name }
    return index.first { $0.value == position }?.key.name
  }

  /// The words of a kind of relation within a line of one cell; nothing where it has none.
  func kind(inHeading text: String) -> String? { words.kind(inHeading: text) }

  /// A warning about a column that nobody reads; nothing for an empty one.
  private static func unknown(
    _ text: String, _ column: Int, _ table: Table, _ header: Int, _ words: HeaderWords
  ) -> Problem? {
    let place = table.place(row: table.records[header][column].row, column: column)
    guard text.isEmpty else {
      let cure = words.suggestion(for: text).map { "did you mean \"\($0)\"?" as Message }
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
      var missing = Problem(
        .warning, at: place, "missing column: \(Column.source.message)", cure: "say for every row where it is published"
      )
      missing.about = .column
      problems.append(missing)
    }
  }

  /// The language in which a table names its cities: that of its column, or of the letters in it; of several columns English, or
  /// in an exported list that of the first; English where nothing tells.
  package func language(of table: Table) -> String {
    guard let column = onlyCity ?? cityColumn, let position = index[column] else { return "en" }
    if onlyCity == nil {
      if index[.placeFrom] != nil, case .city(let language) = column { return language }
      return "en"
    }
    let own = if case .city(let language) = column { language } else { "en" }
    let cells = table.records.dropFirst(header + 1).prefix(40).filter { position < $0.count }
    let found = cells.map { record -> String in
      let scripts = TwoScripts(record[position].text)
      return scripts.other.map { TwoScripts.language(of: $0, orElse: own) } ?? own
    }
    return Dictionary(grouping: found) { $0 }.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key ?? own
  }
}
