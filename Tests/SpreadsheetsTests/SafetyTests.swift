import Testing
import TestSupport

@testable import Spreadsheets

/// Files made on purpose to take all memory or never to end.
@Suite struct SafetyTests {
  /// The fault of a sheet part of some bytes.
  private func fault(_ text: String) -> String {
    Fixture("").replacing("xl/worksheets/sheet1.xml", Fixture.xml(text)).fault?.what.description ?? "none"
  }

  private func sheet(_ inside: String, _ attributes: String = "") -> String {
    fault("<worksheet xmlns='\(Fixture.main)' \(attributes)>\(inside)</worksheet>")
  }

  private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  @Test func entities() {
    let laughs = "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><a>&b;</a>"
    #expect(fault(laughs).contains("document type"))
    #expect(fault("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>").contains("document type"))
  }

  @Test func depth() {
    #expect(sheet(repeated("<a>", 60) + repeated("</a>", 60)) == "none")
    #expect(sheet(repeated("<a>", 100_000)).contains("nested"))
  }

  @Test func longTags() {
    #expect(sheet("<a b='\(repeated("x", 3 << 20))'/>").contains("tag of more than"))
    #expect(sheet("<!--\(repeated("x", 3 << 20))-->").contains("tag of more than"))
    #expect(sheet("<a b='\(repeated("x", 1 << 19))'/>") == "none")
    #expect(sheet("<a>\(repeated("x", 3 << 20))</a><![CDATA[\(repeated("x", 3 << 20))]]>") == "none")
  }

  @Test func manyNames() {
    #expect(sheet((0..<3000).map { "<a\($0)/>" }.joined()) == "none")
    #expect(sheet((0..<9000).map { "<a\($0)/>" }.joined()).contains("names"))
    #expect(sheet((0..<9000).map { "<a b\($0)=''/>" }.joined()).contains("names"))
    #expect(sheet((0..<9000).map { "<a xmlns:b\($0)='urn:x'/>" }.joined()).contains("namespaces"))
    #expect(sheet("", "xmlns:a='urn:\(repeated("x", 2000))'").contains("namespaces"))
  }

  @Test func manyDirectories() {
    let bytes = Fixture("").bytes
    let end = Array(bytes.suffix(22))
    #expect(throws: Never.self) { try Workbook(bytes) }
    #expect(throws: WorkbookFault.self) { try Workbook(bytes + (0..<1000).flatMap { _ in end }) }
  }

  /// A directory that claims more entries than any file could hold (APPNOTE 6.3.10, 4.3.14).
  @Test func manyEntries() {
    let bytes = Fixture("").bytes
    func little(_ number: UInt64, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(number >> (8 * UInt64($0)) & 255) }
    }
    for count in [1 << 20, 1 << 28, 1 << 40, UInt64.max] as [UInt64] {
      let directory = UInt64(bytes.count - 22)
      let end64 =
        [0x50, 0x4B, 6, 6] + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8) + little(count, 8)
        + little(count, 8) + little(300, 8) + little(directory - 300, 8)
      let locator = [0x50, 0x4B, 6, 7] + little(0, 4) + little(directory, 8) + little(1, 4)
      let end = [0x50, 0x4B, 5, 6] + little(0, 4) + [UInt8](repeating: 255, count: 12) + little(0, 2)
      #expect(throws: WorkbookFault.self) { try Workbook(Array(bytes.dropLast(22)) + end64 + locator + end) }
    }
  }

  /// Little that is written and much that is kept: a cell in the last column of each row.
  @Test(arguments: [(20_000, false), (60_000, true)]) func rowsThatGrow(_ count: Int, _ isTooMuch: Bool) {
    let rows = (1...count).map { "<row r='\($0)'><c r='BL\($0)'><v>1</v></c></row>" }.joined()
    #expect((Fixture(rows).fault?.what.description.contains("far more") ?? false) == isTooMuch)
  }

  /// Short texts need no room of their own; long ones do, whether they are shared or not.
  @Test(arguments: [(15, false), (16, true)]) func texts(_ length: Int, _ isTooMuch: Bool) throws {
    let text = "<t>\(repeated("x", length))</t>"
    let row = "<row><c t='inlineStr'><is>\(text)</is></c></row>"
    let archive = try Archive(Fixture(repeated(row, 100), strings: repeated("<si>\(text)</si>", 100)).bytes)
    /// A part and a budget that is enough for so many bytes of each text.
    func begin(_ part: String, _ room: Int) throws -> (PartStream, Budget) {
      let budget = Budget(fileSize: 0)
      try budget.keep((40 << 20) - 100 * room)
      return (try #require(try archive.stream(of: part, budget: budget)), budget)
    }
    let (strings, budget) = try begin("xl/sharedStrings.xml", 60)
    #expect(((try? SharedStrings(strings, budget: budget)) == nil) == isTooMuch)
    let (sheet, other) = try begin("xl/worksheets/sheet1.xml", 155)
    let value = CellValue(calendar: .of1900, calculatesOnLoad: false, sharedStrings: [])
    #expect(((try? SheetPart(sheet, value, formats: nil, budget: other)) == nil) == isTooMuch)
  }

  /// The list of shared texts takes room, too, however short they are: 16 bytes for each, three times over.
  @Test(arguments: [(48, false), (47, true)]) func manyShortTexts(_ room: Int, _ isTooMuch: Bool) throws {
    let archive = try Archive(Fixture("", strings: repeated("<si><t>x</t></si>", 100)).bytes)
    let budget = Budget(fileSize: 0)
    try budget.keep((40 << 20) - 100 * room)
    let stream = try #require(try archive.stream(of: "xl/sharedStrings.xml", budget: budget))
    #expect(((try? SharedStrings(stream, budget: budget)) == nil) == isTooMuch)
  }

  @Test func budgets() throws {
    let budget = Budget(fileSize: 1000)
    try budget.unpack(Budget.mostUnpacked)
    #expect(throws: WorkbookFault.self) { try budget.unpack(1) }
    try budget.keep(40 << 20)
    try budget.keep(12_000)
    #expect(throws: WorkbookFault.self) { try budget.keep(1) }
    for _ in 0..<((4 << 20) + 4000) { try budget.readElement() }
    #expect(throws: WorkbookFault.self) { try budget.readElement() }
  }
}
