#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension GreatCircle {
  /// The angles from the start, rising, at which the arc crosses the meridian ±180° or passes a pole; ends excluded.
  ///
  /// The arc lies in a plane through the centre, so y(θ) = a·cos θ + h·sin θ vanishes once in every half turn.
  var cuts: [Double] {
    let margin = 1e-12
    var found: [Double] = []
    if abs(start.y) > margin || abs(heading.y) > margin {
      let θ = turnIntoHalfCircle(atan2(-start.y, heading.y))
      if position(at: θ).x < 0 { found.append(θ) }
    }
    // The arc is highest where dz/dθ = 0.
    let top = turnIntoHalfCircle(atan2(heading.z, start.z))
    if position(at: top).isAtPole {
      found = found.filter { abs($0 - top) > 1e-6 } + [top]
    }
    return found.filter { $0 > margin && $0 < angle - margin }.sorted()
  }

  private func turnIntoHalfCircle(_ θ: Double) -> Double {
    θ < 0 ? θ + .pi : θ
  }
}
