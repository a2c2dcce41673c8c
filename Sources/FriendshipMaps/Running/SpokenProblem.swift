import Friendships
import Messages
import Page

/// A problem as other programs show it: in English, and in Chinese where all of it can be said so.
///
///     {"severity": "error", "place": "list.csv:5:3", "row": 5, "column": 3, "message": "…", "messageZh": "…", "found": "1998.13",
///      "cure": "…", "cureZh": "…"}
package struct SpokenProblem: Encodable, Equatable, Sendable {
  /// `note`, `warning` or `error`.
  package let severity: String
  /// What it is about, see `Problem.Subject`; nothing for most.
  package let about: String?
  /// Where it is; what an option asks for has the option's name without hyphens.
  package let place: String
  /// The row of the table, from 1; nothing for what is wrong elsewhere.
  package let row: Int?
  /// The column of the table, from 1; nothing for what is wrong elsewhere.
  package let column: Int?
  /// What is wrong.
  package let message: String
  /// The same in Chinese; nothing where some part of the problem has no translation.
  package let messageZh: String?
  /// What was found.
  package let found: String?
  /// How to mend it.
  package let cure: String?
  /// The same in Chinese.
  package let cureZh: String?

  /// A problem, said.
  ///
  /// - Parameter hasColumn: whether its column is one of the file.
  package init(_ problem: Problem, hasColumn: Bool = true) {
    let words = BuiltIn.words
    let isChinese = words.language(of: problem, wished: "zh") == "zh"
    (severity, about) = (problem.severity.rawValue, problem.about?.rawValue)
    // Here nobody has written an option.
    place = problem.place.hasPrefix("--") ? String(problem.place.dropFirst(2)) : problem.place
    (row, column) = (problem.cell.map { Int($0.x) }, hasColumn ? problem.cell.map { Int($0.y) } : nil)
    message = words.say(problem.what, in: "en")
    messageZh = isChinese ? words.say(problem.what, in: "zh") : nil
    found = problem.found
    cure = problem.cure.map { words.say($0, in: "en") }
    cureZh = isChinese ? problem.cure.map { words.say($0, in: "zh") } : nil
  }
}

extension Failure {
  /// The reasons as other programs show them.
  package var spoken: [SpokenProblem] { problems.map { SpokenProblem($0) } }

  /// The reasons, one a line, each with what it is called before it, safe for a terminal.
  ///
  /// - Parameter language: `en` or `zh`; a reason that has no translation is told in English.
  package func lines(in language: String) -> [String] {
    let words = BuiltIn.words
    return problems.map { problem in
      let language = words.language(of: problem, wished: language)
      let severity = words.say(Message(stringLiteral: problem.severity.rawValue), in: language)
      return "\(severity): \(words.say(problem, in: language))"
    }
  }
}

/// A sentence of the program for a terminal.
package func said(_ message: Message, in language: String) -> String { BuiltIn.words.say(message, in: language) }

/// A text as it may stand on a page of HTML, in an element or in an attribute between double quotes.
package func markup(of text: String) -> String { escaped(text) }
