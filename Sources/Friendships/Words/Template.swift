/// Words with gaps such as `{date}`, cut at them once: some are said a hundred thousand times.
struct Template: Sendable {
  /// The words as they stand in the table.
  let text: String
  /// What stands before each gap, and its name.
  private let pieces: [(before: String, name: String)]
  /// What stands after the last one.
  private let end: String

  init(_ text: String) {
    self.text = text
    var pieces: [(before: String, name: String)] = []
    var before = ""
    for (index, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let close = part.firstIndex(of: "}") else {
        before += (index > 0 ? "{" : "") + part
        continue
      }
      pieces.append((before, String(part[..<close])))
      before = String(part[part.index(after: close)...])
    }
    (self.pieces, end) = (pieces, before)
  }

  /// The words with their gaps filled; a gap without a value stays as it is, and so do braces in the values.
  func filled(_ values: [String: String]) -> String {
    if pieces.isEmpty { return text }
    var said = ""
    for (before, name) in pieces {
      said += before
      if let value = values[name] { said += value } else { said += "{\(name)}" }
    }
    return said + end
  }
}
