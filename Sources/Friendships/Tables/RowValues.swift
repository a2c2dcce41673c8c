import Geometry
import Messages

/// What the cells of a row mean.
extension RowReader {
  /// The city's name in every language that has a column; English, which every row needs, stands in for the others.
  mutating func cityNames(english: String) -> Names {
    var all = [(language: "en", name: english)]
    for language in vocabulary.languages where language != "en" {
      all.append((language, cell(.city(language))))
    }
    return Names(all, fallback: english)
  }

  /// The names of a country, of which any one is enough.
  mutating func countryNames() -> Names {
    let languages = ["en"] + vocabulary.languages.filter { $0 != "en" }
    let names = languages.map { (language: $0, name: cell(.country($0))) }
    let first = names.first { !$0.name.isEmpty }?.name
    if first == nil {
      let column = languages.map(Column.country).first { columns[$0] != nil } ?? .country("en")
      fail(column, "empty \(column.message)", cure: "every row needs one")
    }
    return Names(names, fallback: first ?? "")
  }

  mutating func continent() -> String {
    let word = required(.continent)
    if let known = vocabulary.continent(word) { return known }
    if !word.isEmpty {
      let names = vocabulary.continents
      let listing: Message = "use \(inWords(names.map { $0.joined(separator: " ") }))"
      fail(
        .continent, "unknown continent", found: word,
        cure: cure(for: word, among: names.flatMap { $0 }, listing: listing))
    }
    return word
  }

  mutating func coordinate() -> Coordinate? {
    let (latitude, longitude) = (halfWidth(cell(.latitude)), halfWidth(cell(.longitude)))
    if latitude.isEmpty && longitude.isEmpty { return nil }
    let λ = angle(longitude, .longitude, .longitude, limit: 180)
    // What is no latitude but would be a longitude has most likely changed places with it.
    let isSwapped = λ.map { abs($0) <= 90 } ?? false
    let φ = angle(latitude, .latitude, .latitude, limit: 90, isSwapped: isSwapped)
    return φ.flatMap { φ in λ.map { Coordinate(latitude: φ, longitude: $0) } }
  }

  private mutating func angle(
    _ text: String, _ column: Column, _ hemispheres: WrittenAngle.Hemispheres, limit: Double, isSwapped: Bool = false
  ) -> Double? {
    if text.isEmpty {
      fail(
        column, "empty \(column.message)",
        cure: "give latitude and longitude together, or leave both to the city's first row")
      return nil
    }
    guard let value = WrittenAngle.read(text, hemispheres) else {
      let other: WrittenAngle.Hemispheres = column == .latitude ? .longitude : .latitude
      let isOther = WrittenAngle.read(text, other) != nil
      fail(
        column, "not a number", found: text,
        cure: isOther
          ? "have latitude and longitude changed places?" : "write degrees as a decimal number, such as 41.8")
      return nil
    }
    guard abs(value) <= limit else {
      let range: Message = "expected \(Int(-limit)) to \(Int(limit))"
      let cure: Message = isSwapped && abs(value) <= 180 ? "\(range); has it changed places with the longitude?" : range
      fail(column, column == .latitude ? "latitude out of range" : "longitude out of range", found: text, cure: cure)
      return nil
    }
    return value
  }

  mutating func relation() -> String {
    let word = required(.relation)
    if let known = vocabulary.relation(word) { return known }
    if !word.isEmpty {
      let kinds = vocabulary.relations
      let names = kinds.map { $0.dropFirst().isEmpty ? $0[0] : "\($0[0]) (\($0.dropFirst().joined(separator: ", ")))" }
      let listing: Message = "write one of the kinds in map.json, \(inWords(names)), or add yours to its relations"
      fail(
        .relation, "unknown relation", found: word,
        cure: cure(for: word, among: kinds.flatMap { $0 }, listing: listing))
    }
    return word
  }

  mutating func date(_ column: Column) -> PartialDate? {
    let text = cell(column)
    if text.isEmpty { return nil }
    do {
      return try WrittenDate.read(text)
    } catch {
      fail(column, error.what, found: text, cure: error.cure)
      return nil
    }
  }

  mutating func source() -> String {
    let text = cell(.source)
    if text.isEmpty, columns[.source] != nil {
      let cure: Message = "say where the agreement is published"
      problems.add(Problem(.warning, at: place(.source), "empty source", cure: cure))
    }
    // An archive is a source too, only none that can be opened.
    if !text.isEmpty, !text.contains(":") {
      let cure: Message = "begin it with http:// or https://, and name other sources in the note"
      problems.add(Problem(.warning, at: place(.source), "not a web address, left out", found: text, cure: cure))
      return ""
    }
    check(text, .source, WebAddress.fault(in:_:))
    return text
  }

  mutating func details() -> Agreement.Details {
    var details = Agreement.Details()
    details.confidence = optional(.confidence)
    details.note = optional(.note)
    details.photo = optional(.photo)
    details.photoCredit = optional(.photoCredit)
    details.link = optional(.link)
    check(details.link ?? "", .link, WebAddress.fault(in:_:))
    check(details.photo ?? "", .photo, WebAddress.fault(inPhoto:_:))
    return details
  }

  private mutating func check(_ address: String, _ column: Column, _ fault: (String, WebAddress?) -> AddressFault?) {
    guard !address.isEmpty, let finding = WebAddress.finding(in: address, fault) else { return }
    guard finding.severity == .warning else {
      return fail(column, finding.what, found: finding.found, cure: finding.cure)
    }
    problems.add(Problem(.warning, at: place(column), finding.what, found: finding.found, cure: finding.cure))
  }
}
