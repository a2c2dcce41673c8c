import Drawing
import Geometry

/// Looks for room for an inset on a page of small squares.
struct InsetSearch {
  private let bounds: Rect
  private let cell: Double
  private let columns: Int
  private let rows: Int
  /// For the squares left of and above each corner, how many must stay free; a summed-area table (F. C. Crow, "Summed-area
  /// tables for texture mapping", SIGGRAPH 1984, 207–212, DOI 10.1145/800031.808600).
  private var taken: [Int32]
  /// As `taken`, how many show land, which had better stay free.
  private var land: [Int32]

  /// - Parameters:
  ///   - bounds: where an inset may stand.
  ///   - links: what it must not cover.
  ///   - obstacles: what it must not cover either.
  ///   - land: which it must not cover where a city stands on the same island or continent.
  ///   - markers: where cities stand.
  ///   - sparesLand: whether it must not cover any other large land either.
  init(within bounds: Rect, links: Layer, obstacles: [Rect], land layer: Layer, markers: [Rect], sparesLand: Bool) {
    self.bounds = bounds
    cell = max(4, bounds.width / 240)
    columns = max(1, Int(bounds.width / cell))
    rows = max(1, Int(bounds.height / cell))
    taken = Array(repeating: 0, count: (columns + 1) * (rows + 1))
    land = taken
    for mark in links.marks {
      guard case .path(let path) = mark.shape else { continue }
      for point in path.points(every: cell / 2).joined() {
        block(Rect(x: point.x, y: point.y, width: 0, height: 0).outset(by: 10))
      }
    }
    for rect in obstacles { block(rect.outset(by: 10)) }
    add(layer, markers.map { Point(x: $0.x + $0.width / 2, y: $0.y + $0.height / 2) }, sparesLand)
    accumulate(&taken)
    accumulate(&land)
  }

  /// The rectangle of a size where nothing is hidden that must be seen; with the least land, and near a point.
  func room(width: Double, height: Double, near target: Point) -> Rect? {
    let (w, h) = (Int((width / cell).rounded(.up)), Int((height / cell).rounded(.up)))
    guard w <= columns, h <= rows else { return nil }
    var best: (cost: Double, rect: Rect)?
    for row in 0...(rows - h) {
      for column in 0...(columns - w) where sum(taken, column, row, w, h) == 0 {
        let rect = Rect(
          x: (bounds.x + Double(column) * cell).rounded(), y: (bounds.y + Double(row) * cell).rounded(), width: width,
          height: height)
        let center = Point(x: rect.x + width / 2, y: rect.y + height / 2)
        let cost = Double(sum(land, column, row, w, h)) * cell * 2 + (center - target).length
        if best.map({ cost < $0.cost }) ?? true { best = (cost, rect) }
      }
    }
    return best?.rect
  }

  /// Marks squares that must stay free.
  private mutating func block(_ rect: Rect) {
    let square = { [cell] (distance: Double) in Int((distance / cell).rounded(.down)) }
    let (left, right) = (max(0, square(rect.x - bounds.x)), min(columns - 1, square(rect.maxX - bounds.x)))
    let (top, bottom) = (max(0, square(rect.y - bounds.y)), min(rows - 1, square(rect.maxY - bounds.y)))
    guard left <= right, top <= bottom else { return }
    for row in top...bottom { for column in left...right { taken[index(column + 1, row + 1)] = 1 } }
  }

  /// Marks the squares of land: forbidden on islands and continents with a city, dear on others.
  private mutating func add(_ layer: Layer, _ cities: [Point], _ sparesLand: Bool) {
    let outlines = layer.marks.flatMap { mark -> [[Point]] in
      if case .path(let path) = mark.shape { path.outlines } else { [] }
    }
    let large = outlines.filter { $0.count > 8 }
    let carrying = large.filter { ring in ring.count > 60 && sparesLand || cities.contains { ring.surrounds($0) } }
    for (rings, isForbidden) in [(large, false), (carrying, true)] {
      let moved = rings.map { $0.map { Point(x: $0.x - bounds.x, y: $0.y - bounds.y) } }
      let mask = LandMask(moved, width: bounds.width, height: bounds.height, cell: cell)
      for row in 0..<rows {
        for column in 0..<columns where mask.isLand(column: column, row: row) {
          if isForbidden { taken[index(column + 1, row + 1)] = 1 } else { land[index(column + 1, row + 1)] = 1 }
        }
      }
    }
  }

  private func index(_ column: Int, _ row: Int) -> Int { row * (columns + 1) + column }

  private func accumulate(_ table: inout [Int32]) {
    for row in 1...rows {
      for column in 1...columns {
        table[index(column, row)] +=
          table[index(column - 1, row)] + table[index(column, row - 1)] - table[index(column - 1, row - 1)]
      }
    }
  }

  private func sum(_ table: [Int32], _ column: Int, _ row: Int, _ width: Int, _ height: Int) -> Int32 {
    table[index(column + width, row + height)] - table[index(column, row + height)]
      - table[index(column + width, row)] + table[index(column, row)]
  }
}

extension [Point] {
  /// Whether a closed ring goes around a point (even-odd rule).
  fileprivate func surrounds(_ point: Point) -> Bool {
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
