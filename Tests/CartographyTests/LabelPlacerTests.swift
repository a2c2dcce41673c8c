import Drawing
import Geometry
import Testing

@testable import Cartography

@Suite struct LabelPlacerTests {
  private let bounds = Rect(x: 0, y: 0, width: 300, height: 200)
  private let line = LabelLine(run: Text.Run("Town", paint: .ink), size: 16)

  private func placer(_ obstacles: [Rect] = [], links: [Mark] = []) -> LabelPlacer {
    LabelPlacer(bounds: bounds, obstacles: obstacles, links: Layer("links", marks: links))
  }

  private func place(_ placer: inout LabelPlacer, _ x: Double, _ y: Double) -> Text? {
    placer.place([line], around: Point(x: x, y: y), distance: 10)?.first
  }

  @Test func rightOfThePointIsTheFirstChoice() throws {
    var placer = placer()
    let found = place(&placer, 100, 100)
    let text = try #require(found)
    #expect(text.alignment == .start && text.anchor.x == 110)
    // The middle of the line's box is level with the point: 100 + (0.9 - 0.26) / 2 * 16.
    #expect(abs(text.anchor.y - 105.12) <= 0.05)
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

  @Test func soonerOrLaterAPlaceIsFull() {
    var placer = placer()
    let placed = (0..<40).compactMap { _ in place(&placer, 150, 100) }
    #expect((2...12).contains(placed.count))
    #expect(Set(placed.map(\.anchor)).count == placed.count)
  }

  @Test func linesAreStackedWithoutOverlap() throws {
    var placer = placer()
    let lines = placer.place([line, line], around: Point(x: 100, y: 100), distance: 10)
    let placed = try #require(lines)
    #expect(placed.count == 2 && placed[0].anchor.x == placed[1].anchor.x)
    #expect(abs(placed[1].anchor.y - placed[0].anchor.y - line.height) <= 0.11)
  }
}
