import Foundation
import Geometry
import Testing
import TestSupport

@Suite struct ViewportTests {
  private func viewport(
    _ centralMeridian: Double, _ latitudes: ClosedRange<Double> = -90...90, parallel: Double = 30,
    in bounds: Rect = Rect(x: 10, y: 20, width: 1600, height: 900)
  ) -> Viewport {
    Viewport(
      projection: .equirectangular(standardParallel: parallel), centralMeridian: centralMeridian,
      latitudes: latitudes, in: bounds)
  }

  /// Width : height of an equirectangular map is 360 cos φ₁ to the degrees of latitude.
  @Test(arguments: [0.0, 30, 60], [-90.0...90, -57...84, 10...20])
  func theFrameKeepsTheAspect(_ parallel: Double, _ latitudes: ClosedRange<Double>) {
    let aspect = 360 * cos(parallel * Double.pi / 180) / (latitudes.upperBound - latitudes.lowerBound)
    for (width, height) in [(1600.0, 900.0), (300, 900), (900, 100)] {
      let bounds = Rect(x: 10, y: 20, width: width, height: height)
      let frame = viewport(150, latitudes, parallel: parallel, in: bounds).rect
      #expect(abs(frame.width / frame.height - aspect) < 1e-9)
      #expect(bounds.outset(by: 1e-9).contains(frame))
      #expect(abs(frame.width - width) < 1e-9 || abs(frame.height - height) < 1e-9)
      // Centred: as much room on the one side as on the other.
      #expect(abs(frame.x + frame.maxX - bounds.x - bounds.maxX) < 1e-9)
      #expect(abs(frame.y + frame.maxY - bounds.y - bounds.maxY) < 1e-9)
    }
  }

  @Test(arguments: [150.0, 0, -100, 37.5, 180, -210])
  func placesLieWhereTheyBelong(_ meridian: Double) {
    let (map, latitudes) = (viewport(meridian, -57...84), -57.0...84)
    var random = Seeded(50)
    for _ in 0..<300 {
      let relative = random.number(-179.9...179.9)
      let latitude = random.number(latitudes)
      let point = map.point(Coordinate(latitude: latitude, longitude: meridian + relative))
      let x = map.rect.x + (relative + 180) / 360 * map.rect.width
      let y = map.rect.y + (84 - latitude) / 141 * map.rect.height
      #expect(abs(point.x - x) <= 0.05 + 1e-9 && abs(point.y - y) <= 0.05 + 1e-9)
      #expect(point == Point(x: (point.x * 10).rounded() / 10, y: (point.y * 10).rounded() / 10))
    }
  }

  @Test(arguments: [150.0, 0, -100, 37.5, 180])
  func pointsComeBack(_ meridian: Double) throws {
    let map = viewport(meridian, -57...84)
    var random = Seeded(51)
    for _ in 0..<300 {
      let point = random.point(in: map.rect.outset(by: -1))
      let place = try #require(map.coordinate(at: point))
      #expect((-180..<180).contains(place.longitude) && (-57...84).contains(place.latitude))
      let back = map.point(place)
      #expect(abs(back.x - point.x) <= 0.05 + 1e-9 && abs(back.y - point.y) <= 0.05 + 1e-9)
    }
  }

  @Test(arguments: [150.0, 0, -100, 37.5, 180, -180, 510])
  func theAntimeridianIsTheLeftEdge(_ meridian: Double) {
    let map = viewport(meridian)
    for longitude in [meridian + 180, meridian - 180, meridian + 540] {
      let point = map.point(Coordinate(latitude: 12, longitude: longitude))
      #expect(abs(point.x - map.rect.x) <= 0.05 + 1e-9)
    }
  }

  @Test func farOutsideOfTheMapIsNowhere() {
    let map = viewport(150)
    for (x, y) in [(-2.0, 400.0), (1700, 400), (800, -200), (800, 1200)] {
      #expect(map.coordinate(at: Point(x: x, y: y)) == nil)
    }
  }

  @Test func aDegreeOfLatitude() {
    let map = viewport(150, -57...84)
    #expect(abs(map.unitsPerDegree - map.rect.height / 141) < 1e-9)
  }

  @Test func theCentralMeridianIsNormalized() {
    #expect(viewport(510).centralMeridian == 150)
    #expect(viewport(180).centralMeridian == -180)
  }
}
