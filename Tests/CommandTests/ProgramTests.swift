import Foundation
import Testing

/// What the program says about itself: help, version, lists, completions.
@Suite struct ProgramTests {
  let program: Program

  init() throws { program = try Program() }

  @Test(arguments: [["--help"], ["-h"], ["help"], ["render", "--help"], ["help", "list"], ["completions", "-h"]])
  func helpIsAnAnswerAndNotAnError(_ words: [String]) throws {
    let run = try program.run(words)
    #expect(run.exitCode == 0)
    #expect(run.errors.isEmpty)
    #expect(run.text.contains("Usage: fmap"))
    #expect(run.text.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  /// Options exist to be used: each one that the help names is taken by its command.
  @Test(arguments: ["render", "animate", "list"]) func everyOptionOfTheHelpIsKnown(_ command: String) throws {
    let help = try program.run(command, "--help").text
    let options = help.split(separator: "\n").compactMap { line in
      line.split(separator: " ").first { $0.hasPrefix("--") }.map(String.init)
    }
    #expect(options.count > 8)
    for option in options {
      let errors = try program.run([command] + (command == "list" ? ["themes"] : []) + [option, "--help"]).errors
      #expect(!errors.contains("unknown option"), "\(option): \(errors)")
    }
  }

  @Test func versionIsTheOneOfTheChangelog() throws {
    let version = try program.run("--version").text
    let changelog = try String(
      contentsOf: Program.project.appendingPathComponent("CHANGELOG.md"), encoding: .utf8)
    let released = changelog.split(separator: "\n").first { $0.hasPrefix("## ") && $0 != "## Unreleased" }
    let latest = released?.dropFirst(3).split(separator: " ").first
    #expect(version == "fmap \(latest ?? "")\n")
  }

  @Test func citiesOfAYearAreThoseThatItsMapShows() throws {
    for year in [1980, 1998, 2013, 2021] {
      let rows = try program.run("list", "cities", "--year", "\(year)").text.split(separator: "\n").dropFirst()
      let ids = Set(rows.compactMap { $0.split(separator: "\t").first.map(String.init) })
      let svg = try program.run("render", "--year", "\(year)", "-o", "-").text
      let drawn = svg.components(separatedBy: "<g id=\"city-").dropFirst().compactMap {
        $0.components(separatedBy: "data-city=\"").dropFirst().first?.components(separatedBy: "\"").first
      }
      #expect(ids == Set(drawn))
      #expect(rows.count == drawn.count)
    }
  }

  @Test func yearsCountWhatIsNewAndWhatIsInForce() throws {
    let rows = try program.run("list", "years").text.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(rows.first == ["year", "new", "sister", "cooperative"])
    #expect(rows.count == 1 + 42)
    #expect(rows.dropFirst().first == ["1980", "1", "1", "0"])
    #expect(rows.last == ["2021", "1", "23", "14"])
  }

  @Test(arguments: ["relations", "projections", "themes", "formats", "languages"])
  func everyListHasAHeaderAndRows(_ list: String) throws {
    let run = try program.run("list", list)
    let rows = run.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(run.exitCode == 0)
    #expect(rows.count >= 2)
    #expect(Set(rows.map { $0.split(separator: "\t", omittingEmptySubsequences: false).count }).count == 1)
  }

  /// Where a shell is there, it must at least understand its own completions.
  @Test(arguments: ["bash", "zsh", "fish"]) func completionsAreScriptsOfTheirShell(_ shell: String) throws {
    let run = try program.run("completions", shell)
    #expect(run.exitCode == 0)
    #expect(run.text.contains("central-meridian"))
    let path = ["/bin/\(shell)", "/usr/bin/\(shell)"].first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let path else { return }
    try program.write(run.text, to: "completions")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-n", program.folder.appendingPathComponent("completions").path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
