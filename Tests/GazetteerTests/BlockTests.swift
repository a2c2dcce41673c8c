import TestSupport
import Testing

@testable import Gazetteer

/// Blocks made by hand, whole and damaged.
@Suite struct BlockTests {
  typealias Sections = [(tag: String, bytes: [UInt8])]

  private func gazetteer(_ change: (inout Sections) -> Void = { _ in }) throws -> Gazetteer {
    var sections = GazetteerBlock.small
    change(&sections)
    return try Gazetteer(GazetteerBlock.packed(sections))
  }

  private func set(_ tag: String, _ bytes: [UInt8]) -> (inout Sections) -> Void {
    { sections in
      for index in sections.indices where sections[index].tag == tag { sections[index].bytes = bytes }
    }
  }

  @Test func aSmallWorldIsRead() throws {
    let gazetteer = try gazetteer()
    let paris = try #require(try gazetteer.find("LUTETIA", country: "FR").place)
    #expect(paris.name == "Paris" && paris.latitude == 48.853 && paris.longitude == 2.349)
    #expect(paris.country == "FR" && paris.area == "11" && paris.continent == .europe)
    // e^(200/14) - 1 = 1.6 million.
    #expect(paris.population == 1_600_000)
    #expect(try gazetteer.find("Saint Denis", country: "RE").place?.latitude == -20.882)
    #expect(try gazetteer.find("Saint Denis", country: "FR").candidates.map(\.country) == ["RE", "FR"])
    #expect(try gazetteer.find("Paris", country: "FR").grade == .largest)
    #expect(try gazetteer.find("Paris, Ile-de-France", country: "FR").grade == .one)
    #expect(try gazetteer.find("奈良", country: nil).place?.country == "JP")
  }

  /// Behind a form feed stand further names of the same places, in lines of which some are empty.
  @Test func namesOfFurtherGroupsBelongToTheirPlaces() throws {
    let gazetteer = try gazetteer()
    for (name, latitude) in [("巴黎", 48.853), ("パリ", 48.853), ("圣但尼", 48.936)] {
      #expect(try gazetteer.find(name, country: "FR").place?.latitude == latitude)
    }
    for (further, isSound) in [("\u{C}\n\n\u{C}x", true), ("\u{C}\n\nx", true), ("\u{C}\n\n\nx", false)] {
      let bytes = Array("Paris\nParis\nSaint-Denis\(further)".utf8)
      let damaged = try self.gazetteer(set("FR n", bytes))
      if isSound {
        #expect(try damaged.find("x", country: "FR").place != nil)
      } else {
        #expect(throws: GazetteerFault.damaged(section: "FR n")) { try damaged.find("x", country: "FR") }
      }
    }
  }

  @Test func bytesOfSomethingElseAreNoBlock() {
    let whole = GazetteerBlock.packed(GazetteerBlock.small)
    for bytes in [
      [], Array("fmapgaz1".utf8), Array("PK".utf8), Array(whole.dropLast()), whole + [0], Array(whole.dropFirst()),
    ] {
      #expect(throws: GazetteerFault.notABlock) { try Gazetteer(bytes) }
    }
  }

  /// A count is checked against what the packed bytes can give before memory is taken.
  @Test func aCountThatCannotBeIsNoBlock() {
    var bytes = GazetteerBlock.packed(GazetteerBlock.small)
    bytes.replaceSubrange(20..<24, with: [0x7F, 255, 255, 255])
    #expect(throws: GazetteerFault.notABlock) { try Gazetteer(bytes) }
    bytes.replaceSubrange(8..<12, with: [255, 255, 255, 255])
    #expect(throws: GazetteerFault.notABlock) { try Gazetteer(bytes) }
  }

  @Test func aMissingSectionIsAFault() {
    for tag in ["fold", "land", "name", "area", "part"] {
      #expect(throws: GazetteerFault.damaged(section: tag)) { try gazetteer { $0.removeAll { $0.tag == tag } } }
    }
  }

  @Test func aSectionThatHoldsSomethingElseIsAFault() {
    for (tag, bytes) in [
      ("fold", [0, 0, 0, 9, 1]), ("fold", []), ("land", Array("FR\tFRA".utf8)), ("land", Array("FR\tFRA\tXX\t".utf8)),
      ("name", Array("France".utf8)), ("area", Array("FR".utf8)), ("part", Array("a\nb".utf8)),
    ] {
      #expect(throws: GazetteerFault.damaged(section: tag)) { try gazetteer(set(tag, bytes)) }
    }
  }

  @Test func aCountryThatIsDamagedIsAFaultWhenItIsLookedInto() throws {
    for numbers in [[], [0], [0, 0], [255, 255, 0], [0, 0] + [UInt8](repeating: 255, count: 9)] {
      let gazetteer = try gazetteer(set("JP p", numbers))
      #expect(try gazetteer.find("Paris", country: "FR").place != nil)
      #expect(throws: GazetteerFault.damaged(section: "JP p")) { try gazetteer.find("Nara", country: "JP") }
    }
  }

  /// Names of all lengths stand beside each other, so that a mark is in each of eight places; none is longer than a byte can say.
  @Test func namesOfAnyLengthEndWhereTheyEnd() throws {
    let names = (1...60).map { String(repeating: "ab", count: $0).prefix($0) + "\tx\($0)" }
    let numbers = [UInt8]([0, 2]) + Array("11".utf8) + [UInt8](repeating: 0, count: 60 * 9)
    for shift in 0..<8 {
      let lines = Array("a\(String(repeating: "c", count: shift))\n".utf8) + Array(names.joined(separator: "\n").utf8)
      let gazetteer = try gazetteer {
        set("JP n", lines)(&$0)
        set("JP p", numbers + [UInt8](repeating: 0, count: 9))(&$0)
      }
      for count in [2, 7, 8, 9, 33, 60] {
        let found = try gazetteer.find("x\(count)", country: "JP").candidates
        #expect(found.map(\.name) == [String(names[count - 1].prefix(count))])
      }
    }
    for (count, isSound) in [(255, true), (256, false)] {
      let gazetteer = try gazetteer(set("JP n", [UInt8](repeating: 97, count: count)))
      if isSound {
        #expect(try gazetteer.find("Nara", country: "JP").place == nil)
      } else {
        #expect(throws: GazetteerFault.damaged(section: "JP n")) { try gazetteer.find("Nara", country: "JP") }
      }
    }
  }

  @Test func thousandsOfPlacesOfOneNameAreAFault() throws {
    let names = [UInt8]([UInt8](repeating: 97, count: 1) + (0..<5000).flatMap { _ in [10, 97] as [UInt8] })
    let gazetteer = try gazetteer(set("JP n", names))
    #expect(throws: GazetteerFault.damaged(section: "JP n")) { try gazetteer.find("Nara", country: "JP") }
  }

  /// Whatever byte is changed, nothing traps, and zlib's checksum finds what is packed wrong.
  @Test(arguments: [0x01, 0x15, 0x80, 0xFF] as [UInt8])
  func anyChangedByteIsAFaultOrChangesNothingElse(_ change: UInt8) throws {
    let whole = GazetteerBlock.packed(GazetteerBlock.small)
    for index in whole.indices {
      var bytes = whole
      bytes[index] ^= change
      ask(bytes)
    }
  }

  @Test func aBlockThatBreaksOffAnywhereIsNone() {
    let whole = GazetteerBlock.packed(GazetteerBlock.small)
    for count in whole.indices {
      #expect(throws: GazetteerFault.notABlock) { try Gazetteer(Array(whole.prefix(count))) }
    }
  }

  /// What is packed well may be wrong all the same: too short, too long, or other bytes.
  @Test func aSectionThatIsWrongInsideNeverTraps() {
    for (position, section) in GazetteerBlock.small.enumerated() {
      let wrong =
        section.bytes.indices.map { Array(section.bytes.prefix($0)) } + [section.bytes + section.bytes]
        + [section.bytes + [0], section.bytes + [10], [9] + section.bytes]
        + section.bytes.indices.flatMap { index in
          [0, 9, 10, 0xFF, section.bytes[index] ^ 1].map { byte in
            var bytes = section.bytes
            bytes[index] = byte
            return bytes
          }
        }
      for bytes in wrong {
        var sections = GazetteerBlock.small
        sections[position].bytes = bytes
        ask(GazetteerBlock.packed(sections))
      }
    }
  }

  /// A section says how long it is unpacked; any other number is a fault of that section, or of the block.
  @Test func aWrongLengthIsAFault() throws {
    let whole = GazetteerBlock.packed(GazetteerBlock.small)
    for (position, section) in GazetteerBlock.small.enumerated() {
      for length in [0, section.bytes.count - 1, section.bytes.count + 1, section.bytes.count * 2] {
        var bytes = whole
        let at = 12 + position * 12 + 8
        bytes.replaceSubrange(at..<at + 4, with: [24, 16, 8, 0].map { UInt8(length >> $0 & 255) })
        #expect(throws: GazetteerFault.damaged(section: section.tag)) {
          let gazetteer = try Gazetteer(bytes)
          for (name, country) in [("Paris", "FR"), ("Nara", "JP"), ("Saint-Denis", "RE")] {
            _ = try gazetteer.find(name, country: country)
          }
        }
      }
    }
  }

  /// Looks into all of a block, which may be damaged.
  private func ask(_ bytes: [UInt8]) {
    guard let gazetteer = try? Gazetteer(bytes) else { return }
    for country in [nil, "FR", "JP", "RE"] {
      for name in ["Paris", "Saint-Denis", "奈良", "Parris", "Nara, Île-de-France", "Île-de-France"] {
        _ = try? gazetteer.find(name, country: country)
      }
      _ = gazetteer.countries.suggestions(for: "Frence")
    }
  }

  @Test func theBuiltInBlockFitsIntoTheProgram() { #expect(builtIn.count < 3_300_000) }
}
