import Cartography
import CGeodata
import Drawing
import Friendships
import Messages
import Spreadsheets

/// The built-in map, read once for all tests.
enum Shenyang {
  static let mapBytes = bytes(geodata_map())
  static let tableBytes = bytes(geodata_friendships())
  static let coarseLand = bytes(geodata_land_110m())
  static let fineLand = bytes(geodata_land_50m())

  static let words: Words = {
    var problems: [Problem] = []
    return Words(bytes(geodata_words()), file: "words.csv", problems: &problems)
  }()

  static let wordTable: [[String]] = {
    var problems: [Problem] = []
    let table = Table(csv: bytes(geodata_words()), file: "words.csv", problems: &problems)
    return problems.isEmpty ? table.records.map { $0.map(\.text) } : []
  }()

  static let atlas = read(tableBytes).atlas

  /// The whole map composed once; without land, on which no mark depends.
  static let composer = MapComposer(atlas: atlas, words: words, options: MapOptions(languages: ["zh", "en"]))
  static let scene = composer.compose(.none)

  /// The built-in map with a table.
  static func read(_ table: [UInt8]) -> (atlas: Atlas, problems: [Problem]) {
    var problems: [Problem] = []
    let file = MapFile(mapBytes, file: "map.json", problems: &problems)
    guard let file else { preconditionFailure("the built-in map file cannot be read: \(problems)") }
    let cells = Table(csv: table, file: "t.csv", problems: &problems)
    var atlas = FriendshipTable(cells, map: file, words: words, problems: &problems).atlas
    atlas.creditBuiltInLand(words)
    return (atlas, problems)
  }

  /// A day written as ISO 8601.
  static func day(_ text: String) -> Day {
    guard let date = PartialDate(text) else { preconditionFailure("no date: \(text)") }
    return date.lastDay
  }

  private static func bytes(_ file: GeodataFile) -> [UInt8] {
    Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }
}
