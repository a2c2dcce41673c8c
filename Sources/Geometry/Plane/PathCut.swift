extension Path {
  /// The parts of open subpaths that lie in a rectangle, each ending on its edge.
  ///
  /// Closed subpaths come out open. A part that only touches the rectangle from outside is dropped.
  package func cut(to rect: Rect) -> Path { kept { element, start in element.stretches(from: start, in: rect) } }

  /// The parts of open subpaths that lie outside of discs.
  ///
  /// Where a disc is entered and left is found to a hundredth of its radius; one that is passed within less than a
  /// tenth of its radius from its edge may be missed.
  ///
  /// - Parameters:
  ///   - centers: the middles of the discs.
  ///   - radius: of each of them, output units, above 0.
  package func cut(around centers: [Point], radius: Double) -> Path {
    kept { element, start in element.stretches(from: start, outside: centers, radius: radius) }
  }

  /// The same with a gap wherever it runs through a rectangle on a short way: a line that goes on behind a word.
  ///
  /// - Parameters:
  ///   - rects: where the gaps are.
  ///   - lengths: how long a gap behind one rectangle may be, output units. Where the path runs further through one it is left whole,
  ///     since a longer gap would look like an end; where it only touches a corner, too. Between two gaps nothing shorter is left.
  package func broken(behind rects: [Rect], lengths: ClosedRange<Double>) -> Path {
    let runs = rects.flatMap { self.runs(in: $0) }.filter { lengths.contains($0.length) }
    let gaps = Dictionary(grouping: runs.flatMap { $0.parts }, by: { $0.element })
    var index = -1
    return kept { element, start in
      index += 1
      return element.stretches(from: start, without: gaps[index] ?? [], shortest: lengths.lowerBound)
    }
  }

  /// The same with all points on a grid.
  ///
  /// - Parameter steps: how many points of the grid lie on an output unit.
  package func rounded(steps: Double) -> Path {
    var result = Path()
    forEach { element in
      switch element {
      case .move(let point): result.append(.move(point.rounded(steps: steps)))
      case .line(let point): result.append(.line(point.rounded(steps: steps)))
      case .curve(let first, let second, let end):
        result.append(
          .curve(first.rounded(steps: steps), second.rounded(steps: steps), end.rounded(steps: steps)))
      case .close: result.append(.close)
      }
    }
    return result
  }

  /// The parts of lines and curves between some pairs of their parameters, which rise.
  private func kept(_ stretches: (Element, Point) -> [(Double, Double)]) -> Path {
    var result = Path()
    var pen = Point(x: 0, y: 0)
    // Where the result stands, or nothing after a gap.
    var end: Point?
    forEach { element in
      guard let next = element.end else { return }
      if case .move = element {
        end = nil
      } else {
        for (from, to) in stretches(element, pen) {
          let (start, piece) = element.piece(from: pen, from, to)
          if from > 0 || end == nil { result.append(.move(start)) }
          result.append(piece)
          end = to < 1 ? nil : next
        }
      }
      pen = next
    }
    return result
  }
}

extension Path {
  /// A way of a path through a rectangle, which may go on from one line or curve to the next.
  fileprivate struct Run {
    /// A part of one line or curve: its number, and between which of its parameters.
    typealias Part = (element: Int, from: Double, to: Double)

    var parts: [Part]
    /// Output units.
    var length: Double
  }

  /// All ways of the path through a rectangle.
  private func runs(in rect: Rect) -> [Run] {
    var (runs, pen, index) = ([Run](), Point(x: 0, y: 0), 0)
    // Whether the last of them ends where the next line or curve begins.
    var goesOn = false
    forEach { element in
      guard let next = element.end else { return }
      defer { pen = next }
      if case .move = element {
        goesOn = false
        return
      }
      let stretches = element.stretches(from: pen, in: rect)
      for (from, to) in stretches {
        let (part, length) = ((index, from, to), element.length(from: pen, from, to))
        if goesOn, from == 0 {
          runs[runs.count - 1].parts.append(part)
          runs[runs.count - 1].length += length
        } else {
          runs.append(Run(parts: [part], length: length))
        }
      }
      goesOn = stretches.last?.1 == 1
      index += 1
    }
    return runs
  }
}

extension Path.Element {
  /// Where a line or curve lies in a rectangle: pairs of parameters, rising.
  fileprivate func stretches(from start: Point, in rect: Rect) -> [(Double, Double)] {
    if isBeside(rect, from: start) { return [] }
    let corners = [start] + controls
    // Points are rounded, so an end on the edge may lie half a step outside.
    if corners.allSatisfy({ rect.distance(to: $0) <= 0.1 }) { return [(0, 1)] }
    let xs = [rect.x, rect.maxX].flatMap { edge in roots(corners.map { $0.x - edge }) }
    let ys = [rect.y, rect.maxY].flatMap { edge in roots(corners.map { $0.y - edge }) }
    let stops = [0] + (xs + ys).sorted() + [1]
    return zip(stops, stops.dropFirst()).reduce(into: []) { found, stretch in
      guard stretch.0 < stretch.1, rect.distance(to: point(from: start, at: (stretch.0 + stretch.1) / 2)) == 0 else {
        return
      }
      if let last = found.last, last.1 == stretch.0 {
        found[found.count - 1].1 = stretch.1
      } else {
        found.append(stretch)
      }
    }
  }

  /// Whether all points of a line or curve lie at one side of a rectangle, by more than points are rounded. Most do, of all names and
  /// all links, so nothing is collected for that.
  private func isBeside(_ rect: Rect, from start: Point) -> Bool {
    let (a, b, c): (Point, Point, Point)
    switch self {
    case .move(let end), .line(let end): (a, b, c) = (end, end, end)
    case .curve(let first, let second, let end): (a, b, c) = (first, second, end)
    case .close: return true
    }
    return max(max(start.x, a.x), max(b.x, c.x)) < rect.x - 0.1
      || max(max(start.y, a.y), max(b.y, c.y)) < rect.y - 0.1
      || min(min(start.x, a.x), min(b.x, c.x)) > rect.maxX + 0.1
      || min(min(start.y, a.y), min(b.y, c.y)) > rect.maxY + 0.1
  }

  /// Where a line or curve lies outside of all discs: pairs of parameters, rising.
  fileprivate func stretches(from start: Point, outside centers: [Point], radius: Double) -> [(Double, Double)] {
    let corners = [start] + controls
    let (xs, ys) = (corners.map(\.x), corners.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return [(0, 1)] }
    // A curve lies within the rectangle of its points.
    let box = Rect(x: left, y: top, width: right - left, height: bottom - top)
    let near = centers.filter { box.distance(to: $0) < radius }
    if near.isEmpty { return [(0, 1)] }
    let isFree = { (t: Double) in
      let point = self.point(from: start, at: t)
      return near.allSatisfy { (point - $0).length >= radius }
    }
    let length = zip(corners, corners.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).length }
    let steps = max(1, Int((length / radius * 2).rounded(.up)))
    var found: [(Double, Double)] = []
    var begin: Double? = isFree(0) ? 0 : nil
    for step in 1...steps {
      let (from, to) = (Double(step - 1) / Double(steps), Double(step) / Double(steps))
      guard isFree(to) != (begin != nil) else { continue }
      let edge = Self.change(of: isFree, between: from, to)
      if let start = begin { found.append((start, edge)) }
      begin = begin == nil ? edge : nil
    }
    return found + (begin.map { [($0, 1)] } ?? [])
  }

  /// What is left of a line or curve without some parts of it: pairs of parameters, rising.
  ///
  /// - Parameter shortest: the length below which nothing is left between two parts, output units.
  fileprivate func stretches(from start: Point, without gaps: [Path.Run.Part], shortest: Double) -> [(Double, Double)] {
    var (found, begin) = ([(Double, Double)](), 0.0)
    for gap in gaps.sorted(by: { $0.from < $1.from }) {
      let isCrumb = { begin > 0 && length(from: start, begin, gap.from) < shortest }
      if gap.from > begin, !isCrumb() { found.append((begin, gap.from)) }
      begin = max(begin, gap.to)
    }
    return begin < 1 ? found + [(begin, 1)] : found
  }

  /// How far a line or curve goes between two parameters, without its bend.
  fileprivate func length(from start: Point, _ from: Double, _ to: Double) -> Double {
    (point(from: start, at: to) - point(from: start, at: from)).length
  }

  /// Between two parameters of which one is free, where that changes.
  private static func change(of isFree: (Double) -> Bool, between from: Double, _ to: Double) -> Double {
    var (low, high) = (from, to)
    let begins = isFree(from)
    for _ in 0..<8 {
      let middle = (low + high) / 2
      if isFree(middle) == begins { low = middle } else { high = middle }
    }
    return begins ? low : high
  }

  /// The points after the start.
  private var controls: [Point] {
    switch self {
    case .move(let end), .line(let end): [end]
    case .curve(let c1, let c2, let end): [c1, c2, end]
    case .close: []
    }
  }

  private func point(from start: Point, at t: Double) -> Point {
    if case .curve(let c1, let c2, let end) = self { return bezier(start, c1, c2, end, at: t) }
    return start + ((end ?? start) - start) * t
  }

  /// The part of a line or curve between two parameters, and where it begins (de Casteljau's construction).
  func piece(from start: Point, _ from: Double, _ to: Double) -> (start: Point, piece: Path.Element) {
    let first = from > 0 ? point(from: start, at: from) : start
    switch self {
    case .move, .close: return (start, self)
    case .line(let end): return (first, .line(to < 1 ? point(from: start, at: to) : end))
    case .curve(let c1, let c2, let end):
      let curve = halves(start, c1, c2, end, at: to).first
      let (p, q, r, s) = halves(curve.0, curve.1, curve.2, curve.3, at: to > 0 ? from / to : 0).second
      return (from > 0 ? p : start, .curve(q, r, to < 1 ? s : end))
    }
  }
}

private typealias Cubic = (Point, Point, Point, Point)

/// A cubic Bézier divided at a parameter.
private func halves(_ p0: Point, _ p1: Point, _ p2: Point, _ p3: Point, at t: Double) -> (first: Cubic, second: Cubic) {
  let between = { (a: Point, b: Point) in a + (b - a) * t }
  let (a, b, c) = (between(p0, p1), between(p1, p2), between(p2, p3))
  let (d, e) = (between(a, b), between(b, c))
  let middle = between(d, e)
  return ((p0, a, d, middle), (middle, e, c, p3))
}

/// Where a polynomial, given by its Bernstein coefficients (two or four of them), is zero between 0 and 1, ends excluded:
/// found by halving between the places where it turns.
private func roots(_ b: [Double]) -> [Double] {
  guard b.count == 4 else {
    let t = b.count == 2 ? b[0] / (b[0] - b[1]) : 0
    return t > 0 && t < 1 ? [t] : []
  }
  let value = { (t: Double) -> Double in
    let s = 1 - t
    return b[0] * s * s * s + 3 * b[1] * s * s * t + 3 * b[2] * s * t * t + b[3] * t * t * t
  }
  // The derivative is d₀(1−t)² + 2d₁(1−t)t + d₂t².
  let (d0, d1, d2) = (b[1] - b[0], b[2] - b[1], b[3] - b[2])
  let (p, q, r) = (d0 - 2 * d1 + d2, d1 - d0, d0)
  let root = (q * q - p * r).squareRoot()
  let turns = (abs(p) < 1e-12 ? [-r / (2 * q)] : [(-q - root) / p, (-q + root) / p]).filter { $0 > 0 && $0 < 1 }
  let stops = [0] + turns.sorted() + [1]
  return zip(stops, stops.dropFirst()).compactMap { from, to in
    guard (value(from) < 0) != (value(to) < 0) else { return nil }
    var (low, high) = (from, to)
    let rises = value(from) < 0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if (value(middle) < 0) == rises { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
