import CGeodata
import Foundation
import TestSupport
import Testing

@testable import Gazetteer

/// What goes into a page of the readings of all characters.
@Suite struct HanExcerptTests {
  private let han: HanReadings

  init() throws {
    let file = geodata_readings()
    han = try HanReadings(Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
  }

  private func excerpt(_ texts: String...) -> HanExcerpt { HanExcerpt(of: texts, han: han) }

  /// The characters that have a reading in an excerpt.
  private func read(_ excerpt: HanExcerpt) -> [String: Set<Character>] {
    Dictionary(
      uniqueKeysWithValues: excerpt.readings.split(separator: " ").map { word in
        (word.filter(\.isASCII), Set(word.filter { !$0.isASCII }))
      })
  }

  @Test func readingsStandInOrderWithTheirCharacters() {
    #expect(excerpt("重庆", "长崎").readings == "chang长 chong重 qi崎 qing庆 zhang长 zhong重")
    #expect(excerpt("柏林", "林").readings == "bai柏 bo柏 lin林")
    #expect(excerpt("Chicago", "シカゴ", "") == excerpt())
    #expect(excerpt().readings.isEmpty && excerpt().forms.isEmpty)
  }

  @Test func formsStandBehindTheSimplifiedCharacter() {
    #expect(excerpt("德国").forms.split(separator: " ").contains { $0.first == "国" && $0.dropFirst().contains("國") })
    #expect(excerpt("德国").forms == excerpt("德國").forms)
    #expect(excerpt("杜塞尔多夫").forms.contains("爾"))
    // Characters of one form alone take no room.
    #expect(excerpt("沙").forms.isEmpty)
  }

  /// A traditional character is looked for under the simplified one, by its own readings too.
  @Test func textsInTraditionalCharactersAreReadAlike() {
    #expect(excerpt("長崎").readings == excerpt("长崎").readings)
    #expect(read(excerpt("乾"))["qian"] == ["干"] && read(excerpt("干"))["qian"] == nil)
  }

  @Test func neitherOrderNorRepetitionMatters() {
    #expect(excerpt("沈阳", "德国", "重庆") == excerpt("庆重", "阳德", "国沈", "沈阳"))
  }

  /// For any texts: nothing is there but what is of their characters, and each reading of each of them is.
  @Test func excerptsHoldTheTextsCharactersAndNoOther() {
    var random = Seeded(7)
    for _ in 0..<50 {
      let characters = (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0x4E00...0x9FFF, using: &random))
      }
      let found = HanExcerpt(of: [String(String.UnicodeScalarView(characters))], han: han)
      let simple = Set(characters.map { Character(han.simplified($0)) })
      let read = read(found)
      #expect(read.values.allSatisfy { $0.isSubset(of: simple) })
      for character in characters {
        for reading in han.readings(of: character) {
          #expect(read[reading]?.contains(Character(han.simplified(character))) == true)
        }
      }
      #expect(found.forms.split(separator: " ").allSatisfy { $0.count > 1 && simple.contains($0.first ?? " ") })
      #expect(found.readings.split(separator: " ").map { $0.filter(\.isASCII) } == read.keys.sorted())
    }
  }

  /// The page of the built-in table grows by less than two kilobytes.
  @Test func theBuiltInTableNeedsLittle() {
    let file = geodata_friendships()
    let table = String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
    let texts = table.split(separator: "\n").flatMap { line in line.split(separator: ",").prefix(6).map { String($0) } }
    let found = HanExcerpt(of: texts, han: han)
    #expect(found.readings.utf8.count + found.forms.utf8.count < 2000)
  }
}
