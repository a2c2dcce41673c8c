import Geometry

/// One thing on the page, resolved: nothing is left to decide when it is drawn.
package struct Mark: Equatable, Sendable {
  /// What it looks like.
  package let shape: Shape
  /// How it is painted.
  package let style: Style
  /// When it is there.
  package let lifespan: Lifespan
  /// Its id, unique in the scene, or nothing for a mark that nobody refers to.
  package let id: String?
  /// What it is, as the classes of a stylesheet; may be empty.
  package let classes: [String]
  /// What it says when it is pointed at.
  package let tooltip: String?
  /// Its facts, in the order in which they are written.
  package let data: [Datum]
  /// In an animated picture, the class of the frames that show it; all that it is drawn with carries it.
  let cue: String?

  /// A mark; all but shape and style may be left out.
  package init(
    _ shape: Shape, _ style: Style, lifespan: Lifespan = .always, id: String? = nil, classes: [String] = [],
    tooltip: String? = nil, data: [Datum] = []
  ) {
    self.init(shape, style, lifespan, id, classes, tooltip, data, cue: nil)
  }

  private init(
    _ shape: Shape, _ style: Style, _ lifespan: Lifespan, _ id: String?, _ classes: [String], _ tooltip: String?,
    _ data: [Datum], cue: String?
  ) {
    self.shape = shape
    self.style = style
    self.lifespan = lifespan
    self.id = id
    self.classes = classes
    self.tooltip = tooltip
    self.data = data
    self.cue = cue
  }

  /// The mark with its lifespan told by the frames of an animated picture.
  func timed(_ cue: String) -> Mark { Mark(shape, style, .always, id, classes, tooltip, data, cue: cue) }

  /// The mark with another line or area.
  package func with(_ path: Path) -> Mark { Mark(.path(path), style, lifespan, id, classes, tooltip, data, cue: cue) }

  /// The words that a halo lies behind, where the mark has one.
  var haloed: Text? {
    style.stroke == nil ? nil : text
  }

  /// Its words; nothing for a mark without any.
  var text: Text? {
    if case .text(let text) = shape { text } else { nil }
  }

  /// One named fact about a mark.
  package struct Datum: Equatable, Sendable {
    /// The name: lower-case letters and hyphens.
    package let name: String
    /// The value; any text.
    package let value: String

    /// A fact of a name and a value.
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }
}

/// What a mark looks like.
package enum Shape: Equatable, Sendable {
  /// Lines and curves.
  case path(Path)
  /// A symbol at a place.
  case marker(Marker)
  /// A line of words.
  case text(Text)
}

/// A symbol centred on a point.
package struct Marker: Equatable, Sendable {
  /// The form of a symbol.
  package enum Symbol: String, CaseIterable, Sendable {
    /// A circle.
    case disc
    /// A square standing on its corner.
    case diamond
  }

  /// Its form.
  package let symbol: Symbol
  /// Its middle on the page.
  package let center: Point
  /// From the middle to the farthest point, output units.
  package let radius: Double

  /// A symbol of a form, a place and a size.
  package init(_ symbol: Symbol, at center: Point, radius: Double) {
    self.symbol = symbol
    self.center = center
    self.radius = radius
  }
}

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

/// How a shape is painted. Text takes its colours from its runs; a stroke is then a halo behind it.
package struct Style: Equatable, Sendable {
  /// The colour of the inside, by the even-odd rule, or nothing.
  package var fill: Paint?
  /// The colour of the outline, or nothing.
  package var stroke: Paint?
  /// The width of the outline, output units.
  package var width: Double
  /// Lengths of dashes and gaps along the outline, output units; empty for a solid line.
  package var dash: [Double]
  /// How much of inside and outline covers what lies below, `0...1`.
  package var opacity: Double
  /// How the outline pales towards a point, or nothing.
  package var fade: Fade?
  /// Whether edges may be drawn roughly, which takes less time: for what has almost the colour of its surroundings.
  package var isRough = false

  /// A style; by default nothing is painted, and what is painted covers all below.
  package init(
    fill: Paint? = nil, stroke: Paint? = nil, width: Double = 1, dash: [Double] = [], opacity: Double = 1,
    fade: Fade? = nil
  ) {
    self.fill = fill
    self.stroke = stroke
    self.width = width
    self.dash = dash
    self.opacity = opacity
    self.fade = fade
  }
}

/// How lines pale towards a point: from a distance on they are all there, and the nearer, the fainter.
package struct Fade: Hashable, Sendable {
  /// Where they are faintest.
  package let center: Point
  /// From where on they are all there, output units, above 0.
  package let radius: Double

  /// How much of them is left in the middle, `0...1`; it rises evenly to 1 at the radius.
  package static let least = 0.3

  /// A fade around a point.
  package init(around center: Point, radius: Double) {
    self.center = center
    self.radius = radius
  }
}
