import Messages

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A JSON document as a tree, so that every fault in it can be named at once.
package enum JSONValue: Decodable {
  /// Members by name.
  case object([String: JSONValue])
  /// Elements in order.
  case array([JSONValue])
  /// A text.
  case string(String)
  /// A number.
  case number(Double)
  /// True or false.
  case bool(Bool)
  /// Nothing.
  case null

  /// The value that a decoder has.
  package init(from decoder: Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let string = try? value.decode(String.self) {
      self = .string(string)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let object = try? value.decode([String: JSONValue].self) {
      self = .object(object)
    } else if let array = try? value.decode([JSONValue].self) {
      self = .array(array)
    } else {
      self = .bool(try value.decode(Bool.self))
    }
  }

  /// What the value is, for messages.
  var kind: Message {
    switch self {
    case .object: "an object"
    case .array: "a list"
    case .string(let string): "\"\(string)\""
    case .number(let number): "\(shortest(number))"
    case .bool(let bool): "\(bool)"
    case .null: "null"
    }
  }
}

/// A value as JSON, members in alphabetical order, on one line or indented; nothing of a value that holds a number which
/// JSON has not, such as infinity.
package func json(_ value: some Encodable, isIndented: Bool = false) -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  if isIndented { encoder.outputFormatting.insert(.prettyPrinted) }
  return (try? encoder.encode(value)).map { Array($0) } ?? []
}
