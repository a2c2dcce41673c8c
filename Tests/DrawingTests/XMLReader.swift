import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An XML document as the parser of the system reads it: a second opinion on what is written.
final class XMLReader: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    /// The text directly within it.
    var text = ""
  }

  /// The elements in the order of their beginnings.
  private(set) var elements: [Element] = []
  private var open: [Int] = []

  /// Reads a document; nothing when it is not well-formed.
  static func read(_ bytes: [UInt8]) -> [Element]? {
    let parser = XMLParser(data: Data(bytes))
    let reader = XMLReader()
    parser.delegate = reader
    return parser.parse() ? reader.elements : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if let last = open.last { elements[last].text += string }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }
}
