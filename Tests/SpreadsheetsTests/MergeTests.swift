import Testing

@testable import Spreadsheets

@Suite struct MergeTests {
  /// Rows of the cells A and B, and the texts of column A with some cells merged.
  private func column(_ merges: String..., rows: Int = 5, first: String = "a") throws -> [String] {
    let data = (1...rows).map { row in
      "<row r='\(row)'>\(row == 1 ? cell("A1", first) : "")\(cell("B\(row)", "b"))</row>"
    }
    let list = merges.map { "<mergeCell ref='\($0)'/>" }.joined()
    let text =
      "<worksheet xmlns='\(Fixture.main)'><sheetData>\(data.joined())</sheetData><mergeCells>\(list)</mergeCells></worksheet>"
    let fixture = Fixture("").replacing("xl/worksheets/sheet1.xml", Fixture.xml(text))
    return try fixture.read().rows.map { $0.cells[0].text }
  }

  private func cell(_ name: String, _ text: String) -> String { "<c r='\(name)' t='str'><v>\(text)</v></c>" }

  @Test func everyRowOfAMergedColumnHasItsText() throws {
    #expect(try column("A1:A3") == ["a", "a", "a", "", ""])
    #expect(try column("A1:A1048576") == ["a", "a", "a", "a", "a"])
    #expect(try column("A1:C2") == ["a", "a", "", "", ""])
  }

  @Test func cellsMergedAcrossColumnsStayOne() throws {
    #expect(try column("A1:C1") == ["a", "", "", "", ""])
  }

  @Test(arguments: ["A1", "A1:", "A3:A1", "A0:A2", "x", "", "1:3", "BN1:BN3", "A1:A99999999999999999999"])
  func otherReferencesAreNothing(_ reference: String) throws {
    #expect(try column(reference) == ["a", "", "", "", ""])
  }

  /// What overlaps would be filled again and again.
  @Test func mergesThatOverlapTakeNoLonger() throws {
    let merges = (1...2000).map { "A\($0):A2000" }
    let list = merges.map { "<mergeCell ref='\($0)'/>" }.joined()
    let data = (1...2000).map { "<row r='\($0)'>\(cell("A\($0)", "\($0)"))</row>" }.joined()
    let text =
      "<worksheet xmlns='\(Fixture.main)'><sheetData>\(data)</sheetData><mergeCells>\(list)</mergeCells></worksheet>"
    let rows = try Fixture("").replacing("xl/worksheets/sheet1.xml", Fixture.xml(text)).read().rows
    #expect(rows.map { $0.cells[0].text } == (1...2000).map(String.init))
  }

  @Test func aRowTellsWhetherItIsHidden() throws {
    let rows = try Fixture("<row hidden='1'>\(cell("A1", "a"))</row><row>\(cell("A2", "a"))</row>").read().rows
    #expect(rows.map(\.isHidden) == [true, false])
  }
}
