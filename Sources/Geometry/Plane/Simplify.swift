/// A line through fewer points, none of the dropped ones farther than a tolerance from it; both ends are kept.
///
/// Source: D. H. Douglas and T. K. Peucker, "Algorithms for the reduction of the number of points required to represent
/// a digitized line or its caricature", Cartographica 10 (1973), 112–122, doi:10.3138/FM57-6770-U75U-7727.
///
/// - Complexity: O(n log n) as a rule, O(n²) at worst.
package func simplified(_ points: [Point], tolerance: Double) -> [Point] {
  guard points.count > 2 else { return points }
  return kept(points, between: [0, points.count - 1], tolerance: tolerance)
}

/// A line that ends where it begins through fewer points; as `simplified`, from the first point to the one farthest from it
/// and back. One within the tolerance of its first point is that point alone.
package func simplifiedLoop(_ loop: [Point], tolerance: Double) -> [Point] {
  guard loop.count > 4 else { return loop }
  var far = (index: 0, squared: 0.0)
  for (index, point) in loop.enumerated() {
    let (dx, dy) = (point.x - loop[0].x, point.y - loop[0].y)
    if dx * dx + dy * dy > far.squared { far = (index, dx * dx + dy * dy) }
  }
  guard far.squared > tolerance * tolerance else { return [loop[0]] }
  return kept(loop, between: [0, far.index, loop.count - 1], tolerance: tolerance)
}

/// The points that stay: the fixed ones, given by rising indices, and those between that are farthest off.
private func kept(_ points: [Point], between fixed: [Int], tolerance: Double) -> [Point] {
  points.withUnsafeBufferPointer { points in
    var keeps = [Bool](repeating: false, count: points.count)
    for index in fixed { keeps[index] = true }
    var spans = Array(zip(fixed, fixed.dropFirst()))
    var count = fixed.count
    while let (first, last) = spans.popLast() {
      guard last - first > 1 else { continue }
      let (index, squared) = farthest(points, first, last)
      guard squared > tolerance * tolerance else { continue }
      keeps[index] = true
      count += 1
      spans.append((first, index))
      spans.append((index, last))
    }
    var result: [Point] = []
    result.reserveCapacity(count)
    for index in points.indices where keeps[index] { result.append(points[index]) }
    return result
  }
}

/// The point between two others that is farthest from the line through them, and the square of its distance.
private func farthest(
  _ points: UnsafeBufferPointer<Point>, _ first: Int, _ last: Int
) -> (index: Int, squared: Double) {
  let (a, b) = (points[first], points[last])
  let (dx, dy) = (b.x - a.x, b.y - a.y)
  let squared = dx * dx + dy * dy
  let inverse = squared > 0 ? 1 / squared : 0
  var best = (index: first, squared: 0.0)
  var index = first + 1
  while index < last {
    let (x, y) = (points[index].x - a.x, points[index].y - a.y)
    let along = x * dx + y * dy
    let distance: Double
    // The nearest place of the segment, not of the endless line: a ring may turn back on itself.
    if along <= 0 {
      distance = x * x + y * y
    } else if along >= squared {
      distance = (x - dx) * (x - dx) + (y - dy) * (y - dy)
    } else {
      let across = x * dy - y * dx
      distance = across * across * inverse
    }
    if distance > best.squared { best = (index, distance) }
    index += 1
  }
  return best
}
