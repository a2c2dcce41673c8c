/// The text of a string item, plain or in runs of different looks (ECMA-376-1:2016, 18.4.8 and 18.4.4). The runs of
/// reading aids (`rPh`, 18.4.6) are not part of it.
enum RichText {
  /// Whether an element holds text that is part of its cell.
  static func isText(_ name: String, in parent: String) -> Bool {
    name == "t" && (parent == "si" || parent == "is" || parent == "r")
  }

  /// Adds the text of a run.
  static func join(_ run: [UInt8], to text: inout [UInt8]) throws(WorkbookFault) {
    guard text.count + run.count <= XMLReader.longestText else {
      throw WorkbookFault("a text of more than \(XMLReader.longestText) bytes", cure: "shorten it")
    }
    text += run
  }

  /// A text with its escapes read: `_x000D_` is the character of that UTF-16 code unit, and `_x005F_` a line below that
  /// would seem to begin an escape (ECMA-376-1:2016, 22.9.2.19). Half a surrogate pair becomes U+FFFD.
  static func decoded(_ text: [UInt8]) -> String {
    let plain = String(decoding: text, as: UTF8.self)
    guard text.indices.contains(where: { escape(in: text, at: $0) != nil }) else { return plain }
    var units: [UInt16] = []
    var (position, start) = (0, 0)
    while position < text.count {
      guard let unit = escape(in: text, at: position) else {
        position += 1
        continue
      }
      if start < position { units += Array(String(decoding: text[start..<position], as: UTF8.self).utf16) }
      units.append(unit)
      position += escapeLength
      start = position
    }
    units += Array(String(decoding: text[start...], as: UTF8.self).utf16)
    return String(decoding: units, as: UTF16.self)
  }

  private static let escapeLength = 7

  private static func escape(in text: [UInt8], at index: Int) -> UInt16? {
    guard text[index] == UInt8(ascii: "_"), text.count - index >= escapeLength,
      text[index + 1] == UInt8(ascii: "x"), text[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for byte in text[(index + 2)..<(index + 6)] {
      switch byte {
      case 48...57: unit = unit << 4 | UInt16(byte - 48)
      case 65...70, 97...102: unit = unit << 4 | UInt16((byte | 0x20) - 87)
      default: return nil
      }
    }
    return unit
  }
}
