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

  @Test func thousandsOfPlacesOfOneNameAreAFault() throws {
    let names = [UInt8]([UInt8](repeating: 97, count: 1) + (0..<5000).flatMap { _ in [10, 97] as [UInt8] })
    let gazetteer = try gazetteer(set("JP n", names))
    #expect(throws: GazetteerFault.damaged(section: "JP n")) { try gazetteer.find("Nara", country: "JP") }
  }

  /// Whatever byte is changed, nothing traps, and zlib's checksum finds what is packed wrong.
  @Test func anyChangedByteIsAFaultOrChangesNothingElse() throws {
    let whole = GazetteerBlock.packed(GazetteerBlock.small)
    for index in whole.indices {
      var bytes = whole
      bytes[index] ^= 0x15
      do throws(GazetteerFault) {
        let gazetteer = try Gazetteer(bytes)
        for country in [nil, "FR", "JP"] { _ = try gazetteer.find("Paris", country: country) }
      } catch {
        continue
      }
    }
  }

  @Test func theBuiltInBlockFitsIntoTheProgram() { #expect(builtIn.count < 3_900_000) }
}
