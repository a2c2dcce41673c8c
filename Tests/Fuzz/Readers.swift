import Cartography
import CGeodata
import Drawing
import Foundation
import Friendships
import Gazetteer
import Messages
import Photos
import Raster
import TestSupport
import Spreadsheets

/// A reader of users' files, with what it is tried on.
struct Reader: Sendable {
  let name: String
  let mutator: Mutator
  /// Reads a file and throws away what it gives.
  let read: @Sendable ([UInt8]) -> Void

  /// All readers that take bytes; those of the command line are tried through the program.
  static let all: [Reader] = [
    Reader(
      name: "table",
      mutator: Mutator(
        corpus: [bytes(geodata_friendships())] + fixtures(["faults/table.csv", "gisborne/table.csv"]),
        words: words([
          ",", ";", "\t", "\"", "\"\"", "\n", "\r", "sep=;", "城市", "latitude", "1980-11-18", "1980年11月", "03/04/1998",
          "../", "sister", "18.11.1980", "18 Nov 1980", " 00:00:00", "19801118", "°", "′", "S", "N", "(", "（", "姊妹城市",
          "亚州",
          "\u{FEFF}", "\u{202E}", "\u{0}", "٣", "１", "JP",
        ]))
    ) { bytes in
      var problems: [Problem] = []
      let table = Table(csv: bytes, file: "t.csv", problems: &problems)
      guard let map = MapFile(Reader.map, file: "map.json", problems: &problems) else { return }
      let found = FriendshipTable(table, map: map, words: Reader.dictionary, problems: &problems)
      _ = Doubts(found, words: Reader.dictionary).all(today: Day(lastOf: 2026), land: .none, map: (map, "map.json"))
      for problem in problems { _ = Reader.dictionary.say(problem, in: "zh") }
    },
    Reader(
      name: "list",
      mutator: Mutator(
        corpus: lists.map { Array($0.utf8) },
        words: words([
          ",", "\"", "\n", "City", "Country", "Stadt", "国家", "友好城市", "姉妹都市", "Nara", "奈良市", "(", ")", "（", "）", " / ",
          "·",
          "1960", "seit 1961", "昭和32年", "’94.10.18", "bis 2010", "revoked", "중국 ", "아이막", "Paris", "FR",
          "Springfield, USA",
          "place_from", "3", "-9223372036854775808", "\u{FEFF}", "\u{202E}", "\u{0}", "٣", "한", "𠮷", "e\u{301}",
        ]))
    ) { bytes in
      var problems: [Problem] = []
      let table = Table(csv: bytes, file: "t.csv", problems: &problems)
      guard var map = MapFile(Reader.map, file: "map.json", problems: &problems) else { return }
      let looks = map.relations
      map.relations = []
      let header = Reader.header
      _ = PairTable(table, words: header)?.hubs
      let columns = Columns(table, words: header, problems: &problems)
      _ = columns?.language(of: table)
      let found = FriendshipTable(
        table, columns, map: map, words: Reader.dictionary, looks: looks,
        gazetteer: { () throws(GazetteerFault) in try Gazetteer(smallBlock) }, problems: &problems)
      problems += found.review.findings.map(\.problem)
      _ = TableExport(found.atlas, languages: ["en", "ja"], file: "t.csv").rows
      for problem in problems { _ = Reader.dictionary.say(problem, in: "zh") }
    },
    Reader(
      name: "map",
      mutator: Mutator(
        corpus: [Reader.map, bytes(geodata_template())] + fixtures(["busan/map.json", "faults/map.json"]),
        words: json
          + words([
            "\"hub\"", "\"ramps\"", "\"#", "\"claims\"", "\"dashed\"", "\"2021-10-25\"", "//", "/*", "*/", "1e+",
          ]))
    ) { bytes in
      var problems: [Problem] = []
      _ = MapFile(bytes, file: "map.json", problems: &problems)
      for problem in problems { _ = problem.description }
    },
    Reader(
      name: "theme",
      mutator: Mutator(
        corpus: [
          Array(
            "{\"base\": \"light\", \"colors\": {\"sea\": \"#EDF3F6\"}, \"ramps\": {\"sister\": [\"#7A1530\", \"#D6332A\"]}, \"lineWeight\": 1.2}"
              .utf8)
        ],
        words: json + words(["\"dark\"", "\"land\"", "#", "\"lineWeight\""]))
    ) { bytes in
      var problems: [Problem] = []
      _ = Theme(bytes, file: "house.json", relations: Reader.kinds, problems: &problems)
    },
    Reader(
      name: "shapefile",
      mutator: Mutator(
        corpus: [bytes(geodata_land_110m()), Array(bytes(geodata_land_50m()).prefix(60_000))],
        words: [
          [0, 0, 0, 5], [5, 0, 0, 0], [15, 0, 0, 0], [255, 255, 255, 127], [0, 0, 0x27, 0x0A],
          [0, 0, 0, 0, 0, 0, 0xF8, 0x7F],
        ]
      ) { bytes in
        guard bytes.count >= 100 else { return }
        withUnsafeBytes(of: Int32(bytes.count / 2).bigEndian) { bytes.replaceSubrange(24..<28, with: $0) }
        bytes.removeLast(bytes.count % 2)
      }
    ) { bytes in
      var problems: [Problem] = []
      _ = bytes.withUnsafeBytes { Basemap(shapefile: $0, name: "land.shp", digest: "", problems: &problems) }
    },
    Reader(
      name: "geojson",
      mutator: Mutator(
        corpus: [
          "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[170,10],[-170,10],[-170,-10,5],[170,-10],[170,10]],[[175,1],[176,2],[176,1]]]}}]}",
          "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[360,0],[180,80]]]]},null,{\"type\":\"Point\",\"coordinates\":[1,2]}],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4326\"}}}",
        ].map { Array($0.utf8) },
        words: json
          + words(["\"Polygon\"", "\"Feature\"", "\"geometry\"", "\"coordinates\"", "[[[", "[1,2]", "\"crs\"", "-180"]))
    ) { bytes in
      var problems: [Problem] = []
      _ = Basemap(geoJSON: bytes, name: "land.geojson", digest: "", problems: &problems)
    },
    Reader(
      name: "workbook",
      mutator: Mutator(
        corpus: fixtures(["busan/table.xlsx"]),
        words: words(["PK\u{3}\u{4}", "PK\u{1}\u{2}", "PK\u{5}\u{6}", "xl/workbook.xml", "<c>"]) + [
          [8, 0], [0, 0], [1, 0], [255, 255, 255, 255],
        ])
    ) { bytes in
      guard let workbook = try? Workbook(bytes) else { return }
      for tab in workbook.tabs { _ = try? workbook.sheet(named: tab.name).rows.flatMap(\.faults) }
    },
    Reader(
      name: "frame",
      mutator: Mutator(
        corpus: drawnFrame + fixtures(["bit", "palette", "deep", "interlaced"].map { "frames/\($0).png" }),
        words: chunks + [
          [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF], [0x78, 0xDA], [1, 0], [16, 6], [8, 3],
        ],
        mend: mendChunks)
    ) { bytes in
      // As large as a frame of some page may be, for one that claims to be larger is no longer of the manifest's size.
      _ = try? Pixmap(png: bytes) { width, height in width * height <= 1 << 20 }
    },
    photo,
    Reader(
      name: "gazetteer",
      mutator: Mutator(
        corpus: [unpackedBlock, GazetteerBlock.packed(GazetteerBlock.small)],
        words: [[10], [9], [12], [0x1E], [0, 0, 0, 0], [255, 255, 255, 255]]
          + words(["Paris", "Saint-Denis", "奈良市 Nara", "FR n", "JP p", "fold", "AS\t", "fmapgaz1"]),
        mend: packBlock)
    ) { bytes in
      guard let gazetteer = try? Gazetteer(bytes) else { return }
      // Names from the damaged bytes themselves, so that they are damaged, too.
      let texts = bytes.suffix(200).split(separator: 10).prefix(3).map { String(decoding: $0, as: UTF8.self) }
      for name in ["Paris, Île-de-France", "奈良市 Nara", "City of Saint-Denis (Réunion)", "Pariss"] + texts {
        for country in [nil, "FR", "JP"] { _ = try? gazetteer.find(name, country: country, within: texts.first) }
        _ = gazetteer.countries.match(name)
        _ = gazetteer.countries.suggestions(for: name)
      }
    },
  ]

  /// Lists of the shapes that offices have, of cities of the small gazetteer.
  private static let lists = [
    "Partnerstädte,,\nStadt,Land,seit\nParis,Frankreich,seit 1961 (erneuert 1992)\n奈良市 Nara,Japan,1957(昭和32)年10月\n",
    "City\n1. Paris (France) 1960\n• Nara, Japan – est. 1957; revoked 2018\nSaint-Denis (Réunion) 1990\n",
    "友好城市,,\n序号,城市,国家,日期\n1,巴黎,法國,1997.1.25、2006.4.28\n友好合作城市,,,\n序号,城市,国家,日期\n2,奈良,日 本,’94.10.18\n",
    "도시명,place_from\n일본 나라현 奈良,1\n프랑스 Paris,Nara\n",
  ]
  private static let smallBlock = GazetteerBlock.packed(GazetteerBlock.small)

  /// A small gazetteer before it is packed: its sections, each after its tag, with a separator between.
  private static let unpackedBlock = Array(
    GazetteerBlock.small.map { Array($0.tag.utf8) + $0.bytes }.joined(separator: [0x1E]))

  /// Packs the sections of a damaged gazetteer, so that the fault is in what they hold.
  private static func packBlock(_ bytes: inout [UInt8]) {
    guard !bytes.starts(with: Array("fmapgaz1".utf8)) else { return }
    bytes = GazetteerBlock.packed(
      bytes.split(separator: 0x1E).map { (String(decoding: $0.prefix(4), as: UTF8.self), Array($0.dropFirst(4))) })
  }

  /// A frame as `fmap animate` writes it.
  private static let drawnFrame: [[UInt8]] = {
    let pixels = (0..<1200).map { UInt32(0xFF00_0000) | UInt32($0 % 7 * 30) << 8 | UInt32($0 % 5) }
    return [try? Pixmap(width: 40, height: 30, pixels: pixels).png(dotsPerInch: 96)].compactMap { $0 }
  }()

  static let chunks = [
    "IHDR", "PLTE", "tRNS", "IDAT", "IEND", "iCCP", "zTXt", "tEXt", "gAMA", "cHRM", "sRGB", "eXIf", "sBIT", "bKGD",
    "pHYs",
  ].map { Array($0.utf8) }

  /// Gives every chunk its length, up to the name of the next one, and the checksum of what it holds, so that libpng looks at
  /// that; and the file its end.
  static func mendChunks(_ bytes: inout [UInt8]) {
    if bytes.count >= 8 { bytes += [0, 0, 0, 0] + Array("IEND".utf8) + [0, 0, 0, 0] }
    var start = 8
    while start + 12 <= bytes.count {
      let next = bytes.indices.dropFirst(start + 16).first {
        // Both cases of a letter, told apart from most of what is packed without making anything.
        (0x41...0x7A).contains(bytes[$0]) && chunks.contains(Array(bytes[$0..<min($0 + 4, bytes.count)]))
      }
      let end = (next ?? bytes.count + 4) - 8
      withUnsafeBytes(of: UInt32(end - start - 8).bigEndian) { bytes.replaceSubrange(start..<start + 4, with: $0) }
      let checksum = bytes[start + 4..<end].reduce(~UInt32(0)) { crc, byte in
        (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xEDB8_8320 }
      }
      withUnsafeBytes(of: (~checksum).bigEndian) { bytes.replaceSubrange(end..<end + 4, with: $0) }
      start = end + 4
    }
  }

  private static let map = bytes(geodata_map())
  private static let dictionary: Words = {
    var problems: [Problem] = []
    return Words(bytes(geodata_words()), file: "words.csv", problems: &problems)
  }()
  /// Gathered once, as for the tables of one run; each process reads in one thread.
  nonisolated(unsafe) private static let header = HeaderWords(dictionary)
  private static let kinds: [RelationKind] = {
    var problems: [Problem] = []
    return MapFile(map, file: "map.json", problems: &problems)?.relations ?? []
  }()

  private static let json = words([
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\uD800", "null", "true", "{}", "[]", "\"en\"", "1e400", "'",
    "Infinity",
  ])

  static func words(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  private static func bytes(_ file: GeodataFile) -> [UInt8] {
    Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }

  static func fixtures(_ names: [String]) -> [[UInt8]] {
    names.compactMap { name in (try? Data(contentsOf: URL(fileURLWithPath: "Tests/Fixtures/\(name)"))).map { Array($0) }
    }
  }
}
