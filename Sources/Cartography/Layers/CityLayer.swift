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
    let unit = setting.layout.body
    for drawn in drawn where panel.shows(drawn.city.coordinate) {
      let point = panel.viewport.point(drawn.city.coordinate)
      if let accent = Self.accent(drawn, at: point, unit: unit) { marks.append(accent) }
      marks.append(Self.marker(drawn, at: point, panel, unit: unit))
      markers.append(Rect(x: point.x, y: point.y, width: 0, height: 0).outset(by: (Symbols.diamondRadius + 1) * unit))
    }
    if panel.shows(setting.atlas.hub.coordinate) {
      let hub = panel.viewport.point(setting.atlas.hub.coordinate)
      markers.append(Rect(x: hub.x, y: hub.y, width: 0, height: 0).outset(by: (Symbols.hubRing + 1) * unit))
      marks += Self.hub(setting, at: hub, panel)
    }
    layer = Layer("cities", inset: panel.region?.name, crop: panel.crop, marks: marks)
    self.markers = markers
  }

  private static func marker(_ drawn: DrawnAgreement, at point: Point, _ panel: Panel, unit: Double) -> Mark {
    let (symbol, style) = Symbols.city(drawn.relation, drawn.paint, at: point, unit: unit)
    var facts: [Mark.Datum] = []
    facts.reserveCapacity(drawn.facts.count + 2 + panel.facts.count)
    facts += drawn.facts
    facts += [.init("country", drawn.city.country.code), .init("continent", drawn.city.continent)]
    facts += panel.facts
    return Mark(
      .marker(symbol), style, lifespan: drawn.agreement.lifespan ?? .always,
      id: "\(panel.idPrefix)city-\(drawn.agreement.id)",
      classes: ["city", drawn.relation.id], tooltip: drawn.tooltip, data: facts)
  }

  /// A ring around a city from its day to the end of that year.
  private static func accent(_ drawn: DrawnAgreement, at point: Point, unit: Double) -> Mark? {
    guard let from = drawn.agreement.lifespan?.from else { return nil }
    let endOfYear = Day(lastOf: from.year)
    let until = drawn.agreement.lifespan?.until.map { min($0, endOfYear) } ?? endOfYear
    return Mark(
      .marker(Marker(.disc, at: point, radius: Symbols.accentRadius * unit)), Symbols.accent(drawn.paint, unit: unit),
      lifespan: Lifespan(from: from, until: until), classes: ["accent"], data: [Mark.Datum("city", drawn.city.id)])
  }

  /// A disc on a ring that covers the links' beginnings.
  private static func hub(_ setting: MapSetting, at point: Point, _ panel: Panel) -> [Mark] {
    let hub = setting.atlas.hub
    let unit = setting.layout.body
    let tooltip = setting.options.languages.map {
      hub.country.names[$0].isEmpty
        ? hub.names[$0]
        : setting.words.say("tooltip.hub", in: $0, ["city": hub.names[$0], "country": hub.country.names[$0]])
    }
    return [
      Mark(
        .marker(Marker(.disc, at: point, radius: Symbols.hubRing * unit)),
        Style(fill: .land, stroke: .hub, width: 2 * unit),
        classes: ["hub", "ring"]),
      Mark(
        .marker(Marker(.disc, at: point, radius: Symbols.hubRadius * unit)), Style(fill: .hub),
        id: "\(panel.idPrefix)hub-\(hub.id)",
        classes: ["hub"], tooltip: tooltip.joined(separator: "\n"),
        data: [.init("city", hub.id)] + (hub.country.code.isEmpty ? [] : [.init("country", hub.country.code)])
          + panel.facts),
    ]
  }
}
