/// A part of the world, as a table names it.
package enum Continent: String, CaseIterable, Sendable {
  case africa = "AF"
  case antarctica = "AN"
  case asia = "AS"
  case europe = "EU"
  case northAmerica = "NA"
  case oceania = "OC"
  case southAmerica = "SA"

  /// Its English name, `North America`.
  package var name: String {
    switch self {
    case .africa: "Africa"
    case .antarctica: "Antarctica"
    case .asia: "Asia"
    case .europe: "Europe"
    case .northAmerica: "North America"
    case .oceania: "Oceania"
    case .southAmerica: "South America"
    }
  }
}

/// A populated place of GeoNames. Its words are for a review and for ids; they are never printed on a map.
package struct Place: Equatable, Sendable {
  /// The main name, in Latin letters, with the accents of the language.
  package let name: String
  /// Degrees, north positive, rounded to thousandths (some 100 m).
  package let latitude: Double
  /// Degrees, east positive, rounded to thousandths.
  package let longitude: Double
  /// ISO 3166-1 alpha-2 as GeoNames gives it: Hong Kong, Macao, Taiwan and overseas territories have their own.
  package let country: String
  /// How many people live there, to two figures; `0` where GeoNames does not know.
  package let population: Int
  /// By place where a country lies in two: of Russia by time zone, of Turkey by province, else the country's.
  package let continent: Continent
  /// GeoNames' code of the state or province: letters in the United States (`IL`), elsewhere mostly digits.
  package let area: String
  /// The nearest place that is much larger, which tells a candidate from its like; given for candidates alone.
  package internal(set) var near: String?
  /// The English name of the state or province, where that is known; given for candidates and suggestions alone.
  package internal(set) var region: String?

  /// The great-circle distance to another place in kilometres, good to a hundredth.
  package func distance(to other: Place) -> Double {
    distance(latitude: other.latitude, longitude: other.longitude)
  }
}
