import Drawing
import Friendships
import Geometry

/// How much of the links lies where, in small squares of the page.
struct LinkCoverage {
  private let squares: Squares
  /// How many samples of links lie in each square; few bytes each, since a page has a hundred thousand squares.
  private let counts: [UInt16]
  /// The sums of these; nothing where little is asked, and summing up takes less than making them.
  private let sums: SquareSums?

  /// What a box costs at least through which a link runs.
  static let leastCost = 30.0

  /// The links of a layer where they lie within bounds.
  ///
  /// - Parameter isForMany: whether it is asked for the places of more names than one.
  init(_ links: Layer, bounds: Rect, isForMany: Bool = true) {
    let squares = Squares(of: bounds, side: 2)
    var counts = [UInt16](repeating: 0, count: squares.count)
    var points: [Point] = []
    for mark in links.marks {
      guard case .path(let path) = mark.shape else { continue }
      path.addPoints(every: squares.side, inPlaceOf: &points)
      Self.count(points, squares, &counts)
    }
    self.init(squares, counts, isForMany: isForMany)
  }

  private init(_ squares: Squares, _ counts: [UInt16], isForMany: Bool) {
    (self.squares, self.counts) = (squares, counts)
    sums = isForMany ? SquareSums(of: squares) { Int32(counts[$0]) } : nil
  }

  /// The same with further lines, which count half: they are paler.
  func adding(_ lines: [Path]) -> LinkCoverage {
    if lines.isEmpty { return self }
    var counts = counts
    Self.count(points(along: lines), squares, &counts)
    return LinkCoverage(squares, counts, isForMany: sums != nil)
  }

  private static func count(_ points: some Sequence<Point>, _ squares: Squares, _ counts: inout [UInt16]) {
    for point in points where squares.bounds.contains(point) {
      let index = squares.index(point.x, point.y)
      if counts[index] < .max { counts[index] += 1 }
    }
  }

  /// The length of link under a box, output units.
  @inline(__always)
  func length(under box: Rect) -> Double {
    guard let sums else {
      return Double(squares.touched(by: box).reduce(0) { $0 + Int(counts[$1]) }) * squares.side
    }
    let sum = sums.sum(
      left: squares.column(box.x), top: squares.row(box.y),
      right: squares.column(box.maxX) + 1, bottom: squares.row(box.maxY) + 1)
    return Double(sum) * squares.side
  }

  /// Whether one of some points lies in a square that a box touches, within bounds.
  func has(_ points: [Point], under box: Rect) -> Bool {
    let columns = squares.column(box.x)...squares.column(box.maxX)
    let rows = squares.row(box.y)...squares.row(box.maxY)
    return points.contains {
      squares.bounds.contains($0) && columns.contains(squares.column($0.x)) && rows.contains(squares.row($0.y))
    }
  }

  /// Points along lines, as many as are counted of these.
  func points(along lines: [Path]) -> [Point] { lines.flatMap { $0.points(every: 2 * squares.side).joined() } }

  /// What it costs to put letters into a box: little where a link only touches it, much where one runs through it.
  func cost(under box: Rect) -> Double {
    // A square that is touched only at its edge holds a link that may well pass beside the letters.
    let length = length(under: box.outset(by: -0.75))
    return length < squares.side ? 0 : Self.leastCost + length / 3
  }

  /// About how many links a segment crosses or runs along.
  func crossings(of segment: Segment) -> Double {
    let (dx, dy) = (segment.end.x - segment.start.x, segment.end.y - segment.start.y)
    let steps = max(1, Int(((dx * dx + dy * dy).squareRoot() / (2 * squares.side)).rounded(.up)))
    let (stepX, stepY) = (dx / Double(steps), dy / Double(steps))
    var (x, y, sum) = (segment.start.x, segment.start.y, 0)
    counts.withUnsafeBufferPointer { counts in
      for _ in 0...steps {
        sum += Int(counts[squares.index(x, y)])
        x += stepX
        y += stepY
      }
    }
    return Double(sum)
  }
}
