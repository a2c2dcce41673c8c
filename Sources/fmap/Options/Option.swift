/// One option of a command as users write it; help, completions and parsing are all made from it.
struct Option: Sendable {
  /// The name without its two hyphens.
  let name: String
  /// The one-letter form, or nothing.
  let short: Character?
  /// What stands for its value in the help; nothing for an option without a value.
  let value: String?
  /// What it does, one line.
  let help: String
  /// Whether it may be given more than once.
  let isRepeatable: Bool
  /// The words that it takes, for completions; empty when they are free or depend on the data.
  let choices: [String]

  init(
    _ name: String, short: Character? = nil, value: String? = nil, repeats: Bool = false, choices: [String] = [],
    _ help: String
  ) {
    self.name = name
    self.short = short
    self.value = value
    self.help = help
    isRepeatable = repeats
    self.choices = choices
  }
}

/// One command: its place in the help, what it takes, and what it does.
struct Command: Sendable {
  let name: String
  /// What it does, one line.
  let summary: String
  /// What comes after the name besides options: the words allowed there, of which one is needed; may be empty.
  let operands: [String]
  let options: [Option]
  /// Longer words for `--help`: examples, files, exit codes.
  let notes: String
  let run: @Sendable (Arguments) throws -> Void
  /// What stands for a free operand in the help, where the command takes one; nothing otherwise.
  var operandName: String?
  /// Whether a table or a map.json may stand behind all that.
  var takesTable = false

  /// How many words come before a table.
  var wordCount: Int { operands.isEmpty && operandName == nil ? 0 : 1 }
}
