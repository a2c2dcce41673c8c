import Messages
import Testing

@testable import Spreadsheets

/// The encodings of texts. The bytes of words are those of the encodings' own tables (Unicode Consortium, MAPPINGS, and GB
/// 18030-2022).
@Suite struct TextEncodingTests {
  private func read(_ bytes: [UInt8], asked: String? = nil) throws -> TextEncoding {
    try TextEncoding(bytes, file: "t.csv", asked: asked)
  }

  private func text(_ encoding: TextEncoding) -> String { String(decoding: encoding.bytes, as: UTF8.self) }

  /// Why a text cannot be read: whether the file or the wish is wrong, and the problem in one line.
  private func fault(_ bytes: [UInt8], asked: String? = nil) -> (isUnfit: Bool, said: String)? {
    do {
      _ = try TextEncoding(bytes, file: "t.csv", asked: asked)
      return nil
    } catch {
      switch error {
      case .unreadable(let problem): return (false, problem.description)
      case .unfit(let problem): return (true, problem.description)
      }
    }
  }

  // MARK: Asked

  @Test(
    arguments: [
      ("utf-8", [0xE6, 0xB2, 0x88], "沈"), ("utf-16le", [0x88, 0x6C], "沈"), ("utf-16be", [0x6C, 0x88], "沈"),
      ("gb18030", [0xC9, 0xF2, 0x81, 0x39, 0xEE, 0x39], "沈㐀"), ("gbk", [0xE9, 0x46], "镕"),
      ("gb2312", [0xE9, 0x46], "镕"),
      ("big5", [0xA5, 0x78, 0xA5, 0x5F], "台北"), ("shift_jis", [0x8E, 0x44, 0x96, 0x79], "札幌"),
      ("euc-jp", [0xBB, 0xA5, 0xCB, 0xDA], "札幌"), ("euc-kr", [0xBC, 0xAD, 0xBF, 0xEF], "서울"),
      ("windows-1252", [0x5A, 0xFC, 0x80], "Zü€"), ("windows-1250", [0xA3, 0xF3, 0x64, 0x9F], "Łódź"),
      ("iso-8859-2", [0xA3, 0xF3, 0x64, 0xBC], "Łódź"), ("windows-1251", [0xCC, 0xEE, 0xF1], "Мос"),
      ("koi8-r", [0xED, 0xCF, 0xD3], "Мос"), ("windows-1253", [0xC1, 0xE8, 0xDE], "Αθή"),
      ("windows-1254", [0xDD, 0x7A, 0x6D], "İzm"),
    ] as [(String, [UInt8], String)])
  func anEncodingThatIsNamedIsTheOne(_ name: String, _ bytes: [UInt8], _ expected: String) throws {
    for asked in [name, name.uppercased()] {
      let found = try read(bytes, asked: asked)
      #expect(text(found) == expected && found.name == name.uppercased() && found.sample == nil)
    }
  }

  /// Programs of Windows write more under these names than the standards had: CP932, CP949.
  @Test(arguments: [("shift_jis", [0x87, 0x40], "①"), ("euc-kr", [0x8C, 0x63], "똠")] as [(String, [UInt8], String)])
  func whatWindowsAddedIsReadToo(_ name: String, _ bytes: [UInt8], _ expected: String) throws {
    #expect(text(try read(bytes, asked: name)) == expected)
  }

  /// The bytes of Düsseldorf are Chinese, too; who names the encoding is not asked again.
  @Test func whatIsNamedIsNotDoubted() throws {
    let bytes = Array("D".utf8) + [0xFC] + Array("sseldorf".utf8)
    #expect(text(try read(bytes, asked: "windows-1252")) == "Düsseldorf")
    #expect(text(try read(bytes, asked: "gb18030")) == "D黶seldorf")
  }

  @Test func aNameThatNobodyKnowsIsTheUsersMistake() throws {
    let found = try #require(fault([0x61], asked: "klingon"))
    #expect(found.isUnfit && found.said.hasPrefix("--encoding: unknown encoding: \"klingon\"; use utf-8, "))
    let empty = try #require(fault([0x61], asked: ""))
    #expect(empty.isUnfit && empty.said.hasPrefix("--encoding: unknown encoding: \"\""))
  }

  @Test func aNameWithATypingErrorIsSuggested() {
    for asked in ["gb18003", "GB18003"] {
      #expect(
        fault([0x61], asked: asked)?.said.hasPrefix(
          "--encoding: unknown encoding: \"\(asked)\"; did you mean \"gb18030\"? (use utf-8, ") == true)
    }
  }

  @Test(
    arguments: [
      ("utf-8", [0xC9, 0xF2]), ("shift_jis", [0x8E]), ("gb18030", [0xFF]), ("windows-1252", [0x81]),
      ("utf-16le", [0x88, 0x6C, 0x33]),
    ] as [(String, [UInt8])])
  func bytesOfAnotherEncodingAreTheFilesFault(_ name: String, _ bytes: [UInt8]) {
    let found = fault(bytes, asked: name)
    #expect(found?.isUnfit == false)
    #expect(found?.said == "t.csv: not text in \(name.uppercased()); leave --encoding out, or name the right one")
  }

  @Test(arguments: ["utf-8", "gb18030", "utf-16", nil]) func anEmptyFileIsAnEmptyText(_ asked: String?) throws {
    #expect(try read([], asked: asked).bytes.isEmpty)
  }

  // MARK: Marks

  private static let marks: [(name: String, mark: [UInt8], letters: [UInt8])] = [
    ("UTF-8", [0xEF, 0xBB, 0xBF], [0x61, 0xE9, 0x98, 0xB3]), ("UTF-16LE", [0xFF, 0xFE], [0x61, 0, 0x33, 0x96]),
    ("UTF-16BE", [0xFE, 0xFF], [0, 0x61, 0x96, 0x33]),
  ]

  @Test func aMarkDecidesAndIsCutOff() throws {
    for (name, mark, letters) in Self.marks {
      let found = try read(mark + letters)
      #expect(text(found) == "a阳" && found.name == name && found.sample == nil)
      #expect(try read(mark).bytes.isEmpty)
    }
  }

  @Test func aMarkThatIsNamedBesidesIsCutOffToo() throws {
    for (name, mark, letters) in Self.marks {
      #expect(text(try read(mark + letters, asked: name.lowercased())) == "a阳")
    }
    for (_, mark, letters) in Self.marks.dropFirst() {
      #expect(text(try read(mark + letters, asked: "utf-16")) == "a阳")
    }
  }

  /// The mark of UTF-8 is ï»¿ to Western Europe.
  @Test func aMarkOfAnotherEncodingThanTheNamedIsText() throws {
    #expect(text(try read([0xEF, 0xBB, 0xBF, 0x61], asked: "windows-1252")) == "ï»¿a")
  }

  /// Half a character at the end.
  @Test func aMarkPromisesWholeCharacters() {
    #expect(fault([0xFF, 0xFE, 0x61])?.said.hasPrefix("t.csv: not text in UTF-16LE") == true)
  }

  // MARK: UTF-16 without a mark

  @Test func zeroBytesOfOneSideAreUTF16() throws {
    let table = "city,国家\n沈阳,中国\n"
    let little = try read(table.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
    let big = try read(table.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] })
    #expect(text(little) == table && little.name == "UTF-16LE")
    #expect(text(big) == table && big.name == "UTF-16BE")
  }

  /// More than one byte in sixteen: 2 of 30, but not 2 of 32.
  @Test func fewZeroBytesProveNothing() throws {
    let han = { (count: Int) in [[UInt8]](repeating: [0x88, 0x6C], count: count).flatMap { $0 } }
    #expect(try read([0x61, 0, 0x2C, 0] + han(13)).name == "UTF-16LE")
    #expect((try? read([0x61, 0, 0x2C, 0] + han(14)))?.name != "UTF-16LE")
  }

  @Test func zeroBytesOnBothSidesAreNoUTF16() throws {
    #expect(try read([0x61, 0, 0x61, 0x61, 0, 0x61]).name == "UTF-8")
  }

  /// A table may begin with a long heading in Chinese: 1200 bytes without a zero, then 2000 of which every second is one.
  @Test func fourKilobytesAreLookedAt() throws {
    let table = String(repeating: "沈", count: 600) + String(repeating: "a", count: 1000)
    #expect(text(try read(table.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })) == table)
  }

  // MARK: Guesses

  @Test func whatIsStrictlyUTF8IsUTF8() throws {
    let found = try read(Array("Düsseldorf,沈阳,😀".utf8))
    #expect(text(found) == "Düsseldorf,沈阳,😀" && found.name == "UTF-8" && found.sample == nil)
  }

  /// 城市,a⏎沈阳: the first word that is not ASCII shows whether the guess was right.
  @Test func chineseIsReadAndOneWordOfItShown() throws {
    let found = try read([0x61, 0x2C, 0xB3, 0xC7, 0xCA, 0xD0, 0x2C, 0x61, 0x0A, 0xC9, 0xF2, 0xD1, 0xF4])
    #expect(text(found) == "a,城市,a\n沈阳" && found.name == "GB18030" && found.sample == "城市")
  }

  /// A character of GB18030 alone, of four bytes: 㐀.
  @Test func charactersOfFourBytesAreNoObstacle() throws {
    let found = try read([0xB3, 0xC7, 0xCA, 0xD0, 0x0A, 0xC9, 0xF2, 0xD1, 0xF4, 0x81, 0x39, 0xEE, 0x39])
    #expect(text(found) == "城市\n沈阳㐀")
  }

  // MARK: Questions

  private func question(_ bytes: [UInt8]) -> String? { fault(bytes).flatMap { $0.isUnfit ? nil : $0.said } }

  /// ü and s, FC 73, are 黶 in GB18030.
  @Test func aWesternWordIsAskedAboutAsEachReadsIt() {
    #expect(
      question(Array("city\nD".utf8) + [0xFC] + Array("sseldorf,1".utf8))
        == "t.csv:2: the encoding is not clear, a word of it in each: \"D黶seldorf\" (gb18030), "
        + "\"Düsseldorf\" (windows-1252); add the right one, such as --encoding windows-1252, "
        + "or save the table as \"CSV UTF-8\"")
  }

  /// ź is 9F in windows-1250, where windows-1252 has Ÿ; no pair of GB18030 ends with a comma.
  @Test func ofWesternEncodingsThatDifferBothAreNamed() {
    let said = question([0xA3, 0xF3, 0x64, 0x9F, 0x2C, 0x61])
    #expect(said?.contains("each: \"£ódŸ\" (windows-1252), \"Łódź\" (windows-1250); add") == true, "\(said ?? "")")
  }

  /// 札幌 in Shift_JIS, 서울 in EUC-KR, 台北 in Big5 and Москва in windows-1251, alone in a table.
  @Test(
    arguments: [
      ([0x8E, 0x44, 0x96, 0x79], "\"札幌\" (shift_jis)"), ([0xBC, 0xAD, 0xBF, 0xEF], "\"서울\" (euc-kr)"),
      ([0xA5, 0x78, 0xA5, 0x5F], "\"台北\" (big5)"), ([0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0], "\"Москва\" (windows-1251)"),
    ] as [([UInt8], String)])
  func aWordOfTheEastIsAskedAbout(_ word: [UInt8], _ reading: String) {
    let said = question(Array("city\n".utf8) + word + Array(",1\n".utf8))
    #expect(
      said?.hasPrefix("t.csv:2: the encoding is not clear") == true && said?.contains(reading) == true, "\(said ?? "")")
  }

  /// The line is that of the word, whatever ends the lines.
  @Test(arguments: ["\n", "\r", "\r\n"]) func theLineIsTold(_ end: String) {
    let said = question(Array("a\(end)b\(end)c,D".utf8) + [0xFC] + Array("sseldorf".utf8))
    #expect(said?.hasPrefix("t.csv:3: ") == true, "\(said ?? "")")
  }

  /// FF is no letter of GB18030, 81 none of windows-1252 and windows-1250.
  @Test func whatNobodyCanReadIsToldSo() {
    #expect(
      question(Array("caf".utf8) + [0xFF, 0x81])
        == "t.csv:1: neither UTF-8 nor GB18030; save the table as \"CSV UTF-8\"")
  }
}
