/// Words with gaps such as `{date}`, cut at them once: some are said a hundred thousand times.
package struct Template: Sendable {
  /// The words as they stand in the table.
  let text: String
  /// What stands before each gap, and its name.
  private let pieces: [(before: String, name: String)]
  /// What stands after the last one.
  private let end: String

  init(_ text: String) {
    self.text = text
    // A thousand templates are cut at every start, most of them without a gap: byte by byte.
    guard text.utf8.contains(UInt8(ascii: "{")) else {
      (pieces, end) = ([], text)
      return
    }
    var pieces: [(before: String, name: String)] = []
    var before = ""
    for (index, part) in text.utf8.split(separator: UInt8(ascii: "{"), omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let close = part.firstIndex(of: UInt8(ascii: "}")) else {
        before += (index > 0 ? "{" : "") + String(Substring(part))
        continue
      }
      pieces.append((before, String(Substring(part[..<close]))))
      before = String(Substring(part[part.index(after: close)...]))
    }
    (self.pieces, end) = (pieces, before)
  }

  /// The words with their gaps filled; a gap without a value stays as it is, and so do braces in the values.
  package func filled(_ values: KeyValuePairs<String, String>) -> String {
    if pieces.isEmpty { return text }
    var said = ""
    said.reserveCapacity(values.reduce(text.utf8.count) { $0 + $1.value.utf8.count })
    for (before, name) in pieces {
      said += before
      // They are few: looking through them is faster than a dictionary.
      if let (_, value) = values.first(where: { $0.key == name }) { said += value } else { said += "{\(name)}" }
    }
    return said + end
  }
}
