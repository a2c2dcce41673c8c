import Geometry

/// The land under the map: rings on the globe, and where they come from.
package struct Basemap: Sendable {
  /// What it is called, for the facts inside the picture.
  package let name: String
  /// The SHA-256 of the file, lower-case hexadecimal; empty when there is none.
  package let digest: String
  /// The outlines, joined across ±180°.
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
  ///   - name: its name for the facts inside the picture and for messages.
  ///   - digest: its SHA-256, lower-case hexadecimal.
  package init?(shapefile bytes: UnsafeRawBufferPointer, name: String, digest: String, problems: inout [Problem]) {
    guard let rings = Shapefile.rings(bytes, file: name, problems: &problems) else { return nil }
    self.init(name: name, digest: digest, rings: joinedAcrossAntimeridian(rings))
  }

  /// The latitudes of the land that is drawn, degrees: Antarctica is left out.
  package static let latitudes: ClosedRange<Double> = -57...84

  /// Whether a map of this width wants the coarser of the two built-in basemaps (Natural Earth 1:110m, not 1:50m).
  ///
  /// - Parameter pixelsPerDegree: the map's scale; below 1.5 the finer coast is no longer seen.
  package static func isCoarseEnough(pixelsPerDegree: Double) -> Bool { pixelsPerDegree < 1.5 }
}
