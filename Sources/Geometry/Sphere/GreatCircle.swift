#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The shortest path on the sphere between two places: an arc of a great circle.
///
/// The arc is always computed from the same one of its two ends, so the arc from A to B holds exactly the points of the
/// arc from B to A. Between antipodes, where every direction is equally short, it passes the north pole; between the
/// poles themselves it follows the meridian of Greenwich.
///
/// Formulas: T. Vincenty's form of the angle between two vectors, atan2(|a × b|, a · b), which keeps its precision for
/// small angles and near the antipode.
package struct GreatCircle: Sendable {
  /// The angle between the ends in radians, `0...π`.
  package let angle: Double
  /// The two ends in canonical order, not in the order of the call.
  let start: UnitVector
  let end: UnitVector
  /// The direction in which the arc leaves `start`: a unit vector at right angles to it.
  let heading: UnitVector
  /// Whether the canonical order is the reverse of the order asked for.
  let isReversed: Bool

  /// The arc from one place to another; coincident places give an arc of angle 0.
  package init(from: Coordinate, to: Coordinate) {
    let isReversed = (to.latitude, to.longitude) < (from.latitude, from.longitude)
    let a = UnitVector(isReversed ? to : from)
    let b = UnitVector(isReversed ? from : to)
    self.init(canonical: a, b, isReversed: isReversed)
  }

  init(canonical a: UnitVector, _ b: UnitVector, isReversed: Bool) {
    // (a − b) × (a + b) = 2 a × b, without the cancellation of a × b when the two are nearly parallel or opposite.
    var normal = (a - b).cross(a + b) / 2
    angle = atan2(normal.length, a.dot(b))
    if normal.length < 1e-14 {
      let pole = UnitVector(0, 0, 1)
      normal = abs(a.z) < 1 - 1e-15 ? a.cross(pole) : UnitVector(0, -1, 0)
    }
    start = a
    end = b
    heading = (normal / normal.length).cross(a)
    self.isReversed = isReversed
  }

  /// The place at a share of the way, `0...1`; both ends are exact. It serves tests alone.
  package func coordinate(at share: Double) -> Coordinate {
    position(at: angle * (isReversed ? 1 - share : share)).coordinate
  }

  /// The direction at an angle in radians from the canonical start.
  func position(at θ: Double) -> UnitVector {
    θ == angle ? end : start * cos(θ) + heading * sin(θ)
  }

  /// The direction at an angle from the canonical start, and the velocity there, per radian of it.
  func motion(at θ: Double) -> (position: UnitVector, velocity: UnitVector) {
    let (c, s) = (cos(θ), sin(θ))
    return (θ == angle ? end : start * c + heading * s, heading * c - start * s)
  }

  /// The southernmost and the northernmost latitude of the arc, degrees.
  ///
  /// Along the circle z(θ) = a·cos θ + h·sin θ, which is highest at atan2(h, a) and lowest half a turn from there; where the
  /// arc holds neither, its ends are the extremes.
  package var latitudes: ClosedRange<Double> {
    let top = atan2(heading.z, start.z)
    var (low, high) = (min(start.φ, end.φ), max(start.φ, end.φ))
    for turns in -1...1 {
      let θ = top + Double(turns) * .pi
      guard θ > 0, θ < angle else { continue }
      let φ = position(at: θ).φ
      (low, high) = (min(low, φ), max(high, φ))
    }
    return low.degrees...high.degrees
  }

  /// The same arc seen from a frame whose zero meridian is turned east by an angle in radians.
  func turned(by λ0: Double) -> GreatCircle {
    GreatCircle(canonical: start.turned(by: λ0), end.turned(by: λ0), isReversed: isReversed)
  }
}
