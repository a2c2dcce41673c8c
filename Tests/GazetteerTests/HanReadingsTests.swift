import CGeodata
import TestSupport
import Testing

@testable import Gazetteer

/// Readings of Chinese characters and their forms, as they are compiled in and in blocks made by hand.
@Suite struct HanReadingsTests {
  private static let packed: [UInt8] = {
    let file = geodata_readings()
    return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }()
  private static let han = try? HanReadings(packed)

  private func han() throws -> HanReadings { try #require(Self.han) }

  /// Whether pinyin is one way to read a name, in full or by initials; all ways are tried here, as a search need not.
  private func isReading(_ pinyin: String, of name: String, initials: Bool = false) throws -> Bool {
    let han = try han()
    var ways = [""]
    for character in name.unicodeScalars {
      let readings = Set(han.readings(of: character).map { initials ? String($0.prefix(1)) : $0 })
      ways = ways.flatMap { way in readings.map { way + $0 } }
    }
    return ways.contains(pinyin)
  }

  @Test(arguments: [
    ("芝加哥", "zhijiage"), ("重庆", "chongqing"), ("重庆", "zhongqing"), ("长崎", "changqi"), ("厦门", "xiamen"),
    ("厦门", "shamen"), ("柏林", "bolin"), ("柏林", "bailin"), ("大阪", "daban"), ("西安", "xian"),
    ("旧金山", "jiujinshan"), ("吕贝克", "lvbeike"), ("旅", "lv"), ("绿", "lv"), ("女", "nv"), ("略", "lve"),
    ("瀋陽", "shenyang"), ("長﨑", "changqi"), ("蔚县", "yuxian"), ("六安", "luan"), ("番禺", "panyu"), ("秘鲁", "bilu"),
    ("祕魯", "bilu"), ("台州", "taizhou"), ("東阿", "donge"), ("乐清", "yueqing"), ("单县", "shanxian"), ("札幌", "zhahuang"),
    ("静岡", "jinggang"), ("浜松", "bangsong"), ("西藏", "xizang"), ("嗯", "n"), ("嗯", "ng"),
  ])
  func namesAreReadInEveryWay(_ name: String, _ pinyin: String) throws {
    #expect(try isReading(pinyin, of: name))
  }

  @Test func initialsAreThoseOfReadings() throws {
    for (name, initials) in [("芝加哥", "zjg"), ("重庆", "cq"), ("重庆", "zq"), ("厦门", "xm"), ("杜塞尔多夫", "dsedf")] {
      #expect(try isReading(initials, of: name, initials: true))
    }
  }

  /// Readings of old dictionaries alone would find half of a table by short words.
  @Test func obsoleteReadingsAreLeftOut() throws {
    let han = try han()
    for (character, readings) in [
      ("阿", ["a", "e"]), ("大", ["da", "dai"]), ("家", ["jia", "jie"]), ("斯", ["si"]), ("拉", ["la"]), ("西", ["xi"]),
      ("安", ["an"]), ("重", ["chong", "zhong"]), ("女", ["nv"]),
    ] as [(Unicode.Scalar, [String])] {
      #expect(han.readings(of: character) == readings)
    }
    #expect(try !isReading("zhongjing", of: "重庆"))
    for scalar in "aéシ，😀한".unicodeScalars { #expect(han.readings(of: scalar).isEmpty) }
  }

  @Test(
    arguments: [
      ("国", "國"), ("尔", "爾"), ("沈", "瀋"), ("台", "臺"), ("台", "颱"), ("发", "髮"), ("发", "發"),
      ("发", "発"), ("崎", "﨑"), ("秘", "祕"), ("峰", "峯"), ("群", "羣"), ("为", "爲"), ("卫", "衞"), ("岳", "嶽"), ("滨", "浜"),
      ("泽", "沢"), ("东", "東"), ("钟", "鍾"), ("钟", "鐘"), ("后", "後"), ("里", "裡"), ("里", "裏"),
    ] as [(Unicode.Scalar, Unicode.Scalar)])
  func formsAreFoundBothWays(_ simple: Unicode.Scalar, _ form: Unicode.Scalar) throws {
    let han = try han()
    #expect(han.simplified(form) == simple && han.simplified(simple) == simple)
    #expect(han.forms(of: simple).contains(form) && han.forms(of: form).contains(simple))
  }

  /// What holds of every character: readings are of letters, one step simplifies, forms are mutual and share their readings.
  @Test func everyCharacterIsSound() throws {
    let han = try han()
    var (read, ambiguous) = (0, 0)
    for scalar in (0...0xFFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init) {
      let readings = Set(han.readings(of: scalar))
      read += readings.isEmpty ? 0 : 1
      ambiguous += readings.count > 1 ? 1 : 0
      #expect(readings.count <= 5 && readings.allSatisfy { $0.count <= 6 && !$0.contains("ü") })
      let simple = han.simplified(scalar)
      #expect(han.simplified(simple) == simple)
      #expect(readings.isSuperset(of: han.readings(of: simple)))
      for form in han.forms(of: scalar) { #expect(form != scalar && han.forms(of: form).contains(scalar)) }
    }
    // Some 1,000 of 21,000: a search accepts little that is wrong.
    #expect(read > 20_900 && (900...1200).contains(ambiguous))
  }

  @Test func theBlockIsSmall() { #expect(Self.packed.count < 50_000) }

  // MARK: Blocks made by hand

  private static let small: [(tag: String, bytes: [UInt8])] = [
    ("read", Array("zhang\nchang\tzhang".utf8)), ("char", [0x4E, 0x00, 0, 0, 0, 1, 0, 2]),
    ("form", Array("长\t長镸".utf8)),
  ]

  private func damaged(_ tag: String, _ bytes: [UInt8]) throws -> HanReadings {
    try HanReadings(GazetteerBlock.packed(Self.small.map { $0.tag == tag ? (tag, bytes) : $0 }))
  }

  @Test func aSmallBlockIsRead() throws {
    let han = try HanReadings(GazetteerBlock.packed(Self.small))
    #expect(han.readings(of: "一") == ["zhang"] && han.readings(of: "\u{4E01}").isEmpty)
    #expect(han.readings(of: "\u{4E02}") == ["chang", "zhang"] && han.readings(of: "\u{4E03}").isEmpty)
    #expect(han.readings(of: "\u{4DFF}").isEmpty && han.readings(of: "\u{10FFFF}").isEmpty)
    #expect(han.forms(of: "長") == ["长", "镸"] && han.forms(of: "一").isEmpty)
    let bytes = GazetteerBlock.packed(Self.small)
    let lasting = try bytes.withUnsafeBufferPointer { try HanReadings(lasting: $0).simplified("長") }
    #expect(lasting == "长")
  }

  @Test func aSectionThatHoldsSomethingElseIsAFault() {
    for (tag, text) in [
      ("read", "zhang\n<b>"), ("read", "zhang\n\tzhang"), ("read", "zhang"), ("form", "长"), ("form", "长\t"),
      ("form", "\t長"),
      ("form", "长镸\t長"), ("form", "长\t長\t镸"), ("form", "长\t\""), ("form", "长\t長\n镸\t長"), ("form", "长\t長\n長\t镸"),
      ("form", "长\t長\n长\t镸"), ("char", ""), ("char", "N"), ("char", "N\u{0}\u{0}"), ("char", "N\u{0}\u{0}\u{3}"),
      ("char", "N\u{0}\u{1}\u{0}"),
    ] {
      let fault = GazetteerFault.damaged(section: text == "zhang" ? "char" : tag)
      #expect(throws: fault, "\(tag) \(text)") { try damaged(tag, Array(text.utf8)) }
    }
    for tag in ["read", "char", "form"] {
      #expect(throws: GazetteerFault.damaged(section: tag)) {
        try HanReadings(GazetteerBlock.packed(Self.small.filter { $0.tag != tag }))
      }
    }
  }

  @Test func aBlockThatBreaksOffAnywhereIsNone() {
    for whole in [GazetteerBlock.packed(Self.small), Self.packed] {
      for count in stride(from: 0, to: whole.count, by: whole.count > 1000 ? 97 : 1) {
        #expect(throws: GazetteerFault.notABlock) { try HanReadings(Array(whole.prefix(count))) }
      }
    }
  }

  /// Nothing traps, neither when the block is read nor when it is asked; of what is packed, zlib's checksum finds every change.
  @Test(arguments: [0x01, 0x15, 0x80, 0xFF] as [UInt8])
  func anyChangedByteIsAFaultOrHarmless(_ change: UInt8) {
    let whole = GazetteerBlock.packed(Self.small)
    for index in whole.indices { ask(whole, index, change) }
    for index in stride(from: Int(change), to: Self.packed.count, by: 509) { ask(Self.packed, index, change) }
  }

  @Test func aSectionThatIsWrongInsideNeverTraps() {
    for section in Self.small {
      for index in section.bytes.indices {
        for byte in 0...UInt8.max {
          var bytes = section.bytes
          bytes[index] = byte
          ask(try? damaged(section.tag, bytes))
        }
        ask(try? damaged(section.tag, Array(section.bytes.prefix(index))))
      }
    }
  }

  private func ask(_ whole: [UInt8], _ index: Int, _ change: UInt8) {
    var bytes = whole
    bytes[index] ^= change
    ask(try? HanReadings(bytes))
  }

  private func ask(_ han: HanReadings?) {
    guard let han else { return }
    for character in "一丁丂长長\u{0}\u{FFFD}\u{10FFFF}".unicodeScalars {
      _ = (han.readings(of: character), han.simplified(character), han.forms(of: character))
    }
    _ = HanExcerpt(of: ["一丁丂长長"], han: han)
  }
}
