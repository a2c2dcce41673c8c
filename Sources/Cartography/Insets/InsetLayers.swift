import Drawing
import Friendships
import Geometry

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension MapSetting {
  /// The panel that shows the same at this setting's scale.
  func panel(like other: Panel, _ maker: InsetMaker) -> Panel {
    guard let cluster = other.cluster else { return Panel(viewport) }
    return Panel(maker.viewport(of: cluster, in: insetBounds(other), scale: options.pixelsPerUnit), of: cluster)
  }

  /// Where a region lies on the map: one rectangle, or two where the map is cut.
  func locator(of region: Region) -> [Rect] {
    let corner = { viewport.point(Coordinate(latitude: $0, longitude: $1)) }
    let (upper, lower) = (corner(region.north, region.west), corner(region.south, region.east))
    let rect = { (left: Double, right: Double) in
      Rect(x: left, y: upper.y, width: right - left, height: lower.y - upper.y)
    }
    let (left, right) = (viewport.rect.x, viewport.rect.maxX)
    return upper.x < lower.x ? [rect(upper.x, lower.x)] : [rect(upper.x, right), rect(left, lower.x)]
  }

  /// The frame around the cities of an inset on the map, with room for their markers.
  func locators(of cluster: Cluster) -> [Rect] {
    locator(of: cluster.region).map { cluster.isFitted ? $0.outset(by: 8 * sizes.body) : $0 }
  }

  /// What lies under the marks of an inset, and where it is on the map.
  func insetGround(_ drawn: PanelLayers) -> [Layer] {
    guard let cluster = drawn.panel.cluster else { return [] }
    let frame = insetBounds(drawn.panel)
    let sea = Mark(.path(Path(frame)), Style(fill: .sea), classes: ["sea"])
    let locators = locators(of: cluster)
    let hairlines = hairlines(of: cluster, at: frame)
    let style = Style(stroke: .secondary, width: 0.8 * sizes.body)
    let marks =
      locators.map { Mark(.path(Path($0)), style, classes: ["locator"], data: drawn.panel.facts) }
      + hairlines.map {
        Mark(
          .path(Path(through: [$0.start, $0.end])),
          Style(stroke: .secondary, width: sizes.body, dash: [1 * sizes.body, 4 * sizes.body], opacity: 0.7),
          classes: ["hairline"], data: drawn.panel.facts)
      }
    return [
      Layer("locator", inset: cluster.name, marks: marks),
      Layer("land", inset: cluster.name, crop: frame, marks: [sea]),
      drawn.land,
    ]
  }

  /// The lines from the place of an inset to its frame. On an upright page, where insets hang below the whole map, they would run
  /// through half of it and tell nothing.
  func hairlines(of cluster: Cluster, at frame: Rect) -> [Segment] {
    let locators = locators(of: cluster)
    return locators.count == 1 && !layout.isUpright ? Self.hairlines(from: locators[0], to: frame) : []
  }

  /// The two lines that join the corners of a place on the map with those of its inset and run through neither of them.
  static func hairlines(from place: Rect, to frame: Rect) -> [Segment] {
    let corners = { (rect: Rect) in
      [
        Point(x: rect.x, y: rect.y), Point(x: rect.maxX, y: rect.y), Point(x: rect.maxX, y: rect.maxY),
        Point(x: rect.x, y: rect.maxY),
      ]
    }
    let joined = zip(corners(place), corners(frame)).map { Segment(from: $0, to: $1) }
    return joined.filter { !$0.crosses(place) && !$0.crosses(frame) }
  }

  /// The rectangle of an inset on the page: its map and above it the bar of its title.
  func insetBounds(_ panel: Panel) -> Rect {
    let (map, title) = (panel.viewport.rect, InsetMaker.titleHeight(self))
    return Rect(x: map.x, y: map.y - title, width: map.width, height: map.height + title)
  }

  /// The line around an inset and its title.
  func insetFrame(_ drawn: PanelLayers) -> [Layer] {
    let panel = drawn.panel
    guard let cluster = panel.cluster else { return [] }
    let bounds = insetBounds(panel)
    let frame = Mark(.path(Path(bounds)), Style(stroke: .secondary, width: 1.2 * sizes.body), classes: ["frame"])
    let bar = Path(through: [
      Point(x: bounds.x, y: panel.viewport.rect.y), Point(x: bounds.maxX, y: panel.viewport.rect.y),
    ])
    let line = Mark(.path(bar), Style(stroke: .secondary, width: 0.6 * sizes.body, opacity: 0.6), classes: ["bar"])
    let origin = insetOrigin(drawn, in: bounds)
    let room = bounds.width - 28 * sizes.body - origin.width
    return [
      Layer(
        "frame", inset: cluster.name, marks: [line, frame] + insetTitle(cluster, in: bounds, room: room) + origin.marks)
    ]
  }

  /// From where the links of an inset come that has no hub: an arrow towards it and its name, at the right end of the title.
  private func insetOrigin(_ drawn: PanelLayers, in bounds: Rect) -> (marks: [Mark], width: Double) {
    guard !drawn.panel.showsHub(of: atlas), let way = drawn.wayBack else { return ([], 0) }
    // Eight arrows, from the east clockwise.
    let arrows = ["→", "↘", "↓", "↙", "←", "↖", "↑", "↗"]
    let eighth = Int((atan2(way.y, way.x) / (.pi / 4)).rounded())
    let run = Text.Run(
      arrows[(eighth + 8) % 8] + " " + atlas.hub.names[language], language: words.tag(language), paint: .secondary)
    let size = sizes.small
    let anchor = Point(x: bounds.maxX - 14 * sizes.body, y: bounds.y + 23 * sizes.body)
    let mark = Mark(.text(Text([run], at: anchor, alignment: .end, size: size)), Style(), classes: ["origin"])
    return ([mark], sizes.width([run], size: size) + 14 * sizes.body)
  }

  /// What an inset shows: the country of its cities, or the continent where they lie in several, and how many are drawn, from each
  /// change to the next.
  private func insetTitle(_ cluster: Cluster, in frame: Rect, room: Double) -> [Mark] {
    guard !cluster.cities.isEmpty else { return [] }
    // By how many the count changes on a day; nothing stands for what was always there.
    var changes: [Day: Int] = [:]
    var count = 0
    for lifespan in cluster.cities.flatMap({ agreementsByCity[$0].compactMap(\.lifespan) }) {
      if let from = lifespan.from { changes[from, default: 0] += 1 } else { count += 1 }
      if let until = lifespan.until { changes[until.next, default: 0] -= 1 }
    }
    let names = placeNames(of: cluster)
    var (marks, from) = ([Mark](), Day?.none)
    for day in changes.keys.sorted() where changes[day] != 0 {
      let span = Lifespan(from: from, until: day.previous)
      marks.append(insetTitle(cluster, titleRuns(names, count: count), span, in: frame, room: room))
      (count, from) = (count + (changes[day] ?? 0), day)
    }
    return marks + [
      insetTitle(cluster, titleRuns(names, count: count), Lifespan(from: from, until: nil), in: frame, room: room)
    ]
  }

  private func insetTitle(
    _ cluster: Cluster, _ titles: [Text.Run], _ lifespan: Lifespan, in frame: Rect, room: Double
  ) -> Mark {
    let size = sizes.label
    var runs = titles
    // Where both languages have no room, the first one alone.
    if sizes.width(runs, size: size) > room { runs = Array(runs.prefix(1)) }
    let share = min(1, room / max(1, sizes.width(runs, size: size)))
    let anchor = Point(x: frame.x + 14 * sizes.body, y: frame.y + 23 * sizes.body)
    return Mark(
      .text(Text(runs, at: anchor, size: size * share)), Style(), lifespan: lifespan, classes: ["inset-title"],
      data: [.init("inset", cluster.name)])
  }

  /// The name of the place in every language, and whether the inset shows all drawn cities there: else no count is told beside it.
  private func placeNames(of cluster: Cluster) -> [(language: String, name: String, isWhole: Bool)] {
    let cities = cluster.cities.map { atlas.cities[$0] }
    let drawn = atlas.cities.indices.filter { !agreementsByCity[$0].isEmpty }.map { atlas.cities[$0] }
    let called = { (city: City) in city.country.called(in: options.languages) }
    let isOneCountry = Set(cities.map(called)).count == 1
    let isOneContinent = Set(cities.map(\.continent)).count == 1
    let isWhole =
      isOneCountry
      ? drawn.count { called($0) == called(cities[0]) } == cities.count
      : drawn.count { $0.continent == cities[0].continent } == cities.count
    return options.languages.map { language in
      let name =
        isOneCountry
        ? cities[0].country.names[language]
        : isOneContinent && !cities[0].continent.isEmpty
          ? words.translated("continent", cities[0].continent, in: language) : ""
      return (language, name, isWhole || name.isEmpty)
    }
  }

  private func titleRuns(_ names: [(language: String, name: String, isWhole: Bool)], count: Int) -> [Text.Run] {
    // What has the same name in both languages is said once.
    let different = names.enumerated().filter { index, place in
      place.name.isEmpty || !names[..<index].contains { $0.name == place.name }
    }.map(\.element)
    return different.enumerated().map { index, place in
      let counted = words.count(count, "headline.cities", in: place.language)
      let text =
        place.name.isEmpty
        ? counted
        : count == 0 || !place.isWhole
          ? place.name : words.say("inset.title", in: place.language, ["place": place.name, "cities": counted])
      return Text.Run(
        (index > 0 ? "   " : "") + text, language: words.tag(place.language), isBold: index == 0,
        paint: index == 0 ? .ink : .secondary)
    }
  }
}
