import FriendshipMaps
import Friendships
import Messages

/// The files of a map as the user names them; nothing for the built-in ones.
struct MapFiles {
  /// The path of `map.json`.
  let map: String?
  /// The path of the table, in place of the one that `map.json` names.
  let table: String?

  /// The city in the middle, of a map without `map.json`.
  let hub: String?

  /// Reads the files and keeps what the request's filters ask for.
  func read(_ request: MapRequest) throws(Failure) -> MapData {
    guard let hub else { return try MapData(map: try mapFile(), table: tableFile, request) }
    return try MapData(hub: hub, table: try listFile(), request)
  }

  /// Reads the files without filters, whatever is wrong with them; nothing when the map file cannot be understood.
  func read(_ request: MapRequest, problems: inout [Problem]) throws(Failure) -> MapData? {
    guard let hub else { return try MapData(map: try mapFile(), table: tableFile, request, problems: &problems) }
    return try MapData(hub: hub, table: try listFile(), request, problems: &problems)
  }

  /// The cities of a table of pairs.
  func hubs(_ request: MapRequest) throws(Failure) -> [PairTable.Hub]? {
    try MapData.hubs(of: try listFile(), request)
  }

  /// A table of pairs with all its cities.
  func pairs(_ request: MapRequest) throws(Failure) -> CityPairs { try CityPairs(try listFile(), request) }

  private func listFile() throws(Failure) -> SourceFile {
    guard let table else {
      throw .usage(Problem(at: "table", "missing", cure: "write fmap render TABLE --hub NAME, or fmap list hubs TABLE"))
    }
    return try Self.file(table, "--data")
  }

  private func mapFile() throws(Failure) -> SourceFile {
    try map.map { path throws(Failure) in try Self.file(path, "--map") } ?? BuiltIn.map.file
  }

  /// The table: the one asked for, or the one that the map file names beside itself, or the built-in one.
  private func tableFile(_ file: MapFile) throws(Failure) -> SourceFile {
    if let table { return try Self.file(table, "--data") }
    guard let map else { return BuiltIn.friendships.file }
    let path = Self.path(of: file, beside: map)
    let bytes = try readFile(path, place: "\(lastPart(map)): friendships", named: .within(folder(of: map)))
    return SourceFile(name: lastPart(path), bytes: bytes)
  }

  /// The table that a map file names.
  private static func path(of file: MapFile, beside map: String) -> String {
    let folder = folder(of: map)
    return folder == "." ? file.friendships : "\(folder)/\(file.friendships)"
  }

  /// The folder below which the photos of the table lie: its own, or the current one where the table comes out of a pipe.
  func photoFolder(_ file: MapFile) -> String {
    guard let path = table ?? map.map({ Self.path(of: file, beside: $0) }) else { return "." }
    return ["/dev/", "/proc/"].contains(where: path.hasPrefix) ? "." : folder(of: path)
  }

  private static func file(_ path: String, _ place: String) throws(Failure) -> SourceFile {
    SourceFile(name: lastPart(path), bytes: try readFile(path, place: place))
  }
}

extension MapLand {
  /// The land of a file, whose ending tells its format; `none` is none.
  init(path: String) throws(Failure) {
    if path == "none" {
      self = .none
      return
    }
    let (name, ending) = (lastPart(path), fileEnding(path))
    guard let ending, ["shp", "geojson", "json", "topojson"].contains(ending) else {
      let cure: Message = "name a file .shp, .geojson or .json, or say none"
      throw .usage(Problem(at: "--basemap", "not a Shapefile or GeoJSON", found: path, cure: cure))
    }
    let bytes = try readFile(path, place: "--basemap")
    self =
      ending == "shp"
      ? .shapefile(SourceFile(name: name, bytes: bytes), system: try Self.coordinateSystem(beside: path))
      : .geoJSON(bytes, named: name)
  }

  /// The file beside a Shapefile that states its coordinate system, where there is one.
  private static func coordinateSystem(beside path: String) throws(Failure) -> SourceFile? {
    let stem = path.dropLast(".shp".count)
    guard let file = [".prj", ".PRJ"].map({ stem + $0 }).first(where: fileExists) else { return nil }
    let bytes = try readFile(file, place: "--basemap", named: .within(folder(of: path)))
    return SourceFile(name: lastPart(file), bytes: bytes)
  }
}
