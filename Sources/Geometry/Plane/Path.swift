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

  /// Points along the path, at most some `step` apart on the page; a list for each subpath.
  ///
  /// - Parameter step: as for `forEachPoint`.
  package func points(every step: Double) -> [[Point]] {
    var runs: [[Point]] = []
    forEachPoint(every: step) { point, isFirst in
      if isFirst { runs.append([point]) } else { runs[runs.count - 1].append(point) }
    }
    return runs
  }

  /// Calls a function with points along the path, at most some `step` apart on the page, and whether a subpath begins with
  /// the point; used to see what a path covers.
  ///
  /// - Parameter step: the wanted distance, output units, above 0. Ends of lines and curves are always among them.
  package func forEachPoint(every step: Double, _ body: (_ point: Point, _ isFirst: Bool) -> Void) {
    // Where the subpath began and where the pen stands; nothing before the first `move`.
    var pen: (first: Point, last: Point)?
    forEach { element in
      if case .move(let start) = element {
        body(start, true)
        pen = (start, start)
      } else if let (first, last) = pen {
        let end = element.end ?? first
        element.forEachPoint(from: last, to: end, step: step) { body($0, false) }
        pen = (first, end)
      }
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

  /// Calls a function with points along the line or curve to an end, without its start.
  fileprivate func forEachPoint(from start: Point, to end: Point, step: Double, _ body: (Point) -> Void) {
    let count = { (length: Double) in max(1, Int((length / step).rounded(.up))) }
    if case .curve(let c1, let c2, _) = self {
      let steps = count((c1 - start).length + (c2 - c1).length + (end - c2).length)
      for index in 1...steps { body(bezier(start, c1, c2, end, at: Double(index) / Double(steps))) }
    } else {
      let steps = count((end - start).length)
      for index in 1...steps { body(start + (end - start) * (Double(index) / Double(steps))) }
    }
  }
}

/// The point of a cubic Bézier at a parameter in `0...1` (Bernstein form).
package func bezier(_ p0: Point, _ p1: Point, _ p2: Point, _ p3: Point, at t: Double) -> Point {
  let s = 1 - t
  return p0 * (s * s * s) + p1 * (3 * s * s * t) + p2 * (3 * s * t * t) + p3 * (t * t * t)
}
