/// Cells that were merged into one down a column (ECMA-376-1:2016, 18.3.1.55). The first one has the text; the table means
/// it in every row, as the country of several cities.
struct Merge {
  private let column: Int
  private let rows: ClosedRange<Int>

  /// The first column of a range such as `B2:B5`; nothing when it has one row only.
  init?(_ reference: String) {
    let ends = reference.split(separator: ":").compactMap { CellName($0) }
    guard ends.count == 2, ends[0].row < ends[1].row, ends[0].column < Workbook.mostColumns else { return nil }
    (column, rows) = (ends[0].column, ends[0].row...ends[1].row)
  }

  /// Gives the text of the first cell to all cells of each merge.
  static func fill(_ rows: inout [Workbook.Row], _ merges: [Merge], _ budget: Budget) throws(WorkbookFault) {
    var end = (column: -1, row: 0)
    for merge in merges.sorted(by: { ($0.column, $0.rows.lowerBound) < ($1.column, $1.rows.lowerBound) }) {
      // No two overlap in a sound file; in others many would take long.
      if merge.column == end.column, merge.rows.lowerBound <= end.row { continue }
      end = (merge.column, merge.rows.upperBound)
      try merge.fill(&rows, budget)
    }
  }

  private func fill(_ all: inout [Workbook.Row], _ budget: Budget) throws(WorkbookFault) {
    var index = Self.firstIndex(in: all, from: rows.lowerBound)
    guard index < all.count, all[index].number == rows.lowerBound, column < all[index].cells.count,
      !all[index].cells[column].isEmpty
    else { return }
    let first = all[index].cells[column]
    index += 1
    while index < all.count, all[index].number <= rows.upperBound {
      let missing = max(0, column + 1 - all[index].cells.count)
      try budget.keep(3 * missing * MemoryLayout<Workbook.Cell>.stride)
      all[index].cells += Array(repeating: .empty, count: missing)
      if all[index].cells[column].isEmpty { all[index].cells[column] = first }
      index += 1
    }
  }

  /// The first of the rows, which ascend, whose number is not below one.
  private static func firstIndex(in rows: [Workbook.Row], from number: Int) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
