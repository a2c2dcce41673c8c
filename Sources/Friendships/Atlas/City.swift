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
}

/// A country, known by its code.
package struct Country: Equatable, Sendable {
  /// Two capital letters, ISO 3166-1 alpha-2.
  package let code: String
  /// Its name by language.
  package let names: Names
}
