import Foundation
import Testing

@testable import FriendshipMaps

/// A map's folder as one file, and the way back.
@Suite struct MapFolderTests {
  private func file(_ name: String, _ text: String) -> SourceFile { SourceFile(name: name, bytes: Array(text.utf8)) }

  private func names(_ files: [SourceFile]?) -> [String]? { files?.map(\.name) }

  @Test(arguments: ["", "my map/"]) func aFolderComesBackAsItWas(_ root: String) throws {
    let files = [file("map.json", "{}"), file("友城表.csv", "city\nNara\n"), file("photos/a.jpg", "x")]
    let packed = files.map { SourceFile(name: root + $0.name, bytes: $0.bytes) } + [file("__MACOSX/map.json", "")]
    let zip = SourceFile(name: "m.zip", bytes: try MapFolder.zip(packed, named: "m.zip"))
    let back = try #require(try MapFolder.files(inZip: zip))
    #expect(names(back) == files.map(\.name) && back.map(\.bytes) == files.map(\.bytes))
  }

  @Test func whatHasNoMapIsNoFolder() throws {
    let other = SourceFile(name: "m.zip", bytes: try MapFolder.zip([file("a/b/map.json", "{}")], named: "m.zip"))
    #expect(try names(MapFolder.files(inZip: other)) == nil)
    #expect(try names(MapFolder.files(inZip: file("list.csv", "PK,city\n"))) == nil)
    #expect(try names(MapFolder.files(inZip: SourceFile(name: "x.zip", bytes: [0x50, 0x4B, 3, 4]))) == nil)
  }

  @Test func wrongPathsAreTold() throws {
    let failure = #expect(throws: Failure.self) { try MapFolder.zip([file("../a", "")], named: "m.zip") }
    #expect(failure?.problems.first?.place == "m.zip" && failure?.problems.first?.found == "../a")
  }

  @Test func aDamagedFolderIsTold() throws {
    var bytes = try MapFolder.zip([file("map.json", String(repeating: "{} ", count: 500))], named: "m.zip")
    bytes[45] ^= 0xFF
    #expect(throws: Failure.self) { try MapFolder.files(inZip: SourceFile(name: "m.zip", bytes: bytes)) }
  }
}
