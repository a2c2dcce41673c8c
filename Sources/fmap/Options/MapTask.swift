import FriendshipMaps
import Friendships
import Messages

/// What the options of a command say of the map that it reads or draws, as one value: below here nobody sees options.
struct MapTask {
  /// What is read.
  let files: MapFiles
  /// What is asked of the map.
  var request: MapRequest
  /// The day that it shows.
  let day: MapDay
  /// The option that a message about that day speaks of.
  let dayOption: String
  /// Whether only errors are told.
  let isQuiet: Bool

  /// Reads the options, and the files of land and colours that they name.
  ///
  /// - Parameter takesPairs: whether a table may stand alone, without the city whose map is meant.
  init(_ arguments: Arguments, takesPairs: Bool = false) throws(Failure) {
    files = try MapFiles(arguments, takesPairs: takesPairs)
    request = try MapRequest(arguments)
    day = try Self.day(arguments)
    dayOption = arguments.has("date") ? "--date" : "--year"
    isQuiet = arguments.has("quiet")
  }

  /// The data, read and filtered.
  func data() throws(Failure) -> MapData {
    let data = try files.read(request)
    try check(data)
    return data
  }

  /// Refuses data that have no map of the day.
  func check(_ data: MapData) throws(Failure) {
    guard data.atlas.isUndated, day != .latest else { return }
    throw .usage(Problem(at: dayOption, "the table has no dates", cure: "leave it out"))
  }

  /// Where a page will stand, by `--url`; nothing without it.
  static func address(_ arguments: Arguments) throws(Failure) -> PageAddress? {
    guard let text = arguments.text("url") else { return nil }
    do {
      return try PageAddress(text, place: "--url")
    } catch {
      throw .usage(error)
    }
  }

  /// The map, ready to be drawn.
  func map() throws(Failure) -> FriendshipMap { try FriendshipMap(try data(), request) }

  /// The day to draw: `--date`, the end of `--year`, or the end of the last year in the data.
  private static func day(_ arguments: Arguments) throws(Failure) -> MapDay {
    if arguments.has("year"), arguments.has("date") {
      throw .usage(Problem(at: "--date", "given together with --year", cure: "give one of the two"))
    }
    if let day = try arguments.day("date") { return MapDay(day) }
    return try arguments.whole("year", in: 1...9999).map(MapDay.year) ?? .latest
  }
}

extension MapRequest {
  /// What the options ask of a map.
  fileprivate init(_ arguments: Arguments) throws(Failure) {
    self.init()
    relations = arguments.list("relation")
    continents = arguments.list("continent")
    countries = arguments.list("country")
    sheet = arguments.text("sheet")
    encoding = arguments.text("encoding")
    leaveOutErrors = arguments.has("leave-out-errors")
    languages = arguments.text("lang")?.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    if let path = arguments.text("theme") { theme = try Self.theme(path) }
    if let path = arguments.text("basemap") { land = try MapLand(path: path) }
    projection = arguments.text("projection")
    centralMeridian = try arguments.number("central-meridian", in: Limit.centralMeridian)
    standardParallel = try arguments.number("standard-parallel", in: Limit.standardParallel)
    width = try arguments.whole("width", in: Limit.width)
    height = try arguments.whole("height", in: Limit.height)
    scale = try arguments.number("scale", in: Limit.scale)
    page = arguments.text("page")
    dotsPerInch = try arguments.number("dpi", in: Limit.dotsPerInch)
    bleed = try arguments.number("bleed", in: Limit.bleed, unit: "mm")
    region = arguments.text("region")
    text = try arguments.number("text", in: Limit.text)
    labels = arguments.text("labels")
    beneath = arguments.text("beneath")
    list = arguments.text("list")
    insets = arguments.all("inset")
    approval = arguments.text("approval")
    idPrefix = arguments.text("id-prefix") ?? ""
  }

  /// The theme of a name, or of a file.
  private static func theme(_ word: String) throws(Failure) -> MapTheme {
    guard fileEnding(word) == "json" else { return MapTheme(id: word) }
    return MapTheme(json: try readFile(word, place: "--theme"), name: lastPart(word))
  }
}

extension MapFiles {
  /// The files that options and operand name: a table or a `map.json` may stand without an option before it.
  fileprivate init(_ arguments: Arguments, takesPairs: Bool) throws(Failure) {
    var (map, table) = (arguments.text("map"), arguments.text("data"))
    let hub = arguments.text("hub")
    if let file = arguments.file {
      if fileEnding(file) == "json" {
        guard map == nil else {
          throw .usage(Problem(at: "--map", "given together with \(file)", cure: "give one of the two"))
        }
        map = file
      } else {
        guard table == nil else {
          throw .usage(Problem(at: "--data", "given together with \(file)", cure: "give one of the two"))
        }
        table = file
        if map == nil, hub == nil, !takesPairs, arguments.operands.first != "hubs", !arguments.has("each-hub") {
          throw Self.hubIsMissing(file)
        }
      }
    }
    if map != nil, hub != nil {
      throw .usage(
        Problem(at: "--hub", "given together with a map.json, which has one", cure: "leave one of the two out"))
    }
    self.init(map: map, table: table, hub: hub)
  }

  /// That nobody has said of which city a table is to be the map.
  static func hubIsMissing(_ table: String) -> Failure {
    .usage(
      Problem(at: "--hub", "missing", cure: "write --hub NAME, the city whose friends \(table) lists, or --map FILE"))
  }
}
