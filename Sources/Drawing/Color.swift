/// A colour of the sRGB space, 8 bits a channel, opaque.
package struct Color: Hashable, Sendable, CustomStringConvertible {
  /// Red, `0...255`.
  package let red: UInt8
  /// Green, `0...255`.
  package let green: UInt8
  /// Blue, `0...255`.
  package let blue: UInt8

  /// A colour of three channels.
  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// A colour written as `#RRGGBB`, upper or lower case; nothing for any other text.
  package init?(_ text: String) {
    let utf8 = Array(text.utf8)
    guard utf8.count == 7, utf8[0] == UInt8(ascii: "#"), utf8.dropFirst().allSatisfy({ $0.isHexDigit }),
      let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    self.init(red: UInt8(value >> 16 & 255), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
  }

  /// The colour as `#rrggbb`.
  package var description: String {
    let digits = String(Int(red) << 16 | Int(green) << 8 | Int(blue), radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}

/// The colours of a scene; marks name them by index, so a theme is one palette over the same indices.
package struct Palette: Equatable, Sendable {
  /// The colours by index.
  package let colors: [Color]

  /// A palette of colours in the order of their indices.
  package init(_ colors: [Color]) { self.colors = colors }

  /// The colour of a paint, which must be an index of this palette.
  package subscript(paint: Paint) -> Color { colors[paint.index] }
}

/// An index into the scene's palette.
package struct Paint: Hashable, Sendable {
  private let number: Int32

  /// The index, from 0.
  package var index: Int { Int(number) }

  /// The paint of an index.
  package init(_ index: Int) { number = Int32(index) }
}
