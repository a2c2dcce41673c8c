/// A line through fewer points, none of the dropped ones farther than a tolerance from it; both ends are kept.
///
/// Source: D. H. Douglas and T. K. Peucker, "Algorithms for the reduction of the number of points required to represent
/// a digitized line or its caricature", Cartographica 10 (1973), 112–122, doi:10.3138/FM57-6770-U75U-7727.
///
/// - Complexity: O(n log n) as a rule, O(n²) at worst.
package func simplified(_ points: [Point], tolerance: Double) -> [Point] {
  guard points.count > 2 else { return points }
  var keeps = [Bool](repeating: false, count: points.count)
  keeps[0] = true
  keeps[points.count - 1] = true
  var spans = [(0, points.count - 1)]
  while let (first, last) = spans.popLast() {
    let (index, distance) = farthest(points, first, last)
    guard distance > tolerance * tolerance else { continue }
    keeps[index] = true
    spans.append((first, index))
    spans.append((index, last))
  }
  return points.indices.filter { keeps[$0] }.map { points[$0] }
}

/// A closed ring through fewer points; as `simplified`, from the first point to the one farthest from it and back.
///
/// A ring within the tolerance of a single point or line may come back with fewer than three points.
package func simplifiedRing(_ ring: [Point], tolerance: Double) -> [Point] {
  guard ring.count > 3 else { return ring }
  let far = ring.indices.max { (ring[$0] - ring[0]).length < (ring[$1] - ring[0]).length } ?? 0
  let out = simplified(Array(ring[...far]), tolerance: tolerance)
  let back = simplified(ring[far...] + [ring[0]], tolerance: tolerance)
  return out + back.dropFirst().dropLast()
}

/// The point between two others that is farthest from the line through them, and the square of its distance.
private func farthest(_ points: [Point], _ first: Int, _ last: Int) -> (index: Int, squared: Double) {
  let (a, b) = (points[first], points[last])
  let (dx, dy) = (b.x - a.x, b.y - a.y)
  let squared = dx * dx + dy * dy
  var best = (index: first, squared: 0.0)
  points.withUnsafeBufferPointer { points in
    var index = first + 1
    while index < last {
      let (x, y) = (points[index].x - a.x, points[index].y - a.y)
      // The nearest place of the segment, not of the endless line: a ring may turn back on itself.
      let share = squared > 0 ? min(max((x * dx + y * dy) / squared, 0), 1) : 0
      let (ox, oy) = (x - share * dx, y - share * dy)
      let distance = ox * ox + oy * oy
      if distance > best.squared { best = (index, distance) }
      index += 1
    }
  }
  return best
}
