#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Geometry
import Messages

/// Reads the polygons of a GeoJSON text.
///
/// Source: RFC 7946, and for `crs` the draft of 2008 that it replaced ("The GeoJSON Format Specification", 1.0). Points,
/// lines and null geometries are skipped, as are the third and further numbers of a position; rings may run either way
/// and be left open.
enum GeoJSON {
  /// The rings of all polygons, outer rings and holes alike; nothing, with a problem, when the text is broken or holds
  /// something else.
  static func rings(_ bytes: [UInt8], file: String, problems: inout [Problem]) -> [Ring]? {
    do {
      let rings = try JSONDecoder().decode(GeoJSONObject.self, from: Data(bytes)).rings
      problems += membersTwice(in: bytes, file: file) { path in
        let steps = path.split(separator: ".").map { $0.prefix { $0 != "[" } }
        return !steps.contains("properties") && steps.last.map { GeoJSONObject.isRead(String($0)) } ?? false
      }
      if !rings.isEmpty { return rings }
      problems.append(Problem(at: file, "no polygons", cure: "expected a GeoJSON file of land polygons"))
    } catch {
      let fault = (error as? GeoJSONFault) ?? (error as? DecodingError).flatMap(GeoJSONFault.init)
      let cure: Message = "comments and names without quotes are not allowed"
      problems.append(fault?.problem(file: file) ?? JSONScanner.problem(in: bytes, file: file, otherwise: cure))
    }
    return nil
  }
}

/// A feature collection, a feature or a geometry: its polygons.
///
/// Decoded straight into places: by way of a tree of `JSONValue`, 20 MB take eight times as long.
private struct GeoJSONObject: Decodable {
  var rings: [Ring] = []

  private enum Member: String, CodingKey { case type, features, geometry, geometries, coordinates, crs }

  /// Whether a member of this name is read.
  static func isRead(_ name: String) -> Bool { Member(stringValue: name) != nil }

  private static let types = [
    "FeatureCollection", "Feature", "Polygon", "MultiPolygon", "GeometryCollection", "Point", "MultiPoint",
    "LineString", "MultiLineString",
  ]
  /// How many members and elements lead to the innermost object that is read, so that no nesting ends the program.
  private static let deepest = 16

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Member.self)
    let path = decoder.codingPath
    guard path.count <= Self.deepest else {
      throw GeoJSONFault(path, "collections nested too deep", cure: "export it as a list of features")
    }
    if let system = try members.decodeIfPresent(NamedSystem.self, forKey: .crs) {
      try system.check(path + [Member.crs])
    }
    let type = try members.decode(String.self, forKey: .type)
    switch type {
    case "FeatureCollection": rings = try Self.rings(members, .features)
    case "GeometryCollection": rings = try Self.rings(members, .geometries)
    case "Feature": rings = try members.decode(GeoJSONObject?.self, forKey: .geometry)?.rings ?? []
    case "Polygon": rings = try members.decode([Outline].self, forKey: .coordinates).map(\.ring)
    case "MultiPolygon": rings = try members.decode([[Outline]].self, forKey: .coordinates).joined().map(\.ring)
    case "Topology":
      let cure: Message = "expected GeoJSON: convert this TopoJSON to it, for example with mapshaper or ogr2ogr"
      throw GeoJSONFault(path + [Member.type], "unknown type", found: type, cure: cure)
    default:
      guard !Self.types.contains(type) else { return }
      let cure = cure(for: type, among: Self.types, listing: "expected GeoJSON")
      throw GeoJSONFault(path + [Member.type], "unknown type", found: type, cure: cure)
    }
    rings.removeAll { $0.count < 3 }
  }

  private static func rings(_ members: KeyedDecodingContainer<Member>, _ list: Member) throws -> [Ring] {
    try members.decode([GeoJSONObject?].self, forKey: list).flatMap { $0?.rings ?? [] }
  }
}

/// A list of positions, of which the last repeats the first.
private struct Outline: Decodable {
  var ring: Ring = []

  init(from decoder: any Decoder) throws {
    var positions = try decoder.unkeyedContainer()
    while !positions.isAtEnd { ring.append(try positions.decode(Position.self).coordinate) }
    if ring.count > 1, ring.first == ring.last { ring.removeLast() }
  }
}

/// A longitude, a latitude and whatever follows them.
private struct Position: Decodable {
  let coordinate: Coordinate

  init(from decoder: any Decoder) throws {
    guard var numbers = try? decoder.unkeyedContainer(), let longitude = try? numbers.decode(Double.self),
      let latitude = try? numbers.decode(Double.self)
    else { throw GeoJSONFault(decoder.codingPath, "not a position", cure: "expected [longitude, latitude]") }
    guard let coordinate = Coordinate(longitude: longitude, latitude: latitude) else {
      let found = "\(shortest(longitude)), \(shortest(latitude))"
      throw GeoJSONFault(decoder.codingPath, "not longitude and latitude", found: found, cure: Coordinate.degreesCure)
    }
    self.coordinate = coordinate
  }
}

/// The `crs` member of the draft of 2008, which names the coordinate system or, rarely, links to it.
private struct NamedSystem: Decodable {
  private struct Properties: Decodable {
    let name: String?
    let code: Int?

    private enum Member: String, CodingKey { case name, code }

    init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: Member.self)
      name = try members.decodeIfPresent(String.self, forKey: .name)
      // An earlier draft had the bare code, of which some servers make a text.
      let written = try? members.decode(String.self, forKey: .code)
      code = written.map { Int($0) } ?? (try? members.decode(Int.self, forKey: .code))
    }
  }
  private let properties: Properties?

  func check(_ path: [any CodingKey]) throws {
    let isKnown =
      properties?.name.map(GeographicSystem.isNamed) ?? properties?.code.map(GeographicSystem.isEPSG) ?? false
    guard !isKnown else { return }
    let found = properties?.name ?? properties?.code.map(String.init)
    throw GeoJSONFault(path, "not in WGS 84 degrees", found: found, cure: Coordinate.degreesCure)
  }
}
