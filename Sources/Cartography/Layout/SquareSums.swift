/// A count for each of some squares, of which the sum over any block of them is read at four corners: a summed-area table
/// (F. C. Crow, "Summed-area tables for texture mapping", SIGGRAPH 1984, 207–212, DOI 10.1145/800031.808600).
struct SquareSums {
  /// How many corners stand in a row.
  private let width: Int
  /// For each corner, the sum of the squares left of and above it.
  private let table: [Int32]

  /// - Parameter count: the count of the square of an index; the sum of all is below 2³¹.
  init(of squares: Squares, _ count: (Int) -> Int32) {
    let (columns, rows, width) = (squares.columns, squares.rows, squares.columns + 1)
    self.width = width
    table = [Int32](unsafeUninitializedCapacity: width * (rows + 1)) { table, filled in
      for corner in 0..<width { table.initializeElement(at: corner, to: 0) }
      for row in 0..<rows {
        var (line, corner): (Int32, Int) = (0, (row + 1) * width)
        table.initializeElement(at: corner, to: 0)
        for square in row * columns..<(row + 1) * columns {
          line += count(square)
          corner += 1
          table.initializeElement(at: corner, to: table[corner - width] + line)
        }
      }
      filled = width * (rows + 1)
    }
  }

  /// The sum over a block of squares: the columns from `left` up to but not `right`, the rows from `top` up to but not `bottom`.
  @inline(__always) func sum(left: Int, top: Int, right: Int, bottom: Int) -> Int32 {
    let (top, bottom) = (top * width, bottom * width)
    return table[bottom + right] - table[bottom + left] - table[top + right] + table[top + left]
  }
}
