import Geometry

/// A city: the hub or a partner.
package struct City: Equatable, Sendable {
  /// Its id, `dusseldorf-de`.
  package let id: String
  /// Its name by language.
  package let names: Names
  /// Its name in its own language, where the table has it.
  package let localName: String?
  /// Its country.
  package let country: Country
  /// Its continent in English; empty for the hub.
  package let continent: String
  /// Where it lies.
  package let coordinate: Coordinate
  /// How its place was found, in a word for `place_from`; nothing where the table gives it.
  package var placeFrom: String?
}

/// A country, known by its code.
package struct Country: Equatable, Sendable {
  /// Two capital letters, ISO 3166-1 alpha-2.
  package let code: String
  /// Its name by language.
  package let names: Names

  /// What it counts as: its code, or its name where it has none; nothing where the table has no word for it.
  package var counted: String {
    let name = names["en"]
    return name.isEmpty || code.isEmpty ? name : code
  }

  /// What it counts as, with what it is called in some languages: two that differ in it have no name in common.
  package func called(in languages: [String]) -> [String] { [counted] + languages.map { names[$0] } }
}
