import Cartography
import FriendshipMaps
import Friendships
import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The language in which problems are told: the first of `--lang`, or else the one that the environment asks for.
enum MessageLanguage {
  /// Its name as the words know it; `en` when nobody asks for another one that they have.
  static let current: String = {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let environment = names.compactMap { (name: String) in getenv(name).map { String(cString: $0) } }
    let wish = asked(CommandWords.all) ?? environment.first { !$0.isEmpty } ?? ""
    let language = wish.lowercased().prefix { $0.isLetter }
    return ["en", "zh"].first { $0 == language } ?? "en"
  }()

  private static var words: Words { BuiltIn.words }

  /// A problem in one line. How to use the program is told in English, as its help is.
  static func say(_ problem: Problem) -> String { words.say(problem, in: language(of: problem)) }

  /// Problems, one a line, with what they are called before them. The same doubt in thousands of rows is one matter for a
  /// person: what is wrong in several rows in just the same way is told once, with the rows, and of each kind the first
  /// hundred are told.
  static func listed(_ problems: [Problem]) -> [String] {
    let most = 100
    var rows = rows(ofEqual: problems)
    var kinds: [(first: Problem, count: Int)] = []
    var kind: [String: Int] = [:]
    var lines: [String] = []
    for problem in problems {
      let index = kind[problem.what.format] ?? kinds.count
      kind[problem.what.format] = index
      if index == kinds.count { kinds.append((problem, 0)) }
      if problem.cell != nil, let equal = rows[said(but: problem)] {
        // The first stands for all of them.
        guard let first = equal.first else { continue }
        rows[said(but: problem)] = []
        kinds[index].count += 1
        if kinds[index].count <= most { lines.append(whole(problem) + others(equal, than: first)) }
        continue
      }
      kinds[index].count += 1
      if kinds[index].count <= most { lines.append(whole(problem)) }
    }
    return lines
      + kinds.filter { $0.count > most }.map { first, count in
        let more: Message = "\(count - most) more like this: \(first.what)"
        return "\(say(first.severity)): \(say(more))"
      }
  }

  /// The rows of problems that differ in their rows alone, where there are more than two of them.
  private static func rows(ofEqual problems: [Problem]) -> [String: [Int]] {
    var rows: [String: [Int]] = [:]
    for problem in problems {
      if let cell = problem.cell { rows[said(but: problem), default: []].append(Int(cell.x)) }
    }
    return rows.filter { $0.value.count > 2 }
  }

  /// All that is said of a problem but its row.
  private static func said(but problem: Problem) -> String {
    let column = problem.cell.map { "\($0.y)" } ?? ""
    let cure = problem.cure?.description ?? ""
    return "\(problem.severity.rawValue)|\(column)|\(problem.what)|\(problem.found ?? "")|\(cure)"
  }

  /// Where a problem stands besides.
  private static func others(_ rows: [Int], than first: Int) -> String {
    let others = Array(rows.dropFirst())
    return say(" (and \(others.count) more like this, in rows \(inWords(rows: others)))")
  }

  /// A problem in one line, with what it is called before it.
  private static func whole(_ problem: Problem) -> String {
    "\(say(problem.severity, in: language(of: problem))): \(say(problem))"
  }

  private static func language(of problem: Problem) -> String { words.language(of: problem, wished: current) }

  /// A sentence.
  static func say(_ message: Message) -> String { words.say(message, in: current) }

  /// What a problem is called.
  static func say(_ severity: Problem.Severity, in language: String = current) -> String {
    switch severity {
    case .note: words.say("note" as Message, in: language)
    case .warning: words.say("warning" as Message, in: language)
    case .error: words.say("error" as Message, in: language)
    }
  }

  private static func asked(_ words: [String]) -> String? {
    for (index, word) in words.enumerated() {
      if word == "--lang", words.indices.contains(index + 1) { return words[index + 1] }
      if word.hasPrefix("--lang=") { return String(word.dropFirst("--lang=".count)) }
    }
    return nil
  }
}
