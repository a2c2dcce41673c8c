/// A workbook of Office Open XML (.xlsx or .xlsm; ECMA-376 and ISO/IEC 29500, transitional and strict), of which the
/// sheets can be read as tables of text.
///
/// Whatever the bytes are, reading ends, with a table or with a fault, and takes less memory than 64 MB and 20 times the
/// file. Macros, links to other files and drawings are not looked at.
package struct Workbook {
  /// A sheet as its tab shows it.
  package struct Tab: Equatable, Sendable {
    /// The name.
    package let name: String
    /// Whether Excel hides it.
    package let isHidden: Bool
  }

  /// The sheets with cells, in the order of their tabs; there is at least one.
  package let tabs: [Tab]

  private let archive: Archive
  private let main: WorkbookPart
  private let relationships: Relationships
  private let parts: [String]

  /// Opens the workbook that a whole file holds.
  ///
  /// The fault of a file that is none says what it is instead, where that can be told: an Excel 97–2003 workbook, a
  /// protected one, a binary one, an OpenDocument, a document of another program.
  package init(_ bytes: [UInt8]) throws(WorkbookFault) {
    if let fault = FileKind.fault(of: bytes) { throw fault }
    archive = try Archive(bytes)
    let budget = Budget(fileSize: bytes.count)
    let package = try Relationships(of: "", in: archive, budget: budget)
    guard let path = package.part(for: "officeDocument") else {
      throw try FileKind.fault(of: archive, budget: budget)
    }
    if let fault = FileKind.fault(ofMainPart: path) { throw fault }
    guard let stream = try archive.stream(of: path, budget: budget) else { throw .damaged(path, "is missing") }
    main = try WorkbookPart(stream, budget: budget)
    relationships = try Relationships(of: path, in: archive, budget: budget)
    var (tabs, parts): ([Tab], [String]) = ([], [])
    for sheet in main.sheets {
      // Charts and dialogs may have a sheet of their own.
      guard let target = relationships.targets[sheet.relationship], target.kind == "worksheet" else { continue }
      tabs.append(Tab(name: sheet.name, isHidden: sheet.isHidden))
      parts.append(target.part)
    }
    guard !tabs.isEmpty else { throw .damaged(path, "has no sheet with cells") }
    (self.tabs, self.parts) = (tabs, parts)
  }

  /// Reads a sheet.
  ///
  /// - Parameter name: what stands on its tab, upper and lower case being one as in Excel; or nothing for the first sheet
  ///   that is not hidden.
  /// - Returns: its table; the doubts of cells are left to the caller, who knows which columns matter.
  package func sheet(named name: String? = nil) throws(WorkbookFault) -> Sheet {
    guard let index = index(of: name) else {
      let names = tabs.prefix(20).map { "\"\($0.name)\"" }.joined(separator: ", ")
      throw WorkbookFault(
        "there is no sheet \"\(name ?? "")\"",
        cure: tabs.count > 20 ? "the workbook has \(names) and others" : "the workbook has \(names)")
    }
    do {
      return Sheet(name: tabs[index].name, rows: try rows(of: parts[index]))
    } catch { throw error.on(tabs[index].name) }
  }

  private func index(of name: String?) -> Int? {
    guard let name else { return tabs.firstIndex { !$0.isHidden } ?? 0 }
    return tabs.firstIndex { $0.name == name } ?? tabs.firstIndex { $0.name.lowercased() == name.lowercased() }
  }

  private func rows(of part: String) throws(WorkbookFault) -> [Row] {
    let budget = Budget(fileSize: archive.size)
    let styles = try Styles(stream(for: "styles", budget), budget: budget)
    let strings = try SharedStrings(stream(for: "sharedStrings", budget), budget: budget)
    guard let stream = try archive.stream(of: part, budget: budget) else { throw .damaged(part, "is missing") }
    let value = CellValue(
      calendar: main.calendar, calculatesOnLoad: main.calculatesOnLoad, sharedStrings: strings.texts)
    return try SheetPart(stream, value, formats: styles.formats, budget: budget).rows
  }

  private func stream(for kind: String, _ budget: Budget) throws(WorkbookFault) -> PartStream? {
    guard let part = relationships.part(for: kind) else { return nil }
    return try archive.stream(of: part, budget: budget)
  }
}
