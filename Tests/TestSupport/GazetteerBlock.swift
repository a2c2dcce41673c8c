/// Blocks of a gazetteer made by hand: in the form of `geodata/README.md`, each section packed without being made shorter.
package enum GazetteerBlock {
  /// A block of sections, each a tag of four letters and its bytes.
  package static func packed(_ sections: [(tag: String, bytes: [UInt8])]) -> [UInt8] {
    let parts = sections.map { Zlib.stored($0.bytes) }
    var result = Array("fmapgaz1".utf8) + Zlib.number(sections.count)
    for (section, part) in zip(sections, parts) {
      result +=
        Array((section.tag + "    ").utf8.prefix(4)) + Zlib.number(part.count) + Zlib.number(section.bytes.count)
    }
    return result + parts.flatMap { $0 }
  }

  /// The sections of a small world: three towns in France, one overseas, and one in Japan.
  package static let small: [(tag: String, bytes: [UInt8])] = [
    ("fold", folding),
    ("land", Array("FR\tFRA\tEU\t\nJP\tJPN\tAS\t\nRE\tREU\tAF\tFR".utf8)),
    ("name", Array("France\tFrankreich\nJapan\t日本\nRéunion".utf8)),
    ("area", Array("FR\t11".utf8)),
    ("part", Array("Île-de-France".utf8)),
    ("FR n", Array("Paris\tlutetia\nParis\nSaint-Denis\u{C}巴黎\tパリ\n\n圣但尼".utf8)),
    ("FR p", places([(48_853, 2_349, 200, 0, 3), (43_000, 1_000, 99, 1, 3), (48_936, 2_357, 160, 0, 3)])),
    ("JP n", Array("Nara\t奈良".utf8)),
    ("JP p", places([(34_685, 135_805, 180, 0, 2)])),
    ("RE n", Array("Saint-Denis".utf8)),
    ("RE p", places([(-20_882, 55_450, 168, 0, 0)])),
  ]

  /// A folding of ASCII's capitals, a separator and two letters with accents.
  private static let folding: [UInt8] = {
    var rows = (0x41...0x5A).map { ($0, $0 + 32, 0) } + [(0x2D, 0xFFFE, 0), (0x20, 0xFFFE, 0)]
    rows += [(0xE9, 0x65, 0), (0xCE, 0x69, 0), (0xDF, 0x73, 0x73)]
    func plane(_ value: ((Int, Int, Int)) -> Int) -> [UInt8] {
      rows.flatMap { [UInt8(value($0) >> 8), UInt8(value($0) & 255)] }
    }
    return Zlib.number(rows.count) + plane { $0.0 } + plane { $0.1 } + plane { $0.2 }
  }()

  /// The numbers of places: latitude and longitude in thousandths of degrees, population, area and continent as packed.
  private static func places(_ rows: [(Int, Int, UInt8, UInt8, UInt8)]) -> [UInt8] {
    func plane(_ value: (Int, Int, UInt8, UInt8, UInt8) -> Int) -> [UInt8] {
      rows.map { UInt8(value($0.0, $0.1, $0.2, $0.3, $0.4) & 255) }
    }
    var result: [UInt8] = [0, 5] + Array("11\n76".utf8)
    for shift in [16, 8, 0] { result += plane { latitude, _, _, _, _ in (latitude + 90_000) >> shift } }
    for shift in [16, 8, 0] { result += plane { _, longitude, _, _, _ in (longitude + 180_000) >> shift } }
    return result + rows.map(\.2) + rows.map(\.3) + rows.map(\.4)
  }
}
