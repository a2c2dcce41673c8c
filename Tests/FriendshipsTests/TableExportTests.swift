import Friendships
import Testing
import TestSupport

/// Cells that a spreadsheet would run are written as text and read back as they were.
@Suite struct TableExportTests {
  private static let header = SampleTable.header + ",note"

  /// The rows that are written of a table with one note, and the note as it is read.
  private func export(note: String) throws -> (cell: String, csv: [UInt8], meant: String?, notes: Int) {
    let row = SampleTable.row() + "," + TableExport.quoted(note)
    let read = SampleTable.read(text: "\(Self.header)\n\(row)\n")
    try #require(read.problems.allSatisfy { $0.severity != .error }, "\(read.problems)")
    return try export(read.atlas)
  }

  private func export(_ atlas: Atlas) throws -> (cell: String, csv: [UInt8], meant: String?, notes: Int) {
    let table = TableExport(atlas, languages: ["en"], file: "o.csv")
    let column = try #require(table.rows[0].firstIndex(of: "note"))
    return (table.rows[1][column], table.csv, atlas.agreements[0].details.note, table.notes.count)
  }

  static let formulas = [
    "=1+1", "+1", "-1+2", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠A1", "=cmd|' /C calc'!A0", "\"=1\"", "'=1", "''=1", "' =1",
    "\u{200D}=1", "=\u{301}1", "-\u{200D}1",
  ]

  /// Numbers are written without an exponent, and read back the same.
  @Test(arguments: [("5e-05", "0.00005"), ("-0.00000125", "-0.00000125"), ("-0.0", "0"), ("0.0001", "0.0001")])
  func placesAtTheEquatorReadBack(_ latitude: String, _ written: String) throws {
    let atlas = SampleTable.read([SampleTable.row(latitude: latitude, longitude: "-" + latitude.drop { $0 == "-" })])
      .atlas
    let table = TableExport(atlas, languages: ["en"], file: "o.csv")
    let column = try #require(table.rows[0].firstIndex(of: "latitude"))
    #expect(table.rows[1][column] == written)
    let again = SampleTable.read(bytes: table.csv)
    #expect(again.problems.isEmpty && again.atlas.cities.first?.coordinate == atlas.cities.first?.coordinate)
  }

  @Test(arguments: formulas)
  func aFormulaGetsAnApostrophe(_ text: String) throws {
    let first = try export(note: "'" + text)
    #expect(first.cell == "'" + text && first.notes == 1)
    #expect(first.meant.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    let again = try export(SampleTable.read(bytes: first.csv).atlas)
    #expect(again.csv == first.csv && again.meant == first.meant)
  }

  @Test(arguments: ["'s-Hertogenbosch", "'t Goy", "'", "1=1", "a@b", "O'=x", "‘=1", "'’-1"])
  func otherTextsStayAsTheyAre(_ text: String) throws {
    let found = try export(note: text)
    #expect(found.cell == text && found.meant == text && found.notes == 0)
  }

  /// Where `;` separates, what stands behind it is a cell.
  @Test func aSemicolonBeginsACell() throws {
    for (text, cell) in [("a;=1+1;b", "a;'=1+1;b"), ("a;'=1", "a;''=1"), ("a; =1", "a; =1"), ("a; - b", "a; - b")] {
      let first = try export(SampleTable.read(bytes: try export(note: cell).csv).atlas)
      #expect(first.cell == cell && first.meant == text)
    }
  }

  @Test func placesInTheSouthAreNumbers() throws {
    let read = SampleTable.read([SampleTable.row(latitude: "-18.1", longitude: "-178.4")])
    let table = TableExport(read.atlas, languages: ["en"], file: "o.csv")
    #expect(table.rows[1].contains("-18.1") && table.rows[1].contains("-178.4") && table.notes.isEmpty)
  }

  /// Spreadsheets of half of Europe take `;` for a separator, some programs a tab.
  @Test func whatMayBeASeparatorIsQuoted() {
    #expect(TableExport.quoted("; =1+1") == "\"; =1+1\"")
    #expect(TableExport.quoted("a\tb") == "\"a\tb\"")
    #expect(TableExport.quoted("a b") == "a b")
    // Compared byte by byte, for a mark and its accent are one character.
    #expect(Array(TableExport.quoted("\"\u{301}").utf8) == Array("\"\"".utf8) + Array("\"\u{301}\"".utf8))
  }

  @Test func whateverIsWrittenReadsBackTheSame() throws {
    let letters = Array("''''==+-@＝＋－＠\"\";, \tab1é城\u{AD}\u{301}").map(String.init)
    var random = Seeded(7)
    for _ in 0..<600 {
      let count = Int.random(in: 1...6, using: &random)
      let text = (0..<count).map { _ in letters.randomElement(using: &random) ?? "" }.joined()
      // With a letter at its end: a cell of signs alone may mean that there is nothing in it.
      let first = try export(note: text + "y")
      let again = try export(SampleTable.read(bytes: first.csv).atlas)
      #expect(first.csv == again.csv && first.meant == again.meant, "\(text)")
    }
  }
}
