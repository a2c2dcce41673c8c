import Drawing
import Friendships
import Geometry

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What links, cities, their names and the ring of a new city look like: one place for map, legend and page. Sizes are output
/// units on a page of the usual size.
package enum Symbols {
  /// The radius of a city's disc.
  package static let discRadius = 4.5
  /// The radius of a city's diamond.
  package static let diamondRadius = 5.0
  /// The radius of the ring around a new city.
  package static let accentRadius = 8.5
  /// The radius of the hub's disc.
  static let hubRadius = 8.0
  /// The radius of the ring around the hub.
  static let hubRing = 14.0
  /// How much of the mark of a date that is only the latest possible covers what lies below.
  static let latestOpacity = 0.5
  /// How much wider than its marker the gap is in a link that passes a city.
  static let gap = 2.5
  /// How far a link runs across a line of a name where it is broken: less is but a touch, and with more the gap would look like its end.
  static let nameGaps = 4.0...36
  /// The most cities of which links keep clear: of more, little would be left of a link.
  static let mostGaps = 400
  /// With more cities a browser has enough to do: they say no more where they are pointed at while a page has no script, since the
  /// table says it, and while a page arrives that has one they are not drawn.
  package static let manyCities = 400
  /// How much of the width and of the strength of a link is left beyond `Atlas.isNearAntipode`: such links are the longest on
  /// the map by far, and say no more than others.
  static let farWidth = 0.6
  static let farOpacity = 0.9
  /// The size of the words of a city's name.
  package static let nameSize = 16.0
  /// The size of the words of the hub's name.
  package static let hubNameSize = 24.0
  /// From the middle of a city's marker to its name.
  package static let nameDistance = 12.0
  /// From the middle of the hub's marker to its name.
  package static let hubNameDistance = 20.0
  /// The lengths of dash and gap of a dashed link.
  package static let dash = [8.0, 4.0]

  /// How links of a kind are drawn, on the map and in the legend.
  ///
  /// - Parameters:
  ///   - width: of a solid link, output units.
  ///   - unit: the share by which a small page makes lines and markers smaller.
  static func link(_ relation: RelationKind, _ paint: Paint, width: Double, unit: Double) -> Style {
    relation.isDashed
      ? Style(stroke: paint, width: 0.7 * width, dash: dash.map { $0 * unit }) : Style(stroke: paint, width: width)
  }

  /// The width of solid links where so many cities are drawn: from 2.3 for a few to 1 for hundreds.
  static func linkWidth(cities: Int) -> Double { min(2.3, max(1, 2.3 * cbrt(18 / Double(max(cities, 1))))) }

  /// How cities of a kind are drawn, on the map and in the legend: discs are full, diamonds hollow.
  static func city(_ relation: RelationKind, _ paint: Paint, at point: Point, unit: Double) -> (Marker, Style) {
    switch relation.marker {
    case .disc:
      (Marker(.disc, at: point, radius: discRadius * unit), Style(fill: paint, stroke: .land, width: unit))
    case .diamond:
      (Marker(.diamond, at: point, radius: diamondRadius * unit), Style(fill: .land, stroke: paint, width: 1.6 * unit))
    }
  }

  /// How the ring around new cities is drawn, on the map and in the legend.
  static func accent(_ paint: Paint, unit: Double) -> Style { Style(stroke: paint, width: 1.8 * unit) }
}
