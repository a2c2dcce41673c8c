import Foundation
import TestSupport

@testable import Photos

/// A PNG written by hand, of any kind: its rows are put in as they are, unpacked.
struct SamplePNG {
  var width, height: Int
  var bits = 8
  /// 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha.
  var kind: Int
  var isInterlaced = false
  /// Chunks before the pixels, and behind them.
  var before: [(String, [UInt8])] = []
  var after: [(String, [UInt8])] = []

  /// The file.
  ///
  /// - Parameter samples: the samples of a pixel, as many as its kind has.
  func bytes(_ samples: (_ x: Int, _ y: Int) -> [Int]) -> [UInt8] {
    let size = Zlib.number(width) + Zlib.number(height)
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file += chunk("IHDR", size + [UInt8(bits), UInt8(kind), 0, 0, isInterlaced ? 1 : 0])
    for (name, content) in before { file += chunk(name, content) }
    file += chunk("IDAT", Zlib.stored(rows(samples)))
    for (name, content) in after { file += chunk(name, content) }
    return file + chunk("IEND", [])
  }

  /// The rows of all passes, each after the number of its filter, which is none.
  private func rows(_ samples: (_ x: Int, _ y: Int) -> [Int]) -> [UInt8] {
    let passes =
      isInterlaced
      ? [(0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2), (0, 1, 1, 2)]
      : [(0, 1, 0, 1)]
    return passes.flatMap { left, right, top, down in
      stride(from: top, to: height, by: down).flatMap { y -> [UInt8] in
        let columns = Array(stride(from: left, to: width, by: right))
        return columns.isEmpty ? [] : [0] + packed(columns.flatMap { samples($0, y) })
      }
    }
  }

  /// Samples in bytes, the first one in the highest bits.
  private func packed(_ samples: [Int]) -> [UInt8] {
    if bits == 16 { return samples.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] } }
    let perByte = 8 / bits
    return stride(from: 0, to: samples.count, by: perByte).map { start in
      (0..<perByte).reduce(0) { $0 << UInt8(bits) | UInt8(start + $1 < samples.count ? samples[start + $1] : 0) }
    }
  }

  static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    var crc = ~UInt32(0)
    for byte in body {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB8_8320 }
    }
    return Zlib.number(content.count) + body + Zlib.number(Int(~crc))
  }

  private func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] { Self.chunk(name, content) }
}

/// Colour profiles written by hand.
enum SampleProfile {
  static let sRGB = rgb([(0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)])
  /// With the primaries of Display P3.
  static let p3 = rgb([(0.5151, 0.2412, -0.0011), (0.2919, 0.6922, 0.0419), (0.1572, 0.0666, 0.7841)])
  /// A grey one of gamma 1.8.
  static let grey = profile("GRAY", [("wtpt", xyz((0.9642, 1, 0.8249))), ("kTRC", gamma(1.8))])

  /// One of three primaries with the curve of sRGB, by its formula, or with another curve.
  static func rgb(
    _ primaries: [(Double, Double, Double)], curve: [UInt8] = formula, more: [(String, [UInt8])] = []
  ) -> [UInt8] {
    var tags: [(String, [UInt8])] = [("wtpt", xyz((0.9642, 1, 0.8249)))]
    tags.append(("desc", Array("desc\0\0\0\0\0\0\0\u{1}\0".utf8)))
    for (name, color) in zip(["rXYZ", "gXYZ", "bXYZ"], primaries) { tags.append((name, xyz(color))) }
    for name in ["rTRC", "gTRC", "bTRC"] { tags.append((name, curve)) }
    return profile("RGB ", tags + more)
  }

  static let formula: [UInt8] = {
    let numbers = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]
    return Array("para".utf8) + [0, 0, 0, 0, 0, 3, 0, 0] + numbers.flatMap(fixed)
  }()

  /// The curve of sRGB as a table.
  static let table: [UInt8] = {
    var bytes = Array("curv".utf8) + [0, 0, 0, 0] + Zlib.number(256)
    for index in 0..<256 {
      let value = Double(index) / 255
      let light = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      let level = Int((65535 * light).rounded())
      bytes += [UInt8(level >> 8), UInt8(level & 255)]
    }
    return bytes
  }()

  static func gamma(_ value: Double) -> [UInt8] {
    let number = Int((value * 256).rounded())
    return Array("curv".utf8) + [0, 0, 0, 0, 0, 0, 0, 1, UInt8(number >> 8), UInt8(number & 255)]
  }

  private static func xyz(_ color: (Double, Double, Double)) -> [UInt8] {
    Array("XYZ ".utf8) + [0, 0, 0, 0] + [color.0, color.1, color.2].flatMap(fixed)
  }

  private static func fixed(_ value: Double) -> [UInt8] { Zlib.number(Int((value * 65536).rounded())) }

  /// A profile of a screen with its tags one behind the other.
  static func profile(_ space: String, _ tags: [(name: String, data: [UInt8])]) -> [UInt8] {
    var (table, data) = (Zlib.number(tags.count), [UInt8]())
    let start = 132 + 12 * tags.count
    for tag in tags {
      table += Array(tag.name.utf8) + Zlib.number(start + data.count) + Zlib.number(tag.data.count)
      data += tag.data + Array(repeating: 0, count: (4 - tag.data.count % 4) % 4)
    }
    var header = [UInt8](repeating: 0, count: 128)
    func put(_ bytes: [UInt8], _ place: Int) { header.replaceSubrange(place..<place + bytes.count, with: bytes) }
    put(Zlib.number(start + data.count), 0)
    put([4, 0x30, 0, 0] + Array("mntr\(space)XYZ ".utf8), 8)
    put(Array("acsp".utf8), 36)
    put([0.9642, 1, 0.8249].flatMap(fixed), 68)
    return header + table + data
  }
}
