import Testing

@testable import Geometry

@Suite struct PathPrefixTests {
  private func length(_ path: Path) -> Double {
    path.points(every: 0.5).reduce(0) { $0 + zip($1, $1.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).length } }
  }

  /// A line, a curve and, after a gap, another line.
  private static let path: Path = {
    var path = Path(through: [Point(x: 0, y: 0), Point(x: 100, y: 0)])
    path.append(.curve(Point(x: 150, y: 0), Point(x: 200, y: 50), Point(x: 200, y: 100)))
    path.append([Point(x: 500, y: 500), Point(x: 500, y: 600)], closed: false)
    return path
  }()

  @Test(arguments: [0.1, 0.25, 0.31, 0.5, 0.73, 0.8, 0.99]) func aShareOfTheLengthIsDrawn(share: Double) {
    let part = Self.path.prefix(share: share)
    #expect(abs(length(part) - share * length(Self.path)) < 1)
  }

  @Test func theEndsAreNothingAndAll() {
    #expect(Self.path.prefix(share: 0).isEmpty)
    #expect(Self.path.prefix(share: 1) == Self.path)
    #expect(Path().prefix(share: 0.5).isEmpty)
  }

  /// The beginning lies on the whole, point for point: a growing link must not wander.
  @Test func theBeginningLiesOnTheWhole() {
    let whole = Self.path.points(every: 0.25).joined()
    for point in Self.path.prefix(share: 0.6).points(every: 5).joined() {
      #expect(whole.contains { ($0 - point).length < 0.2 })
    }
  }
}
