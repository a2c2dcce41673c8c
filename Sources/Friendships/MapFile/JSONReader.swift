import Drawing
import Messages

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads values out of a JSON document by path and gathers what is wrong with them.
///
/// A value that is missing or of the wrong type becomes a problem and a harmless stand-in, so that reading goes on.
package final class JSONReader {
  /// The name of the file, for messages.
  let file: String
  /// What has been found wrong so far.
  package private(set) var problems = Problems()
  private let root: JSONValue

  /// A reader of a document; comments are allowed (JSON5). Nothing when it is no JSON at all.
  package init?(_ bytes: [UInt8], file: String, problems: inout [Problem]) {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    // Foundation of Swift 6.3 ends the program at some faults of JSON5, so that they must be found before; and it reads on
    // beyond a number at the very end, where the line end now stands.
    guard isUTF8(bytes), JSONScanner.place(in: bytes) == nil,
      let root = try? decoder.decode(JSONValue.self, from: Data(bytes + [UInt8(ascii: "\n")]))
    else {
      let cure: Message =
        JSONScanner.hasTinyNumber(bytes)
        ? "a number is too near to 0; write 0" : "is a number too large, or a \\u0000 in a text?"
      problems.append(JSONScanner.problem(in: bytes, file: file, otherwise: cure))
      return nil
    }
    self.root = root
    self.file = file
    self.problems.add(membersTwice(in: bytes, file: file))
  }

  /// The whole document as an object.
  package var document: [String: JSONValue] { object(root, at: "") }

  /// Adds an error about the value at a path.
  package func fail(_ path: String, _ what: Message, found: String? = nil, cure: Message? = nil) {
    problems.add(Problem(at: place(path), what, found: found, cure: cure))
  }

  /// Adds a warning about the value at a path.
  package func warn(_ path: String, _ what: Message, found: String? = nil, cure: Message? = nil) {
    problems.add(Problem(.warning, at: place(path), what, found: found, cure: cure))
  }

  private func place(_ path: String) -> String { path.isEmpty ? file : "\(file): \(path)" }

  /// Whether there are more members or elements than any map has; to look at all of them would take long.
  private func isTooLong(_ count: Int, _ path: String) -> Bool {
    guard count > Problems.most else { return false }
    fail(path, "more than \(Problems.most) members", cure: "is it the right file?")
    return true
  }

  /// The members of an object; an error, and none, for anything else.
  package func object(_ value: JSONValue?, at path: String) -> [String: JSONValue] {
    if case .object(let members)? = value { return isTooLong(members.count, path) ? [:] : members }
    expected("an object", value, path)
    return [:]
  }

  /// The elements of a list; an error, and none, for anything else.
  package func array(_ value: JSONValue?, at path: String) -> [JSONValue] {
    if case .array(let elements)? = value { return isTooLong(elements.count, path) ? [] : elements }
    expected("a list", value, path)
    return []
  }

  /// A text that is not blank, holds no control characters, and has no spaces around it.
  ///
  /// - Parameter limit: how long it may be.
  package func text(_ value: JSONValue?, at path: String, limit: TextLimit = .remark) -> String {
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

  /// A number within a range; an error, and the least of them, for anything else.
  package func number(_ value: JSONValue?, in range: ClosedRange<Double>, at path: String) -> Double {
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

  /// A whole number within a range; an error, and one of them, for anything else.
  package func whole(_ value: JSONValue?, in range: ClosedRange<Int>, at path: String) -> Int {
    let number = number(value, in: Double(range.lowerBound)...Double(range.upperBound), at: path)
    guard number.isFinite else { return range.lowerBound }
    if number != number.rounded() { fail(path, "not a whole number", found: "\(number)") }
    return Int(min(max(number, Double(range.lowerBound)), Double(range.upperBound)))
  }

  /// Checks a web address; an empty text has its problem already.
  package func checkAddress(_ address: String, at path: String) {
    guard !address.isEmpty, let finding = WebAddress.finding(in: address, WebAddress.fault(in:_:)) else { return }
    let tell = finding.severity == .warning ? warn : fail
    tell(path, finding.what, finding.found, finding.cure)
  }

  /// Members that nobody reads are most likely misspelt.
  package func expectOnly(_ known: [String], in object: [String: JSONValue], at path: String) {
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

extension JSONReader {
  /// One of some words; an error for any other.
  package func choice(_ value: JSONValue?, of known: [String], at path: String) -> String {
    let word = text(value, at: path)
    if !word.isEmpty, !known.contains(word) {
      fail(path, "unknown word", found: word, cure: cure(for: word, among: known))
    }
    return word
  }

  /// A colour, `#RRGGBB`; black stands in for a wrong one.
  package func color(_ value: JSONValue?, at path: String) -> Color {
    let text = text(value, at: path)
    if let color = Color(text) { return color }
    if !text.isEmpty { fail(path, "not a colour", found: text, cure: "write it as #RRGGBB") }
    return Color(red: 0, green: 0, blue: 0)
  }

  /// The colours of the first and of the last year.
  package func ramp(_ value: JSONValue?, at path: String) -> [Color] {
    let colors = array(value, at: path).enumerated().map { color($1, at: "\(path)[\($0)]") }
    if value != nil, colors.count != 2 {
      fail(path, "\(colors.count) colours", cure: "give two: of the first and of the last year")
    }
    return colors
  }
}
