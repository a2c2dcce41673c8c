#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Viewport {
  /// A great circle on the page: cubic Béziers within `tolerance` of its true image.
  ///
  /// Where the map ends, the path is cut: both pieces end on the edge at the same latitude. An arc that passes a pole
  /// is cut there, since the pole is a line on the map. Coincident ends give an empty path.
  package func arc(_ circle: GreatCircle) -> Path {
    guard circle.angle > 1e-12 else { return Path() }
    let turned = circle.turned(by: centralMeridian.radians)
    let cuts = [0] + turned.cuts + [turned.angle]
    var path = Path()
    for (from, to) in zip(cuts, cuts.dropFirst()) {
      let piece = ArcPiece(circle: turned, from: from, to: to, viewport: self)
      let (start, end) = (piece.end(at: from), piece.end(at: to))
      path.append(.move(start.point.rounded(steps: steps)))
      piece.fit(start, end, depth: 0, into: &path)
    }
    return circle.isReversed ? path.reversed() : path.compact()
  }

  /// A meridian or a parallel on the page, from one coordinate relative to the central meridian to another.
  ///
  /// - Parameters:
  ///   - from: one end; its longitude counts from the central meridian, `-180...180`.
  ///   - to: the other end, likewise; between the two, latitude and longitude grow evenly.
  package func graticuleLine(from: Coordinate, to: Coordinate) -> Path {
    let points = (0...64).map { step -> Point in
      let share = Double(step) / 64
      let λ = from.longitude + (to.longitude - from.longitude) * share
      let φ = from.latitude + (to.latitude - from.latitude) * share
      return page(projection.forward(λ.radians, φ.radians))
    }
    return Path(through: simplified(points, tolerance: tolerance).map { $0.rounded(steps: steps) })
  }
}

/// A piece of an arc that stays on one side of the cut, as a curve on the page.
private struct ArcPiece {
  let circle: GreatCircle
  let viewport: Viewport
  /// The longitude in the middle of the piece: every other one is counted from it without a jump.
  let middle: Double

  /// An end of a curve.
  struct End {
    /// The angle of the arc, radians.
    let θ: Double
    /// Where it is on the page, not rounded.
    let point: Point
    /// Output units per radian of the arc.
    let velocity: Point
  }

  init(circle: GreatCircle, from: Double, to: Double, viewport: Viewport) {
    self.circle = circle
    self.viewport = viewport
    middle = circle.position(at: (from + to) / 2).λ
  }

  /// Longitude and latitude in radians. At a pole the longitude is that of the piece's middle.
  private func angles(of position: UnitVector) -> (λ: Double, φ: Double) {
    guard !position.isAtPole else { return (middle, position.φ) }
    var turn = position.λ - middle
    if turn > .pi { turn -= 2 * .pi } else if turn < -.pi { turn += 2 * .pi }
    return (min(max(middle + turn, -.pi), .pi), position.φ)
  }

  /// Where the arc is at an angle, on the page.
  func point(at θ: Double) -> Point { point(angles(of: circle.position(at: θ))) }

  private func point(_ angles: (λ: Double, φ: Double)) -> Point {
    viewport.page(viewport.projection.forward(angles.λ, angles.φ))
  }

  /// An end of a curve: where the arc is and how fast it moves on the page, per radian of the arc: exact on the sphere, by
  /// central difference in the projection.
  func end(at θ: Double) -> End {
    let (p, v) = circle.motion(at: θ)
    let (λ, φ) = angles(of: p)
    let ring = p.x * p.x + p.y * p.y
    let isAtPole = p.isAtPole
    // Through a pole the longitude stays that of the piece, and the way leads straight along the meridian.
    let dλ = isAtPole ? 0 : (p.x * v.y - p.y * v.x) / ring
    let dφ = isAtPole ? (p.z > 0 ? 1 : -1) * (θ > circle.angle / 2 ? 1 : -1) : v.z / ring.squareRoot()
    let h = 1e-6 / max(1, abs(dλ), abs(dφ))
    let ahead = viewport.projection.forward(λ + dλ * h, φ + dφ * h)
    let behind = viewport.projection.forward(λ - dλ * h, φ - dφ * h)
    let velocity = (viewport.page(ahead) - viewport.page(behind)) * (1 / (2 * h))
    return End(θ: θ, point: point((λ, φ)), velocity: velocity)
  }

  /// Adds cubics that meet the arc's ends and tangents (Hermite form), halved until they are within tolerance.
  func fit(_ from: End, _ to: End, depth: Int, into path: inout Path) {
    let (p0, p3) = (from.point, to.point)
    let span = to.θ - from.θ
    let third = span / 3
    let (p1, p2) = (p0 + from.velocity * third, p3 - to.velocity * third)
    let isClose = { (t: Double) in
      (bezier(p0, p1, p2, p3, at: t) - point(at: from.θ + span * t)).length <= viewport.tolerance
    }
    guard depth == 30 || (isClose(0.25) && isClose(0.5) && isClose(0.75)) else {
      let half = end(at: (from.θ + to.θ) / 2)
      fit(from, half, depth: depth + 1, into: &path)
      fit(half, to, depth: depth + 1, into: &path)
      return
    }
    let steps = viewport.steps
    path.append(.curve(p1.rounded(steps: steps), p2.rounded(steps: steps), p3.rounded(steps: steps)))
  }
}
