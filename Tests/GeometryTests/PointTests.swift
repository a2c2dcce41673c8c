import Geometry
import Testing
import TestSupport

@Suite struct PointTests {
  @Test func vectors() {
    let (a, b) = (Point(x: 1, y: 2), Point(x: 4, y: 6))
    #expect(b - a == Point(x: 3, y: 4))
    #expect((b - a).length == 5)
    #expect(a + (b - a) * 0.5 == Point(x: 2.5, y: 4))
  }

  @Test func roundingTakesTheNearestStep() {
    #expect(Point(x: 1.24, y: -1.26).rounded(steps: 10) == Point(x: 1.2, y: -1.3))
    #expect(Point(x: 0.13, y: 0.12).rounded(steps: 4) == Point(x: 0.25, y: 0))
    var random = Seeded(20)
    for _ in 0..<300 {
      let point = random.point(in: Rect(x: -2000, y: -2000, width: 4000, height: 4000))
      let rounded = point.rounded(steps: 10)
      #expect(abs(rounded.x - point.x) <= 0.05 + 1e-12 && abs(rounded.y - point.y) <= 0.05 + 1e-12)
      #expect(rounded.rounded(steps: 10) == rounded)
    }
  }

  @Test func rectangles() {
    let rect = Rect(x: 1, y: 2, width: 3, height: 4)
    #expect(rect.maxX == 4 && rect.maxY == 6)
    #expect(rect.outset(by: 1) == Rect(x: 0, y: 1, width: 5, height: 6))
    #expect(rect.outset(by: -1) == Rect(x: 2, y: 3, width: 1, height: 2))
  }

  @Test func overlapsNeedACommonInside() {
    let rect = Rect(x: 0, y: 0, width: 10, height: 10)
    #expect(rect.overlaps(Rect(x: 9, y: 9, width: 5, height: 5)))
    #expect(rect.overlaps(Rect(x: 4, y: 4, width: 1, height: 1)))
    #expect(!rect.overlaps(Rect(x: 10, y: 0, width: 5, height: 5)))
    #expect(!rect.overlaps(Rect(x: 0, y: -5, width: 5, height: 5)))
    #expect(!rect.overlaps(Rect(x: 11, y: 3, width: 1, height: 1)))
  }

  @Test func containsIncludesTheEdges() {
    let rect = Rect(x: 0, y: 0, width: 10, height: 10)
    #expect(rect.contains(rect))
    #expect(rect.contains(Rect(x: 5, y: 5, width: 5, height: 5)))
    #expect(!rect.contains(Rect(x: 5, y: 5, width: 5.5, height: 1)))
    #expect(!rect.contains(Rect(x: -0.5, y: 5, width: 1, height: 1)))
    #expect(!Rect(x: 1, y: 1, width: 1, height: 1).contains(rect))
  }
}
