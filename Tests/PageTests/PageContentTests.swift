import Cartography
import Drawing
import Foundation
import Friendships
import Geometry
import Testing
import TestSupport

@testable import Page

/// What stands in the page before its script runs; what the script does with it is the matter of Tests/Referees/test_page.py.
@Suite struct PageContentTests {
  // MARK: Style and head

  @Test func eachThemeHasItsColours() {
    let page = SamplePage.of()
    let lines = page.style.components(separatedBy: "\n")
    let variables = { (palette: Palette) in palette.colors.enumerated().map { "--c\($0):\($1)" }.joined(separator: ";")
    }
    let (light, dark) = (variables(page.palettes.light), variables(page.palettes.dark))
    #expect(light != dark && lines.contains(".fmap{\(light);color-scheme:light}"))
    #expect(
      lines.contains("@media (prefers-color-scheme:dark){.fmap:not([data-theme=light]){\(dark);color-scheme:dark}}"))
    #expect(lines.contains("@media screen{.fmap[data-theme=dark]{\(dark);color-scheme:dark}}"))
    #expect(lines.contains("@media print{.fmap.fmap.fmap{\(light);color-scheme:light}}"))
    for language in ["zh", "en"] {
      #expect(lines.contains { $0.hasPrefix(".fmap[data-lang=\"\(language)\"] .t:not([lang|=\(language)]),") })
    }
  }

  /// The script and the style are allowed by the hashes of just what stands there.
  @Test func thePolicyNamesWhatTheDocumentHas() {
    let page = SamplePage.of()
    let inline = SamplePage.html(page)
    #expect(
      inline.contains(
        "script-src 'sha256-hash of \(PageDocument.script.utf8.count)'; style-src 'sha256-hash of \(page.style.utf8.count)'"
      ))
    #expect(
      inline.contains("<style>\(page.style)</style>") && inline.contains("<script>\(PageDocument.script)</script>"))
    let outside = page.html(.external(style: "a b.css", script: "ü.js")) { _ in "" }
    #expect(outside.contains("script-src 'self'; style-src 'self'; img-src 'self'"))
    #expect(outside.contains("href=\"a%20b.css\"") && outside.contains("<script src=\"%C3%BC.js\" defer></script>"))
    #expect(!outside.contains("<style>") && !outside.contains(PageDocument.script))
  }

  /// Pictures come from beside the page, from within it, and from the servers of the table's photos.
  @Test func photosAreAllowedFromTheirServersAlone() {
    #expect(SamplePage.of().imagePolicy == "img-src 'self' blob: data:")
    let photo = SamplePage.atlas(",photo", ",https://photos.example/a.jpg")
    #expect(SamplePage.of(photo, ["en"]).imagePolicy == "img-src 'self' blob: data: https://photos.example")
  }

  // MARK: Controls

  @Test func theFirstLanguageIsTheOneShown() {
    for languages in [["zh", "en"], ["en", "zh"]] {
      let text = SamplePage.html(SamplePage.of(Shenyang.atlas, languages))
      #expect(
        SamplePage.values("data-lang", in: text) == [languages[0]]
          && SamplePage.values("data-first", in: text) == [languages[0]])
      let buttons = text.components(separatedBy: "data-to=\"").dropFirst().map {
        $0.components(separatedBy: "</button>")[0]
      }
      #expect(buttons.map { String($0.prefix(2)) } == languages)
      #expect(buttons.map { $0.contains("aria-pressed=\"true\"") } == [true, false])
      #expect(text.contains("<html lang=\"\(languages[0] == "zh" ? "zh-Hans" : "en")\">"))
    }
    let single = SamplePage.html(SamplePage.of(Shenyang.atlas, ["en"]))
    #expect(!single.contains("data-to=") && single.contains("class=\"shade\"") && !single.contains("lang=\"zh-Hans\""))
  }

  /// From the first agreement to the day of the page, or of the first agreement where that day is earlier.
  @Test(arguments: [("2021-12-31", "1980", "2021"), ("1998-07-01", "1980", "1998"), ("1970-12-31", "1980", "1980")])
  func theSliderGoesFromTheFirstAgreementToTheDay(_ day: String, _ first: String, _ last: String) {
    let text = SamplePage.html(SamplePage.of(on: day))
    let slider = text.components(separatedBy: "<input type=\"range\"")[1].components(separatedBy: ">")[0]
    #expect(SamplePage.values("min", in: slider) == [first] && SamplePage.values("max", in: slider) == [last])
    #expect(
      SamplePage.values("value", in: slider) == [String(day.prefix(4))]
        && text.contains("<output aria-live=\"off\">\(day.prefix(4))</output>"))
  }

  @Test func filtersCountTheDay() {
    let text = SamplePage.html(SamplePage.of(on: "1998-12-31"))
    let boxes = text.components(separatedBy: "<input type=\"checkbox\" name=\"relation\"").dropFirst()
    let counts = boxes.compactMap {
      $0.components(separatedBy: "<span class=\"count\">")[1].split(separator: "<").first
    }
    let day = Shenyang.day("1998-12-31")
    let expected = Shenyang.atlas.relations.map { kind in
      "\(Shenyang.atlas.agreements(on: day).count { $0.relation == kind.id })"
    }
    #expect(counts.map(String.init) == expected && Set(expected).count == 2)
    // On a phone the search comes soon after the map.
    let form = text.components(separatedBy: "<form class=\"filters")[1].components(separatedBy: "<input type=")
    #expect(form[1].hasPrefix("\"search\" role=\"combobox\""))
  }

  @Test func crowdedRegionsHaveButtons() {
    let regions = [(name: "northeast-asia", box: Rect(x: 10.9, y: 20, width: 30, height: 40))]
    let text = SamplePage.html(SamplePage.of(regions: regions))
    #expect(
      SamplePage.values("data-box", in: text) == ["10 20 30 40"]
        && SamplePage.values("data-box", in: SamplePage.html(SamplePage.of())).isEmpty)
    #expect(SamplePage.values("data-zoom", in: text) == ["1.6", "0.625"])
  }

  @Test func theSummaryIsThatOfTheDay() {
    let text = SamplePage.html(SamplePage.of(on: "1980-12-31"))
    let summary = text.components(separatedBy: "<p class=\"summary\"")[1].components(separatedBy: "</p>")[0]
    #expect(summary.contains(">1980年底，图上有1个国家的1座城市：友好城市1座。<"))
    // Two more follow in the same year: what is said is said of the day.
    let early = SamplePage.html(SamplePage.of(on: "1998-07-01"))
    #expect(early.contains("to 9 cities in") && early.contains("as of 1998-07-01"))
    #expect(!early.contains("At the end of 1998 the"))
    #expect(summary.contains(">At the end of 1980 the map shows 1 city in 1 country: 1 Sister city.<"))
  }

  @Test func markupInNamesStaysText() {
    let atlas = SampleTable.read([SampleTable.row(city: "<b>\"x\"", country: "A&B")]).atlas
    let text = SamplePage.html(SamplePage.of(atlas, ["en"]))
    #expect(!text.contains("<b>") && text.contains("&lt;b&gt;&quot;x&quot;") && text.contains("A&amp;B"))
  }

  @Test func theIssuerIsInTheFooterInTheLanguagesOfThePage() {
    var atlas = Shenyang.atlas
    #expect(atlas.issuer == nil)
    atlas.issuer = Names(["zh": "外办", "en": "Office <A>", "fr": "Bureau"], fallback: "Office <A>")
    let page = SamplePage.html(SamplePage.of(atlas))
    #expect(page.contains("外办") && page.contains("Office &lt;A&gt;") && !page.contains("Bureau"))
    #expect(!page.contains("Office <A>"))
  }

  @Test func theNumberOfApprovalIsInTheFooterWhereThereIsOne() {
    var atlas = Shenyang.atlas
    #expect(!SamplePage.html(SamplePage.of(atlas)).contains("<p>No. <1></p>"))
    atlas.approval = "No. <1>"
    #expect(SamplePage.html(SamplePage.of(atlas)).contains("<p>No. &lt;1&gt;</p></footer>"))
  }
}
