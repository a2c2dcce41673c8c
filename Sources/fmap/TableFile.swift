import Messages
import Cartography
import Workbook

/// Reads a table of agreements from whatever file an office has saved it to.
enum TableFile {
  /// The cells of a file: a workbook when its bytes or its name say so, else a text.
  ///
  /// A note says how it was read unless that is the usual: text in UTF-8, the first sheet.
  static func read(
    _ bytes: [UInt8], file: String, _ arguments: Arguments, problems: inout [Problem]
  ) throws(Failure) -> Table {
    if isWorkbook(bytes, file) { return try workbook(bytes, file: file, arguments) }
    if arguments.has("sheet") {
      throw .usage(Problem(at: "--sheet", "\(file) is not a workbook", cure: "leave it out"))
    }
    let text = try TextEncoding(bytes, file: file, asked: arguments.text("encoding"))
    if text.name != "UTF-8" { problems.append(Problem(.note, at: file, "read as \(text.name)")) }
    return Table(csv: text.bytes, file: file, problems: &problems)
  }

  /// Zip archives and the containers of older Office begin like this, whatever they are called.
  private static func isWorkbook(_ bytes: [UInt8], _ file: String) -> Bool {
    let isContainer = bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    return isContainer || ["xlsx", "xlsm", "xls", "xlsb", "ods", "numbers"].contains(fileEnding(file))
  }

  private static func workbook(_ bytes: [UInt8], file: String, _ arguments: Arguments) throws(Failure) -> Table {
    if arguments.has("encoding") {
      throw .usage(Problem(at: "--encoding", "\(file) is a workbook, which tells its own", cure: "leave it out"))
    }
    do {
      let workbook = try Workbook(bytes)
      let sheet = try workbook.sheet(named: arguments.text("sheet"))
      // The first sheet need not be told.
      let isFirst = sheet.name == workbook.tabs.first { !$0.isHidden }?.name
      return Table(
        workbook: file, sheet: isFirst ? nil : sheet.name,
        rows: sheet.rows.map { ($0.number, $0.cells.map(\.text)) }, faults: faults(sheet))
    } catch {
      let place = [error.sheet, error.cell].compactMap { $0 }.joined(separator: "!")
      throw .data(Problem(at: place.isEmpty ? file : "\(file):\(place)", error.what, cure: error.cure))
    }
  }

  private static func faults(_ sheet: Workbook.Sheet) -> [Table.Place: Table.Fault] {
    var faults: [Table.Place: Table.Fault] = [:]
    for row in sheet.rows {
      for (column, cell) in row.cells.enumerated() {
        guard let doubt = cell.doubt else { continue }
        faults[Table.Place(row: row.number, column: column)] = Table.Fault(
          doubt.what(cell.text), cure: doubt.cure)
      }
    }
    return faults
  }
}
