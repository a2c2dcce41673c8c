import Geometry

/// What a name takes of the page: a rectangle, and the leader that belongs to it.
struct LabelPiece {
  let box: Rect
  let leader: Segment?
  /// The leader, longer at both ends by more than what rounding may add.
  private let reach: Segment?
  /// All of it lies well within these.
  let edges: Edges

  init(box: Rect, leader: Segment? = nil) {
    (self.box, self.leader, reach) = (box, leader, leader?.longer(by: 0.1))
    edges = Edges(leader.map { box.union($0.bounds) } ?? box).outset(by: 0.2)
  }

  /// Whether another piece, which stands already, is in the way of this one.
  ///
  /// - Parameter point: where the leader of this one begins: the marker there is not in its way.
  @inline(__always)
  func isBlocked(by other: LabelPiece, from point: Point) -> Bool {
    edges.overlap(other.edges) && touches(other, from: point)
  }

  @inline(__always)
  private func touches(_ other: LabelPiece, from point: Point) -> Bool {
    if other.box.overlaps(box) || other.leader?.crosses(box) ?? false { return true }
    guard let leader, let reach else { return false }
    if let others = other.reach, others.meets(reach) { return true }
    return leader.isBlocked(by: other.box, from: point)
  }
}

/// A rectangle by its four edges: those of many are compared without adding widths and heights each time.
struct Edges {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  init(_ rect: Rect) { (left, top, right, bottom) = (rect.x, rect.y, rect.maxX, rect.maxY) }

  /// Those of nothing at all, near to nothing.
  static let nowhere = Edges(Rect(x: .nan, y: .nan, width: .nan, height: .nan))

  /// Whether the insides of two rectangles share a point; touching edges do not count.
  @inline(__always)
  func overlap(_ other: Edges) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// Whether all of it lies within others.
  @inline(__always)
  func lie(within other: Edges) -> Bool {
    other.left <= left && right <= other.right && other.top <= top && bottom <= other.bottom
  }

  fileprivate func outset(by distance: Double) -> Edges {
    var more = self
    (more.left, more.top) = (left - distance, top - distance)
    (more.right, more.bottom) = (right + distance, bottom + distance)
    return more
  }

  /// Whether a point lies nearer than a distance.
  @inline(__always)
  func lie(within distance: Double, of point: Point) -> Bool {
    let (across, down) = (max(left - point.x, 0, point.x - right), max(top - point.y, 0, point.y - bottom))
    // Most are too far in one direction alone, and roots take long.
    return across < distance && down < distance && Point(x: across, y: down).length < distance
  }
}

extension Segment {
  /// Whether a leader runs through a rectangle, other than that around the point where it begins.
  func isBlocked(by rect: Rect, from point: Point) -> Bool { crosses(rect) && !rect.outset(by: 0.5).contains(point) }

  /// The segment with a length added at both ends; one without a length as it is.
  fileprivate func longer(by length: Double) -> Segment {
    let way = end - start
    guard way.length > 0 else { return self }
    let more = way * (length / way.length)
    return Segment(from: start - more, to: end + more)
  }
}

extension Rect {
  /// The smallest rectangle around two.
  fileprivate func union(_ other: Rect) -> Rect {
    let (left, top) = (min(x, other.x), min(y, other.y))
    return Rect(x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
  }
}
