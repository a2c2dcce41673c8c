import Drawing
import Friendships
import Geometry
import Messages

/// The names of hub and cities in a panel, placed once for all time.
struct LabelLayer {
  let layer: Layer
  /// The cities for whose names there is no room, by their indices; those beyond the most that are tried, too.
  let unplaced: [Int]

  /// No page has room for more names than this; with more cities there are no insets either, for they would take long.
  static let mostCities = 2000

  /// - Parameters:
  ///   - drawn: what they name.
  ///   - language: that of the names, or of the first of two.
  ///   - bounds: where names may stand.
  ///   - links: those that they had better not cover, within the same bounds.
  ///   - obstacles: what they must not touch besides the markers.
  ///   - land: where the halo takes the colour of land.
  ///   - isDraft: whether it is enough to know for which names there is room beside their points.
  ///   - named: whether a city gets its name here.
  init(
    _ setting: MapSetting, on drawn: PanelLayers, language: String, bounds: Rect, links: LinkCoverage,
    obstacles: [Rect], land: LandMask, isDraft: Bool = false, named: (City) -> Bool
  ) {
    let panel = drawn.panel
    let languages = setting.nameLanguages(language)
    let order = setting.labelOrder
    let isNamed = { (city: LabelledCity) in named(setting.atlas.cities[city.index]) }
    let cities = order.prefix(LabelLayer.mostCities).filter(isNamed)
    let hub = panel.shows(setting.atlas.hub.coordinate) ? [setting.hubRequest(in: panel, languages)] : []
    var placer = LabelPlacer(bounds: bounds, obstacles: drawn.markers + obstacles, links: links)
    let places = placer.places(
      for: hub + cities.map { setting.request(for: $0.index, in: panel, languages) }, isDraft: isDraft)
    var (leaders, lines): ([Mark], [Mark]) = ([], [])
    let write = { (place: LabelPlace, classes: [String], city: String, lifespan: Lifespan) in
      leaders += setting.leader(of: place, city: city, lifespan, panel)
      lines += setting.lines(of: place, classes: classes, city: city, lifespan, panel, land)
    }
    if let place = places.first ?? nil, !hub.isEmpty { write(place, ["label", "hub"], setting.atlas.hub.id, .always) }
    var unplaced: [LabelledCity] = []
    for (city, place) in zip(cities, places.dropFirst(hub.count)) {
      guard let place else {
        unplaced.append(city)
        continue
      }
      for lifespan in city.lifespans { write(place, ["label"], setting.atlas.cities[city.index].id, lifespan) }
    }
    if setting.isForPage {
      for city in unplaced {
        let place = setting.request(for: city.index, in: panel, languages).atItsRight
        let id = setting.atlas.cities[city.index].id
        for lifespan in city.lifespans { write(place, ["label", "crowded"], id, lifespan) }
      }
    }
    unplaced += order.dropFirst(LabelLayer.mostCities).filter(isNamed)
    self.unplaced = unplaced.map(\.index)
    layer = Layer(
      "labels", inset: panel.region?.name, language: setting.words.tag(language), marks: leaders + lines)
  }
}

/// A city that may get a label: its index and when it is on the map.
struct LabelledCity {
  let index: Int
  let lifespans: [Lifespan]
}

extension MapSetting {
  /// The lines of a name. The halo has the colour of what lies below.
  fileprivate func lines(
    of place: LabelPlace, classes: [String], city: String, _ lifespan: Lifespan, _ panel: Panel, _ land: LandMask
  ) -> [Mark] {
    let facts = [Mark.Datum("city", city)] + panel.facts
    let halo = Style(stroke: land.share(of: place.box) > 0.5 ? .land : .sea, width: 3 * layout.body)
    return zip(place.texts, place.lines).map { text, line in
      let width = isForPage ? [widthOnPage(line, isHub: classes.contains("hub"))] : []
      return Mark(.text(text), halo, lifespan: lifespan, classes: classes, data: facts + width)
    }
  }

  /// How wide a line is in the size that names have on the interactive page, which places them anew closer up.
  private func widthOnPage(_ line: LabelLine, isHub: Bool) -> Mark.Datum {
    let size = isHub ? Symbols.hubNameSize : Symbols.nameSize
    let width = TextMeasure.width(line.run.string, size: size, isBold: line.run.isBold)
    return Mark.Datum("width", "\(Int(width.rounded(.up)))")
  }

  /// The leader of a name that stands apart.
  fileprivate func leader(of place: LabelPlace, city: String, _ lifespan: Lifespan, _ panel: Panel) -> [Mark] {
    guard let leader = place.leader else { return [] }
    let ends = [leader.start, leader.end].map { $0.rounded(steps: Viewport.stepsPerPixel) }
    return [
      Mark(
        .path(Path(through: ends)), Style(stroke: .secondary, width: 0.8 * layout.body), lifespan: lifespan,
        classes: ["leader"], data: [Mark.Datum("city", city)] + panel.facts)
    ]
  }

  /// The hub's name in every language asked for, the first one larger.
  fileprivate func hubRequest(in panel: Panel, _ languages: [String]) -> LabelRequest {
    let lines = atlas.hub.names.distinct(languages).enumerated().map { index, name in
      let run = Text.Run(name.name, language: words.tag(name.language), isBold: index == 0, paint: .ink)
      return LabelLine(run: run, size: index == 0 ? layout.hubSize : layout.labelSize)
    }
    return LabelRequest(
      lines: lines, point: panel.viewport.point(atlas.hub.coordinate), distance: Symbols.hubNameDistance * layout.body,
      isClose: true)
  }

  /// A city's name in the first language, with the second one as an extra line where both are wanted.
  fileprivate func request(for index: Int, in panel: Panel, _ languages: [String]) -> LabelRequest {
    let city = atlas.cities[index]
    let names = city.names.distinct(languages)
    let lines = names.prefix(options.labels == .both ? 2 : 1).enumerated().map { index, name in
      LabelLine(
        run: Text.Run(
          name.name, language: words.tag(name.language), paint: index == 0 ? .ink : .secondary),
        size: layout.labelSize * (index == 0 ? 1 : 0.8))
    }
    return LabelRequest(
      lines: Array(lines.prefix(1)), point: panel.viewport.point(city.coordinate),
      distance: Symbols.nameDistance * layout.body,
      extra: lines.dropFirst().first)
  }

  /// The cities in the order in which they get a place: by the highest rank that they ever have, then by age.
  fileprivate var labelOrder: [LabelledCity] {
    // For each city its highest rank, and its place in the order of age.
    var ranks = [Int](repeating: .max, count: atlas.cities.count)
    var ages = ranks
    var spans = [[Lifespan]](repeating: [], count: atlas.cities.count)
    var isWanted = [Bool](repeating: false, count: atlas.cities.count)
    for (age, agreement) in atlas.inOrder.enumerated() {
      guard let lifespan = agreement.lifespan else { continue }
      let (city, rank) = (agreement.city, atlas.rank(of: agreement))
      ranks[city] = min(ranks[city], rank)
      ages[city] = min(ages[city], age)
      spans[city].append(lifespan)
      if options.labels.includes(agreement.relation) { isWanted[city] = true }
    }
    let sorted = atlas.cities.indices.filter { isWanted[$0] }.sorted {
      (ranks[$0], ages[$0]) < (ranks[$1], ages[$1])
    }
    return sorted.map { LabelledCity(index: $0, lifespans: merged(spans[$0])) }
  }
}

/// Lifespans in order, those that follow each other without a gap made one.
private func merged(_ lifespans: [Lifespan]) -> [Lifespan] {
  lifespans.reduce(into: []) { found, next in
    guard let last = found.last, let end = last.until, let from = next.from, from.previous <= end else {
      return found.append(next)
    }
    found[found.count - 1] = Lifespan(from: last.from, until: next.until)
  }
}

extension Atlas {
  /// A warning that names cities whose names found no room in a picture, with what helps; nothing for none.
  ///
  /// - Parameter labels: which names were asked for; where there are several kinds, fewer may do.
  package func warning(unnamed names: [String], of labels: LabelChoice) -> Problem? {
    guard !names.isEmpty else { return nil }
    let list = names.prefix(200).joined(separator: ", ") + (names.count > 200 ? ", …" : "")
    // A larger sheet of paper shows the same map larger, so --page is no help.
    let room: Message = "choose a larger page (--width, --height) or an inset around them (--inset)"
    let isFiltered = if case .relation = labels { true } else { false }
    return Problem(
      .warning, at: "names", "no room for \(names.count) of the names: \(list)",
      cure: isFiltered || relations.count < 2 ? room : "\(room), or ask for fewer names (--labels \(relations[0].id))")
  }
}
