/// A count for each of some squares, of which the sum over any block of them is read at four corners: a summed-area table
/// (F. C. Crow, "Summed-area tables for texture mapping", SIGGRAPH 1984, 207–212, DOI 10.1145/800031.808600).
struct SquareSums {
  /// How many corners stand in a row.
  private let width: Int
  /// For each corner, the sum of the squares left of and above it.
  private var table: [Int32]

  /// - Parameter count: the count of the square of an index; the sum of all is below 2³¹.
  init(of squares: Squares, _ count: (Int) -> Int32) {
    width = squares.columns + 1
    table = [Int32](repeating: 0, count: width * (squares.rows + 1))
    for row in 0..<squares.rows {
      var line: Int32 = 0
      var corner = (row + 1) * width
      for square in row * squares.columns..<(row + 1) * squares.columns {
        line += count(square)
        corner += 1
        table[corner] = table[corner - width] + line
      }
    }
  }

  /// The sum over a block of squares: the columns from `left` up to but not `right`, the rows from `top` up to but not `bottom`.
  @inline(__always) func sum(left: Int, top: Int, right: Int, bottom: Int) -> Int32 {
    let (top, bottom) = (top * width, bottom * width)
    return table[bottom + right] - table[bottom + left] - table[top + right] + table[top + left]
  }
}
