import CExpat
import Messages

/// Who makes sense of the elements of a part.
///
/// Elements come with their local name when they belong to the language of workbooks, transitional or strict, and with an
/// empty name otherwise.
protocol ElementHandler: AnyObject {
  /// An element begins.
  ///
  /// - Returns: whether `end` shall be given the text directly within it.
  func begin(_ name: String, in parent: String, _ attributes: XMLAttributes) throws(WorkbookFault) -> Bool

  /// An element ends; `text` is UTF-8, and empty unless it was asked for.
  func end(_ name: String, in parent: String, text: [UInt8]) throws(WorkbookFault)
}

/// A part read through expat, piece by piece, so that it is never in memory as a whole.
///
/// Parts of workbooks have no document type declaration (ISO/IEC 29500-2:2021, 6.2.5), so there are no entities to
/// expand. What expat itself gathers in memory (one tag, the open elements, all names) is bounded.
final class XMLReader {
  private let parser: OpaquePointer
  private let stream: PartStream
  private let handler: any ElementHandler
  private var fault: WorkbookFault?
  private var path: [String] = [""]
  private var text: [UInt8] = []
  /// How many elements were open when text was asked for.
  private var textDepth = 0
  private var names = NameCensus()

  /// The longest text of an element in bytes: Excel allows 32 767 characters in a cell.
  static let longestText = 4 * 32_768
  private static let deepest = 64
  private static let longestTag = 1 << 20
  private static let pieceSize = 1 << 16

  /// Reads a part from its beginning to its end.
  static func read(_ stream: PartStream, _ handler: any ElementHandler) throws(WorkbookFault) {
    try XMLReader(stream, handler).run()
  }

  private init(_ stream: PartStream, _ handler: any ElementHandler) throws(WorkbookFault) {
    guard let parser = XML_ParserCreateNS(nil, XMLAttributes.separator) else { throw WorkbookFault("out of memory") }
    self.parser = parser
    self.stream = stream
    self.handler = handler
  }

  deinit { XML_ParserFree(parser) }

  private func run() throws(WorkbookFault) {
    setHandlers()
    var taken = 0
    var isAtEnd = false
    while !isAtEnd {
      guard let piece = XML_GetBuffer(parser, Int32(Self.pieceSize)) else { throw problem() }
      let count = try stream.read(into: piece, count: Self.pieceSize)
      isAtEnd = count == 0
      taken += count
      let status = XML_ParseBuffer(parser, Int32(count), isAtEnd ? 1 : 0)
      if let fault { throw fault }
      guard status == XML_STATUS_OK else { throw problem() }
      // expat keeps a tag until it is whole.
      let understood = Int(XML_GetCurrentByteIndex(parser))
      if understood >= 0, taken - understood > Self.longestTag { throw damage("a tag of more than 1 MB") }
    }
  }

  private func setHandlers() {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser, { context, name, attributes in XMLReader.at(context)?.begin(name, XMLAttributes(attributes)) },
      { context, _ in XMLReader.at(context)?.end() })
    XML_SetCharacterDataHandler(parser) { context, text, count in
      XMLReader.at(context)?.add(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    XML_SetStartNamespaceDeclHandler(parser) { context, prefix, uri in
      XMLReader.at(context)?.declare(prefix, uri)
    }
    XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
      guard let reader = XMLReader.at(context) else { return }
      reader.stop(reader.damage("has a document type declaration, which workbooks may not have"))
    }
  }

  /// The reader that a handler was set for; nothing once it has stopped, because expat finishes the tag that it is at.
  private static func at(_ context: UnsafeMutableRawPointer?) -> XMLReader? {
    guard let context else { return nil }
    let reader = Unmanaged<XMLReader>.fromOpaque(context).takeUnretainedValue()
    return reader.fault == nil ? reader : nil
  }

  private func begin(_ name: UnsafePointer<CChar>?, _ attributes: XMLAttributes) {
    guard let name else { return }
    let local = Self.localName(of: name)
    // The standard has only so many names of its own.
    guard local.utf8.count <= 2 && !local.isEmpty || names.count(name), attributes.areFew(&names) else {
      return stop(damage("too many different names"))
    }
    guard path.count <= Self.deepest else { return stop(damage("elements nested more than \(Self.deepest) deep")) }
    do {
      try stream.budget.readElement()
      let wantsText = try handler.begin(local, in: path[path.count - 1], attributes)
      path.append(local)
      if wantsText {
        textDepth = path.count
        text.removeAll(keepingCapacity: true)
      }
    } catch { stop(error) }
  }

  private func end() {
    let hasText = textDepth == path.count
    guard path.count > 1, let name = path.popLast() else { return }
    do {
      try handler.end(name, in: path[path.count - 1], text: hasText ? text : [])
      if hasText { textDepth = 0 }
    } catch { stop(error) }
  }

  private func add(_ piece: UnsafeBufferPointer<CChar>) {
    guard textDepth == path.count else { return }
    guard text.count + piece.count <= Self.longestText else {
      return stop(damage("a text of more than \(Self.longestText) bytes"))
    }
    piece.withMemoryRebound(to: UInt8.self) { text.append(contentsOf: $0) }
  }

  /// A prefix is bound to a namespace. Every attribute that has the prefix costs as much time as the namespace is long.
  private func declare(_ prefix: UnsafePointer<CChar>?, _ namespace: UnsafePointer<CChar>?) {
    let isShort = namespace.map { namespace in (0..<1024).contains { namespace[$0] == 0 } } ?? true
    guard isShort, prefix.map({ names.count($0) }) ?? true else {
      return stop(damage("long or too many namespaces"))
    }
  }

  private func stop(_ fault: WorkbookFault) {
    self.fault = fault
    XML_StopParser(parser, 0)
  }

  private func damage(_ what: Message) -> WorkbookFault {
    .damaged("\(stream.name), line \(XML_GetCurrentLineNumber(parser))", what)
  }

  /// What expat says was wrong.
  private func problem() -> WorkbookFault {
    let known: [Message] = [
      "not well-formed (invalid token)", "no element found", "mismatched tag", "unclosed token", "syntax error",
      "junk after document element", "duplicate attribute", "undefined entity", "unbound prefix", "partial character",
      "unknown encoding", "out of memory",
    ]
    return damage(
      XML_ErrorString(XML_GetErrorCode(parser)).map { Message(String(cString: $0), among: known) } ?? "not XML")
  }

  /// The languages whose elements are understood: ECMA-376-1:2016, annex A.2, of part 4 (transitional) and of part 1
  /// (strict), and ISO/IEC 29500-2:2021, annex D.
  private static let languages: [StaticString] = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
  ]

  private static func localName(of name: UnsafePointer<CChar>) -> String {
    for language in languages {
      let count = language.utf8CodeUnitCount
      let start = language.utf8Start
      var index = 0
      while index < count, UInt8(bitPattern: name[index]) == start[index] { index += 1 }
      if index == count, name[index] == XMLAttributes.separator { return String(cString: name + index + 1) }
    }
    return ""
  }
}
