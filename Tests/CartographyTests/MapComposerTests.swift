import Drawing
import Friendships
import Geometry
import Messages
import Testing
import TestSupport

@testable import Cartography

@Suite struct MapComposerTests {
  private let scene = Shenyang.scene

  private func marks(_ layer: String, _ scene: Scene) -> [Mark] {
    scene.layers.filter { $0.name == layer && $0.inset == nil }.flatMap(\.marks)
  }

  @Test func layersAreInPaintingOrder() {
    let world = scene.layers.filter { $0.inset == nil }.map(\.name)
    #expect(world == ["sea", "graticule", "land", "links", "cities", "labels", "legend timeline"])
    // What lies under an inset, its sea and its land, comes before the links of the world, its own marks after them.
    #expect(
      scene.layers.map(\.name) == [
        "sea", "graticule", "land", "locator", "land", "land", "links", "cities", "labels", "links", "cities", "labels",
        "frame", "legend timeline",
      ])
    #expect(Set(scene.layers.compactMap(\.inset)) == ["seongnam-kr"])
  }

  /// On a page of very many the table says what a city would say where it is pointed at; a picture has nothing else.
  @Test(arguments: [400, 401]) func citiesOfAPageSayMoreUnlessTheyAreVeryMany(_ count: Int) {
    let rows = (1...count).map { SampleTable.row(city: "City \($0)") }
    var options = MapOptions(languages: ["en"])
    options.labels = .none
    let composer = MapComposer(atlas: SampleTable.read(rows).atlas, words: Shenyang.words, options: options)
    let said = { (scene: Scene) in
      self.marks("cities", scene).filter { $0.classes.contains("city") }.map { $0.tooltip != nil }
    }
    #expect(said(composer.composeInEveryLanguage(.none)) == Array(repeating: count <= 400, count: count))
    #expect(said(composer.composed(.none).scene) == Array(repeating: true, count: count))
  }

  /// An upright and a wide page have a list of names.
  @Test(arguments: [(1080.0, 1920.0, ["list"]), (3840, 1080, ["list"]), (1600, 1200, []), (1280, 480, ["list"])])
  func whatLiesBesideTheMapComesLast(_ width: Double, _ height: Double, _ further: [String]) {
    let world = composed(width, height).scene.layers.filter { $0.inset == nil }.map(\.name)
    let beside = Array(world.drop { $0 != "labels" }.dropFirst())
    #expect(beside.filter { $0 != "legend timeline" } == further)
  }

  /// A map narrower than its page has an edge above its land and below all that reaches beyond it. Where the key covers the lower end of
  /// the map, which it does on no wide page, the edge ends above it.
  @Test(arguments: [
    (1920.0, 1080.0, 1.0, nil), (1080, 1920, 1, nil), (3840, 1080, 1, false), (1280, 720, 1, true),
    (1920, 1080, 1.5, true),
    (800, 450, 1, true),
  ])
  func aMapNarrowerThanItsPageHasAnEdge(_ width: Double, _ height: Double, _ text: Double, _ isOpen: Bool?) throws {
    let (scene, composer) = composed(width, height, text: text)
    let names = scene.layers.filter { $0.inset == nil }.map(\.name)
    guard let isOpen else {
      #expect(!names.contains("edge"))
      return
    }
    #expect(names.prefix(5) == ["sea", "graticule", "land", "edge", "links"])
    let path = try #require(marks("edge", scene).first?.path)
    let (rect, corners) = (composer.viewport.rect, path.elements.compactMap(\.end))
    #expect(Set(corners.map(\.x)) == [rect.x, rect.maxX] && corners.map(\.y).min() == rect.y)
    let lowest = try #require(corners.map(\.y).max())
    #expect(isOpen ? lowest == composer.layout.key.y && lowest < rect.maxY : lowest == rect.maxY)
    #expect(path.elements.contains(.close) != isOpen)
    try crossing(rect, in: scene)
  }

  /// Names that cross the edge have a halo, which breaks it.
  private func crossing(_ rect: Rect, in scene: Scene) throws {
    for mark in marks("labels", scene) {
      guard let text = mark.text else { continue }
      let width = TextMeasure.width(text.runs, size: text.size)
      let left = text.anchor.x - (text.alignment == .start ? 0 : text.alignment == .end ? width : width / 2)
      for x in [rect.x, rect.maxX] where left + 4 < x && x < left + 0.9 * width - 4 {
        #expect(mark.style.stroke != nil, "\(mark.words ?? "")")
      }
    }
  }

  private func composed(_ width: Double, _ height: Double, text: Double = 1) -> (scene: Scene, composer: MapComposer) {
    var options = MapOptions(languages: ["zh", "en"])
    (options.size, options.text) = (Size(width: width, height: height), text)
    let composer = MapComposer(atlas: Shenyang.atlas, words: Shenyang.words, options: options)
    return (composer.compose(.none), composer)
  }

  @Test func nothingMovesFromYearToYear() {
    for year in 1979...2023 {
      let still = scene.at(Day(lastOf: year), language: "zh-Hans")
      #expect(still.size == scene.size && still.palette == scene.palette)
      for (shown, all) in zip(still.layers, scene.layers.map(\.cutAtItsEdge)) {
        #expect(shown.marks.allSatisfy(all.marks.contains), "\(shown.name) in \(year)")
      }
    }
  }

  @Test func everyYearShowsItsAgreements() {
    for year in 1979...2023 {
      let day = Day(lastOf: year)
      let still = scene.at(day, language: "zh-Hans")
      let ids = Set(Shenyang.atlas.agreements(on: day).map(\.id))
      #expect(Set(marks("links", still).compactMap(\.id)) == Set(ids.map { "link-" + $0 }), "\(year)")
      let cities = marks("cities", still).compactMap(\.id).filter { $0.hasPrefix("city-") }
      #expect(Set(cities) == Set(ids.map { "city-" + $0 }), "\(year)")
    }
  }

  @Test func theFirstYearHasOneLink() {
    let links = marks("links", scene.at(Day(lastOf: 1980), language: "zh-Hans"))
    #expect(links.map(\.id) == ["link-sapporo-jp"])
    #expect(links.first?.classes == ["link", "sister"])
    #expect(
      links.first?.data == [
        .init("city", "sapporo-jp"), .init("relation", "sister"), .init("established", "1980-11-18"),
        .init("from", "1980-11-18"),
      ])
    #expect(marks("links", scene.at(Shenyang.day("1980-11-17"), language: "zh-Hans")).isEmpty)
  }

  @Test func idsAreUnique() {
    let every = scene.layers.flatMap { $0.marks.compactMap(\.id) }
    #expect(Set(every).count == every.count)
    let ids = scene.layers.filter { $0.inset == nil }.flatMap { $0.marks.compactMap(\.id) }
    // A link and a city for each of 39 agreements, and the hub.
    #expect(ids.count == 79)
  }

  @Test func aSecondAgreementHasANumber() throws {
    let links = marks("links", scene)
    let first = try #require(links.first { $0.id == "link-daejeon-kr" })
    let second = try #require(links.first { $0.id == "link-daejeon-kr-2" })
    #expect(first.classes.contains("cooperative") && second.classes.contains("sister"))
    #expect(first.data.contains(.init("until", "2013-07-28")))
    #expect(second.data.contains(.init("city", "daejeon-kr")))
    #expect(!second.data.contains { $0.name == "until" })
  }

  @Test func linksEndExactlyAtHubAndCity() throws {
    let atlas = Shenyang.atlas
    let hub = Shenyang.composer.viewport.point(atlas.hub.coordinate)
    for agreement in atlas.inOrder {
      let mark = try #require(marks("links", scene).first { $0.id == "link-\(agreement.id)" })
      guard case .path(let path) = mark.shape else { continue }
      let ends = path.elements.compactMap(\.end)
      let city = Shenyang.composer.viewport.point(atlas.city(of: agreement).coordinate)
      #expect(ends.first == hub && ends.last == city, "\(agreement.id)")
    }
  }

  /// Those that fade alike are painted together, those that fade farthest first.
  @Test func sisterLinksLieAboveCooperativeOnesAndLaterAboveEarlier() {
    let links = marks("links", scene)
    let reaches = links.map { $0.style.fade?.radius ?? 0 }
    #expect(reaches == reaches.sorted(by: >) && Set(reaches).count > 1)
    for reach in Set(reaches) {
      let links = zip(links, reaches).filter { $0.1 == reach }.map(\.0)
      let ranks = links.map { $0.classes.contains("sister") ? 1 : 0 }
      #expect(ranks == ranks.sorted())
      for rank in 0...1 {
        let days = zip(links, ranks).filter { $0.1 == rank }.compactMap { $0.0.lifespan.from }
        #expect(days == days.sorted())
      }
    }
  }

  @Test func theAccentLastsToTheEndOfItsYear() {
    let accents = marks("cities", scene).filter { $0.classes.contains("accent") }
    #expect(accents.count == 39)
    for accent in accents { #expect(accent.lifespan.until == Day(lastOf: accent.lifespan.from?.year ?? 0)) }
  }

  @Test func citiesBesideTheAntipodeSaySo() {
    let close = marks("links", scene).filter { $0.tooltip?.contains("antipode") == true }.compactMap(\.id)
    #expect(Set(close) == ["link-la-plata-ar", "link-florida-uy"])
  }

  @Test func tooltipsSayItInEveryLanguage() {
    let tooltip = marks("links", scene).first { $0.id == "link-katowice-pl" }?.tooltip ?? ""
    let lines = tooltip.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.contains("卡托维茨") == true && lines.first?.contains("2007年6月") == true)
    #expect(lines.last?.hasPrefix("Katowice, Poland: Sister city, agreed in 2007-06; ") == true)
  }

  @Test func composingTwiceGivesTheSame() {
    let again = MapComposer(atlas: Shenyang.atlas, words: Shenyang.words, options: MapOptions(languages: ["zh", "en"]))
    #expect(again.compose(.none) == scene)
  }

  @Test func landLiesBelowAndChangesNothingElse() throws {
    var problems: [Problem] = []
    let land = Shenyang.coarseLand.withUnsafeBytes {
      Basemap(shapefile: $0, name: "land", digest: "", problems: &problems)
    }
    // Insets look for room beside the land, and the halos of names take its colour.
    var options = MapOptions(languages: ["zh", "en"])
    options.insets = .none
    let composer = MapComposer(atlas: Shenyang.atlas, words: Shenyang.words, options: options)
    let (withLand, without) = (composer.compose(try #require(land)), composer.compose(.none))
    let others = { (scene: Scene) in scene.layers.filter { $0.name != "land" && $0.name != "labels" } }
    #expect(others(withLand) == others(without))
    #expect(marks("labels", withLand).map(\.shape) == marks("labels", without).map(\.shape))
    let layer = try #require(withLand.layers.first { $0.name == "land" })
    // The water along the coast, below it the land.
    #expect(layer.marks.map(\.classes) == [["shallows"], []] && layer.crop == Shenyang.composer.viewport.rect)
    #expect(layer.marks.map(\.style.fill) == [nil, .land] && layer.marks[0].style.stroke == .shallows)
  }

  /// The closing lines of the land run outside of the map, farther than half their width and no farther than two units.
  @Test(arguments: [1.0, 2.0]) func theLandEndsJustOutsideOfTheMap(scale: Double) throws {
    var problems: [Problem] = []
    let read = Shenyang.coarseLand.withUnsafeBytes {
      Basemap(shapefile: $0, name: "land", digest: "", problems: &problems)
    }
    let land = try #require(read)
    var options = MapOptions(languages: ["en"])
    (options.insets, options.pixelsPerUnit) = (.none, scale)
    let composer = MapComposer(atlas: Shenyang.atlas, words: Shenyang.words, options: options)
    let layer = try #require(composer.compose(land).layers.first { $0.name == "land" })
    let frame = composer.viewport.rect
    let mark = try #require(layer.marks.last)
    guard case .path(let path) = mark.shape else { return }
    let ends = path.elements.compactMap(\.end)
    // Greenland lies on both edges.
    let beyond = [frame.x - (ends.map(\.x).min() ?? 0), (ends.map(\.x).max() ?? 0) - frame.maxX]
    for side in beyond { #expect(side > mark.style.width / 2 && side <= 2.01, "\(side)") }
  }

  /// The coast of 1:110 million is for maps of less than one and a half pixels a degree.
  @Test func smallMapsHaveTheCoarserCoast() {
    #expect(Basemap.isCoarseEnough(pixelsPerDegree: 1.49) && !Basemap.isCoarseEnough(pixelsPerDegree: 1.5))
  }

  @Test(arguments: ["light", "dark"]) func everyPaintIsInThePalette(_ id: String) throws {
    var options = MapOptions(languages: ["en"])
    options.theme = try #require(Theme.all.first { $0.id == id })
    let composer = MapComposer(atlas: Shenyang.atlas, words: Shenyang.words, options: options)
    let scene = composer.compose(.none)
    #expect(scene.palette.colors.count == 8 + 2 * 42)
    let marks = (scene.layers + composer.caption(on: Day(lastOf: 2021)).layers).flatMap(\.marks)
    for paint in marks.flatMap({ [$0.style.fill, $0.style.stroke] }).compactMap({ $0 }) {
      #expect(scene.palette.colors.indices.contains(paint.index))
    }
  }

  @Test func anEmptyTableIsStillAMap() {
    let atlas = SampleTable.read([]).atlas
    let composer = MapComposer(atlas: atlas, words: Shenyang.words, options: MapOptions(languages: ["en"]))
    #expect(marks("links", composer.compose(.none)).isEmpty)
    #expect(composer.caption(on: Day(lastOf: 2021)).description.contains("none is drawn"))
  }

  /// A ring around a new city belongs to that city, also where it is the city's second agreement.
  @Test func everyMarkNamesACityThatExists() {
    let known = Set(Shenyang.atlas.cities.map(\.id) + [Shenyang.atlas.hub.id])
    let named = Shenyang.scene.layers.flatMap(\.marks).flatMap(\.data).filter { $0.name == "city" }.map(\.value)
    #expect(named.count > 100)
    #expect(Set(named).isSubset(of: known))
  }

  /// While a year is under way links grow and the strip has their marks; its last frame is the still.
  @Test func linksGrowAndNothingElseMoves() throws {
    let scene = Shenyang.scene
    let before = scene.at(Day(lastOf: 1984), language: "zh-Hans")
    let half = scene.at(Frame(day: Day(lastOf: 1985), share: 0.5, centiseconds: 10), language: "zh-Hans")
    for (old, new) in zip(before.layers, half.layers) where old.name != "links" && old.name != "legend timeline" {
      #expect(old == new)
    }
    let links = try #require(half.layers.first { $0.name == "links" }).marks
    let known = try #require(before.layers.first { $0.name == "links" }).marks
    #expect(Set(links.compactMap(\.id)).subtracting(known.compactMap(\.id)) == ["link-turin-it", "link-chicago-us"])
    let whole = Frame(day: Day(lastOf: 1985), centiseconds: 10)
    #expect(scene.at(whole, language: "zh-Hans") == scene.at(Day(lastOf: 1985), language: "zh-Hans"))
  }
}
