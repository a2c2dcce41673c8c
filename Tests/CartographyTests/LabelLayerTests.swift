import Geometry
import Testing
import TestSupport

@testable import Cartography
@testable import Friendships
@testable import Drawing

@Suite struct LabelLayerTests {
  struct Page: Sendable, CustomTestStringConvertible {
    let languages: [String]
    let size: Size

    var testDescription: String { "\(languages.joined(separator: "+")) \(Int(size.width))×\(Int(size.height))" }
    var scene: Scene {
      var options = MapOptions(languages: languages)
      options.size = size
      return MapComposer(atlas: Shenyang.atlas, words: Shenyang.words, options: options).compose(.none)
    }
  }

  static let pages = [["zh"], ["en"], ["zh", "en"]].flatMap { languages in
    [(1920.0, 1080.0), (800, 450), (3840, 2160)].map {
      Page(languages: languages, size: Size(width: $0.0, height: $0.1))
    }
  }

  /// Points are rounded to a tenth after a place was chosen.
  private static let rounding = 0.06

  private func marks(_ layer: String, _ scene: Scene) -> [Mark] {
    scene.layers.filter { $0.name == layer }.flatMap(\.marks).filter { $0.classes.first != "leader" }
  }

  private func city(_ mark: Mark) -> String { mark.data.first { $0.name == "city" }?.value ?? "" }

  /// Whether it is the line of a name, not what stands beneath one.
  private func isName(_ mark: Mark) -> Bool { !mark.classes.contains("beneath") }

  /// The boxes of the lines of words, one for each place; a city that comes back later stands at the same one.
  private func boxes(_ scene: Scene) -> [(city: String, lifespan: Lifespan, box: Rect)] {
    marks("labels", scene).reduce(into: []) { boxes, mark in
      guard case .text(let text) = mark.shape else { return }
      let width = text.runs.map { TextMeasure.width($0.string, size: text.size, isBold: $0.isBold) }.reduce(0, +)
      let x = text.anchor.x - (text.alignment == .start ? 0 : text.alignment == .end ? width : width / 2)
      let box = Rect(
        x: x, y: text.anchor.y - TextMeasure.ascent(text.size), width: width,
        height: TextMeasure.height(text.size)
      ).outset(by: -Self.rounding)
      let isThere = boxes.contains { $0.city == city(mark) && $0.box == box && $0.lifespan == mark.lifespan }
      if !isThere { boxes.append((city(mark), mark.lifespan, box)) }
    }
  }

  /// Neither names of two cities nor the lines of one name; what a city is called in another time may stand at the same place.
  @Test(arguments: pages) func noLabelTouchesAnother(_ page: Page) {
    let boxes = boxes(page.scene)
    #expect(boxes.count >= 20)
    for (index, first) in boxes.enumerated() {
      for second in boxes[..<index] where first.city != second.city || first.lifespan == second.lifespan {
        #expect(!first.box.overlaps(second.box), "\(first.city) and \(second.city)")
      }
    }
  }

  /// What stands beneath a name stands just beneath it, on the same side of the marker and for the same time.
  @Test func theLinesOfANameStandTogether() {
    let scene = Self.pages[6].scene
    let lines = marks("labels", scene).filter { !$0.classes.contains("hub") }
    let beneath = lines.enumerated().filter { !isName($0.element) }
    #expect(beneath.count >= 20)
    for (index, mark) in beneath {
      guard index > 0, case .text(let text) = mark.shape, case .text(let name) = lines[index - 1].shape else {
        Issue.record("no name above \(mark.data)")
        continue
      }
      #expect(
        isName(lines[index - 1]) && lines[index - 1].data == mark.data && lines[index - 1].lifespan == mark.lifespan)
      #expect(text.alignment == name.alignment && text.anchor.x == name.anchor.x && text.size < name.size)
      let step = text.anchor.y - name.anchor.y
      #expect(step > 0.9 * text.size && step < 1.5 * name.size, "\(step)")
    }
  }

  @Test(arguments: pages) func noLabelCoversAMarkerOrTheHub(_ page: Page) {
    let scene = page.scene
    let markers = marks("cities", scene).filter { !$0.classes.contains("accent") }
    // 39 agreements and the hub's disc and ring; an inset repeats those that it shows.
    #expect(markers.count >= 41)
    for mark in markers {
      guard case .marker(let marker) = mark.shape else { continue }
      let reach = marker.radius + (mark.style.stroke == nil ? 0 : mark.style.width / 2)
      let place = Rect(x: marker.center.x, y: marker.center.y, width: 0, height: 0).outset(by: reach)
      for label in boxes(scene) { #expect(!label.box.overlaps(place), "\(label.city) on \(mark.id ?? "ring")") }
    }
  }

  @Test(arguments: pages) func everyLabelLiesOnThePageBelowTheHeaderAndAboveTheLegend(_ page: Page) {
    let (width, height) = (page.size.width, page.size.height)
    for label in boxes(page.scene) {
      #expect(Rect(x: 0, y: 0, width: width, height: height).contains(label.box), "\(label.city)")
    }
  }

  @Test(arguments: pages) func theHubComesFirstInEveryLanguage(_ page: Page) {
    let hub = marks("labels", page.scene).prefix { $0.classes.contains("hub") }
    #expect(hub.count == page.languages.count)
    #expect(hub.allSatisfy { city($0) == "shenyang-cn" && $0.lifespan == .always })
  }

  @Test func sisterCitiesComeBeforeCooperativeOnesAndOlderBeforeYounger() {
    let atlas = Shenyang.atlas
    let rank = { (id: String) -> Int in
      atlas.agreements.filter { atlas.city(of: $0).id == id }.map(atlas.rank).min() ?? 9
    }
    for layer in Shenyang.scene.layers where layer.name == "labels" {
      let placed = layer.marks.filter { $0.classes.contains("label") }.map(city).filter { $0 != "shenyang-cn" }
      #expect(placed.map(rank) == placed.map(rank).sorted() && placed.count >= 12)
    }
  }

  @Test func onADayOnlyCitiesInForceAreNamed() {
    for year in 1980...2022 {
      let day = Day(lastOf: year)
      let inForce = Set(Shenyang.atlas.agreements(on: day).map { Shenyang.atlas.city(of: $0).id })
      let lines = marks("labels", Shenyang.scene.at(day, language: "zh-Hans"))
      let named = lines.filter(isName).map(city)
      // The hub has two lines, every city one, and at most one beneath it.
      #expect(named.count == Set(named).count + 1, "\(year)")
      let beneath = lines.filter { !isName($0) }.map(city)
      #expect(beneath.count == Set(beneath).count && Set(beneath).isSubset(of: named), "\(year)")
      #expect(Set(named).subtracting(["shenyang-cn"]).isSubset(of: inForce), "\(year)")
    }
  }

  private func spans(_ rows: [String], beneath: Beneath = .country) -> [String] {
    var options = MapOptions(languages: ["en"])
    options.beneath = beneath
    let composer = MapComposer(atlas: SampleTable.read(rows).atlas, words: Shenyang.words, options: options)
    return marks("labels", composer.compose(.none)).filter { city($0) == "town-jp" && isName($0) }.map {
      "\($0.lifespan.from?.description ?? "")–\($0.lifespan.until?.description ?? "")"
    }
  }

  @Test func aCityThatIsReplacedWithoutAGapHasOneLabel() {
    let first = SampleTable.row(relation: "b", established: "1990")
    #expect(spans([first, SampleTable.row(relation: "b", established: "2000-03-01")]) == ["1990-12-31–"])
    #expect(
      spans([first, SampleTable.row(relation: "b", established: "2000", ended: "2010")]) == ["1990-12-31–2010-12-31"])
  }

  /// Another year beneath the name, or a name that is bold from then on.
  @Test func aCityOfWhichOtherThingsAreSaidHasALabelForEachTime() {
    let first = SampleTable.row(relation: "b", established: "1990")
    let times = ["1990-12-31–2000-02-29", "2000-03-01–"]
    #expect(spans([first, SampleTable.row(relation: "b", established: "2000-03-01")], beneath: .year) == times)
    #expect(spans([first, SampleTable.row(relation: "a", established: "2000-03-01")], beneath: .none) == times)
  }

  @Test func aCityThatComesBackHasALabelForEachTime() {
    let rows = [
      SampleTable.row(relation: "b", established: "1990", ended: "1995"),
      SampleTable.row(relation: "a", established: "2000"),
    ]
    #expect(spans(rows) == ["1990-12-31–1995-12-31", "2000-12-31–"])
  }

  /// On the standard page and on a wall every city has its name, on the map or in an inset.
  @Test(arguments: pages.filter { $0.size.width >= 1920 }) func everyCityIsNamed(_ page: Page) {
    #expect(Set(boxes(page.scene).map(\.city)).count == 38)
  }

  /// No name is lost in silence: a city is named, or told as one without a name.
  @Test(arguments: pages) func everyCityIsNamedOrTold(_ page: Page) {
    var options = MapOptions(languages: page.languages)
    options.size = page.size
    let composer = MapComposer(atlas: Shenyang.atlas, words: Shenyang.words, options: options)
    let (scene, unnamed) = composer.composed(.none)
    let named = Set(boxes(scene).map(\.city)).subtracting(["shenyang-cn"])
    let told = Set(unnamed.map { Shenyang.atlas.cities[$0].id })
    #expect(named.isDisjoint(with: told) && named.count + told.count == 37)
    // The page of a browser has them all in every language: who zooms in finds room.
    for language in page.languages.map(Shenyang.words.tag) {
      let layers = composer.composeInEveryLanguage(.none).layers.filter {
        $0.name == "labels" && $0.language == language
      }
      #expect(Set(layers.flatMap(\.marks).map(city)).count == 38, "\(language)")
    }
  }

  /// A page shows nothing beside the map, so no name may stand there.
  @Test func namesOfAPageStayWithinTheMap() {
    var options = MapOptions(languages: ["zh", "en"])
    (options.size, options.insets) = (Size(width: 1280, height: 720), .none)
    let composer = MapComposer(atlas: Shenyang.atlas, words: Shenyang.words, options: options)
    let frame = composer.viewport.rect
    #expect(frame.x > 20)
    let layers = composer.composeInEveryLanguage(.none).layers.filter { $0.name == "labels" }
    #expect(layers.count == 2)
    for layer in layers {
      let roomy = layer.with(layer.marks.filter { !$0.classes.contains("crowded") && !$0.classes.contains("hub") })
      let scene = Scene(size: options.size, palette: Palette([]), layers: [roomy])
      for label in boxes(scene) { #expect(frame.contains(label.box), "\(label.city)") }
    }
  }

  @Test func namesThatNobodyWantsAreNotMissed() {
    var options = MapOptions(languages: ["zh"])
    (options.size, options.labels) = (Size(width: 320, height: 180), .relation("sister"))
    let composer = MapComposer(atlas: Shenyang.atlas, words: Shenyang.words, options: options)
    let kinds = composer.composed(.none).unnamed.map { index in
      Shenyang.atlas.agreements.filter { $0.city == index }.map(\.relation)
    }
    #expect(!kinds.isEmpty && kinds.allSatisfy { $0.contains("sister") })
    options.labels = .none
    #expect(MapComposer(atlas: Shenyang.atlas, words: Shenyang.words, options: options).composed(.none).unnamed.isEmpty)
  }

  /// Leaders end at their words, cross no other words, no marker but their own, and no other leader.
  @Test(arguments: pages) func leadersCrossNothing(_ page: Page) {
    let scene = page.scene
    for layer in scene.layers where layer.name == "labels" {
      let leaders = layer.marks.filter { $0.classes == ["leader"] }.reduce(into: [(String, Segment)]()) { found, mark in
        guard case .path(let path) = mark.shape, case let ends = path.outlines[0] else { return }
        let leader = Segment(from: ends[0], to: ends[1])
        if !found.contains(where: { $0.1 == leader }) { found.append((city(mark), leader)) }
      }
      for (index, (id, leader)) in leaders.enumerated() {
        for other in leaders[..<index] { #expect(!leader.meets(other.1), "\(id) and \(other.0)") }
        for label in boxes(scene) { #expect(!leader.crosses(label.box), "\(id) and \(label.city)") }
      }
    }
  }

  /// With both languages a name has its translation beneath it wherever there is room.
  @Test func bothLanguagesMayBeAsked() {
    var options = MapOptions(languages: ["zh", "en"])
    options.labels = .both
    let scene = MapComposer(atlas: Shenyang.atlas, words: Shenyang.words, options: options).compose(.none)
    let lines = Dictionary(grouping: marks("labels", scene), by: city)
    #expect(lines.values.count { $0.count >= 2 } >= 20)
  }

  @Test func labelsMayBeLimited() {
    let named = { (labels: LabelChoice) -> Set<String> in
      var options = MapOptions(languages: ["en"])
      options.labels = labels
      let composer = MapComposer(atlas: Shenyang.atlas, words: Shenyang.words, options: options)
      return Set(marks("labels", composer.compose(.none)).map(city))
    }
    #expect(named(.none) == ["shenyang-cn"])
    #expect(named(.relation("sister")).contains("karachi-pk"))
    #expect(!named(.relation("sister")).contains("minsk-by"))
    #expect(!named(.relation("cooperative")).contains("sapporo-jp"))
    // A city that rose from cooperative to sister has had both relations.
    #expect(named(.relation("cooperative")).contains("karachi-pk"))
  }

  /// La Plata and Florida lie 3 pixels apart on a small page: each name stands on its city's side.
  @Test(arguments: [640.0, 800, 960, 1920]) func neighboursDoNotSwapNames(width: Double) throws {
    var options = MapOptions(languages: ["en"])
    options.size = Size(width: width, height: width * 9 / 16)
    let composer = MapComposer(atlas: Shenyang.atlas, words: Shenyang.words, options: options)
    let boxes = boxes(composer.compose(.none))
    let places = Dictionary(
      uniqueKeysWithValues: Shenyang.atlas.cities.map { ($0.id, composer.viewport.point($0.coordinate)) })
    for id in ["la-plata-ar", "florida-uy"] {
      let box = try #require(boxes.first { $0.city == id }).box
      let own = box.distance(to: try #require(places[id]))
      for (other, place) in places where other != id { #expect(box.distance(to: place) > own - 0.6, "\(id), \(other)") }
    }
  }
}
