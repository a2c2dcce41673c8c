import Drawing
import Friendships
import Geometry
import Messages

/// The names of hub and cities in a panel, placed once for all time.
struct LabelLayer {
  let layer: Layer
  /// The cities for whose names there is no room, by their indices; those beyond the most that are tried, too.
  let unplaced: [Int]
  /// What the letters of those lines of cities' names cover that links run across.
  let ink: [Rect]

  /// No page has room for more names than this; with more cities there are no insets either, for they would take long.
  static let mostCities = 2000
  /// Beneath the names of more cities nothing is tried.
  private static let mostBeneath = 80

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
    obstacles: [Rect], land: LandMask, isDraft: Bool = false, named: (Int) -> Bool
  ) {
    let panel = drawn.panel
    let order = setting.labelOrder
    let isNamed = { (city: LabelledCity) in named(city.index) }
    let cities = order.prefix(LabelLayer.mostCities).filter(isNamed)
    let hub = panel.showsHub(of: setting.atlas) ? [setting.hubRequest(in: panel, setting.nameLanguages(language))] : []
    let find = { (names: CityNames) in
      var placer = LabelPlacer(bounds: bounds, obstacles: drawn.markers + obstacles, links: links)
      return placer.places(for: hub + cities.map { names.request(for: $0.index, in: panel) }, isDraft: isDraft)
    }
    let plain = CityNames(setting, language: language, in: panel, hasBeneath: false)
    let full = CityNames(setting, language: language, in: panel, hasBeneath: true)
    var (names, places) = (plain, [LabelPlace?]())
    if !isDraft, !setting.isForPage, full.hasBeneath, cities.count <= Self.mostBeneath {
      (names, places) = (full, find(full))
    }
    // Beneath its name a city says more only where there is room for all of a panel.
    if places.isEmpty || places.contains(where: { $0 == nil }) { (names, places) = (plain, find(plain)) }
    self.init(
      setting, names, hub: hub.isEmpty ? nil : (places.first ?? nil) ?? hub[0].atItsRight,
      cities: Array(zip(cities, places.dropFirst(hub.count))), on: drawn, links: links, land: land,
      beyond: order.dropFirst(LabelLayer.mostCities).filter(isNamed))
  }

  /// The layer of names that have their places.
  ///
  /// - Parameter beyond: cities that were not even tried.
  init(
    _ setting: MapSetting, _ names: CityNames, hub: LabelPlace?, cities: [(LabelledCity, LabelPlace?)],
    on drawn: PanelLayers, links: LinkCoverage, land: LandMask, beyond: [LabelledCity] = []
  ) {
    let panel = drawn.panel
    // Names beside a map cross its edge, which breaks off there.
    let ground = LabelGround(
      links: links, edge: links.points(along: panel.cluster == nil ? setting.edge : []), land: land)
    var (leaders, lines): ([Mark], [Mark]) = ([], [])
    if let hub {
      lines += setting.lines(
        hub, hub.lines, classes: ["label", "hub"], city: setting.atlas.hub.id, .always, panel, ground)
    }
    var unplaced: [LabelledCity] = []
    for (city, place) in cities {
      let id = setting.atlas.cities[city.index].id
      if place == nil { unplaced.append(city) }
      guard let place = place ?? (setting.isForPage ? names.request(for: city.index, in: panel).atItsRight : nil) else {
        continue
      }
      let isCrowded = unplaced.last?.index == city.index
      for (lifespan, written) in names.lines(of: city) {
        if !isCrowded { leaders += setting.leader(of: place, city: id, lifespan, panel) }
        lines += setting.lines(
          place, written, classes: isCrowded ? ["label", "crowded"] : ["label"], city: id, lifespan, panel, ground)
      }
    }
    self.unplaced = (unplaced + beyond).map(\.index)
    ink = cities.compactMap(\.1).flatMap(\.inkOfLines).filter { links.length(under: $0) > 0 }
    layer = Layer(
      "labels", inset: panel.cluster?.name, language: setting.words.tag(names.language), marks: leaders + lines)
  }
}

/// What lies below names.
private struct LabelGround {
  let links: LinkCoverage
  /// Points along the edge of the map.
  let edge: [Point]
  let land: LandMask

  /// The colour of a halo behind a line of words: that of most of what lies below. Where that is nothing but sea or nothing but land,
  /// without a line, there is none; a page, which moves its names, has them all.
  func halo(behind box: Rect, isForPage: Bool) -> Paint? {
    let share = land.share(of: box.outset(by: 3))
    if !isForPage, share == 0 || share == 1, links.length(under: box) == 0, !links.has(edge, under: box) {
      return nil
    }
    return share > 0.5 ? .land : .sea
  }
}

extension MapSetting {
  /// The lines of a name. The halo has the colour of what lies below.
  fileprivate func lines(
    _ place: LabelPlace, _ lines: [LabelLine], classes: [String], city: String, _ lifespan: Lifespan, _ panel: Panel,
    _ ground: LabelGround
  ) -> [Mark] {
    let facts = [Mark.Datum("city", city)] + panel.facts
    var y = place.box.y
    return zip(place.texts(lines), lines).enumerated().map { index, line in
      let (text, line) = line
      let box = Rect(x: place.box.x, y: y, width: place.box.width, height: line.height)
      y += line.height
      let halo =
        ground.halo(behind: box, isForPage: isForPage).map { Style(stroke: $0, width: 3 * sizes.body) } ?? Style()
      let width = isForPage ? [widthOnPage(line, isHub: classes.contains("hub"))] : []
      let classes = index == 0 || classes.contains("hub") ? classes : classes + ["beneath"]
      return Mark(.text(text), halo, lifespan: lifespan, classes: classes, data: facts + width)
    }
  }

  /// How wide a line is in the size that names have on the interactive page, which places them anew closer up.
  private func widthOnPage(_ line: LabelLine, isHub: Bool) -> Mark.Datum {
    let width = TextMeasure.width(line.runs, size: isHub ? Symbols.hubNameSize : Symbols.nameSize)
    return Mark.Datum("width", "\(Int(width.rounded(.up)))")
  }

  /// The leader of a name that stands apart.
  fileprivate func leader(of place: LabelPlace, city: String, _ lifespan: Lifespan, _ panel: Panel) -> [Mark] {
    guard let leader = place.leader else { return [] }
    let ends = [leader.start, leader.end].map { $0.rounded(steps: Viewport.stepsPerPixel) }
    return [
      Mark(
        .path(Path(through: ends)), Style(stroke: .secondary, width: 0.8 * sizes.body), lifespan: lifespan,
        classes: ["leader"], data: [Mark.Datum("city", city)] + panel.facts)
    ]
  }

  /// The hub's name in every language asked for, the first one larger.
  fileprivate func hubRequest(in panel: Panel, _ languages: [String]) -> LabelRequest {
    let lines = atlas.hub.names.distinct(languages).enumerated().map { index, name in
      let run = Text.Run(name.name, language: words.tag(name.language), isBold: index == 0, paint: .ink)
      return LabelLine(
        run: run, size: index == 0 ? sizes.hub : sizes.label, factor: sizes.widthFactors.words)
    }
    return LabelRequest(
      lines: lines, point: panel.viewport.point(atlas.hub.coordinate), distance: Symbols.hubNameDistance * sizes.body,
      isHub: true)
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
    var problem = Problem(
      .warning, at: "names", "no room for \(names.count) of the names: \(list)",
      cure: isFiltered || relations.count < 2 ? room : "\(room), or ask for fewer names (--labels \(relations[0].id))")
    problem.about = .names
    return problem
  }
}
