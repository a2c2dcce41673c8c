import Drawing
import Geometry

/// A line of a label before it has a place.
struct LabelLine {
  let run: Text.Run
  let size: Double

  var width: Double { TextMeasure.width(run.string, size: size, isBold: run.isBold) }
  var height: Double { size * (TextMeasure.ascent + TextMeasure.descent) }
}

/// Finds places for labels one after the other: the first comer is served best.
///
/// Of the places around a marker that cover no label, no marker and nothing reserved, the one with the least link under
/// it wins; earlier ones in the list win ties. Deterministic; the time grows with the labels, and faster only where
/// thousands of cities crowd into one place.
struct LabelPlacer {
  private let bounds: Rect
  private var taken: RectGrid
  private let markers: RectGrid
  private let links: LinkCoverage

  /// - Parameters:
  ///   - bounds: where labels may stand.
  ///   - obstacles: what they must not touch.
  ///   - links: what they had better not cover.
  init(bounds: Rect, obstacles: [Rect], links: Layer) {
    self.bounds = bounds
    taken = RectGrid()
    self.links = LinkCoverage(links, bounds: bounds)
    for rect in obstacles { taken.insert(rect) }
    markers = taken
  }

  /// The lines, stacked, at the best free place around a point; nothing when there is none.
  ///
  /// - Parameter distance: from the point to the label, output units.
  mutating func place(_ lines: [LabelLine], around point: Point, distance: Double) -> [Text]? {
    let width = lines.map(\.width).max() ?? 0
    let height = lines.map(\.height).reduce(0, +)
    var best: (cost: Double, candidate: Candidate, box: Rect)?
    for (index, candidate) in Candidate.all.enumerated() {
      let box = candidate.box(width: width, height: height, around: point, distance: distance)
      guard bounds.contains(box), !taken.touches(box) else { continue }
      // A name nearer to another marker than to its own would be read as that one's.
      let isMistakable = markers.hasCenter(nearerThan: point, to: box)
      let cost = Double(index) * 0.6 + links.length(under: box) / 10 + (isMistakable ? 20 : 0)
      if best.map({ cost < $0.cost }) ?? true { best = (cost, candidate, box) }
    }
    guard let best else { return nil }
    taken.insert(best.box)
    return stacked(lines, in: best.box, best.candidate.alignment)
  }

  private func stacked(_ lines: [LabelLine], in box: Rect, _ alignment: Text.Alignment) -> [Text] {
    let x = alignment == .start ? box.x : alignment == .end ? box.maxX : box.x + box.width / 2
    var y = box.y
    return lines.map { line in
      let anchor = Point(x: x, y: y + line.size * TextMeasure.ascent).rounded(steps: Viewport.stepsPerPixel)
      y += line.height
      return Text([line.run], at: anchor, alignment: alignment, size: line.size)
    }
  }
}

/// A place for a label beside a point: which way it lies and how it is shifted.
private struct Candidate {
  let alignment: Text.Alignment
  /// To the right in distances.
  let dx: Double
  /// Down in heights: from the point to the middle of the label.
  let dy: Double
  /// Down in distances, on top of `dy`.
  let gap: Double

  static let all = [
    Candidate(alignment: .start, dx: 1, dy: 0, gap: 0), Candidate(alignment: .end, dx: -1, dy: 0, gap: 0),
    Candidate(alignment: .start, dx: 0.95, dy: -0.35, gap: -0.5),
    Candidate(alignment: .start, dx: 0.95, dy: 0.35, gap: 0.5),
    Candidate(alignment: .end, dx: -0.95, dy: -0.35, gap: -0.5),
    Candidate(alignment: .end, dx: -0.95, dy: 0.35, gap: 0.5),
    Candidate(alignment: .middle, dx: 0, dy: 0.5, gap: 0.95),
    Candidate(alignment: .middle, dx: 0, dy: -0.5, gap: -0.95),
    Candidate(alignment: .start, dx: 0.3, dy: 0.5, gap: 0.95), Candidate(alignment: .end, dx: -0.3, dy: 0.5, gap: 0.95),
    Candidate(alignment: .start, dx: 0.3, dy: -0.5, gap: -0.95),
    Candidate(alignment: .end, dx: -0.3, dy: -0.5, gap: -0.95),
  ]

  func box(width: Double, height: Double, around point: Point, distance: Double) -> Rect {
    let x = point.x + dx * distance
    let left = alignment == .start ? x : alignment == .end ? x - width : x - width / 2
    let middle = point.y + dy * height + gap * distance
    return Rect(x: left, y: middle - height / 2, width: width, height: height)
  }
}

/// Rectangles by the cells that they touch, so that asking what is near costs little however many there are elsewhere.
private struct RectGrid {
  private static let cell = 32.0
  private var rects: [Rect] = []
  private var cells: [Cell: [Int]] = [:]

  private struct Cell: Hashable {
    let column: Int
    let row: Int
  }

  mutating func insert(_ rect: Rect) {
    // A second agreement of a city, or one city upon another, takes no more room than the first.
    let known = cells[Cell(column: Self.index(rect.x), row: Self.index(rect.y))] ?? []
    guard !known.contains(where: { rects[$0].contains(rect) }) else { return }
    for cell in Self.cells(of: rect) { cells[cell, default: []].append(rects.count) }
    rects.append(rect)
  }

  /// Whether the middle of another rectangle lies nearer to a box than a point does.
  func hasCenter(nearerThan point: Point, to box: Rect) -> Bool {
    let limit = box.distance(to: point) - 0.5
    guard limit > 0 else { return false }
    return Self.cells(of: box.outset(by: limit)).contains { cell in
      cells[cell]?.contains { index in
        let rect = rects[index]
        let center = Point(x: rect.x + rect.width / 2, y: rect.y + rect.height / 2)
        return (center - point).length > 0.5 && box.distance(to: center) < limit
      } ?? false
    }
  }

  func touches(_ rect: Rect) -> Bool {
    Self.cells(of: rect).contains { cells[$0]?.contains { rects[$0].overlaps(rect) } ?? false }
  }

  private static func cells(of rect: Rect) -> [Cell] {
    let (columns, rows) = (index(rect.x)...index(rect.maxX), index(rect.y)...index(rect.maxY))
    return rows.flatMap { row in columns.map { Cell(column: $0, row: row) } }
  }

  private static func index(_ position: Double) -> Int { Int((position / cell).rounded(.down)) }
}

/// How much of the links lies where, in small squares of the page.
private struct LinkCoverage {
  private static let cell = 4.0
  private let bounds: Rect
  private let columns: Int
  private let rows: Int
  /// How many samples of links lie in each square; few bytes each, since a page has a hundred thousand squares.
  private var counts: [UInt16]

  init(_ links: Layer, bounds: Rect) {
    self.bounds = bounds
    columns = max(1, Int((bounds.width / Self.cell).rounded(.up)))
    rows = max(1, Int((bounds.height / Self.cell).rounded(.up)))
    counts = [UInt16](repeating: 0, count: columns * rows)
    for mark in links.marks {
      guard case .path(let path) = mark.shape else { continue }
      for run in path.points(every: Self.cell) { for point in run { add(point) } }
    }
  }

  /// The length of link under a box, output units.
  func length(under box: Rect) -> Double {
    let (left, right) = (column(box.x), column(box.maxX))
    return (row(box.y)...row(box.maxY)).reduce(0) { sum, row in
      sum + counts[(row * columns + left)...(row * columns + right)].reduce(0) { $0 + Double($1) } * Self.cell
    }
  }

  private mutating func add(_ point: Point) {
    let index = row(point.y) * columns + column(point.x)
    if counts[index] < .max { counts[index] += 1 }
  }

  private func column(_ x: Double) -> Int { min(max(Int((x - bounds.x) / Self.cell), 0), columns - 1) }
  private func row(_ y: Double) -> Int { min(max(Int((y - bounds.y) / Self.cell), 0), rows - 1) }
}
