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
    // Most lie beside it, and dividing takes long.
    if max(start.x, end.x) <= rect.x || min(start.x, end.x) >= rect.maxX || max(start.y, end.y) <= rect.y
      || min(start.y, end.y) >= rect.maxY
    {
      return false
    }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var part = (from: 0.0, to: 1.0)
    Self.keep(&part, -dx, start.x - rect.x)
    Self.keep(&part, dx, rect.maxX - start.x)
    Self.keep(&part, -dy, start.y - rect.y)
    Self.keep(&part, dy, rect.maxY - start.y)
    return part.from < part.to
  }

  /// Leaves of a part of the segment what lies on the inner side of an edge; nothing when `from` is not below `to`.
  @inline(__always)
  private static func keep(_ part: inout (from: Double, to: Double), _ slope: Double, _ room: Double) {
    if slope < 0 {
      part.from = max(part.from, room / slope)
    } else if slope > 0 {
      part.to = min(part.to, room / slope)
    } else if room <= 0 {
      part.to = part.from
    }
  }

  /// On which side of the endless line a point lies: the sign of the cross product.
  private func side(of point: Point) -> Double {
    let cross = (end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x)
    return cross > 1e-9 ? 1 : cross < -1e-9 ? -1 : 0
  }
}
