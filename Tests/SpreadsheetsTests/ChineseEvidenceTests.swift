import Testing

@testable import Spreadsheets

/// Where the figures for and against Chinese begin and end. Characters of each kind by their two bytes: those of GB 2312
/// that are common and the others (rows 16 to 55, and 56 to 87 of its table), those that GBK added, and Hangul of EUC-KR.
@Suite struct ChineseEvidenceTests {
  private static let common: [UInt8] = [0xC9, 0xF2]
  private static let uncommon: [UInt8] = [0xE3, 0xE5]
  private static let rare: [UInt8] = [0x96, 0x79]
  private static let hangul: [UInt8] = [0xBC, 0xAD]

  private func verdict(_ words: [[UInt8]], isSupported: Bool) -> String {
    let bytes = Array(words.joined(separator: [0x2C]))
    switch ChineseEvidence(bytes).verdict(isSupported: isSupported) {
    case .chinese: return "chinese"
    case .western(let start): return "western \(start)"
    case .other(let start): return "other \(start)"
    }
  }

  /// Words of one character each, so many of each kind, in the order of the kinds.
  private func words(common: Int = 0, uncommon: Int = 0, rare: Int = 0, hangul: Int = 0) -> [[UInt8]] {
    let kinds = [(Self.common, common), (Self.uncommon, uncommon), (Self.rare, rare), (Self.hangul, hangul)]
    return kinds.flatMap { [[UInt8]](repeating: $0, count: $1) }
  }

  @Test func asciiSaysNothing() {
    #expect(verdict([Array("city".utf8)], isSupported: false) == "chinese")
    #expect(verdict([], isSupported: true) == "chinese")
  }

  /// Without words that every Chinese table has, one sign of another reading is enough.
  @Test func withoutSupportOneStrangeCharacterIsEnough() {
    let ascii = Array("city".utf8)
    #expect(verdict([ascii] + words(common: 3), isSupported: false) == "chinese")
    #expect(verdict([ascii] + words(common: 3, rare: 1), isSupported: false) == "other 14")
    #expect(verdict([ascii] + words(hangul: 2), isSupported: false) == "other 5")
    #expect(verdict([ascii] + words(common: 1, hangul: 2), isSupported: false) == "chinese")
    #expect(verdict(words(common: 2, uncommon: 2), isSupported: false) == "chinese")
    #expect(verdict(words(common: 2, uncommon: 3), isSupported: false) == "other 0")
  }

  /// Two always, and one in ten.
  @Test func aChineseTableMayHaveFewRareCharacters() {
    #expect(verdict(words(rare: 2), isSupported: true) == "chinese")
    #expect(verdict(words(rare: 3), isSupported: true) == "other 0")
    #expect(verdict(words(common: 36, rare: 4), isSupported: true) == "chinese")
    #expect(verdict(words(common: 35, rare: 5), isSupported: true) == "other 105")
  }

  /// Four in ten, of six at least.
  @Test func aChineseTableMayHaveSomeUncommonCharacters() {
    #expect(verdict(words(uncommon: 5), isSupported: true) == "chinese")
    #expect(verdict(words(uncommon: 6), isSupported: true) == "other 0")
    #expect(verdict(words(common: 6, uncommon: 4), isSupported: true) == "chinese")
    #expect(verdict(words(common: 5, uncommon: 5), isSupported: true) == "other 0")
  }

  /// Eight and no other, or nineteen in twenty.
  @Test func hangulThroughoutIsNoChance() {
    #expect(verdict(words(hangul: 7), isSupported: true) == "chinese")
    #expect(verdict(words(hangul: 8), isSupported: true) == "other 0")
    #expect(verdict(words(common: 1, hangul: 8), isSupported: true) == "chinese")
    #expect(verdict(words(common: 2, hangul: 38), isSupported: true) == "chinese")
    #expect(verdict(words(common: 1, hangul: 39), isSupported: true) == "other 0")
  }

  /// A lone character against a Latin letter, as in D黶seldorf; not one beside another, and not one that stands apart.
  @Test func aLoneCharacterAmongLettersIsWestern() {
    let odd = Array("D".utf8) + [0xFC, 0x73] + Array("seldorf".utf8)
    let clear = Self.common + Self.common
    #expect(verdict([Array("a".utf8), odd], isSupported: true) == "western 2")
    #expect(verdict([odd, clear], isSupported: true) == "chinese")
    #expect(verdict([odd, clear, odd], isSupported: true) == "western 0")
    #expect(verdict([Array("D".utf8) + clear + Array("f".utf8)], isSupported: true) == "chinese")
    #expect(verdict([Array("2".utf8) + Self.common + Array(".".utf8)], isSupported: true) == "chinese")
  }

  /// Full-width signs of both countries say nothing: 、 is A1 A2.
  @Test func punctuationIsNoCharacter() {
    #expect(verdict([Self.common + [0xA1, 0xA2]], isSupported: false) == "chinese")
    #expect(verdict([[0xA1, 0xA2], [0xA9, 0xA1]], isSupported: false) == "chinese")
  }

  /// A pair that is cut off, and bytes that begin none.
  @Test(arguments: [[0xC9], [0xFF, 0xA1], [0x80, 0xA1], [0xC9, 0x3F], [0xC9, 0x7F], [0xC9, 0xFF]] as [[UInt8]])
  func halfACharacterIsNone(_ bytes: [UInt8]) { #expect(verdict([bytes], isSupported: false) == "chinese") }
}
