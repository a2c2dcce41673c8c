import Messages

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
