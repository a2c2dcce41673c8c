/// A straight piece of a line on the page.
package struct Segment: Hashable, Sendable {
  /// One end.
  package let start: Point
  /// The other end.
  package let end: Point

  /// A segment between two points, which may be the same.
  package init(from start: Point, to end: Point) {
    self.start = start
    self.end = end
  }

  /// The smallest rectangle around both ends.
  package var bounds: Rect {
    Rect(
      x: min(start.x, end.x), y: min(start.y, end.y), width: abs(end.x - start.x), height: abs(end.y - start.y))
  }

  /// Whether two segments share a point.
  package func meets(_ other: Segment) -> Bool {
    guard bounds.outset(by: 1e-9).overlaps(other.bounds.outset(by: 1e-9)) else { return false }
    return side(of: other.start) * side(of: other.end) <= 0 && other.side(of: start) * other.side(of: end) <= 0
  }

  /// Whether a part of the segment lies inside a rectangle; an edge that is only touched does not count.
  ///
  /// Source: Y.-D. Liang, B. A. Barsky, "A New Concept and Method for Line Clipping", ACM TOG 3 (1984), 1–22, DOI
  /// 10.1145/357332.357333.
  package func crosses(_ rect: Rect) -> Bool {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var (from, to) = (0.0, 1.0)
    let sides = [
      (-dx, start.x - rect.x), (dx, rect.maxX - start.x), (-dy, start.y - rect.y), (dy, rect.maxY - start.y),
    ]
    for (slope, room) in sides {
      if slope == 0 {
        if room <= 0 { return false }
      } else if slope < 0 {
        from = max(from, room / slope)
      } else {
        to = min(to, room / slope)
      }
    }
    return from < to
  }

  /// On which side of the endless line a point lies: the sign of the cross product.
  private func side(of point: Point) -> Double {
    let cross = (end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x)
    return cross > 1e-9 ? 1 : cross < -1e-9 ? -1 : 0
  }
}
