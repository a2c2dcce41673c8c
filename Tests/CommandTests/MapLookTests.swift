import Drawing
import Foundation
import Geometry
import Messages
import Testing

@testable import Cartography
@testable import FriendshipMaps

/// The member `look` of map.json: what a map looks like unless an option says otherwise.
@Suite struct MapLookTests {
  private func json(_ look: String) throws -> [UInt8] {
    let text = try Program.geodata("map.json").replacing("\"firstYear\"", with: "\"look\": \(look), \"firstYear\"")
    return Array(text.utf8)
  }

  private func map(_ look: String, _ request: MapRequest = MapRequest()) throws -> FriendshipMap {
    try FriendshipMap(table: Array(try Program.geodata("friendships.csv").utf8), map: json(look), request: request)
  }

  private func problems(_ look: String) throws -> [String] {
    do {
      return try map(look).data.warnings.filter { $0.place.contains("look") }.map(\.description)
    } catch let failure as MapFailure {
      return failure.problems.map(\.description)
    }
  }

  @Test func everyMemberIsHonoured() throws {
    let options = try map(
      """
      {"languages": ["en"], "theme": "exhibition", "projection": "equirectangular", "standardParallel": 10,
       "width": 1080, "height": 1920, "region": "world", "insets": ["none"], "text": 1.5, "labels": "sister",
       "beneath": "year", "list": "country"}
      """
    ).options
    #expect(options.languages == ["en"] && options.theme.id == "exhibition")
    #expect(options.size == Size(width: 1080, height: 1920) && options.text == 1.5)
    #expect(options.region == .world && options.insets == .none && options.labels == .relation("sister"))
    #expect(options.beneath == .year && options.list == .country && options.fittedProjection == nil)
    let sheet = try map(
      "{\"page\": \"A3\", \"region\": \"-12,34,42,62\", \"insets\": [\"122,32,146,46\", \"-12,33,42,62\"]}")
    #expect(sheet.dotsPerInch == 300 && abs(sheet.options.size.width - 1920) < 0.5)
    if case .regions(let insets) = sheet.options.insets {
      #expect(insets.count == 2)
    } else {
      Issue.record("no insets")
    }
    if case .part(let part) = sheet.options.region { #expect(part.west == -12) } else { Issue.record("no part") }
  }

  /// House colours travel within the map file.
  @Test func aThemeMayBeAnObject() throws {
    let map = try map("{\"theme\": {\"base\": \"dark\", \"colors\": {\"sea\": \"#000000\"}}}")
    #expect(map.options.theme.id == "house" && map.options.theme.base == "dark")
    #expect(map.options.theme.colors[0] == Color(red: 0, green: 0, blue: 0))
    #expect(
      try problems("{\"theme\": {\"colors\": {\"ink\": \"#FBFAF6\"}}}") == [
        "map.json: look.theme.colors.ink: hard to see on sea or land: \"1:1\"; 4.5:1 or more is advised"
      ])
  }

  @Test func anOptionGoesBeforeTheLook() throws {
    let look =
      "{\"languages\": [\"en\"], \"theme\": \"dark\", \"text\": 2, \"insets\": [\"none\"], \"beneath\": \"year\"}"
    var request = MapRequest()
    (request.languages, request.theme, request.text, request.insets) = (["zh"], .light, 1, ["auto"])
    let options = try map(look, request).options
    #expect(options.languages == ["zh"] && options.theme.id == "light" && options.text == 1)
    #expect(options.insets == .auto && options.beneath == .year)
  }

  @Test func aSizeThatIsAskedForReplacesThatOfTheLook() throws {
    var paper = MapRequest()
    paper.page = "A3"
    #expect(try map("{\"width\": 1080, \"height\": 1920}", paper).dotsPerInch == 300)
    var wide = MapRequest()
    wide.width = 2400
    #expect(try map("{\"width\": 1080, \"height\": 1920}", wide).options.size == Size(width: 2400, height: 1920))
    #expect(try map("{\"page\": \"A3\"}", wide).options.size == Size(width: 2400, height: 1080))
    var scaled = MapRequest()
    scaled.scale = 2
    #expect(try map("{\"width\": 1080}", scaled).pngSize.width == 2160)
    let failure = #expect(throws: MapFailure.self) { try map("{\"page\": \"A3\"}", scaled) }
    #expect(failure?.problems.first?.place == "scale" && failure?.problems.first?.found == "A3")
  }

  /// A sheet of paper is for print.
  @Test func aMovingPictureIsOnNoSheetOfPaper() throws {
    var moving = MapRequest()
    (moving.isMoving, moving.usualSize) = (true, Size(width: 1280, height: 720))
    #expect(try map("{\"page\": \"A3\"}", moving).options.size == Size(width: 1280, height: 720))
    #expect(try map("{\"width\": 1080, \"height\": 1080}", moving).options.size == Size(width: 1080, height: 1080))
  }

  @Test func everyFaultIsToldAtOnceByItsPath() throws {
    let found = try problems(
      """
      {"languages": ["en", "xx"], "theme": "drak", "projection": 1, "standardParallel": 81, "width": 100, "height": 5.5,
       "page": "A9", "region": "1,2,3", "insets": ["none", "auto"], "text": 9, "labels": "sistr", "beneath": "x", "list": []}
      """)
    #expect(
      found.map { String($0.dropFirst("map.json: look.".count).prefix { $0 != ":" }) } == [
        "languages[1]", "theme", "projection", "standardParallel", "width", "height", "height", "page", "width",
        "region",
        "insets[0]", "insets[1]", "text", "labels", "beneath", "list",
      ], "\(found)")
    #expect(
      found[1].hasSuffix(
        "unknown word: \"drak\"; did you mean \"dark\"? (use light, dark, print, contrast or exhibition)"))
    #expect(try problems("{\"languages\": []}").first?.contains("look.languages: empty") == true)
    #expect(try problems("3").first?.contains("look: wrong type") == true)
    #expect(try problems("{\"theme\": {\"base\": \"x\"}}").first?.contains("look.theme.base: unknown theme") == true)
    #expect(
      try problems("{\"scale\": 2}") == [
        "map.json: look.scale: unknown member, ignored; use languages, theme, projection, standardParallel, width, height, page, region, insets, text, labels, beneath or list"
      ])
  }

  /// Neither file has to be mended before the faults of the other are told.
  @Test func faultsOfTheLookStandBesideThoseOfTheRest() throws {
    let text = try Program.geodata("map.json").replacing(
      "\"firstYear\": 1980", with: "\"look\": {\"text\": 9}, \"firstYear\": 0")
    let failure = #expect(throws: MapFailure.self) { try FriendshipMap(table: [], map: Array(text.utf8)) }
    #expect(failure?.problems.map(\.place) == ["map.json: firstYear", "map.json: look.text"])
  }
}
