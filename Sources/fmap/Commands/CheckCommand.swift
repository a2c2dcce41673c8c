import Cartography
import Drawing
import FriendshipMaps
import Friendships
import Messages
import Raster

extension Command {
  /// Says what is wrong or doubtful in the data.
  static let check = Command(
    name: "check", summary: "say what is wrong or doubtful in the data, and what is missing", operands: [],
    options: [
      Option("json", "as JSON, for other programs"),
      Option("strict", "warnings make it fail, too (exit code 1)"),
      Option("lang", value: "L", "language of the messages, en or zh (default: that of the system)"),
      Option(
        "each-hub", "the rows of all cities of a table of pairs, as --each-hub draws them (default without --hub)"),
    ] + CommonOptions.files + [CommonOptions.help],
    notes: """
      Errors keep a map from being drawn. Warnings are for a person to look at. Notes say what was done or found. After them
      every dated statement of the office in map.json (claims) stands beside what the table has on that day. Of one kind of
      problem the first hundred are listed; --json has all. Of a table with two cities in each row all rows are checked,
      for the maps of all its cities; with --hub NAME those of one.

      Exit codes: 0 no error, 1 errors (with --strict: or warnings), 2 wrong usage.

      Examples:
        fmap check
        fmap check --map my-city/map.json --lang zh
        fmap check --data table.xlsx --json
        fmap check pairs.csv
      """,
    run: runCheck, takesTable: true)
}

private func runCheck(_ arguments: Arguments) throws(Failure) {
  var problems: [Problem] = []
  var task = try MapTask(arguments, takesPairs: true)
  // Here --lang is the language of the messages.
  task.request.languages = nil
  if let pairs = try pairs(arguments, task) { return try tell(pairs, [], arguments) }
  let data = try readable(task, &problems)
  var reports: [ClaimReport] = []
  // Of a table without its columns nothing can be said but that.
  if let data, data.friendships.hasColumns {
    reports = ClaimReport.all(data.friendships.atlas)
    problems += data.friendships.review.findings.map(\.problem) + data.friendships.kindNotes
    problems += data.unusedDecisions
    problems += try data.doubts(in: MessageLanguage.current)
    problems += TablePhotos(data.friendships.photoFiles, filesBelow: task.files.photoFolder(data.file)).problems
    if data.friendships.atlas.agreements.isEmpty, !problems.contains(where: { $0.severity == .error }) {
      problems.append(Problem(.warning, at: data.names.friendships, "no agreements", cure: "write one in each row"))
    }
  }
  try tell(problems, reports, arguments)
}

/// What is wrong or doubtful in the rows of all cities of a table of pairs; nothing where the map of one city is meant.
private func pairs(_ arguments: Arguments, _ task: MapTask) throws(Failure) -> [Problem]? {
  let files = task.files
  if arguments.has("each-hub") {
    for name in ["hub", "map"] where arguments.has(name) {
      throw .usage(Problem(at: "--\(name)", "given together with --each-hub", cure: "leave one of the two out"))
    }
  } else {
    guard let table = arguments.file, files.table == table, files.map == nil, files.hub == nil else { return nil }
    let hubs = try files.hubs(task.request)
    guard hubs != nil else { throw MapFiles.hubIsMissing(table) }
  }
  do throws(Failure) {
    return try files.pairs(task.request).problems()
  } catch .data(let faults) {
    return faults
  }
}

/// Tells what was found, and fails where that is wrong.
private func tell(_ found: [Problem], _ reports: [ClaimReport], _ arguments: Arguments) throws(Failure) {
  let problems = found.sorted(by: <)
  try Terminal.print(arguments.has("json") ? document(problems, reports) : text(problems, reports))
  let isFailure = { (severity: Problem.Severity) in
    severity == .error || (severity == .warning && arguments.has("strict"))
  }
  if problems.contains(where: { isFailure($0.severity) }) { throw .data([]) }
}

/// The data as far as they can be read at all.
private func readable(_ task: MapTask, _ problems: inout [Problem]) throws(Failure) -> MapData? {
  do {
    return try task.files.read(task.request, problems: &problems)
  } catch .data(let faults) {
    problems += faults
    return nil
  }
}

private func text(_ problems: [Problem], _ reports: [ClaimReport]) -> String {
  var lines = MessageLanguage.listed(problems)
  if !reports.isEmpty {
    lines += ["", MessageLanguage.say("In the table, out of what the office has stated:")]
    lines += reports.map { "  " + MessageLanguage.say($0.message(in: MessageLanguage.current)) }
    lines.append("")
  }
  let count = { (severity: Problem.Severity) in problems.count { $0.severity == severity } }
  lines.append(MessageLanguage.say("errors: \(count(.error)), warnings: \(count(.warning)), notes: \(count(.note))"))
  return lines.joined(separator: "\n")
}

private func document(_ problems: [Problem], _ reports: [ClaimReport]) -> String {
  let report = CheckReport(
    problems: problems.map {
      CheckReport.Entry(
        severity: $0.severity.rawValue, place: $0.place, message: MessageLanguage.say($0.what), found: $0.found,
        cure: $0.cure.map { MessageLanguage.say($0) })
    },
    claims: reports.map { report in
      CheckReport.Claim(
        date: report.claim.date.description, source: report.claim.source,
        counts: Dictionary(
          uniqueKeysWithValues: report.counts.map { ($0.what, .init(claimed: $0.claimed, found: $0.found)) }))
    })
  let text = String(decoding: json(report, isIndented: true), as: UTF8.self)
  guard printable(text, keeping: "\n") != text else { return text }
  // What would steer a terminal stands in texts alone, where JSON has its own way to write it.
  return text.unicodeScalars.map { scalar in
    let isSafe = scalar == "\n" || printable(String(scalar)) == String(scalar)
    return isSafe ? String(scalar) : "\\u" + String(scalar.value + 0x10000, radix: 16).dropFirst()
  }.joined()
}

/// What `--json` writes.
private struct CheckReport: Encodable {
  struct Entry: Encodable {
    let severity: String
    let place: String
    let message: String
    let found: String?
    let cure: String?
  }

  struct Claim: Encodable {
    struct Count: Encodable {
      let claimed: Int
      let found: Int
    }

    let date: String
    let source: String
    let counts: [String: Count]
  }

  let problems: [Entry]
  let claims: [Claim]
}
