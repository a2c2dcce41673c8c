import Cartography
import Drawing

extension Command {
  /// Draws the map of one day.
  static let render = Command(
    name: "render", summary: "draw the map of a year or a day", operands: [],
    options: CommonOptions.date
      + [
        Option("output", short: "o", value: "FILE", repeats: true, "where to write; - is standard output (repeatable)")
      ]
      + CommonOptions.data + CommonOptions.look + [CommonOptions.quiet, CommonOptions.help],
    notes: """
      Without -o the map goes to out/map-YEAR.svg (or out/map-DATE.svg).

      Examples:
        fmap render --year 2021
        fmap render --date 2021-10-25 --theme dark --lang en -o map.svg
      """,
    run: renderMap)
}

private func renderMap(_ arguments: Arguments) throws(Failure) {
  let input = try MapInput(arguments)
  let day = try input.day(arguments)
  let outputs = try outputs(arguments, day)
  let map = StillMap(drawing: try MapDrawing(arguments, input), day: day)
  let option = arguments.has("date") ? "--date" : "--year"
  let warnings = input.warnings + [input.warning(before: day, option: option)].compactMap { $0 }
  Terminal.report(warnings, quiet: arguments.has("quiet"))
  if arguments.all("output").isEmpty { try createFolder("out") }
  // All pictures are made before the first is written: a failed run changes nothing.
  let pictures = outputs.map { ($0.path, $0.format.write(map)) }
  let isSpoken = !arguments.has("quiet") && !outputs.contains { $0.path == "-" }
  for (path, bytes) in pictures { try write(bytes, to: path, spoken: isSpoken) }
}

/// Where to write, and in which format by the ending of the name.
private func outputs(_ arguments: Arguments, _ day: Day) throws(Failure) -> [(path: String, format: OutputFormat)] {
  let paths = arguments.all("output")
  if paths.isEmpty { return [("out/map-\(day.stamp).svg", .svg)] }
  var outputs: [(path: String, format: OutputFormat)] = []
  for path in paths {
    let known = OutputFormat.all.map(\.id)
    let file = lastPart(path)
    let ending = file.contains(".") ? file.split(separator: ".").last.map { $0.lowercased() } ?? "" : ""
    if path == "-" {
      outputs.append((path, .svg))
    } else if let format = OutputFormat.all.first(where: { $0.id == ending }) {
      outputs.append((path, format))
    } else if ending.isEmpty {
      let cure = "end the name in \(inWords(known.map { "." + $0 }))"
      throw .usage(Problem(at: "-o \(path)", "no ending that names a format", cure: cure))
    } else {
      throw .usage(Problem(at: "-o \(path)", "no writer for \".\(ending)\"", cure: "use \(inWords(known))"))
    }
  }
  return outputs
}

/// Writes a file, or standard output for `-`, and says so where that is wanted.
func write(_ bytes: [UInt8], to path: String, spoken: Bool) throws(Failure) {
  guard path == "-" else {
    try writeFile(bytes, to: path)
    if spoken { try Terminal.print("wrote \(path)") }
    return
  }
  do {
    try writeAll(bytes, to: 1)
  } catch {
    throw .data(Problem(at: "-o -", "cannot write: \(systemError(error.code))"))
  }
}
