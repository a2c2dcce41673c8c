import Drawing
import Geometry

/// A name in its place.
struct LabelPlace {
  let box: Rect
  let alignment: Text.Alignment
  /// The line from the marker to a name that stands apart.
  let leader: Segment?
  /// The lines that were placed.
  let lines: [LabelLine]

  /// Lines as texts in this place: those that were placed, or narrower ones.
  func texts(_ lines: [LabelLine]) -> [Text] {
    let x = alignment == .start ? box.x : alignment == .end ? box.maxX : box.x + box.width / 2
    var y = box.y
    return lines.map { line in
      let anchor = Point(x: x, y: y + TextMeasure.ascent(line.size)).rounded(steps: Viewport.stepsPerPixel)
      y += line.height
      return Text(line.runs, at: anchor, alignment: alignment, size: line.size)
    }
  }

  /// What the letters themselves cover of the box.
  var inkBox: Rect { InkMargins(of: lines).ink(in: box, alignment) }

  /// The same line by line: the corners beside a short line are free.
  var inkOfLines: [Rect] {
    var y = box.y
    return lines.map { line in
      defer { y += line.height }
      let free = box.width - line.width
      let x = box.x + (alignment == .start ? 0 : alignment == .end ? free : free / 2)
      return InkMargins(of: [line]).ink(
        in: Rect(x: x, y: y, width: line.width, height: line.height), alignment)
    }
  }
}

/// What letters leave free above and below in the box of their lines, as fonts set them that are no wider than the table's: the room
/// above the capitals of the first line, and that beyond a little below the last baseline.
struct InkMargins {
  private let top: Double
  private let bottom: Double

  init(of lines: [LabelLine]) {
    let (first, last) = (lines.first?.size ?? 0, lines.last?.size ?? 0)
    top = TextMeasure.ascent(first) - 0.8 * first
    bottom = TextMeasure.descent(last) - 0.1 * last
  }

  /// What letters cover of a box.
  @inline(__always)
  func ink(in box: Rect, _ alignment: Text.Alignment) -> Rect {
    let width = box.width / TextMeasure.safety
    let x = alignment == .start ? box.x : alignment == .end ? box.maxX - width : box.x + (box.width - width) / 2
    return Rect(x: x, y: box.y + top, width: width, height: max(1, box.height - top - bottom))
  }
}
