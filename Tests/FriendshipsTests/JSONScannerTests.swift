import Messages
import Testing
import TestSupport

@testable import Friendships

@Suite struct JSONScannerTests {
  private func place(_ text: String) -> [Int]? { JSONScanner.place(in: Array(text.utf8)).map { [$0.line, $0.column] } }

  @Test(arguments: [
    "{}", "[]", "{\"a\": [1, 2.5e-3, true, null, \"x\\\"y\"]}", " {\"a\":{}} \n", "// c\n{\"a\": 1, /* } */ \"b\": 2}",
    "[1, 2,]", "\"text\"", "-1", "{\"沈阳\": \"é\"}",
  ])
  func whatIsWholeHasNoFault(_ text: String) { #expect(place(text) == nil) }

  /// Line and column of the first byte that cannot stand where it does, counted by hand.
  @Test(arguments: [
    ("", [1, 1]), ("{", [1, 2]), ("{\"a\": 1", [1, 8]), ("{\"a\" 1}", [1, 6]), ("{\n \"a\": 1\n \"b\": 2}", [3, 2]),
    ("[1 2]", [1, 4]), ("{}\n}", [2, 1]), ("{\"a\": }", [1, 7]), ("[\n1,\n}", [3, 1]), ("{} x", [1, 4]),
    ("{\"a\": 1e+}", [1, 10]), ("[-]", [1, 3]),
  ])
  func theFaultIsNamed(_ text: String, _ expected: [Int]) { #expect(place(text) == expected) }

  @Test func theBuiltInFileHasNone() { #expect(JSONScanner.place(in: Shenyang.mapBytes) == nil) }

  @Test(arguments: 1...40) func aFileThatEndsTooEarlyHasOneInside(_ seed: UInt64) throws {
    var random = Seeded(seed)
    let bytes = Array(Shenyang.mapBytes.prefix(.random(in: 0..<Shenyang.mapBytes.count - 2, using: &random)))
    let (line, column) = try #require(JSONScanner.place(in: bytes))
    #expect(line >= 1 && column >= 1 && line <= bytes.count { $0 == 10 } + 1)
  }

  /// What ended the program in Foundation's decoder of JSON5: an exponent without digits, and broken UTF-8 in a name.
  @Test func whatTheDecoderCannotBearIsSaidBefore() {
    let faults = [(Array("{\"hub\": 1e+}".utf8), "not valid JSON"), ([0x7B, 0xE6, 0x3A, 0x31, 0x7D], "not UTF-8")]
    for (bytes, what) in faults {
      var problems: [Problem] = []
      #expect(JSONReader(bytes, file: "map.json", problems: &problems) == nil)
      #expect(problems.map(\.what.description) == [what])
    }
  }

  /// A number as the whole text: Foundation's decoder reads on behind it.
  @Test func aNumberMayEndTheText() {
    for text in ["0.0000000000000001", "1", "-0.5e3", "1e"] {
      var problems: [Problem] = []
      let reader = JSONReader(Array(text.utf8), file: "map.json", problems: &problems)
      #expect((reader == nil) == (text == "1e"))
    }
  }

  /// The decoder takes neither; which of the two it was is not for the user to guess.
  @Test(arguments: ["1e-400", "-0.001E-330", "0.\(String(repeating: "0", count: 400))1", "[2, 3e-999999999]"])
  func aNumberTooNearToZeroIsNotTooLarge(_ text: String) {
    var problems: [Problem] = []
    #expect(JSONReader(Array("{\"a\": \(text)}".utf8), file: "map.json", problems: &problems) == nil)
    #expect(problems.map(\.description) == ["map.json: not valid JSON; a number is too near to 0; write 0"])
  }

  @Test(arguments: ["1e400", "\"\\u0000\""]) func otherNumbersAreNotTooNearToZero(_ text: String) {
    var problems: [Problem] = []
    #expect(
      JSONReader(Array("{\"a\": \(text), \"b\": 0e-999, \"c\": 1e-300}".utf8), file: "m", problems: &problems) == nil)
    #expect(problems.count == 1 && problems[0].description.contains("is a number too large"))
  }

  /// As it was written, not as it is stored.
  @Test(arguments: ["1", "-20", "1.5"]) func aNumberInTheWrongPlaceIsToldAsItStands(_ text: String) {
    var problems: [Problem] = []
    #expect(MapFile(Array(text.utf8), file: "map.json", looks: Shenyang.looks, problems: &problems) == nil)
    #expect(problems.first?.description == "map.json: wrong type: found \(text); expected an object")
  }

  @Test func deepNestingEnds() {
    #expect(JSONScanner.place(in: [UInt8](repeating: UInt8(ascii: "["), count: 100_000)) != nil)
    #expect(JSONScanner.place(in: Array(String(repeating: "{\"a\":", count: 100_000).utf8)) != nil)
  }
}
