import Drawing
import Friendships
import Geometry

/// What links, cities, their names and the ring of a new city look like: one place for map, legend and page. Sizes are output
/// units on a page of the usual size.
package enum Symbols {
  /// The radius of a city's disc.
  package static let discRadius = 4.5
  /// The radius of a city's diamond.
  package static let diamondRadius = 5.0
  /// The radius of the ring around a new city.
  package static let accentRadius = 9.0
  /// The radius of the hub's disc.
  static let hubRadius = 8.0
  /// The radius of the ring around the hub.
  static let hubRing = 14.0
  /// The size of the words of a city's name.
  package static let nameSize = 16.0
  /// The size of the words of the hub's name.
  package static let hubNameSize = 20.0
  /// From the middle of a city's marker to its name.
  package static let nameDistance = 11.0
  /// From the middle of the hub's marker to its name.
  package static let hubNameDistance = 19.0
  /// The lengths of dash and gap of a dashed link.
  package static let dash = [8.0, 4.0]

  /// How links of a kind are drawn, on the map and in the legend.
  ///
  /// - Parameters:
  ///   - unit: the share by which a small page makes lines and markers smaller.
  ///   - weight: how thick the theme draws lines.
  static func link(_ relation: RelationKind, _ paint: Paint, unit: Double, weight: Double) -> Style {
    relation.isDashed
      ? Style(stroke: paint, width: 1.4 * unit * weight, dash: dash.map { $0 * unit })
      : Style(stroke: paint, width: 2 * unit * weight)
  }

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
