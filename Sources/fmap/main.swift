import Cartography

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Command {
  /// The catalogue of commands, in the order of the help.
  static let all: [Command] = [.render, .list, .completions]
}

/// Runs the program on the words after its name.
private func run(_ words: [String]) throws {
  guard let name = words.first else {
    throw Failure.usage(Problem(at: "fmap", "needs a command", cure: "try fmap render --year 2021, or fmap --help"))
  }
  switch name {
  case "--version": return Terminal.print("fmap \(version)")
  case "--help", "-h", "help":
    let command = words.dropFirst().first.flatMap { name in Command.all.first { $0.name == name } }
    return Terminal.print(command.map(Help.command) ?? Help.program(Command.all))
  default: break
  }
  guard let command = Command.all.first(where: { $0.name == name }) else {
    let known = Command.all.map(\.name)
    throw Failure.usage(Problem(at: "fmap", "unknown command", found: name, cure: cure(for: name, among: known)))
  }
  let arguments = try Arguments(Array(words.dropFirst()), for: command)
  if arguments.has("help") { return Terminal.print(Help.command(command)) }
  try command.run(arguments)
}

keepFreedMemory()
// A reader that closes a pipe early must be an error to handle, not the end of the process.
signal(SIGPIPE, SIG_IGN)
do {
  try run(Array(CommandLine.arguments.dropFirst()))
} catch let failure as Failure {
  Terminal.report(failure.problems)
  exit(failure.exitCode)
}
