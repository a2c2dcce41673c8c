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
      marks += Self.accent(agreement, at: point).map { [$0] } ?? []
      marks.append(Self.marker(composer, agreement, city, at: point))
      places.append(Rect(x: point.x, y: point.y, width: 0, height: 0).outset(by: Self.diamondRadius + 1))
    }
    let hub = composer.viewport.point(atlas.hub.coordinate)
    places.append(Rect(x: hub.x, y: hub.y, width: 0, height: 0).outset(by: Self.hubRing + 1))
    layer = Layer("cities", marks: marks + Self.hub(composer, at: hub))
    self.places = places
  }

  private static func marker(
    _ composer: MapComposer, _ agreement: Agreement, _ city: City, at point: Point
  ) -> Mark {
    let rank = composer.atlas.rank(of: agreement)
    let paint = composer.scale.paint(rank, year: agreement.lifespan?.from?.year ?? 0)
    let (symbol, style) = symbol(composer.atlas.relations[rank], paint, at: point)
    let facts =
      composer.facts(agreement) + [.init("country", city.country.code), .init("continent", city.continent)]
    return Mark(
      .marker(symbol), style, lifespan: agreement.lifespan ?? .always, id: "city-\(agreement.id)",
      classes: ["city", agreement.relation], tooltip: composer.tooltip(agreement), data: facts)
  }

  /// How cities of a kind are drawn, on the map and in the legend: discs are full, diamonds hollow.
  static func symbol(_ relation: RelationKind, _ paint: Paint, at point: Point) -> (Marker, Style) {
    switch relation.marker {
    case .disc: (Marker(.disc, at: point, radius: discRadius), Style(fill: paint, stroke: .land, width: 1))
    case .diamond:
      (Marker(.diamond, at: point, radius: diamondRadius), Style(fill: .land, stroke: paint, width: 1.6))
    }
  }

  /// A ring around a city from its day to the end of that year.
  private static func accent(_ agreement: Agreement, at point: Point) -> Mark? {
    guard let from = agreement.lifespan?.from else { return nil }
    let endOfYear = Day(lastOf: from.year)
    let until = agreement.lifespan?.until.map { min($0, endOfYear) } ?? endOfYear
    return Mark(
      .marker(Marker(.disc, at: point, radius: accentRadius)), accentStyle,
      lifespan: Lifespan(from: from, until: until), classes: ["accent"],
      data: [Mark.Datum("city", agreement.id)])
  }

  /// How the ring around new cities is drawn, on the map and in the legend.
  static let accentStyle = Style(stroke: .hub, width: 2)

  /// A disc on a ring that covers the links' beginnings.
  private static func hub(_ composer: MapComposer, at point: Point) -> [Mark] {
    let hub = composer.atlas.hub
    let tooltip = composer.options.languages.map {
      composer.words.say("tooltip.hub", in: $0, ["city": hub.names[$0], "country": hub.country.names[$0]])
    }
    return [
      Mark(
        .marker(Marker(.disc, at: point, radius: hubRing)), Style(fill: .land, stroke: .hub, width: 2),
        classes: ["hub", "ring"]),
      Mark(
        .marker(Marker(.disc, at: point, radius: hubRadius)), Style(fill: .hub), id: "hub-\(hub.id)",
        classes: ["hub"], tooltip: tooltip.joined(separator: "\n"),
        data: [.init("city", hub.id), .init("country", hub.country.code)]),
    ]
  }
}
