import Foundation
import Testing
import TestSupport

@testable import Spreadsheets

/// Whatever the bytes are, reading ends with a table or a fault. `FMAP_ROUNDS=100000` tries longer.
@Suite struct MutationTests {
  private static let rounds = ProcessInfo.processInfo.environment["FMAP_ROUNDS"].flatMap { Int($0) } ?? 1500

  /// A workbook with something of everything.
  private static let whole = Fixture(
    """
    <row r='1' spans='1:4' ht='15.75'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s' s='1'><v>1</v></c></row>
    <row r='2'><c r='A2' s='1'><v>35951</v></c><c r='B2' s='2'><v>36000.5</v></c><c r='C2' t='b'><v>1</v></c>
    <c r='D2' t='inlineStr'><is><r><t xml:space='preserve'>a </t></r><r><t>_x0041_</t></r></is></c></row>
    <row r='4'><c r='A4'><f>SUM(A1)</f><v>41.799999999999997</v></c><c r='B4' t='e'><v>#N/A</v></c>
    <c r='C4' t='str'><f>B1</f><v>x</v></c><c r='D4' t='d' s='3'><v>2021-10-25</v></c></row>
    """,
    strings: "<si><t>沈阳</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si>",
    styles: Fixture.styles(["[$-804]yyyy\"年\"m\"月\";@", "[<=2100]0;yyyy-mm-dd", "[h]:mm"]),
    settings: "<workbookPr date1904='0'/><calcPr fullCalcOnLoad='1'/>")

  private static let words = [
    "<", ">", "'", "&", ";", "/", "0", "-1", "1E308", "4294967296", "9223372036854775807", "99999999999999999999",
    "XFD1", "A0",
    "<c/>", "</c>", "<row>", "</row>", "<v>", "</v>", "t='s'", "t='d'", "s='9'", "\"", "[", "]", "\\", "_", "yyyy", "h",
    "m",
    "<is><t>", "<f/>", "_x005F_", "..", "xl/workbook.xml", "\u{FFFD}", "😀", "xmlns:a='b'", "<!--", "<![CDATA[", "<?x?>",
    "e999999999999", "60", "<mergeCell ref='A1:A9'/>", "</sheetData><mergeCells>", "B2:B5", "hidden='1'",
    "0.0000000000000000000000001",
  ].map { Array($0.utf8) }

  private static let mutator = Mutator(corpus: [whole.bytes], words: words)

  /// Puts something else in the place of an attribute's value or of a text, so that the part stays XML.
  private func mutateValue(_ bytes: inout [UInt8], _ random: inout Seeded) {
    let ends = Array("'\"<>".utf8)
    let marks = bytes.indices.filter { ends.contains(bytes[$0]) }
    let places = zip(marks, marks.dropFirst()).filter { bytes[$0] == bytes[$1] || (bytes[$0], bytes[$1]) == (62, 60) }
    let words = Self.words.filter { !$0.contains { ends.contains($0) || $0 == UInt8(ascii: "&") } }
    guard let (start, end) = places.randomElement(using: &random) else { return }
    let other = places.randomElement(using: &random).map { Array(bytes[($0 + 1)..<$1]) } ?? []
    let values = [other, bytes[(start + 1)..<end] + other, words.randomElement(using: &random) ?? []]
    bytes.replaceSubrange((start + 1)..<end, with: values.randomElement(using: &random) ?? [])
  }

  /// Reads all sheets; gives how many cells there were.
  private func read(_ bytes: [UInt8]) -> Int {
    guard let book = try? Workbook(bytes) else { return 0 }
    var count = 0
    for tab in book.tabs {
      guard let sheet = try? book.sheet(named: tab.name) else { continue }
      #expect(zip(sheet.rows, sheet.rows.dropFirst()).allSatisfy { $0.number < $1.number })
      for row in sheet.rows {
        #expect(row.cells.count <= Workbook.mostColumns)
        #expect(row.cells.last?.isEmpty == false)
        #expect(row.faults.count == row.cells.count { $0.fault != nil })
        count += row.cells.count
      }
    }
    return count
  }

  @Test func archives() {
    let bytes = Self.whole.bytes
    #expect(read(bytes) == 10)
    var random = Seeded(1)
    for _ in 0..<Self.rounds {
      var mutant = bytes
      Self.mutator.damage(&mutant, &random)
      _ = read(mutant)
    }
  }

  @Test func truncatedArchives() {
    let bytes = Self.whole.bytes
    for count in bytes.indices { #expect(read(Array(bytes.prefix(count))) == 0) }
  }

  /// Parts are damaged, and the archive around them is whole.
  @Test func parts() {
    var random = Seeded(2)
    var readable = 0
    for _ in 0..<Self.rounds {
      var mutant = Self.whole
      let index = Int.random(in: 0..<mutant.parts.count, using: &random)
      for _ in 0..<Int.random(in: 0...2, using: &random) { mutateValue(&mutant.parts[index].content, &random) }
      if Int.random(in: 0..<3, using: &random) == 0 { Self.mutator.damage(&mutant.parts[index].content, &random) }
      if read(mutant.bytes) > 0 { readable += 1 }
    }
    // Otherwise nothing behind the first error would have been tried.
    #expect(readable > Self.rounds / 4, "\(readable)")
  }
}
