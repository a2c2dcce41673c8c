import Messages

/// What a file is that is no workbook of Office Open XML, and what its owner can do.
enum FileKind {
  /// The fault of bytes that are not even a zip archive.
  static func fault(of bytes: [UInt8]) -> WorkbookFault? {
    if bytes.isEmpty { return WorkbookFault("the file is empty") }
    // The compound file of Excel 97 to 2003 and of encrypted documents (MS-CFB 2.2).
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return contains(bytes, "EncryptedPackage") ? protected : excel97
    }
    if bytes.starts(with: [0x50, 0x4B]) { return nil }
    if let known = fault(ofNoTable: bytes) { return known }
    return WorkbookFault(
      "the file is not an Excel workbook, whatever its name says",
      cure: "open it in Excel or LibreOffice and save it as Excel Workbook (.xlsx)")
  }

  /// The fault of an archive that holds something else.
  static func fault(of archive: Archive, budget: Budget) throws(WorkbookFault) -> WorkbookFault {
    if let mimetype = try archive.stream(of: "mimetype", budget: budget) {
      let text = try beginning(of: mimetype)
      if text.hasPrefix("application/vnd.oasis.opendocument") { return openDocument }
    }
    if archive.contains("Index/Document.iwa") || archive.contains("Index.zip") {
      return WorkbookFault("the file is a Numbers document", cure: "in Numbers choose File, Export To, Excel")
    }
    return WorkbookFault("the file is a zip archive, but not an Excel workbook", cure: "give the .xlsx file itself")
  }

  /// The fault of a main part that is not the XML of a workbook; nothing when it may be.
  static func fault(ofMainPart path: String) -> WorkbookFault? {
    let name = path.lowercased()
    if name.hasSuffix(".bin") {
      return WorkbookFault("the file is a binary workbook (.xlsb)", cure: saveAs)
    }
    if name.hasPrefix("word/") || name.hasPrefix("ppt/") {
      return WorkbookFault(
        "the file is a document of \(name.hasPrefix("word/") ? "Word" : "PowerPoint"), not a workbook",
        cure: "copy its table into Excel and save that as Excel Workbook (.xlsx)")
    }
    return nil
  }

  /// The fault of a workbook that only its password opens (MS-OFFCRYPTO 2.3.4).
  static let protected = WorkbookFault(
    "the workbook is protected by a password",
    cure: "in Excel choose File, Info, Protect Workbook, Encrypt with Password, empty the password, and save")

  private static let excel97 = WorkbookFault("the file is an Excel 97–2003 workbook (.xls)", cure: saveAs)

  private static let openDocument = WorkbookFault(
    "the file is an OpenDocument spreadsheet (.ods)",
    cure: "in LibreOffice choose File, Save As, Excel 2007–365 (.xlsx)")

  private static let saveAs: Message = "in Excel or WPS Office choose File, Save As, Excel Workbook (.xlsx)"

  private static func beginning(of stream: PartStream) throws(WorkbookFault) -> String {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 1)
    defer { buffer.deallocate() }
    guard let start = buffer.baseAddress else { return "" }
    let count = try stream.read(into: start, count: buffer.count)
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  /// Whether bytes hold a word in UTF-16, as the directory of a compound file does.
  private static func contains(_ bytes: [UInt8], _ word: String) -> Bool {
    let wanted = word.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    return bytes.withUnsafeBufferPointer { bytes in
      (0..<max(0, bytes.count - wanted.count + 1)).contains { start in
        bytes[start] == wanted[0] && wanted.indices.allSatisfy { bytes[start + $0] == wanted[$0] }
      }
    }
  }
}
