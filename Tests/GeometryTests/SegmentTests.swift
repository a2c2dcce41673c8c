import Geometry
import Testing
import TestSupport

@Suite struct SegmentTests {
  private func segment(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> Segment {
    Segment(from: Point(x: x1, y: y1), to: Point(x: x2, y: y2))
  }

  @Test func crossingSegmentsMeet() {
    #expect(segment(0, 0, 10, 10).meets(segment(0, 10, 10, 0)))
    #expect(segment(0, 0, 10, 0).meets(segment(5, 0, 5, 9)), "an end on the other")
    #expect(segment(0, 0, 10, 0).meets(segment(4, 0, 20, 0)), "along each other")
    #expect(!segment(0, 0, 10, 0).meets(segment(11, 0, 20, 0)))
    #expect(!segment(0, 0, 10, 10).meets(segment(0, 1, 10, 11)), "parallel")
    #expect(!segment(0, 0, 4, 4).meets(segment(0, 10, 10, 0)), "short of the other")
  }

  @Test func aRectangleIsCrossedByWhatEntersIt() {
    let rect = Rect(x: 10, y: 10, width: 20, height: 10)
    #expect(segment(0, 15, 40, 15).crosses(rect))
    #expect(segment(15, 12, 16, 13).crosses(rect), "inside")
    #expect(segment(15, 15, 15, 40).crosses(rect), "one end inside")
    #expect(!segment(0, 10, 40, 10).crosses(rect), "along the edge")
    #expect(!segment(0, 0, 9, 9).crosses(rect))
    #expect(!segment(0, 18, 18, 40).crosses(rect), "past the corner")
  }

  /// Against points of the segment itself.
  @Test func crossingIsWhatItsPointsSay() {
    var seeded = Seeded(3)
    let rect = Rect(x: 40, y: 30, width: 25, height: 15)
    for _ in 0..<2000 {
      let number = { Double.random(in: 0...100, using: &seeded) }
      let (a, b) = (Point(x: number(), y: number()), Point(x: number(), y: number()))
      var deepest = -100.0
      for step in 0...400 {
        let point = a + (b - a) * (Double(step) / 400)
        let inside = [point.x - rect.x, rect.maxX - point.x, point.y - rect.y, rect.maxY - point.y]
        deepest = max(deepest, inside.min() ?? -100)
      }
      // A graze between two of the points is nobody's mistake.
      if abs(deepest) > 0.3 { #expect(Segment(from: a, to: b).crosses(rect) == (deepest > 0), "\(a) \(b)") }
    }
  }
}
