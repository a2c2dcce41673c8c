import CTurboJPEG
import Photos
import TestSupport

extension Reader {
  /// Photos are looked at and copied; their limit on pixels is low, so that an input takes little time.
  static let photo = Reader(
    name: "photo",
    mutator: Mutator(
      corpus: jpegs + fixtures(["bit", "palette", "deep", "interlaced"].map { "frames/\($0).png" }),
      words: chunks + words(["Exif\0\0", "II*\0", "MM\0*", "ICC_PROFILE\0", "Adobe\0", "JFIF\0", "acsp"]) + [
        [0xFF, 0xD8, 0xFF, 0xE1], [0xFF, 0xE1], [0xFF, 0xE2], [0xFF, 0xEE], [0xFF, 0xC0], [0xFF, 0xC2], [0xFF, 0xC4],
        [0xFF, 0xDA], [0xFF, 0xDB], [0xFF, 0xDD], [0xFF, 0xD0], [0xFF, 0xD9], [0xFF, 0xFF], [1, 0x12, 0, 3],
        [0x12, 1, 3, 0],
        [0, 0, 0, 0], [0x7F, 0xFF, 0xFF, 0xFF],
      ],
      mend: { bytes in if bytes.first == 0x89 { mendChunks(&bytes) } })
  ) { bytes in
    let limits = PhotoLimits(pixels: 1 << 18, bytes: 1 << 20)
    guard let photo = try? Photo(bytes, limits: limits) else { return }
    _ = try? photo.copies([PhotoSize(longest: 12, quality: 82), PhotoSize(longest: 60, quality: 85)])
  }

  /// Small JPEGs in colour and grey, one after the other and progressive, with EXIF and a colour profile.
  private static let jpegs: [[UInt8]] = [
    (TJSAMP_420, Int32(0)), (TJSAMP_444, TJFLAG_PROGRESSIVE), (TJSAMP_GRAY, 0),
  ].map { samples, flags in
    let pixels = (0..<72 * 40 * 4).map { UInt8(truncatingIfNeeded: $0 / 7 + $0 / 288 * 3) }
    let handle = tjInitCompress()
    defer { tjDestroy(handle) }
    var (out, count): (UnsafeMutablePointer<UInt8>?, UInt) = (nil, 0)
    defer { tjFree(out) }
    tjCompress2(
      handle, pixels, 72, 0, 40, Int32(TJPF_RGBA.rawValue), &out, &count, Int32(samples.rawValue), 80, flags)
    let jpeg = Array(UnsafeBufferPointer(start: out, count: Int(count)))
    let exif = Array("Exif\0\0MM\0*\0\0\0\u{8}\0\u{1}".utf8) + [1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
    let profile = Array("ICC_PROFILE\0\u{1}\u{1}".utf8) + header
    return Array(jpeg[..<2]) + segment(0xE1, exif) + segment(0xE2, profile) + jpeg[2...]
  }

  /// A colour profile of a screen with one tag.
  private static let header: [UInt8] =
    [0, 0, 0, 164, 0, 0, 0, 0, 4, 0, 0, 0] + Array("mntrRGB XYZ ".utf8) + Array(repeating: 0, count: 12)
    + Array("acsp".utf8) + Array(repeating: 0, count: 88) + [0, 0, 0, 1] + Array("rXYZ".utf8)
    + [0, 0, 0, 144, 0, 0, 0, 20] + Array("XYZ ".utf8) + Array(repeating: 0, count: 16)

  private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 255)] + content
  }
}
