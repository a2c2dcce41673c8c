import Foundation
import Geometry
import Testing
import TestSupport

/// Arcs at which a formula divides by nothing: poles, the cut, antipodes, coincident ends.
@Suite struct ViewportArcsEdgeTests {
  private static let meridians = [150.0, 0, -100, 37.5, 180]

  private func viewport(_ meridian: Double) -> Viewport {
    Viewport(
      projection: .equirectangular(standardParallel: 30), centralMeridian: meridian, latitudes: -90...90,
      in: Rect(x: 0, y: 0, width: 1600, height: 900))
  }

  private func place(_ latitude: Double, _ longitude: Double) -> Coordinate {
    Coordinate(latitude: latitude, longitude: longitude)
  }

  private func isWithin(_ path: Path, _ frame: Rect) -> Bool {
    path.points(every: 5).joined().allSatisfy {
      $0.x.isFinite && $0.y.isFinite && $0.x >= frame.x - 0.06 && $0.x <= frame.maxX + 0.06
        && $0.y >= frame.y - 0.06 && $0.y <= frame.maxY + 0.06
    }
  }

  /// Over a pole an arc is two meridians half a turn apart.
  @Test(arguments: meridians, [90.0, -90])
  func arcsThroughAPoleAreCutThere(_ meridian: Double, _ pole: Double) {
    let map = viewport(meridian)
    var random = Seeded(70)
    for _ in 0..<60 {
      let longitude = meridian + random.number(-179...(-1))
      let (from, to) = (place(pole / 2, longitude), place(pole / 3, longitude + 180))
      let path = map.arc(GreatCircle(from: from, to: to))
      let runs = path.points(every: 5)
      #expect(runs.count == 2 && isWithin(path, map.rect))
      let edge = pole > 0 ? map.rect.y : map.rect.maxY
      #expect(abs((runs.first?.last?.y ?? .nan) - edge) <= 0.051)
      #expect(abs((runs.last?.first?.y ?? .nan) - edge) <= 0.051)
      for (run, end) in zip(runs, [from, to]) {
        #expect(run.allSatisfy { abs($0.x - map.point(end).x) <= 0.11 })
      }
    }
  }

  /// Beside a pole, the closer the sharper: from 600 km down to a metre.
  @Test(arguments: meridians)
  func arcsBesideAPoleStayOnTheMap(_ meridian: Double) {
    let (map, from) = (viewport(meridian), place(41.8056, 123.4314))
    for exponent in stride(from: -5.0, through: 1, by: 0.5) {
      for side in [-1.0, 1] {
        let to = place(31, -56.5686 + side * pow(10, exponent))
        let path = map.arc(GreatCircle(from: from, to: to))
        #expect(isWithin(path, map.rect))
        let image = ArcImage(from, to, on: map)
        // Newton's method needs a curve that is straight for some units around.
        guard exponent >= 0 else { continue }
        #expect(path.points(every: 3).joined().allSatisfy { image.distance($0) <= 0.171 })
      }
    }
  }

  @Test func shenyangOverThePoleToTheOppositeMeridian() {
    for meridian in -180..<180 {
      let map = viewport(Double(meridian))
      let (from, to) = (place(41.8056, 123.4314), place(-34.9, -56.5686))
      let path = map.arc(GreatCircle(from: from, to: to))
      let runs = path.points(every: 5)
      #expect(runs.count == 2 && isWithin(path, map.rect))
      for (run, end) in zip(runs, [from, to]) {
        #expect(run.allSatisfy { abs($0.x - map.point(end).x) <= 0.11 })
      }
    }
  }

  @Test(arguments: meridians)
  func arcsAlongTheCutStayOnOneEdge(_ meridian: Double) {
    let map = viewport(meridian)
    for longitude in [meridian + 180, meridian - 180] {
      for (from, to) in [(10.0, 60.0), (-80, 80), (60, 10), (0, 90), (-90, 20)] {
        let path = map.arc(GreatCircle(from: place(from, longitude), to: place(to, longitude)))
        let points = path.points(every: 5).flatMap { $0 }
        let isLeft = (points.first?.x ?? 0) < 800
        let edge = isLeft ? map.rect.x : map.rect.maxX
        #expect(!points.isEmpty && points.allSatisfy { abs($0.x - edge) <= 0.06 })
        #expect(isWithin(path, map.rect))
      }
    }
  }

  @Test(arguments: meridians)
  func aHubOnTheCutSendsItsLinksToBothSides(_ meridian: Double) {
    let map = viewport(meridian)
    let hub = place(40, meridian + 180)
    for (turn, isLeft) in [(10.0, true), (90, true), (179, true), (-10, false), (-90, false), (-179, false)] {
      let path = map.arc(GreatCircle(from: hub, to: place(20, hub.longitude + turn)))
      let runs = path.points(every: 5)
      #expect(runs.count == 1 && isWithin(path, map.rect))
      let edge = isLeft ? map.rect.x : map.rect.maxX
      #expect(abs((runs.first?.first?.x ?? .nan) - edge) <= 0.051)
      #expect(abs((runs.first?.last?.x ?? .nan) - map.point(place(20, hub.longitude + turn)).x) <= 0.051)
    }
  }

  @Test func coincidentEndsDrawNothing() {
    var random = Seeded(71)
    for _ in 0..<50 {
      let a = random.coordinate()
      #expect(viewport(150).arc(GreatCircle(from: a, to: a)).isEmpty)
    }
    #expect(viewport(0).arc(GreatCircle(from: place(90, 0), to: place(90, 120))).isEmpty)
  }

  @Test(arguments: meridians)
  func antipodesPolesAndEquatorAreFinite(_ meridian: Double) {
    let map = viewport(meridian)
    let poles = [90.0, -90].flatMap { φ in [0.0, meridian, 180].map { place(φ, $0) } }
    let places = poles + [place(0, 0), place(0, 180), place(0, -90), place(30, meridian), place(-30, meridian - 180)]
    for from in places {
      for to in places {
        let path = map.arc(GreatCircle(from: from, to: to))
        #expect(isWithin(path, map.rect))
        #expect(path == map.arc(GreatCircle(from: to, to: from)).reversed())
      }
    }
  }

  /// The equator is a straight line, cut once.
  @Test func theEquatorIsStraight() {
    let map = viewport(0)
    let path = map.arc(GreatCircle(from: place(0, 100), to: place(0, -100)))
    let points = path.points(every: 5)
    #expect(points.count == 2)
    #expect(points.joined().allSatisfy { abs($0.y - (map.rect.y + map.rect.maxY) / 2) <= 0.051 })
    #expect(points.joined().allSatisfy { abs($0.x - 800) > map.rect.width * 100 / 360 - 0.1 })
  }

  @Test func graticuleLinesAreStraight() {
    let map = viewport(150)
    for (from, to) in [(place(-60, 30), place(60, 30)), (place(20, -180), place(20, 180))] {
      let points = map.graticuleLine(from: from, to: to).points(every: 5000).flatMap { $0 }
      let ends = [from, to].map { place in
        Point(
          x: map.rect.x + (place.longitude + 180) / 360 * map.rect.width,
          y: map.rect.y + (90 - place.latitude) / 180 * map.rect.height
        ).rounded(steps: 10)
      }
      #expect(points == ends)
    }
  }
}
