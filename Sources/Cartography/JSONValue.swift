import Messages

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A JSON document as a tree, so that every fault in it can be named at once.
enum JSONValue: Decodable {
  case object([String: JSONValue])
  case array([JSONValue])
  case string(String)
  case number(Double)
  case bool(Bool)
  case null

  init(from decoder: Decoder) throws {
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

/// Reads values out of a JSON document by path and gathers what is wrong with them.
///
/// A value that is missing or of the wrong type becomes a problem and a harmless stand-in, so that reading goes on.
final class JSONReader {
  let file: String
  private(set) var problems = Problems()
  private let root: JSONValue

  /// A reader of a document; comments are allowed (JSON5). Nothing when it is no JSON at all.
  init?(_ bytes: [UInt8], file: String, problems: inout [Problem]) {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    // Foundation of Swift 6.3 ends the program at some faults of JSON5, so that they must be found before; and it reads on
    // beyond a number at the very end, where the line end now stands.
    guard isUTF8(bytes), JSONFault.place(in: bytes) == nil,
      let root = try? decoder.decode(JSONValue.self, from: Data(bytes + [UInt8(ascii: "\n")]))
    else {
      let cure: Message =
        JSONFault.hasTinyNumber(bytes)
        ? "a number is too near to 0; write 0" : "is a number too large, or a \\u0000 in a text?"
      problems.append(JSONFault.problem(in: bytes, file: file, otherwise: cure))
      return nil
    }
    self.root = root
    self.file = file
    self.problems.add(membersTwice(in: bytes, file: file))
  }

  /// The whole document as an object.
  var document: [String: JSONValue] { object(root, at: "") }

  func fail(_ path: String, _ what: Message, found: String? = nil, cure: Message? = nil) {
    problems.add(Problem(at: place(path), what, found: found, cure: cure))
  }

  func warn(_ path: String, _ what: Message, found: String? = nil, cure: Message? = nil) {
    problems.add(Problem(.warning, at: place(path), what, found: found, cure: cure))
  }

  private func place(_ path: String) -> String { path.isEmpty ? file : "\(file): \(path)" }

  /// Whether there are more members or elements than any map has; to look at all of them would take long.
  private func isTooLong(_ count: Int, _ path: String) -> Bool {
    guard count > Problems.most else { return false }
    fail(path, "more than \(Problems.most) members", cure: "is it the right file?")
    return true
  }

  func object(_ value: JSONValue?, at path: String) -> [String: JSONValue] {
    if case .object(let members)? = value { return isTooLong(members.count, path) ? [:] : members }
    expected("an object", value, path)
    return [:]
  }

  func array(_ value: JSONValue?, at path: String) -> [JSONValue] {
    if case .array(let elements)? = value { return isTooLong(elements.count, path) ? [] : elements }
    expected("a list", value, path)
    return []
  }

  /// A text that is not blank, holds no control characters, and has no spaces around it.
  ///
  /// - Parameter limit: how long it may be.
  func text(_ value: JSONValue?, at path: String, limit: TextLimit = .remark) -> String {
    guard case .string(let string)? = value else {
      expected("a text", value, path)
      return ""
    }
    if string.unicodeScalars.contains(where: isControl) { fail(path, "control character in text", found: string) }
    if string.unicodeScalars.contains(where: isBidirectionalControl) {
      warn(path, "bidirectional control characters removed", found: string)
    }
    let text = cleaned(string)
    if text.isEmpty { fail(path, "empty text", cure: "write one, or leave the member out where it is optional") }
    if let problem = limit.problem(of: text) {
      problems.add(Problem(problem.severity, at: place(path), problem.what, found: text, cure: problem.cure))
    }
    return text
  }

  func number(_ value: JSONValue?, in range: ClosedRange<Double>, at path: String) -> Double {
    guard case .number(let number)? = value else {
      expected("a number", value, path)
      return range.lowerBound
    }
    if !range.contains(number) {
      let cure: Message = "expected \(shortest(range.lowerBound)) to \(shortest(range.upperBound))"
      fail(path, "out of range", found: shortest(number), cure: cure)
    }
    return number
  }

  func whole(_ value: JSONValue?, in range: ClosedRange<Int>, at path: String) -> Int {
    let number = number(value, in: Double(range.lowerBound)...Double(range.upperBound), at: path)
    guard number.isFinite else { return range.lowerBound }
    if number != number.rounded() { fail(path, "not a whole number", found: "\(number)") }
    return Int(min(max(number, Double(range.lowerBound)), Double(range.upperBound)))
  }

  /// Checks a web address; an empty text has its problem already.
  func checkAddress(_ address: String, at path: String) {
    guard !address.isEmpty, let finding = WebAddress.finding(in: address, WebAddress.fault(in:)) else { return }
    let tell = finding.severity == .warning ? warn : fail
    tell(path, finding.what, finding.found, finding.cure)
  }

  /// Members that nobody reads are most likely misspelt.
  func expectOnly(_ known: [String], in object: [String: JSONValue], at path: String) {
    for name in object.keys.sorted() where !known.contains(name) {
      let place = path.isEmpty ? name : "\(path).\(name)"
      warn(place, "unknown member, ignored", cure: cure(for: name, among: known))
    }
  }

  private func expected(_ type: Message, _ value: JSONValue?, _ path: String) {
    guard let value else { return fail(path, "missing", cure: "expected \(type)") }
    fail(path, "wrong type: found \(value.kind)", cure: "expected \(type)")
  }
}

/// A number without a needless `.0`.
package func shortest(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
}
