import Messages

/// A table of texts, out of whatever kind of file.
package struct Table: Sendable {
  /// One cell.
  package struct Cell: Equatable, Sendable {
    /// What it says.
    package let text: String
    /// Where it begins, from 1: the line of a text file, or the row of a sheet.
    package let row: Int

    /// A cell of a text and where it begins.
    package init(text: String, row: Int) { (self.text, self.row) = (text, row) }
  }

  /// Where a cell stands: its row, from 1, and its column, from 0.
  package struct Position: Hashable, Sendable {
    /// The row, from 1.
    package let row: Int
    /// The column, from 0.
    package let column: Int

    /// A position.
    package init(row: Int, column: Int) { (self.row, self.column) = (row, column) }
  }

  /// Why a cell has no value, such as a formula that failed. It matters only in a column that is read.
  package struct Fault: Sendable {
    /// What is wrong with it.
    package let what: Message
    /// How to mend it.
    package let cure: Message
    /// Whether it was reported already, whether the column is read or not.
    package let isTold: Bool

    /// A fault and how to mend it.
    package init(_ what: Message, cure: Message, isTold: Bool = false) {
      (self.what, self.cure, self.isTold) = (what, cure, isTold)
    }
  }

  /// The name of the file, for messages.
  package let file: String
  /// The rows in the order of the file, blank ones left out.
  package let records: Rows
  /// What is wrong with single cells, by what the file says of them.
  package let faults: [Position: Fault]
  /// For the sheet of a workbook what stands before the name of a cell: nothing, or `Sheet2!`.
  private let sheet: String?
  /// Where the cells of rows stand that were made of those of another table; nothing where they stand where they are.
  private let origin: Origin?

  /// Where the cells of rows stand in the file which were put together of its columns, in one of several ways.
  package struct Origin: Sendable {
    /// For each way the columns of the file, from 0, in the order of the cells; nothing for a cell that the file has not.
    let columns: [[Int?]]
    /// For rows that are not put together in the first way, in which other one.
    let ways: [Int: Int]

    /// Where cells stand.
    ///
    /// - Parameters:
    ///   - columns: for each way at least, the columns of the file, from 0, in the order of the cells.
    ///   - ways: by their numbers in the file, the rows that are put together in another way than the first.
    package init(columns: [[Int?]], ways: [Int: Int]) { (self.columns, self.ways) = (columns, ways) }

    /// The column of the file of a cell; that of the row as a whole where the file has none.
    func column(_ column: Int, row: Int) -> Int {
      let known = columns[ways[row] ?? 0]
      return known.indices.contains(column) ? known[column] ?? 0 : column
    }
  }

  /// Whether its rows are put together of the columns of another table, so that the file has no further columns for them.
  package var isRearranged: Bool { origin != nil }

  /// A table of a text file.
  init(file: String, records: Rows, faults: [Position: Fault] = [:]) {
    self.init(file: file, records: records, sheet: nil, faults: faults)
  }

  /// The sheet of a workbook.
  ///
  /// - Parameters:
  ///   - file: the name of the workbook.
  ///   - sheet: the name of the sheet where it must be told; nothing for the usual one.
  ///   - rows: each row with its number, from 1, and its cells from column A on. Short rows are filled up.
  ///   - faults: what is wrong with single cells.
  package init(
    workbook file: String, sheet: String?, rows: [(number: Int, cells: [String])], faults: [Position: Fault] = [:]
  ) {
    self.file = file
    self.faults = faults
    self.sheet = sheet.map { $0 + "!" } ?? ""
    origin = nil
    let width = rows.map(\.cells.count).max() ?? 0
    let filled = rows.lazy.filter { !$0.cells.allSatisfy(\.isEmpty) }
    records = Rows(
      filled.map { number, cells in
        (cells + Array(repeating: "", count: width - cells.count)).map { Cell(text: $0, row: number) }
      })
  }

  /// The table without its rows, for the places of what was read: the rows of a large table take much memory.
  package var emptied: Table { Table(file: file, records: Rows(), sheet: sheet, faults: faults, origin: origin) }

  /// Rows that are put together of its own.
  ///
  /// - Parameter origin: where their cells stand in the file.
  package func with(_ records: [[Cell]], from origin: Origin) -> Table {
    Table(file: file, records: Rows(records), sheet: sheet, faults: faults, origin: origin)
  }

  private init(
    file: String, records: Rows, sheet: String?, faults: [Position: Fault], origin: Origin? = nil
  ) {
    (self.file, self.records, self.sheet, self.faults, self.origin) = (file, records, sheet, faults, origin)
  }

  /// Why a cell has no value; nothing where it has one.
  ///
  /// - Parameter column: its column, from 0.
  package func fault(of cell: Cell, column: Int) -> Fault? {
    let place = Position(row: cell.row, column: origin?.column(column, row: cell.row) ?? column)
    let known = faults.isEmpty ? nil : faults[place]
    return known ?? ErrorValue.fault(cell.text)
  }

  /// The place of a cell as users find it: `table.csv:14:7` (line and column, both from 1) or `table.xlsx:G14`.
  ///
  /// - Parameter column: its column, from 0; nothing names the first cell for the whole row.
  package func place(row: Int, column: Int?) -> Problem.Place {
    let column = origin?.column(column ?? 0, row: row) ?? column ?? 0
    let cell = sheet.map { "\($0)\(Self.letters(column))\(row)" } ?? "\(row):\(column + 1)"
    return Problem.Place("\(file):\(cell)", row: row, column: column + 1)
  }

  /// A row in the words of a message.
  package func said(row: Int) -> Message { sheet == nil ? "line \(row)" : "row \(row)" }

  /// The letters that spreadsheets give to a column: A … Z, AA …
  package static func letters(_ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? last : letters(column / 26 - 1) + last
  }
}
