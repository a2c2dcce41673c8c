import Foundation
import Testing
import TestSupport

@testable import Geometry

@Suite struct SimplifyTests {
  /// A walk of short random steps, so that there is something to drop.
  private func walk(_ count: Int, _ random: inout Seeded) -> [Point] {
    var point = Point(x: 0, y: 0)
    return (0..<count).map { _ in
      point = point + Point(x: random.number(-1...1.5), y: random.number(-1...1))
      return point
    }
  }

  private func isSubsequence(_ part: [Point], of whole: [Point]) -> Bool {
    var rest = whole[...]
    for point in part {
      guard let index = rest.firstIndex(of: point) else { return false }
      rest = rest[(index + 1)...]
    }
    return true
  }

  @Test(arguments: [0.1, 0.5, 1, 3, 20])
  func noDroppedPointIsFartherThanTheTolerance(_ tolerance: Double) {
    var random = Seeded(90)
    for count in [3, 4, 10, 60, 120] {
      let line = walk(count, &random)
      let result = simplified(line, tolerance: tolerance)
      #expect(result.first == line.first && result.last == line.last)
      #expect(isSubsequence(result, of: line))
      for point in line { #expect(Plane.distance(point, to: result) <= tolerance + 1e-12) }
    }
  }

  @Test(arguments: [0.1, 0.5, 1, 3])
  func noDroppedPointOfARingIsFartherThanTheTolerance(_ tolerance: Double) {
    var random = Seeded(91)
    for count in [4, 5, 10, 60, 120] {
      let ring = walk(count, &random)
      let loop = ring + ring.prefix(1)
      let result = simplifiedLoop(loop, tolerance: tolerance)
      #expect(result.first == loop.first && result.last == loop.last && isSubsequence(result, of: loop))
      // One that has collapsed is a single point.
      for point in loop { #expect(Plane.distance(point, to: result + result.suffix(1)) <= tolerance + 1e-12) }
    }
  }

  @Test func straightLinesKeepOnlyTheirEnds() {
    let line = (0...20).map { Point(x: Double($0), y: Double($0) * 2) }
    #expect(simplified(line, tolerance: 1e-9) == [line[0], line[20]])
    let bent = [Point(x: 0, y: 0), Point(x: 5, y: 0.3), Point(x: 10, y: 0)]
    #expect(simplified(bent, tolerance: 0.29) == bent)
    #expect(simplified(bent, tolerance: 0.31) == [bent[0], bent[2]])
  }

  /// Beyond the end of the chord the distance is that to its end, not to the endless line.
  @Test func spikesBackwardsAreKept() {
    let spike = [Point(x: 0, y: 0), Point(x: -5, y: 0), Point(x: 10, y: 0)]
    #expect(simplified(spike, tolerance: 1) == spike)
  }

  @Test func squaresKeepTheirCorners() {
    let corners = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)].map { Point(x: $0.0, y: $0.1) }
    let fine = zip(corners, corners.dropFirst() + corners.prefix(1)).flatMap { a, b in
      (0..<10).map { a + (b - a) * (Double($0) / 10) }
    }
    #expect(simplifiedLoop(fine + fine.prefix(1), tolerance: 0.01) == corners + corners.prefix(1))
  }

  @Test func degenerateInputComesBack() {
    let (a, b) = (Point(x: 1, y: 2), Point(x: 3, y: 4))
    for points in [[], [a], [a, b], [a, a]] { #expect(simplified(points, tolerance: 1) == points) }
    for loop in [[], [a], [a, a], [a, b, a]] { #expect(simplifiedLoop(loop, tolerance: 1) == loop) }
    let same = [Point](repeating: a, count: 9)
    #expect(simplified(same, tolerance: 1) == [a, a])
    #expect(simplifiedLoop(same, tolerance: 1) == [a])
    #expect(simplifiedLoop(same, tolerance: 0) == [a])
  }
}
