/// A place on the page in output units, x to the right and y **down**; in the plane of a projection, y is up.
package struct Point: Hashable, Sendable {
  /// Distance to the right of the origin.
  package var x: Double
  /// Distance below the origin on a page, above it in the plane of a projection.
  package var y: Double

  /// A point of two finite numbers.
  @inlinable
  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// The point displaced by a vector.
  @inlinable
  package static func + (point: Point, vector: Point) -> Point { Point(x: point.x + vector.x, y: point.y + vector.y) }

  /// The vector from one point to another.
  @inlinable
  package static func - (to: Point, from: Point) -> Point { Point(x: to.x - from.x, y: to.y - from.y) }

  /// The vector made longer by a factor.
  @inlinable
  package static func * (vector: Point, factor: Double) -> Point { Point(x: vector.x * factor, y: vector.y * factor) }

  /// The length of the vector to this point.
  @inlinable
  package var length: Double { (x * x + y * y).squareRoot() }

  /// The nearest point whose coordinates are whole multiples of `1 / steps`.
  ///
  /// - Parameter steps: how many steps make one unit; 10 rounds to one decimal.
  @inlinable
  package func rounded(steps: Double) -> Point {
    Point(x: (x * steps).rounded() / steps, y: (y * steps).rounded() / steps)
  }
}

/// An upright rectangle of the page in output units.
package struct Rect: Hashable, Sendable {
  /// The left edge.
  package var x: Double
  /// The upper edge.
  package var y: Double
  /// The width, not negative.
  package var width: Double
  /// The height, not negative.
  package var height: Double

  /// A rectangle of its upper left corner and its size.
  @inlinable
  package init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The right edge.
  @inlinable
  package var maxX: Double { x + width }
  /// The lower edge.
  @inlinable
  package var maxY: Double { y + height }

  /// The rectangle with every edge moved outwards by a distance; inwards when it is negative.
  @inlinable
  package func outset(by distance: Double) -> Rect {
    Rect(x: x - distance, y: y - distance, width: width + 2 * distance, height: height + 2 * distance)
  }

  /// Whether the insides of two rectangles share a point; touching edges do not count.
  @inlinable
  package func overlaps(_ other: Rect) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  /// How far a point lies outside; 0 within.
  @inlinable
  package func distance(to point: Point) -> Double {
    Point(x: max(x - point.x, 0, point.x - maxX), y: max(y - point.y, 0, point.y - maxY)).length
  }

  /// Whether a point lies inside or on an edge.
  @inlinable
  package func contains(_ point: Point) -> Bool {
    x <= point.x && point.x <= maxX && y <= point.y && point.y <= maxY
  }

  /// Whether another rectangle lies wholly within this one, edges included.
  @inlinable
  package func contains(_ other: Rect) -> Bool {
    x <= other.x && other.maxX <= maxX && y <= other.y && other.maxY <= maxY
  }
}
