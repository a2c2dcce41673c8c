import Friendships
import Geometry

/// A part of the world in degrees that an inset may show.
package struct Region: Hashable, Sendable {
  /// The name by which ids and stylesheets know it: lower-case letters and hyphens.
  package let name: String
  /// The western edge, degrees; an eastern edge below it lies beyond 180°.
  package let west: Double
  /// The southern edge, degrees.
  package let south: Double
  /// The eastern edge, degrees.
  package let east: Double
  /// The northern edge, degrees.
  package let north: Double

  /// A region of edges in degrees.
  package init(_ name: String, west: Double, south: Double, east: Double, north: Double) {
    (self.name, self.west, self.south, self.east, self.north) = (name, west, south, east, north)
  }

  /// A region as users write it, `W,S,E,N` in degrees; nothing when it is not one, or not from 1° to 180° wide and high.
  package init?(_ text: String, name: String) {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard numbers.count == 4, case let edges = numbers.compactMap({ $0 }), edges.count == 4,
      edges.allSatisfy(\.isFinite), (-180...180).contains(edges[0]), (-180...180).contains(edges[2]),
      (-90...90).contains(edges[1]), edges[3] <= 90
    else { return nil }
    self.init(name, west: edges[0], south: edges[1], east: edges[2], north: edges[3])
    guard (1...180).contains(width), (1...180).contains(north - south) else { return nil }
  }

  /// From west to east, degrees.
  var width: Double { east > west ? east - west : east - west + 360 }
  /// The meridian in its middle.
  var centralMeridian: Double { normalizedLongitude(west + width / 2) }

  /// Whether a place lies inside, not so near to the edge that its marker would be cut.
  package func contains(_ coordinate: Coordinate) -> Bool {
    let offset = normalizedLongitude(coordinate.longitude - centralMeridian)
    let margin = (north - south) * 0.025
    return abs(offset) <= width / 2 - margin && (south + margin...north - margin).contains(coordinate.latitude)
  }

  /// The regions of the catalogue that hold at least so many places, the fullest first, equal ones in its order.
  static func holding(atLeast least: Int, of coordinates: [Coordinate]) -> [Region] {
    let counts = all.map { region in (region: region, count: coordinates.count { region.contains($0) }) }
    return counts.filter { $0.count >= least }.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element.region)
  }

  /// The catalogue of regions among which crowded ones are looked for: where many cities lie close together.
  package static let all = [
    Region("northeast-asia", west: 121, south: 32, east: 146, north: 45.5),
    Region("europe", west: -12, south: 33, east: 42, north: 62),
    Region("southeast-asia", west: 93, south: -11, east: 127, north: 22),
    Region("east-asia", west: 100, south: 18, east: 126, north: 42),
    Region("south-asia", west: 60, south: 5, east: 93, north: 36),
    Region("middle-east", west: 25, south: 12, east: 62, north: 42),
    Region("north-america", west: -100, south: 24, east: -64, north: 50),
    Region("caribbean", west: -93, south: 6, east: -58, north: 28),
    Region("west-africa", west: -19, south: 2, east: 16, north: 20),
    Region("east-africa", west: 22, south: -28, east: 52, north: 14),
  ]
}

/// Which crowded regions are shown larger in insets.
package enum InsetChoice: Equatable, Sendable {
  /// Those of the catalogue that have names for which the map has no room.
  case auto
  /// None.
  case none
  /// These.
  case regions([Region])
}
