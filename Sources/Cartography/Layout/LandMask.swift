import Drawing
import Friendships
import Geometry

/// Where on the page there is land, in small squares.
struct LandMask {
  private let squares: Squares
  /// For each square whether it is land: whether its middle is.
  private(set) var isLand: [Bool]

  /// The land of closed outlines.
  ///
  /// - Parameters:
  ///   - outlines: closed rings on the page; where they overlap an odd number of times there is land.
  ///   - squares: the part of the page that is looked at.
  init(_ outlines: [[Point]], in squares: Squares) {
    self.squares = squares
    isLand = Array(repeating: false, count: squares.count)
    var crossings = [[Double]](repeating: [], count: squares.rows)
    for outline in outlines { add(outline, to: &crossings) }
    let (side, columns) = (squares.side, squares.columns)
    for row in 0..<squares.rows {
      let xs = crossings[row].sorted()
      for (from, to) in zip(xs, xs.dropFirst()).enumerated().filter({ $0.offset.isMultiple(of: 2) }).map(\.element) {
        let first = max(0, Int((from / side + 0.5).rounded(.down)))
        let last = min(columns, Int((to / side + 0.5).rounded(.down)))
        for column in first..<max(first, last) { isLand[row * columns + column] = true }
      }
    }
  }

  /// Where a ring crosses the middle of each row, from the left edge.
  private func add(_ ring: [Point], to crossings: inout [[Double]]) {
    let (side, corner) = (squares.side, Point(x: squares.bounds.x, y: squares.bounds.y))
    guard var before = ring.last.map({ $0 - corner }) else { return }
    for point in ring {
      let point = point - corner
      let (low, high) = before.y < point.y ? (before, point) : (point, before)
      let first = max(0, Int((low.y / side - 0.5).rounded(.up)))
      let last = min(squares.rows, Int((high.y / side - 0.5).rounded(.up)))
      for row in first..<max(first, last) {
        let share = ((Double(row) + 0.5) * side - low.y) / (high.y - low.y)
        crossings[row].append(low.x + (high.x - low.x) * share)
      }
      before = point
    }
  }

  /// The land of a layer on a page.
  init(_ layer: Layer, _ page: Size) {
    self.init(layer.outlines, in: Squares(of: Rect(x: 0, y: 0, width: page.width, height: page.height), side: 6))
  }

  /// How much of a rectangle is land, `0...1`.
  func share(of rect: Rect) -> Double {
    let touched = squares.touched(by: rect)
    return Double(touched.count { isLand[$0] }) / Double(touched.count)
  }
}
