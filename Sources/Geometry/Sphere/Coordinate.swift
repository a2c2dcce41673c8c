/// A place on the sphere.
///
/// Angles are in degrees, north and east positive. A longitude may be any finite number (`190` is the same meridian as
/// `-170`); a latitude lies in `-90...90`. Readers check the ranges; nothing here does.
package struct Coordinate: Hashable, Sendable {
  /// Degrees north of the equator, `-90...90`.
  package var latitude: Double
  /// Degrees east of Greenwich; any finite value, read modulo 360.
  package var longitude: Double

  /// A coordinate of two angles in degrees, which are kept as given.
  package init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// The mean Earth radius in kilometres, R₁ = (2a + b) / 3 of the ellipsoid WGS 84.
  ///
  /// Source: H. Moritz, "Geodetic Reference System 1980", Journal of Geodesy 74 (2000), 128–133; the same to 0.1 mm for
  /// WGS 84.
  package static let earthRadius = 6371.0088

  /// The great-circle distance to another place in kilometres, `0...20015.1`.
  ///
  /// On the sphere of `earthRadius`; the ellipsoid differs by up to 0.6 %. Exact to some 10⁻⁹ km for coincident and
  /// antipodal places alike.
  package func distance(to other: Coordinate) -> Double {
    GreatCircle(from: self, to: other).angle * Self.earthRadius
  }
}

/// The longitude in `-180..<180` that names the same meridian.
///
/// - Parameter degrees: any finite longitude.
package func normalizedLongitude(_ degrees: Double) -> Double {
  if degrees >= -180, degrees < 180 { return degrees }
  let turned = (degrees + 180).truncatingRemainder(dividingBy: 360)
  let result = (turned < 0 ? turned + 360 : turned) - 180
  // A hair west of -180° the sum above rounds up to a full turn.
  return result < 180 ? result : -180
}
