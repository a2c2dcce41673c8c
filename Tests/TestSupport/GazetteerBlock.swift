/// Blocks of a gazetteer made by hand: in the form of `geodata/README.md`, each section packed without being made shorter.
package enum GazetteerBlock {
  /// A block of sections, each a tag of four letters and its bytes.
  package static func packed(_ sections: [(tag: String, bytes: [UInt8])]) -> [UInt8] {
    let parts = sections.map { stored($0.bytes) }
    var result = Array("fmapgaz1".utf8) + number(sections.count)
    for (section, part) in zip(sections, parts) {
      result += Array((section.tag + "    ").utf8.prefix(4)) + number(part.count) + number(section.bytes.count)
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
    return number(rows.count) + plane { $0.0 } + plane { $0.1 } + plane { $0.2 }
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

  /// Bytes as zlib keeps them where it packs nothing (RFC 1950 and 1951), at most 65,535 in each piece.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let piece = bytes[start..<min(start + 0xFFFF, bytes.count)]
      start += piece.count
      let count = [UInt8(piece.count & 255), UInt8(piece.count >> 8)]
      result += [start == bytes.count ? 1 : 0] + count + count.map { ~$0 } + piece
    } while start < bytes.count
    var (low, high) = (1, 0)
    for byte in bytes {
      low = (low + Int(byte)) % 65521
      high = (high + low) % 65521
    }
    return result + number(high << 16 | low)
  }

  /// Four bytes, the highest first.
  private static func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 255) } }
}
