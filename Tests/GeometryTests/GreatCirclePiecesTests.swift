import Testing
import TestSupport

@testable import Geometry

@Suite struct GreatCirclePiecesTests {
  private func pieces(_ a: (Double, Double), _ b: (Double, Double)) -> [[Coordinate]] {
    GreatCircle(
      from: Coordinate(latitude: a.0, longitude: a.1), to: Coordinate(latitude: b.0, longitude: b.1)
    ).pieces(step: 1)
  }

  @Test func anArcThatCrossesNothingIsOneLine() {
    let found = pieces((0, 0), (0, 10))
    #expect(found.count == 1 && found[0].first?.longitude == 0 && found[0].last?.longitude == 10)
    #expect(found[0].allSatisfy { abs($0.latitude) < 1e-12 })
  }

  @Test func anArcAcrossTheAntimeridianEndsAndBeginsOnIt() throws {
    let found = pieces((10, 170), (-10, -170))
    try #require(found.count == 2)
    let (end, start) = (try #require(found[0].last), try #require(found[1].first))
    #expect(end.longitude == 180 && start.longitude == -180)
    // By symmetry it crosses on the equator.
    #expect(abs(end.latitude) < 1e-9 && end.latitude == start.latitude)
    let back = pieces((-10, -170), (10, 170))
    #expect(back.map { $0.reversed() } == found.reversed())
  }

  @Test func anArcOverThePoleIsCutThere() throws {
    let found = pieces((60, 30), (60, -150))
    try #require(found.count == 2)
    #expect(found.flatMap { $0 }.allSatisfy { abs($0.longitude - 30) < 1e-6 || abs($0.longitude + 150) < 1e-6 })
    #expect(abs((found[0].last?.latitude ?? 0) - 90) < 1e-9 && abs((found[1].first?.latitude ?? 0) - 90) < 1e-9)
  }

  @Test func coincidentEndsGiveThePlaceTwice() {
    #expect(pieces((1, 2), (1, 2)).map(\.count) == [2])
  }

  /// Every place lies on the arc, neighbours are near, and the whole is as long as the arc.
  @Test(arguments: 1...200) func aLineFollowsItsArc(_ seed: UInt64) {
    var random = Seeded(seed)
    let ends = (0..<2).map { _ in
      Coordinate(
        latitude: .random(in: -89...89, using: &random), longitude: .random(in: -180...180, using: &random))
    }
    let circle = GreatCircle(from: ends[0], to: ends[1])
    let found = circle.pieces(step: 1)
    var length = 0.0
    for piece in found {
      #expect(piece.allSatisfy { abs($0.longitude) <= 180 })
      for (a, b) in zip(piece, piece.dropFirst()) {
        #expect(abs(a.longitude - b.longitude) <= 3 + 1e-9 || a.distance(to: b) < 1)
        length += a.distance(to: b)
        let detour = ends[0].distance(to: b) + b.distance(to: ends[1]) - ends[0].distance(to: ends[1])
        #expect(abs(detour) < 1e-3)
      }
    }
    #expect(abs(length - ends[0].distance(to: ends[1])) < 1e-3)
    #expect(found.first?.first.map { $0.distance(to: ends[0]) < 1e-6 } == true)
    #expect(found.last?.last.map { $0.distance(to: ends[1]) < 1e-6 } == true)
  }
}
