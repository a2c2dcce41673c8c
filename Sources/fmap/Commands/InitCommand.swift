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
      Option("hub", value: "HUB", "the city in the middle: a name, or Name,latitude,longitude and perhaps ,CC,Country")
    ] + CommonOptions.reading + [CommonOptions.quiet, CommonOptions.help],
    notes: """
      Both files explain themselves and can be drawn at once. Nothing is ever overwritten. A city with a Chinese name too is
      written Dalian/大连, and so is its country: the map is then in both languages.

      Examples:
        fmap init guangzhou list.xlsx --hub Guangzhou
        fmap init suva --hub "Suva,-18.1416,178.4415,FJ,Fiji"
        fmap init dalian --hub "Dalian/大连,38.914,121.6147,CN,China/中国"
        fmap render --map suva/map.json -o suva/map.svg
      """,
    run: runInit, operandName: "DIR", takesTable: true)
}

/// What to do where the files cannot go to a folder.
private let otherFolder: Message = "name another folder"

private func runInit(_ arguments: Arguments) throws(Failure) {
  guard let folder = arguments.operands.first else {
    throw .usage(Problem(at: "init", "needs a folder", cure: "write fmap init DIR --hub \"NAME\""))
  }
  guard let text = arguments.text("hub") else {
    throw .usage(Problem(at: "--hub", "missing", cure: "write --hub \"NAME\", the city in the middle of the map"))
  }
  let hub = try Hub(text)
  let made: Files =
    if let path = arguments.file {
      try files(of: hub, text, list: path, arguments, folder)
    } else {
      try files(of: hub, text, arguments, folder)
    }
  try checkOutputs(made.files.map(\.file))
  Terminal.report(made.doubts, quiet: arguments.has("quiet"))
  try writeAll(made.files, in: folder)
  if arguments.has("quiet") { return }
  for (file, _) in made.files.reversed() { Terminal.tell("wrote \(file.path)") }
  if arguments.file == nil { Terminal.tell("next: write your agreements into \(folder)/friendships.csv, then") }
  Terminal.tell("  fmap check --map \(folder)/map.json")
  Terminal.tell("  fmap render --map \(folder)/map.json -o \(folder)/map.svg")
}

private typealias Files = (files: [(file: OutputFile, bytes: [UInt8])], doubts: [Problem])

/// The files of a map without agreements.
private func files(of hub: Hub, _ text: String, _ arguments: Arguments, _ folder: String) throws(Failure) -> Files {
  for name in ["sheet", "encoding"] where arguments.has(name) {
    throw .usage(Problem(at: "--\(name)", "is for a list", cure: "write fmap init \(folder) LIST --hub HUB"))
  }
  let languages = hub.names.keys.sorted()
  let map = Array(hub.mapFile(languages: languages, relations: BuiltIn.relations, table: "friendships.csv").utf8)
  return (
    paired(map, Array(tableText(hub).utf8), folder), try doubts(about: map, file: "\(folder)/map.json", hub: text)
  )
}

/// The files of a map of a list: the list in its normal form, with all that was found.
private func files(
  of hub: Hub, _ text: String, list path: String, _ arguments: Arguments, _ folder: String
) throws(Failure) -> Files {
  let list = SourceFile(name: lastPart(path), bytes: try readFile(path, place: path))
  var request = MapRequest()
  (request.sheet, request.encoding) = (arguments.text("sheet"), arguments.text("encoding"))
  let data = try MapData(hub: text, table: list, request)
  let table = TableExport(data.atlas, languages: data.words.languages, file: "friendships.csv")
  let map = Array(
    hub.mapFile(
      languages: data.words.languages.filter { data.atlas.title.own($0) != nil },
      relations: BuiltIn.text(of: data.relations), table: "friendships.csv"
    ).utf8)
  let doubts = try doubts(about: map, file: "\(folder)/map.json", hub: text)
  return (paired(map, table.csv, folder), data.warnings + table.notes + doubts)
}

/// The map comes last: a folder without one was not finished, and a table in it that is as it would be written is not in the way.
private func paired(_ map: [UInt8], _ table: [UInt8], _ folder: String) -> [(file: OutputFile, bytes: [UInt8])] {
  [("friendships.csv", table, OutputFile.Replaced.same(table)), ("map.json", map, .nothing)].map {
    (OutputFile(unnamed: "\(folder)/\($0)", replacing: $2, cure: otherFolder), $1)
  }
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

/// The header of a table.
private func tableText(_ hub: Hub) -> String {
  var columns = [
    "city_en", "city_local", "country_code", "country_en", "continent", "latitude", "longitude", "relation",
    "established", "ended", "source", "note",
  ]
  if hub.names["zh"] != nil {
    columns.insert("country_zh", at: 4)
    columns.insert("city_zh", at: 1)
  }
  // Excel takes a file for UTF-8 by its byte order mark.
  return "\u{FEFF}" + columns.joined(separator: ",") + "\r\n"
}
