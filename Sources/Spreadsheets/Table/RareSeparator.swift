/// Fields that are separated by a sign that no spreadsheet writes, as when a table was typed with a Chinese keyboard: by
/// full-width commas or semicolons, by the comma of lists, by vertical strokes.
///
/// The first line tells, where it has none of the usual separators, and the lines below it must mostly have as many of the sign.
struct RareSeparator {
  /// What stands in place of the sign in `bytes`: the ASCII character that was made for it, which no table has.
  static let standIn: UInt8 = 0x1F
  /// The sign.
  let sign: String
  /// The text with the stand-in for every sign outside of quotation marks.
  let bytes: [UInt8]

  private static let signs = ["，", "；", "、", "|", "｜", "､", "﹐"]
  /// How many lines are looked at.
  private static let mostLines = 200

  /// Looks for such a sign; nothing where the usual separators are there, or no sign is used like one.
  ///
  /// - Parameter source: a text in UTF-8.
  init?(_ source: [UInt8]) {
    guard let first = Self.firstLine(source), !first.contains(where: CSV.separators.contains),
      !source.contains(Self.standIn)
    else { return nil }
    for sign in Self.signs where Self.count(Array(sign.utf8), in: first) > 0 {
      let replaced = Self.replacing(Array(sign.utf8), in: source)
      let lines = Self.counts(replaced)
      guard lines.count > 1, 2 * lines.dropFirst().count(where: { $0 == lines[0] }) >= lines.count - 1 else { continue }
      (self.sign, bytes) = (sign, replaced)
      return
    }
    return nil
  }

  /// The first line that is not blank, without what is in quotation marks; nothing where it is longer than any header.
  private static func firstLine(_ source: [UInt8]) -> [UInt8]? {
    var line: [UInt8] = []
    var isInside = false
    for byte in source.prefix(CSV.longestField) {
      if byte == UInt8(ascii: "\"") { isInside.toggle() }
      if isInside { continue }
      if byte == 10 || byte == 13 {
        if line.contains(where: { $0 > 0x20 }) { return line }
        line = []
      } else {
        line.append(byte)
      }
    }
    return nil
  }

  private static func count(_ sign: [UInt8], in line: [UInt8]) -> Int {
    line.indices.count { line[$0...].starts(with: sign) }
  }

  private static func replacing(_ sign: [UInt8], in source: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count)
    var (index, isInside) = (0, false)
    while index < source.count {
      if source[index] == UInt8(ascii: "\"") { isInside.toggle() }
      let isSign = !isInside && source[index] == sign[0] && source[index...].starts(with: sign)
      bytes.append(isSign ? standIn : source[index])
      index += isSign ? sign.count : 1
    }
    return bytes
  }

  /// How many separators each of the first lines has that are not blank.
  private static func counts(_ bytes: [UInt8]) -> [Int] {
    var counts: [Int] = []
    var (count, isInside, isBlank) = (0, false, true)
    for byte in bytes + [10] {
      if byte == UInt8(ascii: "\"") { isInside.toggle() }
      if isInside { continue }
      if byte == standIn { count += 1 }
      if byte != 10, byte != 13 {
        isBlank = isBlank && byte <= 0x20
        continue
      }
      if !isBlank || count > 0 { counts.append(count) }
      (count, isBlank) = (0, true)
      if counts.count == mostLines { break }
    }
    return counts
  }
}
