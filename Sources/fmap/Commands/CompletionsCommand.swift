extension Command {
  /// Prints the completions of a shell.
  static let completions = Command(
    name: "completions", summary: "print completions for a shell", operands: ["bash", "zsh", "fish"],
    options: [CommonOptions.help],
    notes: """
      To use them:
        bash   fmap completions bash > ~/.local/share/bash-completion/completions/fmap
        zsh    fmap completions zsh > a folder of $fpath, as _fmap
        fish   fmap completions fish > ~/.config/fish/completions/fmap.fish
      """,
    run: { arguments in
      switch arguments.operands.first {
      case "bash": try Terminal.print(Completions.bash(Command.all))
      case "zsh": try Terminal.print(Completions.zsh(Command.all))
      default: try Terminal.print(Completions.fish(Command.all))
      }
    })
}

/// Completion scripts, made from the tables of commands and options.
private enum Completions {
  static func bash(_ commands: [Command]) -> String {
    let names = commands.map(\.name).joined(separator: " ")
    let cases = commands.map { command in
      let words = (command.operands + command.options.map { "--" + $0.name }).joined(separator: " ")
      return "    \(command.name)) words=\"\(words)\" ;;"
    }
    let values = uniqueOptions(commands).compactMap { option -> String? in
      guard option.value != nil else { return nil }
      let pattern = (option.short.map { "-\($0)|" } ?? "") + "--\(option.name)"
      if takesFile(option) { return "    \(pattern)) COMPREPLY=($(compgen -f -- \"$current\")); return ;;" }
      let words = option.choices.joined(separator: " ")
      return "    \(pattern)) COMPREPLY=($(compgen -W \"\(words)\" -- \"$current\")); return ;;"
    }
    return """
      _fmap() {
        local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" words
        case "$previous" in
      \(values.joined(separator: "\n"))
        esac
        case "${COMP_WORDS[1]}" in
      \(cases.joined(separator: "\n"))
          *) words="\(names) --help --version" ;;
        esac
        COMPREPLY=($(compgen -W "$words" -- "$current"))
      }
      complete -o filenames -F _fmap fmap
      """
  }

  static func zsh(_ commands: [Command]) -> String {
    let cases = commands.map { command in
      let options = command.options.map { option -> String in
        let value = option.value.map { _ in
          takesFile(option) ? ":file:_files" : ":value:(\(option.choices.joined(separator: " ")))"
        }
        return "        '\(option.isRepeatable ? "*" : "")--\(option.name)[\(quoted(option.help))]\(value ?? "")'"
      }
      let operand = command.operands.isEmpty ? [] : ["        '1:word:(\(command.operands.joined(separator: " ")))'"]
      let lines = (options + operand).joined(separator: " \\\n")
      return "    \(command.name))\n      _arguments \\\n\(lines) ;;"
    }
    let names = commands.map { "    '\($0.name):\(quoted($0.summary))'" }.joined(separator: "\n")
    return """
      #compdef fmap
      _fmap() {
        local -a commands=(
      \(names)
        )
        if (( CURRENT == 2 )); then
          _describe command commands
          return
        fi
        local name="$words[2]"
        shift words
        (( CURRENT-- ))
        case "$name" in
      \(cases.joined(separator: "\n"))
        esac
      }
      _fmap "$@"
      """
  }

  static func fish(_ commands: [Command]) -> String {
    commands.flatMap { command -> [String] in
      let first = "complete -c fmap -n __fish_use_subcommand -f -a \(command.name) -d '\(quoted(command.summary))'"
      let here = "complete -c fmap -n '__fish_seen_subcommand_from \(command.name)'"
      let words = command.operands.map { "\(here) -f -a \($0)" }
      return [first] + words + command.options.map { fishOption($0, here) }
    }.joined(separator: "\n")
  }

  private static func fishOption(_ option: Option, _ here: String) -> String {
    let short = option.short.map { " -s \($0)" } ?? ""
    let files = option.value == nil ? "" : takesFile(option) ? " -r -F" : " -x"
    let choices = option.choices.isEmpty ? "" : " -a '\(option.choices.joined(separator: " "))'"
    return "\(here) -l \(option.name)\(short)\(files)\(choices) -d '\(quoted(option.help))'"
  }

  private static func takesFile(_ option: Option) -> Bool { option.value == "FILE" }

  private static func uniqueOptions(_ commands: [Command]) -> [Option] {
    commands.flatMap(\.options).reduce(into: []) { found, option in
      if !found.contains(where: { $0.name == option.name }) { found.append(option) }
    }
  }

  /// Help as it may stand between single quotes and square brackets.
  private static func quoted(_ text: String) -> String { String(text.filter { !"'[]:".contains($0) }) }
}
