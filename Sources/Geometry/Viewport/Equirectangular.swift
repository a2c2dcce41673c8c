#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Projection {
  /// The equirectangular projection: meridians and parallels are evenly spaced straight lines.
  ///
  /// x = λ cos φ₁ and y = φ. Distances are true along every meridian and along the two standard parallels ±φ₁.
  ///
  /// Source: J. P. Snyder, "Map Projections: A Working Manual", USGS Professional Paper 1395 (1987), equations 12-1 and
  /// 12-2.
  ///
  /// - Parameter standardParallel: φ₁ in degrees, above -90 and below 90; 0 is the plate carrée.
  package static func equirectangular(standardParallel: Double) -> Projection {
    let stretch = cos(standardParallel.radians)
    return Projection(
      id: "equirectangular",
      forward: { λ, φ in Point(x: λ * stretch, y: φ) },
      inverse: { point in
        let λ = point.x / stretch
        // The last digits of a place on the very edge may be lost on the way.
        let isWithin = abs(λ) <= .pi + 1e-12 && abs(point.y) <= .pi / 2 + 1e-12
        return isWithin ? (min(max(λ, -.pi), .pi), min(max(point.y, -.pi / 2), .pi / 2)) : nil
      })
  }
}
