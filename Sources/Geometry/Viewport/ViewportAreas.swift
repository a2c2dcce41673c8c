extension Viewport {
  /// Areas on the page, cut where the map ends and simplified.
  ///
  /// Each ring is unrolled into a plane of longitudes without jumps and cropped to the longitudes of the map, so that what leaves the map on one side comes back on the other. A ring that runs around the globe is
  /// closed along the pole nearer to it. Rings cropped away give nothing; a ring that collapses stays a small triangle.
  ///
  /// - Parameters:
  ///   - rings: outer rings and holes in any order and direction, to be filled by the even-odd rule.
  ///   - latitudes: the latitudes to keep, degrees.
  ///   - margin: how far beyond the map's edges the rings are kept, output units. Closing lines then lie outside of
  ///     the map, where a clip hides their stroke.
  ///   - tolerance: how far the simplified outline may lie off, output units.
  package func area(
    _ rings: [Ring], latitudes: ClosedRange<Double>, margin: Double = 0, tolerance: Double = 0.25
  ) -> Path {
    let (east, north) = (margin / unitsPerDegreeOfLongitude, margin / unitsPerDegree)
    let window = Rect(
      x: longitudes.lowerBound - east, y: latitudes.lowerBound - north,
      width: longitudes.upperBound - longitudes.lowerBound + 2 * east,
      height: latitudes.upperBound - latitudes.lowerBound + 2 * north)
    var path = Path()
    for ring in rings where ring.count >= 3 {
      for piece in copies(of: unrolled(ring), in: window) {
        path.append(outline(piece.ring, movedBy: piece.offset, tolerance: tolerance), closed: true)
      }
    }
    return path
  }

  /// A ring as a plane polygon: x = longitude from the central meridian without jumps, y = latitude, degrees.
  private func unrolled(_ ring: Ring) -> [Point] {
    var points: [Point] = []
    points.reserveCapacity(ring.count + 4)
    var x = normalizedLongitude(ring[0].longitude - centralMeridian)
    var previous = ring[0].longitude
    for place in ring {
      var step = place.longitude - previous
      if step >= 180 || step < -180 { step = normalizedLongitude(step) }
      x += step
      previous = place.longitude
      points.append(Point(x: x, y: place.latitude))
    }
    let turn = x + normalizedLongitude(ring[0].longitude - previous) - points[0].x
    return abs(turn) < 180 ? points : closedAroundPole(points, turn: turn > 0 ? 360 : -360)
  }

  /// A ring once around the globe, closed along the nearer pole. It begins where it crosses the map's edge, so that
  /// the closing lines run along the edge.
  private func closedAroundPole(_ points: [Point], turn: Double) -> [Point] {
    let pole = points.reduce(0) { $0 + $1.y } < 0 ? -90.0 : 90.0
    let lap = points + [Point(x: points[0].x + turn, y: points[0].y)]
    let edge = { (x: Double) in ((x + 180) / 360).rounded(.down) }
    guard let cut = (1..<lap.count).first(where: { edge(lap[$0].x) != edge(lap[$0 - 1].x) }) else { return points }
    let (a, b) = (lap[cut - 1], lap[cut])
    let x = max(edge(a.x), edge(b.x)) * 360 - 180
    let start = Point(x: x, y: a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x))
    let rest = points[cut...].map { $0 } + points[..<cut].map { Point(x: $0.x + turn, y: $0.y) }
    let end = Point(x: start.x + turn, y: start.y)
    return [start] + rest + [end, Point(x: end.x, y: pole), Point(x: start.x, y: pole)]
  }

  /// The parts of a plane polygon, and of its copies one turn away, that lie in a window, each with the degrees by which
  /// it must still be moved east.
  private func copies(of points: [Point], in window: Rect) -> [(ring: [Point], offset: Double)] {
    var (minX, maxX, minY, maxY) = (points[0].x, points[0].x, points[0].y, points[0].y)
    for point in points {
      minX = min(minX, point.x)
      maxX = max(maxX, point.x)
      minY = min(minY, point.y)
      maxY = max(maxY, point.y)
    }
    let first = ((window.x - maxX) / 360).rounded(.up)
    let last = ((window.maxX - minX) / 360).rounded(.down)
    guard first <= last, maxY >= window.y, minY <= window.maxY else { return [] }
    return stride(from: first, through: last, by: 1).map { turns -> (ring: [Point], offset: Double) in
      let offset = turns * 360
      let isInside =
        minX + offset >= window.x && maxX + offset <= window.maxX && minY >= window.y && maxY <= window.maxY
      if isInside { return (points, offset) }
      return (cropped(points.map { Point(x: $0.x + offset, y: $0.y) }, to: window), 0)
      // A ring that only touches the window leaves a line without area.
    }.filter { $0.ring.count >= 3 && abs(doubleArea($0.ring)) > 1e-9 }
  }

  /// A ring of relative degrees, moved east, as a simplified, rounded outline on the page.
  private func outline(_ ring: [Point], movedBy offset: Double, tolerance: Double) -> [Point] {
    var placed: [Point] = []
    placed.reserveCapacity(ring.count + 1)
    for point in ring { placed.append(page(projection.forward((point.x + offset).radians, point.y.radians))) }
    placed.append(placed[0])
    let simple = simplifiedLoop(placed, tolerance: tolerance)
    var result: [Point] = []
    result.reserveCapacity(simple.count)
    for point in simple {
      let rounded = point.rounded(steps: steps)
      if rounded != result.last { result.append(rounded) }
    }
    if result.count > 1, result.first == result.last { result.removeLast() }
    return result.count >= 3 ? result : smallTriangle(around: placed[0])
  }

  /// What stays of an islet too small to draw: land is never selectively missing.
  private func smallTriangle(around point: Point) -> [Point] {
    [Point(x: 0, y: -0.3), Point(x: 0.3, y: 0.3), Point(x: -0.3, y: 0.3)].map {
      (point + $0).rounded(steps: steps)
    }
  }
}

/// Twice the area of a closed polygon, negative when it runs the other way round (the shoelace formula).
private func doubleArea(_ ring: [Point]) -> Double {
  var sum = 0.0
  var before = ring[ring.count - 1]
  for point in ring {
    sum += before.x * point.y - point.x * before.y
    before = point
  }
  return sum
}

/// A closed polygon cropped to a rectangle.
///
/// Where the polygon leaves the rectangle it is closed along the edge; several parts stay connected by lines along it.
/// Source: I. E. Sutherland and G. W. Hodgman, "Reentrant Polygon Clipping", CACM 17 (1974), 32–42.
package func cropped(_ ring: [Point], to window: Rect) -> [Point] {
  var result = kept(ring, beside: window.x, isVertical: true) { $0.x - window.x }
  result = kept(result, beside: window.maxX, isVertical: true) { window.maxX - $0.x }
  result = kept(result, beside: window.y, isVertical: false) { $0.y - window.y }
  return kept(result, beside: window.maxY, isVertical: false) { window.maxY - $0.y }
}

/// The part of a closed polygon on one side of an upright or level line.
///
/// - Parameters:
///   - edge: where the line is: its x when it is upright, else its y.
///   - depth: how far inside of it a point lies.
@inline(__always)
private func kept(_ ring: [Point], beside edge: Double, isVertical: Bool, _ depth: (Point) -> Double) -> [Point] {
  guard var before = ring.last else { return [] }
  var kept: [Point] = []
  kept.reserveCapacity(ring.count)
  var d0 = depth(before)
  for point in ring {
    let d1 = depth(point)
    if (d0 < 0) != (d1 < 0) {
      var crossing = before + (point - before) * (d0 / (d0 - d1))
      if isVertical { crossing.x = edge } else { crossing.y = edge }
      kept.append(crossing)
    }
    if d1 >= 0 { kept.append(point) }
    (before, d0) = (point, d1)
  }
  return kept
}
