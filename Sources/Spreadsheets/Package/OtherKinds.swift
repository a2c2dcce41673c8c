import Messages

extension FileKind {
  /// The fault of a file that is neither a workbook nor a table as text, whatever its name says, by how it begins; nothing for one
  /// that may be a table.
  static func fault(ofNoTable bytes: [UInt8]) -> WorkbookFault? {
    if let binary = binaries.first(where: { kind in kind.marks.contains { bytes.starts(with: $0) } }) {
      return WorkbookFault("the file is \(binary.what), not a table", cure: giveTable)
    }
    if sheets.contains(where: { bytes.starts(with: $0) }) {
      return WorkbookFault("the file is a spreadsheet of an old kind", cure: saveTable)
    }
    if packed.contains(where: { bytes.starts(with: $0) }) {
      return WorkbookFault("the file is a packed archive", cure: "unpack it, and give the table in it")
    }
    if isBinary(bytes) { return WorkbookFault("the file is neither a workbook nor text", cure: giveTable) }
    guard let kind = markup(bytes) else { return nil }
    return WorkbookFault("the file is \(kind.what), not a table", cure: kind.isSheet ? saveTable : giveTable)
  }

  private static let saveTable: Message =
    "open it in Excel or LibreOffice, save the table as Excel Workbook (.xlsx) or \"CSV UTF-8\", and give that file"

  private static let giveTable: Message =
    "give the table itself, saved as Excel Workbook (.xlsx) or \"CSV UTF-8\""

  private static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static let binaries: [(what: Message, marks: [[UInt8]])] = [
    ("a PDF document", [ascii("%PDF-")]),
    (
      "a picture",
      [
        [0x89] + ascii("PNG"), [0xFF, 0xD8, 0xFF], ascii("GIF87a"), ascii("GIF89a"), ascii("II*\0"), ascii("MM\0*"),
      ]
    ),
    ("a text document (RTF)", [ascii("{\\rtf")]),
    ("a database", [ascii("SQLite") + [0x20] + ascii("format"), [0, 1, 0, 0] + ascii("Standard"), ascii("PAR1")]),
    ("a Shapefile", [[0, 0, 0x27, 0x0A]]),
  ]

  /// Excel before 1997, SYLK, and the web pages of one file that Excel saves.
  private static let sheets: [[UInt8]] = [
    [9, 8, 16, 0], [9, 8, 8, 0], [9, 4, 6, 0], [9, 2, 6, 0], [9, 0, 4, 0], ascii("ID;P"), ascii("MIME-Version:"),
  ]

  private static let packed: [[UInt8]] = [
    [0x1F, 0x8B, 8], ascii("7z") + [0xBC, 0xAF], ascii("Rar!"), [0xFD] + ascii("7zXZ"), ascii("BZh"),
  ]

  /// What a text in a language of markup or data is; nothing for any other text.
  private static func markup(_ bytes: [UInt8]) -> (what: Message, isSheet: Bool)? {
    // Of UTF-16 the zeros are left out, and so are marks of byte order.
    let plain = bytes.prefix(4096).filter { $0 > 0 && $0 < 0x80 }
    let text = String(decoding: plain, as: UTF8.self).lowercased()
    let start = text.drop { $0.isWhitespace }
    guard let first = start.first, "<{[".contains(first) else { return nil }
    if first != "<" { return isJSON(start) ? ("a text of data (JSON)", false) : nil }
    guard let second = start.dropFirst().first, second.isLetter || "!?".contains(second) else { return nil }
    let compact = text.filter { !$0.isWhitespace }
    let known: [(word: String, what: Message, isSheet: Bool)] = [
      ("schemas-microsoft-com:office:spreadsheet", "an Excel 2003 XML spreadsheet", true),
      ("opendocument.spreadsheet", "a flat OpenDocument spreadsheet (.fods)", true),
      ("opendocument:xmlns:office", "a flat OpenDocument file", true), ("<svg", "a picture (SVG)", false),
      ("<kml", "a file of places (KML)", false), ("<!doctypehtml", "a web page (HTML)", true),
      ("<html", "a web page (HTML)", true), ("<table", "a web page (HTML)", true),
    ]
    if let found = known.first(where: { compact.contains($0.word) }) { return (found.what, found.isSheet) }
    return start.hasPrefix("<?xml") || isTag(start) ? ("a text in markup (XML or HTML)", false) : nil
  }

  /// Whether a text begins with a tag or a comment: `<div>`, `<gpx version="1.1">`. A cell in angle brackets has a separator behind it.
  private static func isTag(_ text: Substring) -> Bool {
    if text.hasPrefix("<!--") || text.hasPrefix("<!doctype") { return true }
    guard let end = text.firstIndex(of: ">") else { return false }
    let next = text[text.index(after: end)...].drop { $0.isWhitespace }.first
    return next == "<" || text[..<end].contains("=")
  }

  private static func isJSON(_ text: Substring) -> Bool {
    let next = text.dropFirst().drop { $0.isWhitespace }.first
    return text.first == "{" ? next == "\"" || next == "}" : next == "{" || next == "["
  }

  /// Whether the beginning has more control characters than text has: some zero bytes are UTF-16, which has them on one side.
  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    let beginning = bytes.prefix(4096)
    let controls = beginning.count { $0 < 0x20 && $0 != 0 && !(9...13).contains($0) && $0 != 0x1A && $0 != 0x1B }
    return beginning.count >= 64 && 20 * controls > beginning.count
  }
}
