/// Lines and cubic Béziers on the page.
///
/// Every subpath begins with a `move`. An empty path draws nothing.
package struct Path: Equatable, Sendable {
  /// One instruction; all points are absolute.
  package enum Element: Equatable, Sendable {
    /// Begins a subpath.
    case move(Point)
    /// A straight line from the current point.
    case line(Point)
    /// A cubic Bézier from the current point: two control points and the end.
    case curve(Point, Point, Point)
    /// A straight line back to where the subpath began, and its end.
    case close
  }

  /// What each instruction is; its points stand in `points`. A coast has tens of thousands of lines, and kept this way a
  /// line takes a third of the memory of an `Element`.
  private enum Verb: UInt8 { case move, line, curve, close }

  private var verbs: [Verb] = []
  private var points: [Point] = []

  /// A path that draws nothing.
  package init() {}

  /// A straight line through points in order; fewer than two points give an empty path.
  package init(through points: [Point], closed: Bool = false) {
    append(points, closed: closed)
  }

  /// The outline of a rectangle, clockwise from its upper left corner.
  package init(_ rect: Rect) {
    self.init(
      through: [
        Point(x: rect.x, y: rect.y), Point(x: rect.maxX, y: rect.y),
        Point(x: rect.maxX, y: rect.maxY), Point(x: rect.x, y: rect.maxY),
      ], closed: true)
  }

  /// Whether nothing is drawn.
  package var isEmpty: Bool { verbs.isEmpty }

  /// Calls a function with every instruction in drawing order.
  package func forEach(_ body: (Element) -> Void) {
    var index = 0
    for verb in verbs {
      switch verb {
      case .move: body(.move(points[index]))
      case .line: body(.line(points[index]))
      case .curve: body(.curve(points[index], points[index + 1], points[index + 2]))
      case .close: body(.close)
      }
      index += verb == .curve ? 3 : verb == .close ? 0 : 1
    }
  }

  /// The instructions in drawing order.
  package var elements: [Element] {
    var elements: [Element] = []
    forEach { elements.append($0) }
    return elements
  }

  /// Whether all points, those that only bend a curve too, lie in a rectangle; a tenth outside is rounding.
  package func lies(in rect: Rect) -> Bool { points.allSatisfy { rect.distance(to: $0) <= 0.1 } }

  /// Adds an instruction.
  package mutating func append(_ element: Element) {
    switch element {
    case .move(let point):
      verbs.append(.move)
      points.append(point)
    case .line(let point):
      verbs.append(.line)
      points.append(point)
    case .curve(let first, let second, let end):
      verbs.append(.curve)
      points.append(first)
      points.append(second)
      points.append(end)
    case .close: verbs.append(.close)
    }
  }

  /// Adds the subpaths of another path.
  package mutating func append(_ other: Path) {
    verbs += other.verbs
    points += other.points
  }

  /// Adds one subpath through points in order; fewer than two points add nothing.
  package mutating func append(_ points: [Point], closed: Bool) {
    guard points.count >= 2 else { return }
    verbs.append(.move)
    verbs.append(contentsOf: repeatElement(.line, count: points.count - 1))
    self.points += points
    if closed { verbs.append(.close) }
  }

  /// The same path in no more memory than it needs: what grows step by step has room to spare, and a scene may have a hundred
  /// thousand paths.
  func compact() -> Path {
    var result = Path()
    (result.verbs, result.points) = (verbs.map { $0 }, points.map { $0 })
    return result
  }

  /// The same open subpaths, each drawn from its other end, the last first.
  ///
  /// Closing lines are dropped: only open paths may be reversed.
  package func reversed() -> Path {
    guard !isEmpty else { return self }
    var result = Path()
    result.points = points.reversed()
    // What led to a point now leads away from it, and each subpath again begins with its `move`.
    result.verbs = [.move] + verbs.dropFirst().reversed().filter { $0 != .close }
    return result
  }

  /// Points along the path, at most some `step` apart on the page, to see what it covers; a list for each subpath.
  ///
  /// - Parameter step: the wanted distance, output units, above 0. Ends of lines and curves are always among them.
  package func points(every step: Double) -> [[Point]] {
    var runs: [[Point]] = []
    forEachPoint(every: step) { point, isFirst in
      if isFirst { runs.append([point]) } else { runs[runs.count - 1].append(point) }
    }
    return runs
  }

  /// Puts the same points, one after the other, in place of what a list holds, which so serves for many paths.
  package func addPoints(every step: Double, inPlaceOf points: inout [Point]) {
    points.removeAll(keepingCapacity: true)
    forEachPoint(every: step) { point, _ in points.append(point) }
  }

  /// Calls a function with these points, and whether a subpath begins with each.
  @inline(__always)
  private func forEachPoint(every step: Double, _ body: (_ point: Point, _ isFirst: Bool) -> Void) {
    // Where the subpath began, and where the pen stands.
    var (first, pen, index) = (Point(x: 0, y: 0), Point(x: 0, y: 0), 0)
    for verb in verbs {
      switch verb {
      case .move:
        (first, pen) = (points[index], points[index])
        body(pen, true)
      case .line, .close:
        let end = verb == .close ? first : points[index]
        let steps = stepCount((end - pen).length, step)
        for n in 1...steps { body(pen + (end - pen) * (Double(n) / Double(steps)), false) }
        pen = end
      case .curve:
        let (c1, c2, end) = (points[index], points[index + 1], points[index + 2])
        let steps = stepCount((c1 - pen).length + (c2 - c1).length + (end - c2).length, step)
        for n in 1...steps { body(bezier(pen, c1, c2, end, at: Double(n) / Double(steps)), false) }
        pen = end
      }
      index += verb == .curve ? 3 : verb == .close ? 0 : 1
    }
  }

  /// The corners of its subpaths, which must be straight: parts of the path's own list of points.
  package var outlines: [ArraySlice<Point>] {
    var found: [ArraySlice<Point>] = []
    var (start, index) = (0, 0)
    for verb in verbs {
      if verb == .move, index > start {
        found.append(points[start..<index])
        start = index
      }
      index += verb == .curve ? 3 : verb == .close ? 0 : 1
    }
    if index > start { found.append(points[start..<index]) }
    return found
  }
}

extension Path.Element {
  /// Where the instruction ends; nothing for `close`.
  package var end: Point? {
    switch self {
    case .move(let point), .line(let point), .curve(_, _, let point): point
    case .close: nil
    }
  }
}

/// How many steps of a length, at most, make up a way, at least one.
private func stepCount(_ length: Double, _ step: Double) -> Int { max(1, Int((length / step).rounded(.up))) }

/// The point of a cubic Bézier at a parameter in `0...1` (Bernstein form).
package func bezier(_ p0: Point, _ p1: Point, _ p2: Point, _ p3: Point, at t: Double) -> Point {
  let s = 1 - t
  return p0 * (s * s * s) + p1 * (3 * s * s * t) + p2 * (3 * s * t * t) + p3 * (t * t * t)
}
