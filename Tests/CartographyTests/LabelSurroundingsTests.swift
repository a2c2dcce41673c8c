import Drawing
import Geometry
import TestSupport
import Testing

@testable import Cartography

/// What stays on the page around a name, and what its places cost for it.
@Suite struct LabelSurroundingsTests {
  private let bounds = Rect(x: 0, y: 0, width: 300, height: 200)

  private func box(_ x: Double, _ y: Double, _ width: Double = 10, _ height: Double = 10) -> Rect {
    Rect(x: x, y: y, width: width, height: height)
  }

  @Test func whatTouchesAnAreaIsFoundOnce() {
    let rects = [box(27, 27), box(100, 100, 150, 60), box(-30, -30), box(200, 20)]
    let obstacles = LabelObstacles(rects, bounds: bounds)
    #expect(obstacles.rects(around: box(30, 30)) == [rects[0]], "over the corner of four squares")
    #expect(obstacles.rects(around: box(120, 90, 100, 60)) == [rects[1]])
    #expect(obstacles.rects(around: box(-25, -25)) == [rects[2]], "the edge is no hole")
    #expect(obstacles.rects(around: box(60, 60)).isEmpty)
  }

  @Test func whatLiesWithinAnotherTakesNoRoom() {
    let obstacles = LabelObstacles([box(50, 50, 20, 20), box(55, 55)], bounds: bounds)
    #expect(obstacles.rects(around: bounds) == [box(50, 50, 20, 20)])
  }

  /// Above four thousand, rectangles are put as whole squares of four units; what is clear of those is free.
  @Test func manyArePutRoughly() {
    let wide = Rect(x: 0, y: 0, width: 9000, height: 200)
    let markers = { (count: Int) in
      (0..<count).map { Rect(x: Double($0) * 2 + 0.5, y: 50.5, width: 1, height: 1) }
    }
    let between = Rect(x: 1.6, y: 50.6, width: 0.8, height: 0.8)
    #expect(LabelObstacles(markers(4000), bounds: wide).rects(around: between).isEmpty)
    let rough = LabelObstacles(markers(4001), bounds: wide)
    #expect(!rough.rects(around: between).isEmpty)
    #expect(rough.rects(around: Rect(x: 0, y: 52.1, width: 5, height: 5)).isEmpty)
    #expect(rough.rects(around: Rect(x: 0, y: 43, width: 5, height: 4.9)).isEmpty)
  }

  @Test func aPointIsNearerThanADistance() {
    let edges = Edges(box(100, 100))
    let point = Point(x: 113, y: 114)
    #expect(edges.lie(within: 5.01, of: point) && !edges.lie(within: 5, of: point))
    #expect(edges.lie(within: 0.1, of: Point(x: 105, y: 105)) && !edges.lie(within: 0, of: Point(x: 105, y: 105)))
  }

  /// Places come by their costs, of equal ones the first of the catalogue, and are those that a plain look at all of them gives.
  @Test(arguments: 1...6) func placesComeInOrder(_ seed: Int) {
    var random = Seeded(UInt64(seed))
    let point = { (random: inout Seeded) in
      Point(x: .random(in: 0...300, using: &random), y: .random(in: 0...200, using: &random))
    }
    let lines = (0..<12).map { _ in
      Mark(.path(Path(through: [point(&random), point(&random)])), Style())
    }
    let links = LinkCoverage(Layer("links", marks: lines), bounds: bounds)
    let markers = (0..<15).map { _ in point(&random) }.map { box($0.x - 5, $0.y - 5) }
    let own = Point(x: markers[0].x + 5, y: markers[0].y + 5)
    let request = LabelRequest(
      lines: [LabelLine(run: Text.Run("Town", paint: .ink), size: 16)], point: own, distance: 10)
    let catalogue = LabelCandidate.all
    let surroundings = LabelSurroundings(
      of: request, bounds: bounds, LabelObstacles(markers, bounds: bounds),
      reach: LabelCandidate.reach(of: catalogue, for: request), leaders: LabelCandidate.leaders)
    var choices = LabelChoices(request, among: catalogue, in: surroundings)
    while choices.find(choices.found.count, below: .infinity, links) {}
    let plain = catalogue.compactMap { cost(of: $0, request, markers, links) }
      .enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
    #expect(choices.found.map(\.cost) == plain.map(\.element))
    #expect(choices.found.count > 100 && choices.found.allSatisfy { bounds.contains($0.piece.box) })
    var few = LabelChoices(request, among: catalogue, in: surroundings)
    while few.find(few.found.count, below: 20, links) {}
    #expect(few.found.map(\.cost) == plain.map(\.element).filter { $0 < 20 })
  }

  /// What a place costs, found without a cache or an order.
  private func cost(
    of candidate: LabelCandidate, _ request: LabelRequest, _ markers: [Rect], _ links: LinkCoverage
  ) -> Double? {
    let piece = candidate.piece(of: request)
    let isBlocked = markers.contains {
      $0.overlaps(piece.box) || piece.leader?.isBlocked(by: $0, from: request.point) ?? false
    }
    guard bounds.contains(piece.box), !isBlocked else { return nil }
    var cost = candidate.cost + links.cost(under: request.ink(in: piece.box, candidate.alignment))
    if let leader = piece.leader { cost += links.crossings(of: leader) * 0.7 }
    let limit = piece.leader == nil ? piece.box.distance(to: request.point) - 0.5 : 1.1 * request.distance
    let isMisread = markers.map { Point(x: $0.x + $0.width / 2, y: $0.y + $0.height / 2) }.contains {
      ($0 - request.point).length > 0.5 && piece.box.distance(to: $0) < limit
    }
    return isMisread ? cost + (piece.leader == nil ? 24 : 20) : cost
  }

  /// What is summed up beforehand is what is counted square by square.
  @Test func linksAreCountedInBothWays() {
    var random = Seeded(11)
    let lines = (0..<30).map { _ in
      let ends = (0..<2).map { _ in
        Point(x: .random(in: -20...320, using: &random), y: .random(in: -20...220, using: &random))
      }
      return Mark(.path(Path(through: ends)), Style())
    }
    let layer = Layer("links", marks: lines)
    let (many, one) = (LinkCoverage(layer, bounds: bounds), LinkCoverage(layer, bounds: bounds, isForMany: false))
    let edge = [Path(bounds)]
    let both = many.adding(edge)
    for _ in 0..<300 {
      let box = box(
        .random(in: -10...300, using: &random), .random(in: -10...200, using: &random),
        .random(in: 1...80, using: &random), .random(in: 1...30, using: &random))
      #expect(many.length(under: box) == one.length(under: box))
      let isOnEdge = many.has(many.points(along: edge), under: box)
      #expect(isOnEdge == (both.length(under: box) > many.length(under: box)))
    }
  }
}
