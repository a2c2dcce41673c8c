import Drawing
import Friendships
import Geometry

/// Looks for room for an inset on a page of small squares.
struct InsetSearch {
  private let squares: Squares
  /// The squares that must stay free, by rows.
  private let taken: [Bool]
  /// Those with land where a city stands on the same island or continent: it must not be covered.
  private let carryingLand: [Bool]
  /// Those with any land: it had better not be covered.
  private let land: [Bool]
  /// Those with land larger than small islands.
  private let largeLand: [Bool]
  /// How many squares with any land lie in a block.
  private let landSums: SquareSums

  /// - Parameters:
  ///   - bounds: where an inset may stand.
  ///   - links: what it must not cover.
  ///   - obstacles: what it must not cover either.
  ///   - land: the land of the world.
  ///   - cities: where cities stand.
  init(within bounds: Rect, links: Layer, obstacles: [Rect], land layer: Layer, cities: [Point]) {
    let squares = Squares(of: bounds, side: max(4, bounds.width / 240), rounding: .down)
    self.squares = squares
    var taken = Array(repeating: false, count: squares.count)
    var outlines = layer.outlines.filter { $0.count > 8 || $0.extent > 14 }
    let carrying = outlines.partition { $0.surroundsAny(of: cities) }
    carryingLand = LandMask(outlines[carrying...], in: squares).isLand
    let otherLand = LandMask(outlines[..<carrying], in: squares).isLand
    land = zip(carryingLand, otherLand).map { $0 != $1 }
    largeLand = LandMask(outlines.filter { $0.extent > 14 }, in: squares).isLand
    landSums = SquareSums(of: squares) { [land] in land[$0] ? 1 : 0 }
    var points: [Point] = []
    for mark in links.marks {
      guard case .path(let path) = mark.shape else { continue }
      path.addPoints(every: squares.side, inPlaceOf: &points)
      for point in points {
        squares.mark(Rect(x: point.x, y: point.y, width: 0, height: 0).outset(by: 10), in: &taken)
      }
    }
    for rect in obstacles { squares.mark(rect.outset(by: 10), in: &taken) }
    self.taken = taken
  }

  /// The largest rectangle of some widths where nothing is hidden that must be seen; with the least land, and near a
  /// point. Nothing when there is no such room.
  ///
  /// - Parameters:
  ///   - widths: the widths to try, largest first.
  ///   - aspect: how wide it is for its height.
  ///   - target: where it had better be.
  ///   - rects: what it must not cover besides.
  ///   - spared: which land it must not cover.
  func room(widths: [Double], aspect: Double, near target: Point, beside rects: [Rect], sparing spared: Spared) -> Rect?
  {
    var taken = taken
    for rect in rects { squares.mark(rect.outset(by: 10), in: &taken) }
    let spared =
      switch spared {
      case .all: land
      case .large: largeLand
      case .carrying: carryingLand
      }
    // With the squares beside them: a coast runs through squares whose middles are sea.
    let (columns, count) = (squares.columns, squares.count)
    taken.withUnsafeMutableBufferPointer { taken in
      for index in 0..<count where spared[index] {
        taken[index] = true
        taken[max(index - 1, 0)] = true
        taken[min(index + 1, count - 1)] = true
        taken[max(index - columns, 0)] = true
        taken[min(index + columns, count - 1)] = true
      }
    }
    let hard = SquareSums(of: squares) { taken[$0] ? 1 : 0 }
    for width in widths {
      let size = Size(width: width, height: (width / aspect).rounded())
      if let found = room(of: size, near: target, hard, landSums) { return found }
    }
    return nil
  }

  /// Which land an inset must not cover: all, all but small islands, or only that on which a city stands.
  enum Spared: CaseIterable { case all, large, carrying }

  private func room(of size: Size, near target: Point, _ hard: SquareSums, _ soft: SquareSums) -> Rect? {
    let (cell, columns, rows) = (squares.side, squares.columns, squares.rows)
    let (w, h) = (Int((size.width / cell).rounded(.up)), Int((size.height / cell).rounded(.up)))
    guard w <= columns, h <= rows else { return nil }
    var best: (cost: Double, rect: Rect)?
    for row in 0...(rows - h) {
      for column in 0...(columns - w) {
        let sum = { (sums: SquareSums) in sums.sum(left: column, top: row, right: column + w, bottom: row + h) }
        guard sum(hard) == 0 else { continue }
        let rect = Rect(
          x: (squares.bounds.x + Double(column) * cell).rounded(),
          y: (squares.bounds.y + Double(row) * cell).rounded(),
          width: size.width, height: size.height)
        let center = Point(x: rect.x + size.width / 2, y: rect.y + size.height / 2)
        let cost = Double(sum(soft)) * cell * 2 + (center - target).length
        if best.map({ cost < $0.cost }) ?? true { best = (cost, rect) }
      }
    }
    return best?.rect
  }
}

extension Squares {
  /// Marks those that a rectangle touches, if it reaches any.
  fileprivate func mark(_ rect: Rect, in marked: inout [Bool]) {
    guard reach(rect) else { return }
    for index in touched(by: rect) { marked[index] = true }
  }
}

extension ArraySlice<Point> {
  /// The longer side of the rectangle around a ring.
  fileprivate var extent: Double {
    let width = (self.max { $0.x < $1.x }?.x ?? 0) - (self.min { $0.x < $1.x }?.x ?? 0)
    return Swift.max(width, (self.max { $0.y < $1.y }?.y ?? 0) - (self.min { $0.y < $1.y }?.y ?? 0))
  }

  /// Whether a closed ring goes around one of some points.
  fileprivate func surroundsAny(of points: [Point]) -> Bool {
    // Most islands are small and lie far from most points.
    guard let top = self.min(by: { $0.y < $1.y })?.y, let bottom = self.max(by: { $0.y < $1.y })?.y,
      let right = self.max(by: { $0.x < $1.x })?.x
    else { return false }
    return points.contains { $0.y >= top && $0.y <= bottom && $0.x <= right && surrounds($0) }
  }

  /// Whether a closed ring goes around a point (even-odd rule).
  private func surrounds(_ point: Point) -> Bool {
    guard var before = last else { return false }
    var isInside = false
    for corner in self {
      if (corner.y > point.y) != (before.y > point.y),
        point.x < before.x + (corner.x - before.x) * (point.y - before.y) / (corner.y - before.y)
      {
        isInside.toggle()
      }
      before = corner
    }
    return isInside
  }
}
