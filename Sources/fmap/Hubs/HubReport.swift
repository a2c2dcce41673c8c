import Drawing
import FriendshipMaps
import Messages

/// What is told at the end of a run that has drawn the maps of many hubs.
struct HubReport {
  /// The folder of the maps.
  let folder: String
  let results: [HubResult]
  /// Whether rows with errors were left out.
  let leavesOutErrors: Bool

  /// So many cities are named of those that something is true of.
  private static let most = 20

  /// What was done.
  var summary: String {
    let new = results.count { !$0.written.isEmpty }
    let old = results.count { $0.written.isEmpty && $0.map != nil }
    return "wrote \(new) \(new == 1 ? "map" : "maps") to \(folder)" + (old == 0 ? "" : "; \(old) were there already")
  }

  /// What is doubtful in the rows of all hubs, each once; which maps somebody has changed, which cities have too few partners, and on how
  /// many pictures names are missing.
  var doubts: [Problem] {
    var doubts = CityPairs.once(results.flatMap(\.warnings), beside: results.flatMap(\.problems))
    for file in results.flatMap(\.there) where file.edited ?? false {
      let cure: Message = "delete it to have it drawn anew"
      doubts.append(
        Problem(.warning, at: "\(folder)/\(file.name)", "was changed since fmap made it, and stays so", cure: cure))
    }
    doubts += Self.grouped(results.filter { $0.skipped != nil }) { [$0.skipped].compactMap { $0 } }.map {
      problem, hubs in
      Problem(.note, at: folder, "cities without a map, \(problem.what): \(hubs.count)", cure: Self.named(hubs))
    }
    let crowded = results.count(where: \.isCrowded)
    guard crowded > 0 else { return doubts }
    let cure: Message = "fmap render TABLE --hub NAME names them; choose a larger page, or .html, which can be zoomed"
    return doubts + [Problem(.note, at: folder, "maps on which some names have no room: \(crowded)", cure: cure)]
  }

  /// A warning where one row with a date to come has set the day of all maps.
  static func lateness(_ pairs: CityPairs) -> [Problem] {
    guard let last = pairs.lastChange, last.year > Day.today.year else { return [] }
    let cure: Message = "all maps are of that year; mend the date, or give --year"
    return [Problem(.warning, at: last.place, "in the future", found: "\(last.year)", cure: cure)]
  }

  /// What an interrupted run says.
  static func interruption(_ whole: Int, of count: Int) -> Problem {
    let cure: Message = "the same command draws the rest"
    return Problem(.note, at: "fmap render", "interrupted, maps that are whole: \(whole) of \(count)", cure: cure)
  }

  /// How many hubs failed, and then each reason once, with the cities that it costs their maps; nothing where none did.
  var failures: [Problem] {
    let failed = results.filter { !$0.problems.isEmpty }
    guard !failed.isEmpty else { return [] }
    let (none, some) = (failed.filter { $0.map == nil }, failed.filter { $0.map != nil })
    let list = "\(folder)/\(MapsManifest.name)"
    let why: Message = "\(list) says why"
    var heads: [Problem] = []
    if !none.isEmpty {
      let isInRows = !leavesOutErrors && none.contains { $0.problems.contains { $0.cell != nil && $0.about != .place } }
      let cure: Message = "\(why); mend the rows, or leave them out with --leave-out-errors"
      let what: Message = "\(none.count) of \(results.count) maps were not drawn"
      heads.append(Problem(at: folder, what, cure: isInRows ? cure : why))
    }
    if !some.isEmpty {
      heads.append(Problem(at: folder, "maps of which not every file was drawn: \(some.count)", cure: why))
    }
    return heads + Self.grouped(failed, by: \.problems).sorted { $0.problem < $1.problem }.map(Self.told)
  }

  /// A problem with the cities whose maps it costs, unless it names the only one itself.
  private static func told(_ problem: Problem, of hubs: [CityPairs.Hub]) -> Problem {
    if hubs.count == 1, problem.found == hubs[0].city.typed { return problem }
    let cost: Message = "it costs the map of \(named(hubs))"
    let cure: Message = problem.cure.map { "\($0); \(cost)" } ?? cost
    return Problem(at: problem.position, problem.what, found: problem.found, cure: cure)
  }

  /// Problems in the order in which they come, each with the hubs of which it is told.
  private static func grouped(
    _ results: [HubResult], by problems: (HubResult) -> [Problem]
  ) -> [(problem: Problem, hubs: [CityPairs.Hub])] {
    var places: [String: Int] = [:]
    var groups: [(problem: Problem, hubs: [CityPairs.Hub])] = []
    for result in results {
      for problem in problems(result) {
        let key = problem.severity == .note ? problem.what.description : problem.description
        if let place = places[key] {
          groups[place].hubs.append(result.hub)
        } else {
          places[key] = groups.count
          groups.append((problem, [result.hub]))
        }
      }
    }
    return groups
  }

  /// The first of some cities by their names.
  private static func named(_ hubs: [CityPairs.Hub]) -> Message {
    let names = hubs.prefix(most).map(\.city.typed).joined(separator: "; ")
    return hubs.count > most ? "\(names); and \(hubs.count - most) more" : "\(names)"
  }
}
