import Drawing
import Friendships
import Geometry

/// The cities' markers, one for each agreement, and the hub above them all.
struct CityLayer {
  let layer: Layer
  /// Where markers stand, for whatever must not cover them.
  let markers: [Rect]

  init(_ setting: MapSetting, _ drawn: [DrawnAgreement], in panel: Panel) {
    var marks: [Mark] = []
    var markers: [Rect] = []
    // Each with the ring of its first year.
    marks.reserveCapacity(2 * drawn.count + 2)
    markers.reserveCapacity(drawn.count + 1)
    let unit = setting.sizes.body
    let atlas = setting.atlas
    let classes = atlas.relations.map { ["city", $0.id] }
    for drawn in drawn where panel.shows(drawn.agreement.city, of: atlas) {
      let point = panel.viewport.point(drawn.city.coordinate)
      if let accent = Self.accent(drawn, at: point, unit: unit) { marks.append(accent) }
      let (symbol, style) = Symbols.city(atlas.relations[drawn.rank], drawn.paint, at: point, unit: unit)
      marks.append(
        Mark(
          .marker(symbol), style, lifespan: drawn.agreement.lifespan ?? .always,
          id: "\(panel.idPrefix)city-\(drawn.agreement.id)", classes: classes[drawn.rank], tooltip: drawn.tooltip,
          data: Self.facts(drawn, in: panel)))
      markers.append(Rect(x: point.x, y: point.y, width: 0, height: 0).outset(by: (Symbols.diamondRadius + 1) * unit))
    }
    // A page's script asks for the hub, wherever it lies.
    if panel.showsHub(of: atlas) || (setting.isForPage && panel.isMain) {
      let hub = panel.viewport.point(atlas.hub.coordinate)
      let nearest =
        drawn.filter { panel.shows($0.agreement.city, of: atlas) }
        .map { (panel.viewport.point($0.city.coordinate) - hub).length }.min() ?? .infinity
      let ring = Self.hubRing(nearest: nearest, unit: unit)
      markers.append(Rect(x: hub.x, y: hub.y, width: 0, height: 0).outset(by: ring + unit))
      marks += Self.hub(setting, at: hub, ring: ring, panel)
    }
    layer = Layer("cities", inset: panel.cluster?.name, crop: panel.crop, marks: marks)
    self.markers = markers
  }

  private static func facts(_ drawn: DrawnAgreement, in panel: Panel) -> [Mark.Datum] {
    var facts: [Mark.Datum] = []
    facts.reserveCapacity(drawn.facts.count + 2 + panel.facts.count)
    facts += drawn.facts
    facts += [.init("country", drawn.city.country.code), .init("continent", drawn.city.continent)]
    facts += panel.facts
    return facts
  }

  private static let accentClass = ["accent"]

  /// A ring around a city from its day to the end of that year.
  private static func accent(_ drawn: DrawnAgreement, at point: Point, unit: Double) -> Mark? {
    guard let from = drawn.agreement.lifespan?.from else { return nil }
    let endOfYear = Day(lastOf: from.year)
    let until = drawn.agreement.lifespan?.until.map { min($0, endOfYear) } ?? endOfYear
    return Mark(
      .marker(Marker(.disc, at: point, radius: Symbols.accentRadius * unit)), Symbols.accent(drawn.paint, unit: unit),
      lifespan: Lifespan(from: from, until: until), classes: accentClass, data: [Mark.Datum("city", drawn.city.id)])
  }

  /// The radius of the ring around the hub: it shrinks so that no city lies beneath it.
  ///
  /// - Parameter nearest: how far away the nearest city is on the page.
  static func hubRing(nearest: Double, unit: Double) -> Double {
    min(Symbols.hubRing * unit, max(1.5 * unit, nearest - (Symbols.diamondRadius + 1) * unit, 0.55 * nearest))
  }

  /// A disc on a ring that covers the links' beginnings.
  private static func hub(_ setting: MapSetting, at point: Point, ring: Double, _ panel: Panel) -> [Mark] {
    let hub = setting.atlas.hub
    let unit = setting.sizes.body
    let share = ring / (Symbols.hubRing * unit)
    let tooltip = setting.options.languages.map {
      hub.country.names[$0].isEmpty
        ? hub.names[$0]
        : setting.words.say("tooltip.hub", in: $0, ["city": hub.names[$0], "country": hub.country.names[$0]])
    }
    return [
      Mark(
        .marker(Marker(.disc, at: point, radius: ring)),
        Style(fill: .land, stroke: .hub, width: 2 * unit * share.squareRoot()),
        classes: ["hub", "ring"]),
      Mark(
        .marker(Marker(.disc, at: point, radius: Symbols.hubRadius * unit * share)), Style(fill: .hub),
        id: "\(panel.idPrefix)hub-\(hub.id)",
        classes: ["hub"], tooltip: tooltip.joined(separator: "\n"),
        data: [.init("city", hub.id)] + (hub.country.code.isEmpty ? [] : [.init("country", hub.country.code)])
          + panel.facts),
    ]
  }
}
