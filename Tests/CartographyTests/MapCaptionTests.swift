import Cartography
import Drawing
import Testing
import TestSupport

@testable import Friendships

@Suite struct MapCaptionTests {
  private func caption(_ day: String) -> Caption { Shenyang.composer.caption(on: Shenyang.day(day)) }

  private func texts(_ caption: Caption, _ name: String) -> [String] {
    caption.layers.flatMap(\.marks).filter { $0.classes.contains(name) }.compactMap {
      guard case .text(let text) = $0.shape else { return nil }
      return text.runs.map(\.string).joined()
    }
  }

  @Test func theAsOfLineSaysWhatIsShownOfWhatWasAnnounced() {
    let lines = texts(caption("2021-12-31"), "as-of")
    #expect(lines.contains("37 of the 100 cities announced on 2021-10-25 are shown · as of 2021-12-31"))
    #expect(lines.count == 2 && lines[0].contains("图示 37 城"))
  }

  @Test func beforeTheFirstAnnouncementNothingIsClaimed() {
    #expect(texts(caption("2021-10-24"), "as-of").contains("As of 2021-10-24 – cities shown: 37"))
    #expect(texts(caption("1980"), "as-of").contains("As of 1980-12-31 – cities shown: 1"))
  }

  /// A table may have more cities than an office has announced: no line says "38 of the 37 cities".
  @Test(arguments: [
    (37, "37 of the 37 cities announced on 2021-10-25 are shown · as of 2021-12-31"),
    (36, "As of 2021-12-31 – cities shown: 37"),
  ])
  func ofAnAnnouncementOfFewerCitiesNothingIsSaid(_ cities: Int, _ expected: String) {
    var atlas = Shenyang.atlas
    atlas.claims = [Claim(date: Shenyang.day("2021-10-25"), counts: [:], cities: cities, countries: nil, source: "")]
    #expect(Shenyang.words.asOf(atlas, Shenyang.day("2021-12-31"), in: "en") == expected)
  }

  /// Only cities that are on the map of the day count, and nothing else moves or changes.
  @Test func theSmallPrintCountsTheCitiesWithoutAName() throws {
    let atlas = Shenyang.atlas
    let index = { (id: String) in try #require(atlas.cities.firstIndex { $0.id == id }) }
    let unnamed = [try index("sapporo-jp"), try index("minsk-by"), try index("karachi-pk")]
    let small = { (day: String) in
      Shenyang.composer.caption(on: Shenyang.day(day), unnamed: unnamed).layers[1].marks.filter {
        $0.classes == ["note"]
      }
      .compactMap { mark -> String? in
        if case .text(let text) = mark.shape { text.runs.map(\.string).joined() } else { nil }
      }
    }
    #expect(small("2021") == ["另有3城未标名。"] && small("1980") == ["另有1城未标名。"])
    let (with, without) = (Shenyang.composer.caption(on: Shenyang.day("2021"), unnamed: unnamed), caption("2021"))
    // Its place is kept on other days.
    #expect(small("1979") == [""] && !without.layers[1].marks.contains { $0.classes == ["note"] })
    #expect(with.layers[0] == without.layers[0])
    #expect(with.layers[1].marks.filter { $0.classes != ["note"] } == without.layers[1].marks)
  }

  @Test func theLatestAnnouncementCounts() {
    #expect(
      texts(caption("2023"), "as-of").contains(
        "37 of the 100 cities announced on 2022-10-17 are shown · as of 2023-12-31"))
  }

  @Test(arguments: [("2021-12-31", "2021"), ("2021-10-25", "2021-10-25"), ("1980-12-30", "1980-12-30")])
  func theStampIsTheYearOrTheExactDay(_ day: String, _ stamp: String) {
    #expect(texts(caption(day), "stamp") == [stamp])
    #expect(caption(day).title.hasSuffix(", " + stamp))
  }

  /// City and country stand in the first and fourth column, before any cell that needs quotes.
  @Test func theSummaryCountsCitiesAndCountriesOfTheTable() {
    let rows = String(decoding: Shenyang.tableBytes, as: UTF8.self).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let (cities, countries) = (Set(rows.map { "\($0[0]),\($0[3])" }).count, Set(rows.map { $0[3] }).count)
    #expect(cities == 37 && countries == 23)
    let english = Shenyang.words.summary(Shenyang.atlas, Day(lastOf: 2021), in: "en")
    #expect(english.contains("from Shenyang to \(cities) cities in \(countries) countries, as of 2021-12-31"))
    #expect(english.contains("23 Sister cities, 14 Friendly cooperative cities."))
    let chinese = Shenyang.words.summary(Shenyang.atlas, Day(lastOf: 2021), in: "zh")
    #expect(chinese.contains("23个国家") && chinese.contains("37座城市") && chinese.contains("友好城市23座"))
  }

  @Test func theSummaryNamesFirstFarthestAndAntipodal() {
    let summary = Shenyang.words.summary(Shenyang.atlas, Day(lastOf: 2021), in: "en")
    #expect(summary.contains("The first is Sapporo, agreed on 1980-11-18."))
    #expect(summary.contains("The farthest is La Plata, ") || summary.contains("The farthest is Florida, "))
    #expect(summary.contains("antipode of Shenyang") && summary.contains("La Plata, Florida."))
  }

  @Test func oneCityIsSaidInTheSingular() {
    let summary = Shenyang.words.summary(Shenyang.atlas, Day(lastOf: 1980), in: "en")
    #expect(summary.contains("to 1 city in 1 country, as of 1980-12-31: 1 Sister city."))
    #expect(!summary.contains("antipode"))
  }

  @Test func beforeTheFirstAgreementNothingIsDrawn() {
    let summary = Shenyang.words.summary(Shenyang.atlas, Shenyang.day("1980-11-17"), in: "en")
    #expect(summary == "World map of the friendships of Shenyang, as of 1980-11-17: none is drawn.")
  }

  @Test func undatedAgreementsAreNamed() {
    let rows = [SampleTable.row(), SampleTable.row(city: "Lost", established: "")]
    let summary = Shenyang.words.summary(SampleTable.read(rows).atlas, Day(lastOf: 2021), in: "en")
    #expect(summary.hasSuffix("the date of the agreement is not known: Lost."))
  }

  @Test func theDescriptionHasALineForEachLanguageAndNoEmptyPlace() {
    for day in ["1980-11-17", "1980", "2003", "2021-10-25", "2023"] {
      let caption = caption(day)
      #expect(caption.description.split(separator: "\n").count == 2)
      #expect(caption.language == "zh-Hans")
      let said = caption.layers.flatMap(\.marks).map { "\($0.shape)" }.joined() + caption.description + caption.title
      #expect(said.firstMatch(of: /\{[a-z]+\}/) == nil)
    }
  }

  @Test func onlyCountsAndDatesChange() {
    let (early, late) = (caption("1980").layers[0].marks, caption("2021").layers[0].marks)
    #expect(early.count == late.count)
    for (first, second) in zip(early, late) where first != second {
      // The line of years fills.
      if case .path(let a) = first.shape, case .path(let b) = second.shape, first.classes == ["axis"] {
        #expect(a.elements.first == b.elements.first)
        continue
      }
      guard case .text(let a) = first.shape, case .text(let b) = second.shape else {
        Issue.record("a mark moved")
        continue
      }
      #expect(a.anchor == b.anchor && a.size == b.size && a.alignment == b.alignment)
    }
  }

  /// The title in the first language, the numbers, and in the legend the count and the first name of a kind.
  @Test func whatMattersMostIsBold() {
    let marks = caption("2021").layers.flatMap(\.marks)
    let bold = { (name: String) in
      marks.filter { $0.classes.contains(name) }.flatMap { mark -> [Bool] in
        guard case .text(let text) = mark.shape else { return [] }
        return text.runs.map(\.isBold)
      }
    }
    #expect(bold("title") == [true] && bold("number") == [true, false, true, false] && bold("stamp") == [false])
    for name in ["subtitle", "as-of", "attribution"] {
      #expect(!bold(name).isEmpty && bold(name).allSatisfy { !$0 }, "\(name)")
    }
    for kind in Shenyang.atlas.relations { #expect(bold(kind.id) == [true, true, false], "\(kind.id)") }
  }

  @Test func anApprovalNumberIsPrintedOnlyWhenGiven() {
    #expect(texts(caption("2021"), "approval").isEmpty)
    var options = MapOptions(languages: ["zh"])
    options.approval = "<number as given>"
    let composer = MapComposer(atlas: Shenyang.atlas, words: Shenyang.words, options: options)
    #expect(texts(composer.caption(on: Day(lastOf: 2021)), "approval") == ["<number as given>"])
  }

  @Test func theFirstCityStaysTheFirstAfterItsAgreementHasEnded() {
    let rows = [
      SampleTable.row(city: "One", established: "1990", ended: "2000"),
      SampleTable.row(city: "Two", established: "1995"),
    ]
    let summary = Shenyang.words.summary(SampleTable.read(rows).atlas, Shenyang.day("2010-12-31"), in: "en")
    #expect(summary.contains("The first is One"))
  }
}
