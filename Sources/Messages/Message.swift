/// A sentence of the program, with places for what it is about, that can be said in every language of the words.
///
/// It is written as an English string literal with interpolations; the English with `{1}`, `{2}` … for them is the key
/// under which `words.csv` holds its translations. A place may hold another message, which is translated too.
package struct Message: ExpressibleByStringInterpolation, Equatable, Sendable, CustomStringConvertible {
  /// What fills a place.
  package enum Value: Sendable {
    /// Data.
    case text(String)
    /// A part of the sentence.
    case message(Message)
  }

  /// The English with places, `row has {1} fields`.
  package let format: String
  /// What fills the places, in their order.
  package let values: [Value]

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

  /// Words of the system or of a library.
  ///
  /// - Parameter known: those that have a translation. A sentence with others in it has none, and is told in English whole.
  package init(_ words: String, among known: [Message]) {
    let isPlain = !words.contains("{")
    self = known.first { $0.format == words } ?? (isPlain ? Message(stringLiteral: words) : Message(verbatim: words))
  }

  /// Whether two messages say the same, however they were put together.
  package static func == (a: Message, b: Message) -> Bool { a.description == b.description }

  /// The sentence in English.
  package var description: String { said { $0 } }

  /// The sentence as a translation of formats says it.
  ///
  /// - Parameter translate: from an English format to the one of another language, or the same where there is none.
  package func said(_ translate: (String) -> String) -> String {
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
