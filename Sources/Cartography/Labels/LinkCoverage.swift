import Drawing
import Friendships
import Geometry

/// How much of the links lies where, in small squares of the page.
struct LinkCoverage {
  private let squares: Squares
  /// How many samples of links lie in each square; few bytes each, since a page has a hundred thousand squares.
  private let counts: [UInt16]

  /// The links of a layer where they lie within bounds.
  init(_ links: Layer, bounds: Rect) {
    let squares = Squares(of: bounds, side: 4)
    var counts = [UInt16](repeating: 0, count: squares.count)
    for mark in links.marks {
      guard case .path(let path) = mark.shape else { continue }
      path.forEachPoint(every: squares.side) { point, _ in
        guard bounds.contains(point) else { return }
        let index = squares.index(point.x, point.y)
        if counts[index] < .max { counts[index] += 1 }
      }
    }
    (self.squares, self.counts) = (squares, counts)
  }

  /// The length of link under a box, output units.
  func length(under box: Rect) -> Double {
    var sum = 0
    for index in squares.touched(by: box) { sum += Int(counts[index]) }
    return Double(sum) * squares.side
  }

  /// About how many links a segment crosses or runs along.
  func crossings(of segment: Segment) -> Double {
    let steps = max(1, Int(((segment.end - segment.start).length / squares.side).rounded(.up)))
    return (0...steps).reduce(0) { sum, step in
      let point = segment.start + (segment.end - segment.start) * (Double(step) / Double(steps))
      return sum + Double(counts[squares.index(point.x, point.y)])
    }
  }
}
