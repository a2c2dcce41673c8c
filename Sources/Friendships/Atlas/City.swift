import Geometry

/// A city: the hub or a partner. What is known of it is kept once, however often it is copied.
package struct City: Equatable, Sendable {
  private let known: Known

  private final class Known: Sendable {
    let id, continent: String
    let localName, placeFrom: String?
    let names: Names
    let country: Country
    let coordinate: Coordinate

    init(
      _ id: String, _ continent: String, _ localName: String?, _ placeFrom: String?, _ names: Names, _ country: Country,
      _ coordinate: Coordinate
    ) {
      (self.id, self.continent, self.localName, self.placeFrom) = (id, continent, localName, placeFrom)
      (self.names, self.country, self.coordinate) = (names, country, coordinate)
    }
  }

  /// A city with all that is known of it.
  init(
    id: String, names: Names, localName: String?, country: Country, continent: String, coordinate: Coordinate,
    placeFrom: String? = nil
  ) {
    known = Known(id, continent, localName, placeFrom, names, country, coordinate)
  }

  /// Its id, `dusseldorf-de`.
  package var id: String { known.id }
  /// Its name by language.
  package var names: Names { known.names }
  /// Its name in its own language, where the table has it.
  package var localName: String? { known.localName }
  /// Its country.
  package var country: Country { known.country }
  /// Its continent in English; empty for the hub.
  package var continent: String { known.continent }
  /// Where it lies.
  package var coordinate: Coordinate { known.coordinate }
  /// How its place was found, in a word for `place_from`; nothing where the table gives it.
  package var placeFrom: String? { known.placeFrom }

  /// Whether all that is known of two cities is the same.
  package static func == (a: City, b: City) -> Bool {
    let (x, y) = (a.known, b.known)
    return x === y
      || (x.id, x.continent, x.localName, x.placeFrom) == (y.id, y.continent, y.localName, y.placeFrom)
        && x.names == y.names && x.country == y.country && x.coordinate == y.coordinate
  }
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
