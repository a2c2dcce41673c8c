import Testing

@testable import Geometry

/// What is rare on a real map and must be right all the same: poles, edges, hair's breadths.
@Suite struct ViewportPolesTests {
  private static let viewport = Viewport(
    projection: .equirectangular(standardParallel: 30), centralMeridian: 150, latitudes: -90...90,
    in: Rect(x: 0, y: 0, width: 1600, height: 900))

  @Test func betweenThePolesTheArcFollowsGreenwich() {
    let middle = GreatCircle(
      from: Coordinate(latitude: -90, longitude: 0), to: Coordinate(latitude: 90, longitude: 0)
    ).coordinate(at: 0.5)
    #expect(abs(middle.latitude) < 1e-9 && abs(middle.longitude) < 1e-9)
  }

  /// From a meridian to the opposite one, missing the pole by nothing, millimetres, metres and kilometres.
  @Test(arguments: [0, 1e-9, 3e-8, 6e-8, 1e-7, 2e-7, 6e-7, 1e-6, 1e-5, 1e-3, 0.01])
  func anArcPastThePoleStaysOnTheMap(miss: Double) {
    let frame = Self.viewport.rect.outset(by: 0.11)
    for latitude in [31.0, 60, 89] {
      let path = Self.viewport.arc(
        GreatCircle(
          from: Coordinate(latitude: 41.8056, longitude: 123.4314),
          to: Coordinate(latitude: latitude, longitude: -56.5686 + miss)))
      for point in path.points(every: 2).joined() {
        #expect(frame.contains(Rect(x: point.x, y: point.y, width: 0, height: 0)), "\(miss): \(point)")
      }
    }
  }

  @Test func aHairWestOfTheAntimeridianIsStillNormalized() {
    #expect(normalizedLongitude((-180.0).nextDown) == -180)
  }

  @Test(arguments: Array(stride(from: 500.0, to: 1600, by: 7))) func theRoundedEdgeIsOnTheMap(width: Double) throws {
    let viewport = Viewport(
      projection: .equirectangular(standardParallel: 30), centralMeridian: 150, latitudes: -57...84,
      in: Rect(x: 0, y: 0, width: width, height: 400))
    let place = Coordinate(latitude: 10, longitude: -30)
    let back = try #require(viewport.coordinate(at: viewport.point(place)))
    #expect(abs(normalizedLongitude(back.longitude - place.longitude)) < 0.5)
    #expect(viewport.coordinate(at: Point(x: viewport.rect.x + 9, y: viewport.rect.maxY + 9)) == nil)
  }

  @Test func twoRingsThatOnlyTouchTheCutStayTwo() {
    let east = [(10.0, -180.0), (5, -170), (15, -170)].map { Coordinate(latitude: $0.0, longitude: $0.1) }
    let west = [(5.0, 170.0), (15, 170), (10, 180)].map { Coordinate(latitude: $0.0, longitude: $0.1) }
    #expect(joinedAcrossAntimeridian([east, west]).count == 2)
    #expect(joinedAcrossAntimeridian([west, east]).count == 2)
  }

  @Test func aRingThatOnlyTouchesTheWindowLeavesNothing() {
    let viewport = Viewport(
      projection: .equirectangular(standardParallel: 0), centralMeridian: 0, latitudes: -90...90,
      in: Rect(x: 0, y: 0, width: 1600, height: 900))
    let box = [(60.0, 170.0), (60, 180), (70, 180), (70, 170)].map { Coordinate(latitude: $0.0, longitude: $0.1) }
    #expect(viewport.area([box], latitudes: -57...60).isEmpty)
    let subpaths = viewport.area([box], latitudes: -90...90).elements.count {
      if case .move = $0 { true } else { false }
    }
    #expect(subpaths == 1)
  }

  @Test(arguments: [0.0, 30, 60, 80]) func theMarginIsInOutputUnitsAtEveryStandardParallel(parallel: Double) {
    let viewport = Viewport(
      projection: .equirectangular(standardParallel: parallel), centralMeridian: 0, latitudes: -90...90,
      in: Rect(x: 0, y: 0, width: 1600, height: 900))
    let box = [(0.0, 170.0), (0, -170), (10, -170), (10, 170)].map { Coordinate(latitude: $0.0, longitude: $0.1) }
    let xs = viewport.area([box], latitudes: -90...90, margin: 2).elements.compactMap(\.end?.x)
    #expect(abs((xs.min() ?? 0) - (viewport.rect.x - 2)) < 0.11)
    #expect(abs((xs.max() ?? 0) - (viewport.rect.maxX + 2)) < 0.11)
  }
}
