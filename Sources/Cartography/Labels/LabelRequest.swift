import Drawing
import Geometry

/// A line of a label before it has a place: runs side by side in one size.
struct LabelLine {
  let runs: [Text.Run]
  let size: Double
  /// Its width, output units.
  let width: Double

  /// A line of one run.
  ///
  /// - Parameter factor: how much wider than the table says the theme's face is taken to be.
  init(run: Text.Run, size: Double, factor: Double = 1) {
    (runs, self.size) = ([run], size)
    width = TextMeasure.width(runs, size: size) * factor
  }

  var height: Double { TextMeasure.height(size) }
}

/// A name that wants a place.
struct LabelRequest {
  /// The lines, stacked: the widest of all that ever stand there.
  let lines: [LabelLine]
  /// The place that is named.
  let point: Point
  /// From the point to a label beside it, output units.
  let distance: Double
  /// Whether it is the hub's: it may stand at any side, has no leader, and gives way to nothing.
  var isHub = false
  /// That of the kind of friendship: where there is no room for all, no name gives way to one of a higher number.
  var rank = 0
  /// The width of the longest line, output units.
  let width: Double
  /// The height of all lines, output units.
  let height: Double
  /// What the letters leave free of the box.
  private let margins: InkMargins

  init(lines: [LabelLine], point: Point, distance: Double, isHub: Bool = false, rank: Int = 0) {
    (self.lines, self.point, self.distance, self.isHub, self.rank) = (lines, point, distance, isHub, rank)
    width = lines.map(\.width).max() ?? 0
    height = lines.map(\.height).reduce(0, +)
    margins = InkMargins(of: lines)
  }

  /// What the letters cover of a box where the name stands.
  @inline(__always)
  func ink(in box: Rect, _ alignment: Text.Alignment) -> Rect { margins.ink(in: box, alignment) }
}

extension LabelRequest {
  /// The name at the right of its point, whatever is there.
  var atItsRight: LabelPlace {
    let box = Rect(x: point.x + distance, y: point.y - height / 2, width: width, height: height)
    return LabelPlace(box: box, alignment: .start, leader: nil, lines: lines)
  }
}
