import Drawing
import Geometry
import Testing
import TestSupport

@testable import Cartography
@testable import Friendships

/// How links look: width, gaps, and how much of their colour is left where they pale.
@Suite struct LinkLookTests {
  @Test(arguments: [(0, 2.3), (1, 2.3), (18, 2.3), (144, 1.15), (219, 1), (2000, 1)])
  func linksAreThinnerWhereThereAreMany(_ cities: Int, _ width: Double) {
    // Eighteen times eight are 144, and the cube root of an eighth is a half.
    #expect(abs(Symbols.linkWidth(cities: cities) - width) < 0.002)
  }

  /// 37 cities: 2.3 times the cube root of 18/37; a dashed one seven tenths of it.
  @Test func linksOfTheBuiltInMapAreAsWideAsTheirNumberSays() {
    let marks = Shenyang.scene.marks("links").filter { !($0.tooltip ?? "").contains("antipode") }
    #expect(marks.count == 37)
    for mark in marks {
      let width = mark.style.dash.isEmpty ? 1.809 : 0.7 * 1.809
      #expect(abs(mark.style.width - width) < 0.001 && mark.style.opacity == 1, "\(mark.id ?? "")")
    }
  }

  /// La Plata and Florida lie almost opposite.
  @Test func linksToTheOtherSideOfTheGlobeAreThinner() throws {
    let marks = Shenyang.scene.marks("links")
    for id in ["link-la-plata-ar", "link-florida-uy"] {
      let mark = try #require(marks.first { $0.id == id })
      #expect(abs(mark.style.width - 0.6 * 1.809) < 0.001 && mark.style.opacity == 0.9)
    }
  }

  // MARK: Gaps

  struct Look: Sendable, CustomTestStringConvertible {
    let width: Double
    let height: Double
    var meridian = 150.0
    var testDescription: String { "\(Int(width))×\(Int(height)) around \(meridian)°" }
    var composer: MapComposer {
      Pictures.composer { ($0.size, $0.centralMeridian) = (Size(width: width, height: height), meridian) }
    }
  }

  static let looks = [
    Look(width: 1920, height: 1080), Look(width: 1920, height: 1080, meridian: 0), Look(width: 1080, height: 1920),
    Look(width: 3840, height: 2160), Look(width: 800, height: 450),
  ]

  /// From every point of a link to the middle of a marker that it passes there are the marker's radius of 5 and 2.5 more; but not
  /// around the hub, nor to markers that its own city's marker covers.
  @Test(arguments: looks) func linksKeepClearOfCitiesThatTheyPass(_ look: Look) throws {
    let composer = look.composer
    let unit = PageSizes(Size(width: look.width, height: look.height)).body
    let atlas = composer.atlas
    let hub = composer.viewport.point(atlas.hub.coordinate)
    let places = atlas.cities.map { composer.viewport.point($0.coordinate) }
    var passed = 0
    for mark in composer.compose(.none).marks("links") {
      let city = try #require(atlas.cities.firstIndex { $0.id == mark.city })
      let others = places.indices.filter { other in
        (places[other] - places[city]).length > 15 * unit && (places[other] - hub).length > 56 * unit
      }
      let path = try #require(mark.path)
      for point in path.points(every: 1).joined() {
        for other in others {
          let distance = (point - places[other]).length
          #expect(distance >= 7.5 * unit - 0.1, "\(mark.id ?? "") at \(atlas.cities[other].id): \(distance)")
          if distance < 9 * unit { passed += 1 }
        }
      }
    }
    // Some do pass, or nothing was tried.
    #expect(passed > 0)
  }

  /// The whole of a link but for its gaps is there: no piece is lost.
  @Test func nothingButGapsIsCutAway() throws {
    let composer = Pictures.composer()
    let atlas = composer.atlas
    let places = atlas.cities.map { composer.viewport.point($0.coordinate) }
    let names = inkOfNames(Shenyang.scene)
    for (agreement, drawn) in zip(atlas.inOrder.map(\.id), atlas.inOrder) {
      let mark = try #require(Shenyang.scene.marks("links").first { $0.id == "link-\(agreement)" })
      let there = try #require(mark.path).points(every: 1).flatMap { $0 }
      let whole = composer.viewport.arc(GreatCircle(from: atlas.hub.coordinate, to: atlas.city(of: drawn).coordinate))
      for point in whole.points(every: 2).joined() where !there.contains(where: { ($0 - point).length < 1.5 }) {
        let isBehindName = names.contains { $0.distance(to: point) < 1 }
        #expect(isBehindName || places.contains { (point - $0).length < 7.6 }, "\(agreement) at \(point)")
      }
    }
  }

  /// What the letters of cities' names cover, line by line.
  private func inkOfNames(_ scene: Scene) -> [Rect] {
    scene.marks("labels").filter { !$0.classes.contains("hub") }.compactMap { mark in
      guard case .text(let text) = mark.shape else { return nil }
      let width = TextMeasure.width(text.runs, size: text.size) / TextMeasure.safety
      let x = text.anchor.x - (text.alignment == .start ? 0 : text.alignment == .end ? width : width / 2)
      return Rect(x: x, y: text.anchor.y - 0.8 * text.size, width: width, height: 0.9 * text.size)
    }
  }

  /// A hundred cities east of the hub: no link runs across the letters of a name, but along one for longer than 36 or on its
  /// edge for less than 4.
  @Test func linksRunBehindNoName() throws {
    let rows = (0..<112).map { index in
      Pictures.row("Longtown \(index)", Double(index % 14) * 3.4 - 20, 40 + Double(index / 14) * 8.4)
    }
    let composer = Pictures.composer(Pictures.atlas(hub: Coordinate(latitude: 10, longitude: 20), rows)) {
      $0.insets = .none
    }
    let scene = composer.compose(.none)
    let boxes = inkOfNames(scene)
    var gaps = 0
    for mark in scene.marks("links") {
      let path = try #require(mark.path)
      gaps += path.points(every: 1000).count - 1
      for run in path.points(every: 1) {
        for box in boxes {
          let under = run.filter { box.outset(by: -0.15).distance(to: $0) == 0 }
          guard let first = under.first, let last = under.last else { continue }
          let length = (last - first).length
          #expect(length < 5.5 || length > 33, "\(mark.id ?? ""): \(length) at \(first) in \(box)")
        }
      }
    }
    #expect(boxes.count > 40 && gaps > 40)
  }

  // MARK: Contrast

  /// A colour over another one, as renderers mix them.
  private func mix(_ color: Color, over ground: Color, _ share: Double) -> Color {
    let channel = { (a: UInt8, b: UInt8) in UInt8((Double(a) * share + Double(b) * (1 - share)).rounded()) }
    return Color(
      red: channel(color.red, ground.red), green: channel(color.green, ground.green),
      blue: channel(color.blue, ground.blue))
  }

  /// The last three fifths of every link stand out from sea and land, 3:1 at least, also where they pale.
  @Test(arguments: Theme.all.map(\.id)) func linksStandOutAlongTheirWay(_ id: String) throws {
    let composer = Pictures.composer { options in options.theme = Theme.all.first { $0.id == id } ?? .light }
    let atlas = composer.atlas
    let scene = composer.compose(.none)
    for agreement in atlas.inOrder {
      let mark = try #require(scene.marks("links").first { $0.id == "link-\(agreement.id)" })
      let color = scene.palette[try #require(mark.style.stroke)]
      let whole = composer.viewport.arc(
        GreatCircle(from: atlas.hub.coordinate, to: atlas.city(of: agreement).coordinate))
      // Over the map's edge there is no way.
      let steps = whole.points(every: 1).flatMap { run in zip(run, run.dropFirst()).map { ($1, ($1 - $0).length) } }
      let length = steps.map(\.1).reduce(0, +)
      var (gone, least) = (0.0, (21.0, 1.0))
      for (point, step) in steps {
        gone += step
        guard gone >= 0.4 * length else { continue }
        let fade =
          mark.style.fade.map { min(1, Fade.least + (1 - Fade.least) * (point - $0.center).length / $0.radius) } ?? 1
        let share = fade * mark.style.opacity
        for ground in [Paint.sea, .land].map({ scene.palette[$0] }) {
          let contrast = mix(color, over: ground, share).contrast(to: ground)
          if contrast < least.0 { least = (contrast, share) }
        }
      }
      #expect(least.0 >= 3, "\(id), \(agreement.id): \(least.0), \(least.1) of \(color)")
    }
  }

  @Test(arguments: Theme.all.map(\.id)) func landStandsOutFromTheSea(_ id: String) throws {
    let colors = try #require(Theme.all.first { $0.id == id }).colors
    let contrast = colors[Paint.land.index].contrast(to: colors[Paint.sea.index])
    #expect(contrast >= 1.15, "\(contrast)")
    // The shallows lie between.
    let shallows = colors[Paint.shallows.index]
    #expect(
      shallows.contrast(to: colors[Paint.land.index]) <= contrast
        && shallows.contrast(to: colors[Paint.sea.index]) <= contrast)
  }

  /// Where contrast counts most, and on paper, nothing pales; elsewhere links end paling at two fifths of their way at the latest.
  @Test func linksPaleOnlyTowardsTheHub() throws {
    #expect(Theme.all.filter { !$0.fades }.map(\.id) == ["print", "contrast"])
    for theme in Theme.all {
      let composer = Pictures.composer { $0.theme = theme }
      let hub = composer.viewport.point(composer.atlas.hub.coordinate)
      let marks = composer.compose(.none).marks("links")
      #expect(marks.contains { $0.style.fade != nil } == theme.fades)
      for mark in marks {
        guard let fade = mark.style.fade, let city = composer.atlas.cities.first(where: { $0.id == mark.city }) else {
          continue
        }
        #expect((fade.center - hub).length < 0.08 && fade.radius <= 200)
        #expect(fade.radius <= 0.4 * (composer.viewport.point(city.coordinate) - hub).length + 0.1, "\(mark.id ?? "")")
      }
    }
  }
}

/// No city lies under the ring around the hub.
@Suite struct HubRingTests {
  @Test(arguments: [(3, 1.65), (8, 4.4), (15, 9), (20, 14), (200, 14)])
  func theRingLeavesTheNearestCityRoom(_ nearest: Double, _ ring: Double) {
    #expect(abs(CityLayer.hubRing(nearest: nearest, unit: 1) - ring) < 1e-9)
    // Of a large page all is twice as large.
    #expect(abs(CityLayer.hubRing(nearest: 2 * nearest, unit: 2) - 2 * ring) < 1e-9)
  }

  @Test(
    arguments: [(41.0, 123.0), (50.9, 7), (-33.9, 151), (0, -75)], [3.0, 8, 15])
  func noCityLiesUnderTheRing(_ hub: (Double, Double), _ distance: Double) throws {
    let place = Coordinate(latitude: hub.0, longitude: hub.1)
    let world = { (atlas: Atlas) in
      Pictures.composer(atlas, ["en"]) { ($0.region, $0.insets, $0.centralMeridian) = (.world, .none, 60) }
    }
    let probe = world(Pictures.atlas(hub: place, []))
    let point = probe.viewport.point(place)
    let beside = try #require(
      probe.viewport.coordinate(at: Point(x: point.x + 0.6 * distance, y: point.y + 0.8 * distance)))
    let rows = [
      Pictures.row("Near", (beside.latitude * 1e4).rounded() / 1e4, (beside.longitude * 1e4).rounded() / 1e4),
      Pictures.row("Far", 10, 100),
    ]
    let composer = world(Pictures.atlas(hub: place, rows))
    let marks = composer.compose(.none).marks("cities")
    let ring = try #require(marks.first { $0.classes == ["hub", "ring"] })
    let marker = try #require(ring.marker)
    let cities = marks.filter { $0.classes.first == "city" }.compactMap(\.marker?.center)
    #expect(cities.count == 2)
    let nearest = cities.map { ($0 - marker.center).length }.min() ?? 0
    #expect(abs(nearest - distance) < 0.2)
    #expect(marker.radius + ring.style.width / 2 < nearest, "\(marker.radius) of \(nearest)")
    // The disc lies within the ring.
    let disc = try #require(marks.first { $0.classes == ["hub"] }?.marker)
    #expect(disc.radius < marker.radius)
  }
}
