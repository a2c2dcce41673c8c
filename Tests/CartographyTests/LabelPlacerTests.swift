import Drawing
import Geometry
import Testing
import TestSupport

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@testable import Cartography
@testable import Friendships

@Suite struct LabelPlacerTests {
  private let bounds = Rect(x: 0, y: 0, width: 300, height: 200)
  private let line = LabelLine(run: Text.Run("Town", paint: .ink), size: 16)

  private func placer(_ obstacles: [Rect] = [], links: [Mark] = []) -> LabelPlacer {
    let coverage = LinkCoverage(Layer("links", marks: links), bounds: bounds)
    return LabelPlacer(bounds: bounds, obstacles: obstacles, links: coverage)
  }

  private func place(_ placer: inout LabelPlacer, _ x: Double, _ y: Double) -> Text? {
    placer.places(for: [LabelRequest(lines: [line], point: Point(x: x, y: y), distance: 10)])[0]?.texts([line]).first
  }

  /// The places of names of one town each.
  private func places(_ points: [Point], _ obstacles: [Rect] = []) -> [LabelPlace?] {
    var placer = placer(obstacles)
    return placer.places(for: points.map { LabelRequest(lines: [line], point: $0, distance: 10) })
  }

  @Test func rightOfThePointIsTheFirstChoice() throws {
    var placer = placer()
    let found = place(&placer, 100, 100)
    let text = try #require(found)
    #expect(text.alignment == .start && text.anchor.x == 110)
    // The middle of the line's box is about level with the point: 100 + (1.16 - 0.29) / 2 * 16, a hair higher.
    #expect(abs(text.anchor.y - 106) <= 0.1)
  }

  @Test func atTheRightEdgeItStandsOnTheLeft() throws {
    var placer = placer()
    let found = place(&placer, 290, 100)
    let text = try #require(found)
    #expect(text.alignment == .end && text.anchor.x == 280)
  }

  @Test func aLinkIsAvoidedWhenThereIsRoom() {
    let link = Mark(.path(Path(through: [Point(x: 105, y: 100), Point(x: 180, y: 100)])), Style())
    var placer = placer(links: [link])
    let found = place(&placer, 100, 100)
    #expect(found?.alignment == .end)
  }

  @Test func whereNothingIsFreeThereIsNoLabel() {
    var full = placer([bounds])
    #expect(place(&full, 100, 100) == nil)
    var outside = placer()
    #expect(place(&outside, 900, 900) == nil)
  }

  /// Thousands of markers are put roughly, and still no name covers any of them.
  @Test func amongThousandsOfMarkersNamesStandClear() {
    var random = Seeded(5)
    let markers = (0..<9000).map { _ in
      let x = Double.random(in: 0...120, using: &random)
      return Rect(x: x, y: .random(in: 0...200, using: &random), width: 9.3, height: 9.3)
    }
    let points = stride(from: 5.0, to: 200, by: 20).flatMap { y in
      [50, 128, 220].map { Point(x: $0, y: y) }
    }
    let found = places(points, markers).compactMap(\.?.box)
    #expect(found.count >= 10)
    #expect(!found.contains { box in markers.contains { $0.overlaps(box) } })
  }

  /// Twelve places lie beside a point; for others there are leaders, until those would cross.
  @Test func aCrowdGetsLeadersThatCrossNothing() {
    let found = places((0..<40).map { Point(x: 150 + Double($0) * 0.01, y: 100) }).compactMap { $0 }
    #expect((8...40).contains(found.count) && found.contains { $0.leader != nil })
    for (index, first) in found.enumerated() {
      for second in found[..<index] {
        #expect(!first.box.overlaps(second.box))
        #expect(!(first.leader?.crosses(second.box) ?? false) && !(second.leader?.crosses(first.box) ?? false))
        if let a = first.leader, let b = second.leader { #expect(!a.meets(b)) }
      }
    }
  }

  /// Names that others made room for may have left room themselves.
  @Test(arguments: [7, 66, 176, 301]) func noNameStaysOutForWhichThereIsRoom(_ seed: Int) {
    var random = Seeded(UInt64(seed))
    let points = (0..<35).map { _ in
      Point(x: Double.random(in: 40...260, using: &random), y: Double.random(in: 20...180, using: &random))
    }
    let markers = points.map { Rect(x: $0.x, y: $0.y, width: 0, height: 0).outset(by: 5) }
    let found = places(points, markers)
    let taken = found.compactMap { $0 }.flatMap { place -> [Rect] in
      [place.box] + (place.leader.map { [$0.bounds] } ?? [])
    }
    #expect(found.contains { $0 == nil } && found.contains { $0 != nil })
    for (index, place) in found.enumerated() where place == nil {
      var rest = placer(markers + taken)
      let request = LabelRequest(lines: [line], point: points[index], distance: 10)
      #expect(rest.places(for: [request], isDraft: true)[0] == nil, "\(points[index])")
    }
  }

  /// The first name would stand right of its point, but the second has no other place.
  @Test func aNameMakesRoomForOneWithoutChoice() {
    // All around the second point is taken but a gap on its left, where the first name wants to be.
    let walls = [
      Rect(x: 161, y: 0, width: 139, height: 200), Rect(x: 0, y: 0, width: 300, height: 85),
      Rect(x: 0, y: 115, width: 300, height: 85),
    ]
    let found = places([Point(x: 60, y: 100), Point(x: 150, y: 100)], walls)
    #expect(found.allSatisfy { $0 != nil })
  }

  @Test func linesAreStackedWithoutOverlap() throws {
    var placer = placer()
    let request = LabelRequest(lines: [line, line], point: Point(x: 100, y: 100), distance: 10)
    let placed = try #require(placer.places(for: [request])[0]).texts(request.lines)
    #expect(placed.count == 2 && placed[0].anchor.x == placed[1].anchor.x)
    #expect(abs(placed[1].anchor.y - placed[0].anchor.y - line.height) <= 0.11)
  }

  /// The hub's name keeps clear of all links where any sector around it is free.
  @Test func theHubsNameStandsInTheWidestFreeSector() throws {
    let hub = Point(x: 150, y: 100)
    // Rays in all directions but those between 100° and 170°, where y points down.
    let rays = stride(from: 180.0, through: 450, by: 15).map { degrees -> Mark in
      let angle = degrees / 180 * Double.pi
      let end = Point(x: hub.x + 200 * cos(angle), y: hub.y + 200 * sin(angle))
      return Mark(.path(Path(through: [hub, end])), Style())
    }
    var placer = placer(links: rays)
    let request = LabelRequest(lines: [line], point: hub, distance: 20, isHub: true)
    let place = try #require(placer.places(for: [request])[0])
    #expect(place.leader == nil && place.box.maxX < hub.x && place.box.maxY > hub.y)
    let ink = place.inkBox
    for ray in rays {
      guard case .path(let path) = ray.shape else { continue }
      #expect(!path.points(every: 2).joined().contains { ink.contains($0) })
    }
  }
}
