import Drawing
import Geometry
import Testing
import TestSupport

@testable import Cartography
@testable import Friendships

/// Which part of the world a map shows.
@Suite struct ChosenPartTests {
  private static let cologne = Coordinate(latitude: 50.94, longitude: 6.96)
  private static let towns = [
    ("Lille", 50.63, 3.07), ("Tours", 47.39, 0.69), ("Turin", 45.07, 7.69), ("Leipzig", 51.34, 12.37),
    ("Cork", 51.9, -8.47),
  ]
  static let europe = Pictures.atlas(
    hub: cologne, towns.map { Pictures.row($0.0, $0.1, $0.2, code: "FR", country: "France", continent: "Europe") })

  /// Hub, cities and links lie on it, and it appears much larger than the world would.
  @Test(arguments: [(1920.0, 1080.0), (1080, 1920), (3840, 1080)])
  func citiesOfOnePartAreShownWithThatPart(_ width: Double, _ height: Double) throws {
    let composer = Pictures.composer(Self.europe, ["en"]) { $0.size = Size(width: width, height: height) }
    let part = try #require(composer.chosenPart)
    #expect(part.x < -8.47 && part.x > -60 && part.x + part.width > 12.37 && part.x + part.width < 60)
    #expect(part.y < 45.07 && part.y > 15 && part.y + part.height > 51.9 && part.y + part.height < 80)
    #expect(part.width < 360 / 2.2)
    let rect = composer.viewport.rect
    let page = Rect(x: 0, y: 0, width: width, height: height)
    #expect(page.contains(rect))
    for (name, latitude, longitude) in Self.towns {
      let point = composer.viewport.point(Coordinate(latitude: latitude, longitude: longitude))
      #expect(rect.outset(by: -10).contains(point), "\(name)")
    }
    let scene = composer.compose(Pictures.land(of: composer))
    #expect(scene.marks("links").count == 5 && scene.marks("cities").count { $0.classes.first == "city" } == 5)
    for mark in scene.marks("links") {
      for point in try #require(mark.path).points(every: 5).joined() {
        #expect(rect.contains(point), "\(mark.id ?? "")")
      }
    }
    // Land lies around it, and the map has an edge.
    #expect(!scene.marks("land").isEmpty && scene.marks("edge").count == 1)
  }

  @Test func citiesOfTheWorldAreShownWithTheWorld() {
    #expect(Pictures.composer().chosenPart == nil && Pictures.composer().viewport.isWhole)
    // A city on the other side brings the world back.
    let far = Pictures.atlas(
      hub: Self.cologne, Self.towns.map { Pictures.row($0.0, $0.1, $0.2) } + [Pictures.row("Lima", -12, -77)])
    #expect(Pictures.composer(far, ["en"]).viewport.isWhole)
  }

  @Test func theWorldMayBeAsked() {
    let composer = Pictures.composer(Self.europe, ["en"]) { $0.region = .world }
    #expect(composer.viewport.isWhole && composer.chosenPart == nil)
  }

  /// What is asked for is shown whole, and cities elsewhere are not; the hub too only where it lies inside.
  @Test func aPartMayBeAsked() throws {
    let korea = try #require(Region("124,33,131,39", name: "x"))
    let composer = Pictures.composer(Shenyang.atlas, ["en"]) { $0.region = .part(korea) }
    #expect(composer.chosenPart == nil && !composer.viewport.isWhole)
    for (latitude, longitude) in [(33.0, 124.0), (33, 131), (39, 124), (39, 131)] {
      let corner = composer.viewport.point(Coordinate(latitude: latitude, longitude: longitude))
      #expect(composer.viewport.rect.outset(by: 0.1).contains(corner))
    }
    let scene = composer.compose(.none)
    let cities = Set(scene.marks("cities").filter { $0.classes.first == "city" }.compactMap(\.city))
    let korean = Set(Shenyang.atlas.cities.filter { $0.country.code == "KR" }.map(\.id))
    #expect(korean.count == 10)
    #expect(korean.isSubset(of: cities) && !cities.contains("turin-it") && !cities.contains("chicago-us"))
    // Names are those of cities that are seen.
    let named = Set(scene.layers.filter { $0.name == "labels" }.flatMap(\.marks).compactMap(\.city))
    #expect(named.subtracting(cities).subtracting(["shenyang-cn"]).isEmpty)
  }
}
