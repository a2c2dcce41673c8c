/// What a file is by its first bytes.
enum Signature: Equatable {
  case jpeg, png
  /// A picture or a document of another kind, by its name.
  case foreign(String)
  case unknown

  /// - Parameter bytes: the first ones of the file; 1 kB is enough.
  init(_ bytes: ArraySlice<UInt8>) {
    let kinds: [(beginning: [UInt8], Signature)] = [
      ([0xFF, 0xD8, 0xFF], .jpeg), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
      (Array("GIF8".utf8), .foreign("GIF")), (Array("BM".utf8), .foreign("BMP")),
      (Array("II*\0".utf8), .foreign("TIFF")), (Array("MM\0*".utf8), .foreign("TIFF")),
      (Array("II+\0".utf8), .foreign("TIFF")), (Array("MM\0+".utf8), .foreign("TIFF")),
      (Array("8BPS".utf8), .foreign("Photoshop")), (Array("%PDF".utf8), .foreign("PDF")),
      ([0xFF, 0x0A], .foreign("JPEG XL")), ([0, 0, 0, 12] + Array("JXL ".utf8), .foreign("JPEG XL")),
      ([0, 0, 0, 12] + Array("jP  ".utf8), .foreign("JPEG 2000")),
    ]
    if let kind = kinds.first(where: { bytes.starts(with: $0.beginning) }) {
      self = kind.1
    } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
      self = .foreign("WebP")
    } else if bytes.dropFirst(4).starts(with: Array("ftyp".utf8)) {
      self = Self.container(bytes)
    } else {
      self = Self.isSVG(bytes) ? .foreign("SVG") : .unknown
    }
  }

  /// A file of the family of MP4 (ISO/IEC 14496-12): its first box holds its brand, a version, and further brands.
  private static func container(_ bytes: ArraySlice<UInt8>) -> Signature {
    let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    let words = Array(bytes.prefix(max(16, length)).dropFirst(8))
    let brands = stride(from: 0, to: words.count, by: 4).map {
      String(decoding: words[$0..<min($0 + 4, words.count)], as: UTF8.self)
    }
    if brands.contains(where: { ["avif", "avis"].contains($0) }) { return .foreign("AVIF") }
    let heif: Set = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]
    return brands.contains(where: heif.contains) ? .foreign("HEIC") : .unknown
  }

  /// Whether a text begins with the element of SVG, after what may come before it.
  private static func isSVG(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self).lowercased().drop { $0 == "\u{FEFF}" || $0.isWhitespace }
    return text.hasPrefix("<svg") || text.hasPrefix("<?xml") && text.contains("<svg")
      || text.hasPrefix("<!--") && text.contains("<svg") || text.hasPrefix("<!doctype svg")
  }
}
