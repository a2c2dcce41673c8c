import Geometry

/// One line of words, set in one size from runs of different weight, paint and language.
package struct Text: Hashable, Sendable {
  /// Which point of the line lies on its anchor.
  package enum Alignment: Sendable { case start, middle, end }

  /// Words of one look and one language.
  package struct Run: Hashable, Sendable {
    /// The words; any text.
    package let string: String
    /// The language as a BCP 47 tag, or nothing for figures alone.
    package let language: String?
    /// Whether they are bold.
    package let isBold: Bool
    /// Their colour.
    package let paint: Paint

    /// A run of words.
    package init(_ string: String, language: String? = nil, isBold: Bool = false, paint: Paint) {
      self.string = string
      self.language = language
      self.isBold = isBold
      self.paint = paint
    }
  }

  /// The words in reading order; spaces between runs are part of them.
  package let runs: [Run]
  /// The anchor: a point of the baseline.
  package let anchor: Point
  /// Which point of the line lies on the anchor.
  package let alignment: Alignment
  /// The size of the font, output units.
  package let size: Double
  /// Whether it is set in the face of titles.
  package let isTitle: Bool

  /// A line of words.
  package init(_ runs: [Run], at anchor: Point, alignment: Alignment = .start, size: Double, isTitle: Bool = false) {
    self.runs = runs
    self.anchor = anchor
    self.alignment = alignment
    self.size = size
    self.isTitle = isTitle
  }

  /// The line in the face of titles.
  package var asTitle: Text { Text(runs, at: anchor, alignment: alignment, size: size, isTitle: true) }
}
