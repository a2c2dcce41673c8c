import Geometry
import Messages

/// Reads latitudes and longitudes as people write them in tables.
///
/// Degrees with a decimal point or comma, `41.8`, `-33,87`; with the hemisphere before or after them in place of a sign,
/// `33.87°S`, `W 77.04`, `南纬33.87°`; with minutes and seconds, `41°48′21″N`.
enum WrittenAngle {
  /// The hemispheres of an axis: what stands for north or east, and what for south or west.
  struct Hemispheres: Sendable {
    let positive: [String]
    let negative: [String]

    /// Those of a latitude.
    static let latitude = Hemispheres(positive: ["N", "北纬", "北"], negative: ["S", "南纬", "南"])
    /// Those of a longitude.
    static let longitude = Hemispheres(positive: ["E", "东经", "东"], negative: ["W", "西经", "西"])
  }

  /// The angle in degrees; nothing for a text that is none on this axis. Its range is not looked at.
  static func read(_ text: String, _ hemispheres: Hemispheres) -> Double? {
    if let plain = number(text) { return plain }
    // Longer ones are no angles, and patterns take their time.
    guard text.utf8.count <= 64 else { return nil }
    var rest = String(halfWidth(text).filter { !$0.isWhitespace }.map { "−–‒".contains($0) ? "-" : $0 })
    var sign: Double?
    for (words, value) in [(hemispheres.positive, 1.0), (hemispheres.negative, -1.0)] {
      for word in words where sign == nil {
        let upper = rest.uppercased()
        if upper.hasPrefix(word) {
          rest.removeFirst(word.count)
        } else if upper.hasSuffix(word) {
          rest.removeLast(word.count)
        }
        if upper.count != rest.count { sign = value }
      }
    }
    if sign != nil, rest.hasPrefix("-") || rest.hasPrefix("+") { return nil }
    if sign == nil, rest.hasPrefix("-") { (sign, rest) = (-1, String(rest.dropFirst())) }
    return degrees(rest).map { (sign ?? 1) * $0 }
  }

  /// A place in one cell, latitude before longitude: `48.2, 16.37`, `48,2; 16,37`, `33.87°S 151.21°E`; nothing for any other text,
  /// nor for one that can be read in two ways, such as `48,2`.
  static func pair(_ text: String) -> Coordinate? {
    let text = halfWidth(text)
    guard text.utf8.count <= 64 else { return nil }
    for separator in [";", "、", ", ", " ", ","] {
      let parts = text.split(separator: separator).map { $0.filter { !$0.isWhitespace } }
      guard parts.count == 2, separator != "," || text.contains(where: { ".°".contains($0) }),
        let latitude = read(parts[0], .latitude), let longitude = read(parts[1], .longitude)
      else { continue }
      return abs(latitude) <= 90 && abs(longitude) <= 180 ? Coordinate(latitude: latitude, longitude: longitude) : nil
    }
    return nil
  }

  /// A decimal number, with an exponent where a program wrote one, as of a place close to the equator: `5E-05`. The comma is that
  /// of German and French spreadsheets.
  private static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) || "+-.,eE".utf8.contains($0) }) else { return nil }
    return Double(text.utf8.contains(UInt8(ascii: ",")) ? text.replacing(",", with: ".") : text)
  }

  // Made once: a pattern takes longer to be made than to be looked for. Nothing changes it.
  nonisolated(unsafe) private static let sexagesimal =
    #/(\d{1,3}(?:[.,]\d*)?)(?:[°º˚度](?:(\d\d?(?:[.,]\d*)?)['′’´‘分](?:(\d\d?(?:[.,]\d*)?)(?:["″”秒]|''|′′|´´))?)?)?/#
    .asciiOnlyDigits()

  /// Degrees with minutes and seconds, each with its sign: `41`, `41°`, `41°48′`, `41°48′21″`.
  private static func degrees(_ text: String) -> Double? {
    guard let match = text.wholeMatch(of: sexagesimal) else { return nil }
    let parts = [match.1, match.2, match.3].map { $0.map { number(String($0)) ?? 0 } ?? 0 }
    // Minutes below whole degrees, not below a fraction of one.
    guard parts[1] < 60, parts[2] < 60, match.2 == nil || parts[0] == parts[0].rounded() else { return nil }
    return (parts[0] * 3600 + parts[1] * 60 + parts[2]) / 3600
  }
}
