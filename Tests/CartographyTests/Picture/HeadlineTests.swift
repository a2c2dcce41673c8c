import Drawing
import Geometry
import Testing
import TestSupport

@testable import Cartography
@testable import Friendships

/// The numbers of a day and its year, as large as each other.
@Suite struct HeadlineTests {
  private func marks(_ composer: MapComposer, _ day: String, leading: String? = nil) -> [Mark] {
    composer.caption(on: Shenyang.day(day), leading: leading.map(Shenyang.day)).layers[1].marks
  }

  private func words(_ marks: [Mark], _ name: String) -> [String] {
    marks.filter { $0.classes == [name] }.compactMap { $0.words?.trimmingPrefix(" ") }.map {
      $0.last == " " ? String($0.dropLast()) : String($0)
    }
  }

  /// Number and word each have their own mark; the year is lighter, which weight and paint say.
  @Test func numbersAndYearStandBesideEachOther() throws {
    let marks = marks(Pictures.composer(), "2021")
    #expect(words(marks, "number") == ["37", "城", "23", "国"] && words(marks, "stamp") == ["2021"])
    let texts = marks.filter { ["number", "stamp"].contains($0.classes.first) }.compactMap(\.text)
    #expect(texts.map { $0.runs[0].isBold } == [true, false, true, false, false])
    #expect(texts.map { $0.runs[0].paint } == [.ink, .ink, .ink, .ink, .secondary])
    // 58 for numbers and year, 24 for the words.
    #expect(texts.map(\.size) == [58, 24, 58, 24, 58] && Set(texts.map(\.anchor.y)).count == 1)
    let year = try #require(texts.last)
    #expect(year.alignment == .end && abs(year.anchor.x - (1920 - 48)) < 1e-6)
    for (left, right) in zip(texts, texts.dropFirst()) {
      let end =
        right.alignment == .end ? right.anchor.x - TextMeasure.width(right.runs, size: right.size) : right.anchor.x
      #expect(left.anchor.x + TextMeasure.width(left.runs, size: left.size) <= end + 1e-6)
    }
  }

  @Test(arguments: [
    ("ja", ["37", "都市", "23", "か国"]), ("ko", ["37", "개 도시", "23", "개국"]), ("de", ["37", "Städte", "23", "Länder"]),
    ("fr", ["37", "villes", "23", "pays"]), ("es", ["37", "ciudades", "23", "países"]),
    ("ru", ["городов:", "37", "стран:", "23"]), ("en", ["37", "cities", "23", "countries"]),
  ])
  func everyLanguageCountsInItsOrder(_ language: String, _ expected: [String]) {
    #expect(words(marks(Pictures.composer(Shenyang.atlas, [language]), "2021"), "number") == expected)
  }

  /// Sapporo alone in the first year; by 1985 there are five in four countries.
  @Test func aDayHasItsNumbers() {
    let composer = Pictures.composer(Shenyang.atlas, ["en"])
    #expect(words(marks(composer, "1980"), "number") == ["1", "city", "1", "country"])
    #expect(words(marks(composer, "1985"), "number") == ["5", "cities", "4", "countries"])
  }

  @Test func asOfSaysInBothLanguagesHowManyOfTheAnnouncedAreShown() {
    let lines = words(marks(Pictures.composer(), "2021"), "as-of")
    #expect(lines.count == 2 && lines.allSatisfy { $0.contains("37") && $0.contains("100") })
    #expect(lines[0].hasSuffix("截至 2021-12-31") && lines[1].hasSuffix("as of 2021-12-31"))
  }

  /// An exact day is longer than a year, so it is smaller.
  @Test func anExactDayIsToldWhole() throws {
    let stamp = try #require(marks(Pictures.composer(), "2021-10-25").first { $0.classes == ["stamp"] }?.text)
    #expect(stamp.runs.map(\.string) == ["2021-10-25"] && abs(stamp.size - 0.6 * 58) < 1e-9)
  }

  @Test func aTableWithoutDatesHasNoYear() {
    let rows = ["One", "Two", "Three"].map { SampleTable.row(city: $0, established: "") }
    let composer = Pictures.composer(SampleTable.read(rows).atlas, ["en"])
    let caption = composer.caption(on: Shenyang.day("2021"))
    let marks = caption.layers[1].marks
    #expect(words(marks, "number") == ["3", "cities", "1", "country"] && words(marks, "stamp").isEmpty)
    #expect(!caption.title.contains("2021") && words(marks, "as-of") == ["Cities shown: 3"])
    #expect(
      caption.layers[0].marks.filter { $0.classes == ["axis"] || $0.classes == ["year"] || $0.classes == ["accent"] }
        .isEmpty)
  }

  /// On its way to a year a moving picture tells that year, and counts what it shows as a whole.
  @Test func onItsWayTheYearIsTold() {
    let composer = Pictures.composer(Shenyang.atlas, ["en"])
    let moving = marks(composer, "1984", leading: "1985")
    #expect(words(moving, "stamp") == ["1985"])
    #expect(words(moving, "number") == words(marks(composer, "1984"), "number"))
    #expect(words(moving, "number") != words(marks(composer, "1985"), "number"))
    #expect(words(moving, "as-of") == words(marks(composer, "1984"), "as-of"))
  }

  /// Whatever the page, headline words keep within it and off each other.
  @Test(
    arguments: [(1920.0, 1080.0), (1080, 1920), (3840, 1080), (1280, 480), (390, 844), (640, 360)],
    [["zh", "en"], ["ru"], ["de", "fr"]])
  func theHeadlineKeepsToItsPage(_ size: (Double, Double), _ languages: [String]) {
    let composer = Pictures.composer(Shenyang.atlas, languages) { $0.size = Size(width: size.0, height: size.1) }
    let names = ["title", "subtitle", "number", "stamp", "as-of"]
    let boxes = marks(composer, "2021").filter { names.contains($0.classes.first ?? "") }.compactMap(\.text).map {
      text -> Rect in
      let width = TextMeasure.width(text.runs, size: text.size)
      let x = text.alignment == .end ? text.anchor.x - width : text.anchor.x
      // Digits and letters reach three quarters of their size above the line and a fifth below it.
      return Rect(x: x, y: text.anchor.y - 0.74 * text.size, width: width, height: 0.9 * text.size)
    }
    #expect(boxes.count >= 7)
    for (index, box) in boxes.enumerated() {
      #expect(box.x >= 0 && box.maxX <= size.0 && box.y >= 0 && box.maxY <= size.1, "\(box)")
      for other in boxes[..<index] { #expect(!box.outset(by: -0.5).overlaps(other), "\(box) and \(other)") }
    }
  }
}
