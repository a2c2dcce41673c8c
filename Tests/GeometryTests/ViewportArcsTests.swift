import Foundation
import Geometry
import Testing
import TestSupport

@Suite struct ViewportArcsTests {
  private static let shenyang = Coordinate(latitude: 41.8056, longitude: 123.4314)
  /// La Plata and Florida (Uruguay) lie beside Shenyang's antipode; Chicago, Sapporo, Turin, Irkutsk, Durban do not.
  private static let partners = [
    (-34.9205, -57.9536), (-34.0994, -56.2142), (41.8781, -87.6298), (43.0618, 141.3545), (45.0703, 7.6869),
    (52.2870, 104.3050), (-29.8587, 31.0218),
  ].map { Coordinate(latitude: $0.0, longitude: $0.1) }
  private static let meridians = [150.0, 0, -100, 37.5, 180]
  /// The tolerance of the fit, and what rounding the ends and control points to tenths moves a curve.
  private let tolerance = 0.1 + 0.05 * 2.0.squareRoot() + 1e-6

  private func viewport(_ meridian: Double) -> Viewport {
    Viewport(
      projection: .equirectangular(standardParallel: 30), centralMeridian: meridian, latitudes: -60...90,
      in: Rect(x: 0, y: 0, width: 1600, height: 900))
  }

  private func segments(_ path: Path) -> Int {
    path.elements.count { if case .curve = $0 { true } else { false } }
  }

  /// The whole contract of a path: it lies on the arc, from end to end, cut only at the edges or at a pole.
  private func check(_ path: Path, _ image: ArcImage, every step: Double = 4, at place: SourceLocation) {
    let runs = path.points(every: step)
    let frame = image.map.rect
    #expect((1...3).contains(runs.count), sourceLocation: place)
    var (worst, isWithin) = (0.0, true)
    for point in runs.joined() {
      worst = max(worst, image.distance(point))
      isWithin = isWithin && image.isBetweenEnds(point, slack: 2e-3)
      isWithin = isWithin && point.x > frame.x - 0.06 && point.x < frame.maxX + 0.06
    }
    #expect(worst <= tolerance, sourceLocation: place)
    #expect(isWithin, sourceLocation: place)
    for (before, after) in zip(runs, runs.dropFirst()) {
      guard let p = before.last, let q = after.first else { continue }
      let isAtPole = p.y == q.y && abs(p.y - image.page(p.y < frame.maxY / 2 ? 90 : -90, 0).y) <= 0.051
      let isOnEdges = abs(abs(p.x - q.x) - frame.width) <= 0.1 && abs(p.y - q.y) <= 0.1
      #expect(isAtPole || isOnEdges, "cut between \(p) and \(q)", sourceLocation: place)
    }
  }

  private func isNear(_ a: Point?, _ b: Point) -> Bool {
    a.map { abs($0.x - b.x) <= 0.051 && abs($0.y - b.y) <= 0.051 } ?? false
  }

  private func check(
    _ from: Coordinate, _ to: Coordinate, _ meridian: Double, every step: Double = 4,
    at place: SourceLocation = #_sourceLocation
  ) {
    let map = viewport(meridian)
    let path = map.arc(GreatCircle(from: from, to: to))
    let image = ArcImage(from, to, on: map)
    check(path, image, every: step, at: place)
    let runs = path.points(every: 1000)
    #expect(isNear(runs.first?.first, map.point(from)), sourceLocation: place)
    #expect(isNear(runs.last?.last, map.point(to)), sourceLocation: place)
    #expect(path == map.arc(GreatCircle(from: to, to: from)).reversed(), sourceLocation: place)
  }

  @Test(arguments: meridians, partners.indices)
  func linksLieOnTheirArcs(_ meridian: Double, _ partner: Int) {
    check(Self.shenyang, Self.partners[partner], meridian)
    let path = viewport(meridian).arc(GreatCircle(from: Self.shenyang, to: Self.partners[partner]))
    // Links that hug the pole turn so sharply there that they need more.
    #expect((1...(partner < 2 ? 30 : 12)).contains(segments(path)))
  }

  @Test(arguments: partners.indices)
  func everyCentralMeridian(_ partner: Int) {
    for meridian in -180..<180 { check(Self.shenyang, Self.partners[partner], Double(meridian), every: 40) }
  }

  @Test(arguments: meridians)
  func randomArcsLieOnTheirImages(_ meridian: Double) {
    var random = Seeded(60)
    for _ in 0..<60 { check(random.coordinate(), random.coordinate(), meridian, every: 6) }
  }

  /// The other way round: the path leaves out nothing of a densely computed arc.
  @Test(arguments: meridians)
  func denselyComputedArcsLieOnThePath(_ meridian: Double) {
    var random = Seeded(61)
    let map = viewport(meridian)
    let pairs = [(Self.shenyang, Self.partners[0])] + (0..<5).map { _ in (random.coordinate(), random.coordinate()) }
    for (from, to) in pairs {
      let runs = map.arc(GreatCircle(from: from, to: to)).points(every: 2)
      let image = ArcImage(from, to, on: map)
      let worst = (0...50).map { image.slerp(Double($0) / 50) }.map { point in
        runs.map { Plane.distance(point, to: $0) }.min() ?? .infinity
      }.max()
      #expect((worst ?? .infinity) <= tolerance + 0.02)
    }
  }

  /// Clairaut: cos φmax = |sin α| cos φ, where α is the azimuth at the start.
  private func highest(_ from: Coordinate, _ to: Coordinate) -> (latitude: Double, azimuth: Double) {
    let turn = Double.pi / 180
    let (φ1, φ2, Δλ) = (from.latitude * turn, to.latitude * turn, (to.longitude - from.longitude) * turn)
    let azimuth = atan2(sin(Δλ) * cos(φ2), cos(φ1) * sin(φ2) - sin(φ1) * cos(φ2) * cos(Δλ))
    return (acos(abs(sin(azimuth)) * cos(φ1)) / turn, azimuth / turn)
  }

  @Test func laPlataAndFloridaLeaveOnOppositeSides() throws {
    let (laPlata, florida) = (highest(Self.shenyang, Self.partners[0]), highest(Self.shenyang, Self.partners[1]))
    #expect(abs(laPlata.latitude - 83) < 0.5 && abs(florida.latitude - 88.4) < 0.1)
    #expect(laPlata.azimuth * florida.azimuth < 0)
    let map = viewport(150)
    for (partner, expected) in zip(Self.partners, [laPlata, florida]) {
      let points = map.arc(GreatCircle(from: Self.shenyang, to: partner)).points(every: 1).flatMap { $0 }
      let top = try #require(points.map(\.y).min())
      #expect(abs(top - ArcImage(Self.shenyang, partner, on: map).page(expected.latitude, 0).y) <= tolerance)
      let leaves = try #require(points.dropFirst(40).first).x - points[0].x
      #expect(leaves * expected.azimuth > 0)
    }
  }
}
