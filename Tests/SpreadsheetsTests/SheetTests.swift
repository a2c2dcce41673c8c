import Testing

@testable import Spreadsheets

@Suite struct SheetTests {
  private func rows(_ data: String) throws -> [Workbook.Row] { try Fixture(data).read().rows }

  @Test func cellsStandUnderTheirColumns() throws {
    let rows = try rows("<row r='3'><c r='B3'><v>1</v></c><c r='D3'><v>2</v></c><c r='F3'/></row>")
    #expect(rows.map(\.number) == [3])
    #expect(rows[0].cells.map(\.text) == ["", "1", "", "2"])
  }

  @Test func rowsAndCellsMayLeaveOutTheirNames() throws {
    let rows = try rows(
      "<row><c><v>1</v></c><c r='C1'><v>2</v></c><c><v>3</v></c></row><row r='9'><c><v>4</v></c></row><row><c><v>5</v></c></row>"
    )
    #expect(rows.map(\.number) == [1, 9, 10])
    #expect(rows.map { $0.cells.map(\.text) } == [["1", "", "2", "3"], ["4"], ["5"]])
  }

  @Test func blankRowsAreLeftOut() throws {
    let rows = try rows(
      "<row/><row r='2'><c r='A2' s='0'/></row><row r='3' hidden='1'><c r='A3'><v>1</v></c></row>"
        + "<row><c t='inlineStr'><is><t></t></is></c><c t='str'><v/></c></row><row><c><f>A1</f></c></row>")
    #expect(rows.map(\.number) == [3, 5])
  }

  @Test(arguments: [
    ("<row r='2'/><row r='2'/>", "row 2 cannot follow row 2"),
    ("<row r='5'/><row r='4'/>", "row 4 cannot follow row 5"),
    ("<row r='0'/>", "row 0"), ("<row r='-1'/>", "row -1"), ("<row r='x'/>", "row 0"),
    ("<row r='1048577'/>", "1048577"),
    ("<row r='99999999999999999999'/>", "row 0"), ("<row r='1048576'/><row/>", "1048577"),
    ("<row><c r='B1'/><c r='A1'/></row>", "cell A1 cannot follow B1"), ("<row><c r='B1'/><c r='B1'/></row>", "B1"),
    ("<row><c r='A2'/></row>", "A2 cannot follow the beginning"), ("<row><c r='1'/></row>", "cell 1"),
    ("<row><c r='A'/></row>", "cell A"), ("<row><c r=''/></row>", "cell"), ("<row><c r='XFE1'/></row>", "XFE1"),
    ("<row><c r='AAAAAAAAAAAAAAAAAAAAAAA1'/></row>", "AAAA"), ("<row><c r='A１'/></row>", "A１"),
    ("<row><c r='XFD1'/><c/></row>", "row 1 has too many cells"),
  ]) func namesOutOfOrder(_ data: String, _ words: String) {
    #expect(Fixture(data).fault?.what.description.contains(words) == true, "\(String(describing: Fixture(data).fault))")
  }

  @Test(arguments: [
    ("<c r='C1' t='s'><v>1</v></c>", "shared"), ("<c r='C1' t='s'><v>-1</v></c>", "shared"),
    ("<c r='C1' t='s'><v>0.5</v></c>", "shared"), ("<c r='C1' t='s'><v>x</v></c>", "shared"),
    ("<c r='C1' t='z'><v>1</v></c>", "unknown type"), ("<c r='C1' s='2'><v>1</v></c>", "style"),
    ("<c r='C1' s='-1'><v>1</v></c>", "style"), ("<c r='C1' s='x'><v>1</v></c>", "style"),
  ]) func whatCellsReferToMustBeThere(_ cell: String, _ words: String) {
    let fixture = Fixture("<row>\(cell)</row>", strings: "<si><t>a</t></si>", styles: Fixture.styles(["0"]))
    #expect(fixture.fault?.what.description.contains(words) == true)
    #expect(fixture.fault?.sheet == "Table")
    #expect(fixture.fault?.cell == "C1")
  }

  @Test func columnsBeyondATable() throws {
    let (last, beyond) = (Workbook.cellName(63, row: 1), Workbook.cellName(64, row: 1))
    #expect(try rows("<row><c r='\(last)'><v>1</v></c><c r='\(beyond)'/></row>")[0].cells.count == 64)
    let fault = Fixture("<row><c r='\(beyond)'><v>1</v></c></row>").fault
    #expect(fault?.cell == "BM1")
    #expect(fault?.what.description.contains("64 columns") == true)
  }

  @Test func everythingMayStandInAnyOrder() throws {
    let fixture = Fixture(
      "<row><c t='s' s='1'><v>0</v></c></row>", strings: "<si><t>a</t></si>", styles: Fixture.styles(["0"]))
    var other = fixture
    other.parts.reverse()
    #expect(try other.texts == fixture.texts)
  }

  @Test func otherPartsOfASheetDoNotMatter() throws {
    let data = "<sheetData><row><c><v>1</v></c></row></sheetData>"
    let text = """
      <worksheet xmlns='\(Fixture.main)' xmlns:m='urn:m'><!-- a comment --><dimension ref='A1'/><cols><col min='1'/></cols>
      \(data)<mergeCells><mergeCell ref='A1:B1'/></mergeCells><m:x><row r='7'><c><v>2</v></c></row></m:x>
      <extLst><ext><sheetData><row r='8'><c><v>3</v></c></row></sheetData></ext></extLst></worksheet>
      """
    let rows = try Fixture("").replacing("xl/worksheets/sheet1.xml", Fixture.xml(text)).texts
    #expect(rows == [["1"], ["3"]])
  }

  /// ISO/IEC 29500-1:2016, annex A: the strict names.
  @Test func strictNames() throws {
    let fixture = Fixture(
      "<row><c t='s' s='1'><v>0</v></c></row>", strings: "<si><t>a</t></si>", styles: Fixture.styles(["0"]))
    var strict = fixture
    strict.parts = fixture.parts.map { part in
      let text = String(decoding: part.content, as: UTF8.self)
        .replacing(Fixture.main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replacing(Fixture.references, with: "http://purl.oclc.org/ooxml/officeDocument/relationships")
      return (part.name, Array(text.utf8))
    }
    #expect(try strict.texts == [["a"]])
  }

  @Test(arguments: [true, false]) func utf16(_ isBig: Bool) throws {
    let text =
      "<?xml version='1.0' encoding='UTF-16'?><worksheet xmlns='\(Fixture.main)'><sheetData>"
      + "<row><c t='inlineStr'><is><t>沈阳 😀</t></is></c></row></sheetData></worksheet>"
    let bytes = ("\u{FEFF}" + text).utf16.flatMap {
      isBig ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
    }
    #expect(try Fixture("").replacing("xl/worksheets/sheet1.xml", bytes).texts == [["沈阳 😀"]])
  }

  @Test func longTexts() throws {
    func cell(_ count: Int) -> String {
      "<row><c t='inlineStr'><is><t>\(String(repeating: "沈", count: count))</t></is></c></row>"
    }
    #expect(try Fixture(cell(32_767)).texts[0][0].count == 32_767)
    #expect(Fixture(cell(100_000)).fault?.what.description.contains("text of more than") == true)
    let runs =
      "<row><c t='inlineStr'><is>\(String(repeating: "<r><t>\(String(repeating: "a", count: 100_000))</t></r>", count: 2))</is></c></row>"
    #expect(Fixture(runs).fault?.cell == "A1")
  }
}
