import Drawing
import Testing

@testable import FriendshipMaps
@testable import fmap

/// Words after a command, sorted without a process.
@Suite struct ArgumentsTests {
  private static let command = Command(
    name: "try", summary: "", operands: [],
    options: [
      Option("output", short: "o", value: "FILE", repeats: true, ""), Option("number", short: "n", value: "N", ""),
      Option("quiet", short: "q", ""), CommonOptions.help,
    ], notes: "", run: { _ in })

  private static let word = Command(
    name: "pick", summary: "", operands: ["left", "right"], options: [CommonOptions.help], notes: "", run: { _ in })

  private static let file = Command(
    name: "open", summary: "", operands: [], options: [CommonOptions.help], notes: "", run: { _ in },
    operandName: "FILE")

  private func read(_ words: String...) throws -> Arguments { try Arguments(words, for: Self.command) }

  /// What is wrong, in one line; nothing where nothing is.
  private func complaint(_ words: [String], for command: Command = command) -> String? {
    do {
      _ = try Arguments(words, for: command)
      return nil
    } catch {
      guard case .usage(let problem) = error else { return "\(error)" }
      return problem.description
    }
  }

  @Test func aValueStandsBehindOrWithinTheWord() throws {
    for words in [["--number", "5"], ["--number=5"], ["-n", "5"], ["-n5"]] {
      #expect(try Arguments(words, for: Self.command).text("number") == "5", "\(words)")
    }
    #expect(try read("--output=a=b").text("output") == "a=b")
    #expect(try read("--output=").text("output") == "")
    #expect(try read("-o", "-").text("output") == "-")
    // A number below zero is a value, and so is whatever stands behind the sign of equality.
    #expect(try read("--number", "-5").text("number") == "-5")
    #expect(try read("--output=--quiet").text("output") == "--quiet")
  }

  @Test func whatIsRepeatedKeepsItsOrder() throws {
    let arguments = try read("-o", "b", "--output=a,c", "-ob")
    #expect(arguments.all("output") == ["b", "a,c", "b"] && arguments.list("output") == ["b", "a", "c", "b"])
    #expect(arguments.list("number") == nil)
    #expect(arguments.text("output") == "b" && arguments.all("number").isEmpty && arguments.text("number") == nil)
  }

  @Test func aSwitchIsThereOrNot() throws {
    #expect(try read("-q").has("quiet") && read("--quiet", "--quiet").has("quiet") && !read().has("quiet"))
  }

  @Test(arguments: [
    (["--quite"], "try: unknown option: \"--quite\"; did you mean \"--quiet\"? see fmap try --help"),
    (["--xyzzy"], "try: unknown option: \"--xyzzy\"; see fmap try --help"),
    (["-x"], "try: unknown option: \"-x\"; see fmap try --help"), (["-qn"], "try: unknown option: \"-qn\""),
    (["--quiet=1"], "--quiet: takes no value: \"1\""), (["--number"], "--number: needs a value; write --number N"),
    (["--number", "--quiet"], "--number: needs a value; write --number N"),
    (["-n1", "--number=2"], "--number: given twice; give it once"), (["a"], "try: unexpected word: \"a\""),
    (["--", "--quiet"], "try: unexpected word: \"--quiet\""), (["-"], "try: unexpected word: \"-\""),
  ])
  func wrongWordsAreExplained(_ words: [String], _ message: String) {
    #expect(complaint(words)?.hasPrefix(message) == true, "\(complaint(words) ?? "taken")")
  }

  @Test func whoAsksForHelpIsNotAskedForMore() throws {
    #expect(complaint(["--help"], for: Self.word) == nil && complaint(["a", "b", "-h"], for: Self.word) == nil)
  }

  @Test func aCommandMayNeedOneOfItsWords() throws {
    #expect(try Arguments(["right"], for: Self.word).operands == ["right"])
    #expect(complaint([], for: Self.word) == "pick: needs one more word; use left or right")
    #expect(
      complaint(["lfet"], for: Self.word)?.hasPrefix("pick: unknown word: \"lfet\"; did you mean \"left\"?") == true)
    #expect(complaint(["left", "right"], for: Self.word) == "pick: unexpected word: \"right\"")
  }

  @Test func aCommandMayTakeOneFreeWord() throws {
    #expect(try Arguments(["a"], for: Self.file).operands == ["a"])
    #expect(try Arguments(["--", "--help"], for: Self.file).operands == ["--help"])
    #expect(complaint(["a", "b"], for: Self.file)?.hasPrefix("open: unexpected word: \"b\"") == true)
  }

  // MARK: Values

  @Test(
    arguments: [
      ("-3", -3), ("5", 5), ("4.5", 4.5), ("+1", 1), ("1e0", 1), (".5", 0.5), ("5.001", nil), ("-3.1", nil), ("", nil),
      ("x", nil), ("nan", nil), ("inf", nil), ("0x1", nil), (" 1", nil), ("1,5", nil), ("１", nil), ("1_0", nil),
    ] as [(String, Double?)])
  func numbersArePlainAndWithinTheirRange(_ text: String, _ expected: Double?) throws {
    let arguments = try read("--number=\(text)")
    if let expected {
      #expect(try arguments.number("number", in: -3...5) == expected)
    } else {
      #expect(throws: Failure.self) { try arguments.number("number", in: -3...5) }
    }
    #expect(try read().number("number", in: -3...5) == nil)
  }

  @Test func wholeNumbersAreWhole() throws {
    #expect(try read("-n", "3").whole("number", in: 0...3) == 3 && read("-n", "2.0").whole("number", in: 0...3) == 2)
    #expect(throws: Failure.self) { try read("-n", "2.5").whole("number", in: 0...3) }
    #expect(throws: Failure.self) { try read("-n", "4").whole("number", in: 0...3) }
  }

  @Test func aChoiceIsOneOfTheKnown() throws {
    #expect(try read("-n", "a").choice("number", among: ["a", "b"]) == "a")
    #expect(try read().choice("number", among: ["a", "b"]) == nil)
    #expect(throws: Failure.self) { try read("-n", "A").choice("number", among: ["a", "b"]) }
  }

  @Test func choicesMayBeMeantInOtherWords() throws {
    let known = ["a", "b"]
    #expect(try read("-o", "b,a").choices("output", among: known) == ["b", "a"])
    #expect(try Choice.several(["x"], "output", among: known) { $0 == "x" ? "a" : nil } == ["a"])
    #expect(try read().choices("output", among: known).isEmpty)
    #expect(throws: Failure.self) { try read("-o", "").choices("output", among: known) }
    #expect(throws: Failure.self) { try read("-o", "a,c").choices("output", among: known) }
  }

  @Test(arguments: ["2021", "2021-02", "2021-02-29", "../2021", "2021-2-1x", ""]) func notEveryDateIsADay(
    _ text: String
  ) {
    #expect(throws: Failure.self) { try read("--number=\(text)").day("number") }
  }

  @Test func aDayIsADay() throws {
    #expect(try read("-n", "2020-02-29").day("number") == Day(year: 2020, month: 2, day: 29))
    #expect(try read().day("number") == nil)
  }
}
