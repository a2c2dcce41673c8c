import Cartography
import FriendshipMaps
import Friendships
import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Command {
  /// The catalogue of commands, in the order of the help.
  static let all: [Command] = [
    .studio, .render, .animate, .gif, .embed, .initFolder, .check, .export, .list, .licences, .completions,
  ]
}

/// The command of a name.
private func command(_ name: String) throws(Failure) -> Command {
  if let command = Command.all.first(where: { $0.name == name }) { return command }
  let known = Command.all.map(\.name)
  throw .usage(Problem(at: "fmap", "unknown command", found: name, cure: cure(for: name, among: known)))
}

/// Runs the program on the words after its name.
private func run(_ words: [String]) throws {
  guard let name = words.first else {
    throw Failure.usage(Problem(at: "fmap", "needs a command", cure: "try fmap render --year 2021, or fmap --help"))
  }
  switch name {
  case "--version": return try Terminal.print("fmap \(FriendshipMap.version)")
  case "--help", "-h", "help":
    guard let name = words.dropFirst().first else { return try Terminal.print(Help.program(Command.all)) }
    return try Terminal.print(Help.command(try command(name)))
  default: break
  }
  let command = try command(name)
  let arguments = try Arguments(Array(words.dropFirst()), for: command)
  if arguments.has("help") { return try Terminal.print(Help.command(command)) }
  try command.run(arguments)
}

keepFreedMemory()
fillStandardStreams()
// A reader that closes a pipe early, or a limit on the size of files, must be an error to handle, not the end of the process.
signal(SIGPIPE, SIG_IGN)
signal(SIGXFSZ, SIG_IGN)
do {
  try run(try CommandWords.checked())
  try Terminal.finish()
} catch let failure as Failure {
  Terminal.report(failure.problems)
  exit(failure.exitCode)
}
