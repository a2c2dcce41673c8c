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
  init(_ outlines: some Sequence<ArraySlice<Point>>, in squares: Squares) {
    self.squares = squares
    isLand = Array(repeating: false, count: squares.count)
    // First where a coast is crossed: the squares from there on along the row change from sea to land or back.
    for outline in outlines { addCrossings(of: outline) }
    for row in 0..<squares.rows {
      var isInside = false
      for index in row * squares.columns..<(row + 1) * squares.columns {
        isInside = isInside != isLand[index]
        isLand[index] = isInside
      }
    }
  }

  /// Marks in each row the first square whose middle lies right of where a ring crosses the row's middle; a second crossing
  /// there undoes the first.
  private mutating func addCrossings(of ring: ArraySlice<Point>) {
    let (side, columns, corner) = (squares.side, squares.columns, Point(x: squares.bounds.x, y: squares.bounds.y))
    // The first row whose middle does not lie above a point.
    let firstRow = { (point: Point) in Int((point.y / side - 0.5).rounded(.up)) }
    guard var before = ring.last.map({ $0 - corner }) else { return }
    var rowBefore = firstRow(before)
    for point in ring {
      let point = point - corner
      let row = firstRow(point)
      defer { (before, rowBefore) = (point, row) }
      if row == rowBefore { continue }
      let (low, high) = before.y < point.y ? (before, point) : (point, before)
      let first = max(0, min(row, rowBefore))
      for row in first..<max(first, min(squares.rows, max(row, rowBefore))) {
        let share = ((Double(row) + 0.5) * side - low.y) / (high.y - low.y)
        let x = low.x + (high.x - low.x) * share
        let column = max(0, Int((x / side + 0.5).rounded(.down)))
        if column < columns { isLand[row * columns + column].toggle() }
      }
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
