import Foundation
import Geometry
import Testing
import TestSupport

@Suite struct PathTests {
  private func randomPath(_ random: inout Seeded) -> Path {
    let page = Rect(x: 0, y: 0, width: 100, height: 100)
    var path = Path()
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      path.append(.move(random.point(in: page)))
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        if Bool.random(using: &random) {
          path.append(.line(random.point(in: page)))
        } else {
          path.append(.curve(random.point(in: page), random.point(in: page), random.point(in: page)))
        }
      }
    }
    return path
  }

  @Test func reversedTwiceIsTheSame() {
    var random = Seeded(80)
    for _ in 0..<200 {
      let path = randomPath(&random)
      #expect(path.reversed().reversed() == path)
      #expect(path.reversed().elements.compactMap(\.end).last == path.elements[0].end)
    }
  }

  @Test func reversedRunsBackThroughTheSamePoints() {
    let (a, b, c, d) = (Point(x: 0, y: 0), Point(x: 1, y: 5), Point(x: 4, y: 5), Point(x: 6, y: 0))
    var path = Path()
    for element in [Path.Element.move(a), .curve(b, c, d), .line(b), .move(c), .line(a)] { path.append(element) }
    let back: [Path.Element] = [.move(a), .line(c), .move(b), .line(d), .curve(c, b, a)]
    #expect(path.reversed().elements == back)
    #expect(Path().reversed() == Path())
  }

  @Test func elementsComeBackAsTheyWereAppended() {
    let (a, b) = (Point(x: 0, y: 0), Point(x: 1, y: 5))
    let elements: [Path.Element] = [.move(a), .line(b), .curve(b, a, b), .close, .move(b), .line(a)]
    var path = Path()
    for element in elements { path.append(element) }
    #expect(path.elements == elements)
    var twice = path
    twice.append(path)
    #expect(twice.elements == elements + elements)
    #expect(elements.map(\.end) == [a, b, b, nil, b, a])
  }

  @Test func fewerThanTwoPointsDrawNothing() {
    let a = Point(x: 3, y: 4)
    #expect(Path().isEmpty && Path(through: []).isEmpty && Path(through: [a], closed: true).isEmpty)
    #expect(Path(through: [a, a]).elements == [.move(a), .line(a)])
  }

  @Test func aRectangleRunsClockwiseFromItsUpperLeftCorner() {
    let corners = [(1.0, 2.0), (4.0, 2.0), (4.0, 6.0), (1.0, 6.0)].map { Point(x: $0.0, y: $0.1) }
    let path = Path(Rect(x: 1, y: 2, width: 3, height: 4))
    #expect(path.elements == [.move(corners[0])] + corners.dropFirst().map { .line($0) } + [.close])
  }

  @Test func pointsAreNoFartherApartThanTheStepOnLines() {
    let square = Path(Rect(x: 0, y: 0, width: 10, height: 10)).points(every: 3)
    #expect(square.count == 1)
    // Four sides of four steps of 2.5 each, and back to the start.
    #expect(square[0].count == 17 && square[0].first == square[0].last)
    for (a, b) in zip(square[0], square[0].dropFirst()) { #expect(abs((b - a).length - 2.5) < 1e-12) }
  }

  @Test func pointsIncludeAllEnds() {
    var random = Seeded(81)
    for _ in 0..<50 {
      let path = randomPath(&random)
      let points = path.points(every: 7)
      #expect(points.count == path.elements.count { if case .move = $0 { true } else { false } })
      let all = points.flatMap { $0 }
      for end in path.elements.compactMap(\.end) {
        #expect(all.contains { ($0 - end).length < 1e-12 })
      }
    }
    #expect(Path().points(every: 1).isEmpty)
  }

  /// Bernstein at ½: (p₀ + 3 p₁ + 3 p₂ + p₃) / 8.
  @Test func bezierAtTheEndsAndInTheMiddle() {
    let (a, b, c, d) = (Point(x: 0, y: 8), Point(x: 8, y: 16), Point(x: 16, y: -8), Point(x: 24, y: 0))
    #expect(bezier(a, b, c, d, at: 0) == a)
    #expect(bezier(a, b, c, d, at: 1) == d)
    #expect(bezier(a, b, c, d, at: 0.5) == Point(x: 12, y: 4))
  }

  /// A curve whose control points divide its chord in thirds is that chord, run through evenly.
  @Test func bezierOfAStraightLineIsEven() {
    let (a, d) = (Point(x: 0, y: 3), Point(x: 9, y: 0))
    for t in stride(from: 0.0, through: 1, by: 0.125) {
      let point = bezier(a, a + (d - a) * (1.0 / 3), a + (d - a) * (2.0 / 3), d, at: t)
      #expect((point - (a + (d - a) * t)).length < 1e-14)
    }
  }
}
