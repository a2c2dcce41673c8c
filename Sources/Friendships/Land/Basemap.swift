import Geometry
import Messages

/// The land under the map: rings on the globe, and where they come from.
package struct Basemap: Sendable {
  /// What it is called, for the facts inside the picture.
  package let name: String
  /// The SHA-256 of the file, lower-case hexadecimal; empty when there is none.
  package let digest: String
  /// The outlines, joined where the file cuts the globe.
  package let rings: [Ring]

  /// No land at all.
  package static let none = Basemap(name: "none", digest: "", rings: [])

  private init(name: String, digest: String, rings: [Ring]) {
    self.name = name
    self.digest = digest
    self.rings = rings
  }

  /// The polygons of a Shapefile; nothing, with problems, when it cannot be read.
  ///
  /// - Parameters:
  ///   - bytes: the whole `.shp` file.
  ///   - system: the name and the bytes of the `.prj` file beside it, where there is one.
  ///   - name: its name for the facts inside the picture and for messages.
  ///   - digest: its SHA-256, lower-case hexadecimal.
  package init?(
    shapefile bytes: UnsafeRawBufferPointer, system: (name: String, bytes: [UInt8])? = nil, name: String,
    digest: String, problems: inout [Problem]
  ) {
    // No coordinate system takes that many words to state.
    let text = system.map { WellKnownText(String(decoding: $0.bytes.prefix(1 << 16), as: UTF8.self)) }
    if let system, let problem = text?.problem(file: system.name) {
      problems.append(problem)
      return nil
    }
    guard let rings = Shapefile.rings(bytes, file: name, problems: &problems) else { return nil }
    self.init(name: name, digest: digest, rings: joinedOnGlobe(rings))
  }

  /// The polygons of a GeoJSON text; nothing, with problems, when it cannot be read.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: its name for the facts inside the picture and for messages.
  ///   - digest: its SHA-256, lower-case hexadecimal.
  package init?(geoJSON bytes: [UInt8], name: String, digest: String, problems: inout [Problem]) {
    guard let rings = GeoJSON.rings(bytes, file: name, problems: &problems) else { return nil }
    self.init(name: name, digest: digest, rings: joinedOnGlobe(rings))
  }
}

extension Coordinate {
  /// How to mend places that are out of range.
  static let degreesCure: Message = "export it in degrees (WGS 84, EPSG:4326)"

  /// A place of a basemap; nothing when the numbers cannot be degrees.
  ///
  /// Longitudes may run on across ±180, as far as a whole turn. Files written by other programs overshoot the pole by a
  /// rounding error.
  init?(longitude: Double, latitude: Double) {
    guard abs(longitude) <= 360.001, abs(latitude) <= 90.001 else { return nil }
    self.init(latitude: min(max(latitude, -90), 90), longitude: longitude)
  }
}
