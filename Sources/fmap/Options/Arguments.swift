import Drawing
import FriendshipMaps
import Friendships
import Messages

/// What the user wrote after the command, checked against the command's options.
struct Arguments {
  /// The words that are not options.
  private(set) var operands: [String] = []
  /// The table or map.json that stands without an option before it.
  private(set) var file: String?
  private var values: [String: [String]] = [:]

  /// Sorts words into options and operands; the first wrong one throws.
  init(_ words: [String], for command: Command) throws(Failure) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        break
      }
      if word.hasPrefix("--") {
        try addLong(word, command, &rest)
      } else if word.hasPrefix("-"), word.count > 1 {
        try addShort(word, command, &rest)
      } else {
        operands.append(word)
      }
    }
    try checkOperands(command)
    if command.takesTable, !has("help"), let word = operands.dropFirst(command.wordCount).first {
      // A word without an ending is most likely no file, but one too many.
      guard fileEnding(word) != nil || fileExists(word) else {
        throw .usage(
          Problem(at: command.name, "unexpected word", found: word, cure: "see fmap \(command.name) --help"))
      }
      file = word
    }
  }

  private mutating func addLong(_ word: String, _ command: Command, _ rest: inout ArraySlice<String>) throws(Failure) {
    let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? ""
    guard let option = command.options.first(where: { $0.name == name }) else {
      throw unknown(word: "--" + name, command)
    }
    if option.value == nil, parts.count > 1 {
      throw .usage(Problem(at: "--\(name)", "takes no value", found: String(parts[1])))
    }
    try add(option, parts.count > 1 ? String(parts[1]) : nil, &rest)
  }

  private mutating func addShort(_ word: String, _ command: Command, _ rest: inout ArraySlice<String>) throws(Failure) {
    let letter = word[word.index(after: word.startIndex)]
    guard let option = command.options.first(where: { $0.short == letter }) else { throw unknown(word: word, command) }
    let tail = String(word.dropFirst(2))
    if option.value == nil, !tail.isEmpty { throw unknown(word: word, command) }
    try add(option, tail.isEmpty ? nil : tail, &rest)
  }

  private mutating func add(_ option: Option, _ given: String?, _ rest: inout ArraySlice<String>) throws(Failure) {
    guard let placeholder = option.value else {
      values[option.name] = [""]
      return
    }
    guard let value = given ?? rest.popFirst(), given != nil || !value.hasPrefix("--") else {
      throw .usage(Problem(at: "--\(option.name)", "needs a value", cure: "write --\(option.name) \(placeholder)"))
    }
    if !option.isRepeatable, values[option.name] != nil {
      throw .usage(Problem(at: "--\(option.name)", "given twice", cure: "give it once"))
    }
    values[option.name, default: []].append(value)
  }

  private func unknown(word: String, _ command: Command) -> Failure {
    let known = command.options.map { "--" + $0.name }
    let hint = suggestion(for: word, among: known).map { "did you mean \"\($0)\"? " } ?? ""
    return .usage(
      Problem(at: command.name, "unknown option", found: word, cure: "\(hint)see fmap \(command.name) --help"))
  }

  private func checkOperands(_ command: Command) throws(Failure) {
    guard !has("help") else { return }
    if command.operands.isEmpty, let extra = operands.dropFirst(command.wordCount + (command.takesTable ? 1 : 0)).first
    {
      throw .usage(Problem(at: command.name, "unexpected word", found: extra, cure: "see fmap \(command.name) --help"))
    }
    guard !command.operands.isEmpty else { return }
    guard let word = operands.first else {
      throw .usage(Problem(at: command.name, "needs one more word", cure: "use \(inWords(command.operands))"))
    }
    guard command.operands.contains(word) else {
      throw .usage(
        Problem(at: command.name, "unknown word", found: word, cure: cure(for: word, among: command.operands)))
    }
    let most = command.takesTable ? 2 : 1
    if operands.count > most {
      throw .usage(Problem(at: command.name, "unexpected word", found: operands[most]))
    }
  }

  // MARK: Values

  /// Whether an option was given.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// The value of an option, or nothing where it was not given.
  func text(_ name: String) -> String? { values[name]?.last }

  /// All values of a repeatable option, nothing where it was not given; a value may itself be a list with commas.
  func list(_ name: String) -> [String]? {
    values[name]?.flatMap { $0.split(separator: ",").map { String($0) } }
  }

  /// All values of a repeatable option as they were written.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// What was asked of the pictures, by the names of options: their values as they were written, without what says which of them are
  /// drawn, where they are written and what is told. A file that was named, too, is a part of what was asked: by its name and SHA-256.
  var asked: [String: [String]] {
    let others = [
      "each-hub", "hubs", "least", "shard", "jobs", "output", "format", "map", "data", "year", "date", "quiet", "loop",
    ]
    var asked = values.filter { !others.contains($0.key) }
    for name in ["theme", "basemap"] {
      guard let path = asked[name]?.last, fileEnding(path) != nil, fileExists(path) else { continue }
      asked[name] = [lastPart(path), digestOfFile(path)]
    }
    return asked
  }

  /// A number within a range.
  ///
  /// - Parameter unit: what may stand behind it.
  func number(_ name: String, in range: ClosedRange<Double>, unit: String = "") throws(Failure) -> Double? {
    guard let text = text(name) else { return nil }
    var digits = text[...]
    if !unit.isEmpty, digits.hasSuffix(unit) {
      digits.removeLast(unit.count)
      if digits.last == " " { digits.removeLast() }
    }
    let isPlain = digits.utf8.allSatisfy { (48...57).contains($0) || "+-.eE".utf8.contains($0) }
    guard isPlain, let number = Double(digits) else {
      throw .usage(Problem(at: "--\(name)", "not a number", found: text, cure: Choice.expected(range)))
    }
    return try Choice.number(number, name, in: range, written: text)
  }

  /// A whole number within a range.
  func whole(_ name: String, in range: ClosedRange<Double>) throws(Failure) -> Int? {
    guard let number = try number(name, in: range) else { return nil }
    guard number == number.rounded() else {
      throw .usage(Problem(at: "--\(name)", "not a whole number", found: text(name)))
    }
    return Int(number)
  }

  /// One of the words that are allowed.
  func choice(_ name: String, among known: [String]) throws(Failure) -> String? {
    try Choice.one(text(name), name, among: known)
  }

  /// Several of the words that are allowed.
  func choices(_ name: String, among known: [String]) throws(Failure) -> [String] {
    try Choice.several(list(name), name, among: known)
  }

  /// A day that exists, `YYYY-MM-DD`.
  func day(_ name: String) throws(Failure) -> Day? {
    guard let text = text(name) else { return nil }
    guard let date = PartialDate(text), date.day != nil, !date.isLatest else {
      throw .usage(Problem(at: "--\(name)", "not a day", found: text, cure: "write it as YYYY-MM-DD"))
    }
    return date.lastDay
  }
}

extension Arguments {
  /// How often a GIF plays.
  func loops() throws(Failure) -> Int { try whole("loop", in: 0...65535) ?? 1 }
}
