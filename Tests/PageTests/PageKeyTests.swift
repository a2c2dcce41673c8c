import Cartography
import Drawing
import Foundation
import Friendships
import Geometry
import Testing
import TestSupport

@testable import Page

/// The legend of the page.
@Suite struct PageKeyTests {
  /// Twelve cells from the colour of the first year to that of the last, in the order of the years.
  @Test func theRampsAreThoseOfTheMap() {
    let page = SamplePage.of()
    let key = PageKey(page).html
    let scale = LinkScale(page.atlas)
    let ramps = key.components(separatedBy: "<svg class=\"ramp\"").dropFirst().map {
      $0.components(separatedBy: "</svg>")[0]
    }
    #expect(ramps.count == 2)
    for (rank, ramp) in ramps.enumerated() {
      let paints = SamplePage.values("fill", in: ramp)
      #expect(SamplePage.values("x", in: ramp).compactMap { Int($0) } == (0..<12).map { 8 * $0 } && paints.count == 12)
      #expect(paints.first == "var(--c\(scale.paint(rank, year: scale.years.lowerBound).index))")
      #expect(paints.last == "var(--c\(scale.paint(rank, year: scale.years.upperBound).index))")
      #expect(Set(paints).count == 12)
    }
    let numbers = key.components(separatedBy: "<span class=\"number\">").dropFirst().map { $0.prefix(4) }
    #expect(numbers == ["1980", "2021", "1980", "2021"])
  }

  /// The dash and the marker of a kind are those that its links have.
  @Test func samplesLookLikeTheLinks() {
    for kind in Shenyang.atlas.relations {
      let sample = PageKey.sample(kind, Paint(9))
      #expect(sample.contains("stroke-dasharray") == kind.isDashed && sample.contains("var(--c9)"))
      #expect(
        sample.contains("<circle") == (kind.marker == .disc)
          && sample.contains("<path d=\"M48") == (kind.marker == .diamond))
    }
    #expect(Set(Shenyang.atlas.relations.map(\.isDashed)).count == 2)
  }
}
