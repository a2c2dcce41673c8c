import Drawing
import Friendships

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A colour by lightness and two opponent hues, in which equal steps look equal.
///
/// Source: B. Ottosson, "A perceptual color space for image processing" (2020), with the matrices given there; transfer
/// function of IEC 61966-2-1 (sRGB).
package struct OKLab: Equatable, Sendable {
  /// Lightness, 0 for black to 1 for white.
  package let lightness: Double
  /// From green (negative) to red.
  package let a: Double
  /// From blue (negative) to yellow.
  package let b: Double

  private init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  /// The perceptual coordinates of an sRGB colour.
  package init(_ color: Color) {
    let (r, g, b) = color.linear
    let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    self.init(
      lightness: 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      a: 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      b: 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)
  }

  /// The colour between two others: all of the first at share 0, all of the second at 1.
  package static func mix(_ first: OKLab, _ second: OKLab, share: Double) -> OKLab {
    let between = { (from: Double, to: Double) in from + (to - from) * share }
    return OKLab(
      lightness: between(first.lightness, second.lightness), a: between(first.a, second.a),
      b: between(first.b, second.b))
  }

  /// How different two colours look; 0.02 is about the smallest step that is seen. Tests alone compare.
  package func difference(to other: OKLab) -> Double {
    let (dl, da, db) = (lightness - other.lightness, a - other.a, b - other.b)
    return (dl * dl + da * da + db * db).squareRoot()
  }

  /// The nearest sRGB colour of 8 bits; channels beyond the gamut are held at its edge.
  package var color: Color {
    let l = cubed(lightness + 0.3963377774 * a + 0.2158037573 * b)
    let m = cubed(lightness - 0.1055613458 * a - 0.0638541728 * b)
    let s = cubed(lightness - 0.0894841775 * a - 1.2914855480 * b)
    return Color(
      linearRed: 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      green: -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      blue: -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
  }

  private func cubed(_ value: Double) -> Double { value * value * value }
}

extension Color {
  /// The channels in linear light, `0...1`.
  package var linear: (red: Double, green: Double, blue: Double) {
    let linear = { (channel: UInt8) -> Double in
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return (linear(red), linear(green), linear(blue))
  }

  /// The nearest 8-bit colour to channels in linear light; values beyond `0...1` are held at its ends.
  package init(linearRed red: Double, green: Double, blue: Double) {
    let channel = { (value: Double) -> UInt8 in
      let held = min(max(value, 0), 1)
      let encoded = held <= 0.0031308 ? held * 12.92 : 1.055 * pow(held, 1 / 2.4) - 0.055
      return UInt8((encoded * 255).rounded())
    }
    self.init(red: channel(red), green: channel(green), blue: channel(blue))
  }

  /// How much brighter one of two colours is than the other, `1...21`.
  ///
  /// Source: W3C, "Web Content Accessibility Guidelines 2.2", definitions of contrast ratio and relative luminance.
  package func contrast(to other: Color) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private var luminance: Double {
    let (r, g, b) = linear
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
}
