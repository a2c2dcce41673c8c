import Messages

/// The cells of a sheet, row by row (ECMA-376-1:2016, 18.3.1.80).
final class SheetPart: ElementHandler {
  private(set) var rows: [Workbook.Row] = []
  private let value: CellValue
  private let formats: [NumberFormat]?
  private let budget: Budget

  /// The row that is being read.
  private var number = 0
  private var isHidden = false
  private var cells: [Workbook.Cell] = []
  private var cell = CellBeginning()
  private var merges: [Merge] = []

  /// What is known of a cell while it is read.
  private struct CellBeginning {
    var column = -1
    var type = "n"
    var format = NumberFormat.general
    var isFormula = false
    var value: [UInt8] = []
  }

  private static let mostRows = 1_048_576
  private static let lastColumn = 16_383

  /// Reads a sheet.
  ///
  /// - Parameters:
  ///   - formats: the formats of the styles, or nothing when the workbook has no styles.
  init(_ stream: PartStream, _ value: CellValue, formats: [NumberFormat]?, budget: Budget) throws(WorkbookFault) {
    self.value = value
    self.formats = formats
    self.budget = budget
    try XMLReader.read(stream, self)
    try Merge.fill(&rows, merges, budget)
  }

  func begin(_ name: String, in parent: String, _ attributes: XMLAttributes) throws(WorkbookFault) -> Bool {
    switch name {
    case "c" where parent == "row":
      try beginCell(attributes)
      return false
    case "v" where parent == "c":
      return true
    case "f" where parent == "c":
      cell.isFormula = true
      return false
    case "row" where parent == "sheetData":
      try beginRow(attributes)
      return false
    case "mergeCell" where parent == "mergeCells":
      guard let merge = attributes["ref"].flatMap(Merge.init) else { return false }
      try budget.keep(3 * MemoryLayout<Merge>.stride)
      merges.append(merge)
      return false
    default: return RichText.isText(name, in: parent)
    }
  }

  func end(_ name: String, in parent: String, text: [UInt8]) throws(WorkbookFault) {
    switch name {
    case "v" where parent == "c":
      cell.value = text
    case "c" where parent == "row":
      try endCell()
    case "row" where parent == "sheetData":
      try endRow()
    case "t" where RichText.isText(name, in: parent):
      do { try RichText.join(text, to: &cell.value) } catch { throw named(error) }
    default: break
    }
  }

  /// Rows that do not say their number follow the one before.
  private func beginRow(_ attributes: XMLAttributes) throws(WorkbookFault) {
    let next = attributes["r"].map { Int($0) ?? 0 } ?? number + 1
    guard next > number, next <= Self.mostRows else {
      throw WorkbookFault("row \(next) cannot follow row \(number)", cure: WorkbookFault.saveAnew)
    }
    number = next
    isHidden = attributes.isTrue("hidden") ?? false
    cells.removeAll(keepingCapacity: true)
    cell.column = -1
  }

  /// Cells that do not say their name follow the one before.
  private func beginCell(_ attributes: XMLAttributes) throws(WorkbookFault) {
    let last = cell.column
    cell = CellBeginning(column: last + 1, type: attributes["t"] ?? "n")
    if let name = attributes["r"] {
      guard let column = Self.column(of: name, inRow: number), column > last else {
        let before = last < 0 ? "the beginning of row \(number)" : Message(verbatim: named(last))
        throw WorkbookFault("cell \(name.prefix(20)) cannot follow \(before)", cure: WorkbookFault.saveAnew)
      }
      cell.column = column
    }
    guard cell.column <= Self.lastColumn else {
      throw WorkbookFault("row \(number) has too many cells", cure: WorkbookFault.saveAnew)
    }
    if let formats {
      guard let style = attributes["s"].map({ Int($0) ?? -1 }) ?? 0 as Int?, formats.indices.contains(style) else {
        throw named(WorkbookFault("a style that is missing", cure: WorkbookFault.saveAnew))
      }
      cell.format = formats[style]
    }
  }

  private func endCell() throws(WorkbookFault) {
    let result: Workbook.Cell
    if cell.type == "inlineStr" {
      result = Workbook.Cell(text: RichText.decoded(cell.value), fault: nil)
    } else {
      do {
        result = try value.cell(cell.type, cell.value, cell.format, isFormula: cell.isFormula)
      } catch { throw named(error) }
    }
    guard !result.isEmpty else { return }
    guard cell.column < Workbook.mostColumns else {
      throw named(
        WorkbookFault(
          "a cell beyond the \(Workbook.mostColumns) columns that a table may have",
          cure: "empty the columns on the right"))
    }
    // Shared texts are counted where they are kept.
    if cell.type != "s" { try budget.keep(text: result.text) }
    while cells.count < cell.column { cells.append(.empty) }
    cells.append(result)
  }

  private func endRow() throws(WorkbookFault) {
    guard !cells.isEmpty else { return }
    // An array that grows takes up to three times what it holds.
    try budget.keep(3 * MemoryLayout<Workbook.Row>.stride + 48 + cells.count * MemoryLayout<Workbook.Cell>.stride)
    // A copy of just the size that is needed.
    rows.append(Workbook.Row(number: number, cells: Array(cells[...]), isHidden: isHidden))
  }

  private func named(_ column: Int) -> String { Workbook.cellName(column, row: number) }

  private func named(_ fault: WorkbookFault) -> WorkbookFault {
    WorkbookFault(fault.what, cure: fault.cure, cell: named(cell.column))
  }

  /// The column, from 0, of a cell's name; nothing when it is of another row or no name.
  private static func column(of name: String, inRow number: Int) -> Int? {
    guard let cell = CellName(name), cell.row == number, cell.column <= lastColumn else { return nil }
    return cell.column
  }
}
