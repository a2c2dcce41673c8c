import Cartography
import Drawing
import FriendshipMaps
import Friendships
import Messages

extension Command {
  /// Writes the data for other programs.
  static let export = Command(
    name: "export", summary: "write links, cities and agreements for other programs", operands: exports.map(\.name),
    options: [Option("output", short: "o", value: "FILE", "where to write; - is standard output")]
      + CommonOptions.date + CommonOptions.data + [CommonOptions.quiet, CommonOptions.help],
    notes: """
      Kinds:\(exports.map { "\n  \($0.name.padded(to: 9))\($0.summary)" }.joined())

      Without -o the file goes to out/, and what is there already stays: you may have edited it. All agreements are
      written, whatever their dates, but for the lines of GeoJSON: without a date there is none. With --year or --date
      only those in force on that day are written.

      Examples:
        fmap export geojson
        fmap export csv --data table.xlsx -o table.csv
        fmap export json --year 1998 -o -
      """,
    run: runExport)
}

private struct Export {
  let name: String
  let summary: String
  /// The endings of its files, the usual one first.
  let endings: [String]
  /// The bytes of a file of some name.
  let bytes: (MapData, Atlas, String) -> (bytes: [UInt8], notes: [Problem])
}

private var exports: [Export] {
  [
    Export(name: "geojson", summary: "links as lines, cities as points (RFC 7946)", endings: ["geojson", "json"]) {
      data, atlas, _ in (AtlasExport(atlas, languages: data.words.languages).geoJSON, [])
    },
    Export(name: "csv", summary: "the table in its normal form, for spreadsheets", endings: ["csv"]) {
      let table = TableExport($1, languages: $0.words.languages, file: $2)
      return (table.csv, table.notes)
    },
    Export(name: "json", summary: "hub, kinds of relation, cities and agreements", endings: ["json"]) {
      data, atlas, _ in (AtlasExport(atlas, languages: data.words.languages).document, [])
    },
  ]
}

private func runExport(_ arguments: Arguments) throws(Failure) {
  guard let export = exports.first(where: { $0.name == arguments.operands.first }) else { return }
  let path = arguments.text("output") ?? "out/friendships.\(export.endings[0])"
  guard path == "-" || fileEnding(path).map(export.endings.contains) ?? false else {
    let cure: Message = "end the name in \(inWords(export.endings.map { "." + $0 }))"
    throw .usage(Problem(at: "-o \(path)", "not the name of a file of this kind", cure: cure))
  }
  let task = try MapTask(arguments)
  let data = try task.data()
  var atlas = data.atlas
  if task.day != .latest { atlas.agreements = atlas.agreements(on: data.day(task.day)) }
  // Cities of which no agreement is left are not part of the answer.
  atlas = atlas.withoutIdleCities
  let (bytes, notes) = export.bytes(data, atlas, path == "-" ? "standard output" : lastPart(path))
  let file = OutputFile(path, isNamed: arguments.has("output"), replacing: .same(bytes))
  try checkOutputs([file])
  Terminal.report(data.warnings + notes, quiet: task.isQuiet)
  if !arguments.has("output") { try createFolder("out", orElse: OutputFile.otherFile) }
  try write(bytes, to: file, spoken: !task.isQuiet && path != "-")
}
