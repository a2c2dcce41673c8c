import Drawing
import Foundation
import Friendships
import Testing
import TestSupport

@testable import Page

/// The counters of continents and countries, before the script keeps them in step.
@Suite struct PageCountersTests {
  private func buttons(_ row: String, _ page: PageDocument) -> [String] {
    let html = PageCounters(page).html.components(separatedBy: "<div class=\"counters ")
    let found = html.first { $0.hasPrefix(row) } ?? ""
    return Array(found.components(separatedBy: "<button ").dropFirst())
  }

  private func values(_ row: String, _ page: PageDocument) -> [String] {
    buttons(row, page).flatMap { SamplePage.values("value", in: " " + $0) }
  }

  private func counts(_ row: String, _ page: PageDocument) -> [String] {
    buttons(row, page).map {
      $0.components(separatedBy: "<span class=\"count\">")[1].components(separatedBy: "<")[0]
    }
  }

  private func isHidden(_ row: String, _ page: PageDocument) -> Bool {
    let head = PageCounters(page).html.components(separatedBy: "<div class=\"counters ").first { $0.hasPrefix(row) }
    return head?.components(separatedBy: ">")[0].hasSuffix(" hidden") ?? false
  }

  private func page(_ rows: String...) -> PageDocument { SamplePage.of(SampleTable.read(rows).atlas, ["en"]) }

  @Test func continentsStandInTheOrderOfTheirCities() {
    let page = SamplePage.of()
    #expect(values("continents", page) == ["Asia", "Europe", "Africa", "North America", "South America"])
    #expect(counts("continents", page) == ["20", "9", "4", "2", "2"])
    #expect(SamplePage.spoken("zh-Hans", in: buttons("continents", page).joined()).prefix(2) == ["亚洲", "欧洲"])
    #expect(!isHidden("continents", page) && isHidden("countries", page))
  }

  /// What is not yet there keeps its place, with none.
  @Test func theyCountTheDay() {
    let page = SamplePage.of(on: "1985-12-31")
    #expect(values("continents", page) == values("continents", SamplePage.of()))
    #expect(counts("continents", page) == ["2", "2", "0", "1", "0"])
    #expect(buttons("continents", page).map { $0.contains("class=\"none\"") } == [false, false, true, false, true])
  }

  @Test func aCountryKnowsItsContinents() throws {
    let countries = buttons("countries", SamplePage.of())
    #expect(
      countries.count == 23 && countries[0].contains("value=\"KR\"") && countries.allSatisfy { $0.contains(" hidden>") }
    )
    let russia = try #require(countries.first { $0.contains("value=\"RU\"") })
    #expect(russia.contains("data-continents=\"Asia|Europe\""))
  }

  @Test func ofASingleContinentTheCountriesAreThereAtOnce() {
    let page = page(
      SampleTable.row(city: "A"), SampleTable.row(city: "B", code: "KR", country: "South Korea"),
      SampleTable.row(city: "C", code: "KR", country: "South Korea"))
    #expect(isHidden("continents", page) && !isHidden("countries", page))
    #expect(values("countries", page) == ["KR", "JP"])
    #expect(buttons("countries", page).allSatisfy { !$0.contains(" hidden") })
  }

  @Test func namesAreEscaped() {
    let page = page(SampleTable.row(code: "", country: "<b>\""))
    let html = PageCounters(page).html
    #expect(html.contains("value=\"&lt;b&gt;&quot;\"") && !html.contains("<b>"))
  }
}
