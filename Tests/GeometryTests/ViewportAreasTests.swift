import Foundation
import Geometry
import Testing
import TestSupport

@Suite struct ViewportAreasTests {
  static let world = -90.0...90.0

  private func viewport(_ meridian: Double) -> Viewport {
    Viewport(
      projection: .equirectangular(standardParallel: 30), centralMeridian: meridian, latitudes: Self.world,
      in: Rect(x: 0, y: 0, width: 1600, height: 900))
  }

  /// Square output units per square degree.
  private func scale(_ map: Viewport) -> Double { map.rect.width / 360 * map.rect.height / 180 }

  /// A polygon around a centre, x degrees east and y degrees north; longitudes may pass ±180.
  private func star(_ centre: Coordinate, _ corners: Int, _ random: inout Seeded) -> Ring {
    (0..<corners).map { index in
      let (angle, radius) = (Double(index) / Double(corners) * 2 * Double.pi, random.number(8...25))
      return Coordinate(
        latitude: centre.latitude + radius * sin(angle),
        longitude: normalizedLongitude(centre.longitude + radius * cos(angle)))
    }
  }

  private func plane(_ ring: Ring, around longitude: Double) -> [Point] {
    ring.map { Point(x: ($0.longitude - longitude).remainder(dividingBy: 360), y: $0.latitude) }
  }

  /// What moving every corner by half a step in both directions may change of an area.
  private func slack(_ rings: [[Point]], tolerance: Double) -> Double {
    rings.map { Plane.perimeter($0) * (0.05 * 2.0.squareRoot() + tolerance) }.reduce(0.5, +)
  }

  @Test(arguments: [150.0, 0, -100, 37.5, 180])
  func cuttingKeepsTheArea(_ meridian: Double) {
    let map = viewport(meridian)
    var random = Seeded(110)
    for _ in 0..<60 {
      let centre = Coordinate(latitude: random.number(-60...60), longitude: random.number(-180...180))
      let ring = star(centre, 24, &random)
      let rings = Plane.rings(map.area([ring], latitudes: Self.world, tolerance: 1e-6))
      let expected = abs(Plane.area(plane(ring, around: centre.longitude))) * scale(map)
      let found = abs(rings.map(Plane.area).reduce(0, +))
      #expect(abs(found - expected) <= slack(rings, tolerance: 1e-6))
      #expect((1...2).contains(rings.count))
    }
  }

  @Test func everyCentralMeridianKeepsTheArea() {
    var random = Seeded(111)
    let ring = star(Coordinate(latitude: 10, longitude: 25), 16, &random)
    for meridian in -180..<180 {
      let map = viewport(Double(meridian))
      let rings = Plane.rings(map.area([ring], latitudes: Self.world, tolerance: 1e-6))
      let expected = abs(Plane.area(plane(ring, around: 25))) * scale(map)
      #expect(abs(abs(rings.map(Plane.area).reduce(0, +)) - expected) <= slack(rings, tolerance: 1e-6))
    }
  }

  @Test(arguments: [0.25, 1, 3], [0.0, 2])
  func pathsStayNearTheirRings(_ tolerance: Double, _ margin: Double) {
    let map = viewport(150)
    var random = Seeded(112)
    for _ in 0..<40 {
      let centre = Coordinate(latitude: random.number(-60...60), longitude: random.number(-180...180))
      let ring = star(centre, 60, &random)
      let path = map.area([ring], latitudes: -50...70, margin: margin, tolerance: tolerance)
      let window = ArcImage(centre, centre, on: map)
      let (top, bottom) = (window.page(70, 0).y - margin - 0.06, window.page(-50, 0).y + margin + 0.06)
      for point in Plane.rings(path).joined() {
        #expect(point.x >= map.rect.x - margin - 0.06 && point.x <= map.rect.maxX + margin + 0.06)
        #expect(point.y >= top && point.y <= bottom)
      }
    }
  }

  /// Inside stays inside: places are looked up by the even-odd rule before and after.
  @Test(arguments: [150.0, 0, 180], [0.0, 2])
  func insideStaysInside(_ meridian: Double, _ margin: Double) {
    let map = viewport(meridian)
    var random = Seeded(113)
    for _ in 0..<30 {
      let centre = Coordinate(latitude: random.number(-60...60), longitude: random.number(-180...180))
      let ring = star(centre, 24, &random)
      let hole = ring.map { place in
        let east = (place.longitude - centre.longitude).remainder(dividingBy: 360) / 2
        return Coordinate(latitude: (place.latitude + centre.latitude) / 2, longitude: centre.longitude + east)
      }
      let area = Plane.rings(map.area([ring, hole], latitudes: Self.world, margin: margin, tolerance: 0.01))
      let flat = [ring, hole].map { plane($0, around: centre.longitude) }
      for _ in 0..<60 {
        let at = Point(x: random.number(-30...30), y: centre.latitude + random.number(-30...30))
        let near = flat.map { Plane.distance(at, to: $0 + $0.prefix(1)) }.min() ?? 0
        let place = Coordinate(latitude: at.y, longitude: centre.longitude + at.x)
        // Within a twentieth of a degree (a fifth of a unit) of the outline rounding may decide.
        guard near > 0.05, abs(at.y) < 89 else { continue }
        #expect(Plane.contains(area, map.point(place)) == Plane.contains(flat, at))
      }
    }
  }

  @Test(arguments: [-1.0, 1], [false, true])
  func aRingAroundAPoleCoversTheBand(_ side: Double, _ isReversed: Bool) {
    var random = Seeded(114)
    let coast = (0..<36).map {
      Coordinate(latitude: side * random.number(60...80), longitude: normalizedLongitude(Double($0) * 10))
    }
    // Trapezia from the coast to the pole.
    let heights = coast.map { 90 - abs($0.latitude) }
    let area = heights.reduce(0) { $0 + $1 * 10 }
    for meridian in -180..<180 {
      let map = viewport(Double(meridian))
      let ring = isReversed ? coast.reversed() : coast
      let rings = Plane.rings(map.area([ring], latitudes: Self.world, tolerance: 1e-6))
      let found = abs(rings.map(Plane.area).reduce(0, +))
      #expect(abs(found - area * scale(map)) <= slack(rings, tolerance: 1e-6))
      let points = rings.flatMap { $0 }
      let edge = side < 0 ? map.rect.maxY : map.rect.y
      for corner in [map.rect.x, map.rect.maxX] {
        #expect(points.contains { ($0 - Point(x: corner, y: edge)).length < 0.08 })
      }
    }
  }

  /// A coast that goes back and forth over the cut before it goes on around the globe.
  @Test(arguments: [(0.0, 1.0), (0, -1), (2, 1), (2, -1)])
  func aWindingRingAroundAPoleCoversTheBand(_ margin: Double, _ side: Double) {
    let winding: [(Double, Double)] = [(175, 70), (185, 68), (178, 66), (190, 64), (200, 70), (300, 72), (430, 65)]
    let coast = winding.map { Coordinate(latitude: side * $0.1, longitude: normalizedLongitude($0.0)) }
    let flat = winding.map { Point(x: $0.0, y: side * $0.1) } + [Point(x: 535, y: side * 70)]
    let band = flat + [Point(x: 535, y: side * 90), Point(x: 175, y: side * 90)]
    let map = viewport(0)
    let rings = Plane.rings(map.area([coast], latitudes: Self.world, margin: margin, tolerance: 1e-6))
    var random = Seeded(115)
    for _ in 0..<800 {
      let at = Point(x: random.number(-179.9...179.9), y: side * random.number(60...89.5))
      let copies = [at, Point(x: at.x + 360, y: at.y)]
      guard copies.allSatisfy({ Plane.distance($0, to: flat) > 0.05 }) else { continue }
      let isLand = copies.count { Plane.contains([band], $0) } % 2 == 1
      #expect(Plane.contains(rings, map.point(Coordinate(latitude: at.y, longitude: at.x))) == isLand)
    }
  }
}
