import Cartography
import Friendships

/// The help, made from the tables of commands and options.
enum Help {
  static func program(_ commands: [Command]) -> String {
    """
    fmap draws a city's friendships on a world map.

    Usage: fmap COMMAND [OPTIONS]

    Commands:
    \(commands.map { "  \($0.name.padded(to: 13))\($0.summary)" }.joined(separator: "\n"))

    fmap COMMAND --help says more; fmap --version prints the version.

    Example: fmap render --year 2021 draws out/map-2021.svg and out/map-2021.png.

    Exit codes: 0 done, 1 the data or the drawing failed, 2 wrong usage.
    """
  }

  static func command(_ command: Command) -> String {
    let words = command.operandName.map { [$0] } ?? command.operands
    let operands =
      (words.isEmpty ? "" : " " + words.joined(separator: "|")) + (command.takesTable ? " [TABLE|map.json]" : "")
    return """
      fmap \(command.name): \(command.summary)

      Usage: fmap \(command.name)\(operands) [OPTIONS]

      Options:
      \(command.options.map(line).joined(separator: "\n"))

      \(command.notes)
      """
  }

  private static func line(_ option: Option) -> String {
    let short = option.short.map { "-\($0), " } ?? "    "
    let name = "  \(short)--\(option.name)" + (option.value.map { " \($0)" } ?? "")
    return name.padded(to: 32) + option.help
  }
}
