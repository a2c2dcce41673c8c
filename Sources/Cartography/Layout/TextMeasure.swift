import Drawing
import Friendships

/// How wide a line of words is, by a built-in table and never by an installed font, so that the layout is the same on
/// every machine and in every renderer.
///
/// The widths are those of Noto Sans CJK with a tenth added for other fonts, so words as a rule turn out narrower.
package enum TextMeasure {
  /// The width of a line in output units.
  ///
  /// - Parameters:
  ///   - string: the words; a combining mark adds nothing.
  ///   - size: the size of the font, output units.
  ///   - isBold: whether the words are bold.
  package static func width(_ string: String, size: Double, isBold: Bool = false) -> Double {
    let isLatin = string.wantsProportionalMarks
    let thousandths = string.unicodeScalars.reduce(0) {
      $0 + ((isLatin ? proportionalMark($1) : nil) ?? advance($1, isBold: isBold))
    }
    return Double(thousandths) / 1000 * size * safety * (isBold ? boldness : 1)
  }

  /// The width of a line of runs in output units.
  static func width(_ runs: some Sequence<Text.Run>, size: Double) -> Double {
    runs.reduce(0) { $0 + width($1.string, size: size, isBold: $1.isBold) }
  }

  /// From the baseline up to the top of a line's box in a browser, output units.
  ///
  /// It is the ascender of Noto Sans CJK (1.160 in its table `hhea`), the tallest of the faces that are asked for, in
  /// whole pixels as browsers round it, and a hair more, since anchors are rounded, too.
  package static func ascent(_ size: Double) -> Double { (1.16 * size).rounded() + 0.1 }
  /// From the baseline down to the bottom of a line's box: the descender (0.288), as `ascent`.
  package static func descent(_ size: Double) -> Double { (0.288 * size).rounded() + 0.1 }
  /// The height of a line's box.
  package static func height(_ size: Double) -> Double { ascent(size) + descent(size) }

  /// How much wider a line is taken to be than in Noto Sans CJK.
  static let safety = 1.10
  private static let boldness = 1.16 / 1.10

  /// The advance of a curly quotation mark in Latin text, in thousandths of an em: that of Noto Sans CJK KR, which is that of
  /// the Chinese faces with the feature `pwid`.
  private static func proportionalMark(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x2018, 0x2019: 278
    case 0x201C, 0x201D: 474
    default: nil
    }
  }

  private static func advance(_ scalar: Unicode.Scalar, isBold: Bool) -> Int {
    // Chinese fonts lack many of these letters, and what stands in for their bold forms is wide.
    let isForeign = isBold && (0x100...0x24F).contains(scalar.value)
    return isForeign ? advance(scalar) * 5 / 4 : advance(scalar)
  }

  private static func advance(_ scalar: Unicode.Scalar) -> Int {
    for (first, advances) in AdvanceTable.ranges where scalar.value >= first {
      let index = Int(scalar.value - first)
      if index < advances.count { return Int(advances[index]) }
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isFullWidth(scalar) ? 1000 : 600
    }
  }

  /// Whether a character is set in an em square: Han, kana, hangul, and the punctuation and full-width forms beside
  /// them (Unicode Standard Annex 11, classes W and F, in coarse ranges). General punctuation counts too, since Chinese
  /// fonts set it so.
  private static func isFullWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2010...0x2027, 0x2030...0x205E, 0x2190...0x22FF, 0x2460...0x27BF, 0x2E80...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

extension TextMeasure {
  /// How many columns of a terminal a character takes: two for Han, kana and hangul, one for others.
  package static func columns(_ character: Character) -> Int {
    character.unicodeScalars.first.map { $0.value >= 0x1100 && isFullWidth($0) } ?? false ? 2 : 1
  }
}
