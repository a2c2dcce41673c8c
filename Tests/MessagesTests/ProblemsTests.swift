import Testing

@testable import Messages

/// Many problems, and their order.
@Suite struct ProblemsTests {
  private let error = Problem(at: "e", "wrong")
  private let warning = Problem(.warning, at: "w", "doubtful")

  /// Ten thousand errors are told, and then once that there are more; warnings are counted apart, notes among them.
  @Test func ofEndlessProblemsTheFirstAreTold() {
    var problems = Problems()
    for _ in 0..<Problems.most { problems.add(error) }
    #expect(problems.all.count == 10_000 && problems.errors == 10_000 && !problems.isFull)
    for _ in 0..<3 { problems.add(error) }
    #expect(problems.all.count == 10_001 && problems.isFull)
    #expect(problems.all.last?.what == "more than 10000 errors" && problems.all.last?.severity == .error)
    problems.add(warning)
    #expect(problems.all.last == warning)
    problems.add((0..<20_000).map { _ in Problem(.note, at: "n", "said") })
    #expect(problems.all.count == 20_002 && problems.all.last?.what == "more than 10000 warnings")
    #expect(problems.all.last?.severity == .warning && problems.all.last?.place == "n")
  }

  @Test func whatWasFoundEarlierCountsToo() {
    let earlier = Array(repeating: error, count: 9_999) + [warning]
    var problems = Problems(earlier)
    #expect(problems.errors == 9_999 && problems.all == earlier)
    problems.add([error, error])
    #expect(problems.isFull && problems.all.count == 10_002)
  }

  /// What is wrong elsewhere comes first, then cell by cell along the rows.
  @Test func problemsStandInTheOrderOfTheTable() {
    let cell = { (row: Int, column: Int) in Problem(at: Problem.Place("c", row: row, column: column), "x") }
    let (here, next, below) = (cell(2, 3), cell(2, 10), cell(11, 1))
    #expect(error < here && here < next && next < below && here < below)
    #expect(!(here < error) && !(next < here) && !(below < next) && !(here < here) && !(error < error))
    #expect([below, next, error, here].sorted(by: <) == [error, here, next, below])
  }

  /// A letter may have any number of accents on it; 240 scalars of them are enough.
  @Test(arguments: [(239, false), (240, false), (241, true)]) func longLettersAreCut(_ count: Int, _ isCut: Bool) {
    let text = "a" + String(repeating: "\u{301}", count: count - 1)
    let said = Problem(at: "x", "y", found: text).description
    #expect(said == "x: y: \"\(isCut ? String(text.unicodeScalars.prefix(237)) + "..." : text)\"")
  }

  @Test(arguments: [(80, false), (81, true)]) func eightyLettersAreTold(_ count: Int, _ isCut: Bool) {
    let said = Problem(at: "x", "y", found: String(repeating: "z", count: count)).description
    #expect(said == "x: y: \"\(String(repeating: "z", count: isCut ? 77 : count))\(isCut ? "..." : "")\"")
  }
}

/// Texts as they are compared, written and told.
@Suite struct PlainTextTests {
  /// It is what is asked of each letter, whatever the first byte is.
  @Test func whiteSpaceAloneIsWhite() {
    for text in ["", " ", "\t\n", "\u{3000}", "\u{A0} \u{2003}"] { #expect(isWhite(text), "\(text.utf8.map { $0 })") }
    for text in ["a", " a", "沈", "\u{3000}沈", "~", "!\u{301}", " \u{301}x", "\u{1}"] { #expect(!isWhite(text)) }
    let letters: [Character] = [" ", "\t", "\u{3000}", "a", "é", "沈", "!", "~", "\u{200B}"]
    for first in letters {
      for second in letters {
        let text = String([first, second])
        #expect(isWhite(text) == text.allSatisfy(\.isWhitespace))
      }
    }
  }

  @Test(arguments: [
    ("a b", "a b"), ("  a \t b\n", "a b"), ("a\u{3000}b", "a b"), ("a\u{200B}b\u{FEFF}", "ab"), ("a\u{2060}", "a"),
    ("\u{202E}a", "a"), ("Sap\u{AD}poro", "Sapporo"), ("\u{180E}a\u{3164}", "a"), ("a\u{E0041}\u{FE0F}", "a"),
    ("a\u{200C}b", "a\u{200C}b"), ("葛\u{E0100}", "葛\u{E0100}"), ("", ""), (" ", ""), ("é", "é"), ("a  b", "a b"),
    ("a ", "a"), (" a", "a"),
  ])
  func spacesAreOneAndNoneAtTheEnds(_ text: String, _ expected: String) { #expect(cleaned(text) == expected) }

  @Test(arguments: [
    ("", true), ("a", true), ("a b", true), ("~", true), ("!", true), ("a  b", false), (" a", false), ("a ", false),
    (" ", false), ("\u{7F}", false), ("\u{1F}", false), ("é", false), ("a\tb", false),
  ])
  func plainIsPrintableASCII(_ text: String, _ expected: Bool) { #expect(isPlain(text) == expected) }

  /// The block of full-width forms runs from ！ to ～; a space has none there.
  @Test(arguments: [("！ＡＺ～", "!AZ~"), ("１２：３０", "12:30"), ("\u{FF00}\u{FF5F}", "\u{FF00}\u{FF5F}"), ("沈a", "沈a")])
  func fullWidthBecomesOrdinary(_ text: String, _ expected: String) { #expect(halfWidth(text) == expected) }

  @Test(arguments: [
    (1, "1"), (-0.5, "-0.5"), (0, "0"), (150, "150"), (41.8056, "41.8056"), (1e14, "100000000000000"),
    (5e-05, "0.00005"), (-1.25e-7, "-0.000000125"), (1e-5, "0.00001"), (-0.0, "0"), (0.0001, "0.0001"),
  ])
  func numbersAreAsShortAsTheyCanBe(_ number: Double, _ expected: String) { #expect(shortest(number) == expected) }

  @Test(arguments: [(7, 2, "07"), (12, 2, "12"), (123, 2, "123"), (0, 4, "0000"), (7, 0, "7")])
  func zerosFillUp(_ number: Int, _ width: Int, _ expected: String) { #expect(padded(number, width) == expected) }

  @Test(arguments: [
    ([0x61], true), ([], true), ([0xC3, 0xA9], true), ([0xC3], false), ([0xFF], false), ([0xED, 0xA0, 0x80], false),
  ])
  func bytesAreUTF8OrNot(_ bytes: [UInt8], _ expected: Bool) { #expect(isUTF8(bytes) == expected) }

  @Test func whatIsToStayStays() {
    #expect(
      printable("a\nb\tc\u{1B}", keeping: "\n\t") == "a\nb\tc\\u{1b}"
        && printable("\u{2028}\u{2029}") == "\\u{2028}\\u{2029}")
    #expect(printable("a\nb") == "a\\u{a}b" && printable("\u{2027}\u{202F}") == "\u{2027}\u{202F}")
  }

  @Test func onlyTheControlsAreControls() {
    let controls = (0...0x300).compactMap(Unicode.Scalar.init).filter(isControl).map(\.value)
    #expect(controls == Array(0..<0x20) + Array(0x7F...0x9F))
    let steering = (0...0x2100).compactMap(Unicode.Scalar.init).filter(isBidirectionalControl).map(\.value)
    #expect(steering == [0x61C, 0x200E, 0x200F] + Array(0x202A...0x202E) + Array(0x2066...0x2069))
  }
}

/// Sentences that can be said in other languages.
@Suite struct MessageTests {
  @Test func placesAreFilledInTheOrderOfTheLanguage() {
    let message: Message = "row \(3) has \("x{1}") fields"
    #expect(message.format == "row {1} has {2} fields" && message.description == "row 3 has x{1} fields")
    #expect(message.said { _ in "{2}在第{1}行" } == "x{1}在第3行")
    #expect(message.said { _ in "{3}{0}{x}." } == ".")
  }

  @Test func aSentenceMayHoldAnother() {
    let inner: Message = "inner \(1)"
    let message: Message = "outer: \(inner)"
    #expect(message.said { $0 == "inner {1}" ? "内{1}" : "外：{1}" } == "外：内1")
    #expect(message == "outer: inner 1" && message != "outer: inner 2")
  }

  @Test func wordsOfTheSystemAreSaidIfTheyAreKnown() {
    #expect(Message("is a directory", among: ["no such file", "is a directory"]).format == "is a directory")
    #expect(Message("something new", among: ["is a directory"]).format == "something new")
    #expect(Message("with {1} brace", among: []).description == "with {1} brace")
    #expect(Message(verbatim: "{1}").description == "{1}")
  }

  /// Words of up to 64 letters; the number of wrong letters grows with the word, and an id of two letters has none.
  @Test(arguments: [
    ("abc", "abd", true), ("ab", "ac", false), ("abcd", "abef", false), ("abcde", "abxye", true),
    ("abcde", "axyze", false),
    ("abcdefghi", "abcdefxyz", true), ("abcdefgh", "abcdexyz", false), ("acb", "abc", true), ("abcd", "abcdef", false),
  ])
  func theNumberOfSlipsDependsOnTheLength(_ word: String, _ known: String, _ isNear: Bool) {
    #expect((suggestion(for: word, among: [known]) != nil) == isNear)
  }

  @Test func veryLongWordsHaveNoNeighbours() {
    let long = String(repeating: "a", count: 64)
    #expect(
      suggestion(for: long, among: [long + "b"]) != nil && suggestion(for: long + "b", among: [long + "b"]) == nil)
  }
}
