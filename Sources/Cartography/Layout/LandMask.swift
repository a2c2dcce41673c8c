import Drawing
import Friendships
import Geometry

/// Where on the page there is land, in small squares.
struct LandMask {
  private let cell: Double
  private let columns: Int
  private let rows: Int
  private var isLand: [Bool]

  /// The land of closed outlines.
  ///
  /// - Parameters:
  ///   - outlines: closed rings on the page; where they overlap an odd number of times there is land.
  ///   - size: the part of the page from its upper left corner.
  ///   - cell: the side of a square, output units; a square is land when its middle is.
  init(_ outlines: [[Point]], width: Double, height: Double, cell: Double) {
    self.cell = cell
    columns = max(1, Int((width / cell).rounded(.up)))
    rows = max(1, Int((height / cell).rounded(.up)))
    isLand = Array(repeating: false, count: columns * rows)
    var crossings = [[Double]](repeating: [], count: rows)
    for outline in outlines { add(outline, to: &crossings) }
    for row in 0..<rows {
      let xs = crossings[row].sorted()
      for (from, to) in zip(xs, xs.dropFirst()).enumerated().filter({ $0.offset.isMultiple(of: 2) }).map(\.element) {
        let first = max(0, Int((from / cell + 0.5).rounded(.down)))
        let last = min(columns, Int((to / cell + 0.5).rounded(.down)))
        for column in first..<max(first, last) { isLand[row * columns + column] = true }
      }
    }
  }

  /// Where a ring crosses the middle of each row.
  private func add(_ ring: [Point], to crossings: inout [[Double]]) {
    guard var before = ring.last else { return }
    for point in ring {
      let (low, high) = before.y < point.y ? (before, point) : (point, before)
      let first = max(0, Int((low.y / cell - 0.5).rounded(.up)))
      let last = min(rows, Int((high.y / cell - 0.5).rounded(.up)))
      for row in first..<max(first, last) {
        let share = ((Double(row) + 0.5) * cell - low.y) / (high.y - low.y)
        crossings[row].append(low.x + (high.x - low.x) * share)
      }
      before = point
    }
  }

  /// The land of a layer on a page.
  init(_ layer: Layer, _ page: Size) {
    self.init(layer.outlines, width: page.width, height: page.height, cell: 6)
  }

  /// Whether there is land in a square.
  func isLand(column: Int, row: Int) -> Bool {
    column < columns && row < rows && isLand[row * columns + column]
  }

  /// How much of a rectangle is land, `0...1`.
  func share(of rect: Rect) -> Double {
    let (left, right) = (index(rect.x, columns), index(rect.maxX, columns))
    let (top, bottom) = (index(rect.y, rows), index(rect.maxY, rows))
    var count = 0
    for row in top...bottom { for column in left...right where isLand[row * columns + column] { count += 1 } }
    return Double(count) / Double((bottom - top + 1) * (right - left + 1))
  }

  private func index(_ position: Double, _ count: Int) -> Int { min(max(Int(position / cell), 0), count - 1) }
}

extension Layer {
  /// The corners of the outlines of all its paths.
  var outlines: [[Point]] {
    marks.flatMap { mark -> [[Point]] in
      if case .path(let path) = mark.shape { path.outlines } else { [] }
    }
  }
}

extension Path {
  /// The corners of its straight closed outlines.
  var outlines: [[Point]] {
    var found: [[Point]] = []
    forEach { element in
      switch element {
      case .move(let point): found.append([point])
      case .line(let point), .curve(_, _, let point):
        if found.isEmpty { found.append([]) }
        found[found.count - 1].append(point)
      case .close: break
      }
    }
    return found
  }
}
