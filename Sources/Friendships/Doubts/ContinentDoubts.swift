import Geometry
import Messages

/// Doubts about places on the wrong continent.
extension Doubts {
  /// A part of the world between two latitudes and two longitudes, in degrees.
  private struct Box {
    let latitudes: ClosedRange<Double>
    let longitudes: ClosedRange<Double>

    func contains(_ coordinate: Coordinate) -> Bool {
      latitudes.contains(coordinate.latitude) && longitudes.contains(coordinate.longitude)
    }
  }

  /// Boxes around the continents with their islands, rounded outwards, so that only a place that cannot be right lies
  /// outside. All of Russia is in that of Europe too, because tables often say so.
  private static let continents: [String: [Box]] = [
    "Africa": [Box(latitudes: -50...40, longitudes: -30...65)],
    "Asia": [
      Box(latitudes: -15...85, longitudes: 25...180), Box(latitudes: 50...85, longitudes: -180 ... -165),
    ],
    "Europe": [
      Box(latitudes: 34...85, longitudes: -35...45), Box(latitudes: 38...85, longitudes: 45...52),
      Box(latitudes: 42...85, longitudes: 52...180), Box(latitudes: 50...85, longitudes: -180 ... -165),
      // The Canary Islands and Madeira.
      Box(latitudes: 25...34, longitudes: -20 ... -10),
    ],
    "North America": [Box(latitudes: 5...85, longitudes: -180 ... -10)],
    "Oceania": [
      Box(latitudes: -60...30, longitudes: 110...180), Box(latitudes: -60...30, longitudes: -180 ... -100),
    ],
    "South America": [Box(latitudes: -60...15, longitudes: -115 ... -25)],
  ]

  /// A place on land, but on that of another continent: a sign is wrong, most often.
  func outsideOfItsContinent(_ index: Int) -> Problem? {
    let (coordinate, continent) = (atlas.cities[index].coordinate, atlas.cities[index].continent)
    if Self.isInside(continent, coordinate) { return nil }
    let isSwapped = isProbablySwapped(coordinate) { Self.isInside(continent, $0) }
    return doubt(
      firstRow[index], .latitude, "outside its continent", found: said(coordinate),
      cure: isSwapped
        ? "have latitude and longitude changed places?" : "check latitude and longitude, their signs, and the continent"
    )
  }

  /// Whether a place may lie on a continent; every place may on one that is not known.
  static func isInside(_ continent: String, _ coordinate: Coordinate) -> Bool {
    continents[continent]?.contains { $0.contains(coordinate) } ?? true
  }

  /// Whether a place that does not fit would do so with latitude and longitude exchanged, and with no other sign.
  func isProbablySwapped(_ coordinate: Coordinate, _ fits: (Coordinate) -> Bool) -> Bool {
    guard let swapped = swapped(coordinate), fits(swapped) else { return false }
    let (φ, λ) = (coordinate.latitude, coordinate.longitude)
    return ![(-φ, λ), (φ, -λ), (-φ, -λ)].contains { fits(Coordinate(latitude: $0.0, longitude: $0.1)) }
  }
}
