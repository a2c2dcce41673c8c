import Foundation
import Geometry
import Testing
import TestSupport

@Suite struct ViewportAreasCropTests {
  private let map = Viewport(
    projection: .equirectangular(standardParallel: 30), centralMeridian: 0, latitudes: -90...90,
    in: Rect(x: 0, y: 0, width: 1600, height: 900))

  private func box(_ latitudes: ClosedRange<Double>, _ longitudes: ClosedRange<Double>) -> Ring {
    let (south, north) = (latitudes.lowerBound, latitudes.upperBound)
    return [(south, longitudes.lowerBound), (south, longitudes.upperBound), (north, longitudes.upperBound)]
      .map { Coordinate(latitude: $0.0, longitude: $0.1) }
      + [Coordinate(latitude: north, longitude: longitudes.lowerBound)]
  }

  @Test func latitudesCrop() {
    let rings = Plane.rings(map.area([box(0...80, -20...40)], latitudes: 10...50, tolerance: 0.01))
    let corners = [(10.0, -20.0), (10.0, 40.0), (50.0, 40.0), (50.0, -20.0)].map {
      map.point(Coordinate(latitude: $0.0, longitude: $0.1))
    }
    #expect(rings.count == 1 && rings[0].count == 4 && Set(rings[0]) == Set(corners))
  }

  @Test func ringsOutsideOfTheLatitudesGiveNothing() {
    #expect(map.area([box(60...80, 0...10), box(-80...(-60), 0...10)], latitudes: -57...50).isEmpty)
  }

  @Test func emptyInputGivesAnEmptyPath() {
    let point = Coordinate(latitude: 1, longitude: 1)
    #expect(map.area([], latitudes: -90...90).isEmpty)
    #expect(map.area([[], [point], [point, point]], latitudes: -90...90).isEmpty)
  }

  /// Land is never selectively missing: what is smaller than a step of the page is drawn about one unit large.
  @Test func tinyIsletsSurviveAsTriangles() {
    var random = Seeded(120)
    for _ in 0..<100 {
      let (φ, λ) = (random.number(-80...80), random.number(-170...170))
      let islet = box(φ...(φ + 0.005), λ...(λ + 0.005))
      let rings = Plane.rings(map.area([islet], latitudes: -90...90))
      #expect(rings.count == 1 && rings[0].count == 3 && abs(Plane.area(rings[0])) > 0.1)
      let place = map.point(islet[0])
      for corner in rings[0] { #expect((corner - place).length < 0.7) }
    }
  }

  /// What leaves on one side comes back on the other, at the same height.
  @Test func aBoxOverTheCutIsTwoBoxes() {
    let rings = Plane.rings(map.area([box(10...20, 170...190)], latitudes: -90...90))
    #expect(rings.count == 2)
    let xs = rings.map { ($0.map(\.x).min() ?? 0, $0.map(\.x).max() ?? 0) }.sorted { $0.0 < $1.0 }
    let ten = map.rect.width / 36
    for (found, expected) in zip(xs, [(map.rect.x, map.rect.x + ten), (map.rect.maxX - ten, map.rect.maxX)]) {
      #expect(abs(found.0 - expected.0) <= 0.051 && abs(found.1 - expected.1) <= 0.051)
    }
  }

  /// The margin closes the ring outside of the map, where a clip hides the line.
  @Test func theMarginMovesTheClosingLineOut() {
    let rings = Plane.rings(map.area([box(10...90, 170...190)], latitudes: 20...50, margin: 2))
    let (xs, ys) = (rings.joined().map(\.x), rings.joined().map(\.y))
    #expect(rings.count == 2)
    #expect(!xs.contains { abs($0 - map.rect.x) < 1 || abs($0 - map.rect.maxX) < 1 })
    let degree = map.rect.height / 180
    #expect(abs((ys.min() ?? 0) - (map.rect.y + 40 * degree - 2)) <= 0.051)
    #expect(abs((ys.max() ?? 0) - (map.rect.y + 70 * degree + 2)) <= 0.051)
  }

  @Test func croppedPolygonsCoverWhatLiesInTheWindow() {
    let window = Rect(x: 20, y: 30, width: 50, height: 40)
    var random = Seeded(121)
    for _ in 0..<150 {
      // Corners at random: the polygons cross themselves, which the even-odd rule allows.
      let ring = (0..<Int.random(in: 3...9, using: &random)).map { _ in
        random.point(in: Rect(x: 0, y: 0, width: 100, height: 100))
      }
      let result = cropped(ring, to: window)
      #expect(result.allSatisfy { (20...70).contains($0.x) && (30...70).contains($0.y) })
      for _ in 0..<40 {
        let point = random.point(in: window)
        guard Plane.distance(point, to: result + result.prefix(1)) > 1e-6 else { continue }
        #expect(Plane.contains([result], point) == Plane.contains([ring], point))
      }
    }
  }

  @Test func croppingLeavesWhatIsInsideAndDropsWhatIsOutside() {
    let window = Rect(x: 0, y: 0, width: 10, height: 10)
    let triangle = [Point(x: 1, y: 1), Point(x: 9, y: 2), Point(x: 5, y: 8)]
    #expect(cropped(triangle, to: window) == triangle)
    #expect(cropped(triangle.map { $0 + Point(x: 20, y: 0) }, to: window).isEmpty)
    #expect(cropped([], to: window).isEmpty)
    let around = Path(window.outset(by: 5))
    #expect(Set(cropped(Plane.rings(around)[0], to: window)) == Set(Plane.rings(Path(window))[0]))
  }
}
