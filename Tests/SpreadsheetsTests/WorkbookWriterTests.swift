import Messages
import Testing

@testable import Spreadsheets

/// What is written as a workbook is read back as it was.
@Suite struct WorkbookWriterTests {
  private func written(_ rows: [[WrittenSheet.Cell]]) throws -> [UInt8] {
    let header = rows[0].indices.map { WrittenSheet.Cell("column \($0)") }
    return try WorkbookWriter.bytes(WrittenSheet(header: header, rows: rows), name: "sheet", file: "o.xlsx")
  }

  private func texts(_ bytes: [UInt8]) throws -> [[String]] {
    var problems: [Problem] = []
    let table = try TableFile.read(bytes, file: "o.xlsx", isHeader: { _ in true }, problems: &problems)
    #expect(problems.isEmpty, "\(problems)")
    return table.records.dropFirst().map { $0.map(\.text) }
  }

  static let samples = [
    "=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "'=1", "0123", "1e5", "TRUE", "https://example.org/", "沈阳", "Zoë", "👍",
    "a\"b<c>&d", "a b", "_x0041_", "_x005F_x0041_", "_xyz_", "_x00", "a_x000D_b_x0041_", "#N/A", "2007-06", "1998年6月",
    String(repeating: "L", count: 60),
  ]

  @Test(arguments: samples) func textStaysText(_ text: String) throws {
    #expect(try texts(written([[.init(text), .init("end")]])) == [[text, "end"]])
  }

  @Test(arguments: [48.208, -0.5, 0, 123.431412, -178.4, 5e-6]) func aNumberStaysTheSame(_ number: Double) throws {
    let read = try texts(written([[.init("n"), .init("", number: number)]]))
    #expect(Double(read[0][1]) == number)
  }

  @Test func theSameCellsGiveTheSameBytes() throws {
    let rows: [[WrittenSheet.Cell]] = [
      [.init("a", fill: .yellow, note: "one\ntwo"), .init("b", number: 2)],
      [.init("", fill: .red), .init("c", fill: .orange)],
    ]
    let first = try written(rows)
    #expect(try written(rows) == first)
    #expect(try written(rows.reversed()) != first)
  }

  /// Excel has no room for it in a cell.
  @Test func aTextThatIsTooLongIsAnError() throws {
    #expect(try texts(written([[.init(String(repeating: "x", count: 32_767))]]))[0][0].count == 32_767)
    do {
      _ = try written([[.init(String(repeating: "x", count: 32_768))]])
      Issue.record("was written")
    } catch let problem as Problem {
      #expect(problem.place == "o.xlsx" && problem.what == "cannot make a workbook")
      #expect(problem.found?.contains("32,767") == true, "\(problem)")
    }
  }

  @Test func aChineseCharacterIsAsWideAsTwoOthers() {
    let sheet = { (text: String) in WrittenSheet(header: [.init("h")], rows: [[.init(text)]]) }
    #expect(sheet("沈阳沈阳沈阳沈阳").width(0) == sheet("sixteen letters.").width(0))
    #expect(sheet("沈阳沈阳沈阳沈阳").width(0) > sheet("fifteen letters").width(0))
    #expect(sheet(String(repeating: "x", count: 900)).width(0) < 80)
    #expect(sheet("").width(0) == sheet("x").width(0))
  }
}
