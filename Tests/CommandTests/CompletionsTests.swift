import Foundation
import Testing

@testable import FriendshipMaps
@testable import fmap

/// What a shell offers. The script for bash is run by bash; of the others the lines are read.
@Suite struct CompletionsTests {
  /// What bash offers for the last of the words.
  private func offered(_ words: String...) throws -> [String]? {
    guard FileManager.default.isExecutableFile(atPath: "/bin/bash") else { return nil }
    let program = try Program()
    try program.write(try program.run("completions", "bash").text, to: "completions")
    let list = words.map { "'\($0)'" }.joined(separator: " ")
    try program.write(
      ". ./completions; COMP_WORDS=(fmap \(list)); COMP_CWORD=\(words.count); _fmap; printf '%s\\n' \"${COMPREPLY[@]}\"",
      to: "ask")
    let run = try program.run(["ask"], program: URL(fileURLWithPath: "/bin/bash"))
    return run.text.split(separator: "\n").map(String.init)
  }

  @Test func bashOffersCommandsOptionsAndWords() throws {
    guard let commands = try offered("") else { return }
    #expect(Set(commands) == Set(Command.all.map(\.name) + ["--help", "--version"]))
    #expect(try offered("re") == ["render"])
    #expect(try offered("render", "--la") == ["--lang", "--labels"])
    #expect(try offered("list", "th") == ["themes"])
    #expect(try offered("render", "--beneath", "") == ["both", "country", "year", "none"])
    #expect(try offered("animate", "--list", "c") == ["country"])
    #expect(try offered("embed", "--region", "w") == ["world"])
    #expect(try offered("render", "--bl") == ["--bleed"] && offered("embed", "--bl") == [])
    #expect(try offered("render", "--page", "A0") == ["A0", "A0-portrait"])
    #expect(try offered("render", "--map", "com") == ["completions"])
    #expect(try offered("render", "-o", "com") == ["completions"])
    #expect(try offered("check", "--year") == [])
  }

  @Test func zshKnowsFilesWordsAndWhatIsRepeated() throws {
    let lines = try Program().run("completions", "zsh").text.split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    for command in Command.all {
      #expect(lines.contains { $0.hasPrefix("'\(command.name):") } && lines.contains("\(command.name))"))
    }
    #expect(lines.contains { $0.hasPrefix("'*--output[") && $0.contains(":file:_files'") })
    #expect(lines.contains { $0.hasPrefix("'--page[") && $0.contains(":value:(A4 A4-portrait A3 ") })
    #expect(lines.contains { $0.hasPrefix("'--quiet[") && $0.contains("]'") && !$0.contains("_files") })
    #expect(lines.contains { $0.hasPrefix("'1:word:(bash zsh fish)'") })
  }

  @Test func fishKnowsTheSame() throws {
    let lines = try Program().run("completions", "fish").text.split(separator: "\n").map(String.init)
    let render = "complete -c fmap -n '__fish_seen_subcommand_from render'"
    #expect(lines.contains { $0.hasPrefix("complete -c fmap -n __fish_use_subcommand -f -a render -d '") })
    #expect(lines.contains { $0.hasPrefix("\(render) -l output -s o -r -F -d '") })
    #expect(lines.contains { $0.hasPrefix("\(render) -l labels -x -a 'all both none' -d '") })
    #expect(lines.contains { $0.hasPrefix("\(render) -l quiet -d '") })
    #expect(lines.contains("complete -c fmap -n '__fish_seen_subcommand_from completions' -f -a zsh"))
    // Nothing in a help text ends the quotes around it.
    #expect(lines.allSatisfy { $0.count { $0 == "'" } % 2 == 0 })
  }
}
