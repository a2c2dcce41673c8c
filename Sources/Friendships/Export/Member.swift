/// A member that objects of one kind may have in JSON.
struct Member<Subject> {
  let name: String
  private let value: (Subject) -> Value?

  private enum Value {
    case text(String)
    case number(Double)
  }

  /// One that is a text; nothing for a subject that has none.
  init(_ name: String, text: @escaping (Subject) -> String?) {
    (self.name, value) = (name, { text($0).map(Value.text) })
  }

  /// One that is a finite number.
  init(_ name: String, number: @escaping (Subject) -> Double) {
    (self.name, value) = (name, { .number(number($0)) })
  }

  /// Adds name and value; nothing for a subject that has none.
  ///
  /// - Returns: whether it was added.
  fileprivate func add(of subject: Subject, isFirst: Bool, to json: inout JSONText) -> Bool {
    guard let value = value(subject) else { return false }
    if !isFirst { json.raw(",") }
    json.text(name)
    json.raw(":")
    switch value {
    case .text(let text): json.text(text)
    case .number(let number): json.number(number)
    }
    return true
  }
}

extension JSONText {
  /// Adds an object of those members that a subject has; they are in alphabetical order.
  mutating func object<Subject>(_ members: [Member<Subject>], of subject: Subject) {
    raw("{")
    var isFirst = true
    for member in members where member.add(of: subject, isFirst: isFirst, to: &self) { isFirst = false }
    raw("}")
  }
}
