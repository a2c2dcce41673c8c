import Drawing
import Geometry
import Messages

/// What may be wrong in a table though every cell can be read: doubts, for a person to look at.
///
/// They are warnings, in no order; a sound table has none. The time grows with the table.
package struct Doubts {
  let friendships: FriendshipTable
  let atlas: Atlas
  let words: Words
  /// The first agreement of each city.
  let firstRow: [Int]

  /// Doubts about a table.
  package init(_ friendships: FriendshipTable, words: Words) {
    (self.friendships, atlas, self.words) = (friendships, friendships.atlas, words)
    var firstRow = [Int](repeating: 0, count: atlas.cities.count)
    for index in atlas.agreements.indices.reversed() { firstRow[atlas.agreements[index].city] = index }
    self.firstRow = firstRow
  }

  /// All doubts.
  ///
  /// - Parameters:
  ///   - today: the day of the check, after which no agreement can have been made.
  ///   - land: the basemap, finer than any that is drawn small.
  ///   - map: the map file, and what it is called.
  package func all(today: Day, land: Basemap, map: (file: MapFile, name: String)) -> [Problem] {
    let raster = LandRaster(land.rings)
    let dated = atlas.agreements.indices.flatMap { dates($0, today: today, map.file) }
    var all = Problems(hubCoordinate(raster, map.name) + years(map.file, named: map.name))
    for doubts in [
      dated, twice, lowered, codes, countries, missingNames, coordinates(raster), neighbours,
      friendships.photosElsewhere, [friendships.photosWithoutWords].compactMap { $0 },
    ] {
      all.add(doubts)
    }
    return all.all
  }

  // MARK: Dates

  private func dates(_ index: Int, today: Day, _ map: MapFile) -> [Problem] {
    let agreement = atlas.agreements[index]
    guard let established = agreement.established else {
      if atlas.isUndated { return [] }
      return [doubt(index, .established, "no date", cure: "without one the agreement is not drawn")]
    }
    var doubts: [Problem] = []
    for (date, column) in [(established, Column.established), (agreement.ended, .ended)] {
      guard let date, date.firstDay > today else { continue }
      doubts.append(doubt(index, column, "a date in the future", found: "\(date)", cure: "today is \(today)"))
    }
    if let cure = Self.unlikely(established) {
      doubts.append(doubt(index, .established, "unlikely date", found: "\(established)", cure: cure))
    } else if let first = map.firstYear, established.lastDay.year < first {
      let cure: Message = "map.json has firstYear \(first); correct one of the two"
      doubts.append(
        doubt(index, .established, "before the first year of the map", found: "\(established)", cure: cure))
    }
    return doubts
  }

  /// Why a date is hardly that of a friendship between cities; nothing when it may be.
  private static func unlikely(_ date: PartialDate) -> Message? {
    if let year = yearInDateFormat(date) { return "is it the year \(year), typed into a cell with a date format?" }
    if date.year == 1905, date.day == nil { return "is it another year, typed into a cell with a date format?" }
    return date.year < 1900 ? "check the year" : nil
  }

  /// The year that became a day of 1905, because spreadsheets count days from the end of 1899; nothing for other dates.
  private static func yearInDateFormat(_ date: PartialDate) -> Int? {
    guard date.year == 1905, let month = date.month, let day = date.day else { return nil }
    // 1905-01-01 is day 1828.
    let number = 1827 + (1..<month).reduce(day) { $0 + (Day(lastOf: $1, of: 1905)?.day ?? 0) }
    return (1900...2100).contains(number) ? number : nil
  }

  /// Years of the colour scale that do not fit the table.
  private func years(_ map: MapFile, named name: String) -> [Problem] {
    let found = atlas.agreements.compactMap { $0.lifespan?.from?.year }
    guard let earliest = found.min(), let latest = found.max() else { return [] }
    var doubts: [Problem] = []
    if let first = map.firstYear, first > latest {
      doubts.append(
        Problem(
          .warning, at: "\(name): firstYear", "after the last agreement", found: "\(first)",
          cure: "leave it out, and the scale begins with the first agreement, \(earliest)"))
    }
    if let last = map.lastYear, last < latest {
      doubts.append(
        Problem(
          .warning, at: "\(name): lastYear", "before the last agreement", found: "\(last)",
          cure: "leave it out, and the scale ends with the last agreement, \(latest)"))
    }
    return doubts
  }

  /// Cities with the same kind of agreement twice: the later one replaces the earlier one.
  private var twice: [Problem] {
    var seen: [String: Int] = [:]
    return atlas.agreements.indices.compactMap { index in
      let agreement = atlas.agreements[index]
      let key = "\(agreement.relation) \(agreement.city)"
      guard let first = seen.updateValue(index, forKey: key) else { return nil }
      let other = atlas.agreements[first]
      guard other.ended == nil, agreement.ended == nil, other.established != nil, agreement.established != nil else {
        return nil
      }
      return doubt(
        index, .relation, "the same kind of agreement twice", found: atlas.city(of: agreement).names["en"],
        cure: "the other is on \(friendships.said(agreement: first)); the later one replaces it")
    }
  }

  /// Agreements that are replaced by one of a lower kind though nothing says that they have ended.
  private var lowered: [Problem] {
    atlas.successions.compactMap { earlier, later in
      let (first, second) = (atlas.agreements[earlier], atlas.agreements[later])
      guard first.ended == nil, atlas.rank(of: first) < atlas.rank(of: second) else { return nil }
      return doubt(
        later, .relation, "a lower kind replaces a higher one", found: atlas.city(of: second).names["en"],
        cure:
          "\(friendships.said(agreement: earlier)) has \"\(first.relation)\"; say there when it ended, or delete this row"
      )
    }
  }

  // MARK: Names

  /// Countries of one name with different codes.
  private var codes: [Problem] {
    var coded: [String: (code: String, row: Int)] = [:]
    return atlas.cities.indices.compactMap { city -> Problem? in
      let country = atlas.cities[city].country
      for name in country.names.all {
        let known = coded[name] ?? (country.code, firstRow[city])
        coded[name] = known
        if known.code == country.code { continue }
        return doubt(
          firstRow[city], .countryCode, "another code for \(name)", found: country.code,
          cure: "\(friendships.said(agreement: known.row)) has \"\(known.code)\"; write one of the two everywhere")
      }
      return nil
    }
  }

  /// Codes that ISO does not know, and names that differ between rows with one code.
  private var countries: [Problem] {
    var named: [String: (names: Names, row: Int)] = [:]
    return atlas.cities.indices.flatMap { city -> [Problem] in
      let country = atlas.cities[city].country
      // Names of parts of China are no other names of it; what is wrong with them is told with their rows.
      if country.names.all.contains(where: friendships.partsOfChina.contains) { return [] }
      guard let known = named[country.code] else {
        named[country.code] = (country.names, firstRow[city])
        return unknownCode(city)
      }
      return words.languages.compactMap { language in
        guard let name = country.names.own(language), let other = known.names.own(language), name != other else {
          return nil
        }
        let line = friendships.said(agreement: known.row)
        return doubt(
          firstRow[city], .country(language), "another name for \(country.code)", found: name,
          cure: "\(line) has \"\(other)\"; write one of the two everywhere")
      }
    }
  }

  private func unknownCode(_ city: Int) -> [Problem] {
    let code = atlas.cities[city].country.code
    guard !code.isEmpty, !CountryCode.all.contains(code) else { return [] }
    let cure: Message = CountryCode.meant[code].map { "did you mean \"\($0)\"?" } ?? "see ISO 3166-1 for the list"
    return [doubt(firstRow[city], .countryCode, "unknown country code", found: code, cure: cure)]
  }

  /// Names that are missing in a language of the map's title.
  private var missingNames: [Problem] {
    let languages = words.languages.filter { atlas.title.own($0) != nil }
    return languages.flatMap { language -> [Problem] in
      guard friendships.columns[.city(language)] != nil else {
        let cure: Message = "the map's title has that language; add the column city_\(language)"
        let found = words.say("language.name", in: language)
        return [Problem(.warning, at: friendships.table.file, "no names in a language", found: found, cure: cure)]
      }
      return atlas.cities.indices.flatMap { city -> [Problem] in
        let (names, country) = (atlas.cities[city].names, atlas.cities[city].country.names)
        let missing = [(Column.city(language), names), (.country(language), country)].filter {
          $0.1.own(language) == nil && friendships.columns[$0.0] != nil
        }
        return missing.map { column, names in
          doubt(
            firstRow[city], column, "empty \(column.message)", cure: "\"\(names[language])\" stands in for it")
        }
      }
    }
  }

  func doubt(
    _ agreement: Int, _ column: Column, _ what: Message, found: String? = nil, cure: Message? = nil
  ) -> Problem {
    let place = friendships.place(ofAgreement: agreement, column)
    return Problem(.warning, at: place, what, found: found, cure: cure)
  }
}
