import Drawing
import Friendships
import Geometry

/// How much of the links lies where, in small squares of the page.
struct LinkCoverage {
  private static let cell = 4.0
  private let bounds: Rect
  private let columns: Int
  private let rows: Int
  /// How many samples of links lie in each square; few bytes each, since a page has a hundred thousand squares.
  private var counts: [UInt16]

  /// The links of a layer where they lie within bounds.
  init(_ links: Layer, bounds: Rect) {
    self.bounds = bounds
    columns = max(1, Int((bounds.width / Self.cell).rounded(.up)))
    rows = max(1, Int((bounds.height / Self.cell).rounded(.up)))
    counts = [UInt16](repeating: 0, count: columns * rows)
    for mark in links.marks {
      guard case .path(let path) = mark.shape else { continue }
      for run in path.points(every: Self.cell) {
        for point in run where bounds.distance(to: point) == 0 { add(point) }
      }
    }
  }

  /// The length of link under a box, output units.
  func length(under box: Rect) -> Double {
    let (left, right) = (column(box.x), column(box.maxX))
    var sum = 0
    for row in row(box.y)...row(box.maxY) {
      for index in (row * columns + left)...(row * columns + right) { sum += Int(counts[index]) }
    }
    return Double(sum) * Self.cell
  }

  /// About how many links a segment crosses or runs along.
  func crossings(of segment: Segment) -> Double {
    let steps = max(1, Int(((segment.end - segment.start).length / Self.cell).rounded(.up)))
    return (0...steps).reduce(0) { sum, step in
      let point = segment.start + (segment.end - segment.start) * (Double(step) / Double(steps))
      return sum + Double(counts[row(point.y) * columns + column(point.x)])
    }
  }

  private mutating func add(_ point: Point) {
    let index = row(point.y) * columns + column(point.x)
    if counts[index] < .max { counts[index] += 1 }
  }

  private func column(_ x: Double) -> Int { min(max(Int((x - bounds.x) / Self.cell), 0), columns - 1) }
  private func row(_ y: Double) -> Int { min(max(Int((y - bounds.y) / Self.cell), 0), rows - 1) }
}
