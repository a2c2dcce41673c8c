import Cartography
import CGeodata
import Friendships
import Messages

/// A file that is compiled in.
package struct BuiltIn {
  /// Its name.
  package let name: String
  /// All of it.
  package let bytes: UnsafeRawBufferPointer

  private init(_ name: String, _ file: GeodataFile) {
    self.name = name
    bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.count)
  }

  /// It as a file that was read.
  package var file: SourceFile { SourceFile(name: name, bytes: Array(bytes)) }

  /// The map of Shenyang.
  package static var map: BuiltIn { BuiltIn("map.json", geodata_map()) }
  /// Its table.
  package static var friendships: BuiltIn { BuiltIn("friendships.csv", geodata_friendships()) }
  /// The map file of another city, with names in braces to be filled in.
  package static var template: BuiltIn { BuiltIn("template.json", geodata_template()) }
  /// The words of the interface, read once.
  package static let words: Words = {
    let file = BuiltIn("words.csv", geodata_words())
    // That there are none is a matter of the tests.
    var problems: [Problem] = []
    return Words(Array(file.bytes), file: file.name, problems: &problems)
  }()

  /// The built-in land with its known SHA-256: hashing a megabyte for every map would take longer than drawing it.
  package static func land(isCoarse: Bool) -> (file: BuiltIn, digest: String) {
    isCoarse
      ? (
        BuiltIn("Natural Earth 1:110m land", geodata_land_110m()),
        "8689e6932b8e370e2ca4587cf3ba21e460b1235db37b6ed3c172c35b4a6088de"
      )
      : (
        BuiltIn("Natural Earth 1:50m land", geodata_land_50m()),
        "140d1419f7ace66bf0ea8ceb068cab544d413170f4e8c48e0a11bde6c978b319"
      )
  }
}
