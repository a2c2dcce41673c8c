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
  /// Each kind has a sample in the colour of the last year and its name in every language; the ring of new cities is explained, and the
  /// paler mark, since some agreements are only known to have been made by their date.
  @Test func signsAreExplained() {
    let page = SamplePage.of()
    let key = PageKey(page).html
    let scale = LinkScale(page.atlas)
    for (rank, kind) in page.atlas.relations.enumerated() {
      #expect(key.contains(PageKey(page).sample(kind, scale.paint(rank, year: scale.years.upperBound))))
      for language in ["zh", "en"] { #expect(key.contains(kind.plurals[language])) }
    }
    #expect(key.contains("本年新增") && key.contains("New this year"))
    #expect(key.contains("Pale: by the year shown") && key.components(separatedBy: "<li").count == 5)
    let exact = PageKey(SamplePage.of(SamplePage.atlas(), ["en"])).html
    #expect(exact.contains("New this year") && !exact.contains("Pale"))
  }

  /// A table without dates has neither new cities nor pale ones.
  @Test func withoutDatesThereAreOnlyKinds() {
    let atlas = SampleTable.read([SampleTable.row(established: "")]).atlas
    #expect(atlas.isUndated)
    let key = PageKey(SamplePage.of(atlas, ["en"])).html
    #expect(key.components(separatedBy: "<li").count == 3 && !key.contains("New this year"))
  }

  /// The dash and the marker of a kind are those that its links have.
  @Test func samplesLookLikeTheLinks() {
    for kind in Shenyang.atlas.relations {
      let sample = PageKey(SamplePage.of()).sample(kind, Paint(9))
      #expect(sample.contains("stroke-dasharray") == kind.isDashed && sample.contains("var(--c9,#"))
      #expect(
        sample.contains("<circle") == (kind.marker == .disc)
          && sample.contains("<path d=\"M48") == (kind.marker == .diamond))
    }
    #expect(Set(Shenyang.atlas.relations.map(\.isDashed)).count == 2)
  }
}
