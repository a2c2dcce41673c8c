import Cartography
import Geometry
import Messages

extension Command {
  /// Begins the map of another city.
  static let initFolder = Command(
    name: "init", summary: "begin the map of another city: a folder with map.json and friendships.csv", operands: [],
    options: [
      Option("hub", value: "HUB", "the city in the middle: Name,latitude,longitude and perhaps ,CC,Country"),
      CommonOptions.quiet, CommonOptions.help,
    ],
    notes: """
      Both files explain themselves and can be drawn at once. Nothing is ever overwritten. A city with a Chinese name too is
      written Dalian/大连, and so is its country: the map is then in both languages.

      Examples:
        fmap init suva --hub "Suva,-18.1416,178.4415,FJ,Fiji"
        fmap init dalian --hub "Dalian/大连,38.914,121.6147,CN,China/中国"
        fmap render --map suva/map.json -o suva/map.svg
      """,
    run: runInit, operandName: "DIR")
}

/// The city that `--hub` names.
private struct Hub {
  let names: [String: String]
  let country: (code: String, names: [String: String])?
  let place: Coordinate

  init(_ text: String) throws(Failure) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    guard parts.count == 3 || parts.count == 5, let φ = Double(parts[1]), let λ = Double(parts[2]),
      (-90...90).contains(φ), (-180...180).contains(λ), !parts[0].isEmpty
    else { throw Self.fault(text) }
    names = Self.names(parts[0])
    place = Coordinate(latitude: φ, longitude: λ)
    country = parts.count == 5 ? (parts[3].uppercased(), Self.names(parts[4])) : nil
    guard !slug(names["en"] ?? "").isEmpty else { throw Self.fault(text) }
    if let country, !isCountryCode(country.code) { throw Self.fault(text) }
    for name in names.values + (country?.names.values.map { $0 } ?? []) {
      if let problem = TextLimit.name.problem(of: name), problem.severity == .error {
        throw .usage(Problem(at: "--hub", problem.what, found: name, cure: problem.cure))
      }
    }
  }

  /// English before a slash, Chinese after it.
  private static func names(_ text: String) -> [String: String] {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    return parts.count == 2 ? ["en": parts[0], "zh": parts[1]] : ["en": parts.first ?? ""]
  }

  private static func fault(_ text: String) -> Failure {
    .usage(
      Problem(
        at: "--hub", "not a city and its place", found: text,
        cure:
          "write it as \"Suva,-18.1416,178.4415\" or \"Suva,-18.1416,178.4415,FJ,Fiji\", the name in Latin letters first"
      ))
  }
}

/// What to do where the files cannot go to a folder.
private let otherFolder: Message = "name another folder"

private func runInit(_ arguments: Arguments) throws(Failure) {
  guard let folder = arguments.operands.first else {
    throw .usage(Problem(at: "init", "needs a folder", cure: "write fmap init DIR --hub \"Name,latitude,longitude\""))
  }
  guard let text = arguments.text("hub") else {
    throw .usage(Problem(at: "--hub", "missing", cure: "write --hub \"Name,latitude,longitude\""))
  }
  let hub = try Hub(text)
  let map = Array(mapText(hub).utf8)
  try checkReadable(map, text)
  let table = Array(tableText(hub).utf8)
  // The map comes last: a folder without one was not finished, and a table in it that is as it would be written is not in the way.
  let files = [("friendships.csv", table, .same(table)), ("map.json", map, OutputFile.Replaced.nothing)].map {
    (OutputFile(unnamed: "\(folder)/\($0)", replacing: $2, cure: otherFolder), $1)
  }
  try checkOutputs(files.map(\.0))
  try writeAll(files, in: folder)
  if arguments.has("quiet") { return }
  for (file, _) in files.reversed() { Terminal.tell("wrote \(file.path)") }
  Terminal.tell("next: write your agreements into \(folder)/friendships.csv, then")
  Terminal.tell("  fmap check --map \(folder)/map.json")
  Terminal.tell("  fmap render --map \(folder)/map.json -o \(folder)/map.svg")
}

/// Refuses a hub of which no map could be drawn: what is written must be read again without a complaint.
private func checkReadable(_ map: [UInt8], _ hub: String) throws(Failure) {
  var problems: [Problem] = []
  _ = MapFile(map, file: BuiltIn.map.name, problems: &problems)
  guard let problem = problems.first else { return }
  let what = problem.severity == .error ? problem.what : "has characters that nobody sees"
  throw .usage(Problem(at: "--hub", what, found: hub, cure: problem.cure ?? "write it without them"))
}

/// Writes all files into a folder, which is made where there is none; or leaves nothing behind that would be in the way of
/// another try.
private func writeAll(_ files: [(file: OutputFile, bytes: [UInt8])], in folder: String) throws(Failure) {
  let isNew = !fileExists(folder)
  try createFolder(folder, orElse: otherFolder)
  do {
    for (file, bytes) in files { try writeFile(bytes, to: file) }
  } catch {
    for (file, _) in files { try? removeFile(file.path) }
    if isNew { removeFolder(folder) }
    throw error
  }
}

private func mapText(_ hub: Hub) -> String {
  let json = { (value: any Encodable) in String(decoding: Cartography.json(value), as: UTF8.self) }
  let english = hub.names["en"] ?? ""
  var title = ["en": "The Friends of \(english)"]
  if let chinese = hub.names["zh"] { title["zh"] = "\(chinese)的朋友" }
  let country = hub.country.map { "\"country\": { \"code\": \(json($0.code)), \"names\": \(json($0.names)) },\n    " }
  // A map looks best when its hub is near the middle, on a meridian with a round number.
  let meridian = (hub.place.longitude / 10).rounded() * 10
  let places = [
    "hub": english, "names": json(hub.names), "country": country ?? "", "latitude": shortest(hub.place.latitude),
    "longitude": shortest(hub.place.longitude), "title": json(title), "meridian": shortest(meridian),
    "relations": relations(),
  ]
  let template = String(decoding: BuiltIn.template.bytes, as: UTF8.self)
  // In one go: what a name brings along in braces stays what it is.
  return template.replacing(#/\{([a-z]+)\}/#) { places[String($0.output.1)] ?? String($0.output.0) }
}

/// The kinds of relation of the built-in map, as they stand in its file.
private func relations() -> String {
  let text = String(decoding: BuiltIn.map.bytes, as: UTF8.self)
  guard let start = text.firstRange(of: "\"relations\": "),
    let end = text[start.upperBound...].firstRange(of: "\n  ]")
  else { return "[]" }
  return String(text[start.upperBound..<end.upperBound])
}

private func tableText(_ hub: Hub) -> String {
  var columns: [(name: String, example: String)] = [
    ("city_en", "Example"), ("city_local", ""), ("country_code", "ZZ"), ("country_en", "Example"),
    ("continent", "Europe"), ("latitude", "48.2"), ("longitude", "16.37"), ("relation", "sister"),
    ("established", ""), ("ended", ""), ("source", "https://example.org/"),
    ("note", "an example: write your own agreements here; a row without a date is not drawn"),
  ]
  if hub.names["zh"] != nil {
    columns.insert(("country_zh", "示例"), at: 4)
    columns.insert(("city_zh", "示例"), at: 1)
  }
  // Excel takes a file for UTF-8 by its byte order mark.
  return "\u{FEFF}" + columns.map(\.name).joined(separator: ",") + "\r\n"
    + columns.map { TableExport.quoted($0.example) }.joined(separator: ",") + "\r\n"
}
