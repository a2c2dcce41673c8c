import Cartography
import FriendshipMaps
import Friendships
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
    guard parts.count == 3 || parts.count == 5, let φ = Double(parts[1]), let λ = Double(parts[2]), !φ.isNaN, !λ.isNaN
    else { throw Self.fault(text) }
    try Self.check(φ, λ, found: parts)
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

  private static func check(_ φ: Double, _ λ: Double, found: [String]) throws(Failure) {
    if abs(φ) > 90 {
      let range: Message = "expected \(-90) to \(90)"
      let isSwapped = abs(φ) <= 180 && abs(λ) <= 90
      let cure: Message = isSwapped ? "\(range); has it changed places with the longitude?" : range
      throw .usage(Problem(at: "--hub", "latitude out of range", found: found[1], cure: cure))
    }
    if abs(λ) > 180 {
      let cure: Message = "expected \(-180) to \(180)"
      throw .usage(Problem(at: "--hub", "longitude out of range", found: found[2], cure: cure))
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
        at: "--hub", "not a city and its coordinates", found: text,
        cure:
          "write it as \"Suva,-18.1416,178.4415\" or \"Dalian/大连,38.914,121.6147,CN,China/中国\", the name in Latin letters first"
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
  let doubts = try doubts(about: map, file: "\(folder)/map.json", hub: text)
  let table = Array(tableText(hub).utf8)
  // The map comes last: a folder without one was not finished, and a table in it that is as it would be written is not in the way.
  let files = [("friendships.csv", table, .same(table)), ("map.json", map, OutputFile.Replaced.nothing)].map {
    (OutputFile(unnamed: "\(folder)/\($0)", replacing: $2, cure: otherFolder), $1)
  }
  try checkOutputs(files.map(\.0))
  Terminal.report(doubts, quiet: arguments.has("quiet"))
  try writeAll(files, in: folder)
  if arguments.has("quiet") { return }
  for (file, _) in files.reversed() { Terminal.tell("wrote \(file.path)") }
  Terminal.tell("next: write your agreements into \(folder)/friendships.csv, then")
  Terminal.tell("  fmap check --map \(folder)/map.json")
  Terminal.tell("  fmap render --map \(folder)/map.json -o \(folder)/map.svg")
}

/// Refuses a hub of which no map could be drawn, or with characters that would be left out of it.
///
/// - Returns: what is doubtful, such as a long name.
private func doubts(about map: [UInt8], file: String, hub: String) throws(Failure) -> [Problem] {
  if hub.unicodeScalars.contains(where: isBidirectionalControl) {
    throw .usage(Problem(at: "--hub", "has invisible characters", found: hub, cure: "write it without them"))
  }
  var problems: [Problem] = []
  _ = MapFile(map, file: file, problems: &problems)
  if let error = problems.first(where: { $0.severity == .error }) {
    throw .usage(Problem(at: "--hub", error.what, found: hub, cure: error.cure ?? "write it without them"))
  }
  return problems
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
  let json = { (value: any Encodable) in String(decoding: Friendships.json(value), as: UTF8.self) }
  let english = hub.names["en"] ?? ""
  var title = ["en": fitting("The Friends of \(english)", orElse: english)]
  if let chinese = hub.names["zh"] { title["zh"] = fitting("\(chinese)的朋友", orElse: chinese) }
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

/// A title, or for the longest names the name alone: a title may be no longer than a name.
private func fitting(_ title: String, orElse name: String) -> String {
  TextLimit.name.problem(of: title)?.severity == .error ? name : title
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
