/// The name of a cell, `B12`, taken apart.
struct CellName {
  /// The column, from 0.
  let column: Int
  /// The number of the row, from 1.
  let row: Int

  /// Nothing for a text that is no name of a cell.
  init?(_ name: some StringProtocol) {
    var column = 0
    var rest = name.utf8[...]
    while let letter = rest.first, (65...90).contains(letter & 0xDF) {
      column = min(1 << 20, column * 26 + Int(letter & 0xDF) - 64)
      rest = rest.dropFirst()
    }
    guard column > 0, let row = Int(String(decoding: rest, as: UTF8.self)), row > 0 else { return nil }
    (self.column, self.row) = (column - 1, row)
  }
}
