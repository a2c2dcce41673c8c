import Messages
import Testing

@Suite struct ProblemTests {
  @Test func saysWhereWhatFoundAndCure() {
    let problem = Problem(at: "t.csv:14:7", "latitude out of range", found: "95.2", cure: "expected -90 to 90")
    #expect(problem.description == "t.csv:14:7: latitude out of range: \"95.2\"; expected -90 to 90")
    #expect(problem.severity == .error)
    #expect(Problem(.warning, at: "--year", "none").description == "--year: none")
  }

  @Test(arguments: [
    ("\u{1B}[31m", "\\u{1b}[31m"), ("\u{0}", "\\u{0}"), ("\u{7F}", "\\u{7f}"), ("\u{9B}", "\\u{9b}"), ("\n", "\\u{a}"),
    ("\r\n", "\\u{d}\\u{a}"), ("\u{202E}x", "\\u{202e}x"), ("\u{2066}", "\\u{2066}"), ("\u{200F}", "\\u{200f}"),
    ("\u{61C}", "\\u{61c}"), ("a\u{301}\u{202A}", "a\u{301}\\u{202a}"), ("沈阳", "沈阳"), ("é \"'\\", "é \"'\\"),
  ])
  func controlCharactersNeverReachATerminal(_ text: String, _ safe: String) {
    #expect(
      Problem(at: text, Message(verbatim: text), found: text, cure: Message(verbatim: text)).description
        == "\(safe): \(safe): \"\(safe)\"; \(safe)")
  }

  @Test func whatIsFoundIsCutWhenLong() {
    let text = Problem(at: "x", "y", found: String(repeating: "é", count: 500)).description
    #expect(text == "x: y: \"\(String(repeating: "é", count: 77))...\"")
    let whole = String(repeating: "z", count: 80)
    #expect(Problem(at: "x", "y", found: whole).description == "x: y: \"\(whole)\"")
  }

  @Test(arguments: [
    ("sistr", "sister"), ("SISTER", "sister"), ("sitser", "sister"), ("coperative", "cooperative"),
    ("cooperativ", "cooperative"), ("sisters", "sister"), ("drak", "dark"), ("lihgt", "light"),
  ])
  func theNearestWordIsMeant(_ word: String, _ meant: String) {
    #expect(suggestion(for: word, among: ["sister", "cooperative", "dark", "light"]) == meant)
  }

  @Test(arguments: ["", "xyz", "friend", "e", "zz", "sibling", "沈阳"]) func nothingNearIsNothing(_ word: String) {
    #expect(suggestion(for: word, among: ["sister", "cooperative", "dark", "en", "zh"]) == nil)
  }

  @Test func ofEquallyNearWordsTheFirstWins() {
    #expect(suggestion(for: "cat", among: ["bat", "hat"]) == "bat")
    #expect(suggestion(for: "cats", among: ["bats", "cat", "cats"]) == "cats")
    #expect(suggestion(for: "x", among: []) == nil)
  }

  @Test func aLongWordMeansNoShortOne() {
    #expect(suggestion(for: String(repeating: "a", count: 60), among: ["b", "sister"]) == nil)
  }

  @Test func theCureNamesTheWordsThatAreAllowed() {
    #expect(cure(for: "sistr", among: ["sister", "twin"]) == "did you mean \"sister\"? (use sister or twin)")
    #expect(cure(for: "qqqqq", among: ["sister", "twin", "friend"]) == "use sister, twin or friend")
    #expect(cure(for: "sistr", among: ["sister"], listing: "see x") == "did you mean \"sister\"? (see x)")
  }

  @Test func wordsBecomeAList() {
    #expect(inWords([]) == "")
    #expect(inWords(["a"]) == "a")
    #expect(inWords(["a", "b"]) == "a or b")
    #expect(inWords(["a", "b", "c"]) == "a, b or c")
  }

  @Test func aVeryLongWordSuggestsNothing() {
    #expect(suggestion(for: String(repeating: "a", count: 200), among: ["light"]) == nil)
  }

  @Test func aCodeOfTwoLettersSuggestsNothing() {
    #expect(suggestion(for: "XX", among: ["MX"]) == nil)
  }
}
