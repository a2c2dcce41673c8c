import Friendships
import Messages

/// The land below the links.
///
///     request.land = .none
///     request.land = .geoJSON(bytes, named: "coast.geojson")
public struct MapLand: Sendable {
  /// Natural Earth's, at 1:50 million or 1:110 million as the picture needs it; public domain, no borders.
  public static let naturalEarth = MapLand(.naturalEarth)
  /// No land.
  public static let none = MapLand(.none)

  private let source: Source

  private enum Source {
    case naturalEarth, none
    case geoJSON(SourceFile)
    case shapefile(SourceFile, system: SourceFile?)
  }

  private init(_ source: Source) { self.source = source }

  /// The polygons of a GeoJSON text in degrees of WGS 84.
  ///
  /// - Parameters:
  ///   - bytes: a FeatureCollection, a Feature or a geometry.
  ///   - name: what problems and the small print call it.
  public static func geoJSON(_ bytes: [UInt8], named name: String) -> MapLand {
    MapLand(.geoJSON(SourceFile(name: name, bytes: bytes)))
  }

  /// The polygons of a Shapefile in degrees.
  ///
  /// - Parameters:
  ///   - bytes: its main file, `.shp`.
  ///   - name: what problems and the small print call it.
  ///   - system: its `.prj`, where there is one: a projected file is refused by what it says.
  public static func shapefile(_ bytes: [UInt8], named name: String, system: [UInt8]? = nil) -> MapLand {
    let stem = name.hasSuffix(".shp") ? String(name.dropLast(".shp".count)) : name
    return shapefile(
      SourceFile(name: name, bytes: bytes), system: system.map { SourceFile(name: stem + ".prj", bytes: $0) })
  }

  /// The polygons of a Shapefile, with the file beside it that states its coordinate system.
  package static func shapefile(_ file: SourceFile, system: SourceFile?) -> MapLand {
    MapLand(.shapefile(file, system: system))
  }

  /// Whether it is the land that is compiled in.
  var isBuiltIn: Bool {
    if case .naturalEarth = source { true } else { false }
  }

  /// The land, fit for a scale, and what is doubtful in its file.
  func basemap(pixelsPerDegree: Double) throws(Failure) -> (land: Basemap, doubts: [Problem]) {
    var problems: [Problem] = []
    let basemap: Basemap? =
      switch source {
      case .none: Basemap.none
      case .naturalEarth: Self.builtIn(isCoarse: Basemap.isCoarseEnough(pixelsPerDegree: pixelsPerDegree), &problems)
      case .geoJSON(let file):
        Basemap(
          geoJSON: file.bytes, name: file.name, digest: file.bytes.withUnsafeBytes(sha256), problems: &problems)
      case .shapefile(let file, let system):
        file.bytes.withUnsafeBytes {
          Basemap(
            shapefile: $0, system: system.map { ($0.name, $0.bytes) }, name: file.name, digest: sha256($0),
            problems: &problems)
        }
      }
    guard let basemap else { throw .data(problems) }
    return (basemap, problems)
  }

  /// The land that is compiled in.
  package static func builtIn(isCoarse: Bool, _ problems: inout [Problem]) -> Basemap? {
    let land = BuiltIn.land(isCoarse: isCoarse)
    return Basemap(shapefile: land.file.bytes, name: land.file.name, digest: land.digest, problems: &problems)
  }
}
