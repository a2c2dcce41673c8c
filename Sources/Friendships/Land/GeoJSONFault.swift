import Messages

/// What is wrong in a GeoJSON text, and where.
struct GeoJSONFault: Error {
  private let path: [any CodingKey]
  private let what: Message
  private let found: String?
  private let cure: Message

  init(_ path: [any CodingKey], _ what: Message, found: String? = nil, cure: Message) {
    (self.path, self.what, self.found, self.cure) = (path, what, found, cure)
  }

  /// What a decoder found wrong with the form of a member; nothing when the text is no JSON.
  init?(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      let wanted: [String: Message] = ["type": "GeoJSON, which has one", "geometry": "one, or null"]
      self.init(context.codingPath + [key], "missing", cure: "expected \(wanted[key.stringValue] ?? "a list")")
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      let wanted: Message = type is String.Type ? "a text" : type is [String: Any].Type ? "an object" : "a list"
      self.init(context.codingPath, "wrong type", cure: "expected \(wanted)")
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      self.init(context.codingPath, "not readable", cure: "export the file again")
    default: return nil
    }
  }

  /// The fault with its path as in `features[3].geometry`.
  func problem(file: String) -> Problem {
    let steps = path.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
    let place = steps.isEmpty ? file : "\(file): \(steps.hasPrefix(".") ? String(steps.dropFirst()) : steps)"
    return Problem(at: place, what, found: found, cure: cure)
  }
}
