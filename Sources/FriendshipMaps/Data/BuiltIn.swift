import Cartography
import CGeodata
import Friendships
import Gazetteer
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
  /// Two lists as offices write them, to begin with: some friends of Shenyang in Chinese, those of Košice in English.
  package static var samples: [(list: BuiltIn, hub: String)] {
    [
      (BuiltIn("沈阳友城示例.csv", geodata_sample_zh()), "沈阳"),
      (BuiltIn("Twin cities of Košice.csv", geodata_sample_en()), "Košice"),
    ]
  }
  /// The notices of the data and libraries in the program.
  package static var licences: BuiltIn { BuiltIn("licences.txt", geodata_licences()) }
  /// The words of the interface, read once.
  package static let words: Words = {
    let file = BuiltIn("words.csv", geodata_words())
    // That there are none is a matter of the tests.
    var problems: [Problem] = []
    return Words(Array(file.bytes), file: file.name, problems: &problems)
  }()

  /// The places of the world; its bytes are looked into when the first name is looked up.
  package static func gazetteer() throws(GazetteerFault) -> Gazetteer {
    let file = geodata_gazetteer()
    return try Gazetteer(lasting: UnsafeBufferPointer(start: file.bytes, count: file.count))
  }

  /// The readings of Chinese characters.
  package static func readings() throws(GazetteerFault) -> HanReadings {
    let file = geodata_readings()
    return try HanReadings(lasting: UnsafeBufferPointer(start: file.bytes, count: file.count))
  }

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

  /// The kinds of relation of the built-in map as they stand in its file.
  package static var relations: String {
    let text = String(decoding: map.bytes, as: UTF8.self)
    guard let start = text.firstRange(of: "\"relations\": "),
      let end = text[start.upperBound...].firstRange(of: "\n  ]")
    else { return "[]" }
    return String(text[start.upperBound..<end.upperBound])
  }

  /// The neutral kind alone, as a map without agreements has it.
  static var neutralRelation: String {
    var book = KindBook([], looks: looks, words: words)
    _ = book.id(of: "", Vocabulary(words, looks))
    return text(of: book.found)
  }

  /// Kinds of relation as `map.json` holds them.
  package static func text(of kinds: [RelationKind]) -> String {
    String(decoding: Friendships.json(kinds.map(WrittenKind.init), isIndented: true), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
  }

  /// The same kinds, whose looks those take that a table names.
  static let looks: [RelationKind] = {
    var problems: [Problem] = []
    return MapFile(map.file.bytes, file: map.name, problems: &problems)?.relations ?? []
  }()
}

/// A kind of relation as `map.json` holds it.
struct WrittenKind: Encodable {
  let id: String
  let names: [String: String]
  let plurals: [String: String]
  let line: String
  let marker: String
  let ramps: [String: [String]]

  init(_ kind: RelationKind) {
    id = kind.id
    let written = { (names: Names) in
      Dictionary(uniqueKeysWithValues: BuiltIn.words.languages.compactMap { tag in names.own(tag).map { (tag, $0) } })
    }
    names = written(kind.names).isEmpty ? ["en": kind.names["en"]] : written(kind.names)
    plurals = written(kind.plurals).isEmpty ? ["en": kind.plurals["en"]] : written(kind.plurals)
    line = kind.isDashed ? "dashed" : "solid"
    marker = kind.marker.rawValue
    ramps = kind.ramps.mapValues { $0.map(\.description) }
  }
}
