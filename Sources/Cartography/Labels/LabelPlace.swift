import Drawing
import Geometry

/// A name in its place.
struct LabelPlace {
  let lines: [LabelLine]
  let box: Rect
  let alignment: Text.Alignment
  /// The line from the marker to a name that stands apart.
  let leader: Segment?

  /// The lines as texts.
  var texts: [Text] {
    let x = alignment == .start ? box.x : alignment == .end ? box.maxX : box.x + box.width / 2
    var y = box.y
    return lines.map { line in
      let anchor = Point(x: x, y: y + TextMeasure.ascent(line.size)).rounded(steps: Viewport.stepsPerPixel)
      y += line.height
      return Text([line.run], at: anchor, alignment: alignment, size: line.size)
    }
  }
}
