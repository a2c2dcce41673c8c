import Testing

@testable import Spreadsheets

/// The archive around the sheets, and files that are none.
@Suite struct PackageTests {
  /// A workbook whose sheets hold the number of their place, with these attributes each.
  private func workbook(_ sheets: [String], targets: [(kind: String, target: String, part: String)]) -> Fixture {
    var fixture = Fixture("")
    let list = sheets.indices.map { "<sheet r:id='r\($0)' sheetId='\($0 + 1)' \(sheets[$0])/>" }.joined()
    let relations = targets.indices.map {
      "<Relationship Id='r\($0)' Type='\(Fixture.references)/\(targets[$0].kind)' Target='\(targets[$0].target)'/>"
    }
    fixture.parts = [
      fixture.parts[0],
      (
        "xl/workbook.xml",
        Fixture.xml(
          "<workbook xmlns='\(Fixture.main)' xmlns:r='\(Fixture.references)'><sheets>\(list)</sheets></workbook>")
      ),
      (
        "xl/_rels/workbook.xml.rels",
        Fixture.xml("<Relationships xmlns='\(Fixture.package)'>\(relations.joined())</Relationships>")
      ),
    ]
    for index in targets.indices {
      fixture.parts.append((targets[index].part, Fixture.sheet("<row><c><v>\(index)</v></c></row>")))
    }
    return fixture
  }

  private var three: Fixture {
    workbook(
      ["name='Notes' state='hidden'", "name='Städte'", "name='旧' state='veryHidden'"],
      targets: [
        ("worksheet", "worksheets/c.xml", "xl/worksheets/c.xml"),
        ("worksheet", "/xl/worksheets/a.xml", "xl/worksheets/a.xml"),
        ("worksheet", "../other/./b.xml", "other/b.xml"),
      ])
  }

  /// Which of two parts counts differs between programs, so that somebody would see another table.
  @Test(arguments: [
    "xl/workbook.xml", "XL/Workbook.xml", "xl\\workbook.xml", "/xl/workbook.xml", "xl/worksheets/a.xml",
    "XL\\worksheets\\A.XML", "xl//./workbook.xml", "xl/_rels/workbook.xml.rels",
  ])
  func aPartThatIsThereTwiceIsNoPart(_ name: String) {
    var fixture = three
    fixture.parts.append((name, Fixture.sheet("<row><c><v>9</v></c></row>")))
    #expect(
      fixture.fault?.what.description.hasSuffix("is in the archive twice") == true,
      "\(String(describing: fixture.fault))")
  }

  /// Pictures and the like are not read.
  @Test func otherPartsMayBeThereTwice() throws {
    var fixture = three
    fixture.parts += [("xl/media/a.png", [1]), ("xl/media/A.png", [2])]
    #expect(try fixture.texts == [["1"]])
  }

  @Test func tabs() throws {
    let book = try Workbook(three.bytes)
    #expect(book.tabs.map(\.name) == ["Notes", "Städte", "旧"])
    #expect(book.tabs.map(\.isHidden) == [true, false, true])
    for (name, text) in [
      (nil, "1"), ("Notes", "0"), ("Städte", "1"), ("STÄDTE", "1"), ("Sta\u{308}dte", "1"), ("旧", "2"),
    ] {
      #expect(try book.sheet(named: name).rows[0].cells[0].text == text)
    }
    #expect(try book.sheet(named: "STÄDTE").name == "Städte")
    #expect(throws: WorkbookFault("there is no sheet \"X\"", cure: "the workbook has \"Notes\", \"Städte\", \"旧\"")) {
      try book.sheet(named: "X")
    }
  }

  @Test func theFirstSheetWhenAllAreHidden() throws {
    let book = workbook(["name='A' state='hidden'"], targets: [("worksheet", "a.xml", "xl/a.xml")])
    #expect(try book.read().name == "A")
  }

  @Test func chartsAreNoTables() throws {
    let target = ("chartsheet", "c.xml", "xl/c.xml")
    let book = workbook(["name='Chart'", "name='A'"], targets: [target, ("worksheet", "a.xml", "xl/a.xml")])
    #expect(try Workbook(book.bytes).tabs.map(\.name) == ["A"])
    #expect(
      workbook(["name='Chart'"], targets: [target]).fault?.what.description.contains("no sheet with cells") == true)
  }

  /// Parts are the same in upper and lower case, and some programs write backslashes.
  @Test(arguments: ["XL/Worksheets/Sheet1.XML", "xl\\worksheets\\sheet1.xml", "/xl/worksheets/sheet1.xml"])
  func namesOfParts(_ name: String) throws {
    var fixture = Fixture("<row><c><v>1</v></c></row>")
    fixture.parts = fixture.parts.map { $0.name == "xl/worksheets/sheet1.xml" ? (name, $0.content) : $0 }
    #expect(try fixture.texts == [["1"]])
  }

  @Test func linksToOtherFilesAreNotFollowed() {
    let target = "Type='\(Fixture.references)/worksheet' TargetMode='External' Target='worksheets/sheet1.xml'"
    let list = "<Relationships xmlns='\(Fixture.package)'><Relationship Id='worksheet' \(target)/></Relationships>"
    let fixture = Fixture("").replacing("xl/_rels/workbook.xml.rels", Fixture.xml(list))
    #expect(fixture.fault?.what.description.contains("no sheet with cells") == true)
  }

  @Test func missingParts() {
    for name in ["xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
      var fixture = Fixture("")
      fixture.parts.removeAll { $0.name == name }
      #expect(fixture.fault?.what == "\(name): is missing")
    }
  }

  private func what(_ bytes: [UInt8]) -> String {
    do {
      _ = try Workbook(bytes).sheet()
      return "nothing"
    } catch { return error.what.description }
  }

  @Test func otherFiles() {
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 500)
    let package = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
    #expect(what([]) == "the file is empty")
    #expect(what(old).contains("Excel 97–2003"))
    #expect(what(old + package + old).contains("password"))
    #expect(what(old + package).contains("password"))
    #expect(what(Array("name,city\n".utf8)).contains("not an Excel workbook"))
    #expect(what(Array("<html><table>".utf8)) == "the file is a web page (HTML), not a table")
    #expect(what(ZipFile.bytes([])).contains("zip archive, but not"))
    #expect(what(ZipFile.bytes([("a.txt", [65])])).contains("zip archive, but not"))
    #expect(what(ZipFile.bytes([("Index/Document.iwa", [])])).contains("Numbers"))
    let mimetype = Array("application/vnd.oasis.opendocument.spreadsheet".utf8)
    #expect(what(ZipFile.bytes([("mimetype", mimetype), ("content.xml", [])])).contains(".ods"))
  }

  @Test(arguments: [
    ("xl/workbook.bin", ".xlsb"), ("word/document.xml", "Word"), ("ppt/presentation.xml", "PowerPoint"),
  ])
  func otherDocuments(_ path: String, _ word: String) {
    let bytes = ZipFile.bytes([("_rels/.rels", Fixture.relationships(["officeDocument": path])), (path, [1, 2])])
    #expect(what(bytes).contains(word))
  }

  @Test func truncatedFiles() {
    let bytes = Fixture("<row><c><v>1</v></c></row>").bytes
    #expect(what(bytes) == "nothing")
    for count in [2, 4, 30, 100, bytes.count / 2, bytes.count - 1, bytes.count - 22] {
      #expect(what(Array(bytes.prefix(count))).contains("damaged or was not transferred completely"), "\(count)")
    }
  }

  /// How an entry may be packed.
  @Test func entriesThatCannotBeRead() {
    let relations = Fixture("").parts[0]
    func file(_ add: (inout ZipFile) -> Void) -> [UInt8] {
      var zip = ZipFile()
      add(&zip)
      return zip.finished()
    }
    let (name, content) = relations
    #expect(what(file { $0.add(name, content, method: 14) }).contains("method"))
    #expect(what(file { $0.add(name, content, flags: 1) }) == FileKind.protected.what.description)
    #expect(what(file { $0.add(name, content, crc: 7) }).contains("cannot be unpacked"))
    #expect(what(file { $0.add(name, content, method: 8) }).contains("cannot be unpacked"))
    #expect(what(file { $0.add(name, content, size: 1 << 30) }).contains("_rels/.rels"))
  }

  @Test func partsThatAreNoXML() {
    for (text, words) in [
      ("", "line 1: no element found"), ("<a>\n<b></a>", "line 2: mismatched tag"), ("<a/><b/>", "line 1"),
      ("x", "line 1"),
      ("<?xml version='1.0' encoding='KOI8-R'?><a/>", "unknown encoding"), ("<a>&x;</a>", "undefined entity"),
      ("<!DOCTYPE a><a/>", "document type"), ("<a><x:b/></a>", "unbound prefix"), ("<a>\u{FFFF}</a>", "line 1"),
    ] {
      let fault = Fixture("").replacing("xl/worksheets/sheet1.xml", Array(text.utf8)).fault
      #expect(fault?.what.description.hasPrefix("xl/worksheets/sheet1.xml, line") == true)
      #expect(fault?.what.description.contains(words) == true, "\(text): \(String(describing: fault))")
      #expect(fault?.sheet == "Table")
    }
  }

  @Test func oneLine() {
    let fault = WorkbookFault("what", cure: "cure", cell: "B2").on("Table")
    #expect(fault.description == "Table!B2: what; cure")
    #expect(WorkbookFault("what").description == "what")
  }
}
