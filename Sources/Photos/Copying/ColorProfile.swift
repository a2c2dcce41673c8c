#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A colour profile (ICC.1:2010) that is worth keeping: one that fits the picture and says more than that it is plain sRGB, which
/// a picture without a profile is.
struct ColorProfile: Equatable, Sendable {
  let bytes: [UInt8]

  /// The largest that is kept; those of cameras and screens have some hundred bytes to some hundred thousand.
  private static let largest = 4 << 20

  /// Nothing for a profile that is not to be kept.
  ///
  /// - Parameter isGrey: whether the picture has no colours.
  init?(_ bytes: [UInt8], isGrey: Bool) {
    let tags = ProfileTags(bytes)
    guard bytes.count >= 132, bytes.count <= Self.largest, tags.number(0) == bytes.count, tags.name(36) == "acsp",
      tags.name(16) == (isGrey ? "GRAY" : "RGB "), ["mntr", "scnr", "prtr", "spac"].contains(tags.name(12)),
      ["XYZ ", "Lab "].contains(tags.name(20)), !Self.isPlain(tags, isGrey: isGrey)
    else { return nil }
    self.bytes = bytes
  }

  /// Whether the numbers of a profile are those of sRGB (IEC 61966-2-1), whatever it is called.
  ///
  /// Profiles of sRGB are rounded in different ways: primaries may differ by 0.002, curves by 1 of 255.
  private static func isPlain(_ tags: ProfileTags, isGrey: Bool) -> Bool {
    // A table of colours goes before the curves.
    guard tags.place("A2B0") == nil, tags.place("A2B1") == nil else { return false }
    if isGrey { return tags.hasCurveOfSRGB("kTRC") }
    // As they are seen in the light of a print (D50), to which profiles convert them.
    let primaries = [
      ("rXYZ", SIMD3(0.4361, 0.2225, 0.0139)), ("gXYZ", SIMD3(0.3851, 0.7169, 0.0971)),
      ("bXYZ", SIMD3(0.1431, 0.0606, 0.7141)),
    ]
    return primaries.allSatisfy { name, wanted in
      guard let found = tags.color(name) else { return false }
      let difference = found - wanted
      return max(abs(difference.x), abs(difference.y), abs(difference.z)) <= 0.002
    } && ["rTRC", "gTRC", "bTRC"].allSatisfy(tags.hasCurveOfSRGB)
  }
}

/// Reads the tags of a colour profile; whatever lies beyond its end is nothing.
private struct ProfileTags {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A number of four bytes, or fewer; -1 beyond the end.
  func number(_ place: Int, bytes count: Int = 4) -> Int {
    guard place >= 0, place <= bytes.count - count else { return -1 }
    return bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
  }

  /// Four letters.
  func name(_ place: Int) -> String {
    guard place >= 0, place <= bytes.count - 4 else { return "" }
    return String(decoding: bytes[place..<place + 4], as: UTF8.self)
  }

  /// Where a tag's data begin.
  func place(_ tag: String) -> Int? {
    (0..<max(0, min(100, number(128)))).map { 132 + 12 * $0 }.first { name($0) == tag }.map { number($0 + 4) }
  }

  /// A number with 16 bits behind the point.
  private func fixed(_ place: Int) -> Double { Double(Int32(truncatingIfNeeded: number(place))) / 65536 }

  /// The colour of a tag.
  func color(_ tag: String) -> SIMD3<Double>? {
    guard let place = place(tag), name(place) == "XYZ " else { return nil }
    return SIMD3(fixed(place + 8), fixed(place + 12), fixed(place + 16))
  }

  /// Whether the curve of a tag is that of sRGB, to a level of 255 where the curve is not steep.
  func hasCurveOfSRGB(_ tag: String) -> Bool {
    guard let place = place(tag) else { return false }
    return (0...32).allSatisfy { step in
      let value = Double(step) / 32
      return curve(place, at: value).map { abs($0 - linear(value)) <= 0.004 } ?? false
    }
  }

  /// The curve at a place, by table or by formula, for a value from 0 to 1; nothing for one of another kind.
  private func curve(_ place: Int, at value: Double) -> Double? {
    switch name(place) {
    case "curv":
      let last = number(place + 8) - 1
      guard last >= 1, number(place + 12 + 2 * last, bytes: 2) >= 0 else { return nil }
      let (index, part) = (min(Int(value * Double(last)), last - 1), value * Double(last))
      let (low, high) = (number(place + 12 + 2 * index, bytes: 2), number(place + 14 + 2 * index, bytes: 2))
      return (Double(low) + (part - Double(index)) * Double(high - low)) / 65535
    case "para" where number(place + 8, bytes: 2) == 3:
      // Gamma, and a to d: where x >= d it is (a x + b)^gamma, else c x. Those of sRGB, rounded.
      let found = (0..<5).map { fixed(place + 12 + 4 * $0) }
      let isPlain = zip(found, [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]).allSatisfy { abs($0 - $1) < 0.001 }
      return isPlain ? linear(value) : nil
    default: return nil
    }
  }

  /// The light of a value of sRGB, both from 0 to 1.
  private func linear(_ value: Double) -> Double {
    value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}
