import Drawing
import Geometry
import Testing
import TestSupport

@testable import Cartography
@testable import Friendships

/// The names of all cities beside or below the map.
@Suite struct CityListTests {
  private func list(
    _ width: Double, _ height: Double, _ languages: [String] = ["zh", "en"], _ order: ListOrder = .year
  ) -> [Mark] {
    let composer = Pictures.composer(Shenyang.atlas, languages) {
      ($0.size, $0.list) = (Size(width: width, height: height), order)
    }
    return composer.compose(.none).marks("list")
  }

  /// From the top of each column to its end, the columns from the left.
  private func inReadingOrder(_ marks: [Mark]) -> [Mark] {
    marks.filter { $0.text != nil }.sorted { a, b in
      guard let a = a.text?.anchor, let b = b.text?.anchor else { return false }
      return a.x != b.x ? a.x < b.x : a.y < b.y
    }
  }

  @Test(arguments: [(1080.0, 1920.0), (768, 1024), (3840, 1080)])
  func allCitiesAreInTheList(_ width: Double, _ height: Double) throws {
    let marks = list(width, height)
    let entries = marks.filter { $0.classes.first == "entry" }
    // 37 cities, two of which have two agreements.
    #expect(Set(entries.compactMap(\.city)).count == 37 && entries.count == 39)
    let inOrder = inReadingOrder(entries)
    let years = try inOrder.filter { $0.lifespan.until == nil }.map { try #require($0.lifespan.from?.year) }
    #expect(years == years.sorted() && years.count == 37)
    for mark in entries {
      let text = try #require(mark.text)
      #expect(text.size >= 12 && text.anchor.x >= 0 && text.anchor.y <= height, "\(mark.city ?? "")")
      #expect(text.anchor.x + TextMeasure.width(text.runs, size: text.size) <= width)
    }
  }

  /// On a screen as narrow as a telephone's words stay readable; where not all have room, the others are told.
  @Test(arguments: [(390.0, 844.0), (360, 640), (390, 1200)])
  func wordsOfANarrowListStayReadable(_ width: Double, _ height: Double) throws {
    let composer = Pictures.composer { $0.size = Size(width: width, height: height) }
    let (scene, unnamed) = composer.composed(.none)
    let entries = scene.marks("list").filter { $0.classes.first == "entry" }
    for text in entries.compactMap(\.text) { #expect(text.size >= 12 && text.anchor.y <= height) }
    // On the map, in its insets, or in the list.
    let labels = scene.layers.filter { $0.name == "labels" }.flatMap(\.marks)
    let said = Set((entries + labels).compactMap(\.city)).subtracting(["shenyang-cn"])
    let told = Set(unnamed.map { Shenyang.atlas.cities[$0].id })
    let lost = Set(Shenyang.atlas.cities.map(\.id)).subtracting(said).subtracting(told)
    #expect(said.isDisjoint(with: told) && lost.isEmpty, "\(lost)")
    #expect(height < 1200 || told.isEmpty)
  }

  /// The last line of a list that is too long says how many cities follow, from the year of the first of them.
  @Test(arguments: [(390.0, 844.0), (1080, 1920)])
  func aListThatIsTooLongSaysHowManyFollow(_ width: Double, _ height: Double) throws {
    let marks = list(width, height)
    let listed = Set(marks.filter { $0.classes.first == "entry" }.compactMap(\.city))
    let note = marks.first { $0.classes == ["note"] }
    #expect(note?.words == (listed.count < 37 ? "还有\(37 - listed.count)城未列出" : nil))
    guard let note else { return }
    let others = Shenyang.atlas.agreements.filter { !listed.contains(Shenyang.atlas.city(of: $0).id) }
    #expect(note.lifespan.from == others.compactMap { $0.lifespan?.from }.min() && note.lifespan.until == nil)
    // Where the next city would stand.
    let last = try #require(inReadingOrder(marks.filter { $0.classes.first == "entry" }).last?.text?.anchor)
    #expect(try #require(note.text).anchor.y > last.y && #require(note.text).anchor.x < last.x + 1)
  }

  /// A city that rose from one kind to another has each in its time, at one place.
  @Test func entriesComeAndGoWithTheirAgreements() throws {
    let entries = list(1080, 1920).filter { $0.classes.first == "entry" }
    for agreement in Shenyang.atlas.inOrder {
      let city = Shenyang.atlas.city(of: agreement)
      let own = entries.filter { $0.city == city.id && $0.lifespan == agreement.lifespan }
      #expect(own.count == 1 && own[0].classes == ["entry", agreement.relation], "\(agreement.id)")
      #expect(own.first?.words == "\(city.names["zh"])  \(city.country.names["zh"])")
    }
    let daejeon = entries.filter { $0.city == "daejeon-kr" }.compactMap(\.text)
    #expect(daejeon.count == 2 && daejeon[0].anchor == daejeon[1].anchor)
    // Beside each its marker and its year.
    let marks = list(1080, 1920)
    for kind in ["city", "year"] {
      let others = marks.filter { $0.classes.first == kind }
      #expect(others.map(\.city) == entries.map(\.city) && others.map(\.lifespan) == entries.map(\.lifespan))
    }
    #expect(marks.first { $0.classes == ["year"] }?.words == "1980")
  }

  /// Under the name of each country its own cities, by year.
  @Test func theListMayBeByCountry() throws {
    let marks = list(1080, 1920, ["en"], .country).filter { $0.text != nil && $0.classes.first != "year" }
    let titles = marks.filter { $0.classes == ["country"] }.compactMap(\.words)
    #expect(titles.count == 23 && titles.first == "Japan")
    var (country, year) = ("", 0)
    for (before, mark) in zip(marks.prefix(1) + marks, marks) {
      // From the top of a column to its end, then on in the next one.
      let (last, next) = (try #require(before.text?.anchor), try #require(mark.text?.anchor))
      #expect(next.y >= last.y - 1 || next.x > last.x + 20, "\(mark.words ?? "")")
      if mark.classes == ["country"] {
        (country, year) = (try #require(mark.words), 0)
        continue
      }
      let city = try #require(Shenyang.atlas.cities.first { $0.id == mark.city })
      // The name of its country need not be said again.
      #expect(city.country.names["en"] == country && mark.words == city.names["en"])
      guard mark.lifespan.until == nil else { continue }
      let own = try #require(mark.lifespan.from?.year)
      #expect(own >= year, "\(city.id)")
      year = own
    }
  }

  /// No entry lies upon another one of the same day.
  @Test(arguments: [(1080.0, 1920.0), (390, 844), (3840, 1080)], [["zh"], ["de"], ["ru"]])
  func entriesKeepApart(_ size: (Double, Double), _ languages: [String]) {
    let marks = list(size.0, size.1, languages).filter { $0.lifespan.until == nil }
    let boxes = marks.compactMap { mark -> (String, Rect)? in
      guard let text = mark.text else { return nil }
      let width = TextMeasure.width(text.runs, size: text.size)
      let x = text.alignment == .end ? text.anchor.x - width : text.anchor.x
      return (mark.city ?? "", Rect(x: x, y: text.anchor.y - 0.8 * text.size, width: width, height: text.size))
    }
    #expect(boxes.count >= 50)
    for (index, first) in boxes.enumerated() {
      for second in boxes[..<index] {
        #expect(!first.1.outset(by: -0.5).overlaps(second.1), "\(first.0) and \(second.0)")
      }
    }
  }

  @Test func withoutNamesThereIsNoList() {
    let composer = Pictures.composer { ($0.size, $0.labels) = (Size(width: 1080, height: 1920), .none) }
    #expect(composer.compose(.none).layers.allSatisfy { $0.name != "list" })
    #expect(Shenyang.scene.layers.allSatisfy { $0.name != "list" })
  }

  /// A city in the list is not told as one without a name.
  @Test func whoIsInTheListHasAName() {
    let composer = Pictures.composer { $0.size = Size(width: 1080, height: 1920) }
    let (scene, unnamed) = composer.composed(.none)
    // Names without room on the map or in an inset are in the list all the same.
    #expect(
      unnamed.isEmpty
        && Set(scene.layers.filter { $0.name == "labels" }.flatMap(\.marks).compactMap(\.city)).count <= 38)
  }
}
