/// A sentence of the program, with places for what it is about, that can be said in every language of the words.
///
/// It is written as an English string literal with interpolations; the English with `{1}`, `{2}` … for them is the key
/// under which `words.csv` holds its translations. A place may hold another message, which is translated too.
package struct Message: ExpressibleByStringInterpolation, Equatable, Sendable, CustomStringConvertible {
  /// What fills a place.
  enum Value: Sendable {
    case text(String)
    case message(Message)
  }

  /// The English with places, `row has {1} fields`.
  let format: String
  /// What fills the places, in their order.
  let values: [Value]

  /// A sentence without places.
  package init(stringLiteral format: String) {
    (self.format, values) = (format, [])
  }

  /// A sentence with its places filled.
  package init(stringInterpolation: StringInterpolation) {
    (format, values) = (stringInterpolation.format, stringInterpolation.values)
  }

  /// A text that is the same in every language: data, or words of another program.
  package init(verbatim text: String) {
    (format, values) = ("{1}", [.text(text)])
  }

  init(format: String, values: [Value]) { (self.format, self.values) = (format, values) }

  /// The message of a format that says a text; nothing when there is none.
  init?(_ format: String, fitting text: String) {
    // What stands between the places, which are numbered in their order.
    let pieces = format.split(separator: "{", omittingEmptySubsequences: false).enumerated().map { index, piece in
      index == 0 ? piece : piece.drop { $0 != "}" }.dropFirst()
    }
    guard pieces.count > 1, let first = pieces.first, text.hasPrefix(first) else { return nil }
    var rest = text.dropFirst(first.count)
    var values: [Value] = []
    for (index, piece) in pieces.enumerated().dropFirst() {
      let end =
        index == pieces.count - 1
        ? (rest.hasSuffix(piece) ? rest.index(rest.endIndex, offsetBy: -piece.count) : nil)
        : rest.firstRange(of: piece)?.lowerBound
      guard let end else { return nil }
      values.append(.text(String(rest[..<end])))
      rest = rest[end...].dropFirst(piece.count)
    }
    self.init(format: format, values: values)
  }

  /// Whether two messages say the same, however they were put together.
  package static func == (a: Message, b: Message) -> Bool { a.description == b.description }

  /// The sentence in English.
  package var description: String { said { $0 } }

  /// The sentence as a translation of formats says it.
  ///
  /// - Parameter translate: from an English format to the one of another language, or the same where there is none.
  func said(_ translate: (String) -> String) -> String {
    var text = translate(format)
    guard text.contains("{") else { return text }
    // Filled back to front and from a copy of the format, so that braces in the data stay what they are.
    var result: [String] = []
    while let open = text.lastIndex(of: "{"), let close = text[open...].firstIndex(of: "}") {
      result.append(String(text[text.index(after: close)...]))
      let number = Int(text[text.index(after: open)..<close]) ?? 0
      switch values.indices.contains(number - 1) ? values[number - 1] : .text("") {
      case .text(let value): result.append(value)
      case .message(let message): result.append(message.said(translate))
      }
      text = String(text[..<open])
    }
    return text + result.reversed().joined()
  }

  /// Gathers the pieces of a literal.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var format = ""
    fileprivate var values: [Value] = []

    /// Room for a literal.
    package init(literalCapacity: Int, interpolationCount: Int) {
      format.reserveCapacity(literalCapacity + interpolationCount * 3)
    }

    /// Words.
    package mutating func appendLiteral(_ literal: String) { format += literal }

    /// A message in a place.
    package mutating func appendInterpolation(_ message: Message) { append(.message(message)) }

    /// Data in a place.
    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      append(.text(value.description))
    }

    private mutating func append(_ value: Value) {
      values.append(value)
      format += "{\(values.count)}"
    }
  }
}

extension Words {
  /// A sentence in a language; in English where the language has no translation of it.
  package func say(_ message: Message, in language: String) -> String {
    message.said { translation(of: $0, in: language) ?? $0 }
  }

  /// A sentence of a part of the program that knows of no languages, as a message: of the sentences of the words the one
  /// that it was made from, or itself.
  ///
  /// - Parameter sentences: those of the words.
  package func recognized(_ text: String, among sentences: [String]) -> Message {
    if has(text) { return Message(format: text, values: []) }
    let found = sentences.lazy.compactMap { format in Message(format, fitting: text) }.first
    return found ?? Message(verbatim: text)
  }

  /// A problem in one line: `place: what: "found"; cure`, safe for a terminal.
  package func say(_ problem: Problem, in language: String) -> String {
    printable(say(problem.message, in: language))
  }
}
