import Spreadsheets
import Messages
import Testing
import TestSupport

@Suite struct CSVTests {
  private func read(_ bytes: [UInt8]) -> (records: [[Table.Cell]], problems: [Problem]) {
    var problems: [Problem] = []
    let records = Table(csv: bytes, file: "t.csv", problems: &problems).records
    return (Array(records), problems)
  }

  private func texts(_ text: String) -> [[String]] { read(Array(text.utf8)).records.map { $0.map(\.text) } }

  /// The rules of RFC 4180, section 2, by their numbers, and the line ends of other systems.
  @Test(arguments: [
    ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),  // 1
    ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),  // 2
    (" a , b", [[" a ", " b"]]),  // 4
    ("\"a\",\"b\"\r\n\"c\",d", [["a", "b"], ["c", "d"]]),  // 5
    ("\"a,x\",\"b\r\nc\"\r\nd,e", [["a,x", "b\r\nc"], ["d", "e"]]),  // 6
    ("\"a\"\"b\",\"\"\"\",\"\"", [["a\"b", "\"", ""]]),  // 7
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]), ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
    ("a\n\n\r\n\r\rb", [["a"], ["b"]]), ("a,", [["a", ""]]), ("a,\nb,", [["a", ""], ["b", ""]]),
    (",", []), (",,\n", []), ("a,", [["a", ""]]), ("", []), ("\n", []), ("\u{FEFF}a,b", [["a", "b"]]), ("\u{FEFF}", []),
    ("\u{FEFF}\"a,b\"", [["a,b"]]), ("a\u{FEFF}", [["a\u{FEFF}"]]), ("a\"b,c", [["a\"b", "c"]]),
    ("\"a\nb\rc\"", [["a\nb\rc"]]), ("\"\",x", [["", "x"]]), ("沈阳,Łódź", [["沈阳", "Łódź"]]),
  ])
  func readsRecords(_ text: String, _ expected: [[String]]) {
    let (records, problems) = read(Array(text.utf8))
    // Compared as bytes: Swift's string equality would hide a changed normal form or line end.
    #expect(records.map { $0.map { Array($0.text.utf8) } } == expected.map { $0.map { Array($0.utf8) } })
    #expect(problems.isEmpty)
  }

  /// What the first line has most of, outside of quotes; or what Excel's own line says.
  @Test(arguments: [
    ("a;b;c\n1,5;2;3", [["a", "b", "c"], ["1,5", "2", "3"]]), ("a\tb\n1\t2;3", [["a", "b"], ["1", "2;3"]]),
    ("\"a,b,c\";d\n1;2", [["a,b,c", "d"], ["1", "2"]]), ("sep=;\r\na;b\r\n", [["a", "b"]]),
    ("sep=\t\na,b,c\td", [["a,b,c", "d"]]), ("\u{FEFF}sep=,\na,b", [["a", "b"]]), ("sep=", [["sep="]]),
    ("title\na;b\n1;2", [["title"], ["a", "b"], ["1", "2"]]), ("a,b;c", [["a", "b;c"]]),
  ])
  func theSeparatorIsFoundOut(_ text: String, _ expected: [[String]]) { #expect(texts(text) == expected) }

  @Test(arguments: ["\n", "\r", "\r\n"]) func linesCountWithinQuotesToo(_ end: String) {
    let lines = ["h", "\"two", "three\",x,\"four?\"", "", "\"six", "", "eight\"", "nine"]
    let records = read(Array(lines.joined(separator: end).utf8)).records
    #expect(records.map { $0.map(\.row) } == [[1], [2, 3, 3], [5], [8]])
  }

  private func expectProblem(_ bytes: [UInt8], at place: String, _ words: String) {
    let problems = read(bytes).problems
    #expect(problems.count == 1)
    #expect(problems.first?.place == place)
    #expect(problems.first?.what.description.contains(words) == true, "\(problems)")
    #expect(problems.first?.severity == .error)
  }

  @Test func aQuoteThatIsNeverClosed() {
    expectProblem(Array("a,b\nc,\"d\ne,f\n".utf8), at: "t.csv:2:2", "never closed")
    expectProblem(Array("\"".utf8), at: "t.csv:1:1", "never closed")
  }

  @Test func textAfterAClosingQuote() {
    expectProblem(Array("a,b\n\"c\"d,e\n".utf8), at: "t.csv:2:1", "after the closing")
    #expect(texts("\"c\" ,e\nf,g").last == ["f", "g"])
  }

  @Test func bytesThatAreNotUtf8() {
    expectProblem(Array("a,b\nc,".utf8) + [0xC9, 0xF2], at: "t.csv:2:2", "UTF-8")
    // Overlong, surrogate, beyond the last character, cut short.
    for bytes: [UInt8] in [[0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE6, 0xB2]] {
      expectProblem(bytes + Array(",x".utf8), at: "t.csv:1:1", "UTF-8")
    }
    #expect(read(Array("\u{FFFD}".utf8)).problems.isEmpty)
  }

  @Test func aFieldMayHave64KilobytesAndNoMore() {
    let longest = [UInt8](repeating: UInt8(ascii: "x"), count: 65_536)
    #expect(read(longest).records.first?.first?.text.utf8.count == 65_536)
    #expect(read(longest).problems.isEmpty)
    expectProblem(Array("a,".utf8) + longest + [120], at: "t.csv:1:2", "65537 bytes")
  }

  @Test func aRecordMayHave64FieldsAndNoMore() {
    let record = { (count: Int) in Array([String](repeating: "x", count: count).joined(separator: ",").utf8) }
    #expect(read(record(64)).problems.isEmpty)
    expectProblem(Array("h\n".utf8) + record(65), at: "t.csv:2:65", "65 fields")
  }

  @Test(arguments: 1...20) func whatIsQuotedReadsBack(_ seed: UInt64) {
    var random = Seeded(seed)
    let alphabet = ["a", "\"", ",", "\n", "\r", "é", "沈", " ", "\"\""]
    let table = (0..<12).map { _ in
      (0..<4).map { _ -> String in
        let count = Int.random(in: 0...9, using: &random)
        return "x" + (0..<count).compactMap { _ in alphabet.randomElement(using: &random) }.joined()
      }
    }
    let text = table.map { $0.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") }
    #expect(texts(text.joined(separator: "\r\n")) == table)
  }

  @Test(arguments: 1...30) func noBytesStopIt(_ seed: UInt64) {
    var random = Seeded(seed)
    let bytes = (0..<300).map { _ in
      Bool.random(using: &random)
        ? "\",\n\r".utf8.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
    }
    let (records, problems) = read(bytes)
    #expect(records.allSatisfy { !$0.isEmpty })
    for problem in problems { #expect(problem.place.hasPrefix("t.csv:")) }
  }

  @Test func rowsOfCommasAreBlank() {
    var problems: [Problem] = []
    let table = Table(csv: Array("a,b\n1,2\n,\n,\n".utf8), file: "t.csv", problems: &problems)
    #expect(table.records.map { $0.map(\.text) } == [["a", "b"], ["1", "2"]])
  }

  @Test func rowsAreAsTheyWereRead() {
    // A text of several lines lets the cells behind it begin below their row.
    let records = read(Array("a,b,c\n\"x\ny\",2,\"p\n\nq\"\n\n1,,3\n4\n".utf8)).records
    #expect(
      records == [
        [.init(text: "a", row: 1), .init(text: "b", row: 1), .init(text: "c", row: 1)],
        [.init(text: "x\ny", row: 2), .init(text: "2", row: 3), .init(text: "p\n\nq", row: 3)],
        [.init(text: "1", row: 7), .init(text: "", row: 7), .init(text: "3", row: 7)], [.init(text: "4", row: 8)],
      ])
    let rows = Table.Rows(records)
    #expect(Array(rows) == records && rows.count == 4 && rows.indices.map(rows.number) == [1, 2, 7, 8])
    #expect(rows[1..<3].map { $0[1].text } == ["2", ""] && rows.reversed().first?.count == 1)
    let none = Table.Rows([[]])
    #expect(none.number(of: 0) == 0 && none[0].isEmpty && Table.Rows().isEmpty)
  }
}
