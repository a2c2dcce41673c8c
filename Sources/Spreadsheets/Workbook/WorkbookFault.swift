import Messages

/// Why a workbook, a sheet of it or a cell cannot be read, said in the words of the person who made it.
package struct WorkbookFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong, lower case, without a full stop.
  package let what: Message
  /// How to mend it, or nothing when there is nothing to be said.
  package let cure: Message?
  /// The sheet by its name, where the fault lies in one.
  package let sheet: String?
  /// The cell as Excel names it, `B12`, where the fault lies in one.
  package let cell: String?

  init(_ what: Message, cure: Message? = nil, sheet: String? = nil, cell: String? = nil) {
    self.what = what
    self.cure = cure
    self.sheet = sheet
    self.cell = cell
  }

  /// The fault of a file whose inside is not as the standard wants it.
  ///
  /// - Parameters:
  ///   - part: the part of the archive, such as `xl/workbook.xml`.
  ///   - what: what is wrong in it.
  static func damaged(_ part: String, _ what: Message, cell: String? = nil) -> WorkbookFault {
    WorkbookFault("\(part): \(what)", cure: saveAnew, cell: cell)
  }

  /// The cure for a file that some program wrote badly, or that arrived in pieces.
  static let saveAnew: Message = "the file may be damaged: open it in Excel or LibreOffice and save it anew as .xlsx"

  /// The same fault with the name of its sheet.
  package func on(_ sheet: String) -> WorkbookFault {
    WorkbookFault(what, cure: cure, sheet: self.sheet ?? sheet, cell: cell)
  }

  /// The fault in one line: `Sheet1!B12: what; cure`.
  package var description: String {
    let place = [sheet, cell].compactMap { $0 }.joined(separator: "!")
    return (place.isEmpty ? "" : place + ": ") + "\(what)" + (cure.map { "; \($0)" } ?? "")
  }
}
