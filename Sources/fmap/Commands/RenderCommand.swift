import Cartography
import Drawing
import FriendshipMaps
import Friendships
import Messages

extension Command {
  /// Draws the map of one day.
  static let render = Command(
    name: "render", summary: "draw the map of a year or a day", operands: [],
    options: CommonOptions.date
      + [
        Option(
          "output", short: "o", value: "FILE", repeats: true,
          "where to write; DIR/ for a page with its photos; - is standard output (repeatable)"),
        Option(
          "format", value: "F", repeats: true, choices: OutputFormat.all.map(\.id),
          "\(inWords(OutputFormat.all.map(\.id))), where no file name says (default: svg,png)"),
        Option(
          "assets", value: "A", choices: ["inline", "external"],
          "script and style of a page: inline, or external as .css and .js beside it"),
        Option(
          "photos", value: "P", choices: PagePhotos.Choice.allCases.map(\.rawValue),
          "photos of the table: folder (beside the page of DIR/), inline (small, in a page) or none"),
        Option("dpi", value: "N", "pixels per inch, noted in a PNG and setting the size of a PDF, 36 to 2400"),
        CommonOptions.bleed, CommonOptions.url, CommonOptions.notes,
      ] + CommonOptions.kiosk + CommonOptions.eachHub
      + CommonOptions.data + CommonOptions.look + [CommonOptions.quiet, CommonOptions.help],
    notes: """
      Without -o the map goes to out/map-YEAR.svg and out/map-YEAR.png (or out/map-DATE.svg and .png).
      Where a PNG or PDF cannot be drawn, for lack of a font that has its words, say, SVG and page are written all the same.
      A folder, -o DIR/, gets index.html, map.svg, map.png and in photos/ a small and a large copy of each photo that
      the table names beside itself; where and when they were taken stays behind. One that cannot be read is told, and
      left out.
      With --each-hub a table of pairs gives a map of every city: -o DIR, or -o 'DIR/{hub}.pdf' with the city's id for
      {hub}. DIR gets index.html and maps.json, too. All maps are of one day: that of --year or --date, or else the end of
      the last year in the whole table. A city without a partner on that day gets no map. Maps that lie there are not
      drawn again, unless they are of another table or drawn otherwise; then they are replaced. With --shard several
      runs share the work in one folder.

      Examples:
        fmap render --year 2021
        fmap render --date 2021-10-25 --theme dark --lang en -o map.svg
        fmap render --scale 2 -o sharp.png
        fmap render --page A3 -o a3.png -o a3.pdf
        fmap render --page A3 --bleed 3mm -o press.pdf
        fmap render --map my-city/map.json -o site/ --url https://example.org/friends/
        fmap render pairs.csv --each-hub --least 5 -o maps
        fmap render pairs.csv --each-hub --year 2024 --leave-out-errors -o maps
      """,
    run: renderMap, takesTable: true)
}

private func renderMap(_ arguments: Arguments) throws(Failure) {
  if try CommonOptions.drawsEachHub(arguments) { return try HubRun(arguments).run() }
  let task = try MapTask(arguments)
  let data = try task.data()
  let outputs = try RenderOutputs(arguments, task.day, data)
  try checkResolution(arguments, outputs.all.map(\.format))
  var map = try FriendshipMap(data, task.request).still(on: task.day)
  keepUntilTheEnd(map)
  map.address = try address(arguments, outputs)
  (map.kiosk, map.hasNotes) = (try kiosk(arguments, hasPage: !outputs.pages.isEmpty), arguments.has("notes"))
  let isExternal = try isExternal(arguments, outputs)
  let photos = try PagePhotos(arguments, task, data, outputs)
  let files = outputs.files(external: isExternal)
  try checkOutputs(files + photos.files)
  let pages = outputs.pages.count
  let warnings = map.warnings(option: task.dayOption, hasPicture: pages < outputs.all.count, hasPage: pages > 0)
  Terminal.report(warnings + photos.problems, quiet: task.isQuiet)
  for (folder, _) in outputs.sites { try createFolder(folder, orElse: OutputFile.otherFolder) }
  let isSpoken = !task.isQuiet && !outputs.all.contains { $0.path == "-" }
  // The photos come before the page that shows them, so that none is missing on it.
  let shown = try photos.made(quiet: task.isQuiet, spoken: isSpoken)
  // All pictures are made before the first is written. One that cannot be drawn keeps no other back.
  let pictures = Pictures(of: map, outputs.all, external: isExternal, photos: shown)
  if !arguments.has("output"), !pictures.drawn.isEmpty { try createFolder("out", orElse: OutputFile.otherFile) }
  for (path, bytes) in pictures.drawn {
    guard let file = files.first(where: { $0.path == path }) else { continue }
    try write(bytes, to: file, spoken: isSpoken)
  }
  guard pictures.problems.isEmpty else { throw .data(pictures.problems) }
}

/// The options that mean nothing to pictures without a resolution, and why.
private let needsResolution: [(option: String, reason: Message)] = [
  ("dpi", "nothing to apply it to: an SVG has no pixels"), ("scale", "nothing to apply it to: an SVG has no pixels"),
  ("bleed", "nothing to apply it to: only what is printed is cut"),
]

/// Refuses options that mean nothing to some pictures.
func checkResolution(_ arguments: Arguments, _ formats: [OutputFormat]) throws(Failure) {
  for (name, reason) in needsResolution where arguments.has(name) && !formats.contains(where: \.hasResolution) {
    throw .usage(Problem(at: "--\(name)", reason, cure: "write a PNG or a PDF"))
  }
}

/// Where the page will stand, with the name of the PNG that is written beside it.
private func address(
  _ arguments: Arguments, _ outputs: RenderOutputs
) throws(Failure) -> (page: PageAddress, picture: String?)? {
  guard let address = try MapTask.address(arguments) else { return nil }
  guard let page = outputs.pages.first else {
    throw .usage(Problem(at: "--url", "is for a page", cure: "write to a .html"))
  }
  guard outputs.pages.count == 1 else {
    throw .usage(Problem(at: "--url", "names one page, and several are written", cure: "write them one by one"))
  }
  let folder = { (path: String) in path.dropLast(lastPart(path).count) }
  let picture = outputs.all.first { $0.format.id == "png" && $0.path != "-" && folder($0.path) == folder(page) }
  return (address, picture.map { lastPart($0.path) })
}

/// After how many seconds a kiosk begins anew; nothing where the page is to be none.
func kiosk(_ arguments: Arguments, hasPage: Bool) throws(Failure) -> Int? {
  for name in ["kiosk", "notes"] where arguments.has(name) && !hasPage {
    throw .usage(Problem(at: "--\(name)", "is for a page", cure: "write to a .html or to a folder, such as -o site/"))
  }
  guard let seconds = try arguments.whole("reset", in: 0...3600) else { return arguments.has("kiosk") ? 60 : nil }
  guard arguments.has("kiosk") else { throw .usage(Problem(at: "--reset", "is for a kiosk", cure: "add --kiosk")) }
  // Visitors are asked 20 seconds before, and must have had some time of their own.
  guard seconds == 0 || seconds >= 30 else {
    throw .usage(
      Problem(
        at: "--reset", "too soon for who reads slowly", found: "\(seconds)", cure: "use 30 or more, or 0 for never"))
  }
  return seconds
}

/// Whether a page's script and style go into files of their own.
private func isExternal(_ arguments: Arguments, _ outputs: RenderOutputs) throws(Failure) -> Bool {
  guard let choice = try arguments.choice("assets", among: ["inline", "external"]) else { return false }
  guard outputs.pages.contains(where: { $0 != "-" }) else {
    throw .usage(Problem(at: "--assets", "is for a page in a file", cure: "write to a .html"))
  }
  return choice == "external"
}

/// Writes a file, or standard output for `-`, and says so where that is wanted.
func write(_ bytes: [UInt8], to file: OutputFile, spoken: Bool) throws(Failure) {
  try write(FileBytes(bytes), to: file, spoken: spoken)
}

/// The same with bytes that may be made as they are written.
func write(_ bytes: FileBytes, to file: OutputFile, spoken: Bool) throws(Failure) {
  guard file.path == "-" else {
    try writeFile(bytes, to: file)
    if spoken { Terminal.tell("wrote \(file.path)") }
    return
  }
  do {
    try bytes.forEach { part throws(SystemError) in try writeAll(part, to: 1) }
  } catch {
    throw .data(Problem(at: "-o -", "cannot write: \(systemError(error.code))"))
  }
}
