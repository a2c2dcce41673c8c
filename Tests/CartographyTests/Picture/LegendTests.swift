import Drawing
import Geometry
import Testing
import TestSupport

@testable import Cartography

/// Where the parts of the key stand.
@Suite struct LegendTests {
  /// A low page has no strip of years; its small print takes the room that is left beside the items and breaks no oftener than it must.
  @Test func theSmallPrintTakesWhatTheItemsLeave() throws {
    let composer = Pictures.composer(Shenyang.atlas, ["en"]) { $0.size = Size(width: 800, height: 450) }
    let key = composer.layout.key
    let print = composer.legend.smallPrint(in: key, nameless: nil)
    #expect(
      print.compactMap(\.words).map { $0.trimmingSpaces } == [
        "Land: Natural Earth (public domain).", "Agreements: public sources named per city.",
      ])
    let items = composer.legend.layer(on: Day(lastOf: 2021), until: Day(lastOf: 2021), in: key).marks
    let right = items.compactMap(\.text).map { $0.anchor.x + TextMeasure.width($0.runs, size: $0.size) }.max()
    for text in print.compactMap(\.text) {
      #expect(text.alignment == .end && text.anchor.x == key.maxX)
      #expect(text.anchor.x - TextMeasure.width(text.runs, size: text.size) > (try #require(right)))
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String { split(separator: " ").joined(separator: " ") }
}
