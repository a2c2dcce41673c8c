import Geometry
import Messages

/// What the cells of a row mean.
extension RowReader {
  /// The city's name in every language that has a column, of which one is enough, and in its own.
  ///
  /// - Parameters:
  ///   - only: the cell of the only column of cities, where there is just one.
  ///   - parts: what that cell holds.
  mutating func cityNames(_ only: String?, _ parts: WrittenCity?) -> (names: Names, local: String?) {
    var all: [(language: String, name: String)] = []
    let local = columns.onlyCity == .cityLocal ? only : optional(.cityLocal)
    if let only, let column = columns.onlyCity {
      all = split(parts?.name ?? only, of: column)
    } else {
      all = languages.cities.map { ($0, cell(.city($0))) }
    }
    // In a list without map.json a name in any language is enough, as in one that fmap has exported, and where its place is looked up.
    let isSearched = finder != nil && (columns[.latitude].map { $0 >= record.count || record[$0].text.isEmpty } ?? true)
    let isNamed =
      (kinds.isOpen || columns[.placeFrom] != nil || isSearched)
      && (local != nil || all.contains { !$0.name.isEmpty })
    if only == nil, all[0].name.isEmpty, columns[.city("en")] != nil, !isNamed {
      fail(.city("en"), "empty \(Column.city("en").message)", cure: "every row needs one")
    }
    let english = halfWidth(all.first { $0.language == "en" }?.name ?? "")
    if let index = all.firstIndex(where: { $0.language == "en" }) { all[index].name = english }
    let first = english.isEmpty ? all.first { !$0.name.isEmpty }?.name ?? local : english
    if first == nil, let column = columns.cityColumn, columns[.city("en")] == nil || columns.onlyCity != nil {
      fail(column, "empty \(column.message)", cure: "every row needs one")
    }
    return (Names(all, fallback: first ?? ""), columns.onlyCity == .cityLocal ? nil : local)
  }

  /// The names of a cell in the only column of cities: in the column's language, or in two scripts.
  private func split(_ text: String, of column: Column) -> [(language: String, name: String)] {
    let language = if case .city(let language) = column { language } else { "en" }
    let scripts = TwoScripts(text)
    guard let other = scripts.other else { return [(language, text)] }
    let own = TwoScripts.language(of: other, orElse: language)
    guard let latin = scripts.latin else { return [(own, other)] }
    return own == "en" ? [("en", latin)] : [("en", latin), (own, other)]
  }

  /// The country, its code found by its name where the table has none.
  mutating func country(_ parts: WrittenCity?) -> (country: Country, search: FriendshipRow.Search) {
    var search = FriendshipRow.Search()
    search.within = parts?.within
    search.area = area
    search.answer = optional(.placeFrom)
    let written = cell(.countryCode)
    var code = halfWidth(written).uppercased()
    if !code.isEmpty, !isCountryCode(code) {
      fail(
        .countryCode, "not a country code", found: written, cure: "use the two letters of ISO 3166, such as JP")
    }
    let names = countryNames(parts?.country ?? (hasCountries ? nil : headingCountry))
    if code.isEmpty, let finder {
      let all = names.all
      if let found = all.lazy.compactMap(finder.code(ofCountry:)).first {
        search.country = found
        code = finder.printed(found)
      } else {
        search.unknownCountry = all.first
      }
    } else if !code.isEmpty {
      search.country = code
    }
    return (Country(code: code, names: names), search)
  }

  /// The names of a country, of which any one is enough, and none is needed.
  private mutating func countryNames(_ written: String?) -> Names {
    var names = languages.countries.map { (language: $0, name: withoutGaps(cell(.country($0)))) }
    if let written, let column = columns.onlyCity {
      let language = if case .city(let language) = column { language } else { "en" }
      names = [(TwoScripts.language(of: written, orElse: language), written)]
    } else if names.count(where: { !$0.name.isEmpty }) == 1, columns[.countryCode] == nil,
      let only = names.first(where: { !$0.name.isEmpty })
    {
      names = [(TwoScripts.language(of: only.name, orElse: only.language), only.name)]
    }
    return Names(names, fallback: names.first { !$0.name.isEmpty }?.name ?? "")
  }

  /// A word of Chinese characters without the spaces that set it wider: `日 本`.
  private func withoutGaps(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: " ")),
      text.unicodeScalars.allSatisfy({ $0 == " " || $0.value > 0x2E7F })
    else { return text }
    return text.filter { $0 != " " }
  }

  /// When the agreement was made and when it ended.
  mutating func dates(_ parts: WrittenCity?) -> (established: PartialDate?, ended: PartialDate?) {
    let text = parts?.date ?? cell(.established)
    let ended = date(.ended)
    if text.isEmpty { return (nil, ended) }
    do throws(WrittenDate.Fault) {
      let text = try withoutDoubt(text)
      // What was taken out of a cell was read there.
      let period = if let known = parts?.period { known } else { try WrittenPeriod.read(text) }
      if let further = period.further {
        problems.add(
          Problem(
            .note, at: place(.established), "two dates in one cell, the first one counts", found: text,
            cure: "\(further) is left out"))
      }
      return (period.established, ended ?? period.ended)
    } catch {
      fail(.established, error.what, found: text, cure: error.cure)
      return (nil, ended)
    }
  }

  mutating func continent() -> String {
    let word = cell(.continent)
    // What is left out is found with the place.
    if word.isEmpty { return "" }
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
    let word = cell(.relation)
    if let known = kinds.id(of: word, vocabulary) {
      let row = record.first?.row ?? 0
      if !word.isEmpty, !readings.add(word, row: row) {
        readings.begin(word, as: kinds.names(of: known, unless: word), row: row, at: place(.relation))
      }
      return known
    }
    if word.isEmpty {
      fail(.relation, "empty \(Column.relation.message)", cure: "every row needs one")
      return word
    }
    let listed = vocabulary.relations
    let names = listed.map { $0.dropFirst().isEmpty ? $0[0] : "\($0[0]) (\($0.dropFirst().joined(separator: ", ")))" }
    let listing: Message = "write one of the kinds in map.json, \(inWords(names)), or add yours to its relations"
    fail(
      .relation, "unknown relation", found: word,
      cure: cure(for: word, among: listed.flatMap { $0 }, listing: listing))
    return word
  }

  mutating func date(_ column: Column) -> PartialDate? {
    let text = cell(column)
    if text.isEmpty { return nil }
    do {
      return try WrittenDate.read(try withoutDoubt(text))
    } catch {
      fail(column, error.what, found: text, cure: error.cure)
      return nil
    }
  }

  /// A date with a name that is the same month in every language: by the words of the table, or else it is asked which one is meant.
  private mutating func withoutDoubt(_ text: String) throws(WrittenDate.Fault) -> String {
    guard let word = MonthNames.ambiguous(in: text) else { return text }
    guard let month = months.month(of: word) else {
      let meant = Set(MonthNames.meanings(word).map(\.month)).sorted()
      throw WrittenDate.Fault(
        what: "ambiguous date, month \(meant[0]) or \(meant[1])", cure: "write the date as YYYY-MM-DD")
    }
    return text.lowercased().replacing(word, with: MonthNames.english[month - 1])
  }

  mutating func source() -> String {
    let text = cell(.source)
    if spoiled.contains(.source) { return "" }
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
    details.photoAlt = photoAlt()
    details.link = optional(.link)
    check(details.link ?? "", .link, WebAddress.fault(in:_:))
    check(details.photo ?? "", .photo, WebAddress.fault(inPhoto:_:))
    return details
  }

  /// What is seen on the photo; nothing where no cell says it.
  private mutating func photoAlt() -> Names? {
    let all = languages.photos.map { (language: $0, name: cell(.photoAlt($0))) }
    let plain = cell(.photoAlt(nil))
    return plain.isEmpty && all.allSatisfy(\.name.isEmpty) ? nil : Names(all, fallback: plain)
  }

  private mutating func check(_ address: String, _ column: Column, _ fault: (String, WebAddress?) -> AddressFault?) {
    guard !address.isEmpty, !spoiled.contains(column), let finding = WebAddress.finding(in: address, fault) else {
      return
    }
    guard finding.severity == .warning else {
      return fail(column, finding.what, found: finding.found, cure: finding.cure)
    }
    problems.add(Problem(.warning, at: place(column), finding.what, found: finding.found, cure: finding.cure))
  }
}
