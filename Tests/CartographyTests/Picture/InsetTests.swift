import Drawing
import Geometry
import Testing
import TestSupport

@testable import Cartography
@testable import Friendships

/// Insets show cities that crowd, and nothing else, larger.
@Suite struct InsetTests {
  /// Twelve towns of three countries within four degrees, and cities all over the world.
  private static let crowd: [String] = {
    let near = (0..<12).map { (index: Int) -> String in
      let latitude: Double = 46 + Double(index % 4) * 0.9
      let longitude: Double = 5 + Double(index / 4) * 1.1
      let (code, country) = [("FR", "France"), ("CH", "Switzerland"), ("IT", "Italy")][index % 3]
      return Pictures.row(
        "Town \(index)", latitude, longitude, code: code, country: country, continent: "Europe",
        established: "\(1990 + index)")
    }
    return near + [
      Pictures.row("Lima", -12, -77, code: "PE", country: "Peru", continent: "South America"),
      Pictures.row("Nairobi", -1.3, 36.8, code: "KE", country: "Kenya", continent: "Africa"),
    ]
  }()

  private func insets(_ scene: Scene) -> [String] {
    scene.layers.compactMap(\.inset).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func frame(_ scene: Scene, _ inset: String) throws -> Rect {
    let corners = try #require(
      scene.marks("frame", inset: inset).first { $0.classes == ["frame"] }?.path?.outlines.first)
    let (xs, ys) = (corners.map(\.x), corners.map(\.y))
    let (x, y) = (try #require(xs.min()), try #require(ys.min()))
    return Rect(x: x, y: y, width: try #require(xs.max()) - x, height: try #require(ys.max()) - y)
  }

  private func titles(_ scene: Scene, _ inset: String) -> [Mark] {
    scene.marks("frame", inset: inset).filter { $0.classes == ["inset-title"] }
  }

  /// The built-in map has one for Korea, called after the first of its cities that gets a name: the oldest sister city.
  @Test func anInsetIsNamedAfterItsFirstCity() throws {
    #expect(insets(Shenyang.scene) == ["seongnam-kr"])
    let cities = Set(
      Shenyang.scene.marks("cities", inset: "seongnam-kr").filter { $0.classes.first == "city" }.compactMap(\.city))
    let korean = Shenyang.atlas.cities.filter { $0.country.code == "KR" }.map(\.id)
    #expect(cities == Set(korean) && cities.count == 10)
  }

  /// In every year as many as are in force, and one title on each day.
  @Test func theTitleCountsTheCitiesOfTheDay() {
    for year in 1979...2022 {
      let day = Day(lastOf: year)
      let there = titles(Shenyang.scene, "seongnam-kr").filter { $0.lifespan.contains(day) }
      let count = Set(
        Shenyang.atlas.agreements(on: day).map(Shenyang.atlas.city).filter { $0.country.code == "KR" }.map(\.id)
      ).count
      let expected =
        count == 0 ? "韩国   South Korea" : "韩国 \(count) 城   South Korea, \(count) \(count == 1 ? "city" : "cities")"
      #expect(there.compactMap(\.words) == [expected], "\(year)")
    }
  }

  /// From several countries of one continent the title is that of the continent.
  @Test func citiesOfSeveralCountriesAreThoseOfTheirContinent() throws {
    let hub = Coordinate(latitude: 41, longitude: 123)
    let scene = Pictures.composer(Pictures.atlas(hub: hub, Self.crowd), ["en"]).compose(.none)
    let found = insets(scene)
    #expect(found.count == 1)
    let name = try #require(found.first)
    let cities = Set(scene.marks("cities", inset: name).compactMap(\.city))
    #expect(cities.count == 12 && cities.contains(name))
    let title = titles(scene, name).last { $0.lifespan.contains(Day(lastOf: 2030)) }?.words
    #expect(title == "Europe, 12 cities")
  }

  /// The hub stands in an inset only where it lies there; elsewhere an arrow tells from where the links come.
  @Test func theHubStandsWhereItLies() throws {
    #expect(Shenyang.scene.marks("cities", inset: "seongnam-kr").allSatisfy { $0.classes.first != "hub" })
    // Shenyang lies north-west of Korea.
    let origins = Shenyang.scene.marks("frame", inset: "seongnam-kr").filter { $0.classes == ["origin"] }.compactMap(
      \.words)
    #expect(origins == ["↖ 沈阳"] || origins == ["↑ 沈阳"])
    let amid = Pictures.atlas(hub: Coordinate(latitude: 47.3, longitude: 6.1), Self.crowd)
    let scene = Pictures.composer(amid, ["en"]).compose(.none)
    let name = try #require(insets(scene).first)
    let hubs = scene.marks("cities", inset: name).filter { $0.classes.first == "hub" }
    #expect(hubs.count == 2 && scene.marks("frame", inset: name).allSatisfy { $0.classes != ["origin"] })
  }

  /// Only the links of its own cities, in its own ids, and within its frame.
  @Test func anInsetHasTheLinksOfItsCitiesAlone() throws {
    let scene = Shenyang.scene
    let links = scene.marks("links", inset: "seongnam-kr")
    let cities = scene.marks("cities", inset: "seongnam-kr").filter { $0.classes.first == "city" }
    #expect(Set(links.compactMap(\.city)) == Set(cities.compactMap(\.city)) && links.count == cities.count)
    #expect(links.allSatisfy { $0.id?.hasPrefix("inset-seongnam-kr-link-") ?? false })
    let frame = try frame(scene, "seongnam-kr")
    for layer in scene.layers.map(\.cutAtItsEdge) where layer.inset != nil && layer.name == "links" {
      for mark in layer.marks {
        for point in try #require(mark.path).points(every: 3).joined() {
          #expect(frame.outset(by: 0.2).contains(point))
        }
      }
    }
  }

  /// At the left the names of the western cities end at one line, at the right the others begin at another one; each has a leader from
  /// beside its marker to beside its words.
  @Test(arguments: ["zh", "en", "de", "ru"]) func namesStandInColumns(_ language: String) throws {
    let scene = Pictures.composer(Shenyang.atlas, [language]).compose(.none)
    let name = try #require(insets(scene).first)
    let labels = scene.marks("labels", inset: name)
    let names = labels.filter { $0.classes == ["label"] }
    #expect(Set(names.compactMap(\.city)).count == 10)
    let ends = Set(names.compactMap(\.text).map { "\($0.alignment) \($0.anchor.x)" })
    #expect(ends.count == 2, "\(ends)")
    let markers = scene.marks("cities", inset: name).filter { $0.classes.first == "city" }
    let xs = markers.compactMap(\.marker?.center.x)
    for text in names.compactMap(\.text) {
      #expect(text.alignment == .end ? text.anchor.x < (xs.min() ?? 0) : text.anchor.x > (xs.max() ?? 0))
    }
    let leaders = labels.filter { $0.classes == ["leader"] }
    for leader in leaders {
      let line = try #require(leader.path?.outlines.first)
      let (start, end) = (try #require(line.first), try #require(line.last))
      let marker = try #require(markers.first { $0.city == leader.city }?.marker)
      let text = try #require(names.first { $0.city == leader.city }?.text)
      #expect((start - marker.center).length < 9 && abs(end.x - text.anchor.x) < 9, "\(leader.city ?? "")")
      for other in leaders where other.city != leader.city {
        let second = try #require(other.path?.outlines.first)
        let (a, b) = (try #require(second.first), try #require(second.last))
        #expect(!Segment(from: start, to: end).meets(Segment(from: a, to: b)))
      }
    }
    #expect(Set(leaders.compactMap(\.city)).count >= 8)
  }

  /// Two hairlines join it to its place, and run through neither.
  @Test func hairlinesJoinAnInsetToItsPlace() throws {
    let marks = Shenyang.scene.marks("locator", inset: "seongnam-kr")
    let hairlines = marks.filter { $0.classes == ["hairline"] }
    #expect(marks.filter { $0.classes == ["locator"] }.count == 1 && hairlines.count == 2)
    let place = try #require(marks.first { $0.classes == ["locator"] }?.path?.outlines.first)
    let frame = try frame(Shenyang.scene, "seongnam-kr")
    let corners = [(frame.x, frame.y), (frame.maxX, frame.y), (frame.maxX, frame.maxY), (frame.x, frame.maxY)]
    for hairline in hairlines {
      let line = try #require(hairline.path?.outlines.first)
      let (start, end) = (try #require(line.first), try #require(line.last))
      #expect(place.contains { ($0 - start).length < 0.2 })
      #expect(corners.contains { (Point(x: $0.0, y: $0.1) - end).length < 0.2 })
    }
  }

  // MARK: Room

  /// Whether a ring goes around a point, by even and odd crossings of a ray.
  private func surrounds(_ ring: ArraySlice<Point>, _ point: Point) -> Bool {
    var isInside = false
    for (a, b) in zip(ring, Array(ring.dropFirst()) + [ring[ring.startIndex]]) where (a.y > point.y) != (b.y > point.y)
    {
      if point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y) { isInside.toggle() }
    }
    return isInside
  }

  /// Islands of up to 14 pixels of a usual page may lie under an inset, no more.
  @Test(arguments: [(1920.0, 1080.0), (3840, 2160), (1280, 720), (1600, 1200)])
  func anInsetHidesNoLargeLand(_ size: (Double, Double)) throws {
    let composer = Pictures.composer { $0.size = Size(width: size.0, height: size.1) }
    let scene = composer.compose(Pictures.land(of: composer))
    let land = try #require(scene.marks("land").last?.path)
    let large = land.outlines.filter { ring in
      let (xs, ys) = (ring.map(\.x), ring.map(\.y))
      return max((xs.max() ?? 0) - (xs.min() ?? 0), (ys.max() ?? 0) - (ys.min() ?? 0)) > 15 * size.0 / 1920
    }
    #expect(large.count > 20)
    for inset in insets(scene) {
      let frame = try frame(scene, inset)
      let large = large.filter { ring in
        // Only those that come near it can lie under it.
        (ring.map(\.x).min() ?? 0) < frame.maxX && (ring.map(\.x).max() ?? 0) > frame.x
          && (ring.map(\.y).min() ?? 0) < frame.maxY && (ring.map(\.y).max() ?? 0) > frame.y
      }
      let step = 12 * size.0 / 1920
      for x in stride(from: frame.x + 1, to: frame.maxX, by: step) {
        for y in stride(from: frame.y + 1, to: frame.maxY, by: step) {
          let point = Point(x: x, y: y)
          #expect(!large.contains { surrounds($0, point) }, "\(inset) at \(point)")
        }
      }
      // No link and no marker of the map either.
      for marker in scene.marks("cities").compactMap(\.marker) { #expect(!frame.contains(marker.center)) }
      for link in scene.marks("links").compactMap(\.path) {
        #expect(link.points(every: 4).joined().allSatisfy { !frame.contains($0) })
      }
    }
  }

  // MARK: Asked for

  /// Two regions that hold the same cities have ids of their own.
  @Test func regionsThatShareCitiesHaveDifferentIds() throws {
    let regions = try ["124,33,131,39", "122,32,133,40"].map {
      try #require(Region($0, name: "r\($0.count)\($0.prefix(3))"))
    }
    let composer = Pictures.composer { ($0.size, $0.insets) = (Size(width: 3840, height: 2160), .regions(regions)) }
    let ids = composer.compose(.none).layers.flatMap(\.marks).compactMap(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test func aRegionIsShownWhereOneIsAskedForAndNoneWhereNoneIs() throws {
    #expect(insets(Pictures.composer { $0.insets = .none }.compose(.none)).isEmpty)
    let japan = try #require(Region("129,30,146,46", name: "japan"))
    let scene = Pictures.composer { $0.insets = .regions([japan]) }.compose(.none)
    let name = try #require(insets(scene).first)
    // Sapporo is the oldest of its cities.
    #expect(name == "sapporo-jp" && insets(scene).count == 1)
    let cities = Set(scene.marks("cities", inset: name).filter { $0.classes.first == "city" }.compactMap(\.city))
    #expect(cities == Set(Shenyang.atlas.cities.filter { japan.contains($0.coordinate) }.map(\.id)))
    #expect(titles(scene, name).last?.words?.hasPrefix("日本 4 城") ?? (cities.count != 4))
  }
}
