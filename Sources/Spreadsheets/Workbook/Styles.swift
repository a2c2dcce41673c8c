/// The number formats of a workbook's cell styles (ECMA-376-1:2016, 18.8.10 and 18.8.45).
final class Styles: ElementHandler {
  /// The format of each style, or nothing when the workbook has no styles at all.
  private(set) var formats: [NumberFormat]?
  private var codes: [Int: NumberFormat] = [:]
  private var identifiers: [Int] = []
  private var language: BuiltInFormats.Language?
  private let budget: Budget

  /// Reads the styles; a workbook may have none.
  init(_ stream: PartStream?, budget: Budget) throws(WorkbookFault) {
    self.budget = budget
    guard let stream else { return }
    try XMLReader.read(stream, self)
    formats = identifiers.map {
      codes[$0] ?? BuiltInFormats.format($0, language: language ?? .chinese)
    }
  }

  func begin(_ name: String, in parent: String, _ attributes: XMLAttributes) throws(WorkbookFault) -> Bool {
    switch name {
    case "numFmt" where parent == "numFmts":
      guard let id = attributes.number("numFmtId"), let code = attributes["formatCode"] else { break }
      try budget.keep(400)
      codes[id] = NumberFormat(code: code)
    case "xf" where parent == "cellXfs":
      // Arrays that grow take up to three times what they hold.
      try budget.keep(3 * (MemoryLayout<Int>.stride + MemoryLayout<NumberFormat>.stride))
      identifiers.append(attributes.number("numFmtId") ?? 0)
    case "charset" where parent == "font":
      if language == nil { language = attributes.number("val").flatMap { BuiltInFormats.Language(charset: $0) } }
    default: break
    }
    return false
  }

  func end(_ name: String, in parent: String, text: [UInt8]) {}
}
