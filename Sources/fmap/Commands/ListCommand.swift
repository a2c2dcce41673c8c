import Cartography
import Drawing
import FriendshipMaps
import Friendships
import Messages
import Geometry

extension Command {
  /// Lists what there is: data on a day, and the catalogues.
  static let list = Command(
    name: "list", summary: "list what is on the map, or what the program knows", operands: listings.map(\.name),
    options: CommonOptions.date + CommonOptions.data + [
      CommonOptions.language, CommonOptions.quiet, CommonOptions.help,
    ],
    notes: """
      Lists: \(listings.map { "\n  \($0.name.padded(to: 13))\($0.summary)" }.joined())

      On a terminal the columns are aligned; in a pipe they are separated by tabs.

      Examples:
        fmap list cities --year 1998
        fmap list years --relation sister
      """,
    run: runList, takesTable: true)
}

private struct Listing {
  let name: String
  let summary: String
  /// The rows, the header first.
  let rows: (MapTask) throws(Failure) -> [[String]]
}

private var listings: [Listing] {
  [
    Listing(name: "cities", summary: "the cities on the map of a day, in the order of their agreements", rows: cities),
    Listing(name: "years", summary: "for each year how many agreements are new and how many are in force", rows: years),
    Listing(name: "relations", summary: "the kinds of relation and how many cities have them", rows: relations),
    Listing(
      name: "projections", summary: "the map projections",
      rows: { _ in [["projection"]] + Projection.all.map { [$0.id] } }),
    Listing(name: "themes", summary: "the sets of colours", rows: { _ in [["theme"]] + Theme.all.map { [$0.id] } }),
    Listing(
      name: "formats", summary: "the kinds of files that are written",
      rows: { _ in
        [["format", "commands", "purpose"]]
          + OutputFormat.all.map { [$0.id, $0.isAnimated ? "render, animate" : "render", $0.purpose] }
          + [["gif", "animate, gif", "moving picture of all years"]]
      }),
    Listing(name: "hubs", summary: "the cities of a table of pairs and how many rows each has", rows: hubs),
    Listing(name: "languages", summary: "the languages of the words", rows: languages),
  ]
}

private func runList(_ arguments: Arguments) throws(Failure) {
  guard let listing = listings.first(where: { $0.name == arguments.operands.first }) else { return }
  let rows = try listing.rows(MapTask(arguments))
  // What is not for the eye goes into a file, and may end in a spreadsheet.
  try Terminal.print(
    Terminal.isInteractive
      ? aligned(rows) : rows.map { $0.map(TableExport.asText).joined(separator: "\t") }.joined(separator: "\n"))
}

private func cities(_ task: MapTask) throws(Failure) -> [[String]] {
  let data = try read(task)
  let day = data.day(task.day)
  let languages = try task.request.languages(of: data)
  let header = ["id"] + languages.map { "city_\($0)" } + ["country_code", "continent", "relation", "established", "km"]
  let atlas = data.atlas
  return [header]
    + atlas.inOrder.filter { $0.lifespan?.contains(day) ?? false }.map { agreement in
      let city = atlas.city(of: agreement)
      let distance = Int(atlas.hub.coordinate.distance(to: city.coordinate).rounded())
      return [city.id] + languages.map { city.names[$0] }
        + [
          city.country.code, city.continent, agreement.relation, agreement.established?.description ?? "",
          String(distance),
        ]
    }
}

private func years(_ task: MapTask) throws(Failure) -> [[String]] {
  let atlas = try read(task).atlas
  let header = ["year", "new"] + atlas.relations.map(\.id)
  if atlas.isUndated { return [header] }
  let first = atlas.inOrder.first?.lifespan?.from?.year ?? atlas.years.lowerBound
  let last = max(first, atlas.lastYear ?? first)
  return [header]
    + (first...last).map { year in
      let agreements = atlas.agreements(on: Day(lastOf: year))
      let new = agreements.count { $0.lifespan?.from?.year == year }
      return ([year, new] + atlas.relations.map { kind in agreements.count { $0.relation == kind.id } }).map(
        String.init)
    }
}

private func relations(_ task: MapTask) throws(Failure) -> [[String]] {
  let data = try read(task)
  let agreements = data.atlas.agreements(on: data.day(task.day))
  let languages = try task.request.languages(of: data)
  return [["id"] + languages.map { "name_\($0)" } + ["cities"]]
    + data.atlas.relations.map { kind in
      [kind.id] + languages.map { kind.names[$0] } + [String(agreements.count { $0.relation == kind.id })]
    }
}

private func languages(_ task: MapTask) throws(Failure) -> [[String]] {
  let words = try read(task).words
  return [["language", "name"]] + words.languages.map { [$0, words.say("language.name", in: $0)] }
}

private func hubs(_ task: MapTask) throws(Failure) -> [[String]] {
  guard let hubs = try task.files.hubs(task.request) else {
    throw .data(
      Problem(at: "list hubs", "not a table of pairs", cure: "name columns such as city1, country1, city2, country2"))
  }
  return [["city", "country", "rows"]] + hubs.map { [$0.name, $0.country, String($0.count)] }
}

private func read(_ task: MapTask) throws(Failure) -> MapData {
  let data = try task.data()
  Terminal.report(data.warnings, quiet: task.isQuiet)
  return data
}

/// Rows with their columns padded to one width; a Chinese character is as wide as two others.
private func aligned(_ rows: [[String]]) -> String {
  let columns = rows.first?.count ?? 0
  let widths = (0..<columns).map { column in rows.map { $0[column].terminalWidth }.max() ?? 0 }
  return rows.map { row in
    row.enumerated().map { index, cell in
      index == columns - 1 ? cell : cell + String(repeating: " ", count: widths[index] - cell.terminalWidth + 2)
    }.joined()
  }.joined(separator: "\n")
}

extension String {
  /// How many columns of a terminal the text takes.
  fileprivate var terminalWidth: Int { reduce(0) { $0 + TextMeasure.columns($1) } }

  /// The text with spaces up to a width.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
