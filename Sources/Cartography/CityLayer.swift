import Drawing
import Geometry

/// The cities' markers, one for each agreement, and the hub above them all.
struct CityLayer {
  let layer: Layer
  /// Where markers stand, for whatever must not cover them.
  let places: [Rect]

  private static let discRadius = 4.5
  private static let diamondRadius = 5.0
  static let accentRadius = 9.0
  private static let hubRadius = 8.0
  private static let hubRing = 14.0

  init(_ composer: MapComposer) {
    let atlas = composer.atlas
    var marks: [Mark] = []
    var places: [Rect] = []
    for agreement in atlas.inDrawingOrder {
      let city = atlas.city(of: agreement)
      let point = composer.viewport.point(city.coordinate)
      marks += Self.accent(composer, agreement, at: point).map { [$0] } ?? []
      marks.append(Self.marker(composer, agreement, city, at: point))
      places.append(
        Rect(x: point.x, y: point.y, width: 0, height: 0).outset(by: (Self.diamondRadius + 1) * composer.layout.body))
    }
    let hub = composer.viewport.point(atlas.hub.coordinate)
    places.append(Rect(x: hub.x, y: hub.y, width: 0, height: 0).outset(by: (Self.hubRing + 1) * composer.layout.body))
    layer = Layer("cities", marks: marks + Self.hub(composer, at: hub))
    self.places = places
  }

  private static func marker(
    _ composer: MapComposer, _ agreement: Agreement, _ city: City, at point: Point
  ) -> Mark {
    let rank = composer.atlas.rank(of: agreement)
    let paint = composer.scale.paint(rank, year: agreement.lifespan?.from?.year ?? 0)
    let (symbol, style) = symbol(composer.atlas.relations[rank], paint, at: point, unit: composer.layout.body)
    let facts =
      composer.facts(agreement) + [.init("country", city.country.code), .init("continent", city.continent)]
    return Mark(
      .marker(symbol), style, lifespan: agreement.lifespan ?? .always, id: "city-\(agreement.id)",
      classes: ["city", agreement.relation], tooltip: composer.tooltip(agreement), data: facts)
  }

  /// How cities of a kind are drawn, on the map and in the legend: discs are full, diamonds hollow.
  static func symbol(_ relation: RelationKind, _ paint: Paint, at point: Point, unit: Double) -> (Marker, Style) {
    switch relation.marker {
    case .disc:
      (Marker(.disc, at: point, radius: discRadius * unit), Style(fill: paint, stroke: .land, width: unit))
    case .diamond:
      (Marker(.diamond, at: point, radius: diamondRadius * unit), Style(fill: .land, stroke: paint, width: 1.6 * unit))
    }
  }

  /// A ring around a city from its day to the end of that year.
  private static func accent(_ composer: MapComposer, _ agreement: Agreement, at point: Point) -> Mark? {
    guard let from = agreement.lifespan?.from else { return nil }
    let endOfYear = Day(lastOf: from.year)
    let until = agreement.lifespan?.until.map { min($0, endOfYear) } ?? endOfYear
    let paint = composer.scale.paint(composer.atlas.rank(of: agreement), year: from.year)
    return Mark(
      .marker(Marker(.disc, at: point, radius: accentRadius * composer.layout.body)),
      accentStyle(paint, unit: composer.layout.body),
      lifespan: Lifespan(from: from, until: until), classes: ["accent"],
      data: [Mark.Datum("city", composer.atlas.city(of: agreement).id)])
  }

  /// How the ring around new cities is drawn, on the map and in the legend.
  static func accentStyle(_ paint: Paint, unit: Double) -> Style { Style(stroke: paint, width: 1.8 * unit) }

  /// A disc on a ring that covers the links' beginnings.
  private static func hub(_ composer: MapComposer, at point: Point) -> [Mark] {
    let hub = composer.atlas.hub
    let unit = composer.layout.body
    let tooltip = composer.options.languages.map {
      composer.words.say("tooltip.hub", in: $0, ["city": hub.names[$0], "country": hub.country.names[$0]])
    }
    return [
      Mark(
        .marker(Marker(.disc, at: point, radius: hubRing * unit)), Style(fill: .land, stroke: .hub, width: 2 * unit),
        classes: ["hub", "ring"]),
      Mark(
        .marker(Marker(.disc, at: point, radius: hubRadius * unit)), Style(fill: .hub), id: "hub-\(hub.id)",
        classes: ["hub"], tooltip: tooltip.joined(separator: "\n"),
        data: [.init("city", hub.id), .init("country", hub.country.code)]),
    ]
  }
}
