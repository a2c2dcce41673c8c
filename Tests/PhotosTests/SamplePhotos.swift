import CTurboJPEG
import Foundation

@testable import Photos

/// Photos made for tests: bytes of JPEG with segments put in by hand.
enum SampleJPEG {
  /// A picture as JPEG of good quality, without losing colours between neighbours.
  static func jpeg(
    _ picture: Picture, samples: TJSAMP = TJSAMP_444, flags: Int32 = 0, quality: Int32 = 95
  ) -> [UInt8] {
    packed(picture.pixels.flatMap { [$0.x, $0.y, $0.z, $0.w] }, picture.size, TJPF_RGBA, samples, flags, quality)
  }

  /// A picture of one colour of printing.
  static func cmyk(_ size: PixelSize) -> [UInt8] {
    packed(Array(repeating: 100, count: size.pixels * 4), size, TJPF_CMYK, TJSAMP_444, 0, 90)
  }

  private static func packed(
    _ pixels: [UInt8], _ size: PixelSize, _ format: TJPF, _ samples: TJSAMP, _ flags: Int32, _ quality: Int32
  ) -> [UInt8] {
    let handle = tjInitCompress()
    defer { tjDestroy(handle) }
    var (out, count): (UnsafeMutablePointer<UInt8>?, UInt) = (nil, 0)
    defer { tjFree(out) }
    tjCompress2(
      handle, pixels, Int32(size.width), 0, Int32(size.height), Int32(format.rawValue), &out, &count,
      Int32(samples.rawValue), quality, flags | TJFLAG_ACCURATEDCT)
    return Array(UnsafeBufferPointer(start: out, count: Int(count)))
  }

  /// A JPEG with a segment behind its first marker.
  static func adding(_ marker: UInt8, _ content: [UInt8], to jpeg: [UInt8]) -> [UInt8] {
    let length = content.count + 2
    return Array(jpeg[..<2]) + [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content + jpeg[2...]
  }

  /// A JPEG with an APP1 segment of EXIF.
  static func adding(exif: [UInt8], to jpeg: [UInt8]) -> [UInt8] {
    adding(0xE1, Array("Exif\0\0".utf8) + exif, to: jpeg)
  }

  /// A JPEG with a profile in so many APP2 segments, which stand in an order that is not that of their numbers.
  static func adding(profile: [UInt8], parts: Int, to jpeg: [UInt8]) -> [UInt8] {
    let length = (profile.count + parts - 1) / parts
    return (0..<parts).reduce(jpeg) { jpeg, index in
      let part = profile[min(profile.count, index * length)..<min(profile.count, (index + 1) * length)]
      return adding(0xE2, Array("ICC_PROFILE\0".utf8) + [UInt8(index + 1), UInt8(parts)] + part, to: jpeg)
    }
  }

  /// The markers of a JPEG before its pixels, with their contents.
  static func segments(_ jpeg: [UInt8]) throws -> [(marker: UInt8, content: [UInt8])] {
    var (segments, found) = (JPEGSegments(ByteReader(jpeg)), [(UInt8, [UInt8])]())
    while let segment = try segments.next() { found.append((segment.marker, Array(jpeg[segment.content]))) }
    return found
  }

  /// EXIF data with an orientation and a place.
  static func exif(_ orientation: Int, isLittleEndian: Bool = false, kind: Int = 3) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
      return isLittleEndian ? bytes : bytes.reversed()
    }
    let short = kind == 3 ? number(orientation, 2) + [0, 0] : number(orientation, 4)
    return (isLittleEndian ? Array("II".utf8) : Array("MM".utf8)) + number(42, 2) + number(8, 4) + number(3, 2)
      + number(0x010F, 2) + number(2, 2) + number(6, 4) + number(50, 4)
      + number(0x0112, 2) + number(kind, 2) + number(1, 4) + short
      + number(0x8825, 2) + number(4, 2) + number(1, 4) + number(56, 4)
      + number(0, 4) + Array("Maker\0".utf8) + Array("GPSSECRET".utf8)
  }
}

extension Picture {
  /// A picture by what each of its pixels is.
  init(_ width: Int, _ height: Int, _ pixel: (_ x: Int, _ y: Int) -> SIMD4<UInt8>) {
    self.init(PixelSize(width: width, height: height))
    for y in 0..<height { for x in 0..<width { self[x, y] = pixel(x, y) } }
  }

  /// Red, green, blue and white quarters, from the upper left one as one reads.
  static func corners(_ width: Int, _ height: Int) -> Picture {
    Picture(width, height) { x, y in
      switch (2 * x < width, 2 * y < height) {
      case (true, true): SIMD4(255, 0, 0, 255)
      case (false, true): SIMD4(0, 160, 0, 255)
      case (true, false): SIMD4(0, 0, 255, 255)
      case (false, false): SIMD4(255, 255, 255, 255)
      }
    }
  }

  /// A picture of soft colours with some structure.
  static func soft(_ width: Int, _ height: Int) -> Picture {
    Picture(width, height) { x, y in
      let wave = sin(Double(x) / 9) * cos(Double(y) / 7)
      return SIMD4(UInt8(128 + 100 * wave), UInt8(255 * x / width), UInt8(255 * y / height), 255)
    }
  }

  /// The picture of a copy.
  init(_ copy: PhotoCopy) throws {
    let size = PixelSize(width: copy.width, height: copy.height)
    guard copy.ending == "png" else {
      self = try JPEGCodec.decode(copy.bytes, size: size, divisor: 1)
      return
    }
    self.init(size)
    try copy.bytes.withUnsafeBufferPointer { bytes in
      let rows = try PNGRows(bytes, size: size)
      for y in 0..<size.height {
        try pixels.withUnsafeMutableBufferPointer { pixels in
          try rows.next(UnsafeMutableBufferPointer(rebasing: pixels[y * size.width..<(y + 1) * size.width]))
        }
      }
      try rows.finish()
    }
  }

  /// The names of the colours of the four corners, as one reads.
  var cornerNames: String {
    let (width, height) = (size.width, size.height)
    return [
      (width / 8, height / 8), (width * 7 / 8, height / 8), (width / 8, height * 7 / 8),
      (width * 7 / 8, height * 7 / 8),
    ]
    .map { x, y in
      let pixel = self[x, y]
      return switch (pixel.x > 200, pixel.y > 120, pixel.z > 200) {
      case (true, false, false): "R"
      case (false, true, false): "G"
      case (false, false, true): "B"
      case (true, true, true): "W"
      default: "?"
      }
    }.joined()
  }

  /// The greatest difference of a value in it to that in another picture of its size.
  func difference(to other: Picture) -> Int {
    zip(pixels, other.pixels).map { a, b in
      (0..<4).map { abs(Int(a[$0]) - Int(b[$0])) }.max() ?? 0
    }.max() ?? 0
  }

  /// The mean difference of the values in it to those in another picture of its size.
  func meanDifference(to other: Picture) -> Double {
    let sum = zip(pixels, other.pixels).reduce(0) { sum, pair in
      sum + (0..<3).reduce(0) { $0 + abs(Int(pair.0[$1]) - Int(pair.1[$1])) }
    }
    return Double(sum) / Double(3 * pixels.count)
  }
}
