import Geometry

/// One thing on the page, resolved: nothing is left to decide when it is drawn.
///
/// What is drawn is kept once, however often a mark is copied from layer to layer: a scene may have some hundred thousand.
package struct Mark: Equatable, Sendable {
  private let kept: Kept

  private final class Kept: Sendable {
    let shape: Shape
    let style: Style
    let lifespan: Lifespan
    let id, tooltip, cue: String?
    let classes: [String]
    let data: [Datum]

    init(
      _ shape: Shape, _ style: Style, _ lifespan: Lifespan, _ words: (id: String?, tooltip: String?, cue: String?),
      _ classes: [String], _ data: [Datum]
    ) {
      (self.shape, self.style, self.lifespan) = (shape, style, lifespan)
      (id, tooltip, cue) = words
      (self.classes, self.data) = (classes, data)
    }
  }

  /// What it looks like.
  package var shape: Shape { kept.shape }
  /// How it is painted.
  package var style: Style { kept.style }
  /// When it is there.
  package var lifespan: Lifespan { kept.lifespan }
  /// Its id, unique in the scene, or nothing for a mark that nobody refers to.
  package var id: String? { kept.id }
  /// What it is, as the classes of a stylesheet; may be empty.
  package var classes: [String] { kept.classes }
  /// What it says when it is pointed at.
  package var tooltip: String? { kept.tooltip }
  /// Its facts, in the order in which they are written.
  package var data: [Datum] { kept.data }
  /// In an animated picture, the class of the frames that show it; all that it is drawn with carries it.
  var cue: String? { kept.cue }

  /// A mark; all but shape and style may be left out.
  package init(
    _ shape: Shape, _ style: Style, lifespan: Lifespan = .always, id: String? = nil, classes: [String] = [],
    tooltip: String? = nil, data: [Datum] = []
  ) {
    kept = Kept(shape, style, lifespan, (id, tooltip, nil), classes, data)
  }

  private init(_ mark: Mark, shape: Shape, lifespan: Lifespan, cue: String?) {
    kept = Kept(shape, mark.style, lifespan, (mark.id, mark.tooltip, cue), mark.classes, mark.data)
  }

  /// Whether two marks look the same and say the same.
  package static func == (a: Mark, b: Mark) -> Bool {
    let (x, y) = (a.kept, b.kept)
    return x === y
      || (x.id, x.tooltip, x.cue) == (y.id, y.tooltip, y.cue)
        && (x.shape, x.style, x.lifespan, x.classes, x.data) == (y.shape, y.style, y.lifespan, y.classes, y.data)
  }

  /// The mark with its lifespan told by the frames of an animated picture.
  func timed(_ cue: String) -> Mark { Mark(self, shape: shape, lifespan: .always, cue: cue) }

  /// The mark with another line or area.
  package func with(_ path: Path) -> Mark { Mark(self, shape: .path(path), lifespan: lifespan, cue: cue) }

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
