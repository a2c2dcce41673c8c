import Drawing
import Friendships
import Geometry
import Messages

/// The great circles from the hub: those that fade alike together, the farthest first; among them cooperative below sister and
/// older below younger.
///
/// A link keeps a gap around the markers of cities that it only passes, so that none looks like a stop.
struct LinkLayer {
  let layer: Layer

  init(_ setting: MapSetting, _ drawn: [DrawnAgreement], in panel: Panel) {
    let hub = panel.viewport.point(setting.atlas.hub.coordinate)
    let places = drawn.map { panel.viewport.point($0.city.coordinate) }
    let passed = Self.passed(setting, drawn, places, in: panel)
    let classes = setting.atlas.relations.map { ["link", $0.id] }
    let gap = (Symbols.diamondRadius + Symbols.gap) * setting.sizes.body
    // For each way that links fade the marks of those that do.
    var marks: [Double: [Mark]] = [:]
    for (drawn, place) in zip(drawn, places) {
      guard panel.isMain || panel.shows(drawn.agreement.city, of: setting.atlas) else { continue }
      let path = panel.viewport.arc(GreatCircle(from: setting.atlas.hub.coordinate, to: drawn.city.coordinate))
      guard panel.mayShow(path) else { continue }
      // A neighbour so near would cut the end off. A page is enlarged, and gaps would grow with it.
      let others = setting.isForPage ? [] : passed.filter { ($0 - place).length > 2 * gap }
      let free = others.isEmpty ? path : path.cut(around: others, radius: gap).rounded(steps: panel.viewport.steps)
      let reach = Self.reach(of: (place - hub).length, setting)
      var style = setting.linkStyle(drawn)
      if reach > 0, panel.isMain {
        style.fade = Fade(around: hub.rounded(steps: Viewport.stepsPerPixel), radius: reach)
      }
      // An inset's link needs no tooltip of its own: it is thin, short, and its city has one.
      let mark = Mark(
        .path(free), style, lifespan: drawn.agreement.lifespan ?? .always,
        id: "\(panel.idPrefix)link-\(drawn.agreement.id)", classes: classes[drawn.rank],
        tooltip: panel.isMain ? drawn.tooltip : nil,
        data: panel.facts.isEmpty ? drawn.facts : drawn.facts + panel.facts)
      marks[reach, default: []].append(mark)
    }
    // Half of a stroke would stand out where a link ends on the map's edge.
    layer = Layer(
      "links", inset: panel.cluster?.name, crop: panel.viewport.rect,
      marks: marks.count == 1 ? marks.values.first ?? [] : marks.keys.sorted(by: >).flatMap { marks[$0] ?? [] })
  }

  /// The places that links keep clear of: the cities of the panel, but for those so near to the hub that all links begin there.
  private static func passed(
    _ setting: MapSetting, _ drawn: [DrawnAgreement], _ places: [Point], in panel: Panel
  ) -> [Point] {
    guard setting.atlas.cities.count <= Symbols.mostGaps else { return [] }
    let hub = panel.viewport.point(setting.atlas.hub.coordinate)
    let near = 4 * Symbols.hubRing * setting.sizes.body
    var seen: Set<Int> = []
    return zip(drawn, places).filter { drawn, place in
      panel.shows(drawn.agreement.city, of: setting.atlas) && (place - hub).length > near
        && seen.insert(drawn.agreement.city).inserted
    }.map(\.1)
  }

  /// From how far on links to cities at a distance from the hub are all there: they fade along two fifths of their way at most, and
  /// in few steps, so that many fade together. 0 for those too short to fade.
  private static func reach(of distance: Double, _ setting: MapSetting) -> Double {
    guard setting.options.theme.fades else { return 0 }
    return [200, 120, 72, 44].map { $0 * setting.sizes.body }.first { 0.4 * distance >= $0 } ?? 0
  }
}

extension Layer {
  /// The same links, each broken where it would run across a name. A name has its place for all time, and so has the gap.
  ///
  /// - Parameters:
  ///   - names: what the letters of cities' names cover.
  ///   - steps: how many points of the grid of paths lie on an output unit.
  func broken(behind names: [Rect], _ setting: MapSetting, steps: Double) -> Layer {
    // A page moves its names. Among very many links no single gap is seen, and to look for all would take long.
    guard !names.isEmpty, !setting.isForPage, setting.atlas.cities.count <= Symbols.mostGaps else { return self }
    let unit = setting.sizes.body
    let lengths = Symbols.nameGaps.lowerBound * unit...Symbols.nameGaps.upperBound * unit
    return Layer(
      name, inset: inset, language: language, crop: crop,
      marks: marks.map { mark in
        guard case .path(let path) = mark.shape else { return mark }
        return mark.with(path.broken(behind: names, lengths: lengths).rounded(steps: steps))
      })
  }
}

extension MapSetting {
  /// How wide a solid link is, output units.
  var linkWidth: Double { Symbols.linkWidth(cities: atlas.cities.count) * sizes.body * options.theme.lineWeight }

  /// How the link of an agreement is drawn, but for its fading.
  fileprivate func linkStyle(_ drawn: DrawnAgreement) -> Style {
    var style = Symbols.link(atlas.relations[drawn.rank], drawn.paint, width: linkWidth, unit: sizes.body)
    if drawn.isFar {
      style.width *= Symbols.farWidth
      style.opacity = Symbols.farOpacity
    }
    return style
  }
}
