import Cartography
import Friendships
import Messages

extension CommonOptions {
  /// The land that is asked for, fit for the scale of the map, and what is doubtful in its file.
  static func basemap(
    _ arguments: Arguments, pixelsPerDegree: Double
  ) throws(Failure) -> (land: Basemap, doubts: [Problem]) {
    var problems: [Problem] = []
    let basemap: Basemap?
    switch arguments.text("basemap") {
    case "none": basemap = Basemap.none
    case .some(let path): basemap = try read(path, &problems)
    case nil:
      let land = BuiltIn.land(isCoarse: Basemap.isCoarseEnough(pixelsPerDegree: pixelsPerDegree))
      basemap = Basemap(shapefile: land.file.bytes, name: land.file.name, digest: land.digest, problems: &problems)
    }
    guard let basemap else { throw .data(problems) }
    return (basemap, problems)
  }

  /// The land of a file, whose ending tells its format.
  private static func read(_ path: String, _ problems: inout [Problem]) throws(Failure) -> Basemap? {
    let (name, ending) = (lastPart(path), fileEnding(path))
    guard let ending, ["shp", "geojson", "json", "topojson"].contains(ending) else {
      let cure: Message = "name a file .shp, .geojson or .json, or say none"
      throw .usage(Problem(at: "--basemap", "not a Shapefile or GeoJSON", found: path, cure: cure))
    }
    let bytes = try readFile(path, place: "--basemap")
    let digest = bytes.withUnsafeBytes(sha256)
    guard ending == "shp" else { return Basemap(geoJSON: bytes, name: name, digest: digest, problems: &problems) }
    let system = try coordinateSystem(beside: path)
    return bytes.withUnsafeBytes {
      Basemap(shapefile: $0, system: system, name: name, digest: digest, problems: &problems)
    }
  }

  /// The file beside a Shapefile that states its coordinate system, where there is one.
  private static func coordinateSystem(beside path: String) throws(Failure) -> (name: String, bytes: [UInt8])? {
    let stem = path.dropLast(".shp".count)
    guard let file = [".prj", ".PRJ"].map({ stem + $0 }).first(where: fileExists) else { return nil }
    return (lastPart(file), try readFile(file, place: "--basemap", named: .within(folder(of: path))))
  }
}
