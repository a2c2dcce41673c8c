import Messages

extension FriendshipTable {
  /// A warning for every text of a city or country with a character that cannot be drawn.
  ///
  /// - Parameter undrawable: the characters for which there is no glyph.
  package func doubts(aboutGlyphs undrawable: Set<Character>) -> [Problem] {
    guard !undrawable.isEmpty else { return [] }
    var seen: Set<Int> = []
    let languages = nameLanguages
    return atlas.agreements.indices.flatMap { index -> [Problem] in
      let city = atlas.city(of: atlas.agreements[index])
      guard seen.insert(atlas.agreements[index].city).inserted else { return [] }
      return texts(of: city, in: languages).compactMap { column, text in
        guard let missing = text.first(where: undrawable.contains) else { return nil }
        return Problem(
          .warning, at: place(ofAgreement: index, column), "no installed font has the character \"\(String(missing))\"",
          found: text, cure: "install a font that has it, or no PNG and PDF can be drawn")
      }
    }
  }

  /// The characters of all names that are drawn, ASCII aside.
  package var characters: Set<Character> {
    let languages = nameLanguages
    return atlas.cities.reduce(into: []) { found, city in
      for (_, text) in texts(of: city, in: languages) where !isPlain(text) {
        found.formUnion(text.filter { !$0.isASCII })
      }
    }
  }

  /// The languages of the columns with names of cities and of countries that the table has, in their alphabet.
  private var nameLanguages: (cities: [String], countries: [String]) {
    var (cities, countries): ([String], [String]) = ([], [])
    for column in columns.keys {
      switch column {
      case .city(let language): cities.append(language)
      case .country(let language): countries.append(language)
      default: break
      }
    }
    return (cities.sorted(), countries.sorted())
  }

  private func texts(of city: City, in languages: (cities: [String], countries: [String])) -> [(Column, String)] {
    languages.cities.compactMap { language in city.names.own(language).map { (.city(language), $0) } }
      + languages.countries.compactMap { language in city.country.names.own(language).map { (.country(language), $0) } }
  }
}
