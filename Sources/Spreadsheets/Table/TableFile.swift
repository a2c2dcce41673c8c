import Messages

/// Why no table comes out of a file.
package enum TableFault: Error {
  /// The file is not what it should be.
  case unreadable(Problem)
  /// What was asked for does not fit the file: an encoding of a workbook, a sheet of a text, an encoding that nobody knows.
  case unfit(Problem)
}

/// Reads a table from whatever file an office has saved it to.
package enum TableFile {
  /// The cells of a file: a workbook when its bytes or its name say so, else a text.
  ///
  /// A note says how it was read unless that is the usual: text in UTF-8, the only sheet.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, whose ending counts where the bytes leave it open, for messages too.
  ///   - sheet: the name of the sheet of a workbook; nothing for the first one that is seen.
  ///   - encoding: the encoding of a text as the user names it; nothing to find it out.
  ///   - isHeader: whether words that are not all ASCII are known as the names of columns, which tells an encoding.
  ///   - problems: where notes and warnings go.
  package static func read(
    _ bytes: [UInt8], file: String, sheet: String? = nil, encoding: String? = nil,
    isHeader: ([String]) -> Bool = { _ in false }, problems: inout [Problem]
  ) throws(TableFault) -> Table {
    if isWorkbook(bytes, file) {
      if encoding != nil {
        throw .unfit(Problem(at: "--encoding", "\(file) is a workbook, which says its own", cure: "leave it out"))
      }
      return try workbook(bytes, file: file, sheet: sheet, &problems)
    }
    if sheet != nil { throw .unfit(Problem(at: "--sheet", "\(file) is not a workbook", cure: "leave it out")) }
    if let fault = FileKind.fault(ofNoTable: bytes) {
      throw .unreadable(Problem(at: file, fault.what, cure: fault.cure))
    }
    let text = try TextEncoding(bytes, file: file, asked: encoding, isHeader: isHeader)
    if text.name != "UTF-8" { problems.append(Problem(.note, at: file, "read as \(text.name)", found: text.sample)) }
    return Table(csv: text.bytes, file: file, encoding: text.name, problems: &problems)
  }

  /// The sheets of a workbook in the order of their tabs; none of a text.
  package static func sheets(of bytes: [UInt8], file: String) throws(TableFault) -> [Workbook.Tab] {
    guard isWorkbook(bytes, file) else { return [] }
    do {
      return try Workbook(bytes).tabs
    } catch {
      throw unreadable(error, file)
    }
  }

  /// Zip archives and the containers of older Office begin like this, whatever they are called.
  private static func isWorkbook(_ bytes: [UInt8], _ file: String) -> Bool {
    let isContainer = bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    return isContainer || ["xlsx", "xlsm", "xls", "xlsb", "ods", "numbers"].contains(fileEnding(file))
  }

  private static func workbook(
    _ bytes: [UInt8], file: String, sheet name: String?, _ problems: inout [Problem]
  ) throws(TableFault) -> Table {
    do {
      let workbook = try Workbook(bytes)
      let sheet = try workbook.sheet(named: name)
      let visible = workbook.tabs.filter { !$0.isHidden }
      if visible.count > 1, name == nil {
        problems.append(
          Problem(
            .note, at: file, "read the sheet \"\(sheet.name)\" of \(visible.count)",
            found: visible.prefix(12).map(\.name).joined(separator: ", "), cure: "--sheet NAME reads another"))
      }
      let hidden = workbook.tabs.filter { $0.isHidden && $0.name != sheet.name }.map(\.name)
      if !hidden.isEmpty {
        let listed = hidden.prefix(12).joined(separator: ", ")
        problems.append(
          Problem(.note, at: file, "hidden sheets are not read", found: listed, cure: "--sheet NAME reads another"))
      }
      problems += hiddenRows(sheet, file)
      // The first sheet need not be told.
      let isFirst = sheet.name == visible.first?.name
      return Table(
        workbook: file, sheet: isFirst ? nil : sheet.name,
        rows: sheet.rows.map { ($0.number, $0.cells.map(\.text)) }, faults: faults(sheet))
    } catch {
      throw unreadable(error, file)
    }
  }

  private static func unreadable(_ fault: WorkbookFault, _ file: String) -> TableFault {
    let place = [fault.sheet, fault.cell].compactMap { $0 }.joined(separator: "!")
    return .unreadable(Problem(at: place.isEmpty ? file : "\(file):\(place)", fault.what, cure: fault.cure))
  }

  /// A warning about rows that nobody sees in Excel.
  private static func hiddenRows(_ sheet: Workbook.Sheet, _ file: String) -> [Problem] {
    let numbers = sheet.rows.filter(\.isHidden).map { String($0.number) }
    if numbers.isEmpty { return [] }
    let listed = numbers.prefix(12).joined(separator: ", ") + (numbers.count > 12 ? " …" : "")
    return [
      Problem(
        .warning, at: file, "hidden rows are read, too", found: listed,
        cure: "unhide them, or clear the filter, and delete what should not be on the map")
    ]
  }

  private static func faults(_ sheet: Workbook.Sheet) -> [Table.Position: Table.Fault] {
    var faults: [Table.Position: Table.Fault] = [:]
    for row in sheet.rows {
      for (column, cell) in row.cells.enumerated() {
        guard let fault = cell.fault else { continue }
        let known = fault == .error ? ErrorValue.fault(cell.text) : nil
        faults[Table.Position(row: row.number, column: column)] =
          known ?? Table.Fault(fault.what(cell.text), cure: fault.cure)
      }
    }
    return faults
  }
}
