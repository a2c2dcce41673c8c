/// The texts that the cells of a workbook share (ECMA-376-1:2016, 18.4.9).
final class SharedStrings: ElementHandler {
  private(set) var texts: [String] = []
  private var item: [UInt8] = []
  private let budget: Budget

  /// Reads the table; a workbook whose cells hold no text may have none.
  init(_ stream: PartStream?, budget: Budget) throws(WorkbookFault) {
    self.budget = budget
    if let stream { try XMLReader.read(stream, self) }
  }

  func begin(_ name: String, in parent: String, _ attributes: XMLAttributes) -> Bool {
    if name == "si" { item.removeAll(keepingCapacity: true) }
    return RichText.isText(name, in: parent)
  }

  func end(_ name: String, in parent: String, text: [UInt8]) throws(WorkbookFault) {
    if RichText.isText(name, in: parent) {
      try RichText.join(text, to: &item)
    } else if name == "si", parent == "sst" {
      let text = RichText.decoded(item)
      // An array that grows takes up to three times what it holds.
      try budget.keep(3 * MemoryLayout<String>.stride)
      try budget.keep(text: text)
      texts.append(text)
    }
  }
}
