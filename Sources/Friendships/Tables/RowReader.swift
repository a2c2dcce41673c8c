import Messages
import Spreadsheets

/// The languages of names in a table: those of columns that it has, in the order in which they are asked, English first.
struct NameLanguages {
  /// Of cities; English stands among them in any case.
  let cities: [String]
  /// Of countries.
  let countries: [String]
  /// Of what is seen on photos.
  let photos: [String]

  init(_ columns: Columns, _ vocabulary: Vocabulary) {
    let others = vocabulary.languages.filter { $0 != "en" }
    cities = ["en"] + columns.roles.languages(others, with: Column.city)
    countries = columns.roles.languages(["en"] + others, with: Column.country)
    photos = columns.roles.languages(vocabulary.languages, with: Column.photoAlt)
  }
}

/// Reads the cells of one record by the names of their columns and gathers what is wrong with them.
struct RowReader {
  let table: Table
  /// Those of the header above the row: a sheet may hold several tables.
  var columns: Columns { didSet { languages = NameLanguages(columns, vocabulary) } }
  /// The languages that these have names in.
  private(set) var languages: NameLanguages
  let vocabulary: Vocabulary
  /// What looks up countries; nothing where nobody does.
  let finder: PlaceFinder?
  /// The code of the hub's country; empty where that is not known.
  private(set) lazy var home = hub.country.code.isEmpty ? finder?.hubCountry ?? "" : hub.country.code
  private let hub: City
  /// What the rows so far call Hong Kong, Macao and Taiwan, around a hub in China.
  var partsOfChina: Set<String> = []
  /// The kinds of relation, and which one rows have that name none.
  var kinds: KindBook
  /// The words that were read as a kind of another name.
  var readings = KindReadings()
  /// What the words of the table say of names of months.
  let months: MonthLanguage
  /// The country that a line above the rows names, in a list that has no column for it.
  var headingCountry: String?
  var record: [Table.Cell] = []
  /// Columns of this record in whose cells an answer stands in place of what the file has.
  var given: Set<Int> = []
  /// Columns whose cell in this record has no value, which was reported: whatever follows from that is not.
  private(set) var spoiled: Set<Column> = []
  var problems: Problems

  init(
    table: Table, columns: Columns, vocabulary: Vocabulary, finder: PlaceFinder?, hub: City, kinds: KindBook,
    problems: Problems
  ) {
    (self.table, self.columns, self.vocabulary) = (table.emptied, columns, vocabulary)
    languages = NameLanguages(columns, vocabulary)
    (self.finder, self.hub, self.kinds, self.problems) = (finder, hub, kinds, problems)
    months = MonthLanguage(table, columns)
  }

  mutating func row(_ record: [Table.Cell]) -> FriendshipRow {
    self.record = record
    spoiled = []
    let city = columns.onlyCity.map { cell($0) }
    let parts = city.flatMap(parts(of:))
    if let remark = parts?.remark, let column = columns.onlyCity {
      problems.add(Problem(.note, at: place(column), "a remark beside the city, left out", found: remark))
    }
    let (names, localName) = cityNames(city, parts)
    let (country, search) = country(parts)
    tellPartOfChina(country, found: search.country, parts)
    let (established, ended) = dates(parts)
    if let established, let ended, ended.lastDay < established.lastDay {
      fail(.ended, "ended before it was established", found: "\(ended)", cure: "it was established \(established)")
    }
    return FriendshipRow(
      row: record.first?.row ?? 0, names: names, localName: localName, country: country, continent: continent(),
      coordinate: coordinate(), relation: relation(), established: established, ended: ended, source: source(),
      details: details(), search: search)
  }

  /// When the agreement of a record was made and when it ended; nothing where that cannot be read, which is told.
  mutating func dates(of record: [Table.Cell]) -> (established: PartialDate?, ended: PartialDate?)? {
    self.record = record
    spoiled = []
    let before = problems.errors
    let found = dates(nil)
    if let first = found.established, let last = found.ended, last.lastDay < first.lastDay { return nil }
    return problems.errors == before && spoiled.isEmpty ? found : nil
  }

  /// The parts of a cell that holds more than the city's name, in a list that has no column for them; nothing elsewhere.
  private func parts(of text: String) -> WrittenCity? {
    guard !text.isEmpty, !hasCountries else { return nil }
    return WrittenCity(text, hasDate: columns[.established] != nil) { finder?.code(ofCountry: $0) != nil }
  }

  /// Whether the table has a column of countries.
  var hasCountries: Bool { columns.roles.hasCountries }

  /// The state or province, where it has a column of its own.
  var area: String? {
    let cells = columns.areas.filter { $0 < record.count }.map { cleaned(record[$0].text) }
    let texts = cells.filter { !$0.isEmpty && !vocabulary.isBlank($0) }
    return texts.isEmpty ? nil : texts.joined(separator: ", ")
  }

  /// What is wrong with a row that names nothing, such as a total at the end; nothing for any other row.
  func rowWithoutCity(_ record: [Table.Cell]) -> Problem? {
    guard columns.roles.naming.allSatisfy({ $0 < record.count && isWhite(record[$0].text) }) else { return nil }
    let first = record.firstIndex { !$0.text.isEmpty } ?? 0
    return Problem(
      at: table.place(row: record[first].row, column: first), "a row without a city", found: record[first].text,
      cure: "delete it, or move totals and remarks to another sheet")
  }

  // MARK: Cells

  /// The text of a cell; empty where the column is missing or a word says that there is nothing.
  mutating func cell(_ column: Column) -> String {
    let text = written(column)
    if vocabulary.isBlank(text) { return "" }
    return column.isOfCity || column.isOfCountry || column == .established || column == .ended
      ? Footnotes.removed(from: text) : text
  }

  /// The text of a cell without surrounding space.
  private mutating func written(_ column: Column) -> String {
    guard let index = columns[column], index < record.count else { return "" }
    let text = record[index].text
    if !given.contains(index), let fault = table.fault(of: record[index], column: index) {
      if !fault.isTold { fail(column, fault.what, cure: fault.cure) }
      spoiled.insert(column)
    }
    if vocabulary.isDitto(text) {
      fail(column, "a ditto mark", found: text, cure: "write it out in every row, or merge the cells")
    }
    let isPlain = isPlain(text)
    if isPlain ? isLost(plain: text, column) : isLost(text) {
      fail(
        column, "characters were lost", found: text, cure: "type it anew, and save the table as \"CSV UTF-8\" or .xlsx")
    }
    if isPlain { return measured(Formula.unescaped(text), column) }
    if text.unicodeScalars.contains(where: { isControl($0) && !"\t\n\r".unicodeScalars.contains($0) }) {
      fail(column, "control character", found: text, cure: "delete it and type the text anew")
    }
    if text.unicodeScalars.contains(where: isBidirectionalControl) {
      problems.add(Problem(.warning, at: place(column), "bidirectional control characters removed", found: text))
    }
    return measured(cleaned(Formula.unescaped(cleaned(text))), column)
  }

  /// A text, after its length was looked at; nothing of one that is far too long.
  private mutating func measured(_ text: String, _ column: Column) -> String {
    guard let problem = TextLimit.of(column).problem(of: text) else { return text }
    if problem.severity == .error {
      fail(column, problem.what, found: text, cure: problem.cure)
    } else {
      problems.add(Problem(problem.severity, at: place(column), problem.what, found: text, cure: problem.cure))
    }
    return text
  }

  /// Whether a text in ASCII is what a wrong encoding leaves of a name: ? for each character.
  private func isLost(plain text: String, _ column: Column) -> Bool {
    text.utf8.first == UInt8(ascii: "?") && column.holdsNames && text.allSatisfy { "? ".contains($0) }
  }

  /// Whether a text is what a wrong encoding leaves: �, or Ã¼ for ü.
  private func isLost(_ text: String) -> Bool {
    var before: Unicode.Scalar = " "
    return text.unicodeScalars.contains { scalar in
      defer { before = scalar }
      return scalar == "\u{FFFD}" || (before == "Ã" && (0x80...0xBF).contains(scalar.value))
    }
  }

  mutating func required(_ column: Column) -> String {
    let text = cell(column)
    if text.isEmpty { fail(column, "empty \(column.message)", cure: "every row needs one") }
    return text
  }

  mutating func optional(_ column: Column) -> String? {
    let text = cell(column)
    return text.isEmpty ? nil : text
  }

  mutating func fail(_ column: Column, _ what: Message, found: String? = nil, cure: Message? = nil) {
    guard !spoiled.contains(column) else { return }
    problems.add(Problem(at: place(column), what, found: found, cure: cure))
  }

  func place(_ column: Column) -> Problem.Place {
    let index = columns[column]
    let cell = index.flatMap { record.indices.contains($0) ? record[$0] : nil } ?? record.first
    return table.place(row: cell?.row ?? 0, column: index)
  }
}
