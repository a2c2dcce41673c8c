import Cartography
import Drawing

/// The data of a map, read and checked, with the facts about its files.
struct MapInput: Sendable {
  let atlas: Atlas
  let words: Words
  /// The SHA-256 of the map file and of its table.
  let digests: (map: String, friendships: String)
  /// The year of the last change in the whole table, whatever the filters keep.
  let lastYear: Int
  /// All kinds of relation, whatever the filters keep.
  let relations: [RelationKind]
  /// The names of the two files.
  let names: (map: String, friendships: String)
  /// What was doubtful but not wrong.
  let warnings: [Problem]

  /// Reads the files that the options name, or the built-in ones, and keeps what the filters ask for.
  init(_ arguments: Arguments) throws(Failure) {
    var problems: [Problem] = []
    words = Words(Array(BuiltIn.words.bytes), file: BuiltIn.words.name, problems: &problems)
    let (mapBytes, mapName) = try Self.bytes(arguments.text("map"), "--map", or: .map)
    let file = MapFile(mapBytes, file: mapName, problems: &problems)
    guard let file else { throw .data(problems) }
    let table = try Self.table(arguments, file.friendships)
    var atlas = Atlas(
      friendships: table.bytes, file: table.name, map: file, languages: words.languages, problems: &problems)
    if problems.contains(where: { $0.severity == .error }) { throw .data(problems) }
    if !arguments.has("basemap") { atlas.creditBuiltInLand(words) }
    warnings = problems
    names = (mapName, table.name)
    digests = (mapBytes.withUnsafeBytes(sha256), table.bytes.withUnsafeBytes(sha256))
    relations = atlas.relations
    lastYear = atlas.lastYear ?? atlas.years.upperBound
    self.atlas = atlas.filtered(
      relations: try arguments.choices("relation", among: atlas.relations.map(\.id)),
      continents: try arguments.choices("continent", among: Self.sorted(atlas.cities.map(\.continent))),
      countries: try arguments.choices("country", among: Self.sorted(atlas.cities.map(\.country.code))))
  }

  private static func sorted(_ words: [String]) -> [String] { Set(words).sorted() }

  /// The table: the one asked for, or the one that the map file names beside itself, or the built-in one.
  private static func table(_ arguments: Arguments, _ name: String) throws(Failure) -> (bytes: [UInt8], name: String) {
    if let path = arguments.text("data") { return try bytes(path, "--data", or: .friendships) }
    guard let map = arguments.text("map") else { return try bytes(nil, "", or: .friendships) }
    let folder = map.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let path = map.contains("/") ? "\(folder)/\(name)" : name
    return try bytes(path, "\(lastPart(map)): friendships", or: .friendships)
  }

  private static func bytes(
    _ path: String?, _ place: String, or builtIn: BuiltIn
  ) throws(Failure) -> (bytes: [UInt8], name: String) {
    guard let path else { return (Array(builtIn.bytes), builtIn.name) }
    return (try readFile(path, place: place), lastPart(path))
  }

  /// The day to draw: `--date`, the end of `--year`, or the end of the last year in the data.
  func day(_ arguments: Arguments) throws(Failure) -> Day {
    if arguments.has("year"), arguments.has("date") {
      throw .usage(Problem(at: "--date", "given together with --year", cure: "give one of the two"))
    }
    if let day = try arguments.day("date") { return day }
    if let year = try arguments.whole("year", in: 1...9999) { return Day(lastOf: year) }
    return Day(lastOf: lastYear)
  }

  /// A warning when nothing is in force yet on a day.
  func warning(before day: Day, option: String) -> Problem? {
    guard let first = atlas.first, let from = first.lifespan?.from else {
      return Problem(.warning, at: "map", "no agreement with a date to draw", cure: "see fmap list cities")
    }
    guard day < from else { return nil }
    let found = option == "--date" ? day.description : String(day.year)
    let since = option == "--date" ? from.description : String(from.year)
    let cure = "the first is \(atlas.city(of: first).names["en"]), \(first.established?.description ?? "")"
    return Problem(.warning, at: option, "no agreement before \(since)", found: found, cure: cure)
  }
}
