import Geometry

extension XML {
  /// Adds the `d` attribute of a path: relative commands with one decimal, no repeated letters.
  ///
  /// Points are counted in whole tenths, so rounding never adds up along a path.
  mutating func pathData(_ path: Path) {
    raw(" d=\"")
    var pen = PathPen()
    path.forEach { pen.write($0, to: &self) }
    raw("\"")
  }
}

/// The state of a path's text: where the pen stands and which letter was written last.
private struct PathPen {
  private var x = 0
  private var y = 0
  private var start = (x: 0, y: 0)
  private var letter: UInt8 = 0
  /// Whether the last number had a decimal point.
  private var hadPoint = false

  mutating func write(_ element: Path.Element, to xml: inout XML) {
    switch element {
    case .move(let point):
      // A path's first move is the same in upper and lower case; lower case keeps to one rule.
      begin(UInt8(ascii: "m"), &xml, repeats: false)
      let next = tenths(point)
      pair(next, to: &xml, isFirst: true)
      (x, y) = next
      start = next
      // What follows a move is a line without a letter of its own.
      letter = UInt8(ascii: "l")
    case .line(let point):
      line(to: tenths(point), &xml)
    case .curve(let first, let second, let end):
      let isFirst = begin(UInt8(ascii: "c"), &xml)
      let next = tenths(end)
      pair(tenths(first), to: &xml, isFirst: isFirst)
      pair(tenths(second), to: &xml, isFirst: false)
      pair(next, to: &xml, isFirst: false)
      (x, y) = next
    case .close:
      begin(UInt8(ascii: "z"), &xml, repeats: false)
      (x, y) = start
    }
  }

  private mutating func line(to next: (x: Int, y: Int), _ xml: inout XML) {
    let (dx, dy) = (next.x - x, next.y - y)
    if dx == 0 || dy == 0 {
      let isFirst = begin(dy == 0 ? UInt8(ascii: "h") : UInt8(ascii: "v"), &xml)
      number(dy == 0 ? dx : dy, to: &xml, isFirst: isFirst)
    } else {
      let isFirst = begin(UInt8(ascii: "l"), &xml)
      number(dx, to: &xml, isFirst: isFirst)
      number(dy, to: &xml, isFirst: false)
    }
    (x, y) = next
  }

  /// Writes a letter unless it is the one in force; says whether the next number directly follows a letter.
  @discardableResult
  private mutating func begin(_ next: UInt8, _ xml: inout XML, repeats: Bool = true) -> Bool {
    if repeats, next == letter { return false }
    xml.raw(byte: next)
    letter = next
    return true
  }

  /// A point in whole tenths.
  private func tenths(_ point: Point) -> (x: Int, y: Int) { (XML.tenths(point.x), XML.tenths(point.y)) }

  private mutating func pair(_ next: (x: Int, y: Int), to xml: inout XML, isFirst: Bool) {
    number(next.x - x, to: &xml, isFirst: isFirst)
    number(next.y - y, to: &xml, isFirst: false)
  }

  /// A sign separates numbers by itself, and so does a second decimal point (`.5.3`); anything else needs a space.
  private mutating func number(_ value: Int, to xml: inout XML, isFirst: Bool) {
    let beginsWithPoint = value > 0 && value < 10
    if !isFirst, value >= 0, !(beginsWithPoint && hadPoint) { xml.raw(byte: UInt8(ascii: " ")) }
    xml.tenths(value)
    hadPoint = !value.isMultiple(of: 10)
  }
}
