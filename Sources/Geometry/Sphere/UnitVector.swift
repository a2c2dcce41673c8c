#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A direction from the Earth's centre: x towards 0°N 0°E, y towards 0°N 90°E, z towards the north pole; length 1.
package typealias UnitVector = SIMD3<Double>

extension SIMD3<Double> {
  /// The direction of a place on the sphere.
  package init(_ coordinate: Coordinate) {
    let φ = coordinate.latitude.radians
    let λ = coordinate.longitude.radians
    let toAxis = cos(φ)
    self.init(toAxis * cos(λ), toAxis * sin(λ), sin(φ))
  }

  /// Latitude in radians, `-π/2...π/2`; exact near the poles too, where an arcsine would lose half of the digits.
  var φ: Double { atan2(z, (x * x + y * y).squareRoot()) }

  /// Longitude in radians, `-π...π`; `0` at the poles, where every longitude is right.
  var λ: Double { x == 0 && y == 0 ? 0 : atan2(y, x) }

  /// The place in this direction.
  package var coordinate: Coordinate { Coordinate(latitude: φ.degrees, longitude: λ.degrees) }

  /// Whether a place is within some 60 cm of a pole, where its longitude no longer means anything on a map.
  var isAtPole: Bool { abs(x) < 1e-7 && abs(y) < 1e-7 && hypot(x, y) < 1e-7 }

  func dot(_ other: Self) -> Double { (self * other).sum() }

  func cross(_ other: Self) -> Self {
    Self(
      y * other.z - z * other.y,
      z * other.x - x * other.z,
      x * other.y - y * other.x)
  }

  var length: Double { dot(self).squareRoot() }

  /// The same direction seen from a frame whose zero meridian is turned east by an angle in radians.
  func turned(by λ0: Double) -> Self {
    let (c, s) = (cos(λ0), sin(λ0))
    return Self(x * c + y * s, y * c - x * s, z)
  }
}

extension Double {
  /// An angle in degrees, in radians.
  var radians: Double { self * .pi / 180 }
  /// An angle in radians, in degrees.
  var degrees: Double { self * 180 / .pi }
}
