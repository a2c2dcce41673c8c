import Geometry

/// Equal squares that cover a rectangle of the page, row by row from its upper left corner, each with an index.
struct Squares {
  let bounds: Rect
  /// The side of a square, output units.
  let side: Double
  let columns: Int
  let rows: Int

  /// Squares of a rectangle.
  ///
  /// - Parameter rounding: whether those along the right and the lower edge may reach beyond it, or must not; at least one
  ///   there is.
  init(of bounds: Rect, side: Double, rounding: FloatingPointRoundingRule = .up) {
    (self.bounds, self.side) = (bounds, side)
    columns = max(1, Int((bounds.width / side).rounded(rounding)))
    rows = max(1, Int((bounds.height / side).rounded(rounding)))
  }

  /// How many there are.
  var count: Int { columns * rows }

  /// The column of a position; what lies outside counts to the squares along the edge.
  @inline(__always) func column(_ x: Double) -> Int { min(max(Int((x - bounds.x) / side), 0), columns - 1) }

  /// The row of a position; what lies outside counts to the squares along the edge.
  @inline(__always) func row(_ y: Double) -> Int { min(max(Int((y - bounds.y) / side), 0), rows - 1) }

  /// The square of a point.
  @inline(__always) func index(_ x: Double, _ y: Double) -> Int { row(y) * columns + column(x) }

  /// The squares that a rectangle touches.
  func touched(by rect: Rect) -> Touched {
    Touched(
      left: column(rect.x), right: column(rect.maxX), top: row(rect.y), bottom: row(rect.maxY), columns: columns)
  }

  /// Whether any of them lies under a rectangle, edges included.
  func reach(_ rect: Rect) -> Bool {
    rect.maxX >= bounds.x && (rect.x - bounds.x) / side < Double(columns) && rect.maxY >= bounds.y
      && (rect.y - bounds.y) / side < Double(rows)
  }

  /// The squares of a rectangle, row by row, without a list of them: they are asked for very often.
  struct Touched: Sequence, IteratorProtocol {
    /// How many there are.
    let count: Int
    private var current: Int
    private var rowEnd: Int
    private let last: Int
    private let width: Int
    private let columns: Int

    fileprivate init(left: Int, right: Int, top: Int, bottom: Int, columns: Int) {
      (current, last) = (top * columns + left, bottom * columns + right)
      (width, self.columns) = (right - left, columns)
      rowEnd = current + width
      count = (width + 1) * (bottom - top + 1)
    }

    mutating func next() -> Int? {
      guard current <= last else { return nil }
      defer {
        if current == rowEnd {
          rowEnd += columns
          current = rowEnd - width
        } else {
          current += 1
        }
      }
      return current
    }
  }
}
