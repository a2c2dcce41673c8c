import Drawing
import Messages

/// A statement of the office beside what the table has on that day.
package struct ClaimReport: Sendable {
  /// One number of the statement.
  package struct Count: Sendable {
    /// The id of a kind of relation, `cities` or `countries`.
    package let what: String
    /// The names of the kind; nothing for cities and countries.
    let names: Names?
    /// How many the office stated.
    package let claimed: Int
    /// How many the table has.
    package let found: Int
  }

  /// The statement.
  package let claim: Claim
  /// Its numbers: kinds of relation in their order, then cities, then countries.
  package let counts: [Count]

  /// The reports on all statements of an atlas, by date.
  package static func all(_ atlas: Atlas) -> [ClaimReport] {
    atlas.claims.map { claim in
      let agreements = atlas.agreements(on: claim.date)
      var counts = atlas.relations.compactMap { kind in
        claim.counts[kind.id].map { claimed in
          Count(
            what: kind.id, names: kind.plurals, claimed: claimed, found: agreements.count { $0.relation == kind.id })
        }
      }
      if let cities = claim.cities {
        counts.append(Count(what: "cities", names: nil, claimed: cities, found: Set(agreements.map(\.city)).count))
      }
      if let countries = claim.countries {
        let codes = Set(agreements.map { atlas.city(of: $0).country.code })
        counts.append(Count(what: "countries", names: nil, claimed: countries, found: codes.count))
      }
      return ClaimReport(claim: claim, counts: counts)
    }
  }

  /// The statement in one line: `2021-10-25: 22 of 22 Sister cities, 12 of 78 Friendly cooperative cities (66 missing)`.
  ///
  /// - Parameter language: that of the names of the kinds.
  package func message(in language: String) -> Message {
    let parts = counts.map { count -> Message in
      let name: Message =
        count.names.map { Message(verbatim: $0[language]) } ?? (count.what == "cities" ? "cities" : "countries")
      let missing = count.claimed - count.found
      if missing > 0 { return "\(count.found) of \(count.claimed) \(name) (\(missing) missing)" }
      if missing < 0 { return "\(count.found) of \(count.claimed) \(name) (\(-missing) too many)" }
      return "\(count.found) of \(count.claimed) \(name)"
    }
    let listed = parts.dropFirst().reduce(parts.first ?? "nothing counted") { "\($0), \($1)" }
    return "\(claim.date): \(listed)"
  }
}

extension FriendshipTable {
  /// A warning for every text of a city or country with a character that cannot be drawn.
  ///
  /// - Parameter undrawable: the characters for which there is no glyph.
  package func doubts(aboutGlyphs undrawable: Set<Character>) -> [Problem] {
    guard !undrawable.isEmpty else { return [] }
    var seen: Set<Int> = []
    let columns = nameColumns
    return atlas.agreements.indices.flatMap { index -> [Problem] in
      let city = atlas.city(of: atlas.agreements[index])
      guard seen.insert(atlas.agreements[index].city).inserted else { return [] }
      return texts(of: city, in: columns).compactMap { column, text in
        guard let missing = text.first(where: undrawable.contains) else { return nil }
        return Problem(
          .warning, at: place(ofAgreement: index, column), "no installed font has the character \"\(String(missing))\"",
          found: text, cure: "install a font that has it, or no PNG and PDF can be drawn")
      }
    }
  }

  /// The characters of all names that are drawn, ASCII aside.
  package var characters: Set<Character> {
    let columns = nameColumns
    return atlas.cities.reduce(into: []) { found, city in
      for (_, text) in texts(of: city, in: columns) where !isPlain(text) {
        found.formUnion(text.filter { !$0.isASCII })
      }
    }
  }

  /// A column with names of cities or countries in a language.
  private struct NameColumn {
    let name: String
    let isOfCity: Bool
    let language: String
  }

  /// Those that the table has, cities before countries.
  private var nameColumns: [NameColumn] {
    ["city", "country"].flatMap { prefix in
      columns.keys.filter { $0.hasPrefix("\(prefix)_") }.sorted().map { name in
        NameColumn(name: name, isOfCity: prefix == "city", language: String(name.dropFirst(prefix.count + 1)))
      }
    }
  }

  private func texts(of city: City, in columns: [NameColumn]) -> [(column: String, text: String)] {
    columns.compactMap { column in
      (column.isOfCity ? city.names : city.country.names).own(column.language).map { (column.name, $0) }
    }
  }
}
