import Testing

@testable import Spreadsheets

@Suite struct CellTests {
  private func texts(_ cells: String, strings: String? = nil) throws -> [String] {
    try Fixture("<row r='1'>\(cells)</row>", strings: strings).texts.first ?? []
  }

  private func text(_ cell: String, strings: String? = nil) throws -> String {
    try texts(cell, strings: strings).first ?? ""
  }

  /// ECMA-376-1:2016, 18.18.11, the types of cells.
  @Test(arguments: [
    ("<c><v>41.8</v></c>", "41.8"), ("<c t='n'><v>7</v></c>", "7"), ("<c t='b'><v>1</v></c>", "TRUE"),
    ("<c t='b'><v>0</v></c>", "FALSE"), ("<c t='str'><f>A1</f><v>x &amp; y</v></c>", "x & y"),
    ("<c t='inlineStr'><is><t>沈阳</t></is></c>", "沈阳"), ("<c t='d'><v>2021-10-25T13:30:00</v></c>", "2021-10-25"),
    ("<c t='d'><v>2021-10-25</v></c>", "2021-10-25"), ("<c><f>1+1</f><v>2</v></c>", "2"),
    ("<c t='str'><f>\"\"</f><v></v></c>", ""), ("<c><v>\n 5 \n</v></c>", "5"),
    ("<x:c xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><x:v>8</x:v></x:c>", "8"),
    ("<c><v>1<x>2</x></v></c>", "1"),
    ("<c><v>9</v><extLst><ext><v>10</v><x xmlns='urn:x'><c><v>11</v></c></x></ext></extLst></c>", "9"),
  ]) func values(_ cell: String, _ expected: String) throws { #expect(try text(cell) == expected) }

  @Test func sharedTexts() throws {
    let strings = """
      <si><t>plain</t></si>
      <si><t xml:space='preserve'>  kept </t></si>
      <si><r><t>one </t></r><r><rPr><b/></rPr><t xml:space='preserve'>&amp; two</t></r></si>
      <si><t>東京</t><rPh sb='0' eb='2'><t>とうきょう</t></rPh><phoneticPr fontId='1'/></si>
      <si/>
      <si><t>a\nb</t></si>
      """
    let cells = (0...5).map { "<c t='s'><v>\($0)</v></c>" }.joined()
    #expect(try texts(cells, strings: strings) == ["plain", "  kept ", "one & two", "東京", "", "a\nb"])
  }

  /// ECMA-376-1:2016, 22.9.2.19.
  @Test(arguments: [
    ("a_x000D_b", "a\rb"), ("_x005F_x000D_", "_x000D_"), ("_x5F_", "_x5F_"), ("_x00zz_", "_x00zz_"), ("_x000d_", "\r"),
    ("_xD83D__xDE00_", "😀"), ("_xD83D_", "\u{FFFD}"), ("沈_x9633_", "沈阳"), ("_x000D", "_x000D"), ("__x0041__", "_A_"),
    ("_x0041_x0042_", "Ax0042_"),
  ]) func escapes(_ written: String, _ expected: String) throws {
    for cell in ["<c t='inlineStr'><is><t>\(written)</t></is></c>", "<c t='str'><v>\(written)</v></c>"] {
      #expect(try Array(text(cell).unicodeScalars) == Array(expected.unicodeScalars))
    }
    let shared = "<si><t>\(written)</t></si>"
    #expect(try Array(text("<c t='s'><v>0</v></c>", strings: shared).unicodeScalars) == Array(expected.unicodeScalars))
  }

  /// Each with the text that the file has.
  @Test(arguments: [
    ("<c t='e'><v>#N/A</v></c>", "#N/A", Workbook.CellFault.error), ("<c t='e'><v>#REF!</v></c>", "#REF!", .error),
    ("<c><f>A1</f></c>", "", .notCalculated), ("<c><f>A1</f><v></v></c>", "", .notCalculated),
    ("<c><v>x</v></c>", "x", .unreadable), ("<c><v>1e400</v></c>", "1e400", .unreadable),
    ("<c t='b'><v>2</v></c>", "2", .unreadable), ("<c t='d'><v>2021-02-29</v></c>", "2021-02-29", .unreadable),
    ("<c t='d'><v>12:30</v></c>", "12:30", .unreadable),
  ]) func faultsOfCells(_ cell: String, _ text: String, _ fault: Workbook.CellFault) throws {
    let row = try #require(try Fixture("<row r='7'><c r='B7'><v>1</v></c>\(cell)</row>").read().rows.first)
    #expect(row.cells == [.empty, Workbook.Cell(text: "1", fault: nil), Workbook.Cell(text: text, fault: fault)])
    #expect(row.faults.map(\.cell) == ["C7"])
    #expect(row.faults.map(\.what) == [fault.what(text)])
    #expect(row.faults.first?.cure?.description.isEmpty == false)
  }

  @Test func aFormulaMayGiveAnEmptyText() throws {
    #expect(try Fixture("<row><c t='str'><f>\"\"</f><v></v></c></row>").read().rows.isEmpty)
  }

  @Test func zeroThatStandsForAFormula() throws {
    let sheet = "<row><c><f>A9</f><v>0</v></c><c><f>A9</f><v>3</v></c><c><v>0</v></c></row>"
    let settings = "<calcPr fullCalcOnLoad='1'/>"
    #expect(try Fixture(sheet, settings: settings).read().rows[0].cells.map(\.fault) == [.notCalculated, nil, nil])
    #expect(try Fixture(sheet).read().rows[0].cells.map(\.text) == ["0", "3", "0"])
    // Excel writes calcPr into every workbook; that it is to calculate is said by the attribute alone.
    for settings in ["<calcPr calcId='191029'/>", "<calcPr fullCalcOnLoad='0'/>"] {
      #expect(try Fixture(sheet, settings: settings).read().rows[0].cells.map(\.fault) == [nil, nil, nil])
    }
  }

  @Test(arguments: [
    (0, "A"), (1, "B"), (25, "Z"), (26, "AA"), (51, "AZ"), (63, "BL"), (701, "ZZ"), (702, "AAA"), (16383, "XFD"),
  ])
  func names(_ column: Int, _ letters: String) { #expect(Workbook.cellName(column, row: 12) == letters + "12") }
}
