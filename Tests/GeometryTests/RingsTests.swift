import Geometry
import Testing
import TestSupport

@Suite struct RingsTests {
  private func ring(_ places: (Double, Double)...) -> Ring {
    places.map { Coordinate(latitude: $0.0, longitude: $0.1) }
  }

  private func isOnAntimeridian(_ place: Coordinate) -> Bool {
    abs(place.longitude) == 180 || abs(place.latitude) == 90
  }

  private func edges(_ ring: Ring) -> [(Coordinate, Coordinate)] {
    Array(zip(ring, ring.dropFirst() + ring.prefix(1)))
  }

  /// Corners with longitudes that run on without a jump; and how far round the globe the ring comes.
  private func unrolled(_ ring: Ring) -> (points: [Point], turn: Double) {
    var x = ring[0].longitude
    var points: [Point] = []
    for (a, b) in edges(ring) {
      points.append(Point(x: x, y: a.latitude))
      x += (b.longitude - a.longitude).remainder(dividingBy: 360)
    }
    return (points, x - ring[0].longitude)
  }

  @Test func twoHalvesOfASquareBecomeOneRing() {
    let east = ring((0, 170), (0, 180), (10, 180), (10, 170))
    let west = ring((0, -180), (0, -170), (10, -170), (10, -180))
    for halves in [[east, west], [west, east], [east.reversed(), west.reversed()]] {
      let joined = joinedAcrossAntimeridian(halves)
      #expect(joined.count == 1)
      #expect(edges(joined[0]).allSatisfy { !(isOnAntimeridian($0) && isOnAntimeridian($1)) })
      let (points, turn) = unrolled(joined[0])
      #expect(turn == 0 && abs(abs(Plane.area(points)) - 200) < 1e-9)
    }
  }

  /// A file cut a little beside ±180°, where a coast climbs or falls across the gap: no edge stays along the cut.
  @Test(arguments: [0.0001, 0.001, 0.01, 0.05, 0.1])
  func aGapBesideTheAntimeridianIsClosed(_ gap: Double) {
    let (e, w) = (180 - gap, gap - 180)
    let east = ring((0, 170), (2 * gap, e), (5, e), (10 - 2 * gap, e), (10, 170))
    let west = ring((-gap, w), (0, -170), (10, -170), (10 - gap, w), (7, w))
    for halves in [[east, west], [west, east], [east.reversed(), west.reversed()]] {
      let joined = joinedAcrossAntimeridian(halves)
      #expect(joined.count == 1)
      #expect(edges(joined[0]).allSatisfy { abs($0.longitude) < 179.8 || abs($1.longitude) < 179.8 })
      let (points, turn) = unrolled(joined[0])
      #expect(turn == 0 && abs(abs(Plane.area(points)) - 200) < 20 * 4 * gap)
    }
  }

  /// Without an edge along both ends of the file a coast near ±180° is a coast.
  @Test func aCoastNearTheAntimeridianStays() {
    let rings = [
      ring((0, 170), (0, 179.95), (10, 179.95), (10, 170)), ring((0, -179.97), (0, -170), (10, -170), (10, -179.96)),
    ]
    #expect(joinedAcrossAntimeridian(rings) == rings)
    #expect(joinedAcrossAntimeridian([rings[0]]) == [rings[0]])
  }

  /// However the halves are begun, and with more corners along the cut.
  @Test func whereARingBeginsDoesNotMatter() {
    let east = ring((0, 170), (0, 180), (4, 180), (7, 180), (10, 180), (10, 170))
    let west = ring((0, -180), (0, -170), (10, -170), (10, -180), (5, -180))
    for first in east.indices {
      for second in west.indices {
        let joined = joinedAcrossAntimeridian([
          Array(east[first...] + east[..<first]), Array(west[second...] + west[..<second]),
        ])
        #expect(joined.count == 1)
        #expect(abs(abs(Plane.area(unrolled(joined[0]).points)) - 200) < 1e-9)
        #expect(edges(joined[0]).allSatisfy { !(isOnAntimeridian($0) && isOnAntimeridian($1)) })
      }
    }
  }

  /// A ring that crosses the cut twice is three parts in a file.
  @Test func severalPartsJoin() {
    let east = ring((0, 170), (0, 180), (2, 180), (5, 175), (8, 180), (10, 180), (10, 170))
    let (low, high) = (ring((0, -180), (1, -175), (2, -180)), ring((8, -180), (9, -175), (10, -180)))
    let joined = joinedAcrossAntimeridian([low, east, high])
    #expect(joined.count == 1)
    let areas = [low, east, high].map { abs(Plane.area(unrolled($0).points)) }
    #expect(abs(abs(Plane.area(unrolled(joined[0]).points)) - areas.reduce(0, +)) < 1e-9)
  }

  @Test(arguments: [-90.0, 90])
  func aRingClosedAlongAPoleRunsOnceAround(_ pole: Double) {
    let coast = stride(from: -180.0, through: 180, by: 10).map { longitude in
      let wave = longitude.magnitude == 180 ? 0 : longitude.truncatingRemainder(dividingBy: 7)
      return Coordinate(latitude: pole * 0.8 + wave, longitude: longitude)
    }
    let file = coast + ring((pole, 180), (pole, 0), (pole, -180), (pole * 0.9, -180))
    for candidate in [file, file.reversed()] {
      let joined = joinedAcrossAntimeridian([candidate])
      #expect(joined.count == 1)
      #expect(abs(unrolled(joined[0]).turn) == 360)
      #expect(joined[0].allSatisfy { $0.latitude != pole })
      #expect(
        edges(joined[0]).allSatisfy { !(isOnAntimeridian($0) && isOnAntimeridian($1)) || $0.latitude == $1.latitude })
      // All of the coast is there, the meeting point on the cut once.
      #expect(Set(joined[0]).isSubset(of: Set(coast)) && (coast.count - 1...coast.count).contains(joined[0].count))
    }
  }

  @Test func ringsThatTouchNothingAreUnchanged() {
    let rings = [
      ring((0, 0), (0, 10), (10, 10)), ring((0, 170), (5, -170), (9, 179)), ring((80, 0), (80, 99), (80, -99)),
    ]
    #expect(joinedAcrossAntimeridian(rings) == rings)
    #expect(joinedAcrossAntimeridian([]).isEmpty)
    #expect(joinedAcrossAntimeridian([[]]) == [[]])
  }

  @Test func aRingThatOnlyTouchesTheCutKeepsItsPlaces() {
    let touching = ring((0, 170), (5, 180), (10, 170))
    for first in touching.indices {
      let turned = Array(touching[first...] + touching[..<first])
      let joined = joinedAcrossAntimeridian([turned])
      #expect(joined.count == 1 && Set(joined[0]) == Set(touching) && joined[0].count == 3)
    }
  }

  @Test func endsWithoutAPartnerSurvive() {
    let half = ring((0, 170), (0, 180), (10, 180), (10, 170))
    let other = ring((40, -180), (40, -170), (50, -170), (50, -180))
    let joined = joinedAcrossAntimeridian([half, other])
    #expect(joined.count == 2)
    #expect(Set(joined.map { Set($0) }) == [Set(half), Set(other)])
  }

  @Test func aRingAlongTheAntimeridianAloneIsDropped() {
    #expect(joinedAcrossAntimeridian([ring((0, 180), (10, 180), (5, -180))]).isEmpty)
  }

  @Test func withinOneTurnAboutGreenwichNothingIsMoved() {
    let rings = [ring((0, 0), (0, 10), (10, 10)), ring((0, 170), (0, 180), (10, 180), (10, 170))]
    #expect(joinedOnGlobe(rings) == joinedAcrossAntimeridian(rings))
    #expect(joinedOnGlobe([]).isEmpty)
  }

  /// The same halves as above, all longitudes 180° farther east: the file is cut at Greenwich.
  @Test func aFileThatIsCutElsewhereIsJoinedThere() {
    let joined = joinedOnGlobe([
      ring((0, 350), (0, 360), (10, 360), (10, 350)), ring((0, 0), (0, 10), (10, 10), (10, 0)),
    ])
    #expect(joined.count == 1)
    #expect(joined[0].allSatisfy { abs($0.longitude) <= 180 })
    let (points, turn) = unrolled(joined[0])
    #expect(turn == 0 && abs(abs(Plane.area(points)) - 200) < 1e-9)
  }

  /// Beside land near 180°W, a ring that runs on to 190°E; their longitudes are more than one turn.
  @Test func ringsThatRunOnKeepTheirShape() {
    let joined = joinedOnGlobe([ring((0, 170), (0, 190), (10, 190), (10, 170)), ring((0, -179), (5, -170), (5, -179))])
    #expect(joined.count == 2)
    #expect(joined[0].allSatisfy { abs($0.longitude) <= 180 })
    #expect(abs(abs(Plane.area(unrolled(joined[0]).points)) - 200) < 1e-9)
  }

  @Test func randomRingsCrashNothing() {
    var random = Seeded(100)
    let longitudes = [-180.0, 180, 179.9995, -179.9995, 170, -170, 0]
    let latitudes = [-90.0, 90, 89.999, 0, 0.0005, 10, -60]
    for _ in 0..<3000 {
      let rings = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        (0..<Int.random(in: 0...7, using: &random)).map { _ in
          Coordinate(
            latitude: latitudes.randomElement(using: &random) ?? 0,
            longitude: longitudes.randomElement(using: &random) ?? 0)
        }
      }
      let joined = joinedAcrossAntimeridian(rings)
      // Nothing is invented, and nothing off the antimeridian is lost; the two latitudes next to 0 are the same to a joint.
      let (given, kept) = (Set(rings.joined()), Set(joined.joined()))
      #expect(kept.isSubset(of: given))
      #expect(given.filter { abs($0.longitude) <= 170 && (10...60).contains(abs($0.latitude)) }.isSubset(of: kept))
    }
  }
}
