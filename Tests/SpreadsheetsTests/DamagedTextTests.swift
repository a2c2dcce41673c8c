import Messages
import Testing

@testable import Spreadsheets

/// Tables of which a byte or a row is not in the encoding of the rest. The bytes of Chinese words are those of GB 18030-2022.
@Suite struct DamagedTextTests {
  private func read(_ bytes: [UInt8], asked: String? = nil) -> (texts: [[String]], said: [String]) {
    var problems: [Problem] = []
    do {
      let table = try TableFile.read(bytes, file: "t.csv", encoding: asked, problems: &problems)
      return (table.records.map { $0.map(\.text) }, problems.map(\.description))
    } catch {
      switch error {
      case .unreadable(let problem), .unfit(let problem): return ([], [problem.description])
      }
    }
  }

  private let cure = "type it anew, and save the table as \"CSV UTF-8\" or .xlsx"
  /// 沈阳 and 北京 in GB18030.
  private let shenyang: [UInt8] = [0xC9, 0xF2, 0xD1, 0xF4]
  private let beijing: [UInt8] = [0xB1, 0xB1, 0xBE, 0xA9]

  private func table(_ rows: [[UInt8]]) -> [UInt8] { rows.flatMap { $0 + [10] } }

  /// Forty rows, of which the seventeenth has one byte that is wrong, one too few or one too many.
  @Test(
    arguments: [
      ([0xE6, 0xB2, 0xFF, 0xE9, 0x98, 0xB3], "��阳"), ([0xE6, 0xB2, 0xE9, 0x98, 0xB3], "�阳"),
      ([0xE6, 0xB2, 0x88, 0x88, 0xE9, 0x98, 0xB3], "沈�阳"), ([0xFC], "�"), ([0xC9, 0xF2, 0xD1, 0xF4], "����"),
    ] as [([UInt8], String)])
  func oneDamagedCellOfUTF8IsToldByItsLine(_ cell: [UInt8], _ found: String) {
    for asked in [nil, "utf-8"] {
      var rows = (1...40).map { Array("a\($0),沈阳".utf8) }
      rows[16] = Array("x,".utf8) + cell
      let (texts, said) = read(table(rows), asked: asked)
      #expect(said == ["t.csv:17:2: not UTF-8: \"\(found)\"; \(cure)"])
      #expect(texts.count == 40 && texts[16] == ["x", ""] && texts[17] == ["a18", "沈阳"])
    }
  }

  /// There is nothing but the damaged word to go by: a whole character and half of another.
  @Test func aSingleDamagedWordIsEnough() {
    let bytes = Array("city,x\n".utf8) + [0xE6, 0x9C, 0xAD, 0xE5, 0xB9] + Array(",1\n".utf8)
    #expect(read(bytes).said == ["t.csv:2:1: not UTF-8: \"札�\"; \(cure)"])
  }

  /// The last byte of 北京 is lost; in the second case FF is in its place.
  @Test(arguments: [[0xB1, 0xB1, 0xBE], [0xB1, 0xB1, 0xFF, 0xBE]] as [[UInt8]])
  func oneDamagedCellOfGB18030IsToldByItsLine(_ cell: [UInt8]) {
    for asked in [nil, "gb18030", "gbk"] {
      var rows = (1...40).map { Array("a\($0),".utf8) + shenyang }
      rows[16] = Array("x,".utf8) + cell
      let (texts, said) = read(table(rows), asked: asked)
      #expect(texts.count == 40 && texts[17] == ["a18", "沈阳"])
      let name = (asked ?? "gb18030").uppercased()
      #expect(said.last?.hasPrefix("t.csv:17:2: not \(name): \"北�") == true && said.count == 2, "\(said)")
    }
  }

  /// As pairs of bytes it would be read as 鍖椾含.
  @Test func aRowOfUTF8InGB18030IsNotReadAsOtherCharacters() {
    var rows = (1...10).map { Array("a\($0),".utf8) + shenyang }
    rows[4] = Array("x,北京".utf8)
    let (texts, said) = read(table(rows))
    #expect(said == ["t.csv: read as GB18030: \"沈阳\"", "t.csv:5:2: not GB18030: \"�北京\"; \(cure)"])
    #expect(texts[4] == ["x", ""] && texts[5] == ["a6", "沈阳"])
  }

  /// The encoding is that of most cells, whichever row is the other.
  @Test func theMostCellsTellTheEncoding() {
    let (_, utf8) = read(table([shenyang, Array("沈阳".utf8), Array("北京".utf8), Array("大连".utf8)]))
    #expect(utf8.count == 1 && utf8[0].hasPrefix("t.csv:1:1: not UTF-8"), "\(utf8)")
    let (_, chinese) = read(table([Array("沈阳".utf8), shenyang, beijing, shenyang + beijing]))
    #expect(chinese.count == 2 && chinese[1].hasPrefix("t.csv:1:1: not GB18030"), "\(chinese)")
  }

  /// Windows writes the euro sign of GBK as 80, which is no error.
  @Test func theEuroSignOfWindowsIsRead() {
    let (texts, said) = read(table([shenyang + [0x80], beijing]))
    #expect(texts == [["沈阳€"], ["北京"]] && said == ["t.csv: read as GB18030: \"沈阳€\""])
  }

  /// AA A1 is the first of the characters that an office may define for itself, U+E000.
  @Test func aCharacterForPrivateUseIsNoDoubt() {
    let (texts, said) = read(table([shenyang + [0xAA, 0xA1], beijing]))
    #expect(texts == [["沈阳\u{E000}"], ["北京"]] && said.count == 1, "\(said)")
  }

  /// Every cell is damaged, or nearly: another encoding.
  @Test func muchDamageIsAnotherEncoding() {
    let western = table([[0x43, 0xE9], [0x4D, 0xFC, 0x6E], [0xD6, 0x6C]])
    #expect(read(western, asked: "utf-8").said[0].hasPrefix("t.csv: not text in UTF-8; leave --encoding out"))
    #expect(read(western).said[0].contains("(windows-1252)"))
  }

  /// A cell of a million bytes that no encoding has, beside two that are Chinese: nobody looks at every one of them.
  @Test func noEndOfDamageIsLookedAt() {
    #expect(DamagedText(table([shenyang, [UInt8](repeating: 0xFF, count: 1_000_000), beijing]), in: "GB18030") == nil)
    #expect(
      DamagedText(table([shenyang, [UInt8](repeating: 0xFF, count: 900), beijing]), in: "GB18030")?.isNearlyWhole
        == true)
  }

  /// Marks at the end of a text that old programs left there.
  @Test(arguments: ["\u{1A}", "\u{0}\u{0}", "\u{1A}\r\n", "\r\n\u{1A}\u{0}"]) func endMarksAreNoCells(_ end: String) {
    for text in ["a,沈阳\nb,c", "a,b\r\n\"c\",d\r\n"] {
      #expect(read(Array((text + end).utf8)).texts == read(Array(text.utf8)).texts)
      #expect(read(Array((text + end).utf8)).said.isEmpty)
    }
  }

  @Test func utf32IsRead() {
    let text = "city,国家\n沈阳,😀\n"
    let little = text.unicodeScalars.flatMap { scalar in (0..<4).map { UInt8(scalar.value >> ($0 * 8) & 255) } }
    let big = text.unicodeScalars.flatMap { scalar in (0..<4).map { UInt8(scalar.value >> (24 - $0 * 8) & 255) } }
    for (bytes, name) in [
      ([0xFF, 0xFE, 0, 0] + little, "UTF-32LE"), (little, "UTF-32LE"), ([0, 0, 0xFE, 0xFF] + big, "UTF-32BE"),
      (big, "UTF-32BE"),
    ] {
      let (texts, said) = read(bytes)
      #expect(texts == [["city", "国家"], ["沈阳", "😀"]] && said == ["t.csv: read as \(name)"], "\(said)")
    }
  }
}
