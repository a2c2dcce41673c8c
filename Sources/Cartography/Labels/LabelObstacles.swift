import Friendships
import Geometry

/// What names must not touch and what never moves, markers and reserved room, by the squares that it touches: what lies around a
/// name is found without a look at the rest of the page.
struct LabelObstacles {
  private let squares: Squares
  private var rects: [Rect] = []
  /// The first entry of each square; what lies outside of the bounds is in the squares along the edge.
  private var heads: [Int32]
  /// The numbers of the rectangles in the squares, each with the next entry of its square: no square has a list of its own.
  private var entries: [(number: Int32, next: Int32)] = []
  /// No entry.
  private static let none: Int32 = -1

  /// Above this many rectangles they are put only roughly.
  private static let mostExact = 4000

  /// What stays within bounds; a rectangle within another one takes no more room.
  init(_ fixed: [Rect], bounds: Rect) {
    let fixed = fixed.count > Self.mostExact ? Self.coarsened(fixed) : fixed
    squares = Squares(of: bounds, side: 32)
    heads = Array(repeating: Self.none, count: squares.count)
    for rect in fixed where !isCovered(rect) { put(rect) }
  }

  /// The whole squares of four units that rectangles touch, equal ones once: thousands of markers in a few cells of the
  /// board would have to be compared with each other, and cover no more than these.
  private static func coarsened(_ rects: [Rect]) -> [Rect] {
    var seen: Set<Rect> = []
    return rects.compactMap { rect in
      let (x, y) = ((rect.x / 4).rounded(.down) * 4, (rect.y / 4).rounded(.down) * 4)
      let (maxX, maxY) = ((rect.maxX / 4).rounded(.up) * 4, (rect.maxY / 4).rounded(.up) * 4)
      let coarse = Rect(x: x, y: y, width: maxX - x, height: maxY - y)
      return seen.insert(coarse).inserted ? coarse : nil
    }
  }

  private mutating func put(_ rect: Rect) {
    for square in squares.touched(by: rect) {
      entries.append((Int32(rects.count), heads[square]))
      heads[square] = Int32(entries.count - 1)
    }
    rects.append(rect)
  }

  private func isCovered(_ rect: Rect) -> Bool {
    var isCovered = false
    forEach(inSquare: squares.index(rect.x, rect.y)) { isCovered = isCovered || $0.contains(rect) }
    return isCovered
  }

  /// Those that touch an area.
  func rects(around area: Rect) -> [Rect] {
    var found: [Rect] = []
    for square in squares.touched(by: area) {
      forEach(inSquare: square) { rect in
        // Each once: in the first square that it shares with the area.
        let isFirst = squares.index(max(rect.x, area.x), max(rect.y, area.y)) == square
        if isFirst, rect.overlaps(area) { found.append(rect) }
      }
    }
    return found
  }

  @inline(__always)
  private func forEach(inSquare square: Int, _ body: (Rect) -> Void) {
    var entry = heads[square]
    while entry != Self.none {
      let (number, next) = entries[Int(entry)]
      body(rects[Int(number)])
      entry = next
    }
  }
}
