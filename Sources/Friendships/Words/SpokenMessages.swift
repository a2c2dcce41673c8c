import Messages

extension Words {
  /// A sentence in a language; in English where the language has no translation of it.
  package func say(_ message: Message, in language: String) -> String {
    message.said { translation(of: $0, in: language) ?? $0 }
  }

  /// The language in which a problem can be said whole: the one that is wished for, or English, in which all were written.
  package func language(of problem: Problem, wished language: String) -> String {
    let isSayable = [problem.what, problem.cure].compactMap { $0 }.allSatisfy { has($0, in: language) }
    return isSayable ? language : "en"
  }

  private func has(_ message: Message, in language: String) -> Bool {
    let isData = message.format == "{1}" || message.format.allSatisfy { !$0.isLetter }
    return (isData || translation(of: message.format, in: language) != nil)
      && message.values.allSatisfy { value in
        if case .message(let part) = value { return has(part, in: language) }
        return true
      }
  }

  /// A problem in one line: `place: what: "found"; cure`, safe for a terminal.
  package func say(_ problem: Problem, in language: String) -> String {
    printable(say(problem.message, in: language))
  }
}
