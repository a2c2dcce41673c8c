import Drawing
import Geometry

/// A line of a label before it has a place.
struct LabelLine {
  let run: Text.Run
  let size: Double

  var width: Double { TextMeasure.width(run.string, size: size, isBold: run.isBold) }
  var height: Double { TextMeasure.height(size) }
}

/// A name that wants a place.
struct LabelRequest {
  /// The lines, stacked.
  let lines: [LabelLine]
  /// The place that is named.
  let point: Point
  /// From the point to a label beside it, output units.
  let distance: Double
  /// A line to be added under the others where there is room.
  var extra: LabelLine?
  /// Whether it had better stand beside its point, whatever lies there.
  var isClose = false
}

extension LabelRequest {
  /// The width of the longest line, output units.
  var width: Double { lines.map(\.width).max() ?? 0 }
  /// The height of all lines, output units.
  var height: Double { lines.map(\.height).reduce(0, +) }

  /// The name at the right of its point, whatever is there.
  var atItsRight: LabelPlace {
    let box = Rect(x: point.x + distance, y: point.y - height / 2, width: width, height: height)
    return LabelPlace(lines: lines, box: box, alignment: .start, leader: nil)
  }
}
