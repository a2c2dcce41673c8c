import Cartography
import Drawing
import FriendshipMaps
import Friendships
import Geometry
import Messages

/// The options that several commands share, and the map that they describe.
enum CommonOptions {
  static let help = Option("help", short: "h", "show this help")

  static let files =
    [
      Option("map", value: "FILE", "the map to draw, a map.json (default: Shenyang, built in)"),
      Option(
        "hub", value: "CITY",
        "the city in the middle, for a table without map.json: \"Guangzhou\" or \"Guangzhou, China\""),
      Option("data", value: "FILE", "its table of agreements, .csv or .xlsx, instead of the one that map.json names"),
    ] + reading

  /// How a table is read.
  static let reading = [
    Option("sheet", value: "NAME", "the sheet of a workbook (default: the first one)"),
    Option("encoding", value: "E", "how a .csv was saved, such as gb18030 or windows-1252 (default: detected)"),
  ]

  /// What becomes of rows with errors.
  static let leaveOutErrors = Option(
    "leave-out-errors", "rows with errors are told and left out, as by leaveOutErrors in map.json")

  static let data =
    files + [
      leaveOutErrors,
      Option("relation", value: "R", repeats: true, "only agreements of this kind (repeat, or separate by commas)"),
      Option("continent", value: "C", repeats: true, "only cities of this continent"),
      Option("country", value: "CC", repeats: true, "only cities of this country, by its two-letter code"),
    ]

  static let date = [
    Option("year", value: "Y", "the map of 31 December of this year (default: the last year in the data)"),
    Option("date", value: "D", "the map of this day, YYYY-MM-DD"),
  ]

  static let loop = Option("loop", value: "N", "how often a GIF plays, 0 for ever (default: 1)")

  static let url = Option(
    "url", value: "URL", "where the page will stand on the web, for those who share it: its address and picture")

  static let notes = Option("notes", "a page shows the remarks of the editors, and how sure they are")

  static let kiosk = [
    Option("kiosk", "a page for a screen in a hall: as large as its window, its story in a loop, no way out"),
    Option(
      "reset", value: "N", "seconds without a touch after which a kiosk begins anew, 30 to 3600, or 0 (default: 60)"),
  ]

  static let shard = Option(
    "shard", value: "I/N", "the part I of N that this run draws, where several runs share the work")

  static let eachHub = [
    Option("each-hub", "a map of each city of a table of pairs; -o DIR or DIR/{hub}.pdf says where"),
    Option("hubs", value: "FILE", "with --each-hub: only the cities of a list, one a line; - is standard input"),
    Option("least", value: "N", "with --each-hub: only cities with at least so many partners on the day of the maps"),
    shard,
    Option(
      "jobs", value: "N",
      "with --each-hub: how many maps are drawn at once, at most one a core (default: up to 8)"),
  ]

  /// Whether every city of a table of pairs is to be drawn.
  static func drawsEachHub(_ arguments: Arguments) throws(Failure) -> Bool {
    if arguments.has("each-hub") { return true }
    guard let other = eachHub.first(where: { arguments.has($0.name) }) else { return false }
    throw .usage(Problem(at: "--\(other.name)", "is for the maps of all cities", cure: "add --each-hub"))
  }

  static let quiet = Option("quiet", "no warnings and no list of what was written")

  private static let usualLanguages = Words.usualLanguages.joined(separator: "+")

  static let language = Option(
    "lang", value: "L",
    "one of fmap list languages, or several joined by + (default: those of the title, \(usualLanguages))")

  static let look = [
    language,
    Option(
      "theme", value: "T", choices: Theme.all.map(\.id),
      "colours: \(inWords(Theme.all.map(\.id))), or a FILE.json (default: light)"),
    Option("basemap", value: "FILE", "the land, a Shapefile or GeoJSON of polygons, or none (default: Natural Earth)"),
    Option("projection", value: "P", choices: Projection.all.map(\.id), "map projection (default: equirectangular)"),
    Option(
      "central-meridian", value: "λ", "longitude in the middle of the map, -180 to 180 (default: of map.json, or 150)"),
    Option("standard-parallel", value: "φ", "latitude that is true to scale, -80 to 80 (default: 30)"),
    Option("width", value: "W", "width of the page in pixels, 360 to 16384 (default: 1920)"),
    Option(
      "height", value: "H", "height of the page in pixels, 360 to 16384 (default: 1080); PNG: 5 bytes of memory each"),
    Option("scale", value: "N", "pixels of a PNG or GIF per pixel of the page, 0.1 to 16 (default: 1)"),
    Option(
      "page", value: "P", choices: PaperSize.all.map(\.id),
      "paper at 300 dpi, A4 to A0 or A4-portrait to A0-portrait, instead of a size"),
    Option(
      "region", value: "R", choices: ["auto", "world"],
      "part of the world: auto, world or W,S,E,N in degrees (default: auto)"),
    Option("text", value: "N", "how much larger words and markers are than usual, 0.5 to 4 (default: 1)"),
    Option(
      "labels", value: "WHICH", choices: ["all", "both", "none"],
      "whose names: all, both (in two languages), none or a relation (default: all)"),
    Option(
      "beneath", value: "WHAT", choices: Beneath.allCases.map(\.rawValue),
      "beneath names, where there is room: \(inWords(Beneath.allCases.map(\.rawValue))) (default: both)"),
    Option(
      "list", value: "ORDER", choices: ListOrder.allCases.map(\.rawValue),
      "order of the list of cities, on pages that have one: year or country (default: year)"),
    Option(
      "inset", value: "R", repeats: true, choices: ["auto", "none"],
      "regions shown larger: auto, none or W,S,E,N in degrees (default: auto)"),
    Option("approval", value: "TEXT", "approval number of the finished map, printed in its lower left"),
    Option("id-prefix", value: "P", "put before every id, for pages with several maps"),
  ]

  static let bleed = Option(
    "bleed", value: "MM", "printed beyond the edge of a PDF or PNG, with crop marks, 0 to 20 mm, such as 3mm")

  /// How often a GIF plays.
  static func loops(_ arguments: Arguments) throws(Failure) -> Int { try arguments.whole("loop", in: 0...65535) ?? 1 }
}
