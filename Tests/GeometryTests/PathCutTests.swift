import TestSupport
import Testing

@testable import Geometry

/// Open paths cut where a rectangle ends.
@Suite struct PathCutTests {
  private let rect = Rect(x: 0, y: 0, width: 100, height: 60)

  private func curve(_ points: [Point]) -> Path {
    var path = Path()
    path.append(.move(points[0]))
    path.append(.curve(points[1], points[2], points[3]))
    return path
  }

  @Test func whatLiesInsideStaysAsItIs() {
    let path = curve([Point(x: 1, y: 1), Point(x: 40, y: 60), Point(x: 60, y: 0), Point(x: 100, y: 60)])
    #expect(path.cut(to: rect) == path)
  }

  @Test func whatLiesOutsideIsGone() {
    let beside = curve([Point(x: 120, y: 1), Point(x: 140, y: 60), Point(x: 160, y: 0), Point(x: 101, y: 60)])
    #expect(beside.cut(to: rect).isEmpty)
    // Around the corner: beside no single edge, and yet outside.
    #expect(Path(through: [Point(x: 90, y: -20), Point(x: 120, y: 10)]).cut(to: rect).isEmpty)
    #expect(Path().cut(to: rect).isEmpty)
  }

  /// A line through the rectangle from left to right, by hand: y = 10 + x / 10.
  @Test func aLineEndsOnBothEdges() {
    let line = Path(through: [Point(x: -100, y: 0), Point(x: 200, y: 30)])
    #expect(line.cut(to: rect) == Path(through: [Point(x: 0, y: 10), Point(x: 100, y: 20)]))
  }

  @Test func aLineThatComesBackHasTwoParts() {
    let there = Path(through: [Point(x: 10, y: 30), Point(x: 10, y: -30), Point(x: 50, y: -30), Point(x: 50, y: 30)])
    var parts = Path(through: [Point(x: 10, y: 30), Point(x: 10, y: 0)])
    parts.append([Point(x: 50, y: 0), Point(x: 50, y: 30)], closed: false)
    #expect(there.cut(to: rect) == parts)
  }

  /// Every point of a cut curve lies in the rectangle and on the curve, and no point of the curve inside is missing.
  @Test func randomCurvesKeepExactlyWhatIsInside() {
    var random = Seeded(7)
    for _ in 0..<300 {
      let points = (0..<4).map { _ in
        Point(x: Double.random(in: -150...250, using: &random), y: Double.random(in: -90...150, using: &random))
      }
      let (whole, cut) = (curve(points), curve(points).cut(to: rect))
      let samples = (0...2000).map { bezier(points[0], points[1], points[2], points[3], at: Double($0) / 2000) }
      for point in cut.points(every: 3).joined() {
        #expect(rect.distance(to: point) <= 0.1)
        #expect(samples.contains { ($0 - point).length < 1 }, "not on \(whole)")
      }
      let kept = cut.points(every: 0.5).joined()
      for sample in samples where rect.outset(by: -0.5).contains(Rect(x: sample.x, y: sample.y, width: 0, height: 0)) {
        #expect(kept.contains { ($0 - sample).length < 1 }, "missing of \(whole)")
      }
    }
  }
}
