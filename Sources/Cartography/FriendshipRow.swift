import Messages
import Drawing
import Geometry

/// One row of the table, read and checked by itself.
struct FriendshipRow {
  /// The row of the file.
  let row: Int
  let names: Names
  let localName: String?
  let country: Country
  let continent: String
  /// Nothing where the row leaves its coordinates to an earlier row of the same city.
  let coordinate: Coordinate?
  let relation: String
  let established: PartialDate?
  let ended: PartialDate?
  let source: String
  let details: Agreement.Details
}

/// Reads the cells of one record by the names of their columns and gathers what is wrong with them.
struct RowReader {
  let table: Table
  let columns: Columns
  let vocabulary: Vocabulary
  var record: [Table.Cell] = []
  var problems: Problems

  init(table: Table, columns: Columns, vocabulary: Vocabulary, problems: Problems) {
    (self.table, self.columns, self.vocabulary) = (table, columns, vocabulary)
    self.problems = problems
  }

  mutating func row(_ record: [Table.Cell]) -> FriendshipRow {
    self.record = record
    let name = required("city_en")
    let code = halfWidth(required("country_code")).uppercased()
    if !code.isEmpty, !isCountryCode(code) {
      fail("country_code", "not a country code", found: code, cure: "use the two letters of ISO 3166, such as JP")
    }
    let established = date("established")
    let ended = date("ended")
    if let established, let ended, ended.lastDay < established.lastDay {
      fail("ended", "ended before it was established", found: "\(ended)", cure: "it was established \(established)")
    }
    return FriendshipRow(
      row: record.first?.row ?? 0, names: names("city", english: name), localName: optional("city_local"),
      country: Country(code: code, names: countryNames()),
      continent: continent(), coordinate: coordinate(), relation: relation(),
      established: established, ended: ended, source: source(), details: details())
  }

  /// What is wrong with a row that names nothing, such as a total at the end; nothing for any other row.
  func rowWithoutCity(_ record: [Table.Cell]) -> Problem? {
    let named = ["city_en", "country_code", "relation", "established"].compactMap { columns[$0] }
    guard named.allSatisfy({ $0 < record.count && record[$0].text.allSatisfy(\.isWhitespace) }) else { return nil }
    let first = record.firstIndex { !$0.text.isEmpty } ?? 0
    return Problem(
      at: table.place(row: record[first].row, column: first), "a row without a city", found: record[first].text,
      cure: "delete it, or move totals and remarks to another sheet")
  }

  // MARK: Cells

  /// The text of a cell; empty where the column is missing or a word says that there is nothing.
  private mutating func cell(_ column: String) -> String {
    let text = written(column)
    return vocabulary.isBlank(text) ? "" : text
  }

  /// The text of a cell without surrounding space.
  private mutating func written(_ column: String) -> String {
    guard let index = columns[column], index < record.count else { return "" }
    let text = record[index].text
    if let fault = table.faults[Table.Place(row: record[index].row, column: index)] {
      fail(column, fault.what, cure: fault.cure)
    }
    if isPlain(text) { return text }
    if text.unicodeScalars.contains(where: { isControl($0) && !"\t\n\r".unicodeScalars.contains($0) }) {
      fail(column, "control character", found: text, cure: "delete it and type the text anew")
    }
    if text.unicodeScalars.contains(where: isBidirectionalControl) {
      problems.add(Problem(.warning, at: place(column), "bidirectional control characters removed", found: text))
    }
    return cleaned(text)
  }

  private mutating func required(_ column: String) -> String {
    let text = cell(column)
    if text.isEmpty { fail(column, "empty \(Message(stringLiteral: column))", cure: "every row needs one") }
    return text
  }

  private mutating func optional(_ column: String) -> String? {
    let text = cell(column)
    return text.isEmpty ? nil : text
  }

  /// A name in every language that has a column; English, which every row needs, stands in for the others.
  private mutating func names(_ prefix: String, english: String) -> Names {
    var all = ["en": english]
    for language in vocabulary.languages where language != "en" { all[language] = cell("\(prefix)_\(language)") }
    return Names(all, fallback: english)
  }

  /// The names of a country, of which any one is enough.
  private mutating func countryNames() -> Names {
    let languages = ["en"] + vocabulary.languages.filter { $0 != "en" }
    let names = languages.map { ($0, cell("country_\($0)")) }
    let first = names.first { !$0.1.isEmpty }?.1
    if first == nil {
      let column = languages.map { "country_\($0)" }.first { columns[$0] != nil } ?? "country_en"
      fail(column, "empty \(Message(stringLiteral: column))", cure: "every row needs one")
    }
    return Names(Dictionary(uniqueKeysWithValues: names), fallback: first ?? "")
  }

  private mutating func continent() -> String {
    let word = required("continent")
    if let known = vocabulary.continent(word) { return known }
    if !word.isEmpty {
      let names = vocabulary.continents
      let listing: Message = "use \(inWords(names.map { $0.joined(separator: " ") }))"
      fail(
        "continent", "unknown continent", found: word,
        cure: cure(for: word, among: names.flatMap { $0 }, listing: listing))
    }
    return word
  }

  private mutating func coordinate() -> Coordinate? {
    let (latitude, longitude) = (halfWidth(cell("latitude")), halfWidth(cell("longitude")))
    if latitude.isEmpty && longitude.isEmpty { return nil }
    let λ = angle(longitude, "longitude", .longitude, limit: 180)
    // What is no latitude but would be a longitude has most likely changed places with it.
    let isSwapped = λ.map { abs($0) <= 90 } ?? false
    let φ = angle(latitude, "latitude", .latitude, limit: 90, isSwapped: isSwapped)
    return φ.flatMap { φ in λ.map { Coordinate(latitude: φ, longitude: $0) } }
  }

  private mutating func angle(
    _ text: String, _ column: String, _ hemispheres: WrittenAngle.Hemispheres, limit: Double, isSwapped: Bool = false
  ) -> Double? {
    if text.isEmpty {
      fail(
        column, "empty \(Message(stringLiteral: column))",
        cure: "latitude and longitude are given together, or left to the city's first row")
      return nil
    }
    guard let value = WrittenAngle.read(text, hemispheres) else {
      fail(column, "not a number", found: text, cure: "write degrees as a decimal number, such as 41.8")
      return nil
    }
    guard abs(value) <= limit else {
      let range: Message = "expected \(Int(-limit)) to \(Int(limit))"
      let cure: Message = isSwapped && abs(value) <= 180 ? "\(range); has it changed places with the longitude?" : range
      fail(column, column == "latitude" ? "latitude out of range" : "longitude out of range", found: text, cure: cure)
      return nil
    }
    return value
  }

  private mutating func relation() -> String {
    let word = required("relation")
    if let known = vocabulary.relation(word) { return known }
    if !word.isEmpty {
      let kinds = vocabulary.relations
      let names = kinds.map { $0.dropFirst().isEmpty ? $0[0] : "\($0[0]) (\($0.dropFirst().joined(separator: ", ")))" }
      let listing: Message = "relation kinds are listed in map.json: \(names.joined(separator: ", "))"
      fail(
        "relation", "unknown relation", found: word,
        cure: cure(for: word, among: kinds.flatMap { $0 }, listing: listing))
    }
    return word
  }

  private mutating func date(_ column: String) -> PartialDate? {
    let text = cell(column)
    if text.isEmpty { return nil }
    do {
      return try WrittenDate.read(text)
    } catch {
      fail(column, error.what, found: text, cure: error.cure)
      return nil
    }
  }

  private mutating func source() -> String {
    let text = cell("source")
    if text.isEmpty, columns["source"] != nil {
      let cure: Message = "say where the agreement is published"
      problems.add(Problem(.warning, at: place("source"), "empty source", cure: cure))
    }
    checkAddress(text, "source")
    return text
  }

  private mutating func details() -> Agreement.Details {
    var details = Agreement.Details()
    details.confidence = optional("confidence")
    details.note = optional("note")
    details.photo = optional("photo")
    details.photoCredit = optional("photo_credit")
    details.link = optional("link")
    checkAddress(details.link ?? "", "link")
    checkAddress(details.photo ?? "", "photo", mayBeRelative: true)
    return details
  }

  private mutating func checkAddress(_ address: String, _ column: String, mayBeRelative: Bool = false) {
    let isInside = !address.hasPrefix("/") && !address.split(separator: "/").contains("..")
    let isRelative = mayBeRelative && !address.contains(":") && !address.contains("\\") && isInside
    guard !address.isEmpty, !isWebAddress(address), !isRelative else { return }
    fail(column, "not a web address", found: address, cure: "begin it with http:// or https://")
  }

  mutating func fail(_ column: String, _ what: Message, found: String? = nil, cure: Message? = nil) {
    let place = place(column)
    // What a failed formula leaves behind is wrong in itself, too.
    guard table.faults.isEmpty || !problems.all.suffix(16).contains(where: { $0.place == place.text }) else { return }
    problems.add(Problem(at: place, what, found: found, cure: cure))
  }

  private func place(_ column: String) -> Problem.Place {
    let index = columns[column] ?? 0
    let row = index < record.count ? record[index].row : record.first?.row ?? 0
    return table.place(row: row, column: index)
  }
}
