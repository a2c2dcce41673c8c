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

  // MARK: Broken behind words

  /// A level line at half the height of a word 20 wide.
  @Test func aLineHasAGapBehindAWord() {
    let word = Rect(x: 40, y: 20, width: 20, height: 10)
    let line = Path(through: [Point(x: 0, y: 25), Point(x: 100, y: 25)])
    var parts = Path(through: [Point(x: 0, y: 25), Point(x: 40, y: 25)])
    parts.append([Point(x: 60, y: 25), Point(x: 100, y: 25)], closed: false)
    #expect(line.broken(behind: [word], lengths: 4...36) == parts)
    // Beside it, along it for too long, or hardly in it, the line is whole.
    let beside = Path(through: [Point(x: 0, y: 31), Point(x: 100, y: 31)])
    for (path, lengths) in [(beside, 4.0...36), (line, 4...19), (line, 21...36)] {
      #expect(path.broken(behind: [word], lengths: lengths) == path)
    }
    #expect(line.broken(behind: [], lengths: 4...36) == line && Path().broken(behind: [word], lengths: 4...36).isEmpty)
  }

  /// Words that overlap leave one gap; one at the line's end leaves nothing there.
  @Test func gapsMayTouchEachOtherAndTheEnds() {
    let words = [32.0, 16, 112].map { Rect(x: $0, y: 0, width: 24, height: 10) }
    let line = Path(through: [Point(x: 0, y: 5), Point(x: 128, y: 5)])
    var parts = Path(through: [Point(x: 0, y: 5), Point(x: 16, y: 5)])
    parts.append([Point(x: 56, y: 5), Point(x: 112, y: 5)], closed: false)
    #expect(line.broken(behind: words, lengths: 4...36) == parts)
  }

  /// What goes on from one line to the next is one run: twice 3 are a gap of 6, and twice 20 are too much. What is left between two
  /// gaps is no crumb.
  @Test func aRunGoesOnOverTheEndsOfLines() {
    let line = Path(through: [0.0, 48, 96].map { Point(x: $0, y: 5) })
    var parts = Path(through: [Point(x: 0, y: 5), Point(x: 45, y: 5)])
    parts.append([Point(x: 51, y: 5), Point(x: 96, y: 5)], closed: false)
    #expect(line.broken(behind: [Rect(x: 45, y: 0, width: 6, height: 10)], lengths: 4...36) == parts)
    #expect(line.broken(behind: [Rect(x: 28, y: 0, width: 40, height: 10)], lengths: 4...36) == line)
    let words = [6.0, 15].map { Rect(x: $0, y: 0, width: 6, height: 10) }
    let left = line.broken(behind: words, lengths: 4...36)
    #expect(left.points(every: 100).first?.last == Point(x: 6, y: 5) && left.points(every: 100).count == 2)
    // Where the path leaps a new run begins.
    var leap = Path(through: [Point(x: 0, y: 5), Point(x: 48, y: 5)])
    leap.append([Point(x: 48, y: 6), Point(x: 96, y: 6)], closed: false)
    #expect(leap.broken(behind: [Rect(x: 45, y: 0, width: 6, height: 10)], lengths: 4...36) == leap)
  }

  /// Whatever is left of a curve lies on it and in no word, and no more is gone than what did.
  @Test func ofACurveOnlyWhatLiesBehindAWordIsGone() {
    let whole = curve([Point(x: 0, y: 0), Point(x: 30, y: 80), Point(x: 70, y: -40), Point(x: 100, y: 50)])
    let words = [Rect(x: 20, y: 10, width: 15, height: 30), Rect(x: 80, y: 0, width: 10, height: 40)]
    let left = whole.broken(behind: words, lengths: 1...100).points(every: 0.5).flatMap { $0 }
    for point in left {
      #expect(words.allSatisfy { $0.outset(by: -0.1).distance(to: point) > 0 })
    }
    let isFree = { (point: Point) in words.allSatisfy { $0.outset(by: 0.5).distance(to: point) > 0 } }
    for point in whole.points(every: 0.5).joined() where isFree(point) {
      #expect(left.contains { ($0 - point).length < 0.6 })
    }
  }
}
