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

      In csv and xlsx cities whose place is not known come first, unless a day or a filter is given: answer them in the
      column place_from, by the number of a place in its note, latitude and longitude, or a name, and run fmap again.

      Examples:
        fmap export geojson
        fmap export csv --data table.xlsx -o table.csv
        fmap export xlsx list.xlsx --hub Guangzhou -o review.xlsx
        fmap export json --year 1998 -o -
      """,
    run: runExport, takesTable: true)
}

private struct Export {
  let name: String
  let summary: String
  /// The endings of its files, the usual one first.
  let endings: [String]
  /// What is written.
  let bytes: (Exported) throws(Failure) -> (bytes: [UInt8], notes: [Problem])
}

/// What a kind of export is made of.
private struct Exported {
  let data: MapData
  /// What the filters and the day keep.
  let atlas: Atlas
  /// Whether that is all.
  let isWhole: Bool
  /// The language of the map.
  let language: String
  /// The name of the file.
  let file: String

  var facts: AtlasExport { AtlasExport(atlas, languages: data.words.languages, words: data.words) }

  var table: TableExport {
    TableExport(
      atlas, of: data.friendships, isWhole: isWhole, languages: data.words.languages, first: language, file: file)
  }

  /// The table as a workbook.
  func workbook() throws(Failure) -> [UInt8] {
    do {
      return try table.workbook(data.words)
    } catch {
      throw .data(error)
    }
  }
}

private var exports: [Export] {
  [
    Export(name: "geojson", summary: "links as lines, cities as points (RFC 7946)", endings: ["geojson", "json"]) {
      exported throws(Failure) in (exported.facts.geoJSON, [])
    },
    Export(name: "csv", summary: "the table in its normal form, for spreadsheets", endings: ["csv"]) {
      exported throws(Failure) in
      let table = exported.table
      return (table.csv, table.notes)
    },
    Export(name: "xlsx", summary: "the same for Excel, doubtful places in colour, with notes", endings: ["xlsx"]) {
      exported throws(Failure) in (try exported.workbook(), [])
    },
    Export(name: "json", summary: "hub, kinds of relation, cities and agreements", endings: ["json"]) {
      exported throws(Failure) in (exported.facts.document, [])
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
  let isWhole = task.day == .latest && task.request.keepsAll
  let (bytes, notes) = try export.bytes(
    Exported(
      data: data, atlas: atlas, isWhole: isWhole, language: try task.request.languages(of: data)[0],
      file: path == "-" ? "standard output" : lastPart(path)))
  let file = OutputFile(path, isNamed: arguments.has("output"), replacing: .same(bytes))
  try checkOutputs([file])
  Terminal.report(data.warnings + notes, quiet: task.isQuiet)
  if !arguments.has("output") { try createFolder("out", orElse: OutputFile.otherFile) }
  try write(bytes, to: file, spoken: !task.isQuiet && path != "-")
}
