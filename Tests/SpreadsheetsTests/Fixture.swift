import Spreadsheets

/// A workbook as its parts; what a test does not say is as simple as can be.
struct Fixture {
  /// The parts by name, in the order in which they are written.
  var parts: [(name: String, content: [UInt8])]

  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let references = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// A workbook of one sheet, Table.
  ///
  /// - Parameters:
  ///   - sheet: what is in `sheetData`.
  ///   - strings: what is in `sst`; without it there is no such part.
  ///   - styles: what is in `styleSheet`; without it there is no such part.
  ///   - settings: what stands in `workbook` before the sheets.
  init(_ sheet: String, strings: String? = nil, styles: String? = nil, settings: String = "") {
    parts = [
      ("_rels/.rels", Self.relationships(["officeDocument": "xl/workbook.xml"])),
      (
        "xl/workbook.xml",
        Self.xml(
          "<workbook xmlns='\(Self.main)' xmlns:r='\(Self.references)'>\(settings)"
            + "<sheets><sheet name='Table' sheetId='1' r:id='worksheet'/></sheets></workbook>")
      ),
      (
        "xl/_rels/workbook.xml.rels",
        Self.relationships([
          "worksheet": "worksheets/sheet1.xml", "sharedStrings": "sharedStrings.xml", "styles": "styles.xml",
        ])
      ),
      ("xl/worksheets/sheet1.xml", Self.sheet(sheet)),
    ]
    if let strings { parts.append(("xl/sharedStrings.xml", Self.xml("<sst xmlns='\(Self.main)'>\(strings)</sst>"))) }
    if let styles {
      parts.append(("xl/styles.xml", Self.xml("<styleSheet xmlns='\(Self.main)'>\(styles)</styleSheet>")))
    }
  }

  /// Styles with these format codes; the style 0 is General, 1 the first code and so on.
  static func styles(_ codes: [String]) -> String {
    let formats = codes.indices.map { index in
      let code = codes[index].replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
      return "<numFmt numFmtId='\(164 + index)' formatCode=\"\(code)\"/>"
    }
    return "<numFmts>\(formats.joined())</numFmts>" + styles(ids: codes.indices.map { 164 + $0 })
  }

  /// Styles with formats of these numbers; the style 0 is General, 1 the first number and so on.
  static func styles(ids: [Int], charset: Int? = nil) -> String {
    let font = charset.map { "<fonts><font><charset val='\($0)'/></font></fonts>" } ?? ""
    return font + "<cellXfs>\(([0] + ids).map { "<xf numFmtId='\($0)'/>" }.joined())</cellXfs>"
  }

  static func xml(_ text: String) -> [UInt8] { Array("<?xml version='1.0' encoding='UTF-8'?>\n\(text)".utf8) }

  static func sheet(_ rows: String) -> [UInt8] {
    xml("<worksheet xmlns='\(main)'><sheetData>\(rows)</sheetData></worksheet>")
  }

  static func relationships(_ targets: KeyValuePairs<String, String>) -> [UInt8] {
    let list = targets.map { "<Relationship Id='\($0)' Type='\(references)/\($0)' Target='\($1)'/>" }
    return xml("<Relationships xmlns='\(package)'>\(list.joined())</Relationships>")
  }

  /// Puts another content in the place of a part.
  func replacing(_ name: String, _ content: [UInt8]) -> Fixture {
    var copy = self
    copy.parts = parts.map { $0.name == name ? (name, content) : $0 }
    return copy
  }

  /// The whole file.
  var bytes: [UInt8] { ZipFile.bytes(parts) }

  /// The sheet.
  func read(_ name: String? = nil) throws -> Workbook.Sheet { try Workbook(bytes).sheet(named: name) }

  /// The texts of the sheet, row by row.
  var texts: [[String]] { get throws { try read().rows.map { $0.cells.map(\.text) } } }

  /// What is wrong with the workbook, if anything is.
  var fault: WorkbookFault? {
    do {
      _ = try read()
      return nil
    } catch { return error as? WorkbookFault }
  }
}
