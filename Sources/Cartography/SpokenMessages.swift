import Messages

extension Words {
  /// A sentence in a language; in English where the language has no translation of it.
  package func say(_ message: Message, in language: String) -> String {
    message.said { translation(of: $0, in: language) ?? $0 }
  }

  /// A problem in one line: `place: what: "found"; cure`, safe for a terminal.
  package func say(_ problem: Problem, in language: String) -> String {
    printable(say(problem.message, in: language))
  }
}
