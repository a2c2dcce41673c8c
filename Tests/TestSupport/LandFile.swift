import Foundation
import Geometry

/// Land files made for tests, in both formats.
package enum LandFile {
  /// A Shapefile of records, by the tables of the format's description.
  package static func shapefile(_ records: [[UInt8]]) -> [UInt8] {
    let bodies = records.enumerated().flatMap { big(Int32($0 + 1)) + big(Int32($1.count / 2)) + $1 }
    var header = big(9994) + [UInt8](repeating: 0, count: 20) + big(Int32((100 + bodies.count) / 2))
    header += little(Int32(1000)) + little(Int32(5)) + [UInt8](repeating: 0, count: 64)
    return header + bodies
  }

  /// A record of one polygon; `counts` are the numbers of parts and points that it claims to have.
  package static func record(
    type: Int32 = 5, parts: [Int32] = [0], points: [(Double, Double)], counts: (Int32, Int32)? = nil
  ) -> [UInt8] {
    var body = little(type) + [UInt8](repeating: 0, count: 32)
    body += little(counts?.0 ?? Int32(parts.count)) + little(counts?.1 ?? Int32(points.count))
    body += parts.flatMap(little)
    for point in points { body += [point.0, point.1].flatMap { little(Int64(bitPattern: $0.bitPattern)) } }
    return body
  }

  /// Polygons, each a list of rings whose last place repeats the first, as a Shapefile.
  package static func shapefile(of polygons: [[Ring]]) -> [UInt8] {
    shapefile(
      polygons.map { rings in
        let starts = rings.indices.map { Int32(rings[..<$0].map(\.count).reduce(0, +)) }
        return record(parts: starts, points: rings.joined().map { ($0.longitude, $0.latitude) })
      })
  }

  /// The same as GeoJSON, each polygon a feature.
  package static func geoJSON(of polygons: [[Ring]]) -> String {
    let features = polygons.map { rings in
      let lists = rings.map { "[" + $0.map { "[\($0.longitude), \($0.latitude)]" }.joined(separator: ",") + "]" }
      let geometry = "{\"type\": \"Polygon\", \"coordinates\": [\(lists.joined(separator: ", "))]}"
      return "{\"type\": \"Feature\", \"properties\": null, \"geometry\": \(geometry)}"
    }
    return "{\"type\": \"FeatureCollection\", \"features\": [\(features.joined(separator: ",\n"))]}"
  }

  /// Random polygons of one to three star-shaped rings; some run on across ±180°.
  package static func polygons(_ random: inout Seeded) -> [[Ring]] {
    (0..<Int.random(in: 1...6, using: &random)).map { _ in
      (0..<Int.random(in: 1...3, using: &random)).map { _ in star(&random) }
    }
  }

  private static func star(_ random: inout Seeded) -> Ring {
    let middle = Coordinate(
      latitude: .random(in: -50...70, using: &random), longitude: .random(in: -180...180, using: &random))
    let corners = Int.random(in: 3...12, using: &random)
    let ring = (0..<corners).map { corner in
      let direction = 2 * Double.pi * Double(corner) / Double(corners)
      let radius = Double.random(in: 2...12, using: &random)
      return Coordinate(
        latitude: middle.latitude + radius * sin(direction), longitude: middle.longitude + radius * cos(direction))
    }
    return ring + [ring[0]]
  }

  /// The bytes of a number, the highest first.
  package static func big(_ value: Int32) -> [UInt8] { little(value).reversed() }

  /// The bytes of a number, the lowest first.
  package static func little(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
