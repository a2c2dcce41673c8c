import CGeodata
import Drawing
import Friendships
import Messages
import Spreadsheets

/// The built-in map, read once for all tests.
package enum Shenyang {
  /// Its map.json.
  package static let mapBytes = bytes(geodata_map())
  /// Its table.
  package static let tableBytes = bytes(geodata_friendships())
  /// The land of 1:110 million, a Shapefile.
  package static let coarseLand = bytes(geodata_land_110m())
  /// The land of 1:50 million, a Shapefile.
  package static let fineLand = bytes(geodata_land_50m())

  /// The words of all languages.
  package static let words: Words = {
    var problems: [Problem] = []
    return Words(bytes(geodata_words()), file: "words.csv", problems: &problems)
  }()

  /// The same, cell by cell.
  package static let wordTable: [[String]] = {
    var problems: [Problem] = []
    let table = Table(csv: bytes(geodata_words()), file: "words.csv", problems: &problems)
    return problems.isEmpty ? table.records.map { $0.map(\.text) } : []
  }()

  /// The built-in map's cities and agreements.
  package static let atlas = read(tableBytes).atlas

  /// The looks that colour ramps are for, each with the one on which it rests; those of the themes, which the data do not know.
  package static let looks = [
    (id: "light", base: "light"), (id: "dark", base: "dark"), (id: "print", base: "light"),
    (id: "contrast", base: "light"), (id: "exhibition", base: "dark"),
  ]

  /// The built-in map with a table.
  package static func read(_ table: [UInt8]) -> (atlas: Atlas, problems: [Problem]) {
    var problems: [Problem] = []
    let file = MapFile(mapBytes, file: "map.json", looks: looks, problems: &problems)
    guard let file else { preconditionFailure("the built-in map file cannot be read: \(problems)") }
    let cells = Table(csv: table, file: "t.csv", problems: &problems)
    var atlas = FriendshipTable(cells, map: file, words: words, problems: &problems).atlas
    atlas.creditBuiltInLand(words)
    return (atlas, problems)
  }

  /// A day written as ISO 8601.
  package static func day(_ text: String) -> Day {
    guard let date = PartialDate(text) else { preconditionFailure("no date: \(text)") }
    return date.lastDay
  }

  private static func bytes(_ file: GeodataFile) -> [UInt8] {
    Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }
}
