import Drawing
import Geometry

/// One row of the table, read and checked by itself.
struct FriendshipRow {
  let line: Int
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
  let file: String
  let columns: [String: Int]
  let languages: [String]
  let relations: [String]
  var record: [CSV.Field] = []
  var problems: [Problem] = []

  mutating func row(_ record: [CSV.Field]) -> FriendshipRow {
    self.record = record
    let name = required("city_en")
    let code = required("country_code")
    if !code.isEmpty, !isCountryCode(code) {
      fail("country_code", "not a country code", found: code, cure: "use the two capital letters of ISO 3166")
    }
    let established = date("established")
    let ended = date("ended")
    if let established, let ended, ended.lastDay < established.lastDay {
      fail("ended", "ended before it was established", found: "\(ended)", cure: "it was established \(established)")
    }
    return FriendshipRow(
      line: record.first?.line ?? 0, names: names("city", english: name), localName: optional("city_local"),
      country: Country(code: code, names: names("country", english: required("country_en"))),
      continent: required("continent"), coordinate: coordinate(), relation: relation(),
      established: established, ended: ended, source: source(), details: details())
  }

  // MARK: Cells

  /// The text of a cell without surrounding space; empty where the column is missing.
  private mutating func cell(_ column: String) -> String {
    guard let index = columns[column], index < record.count else { return "" }
    let text = record[index].text
    if isPlain(text) { return text }
    if text.unicodeScalars.contains(where: { isControl($0) && !"\t\n\r".unicodeScalars.contains($0) }) {
      fail(column, "control character", found: text, cure: "delete it and type the text anew")
    }
    if text.unicodeScalars.contains(where: isBidirectionalControl) {
      problems.append(Problem(.warning, at: place(column), "bidirectional control characters removed", found: text))
    }
    return cleaned(text)
  }

  private mutating func required(_ column: String) -> String {
    let text = cell(column)
    if text.isEmpty { fail(column, "empty \(column)", cure: "every row needs one") }
    return text
  }

  private mutating func optional(_ column: String) -> String? {
    let text = cell(column)
    return text.isEmpty ? nil : text
  }

  /// A name in every language that has a column; English, which every row needs, stands in for the others.
  private mutating func names(_ prefix: String, english: String) -> Names {
    var all = ["en": english]
    for language in languages where language != "en" { all[language] = cell("\(prefix)_\(language)") }
    return Names(all, fallback: english)
  }

  private mutating func coordinate() -> Coordinate? {
    let (latitude, longitude) = (cell("latitude"), cell("longitude"))
    if latitude.isEmpty && longitude.isEmpty { return nil }
    let φ = angle(latitude, "latitude", limit: 90)
    let λ = angle(longitude, "longitude", limit: 180)
    return φ.flatMap { φ in λ.map { Coordinate(latitude: φ, longitude: $0) } }
  }

  private mutating func angle(_ text: String, _ column: String, limit: Double) -> Double? {
    let isPlain = text.utf8.allSatisfy { (48...57).contains($0) || "+-.".utf8.contains($0) }
    guard isPlain, let value = Double(text) else {
      fail(column, "not a number", found: text, cure: "write degrees with a point, such as 41.8")
      return nil
    }
    guard abs(value) <= limit else {
      fail(column, "\(column) out of range", found: text, cure: "expected \(Int(-limit)) to \(Int(limit))")
      return nil
    }
    return value
  }

  private mutating func relation() -> String {
    let word = required("relation")
    if !word.isEmpty, !relations.contains(word) {
      let listing = "relation kinds are listed in map.json: \(relations.joined(separator: ", "))"
      fail("relation", "unknown relation", found: word, cure: cure(for: word, among: relations, listing: listing))
    }
    return word
  }

  private mutating func date(_ column: String) -> PartialDate? {
    let text = cell(column)
    if text.isEmpty { return nil }
    let date = PartialDate(text)
    if date == nil {
      let cure = "use a day that exists as YYYY-MM-DD, or YYYY-MM, YYYY or ../DATE for \"on or before\""
      fail(column, "not a date", found: text, cure: cure)
    }
    return date
  }

  private mutating func source() -> String {
    let text = required("source")
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
    let isRelative = mayBeRelative && !address.contains(":") && !address.hasPrefix("/")
    guard !address.isEmpty, !isWebAddress(address), !isRelative else { return }
    fail(column, "not a web address", found: address, cure: "begin it with http:// or https://")
  }

  mutating func fail(_ column: String, _ what: String, found: String? = nil, cure: String? = nil) {
    problems.append(Problem(at: place(column), what, found: found, cure: cure))
  }

  private func place(_ column: String) -> String {
    let index = columns[column] ?? 0
    return "\(file):\(index < record.count ? record[index].line : record.first?.line ?? 0):\(index + 1)"
  }
}
