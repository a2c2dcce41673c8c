import FriendshipMaps
import Messages

/// What is told at the end of a run that has drawn the maps of many hubs.
struct HubReport {
  /// The folder of the maps.
  let folder: String
  let results: [HubResult]

  /// So many hubs that failed are told with their reasons; the list of the maps has all.
  private static let most = 20

  /// What was done.
  var summary: String {
    let new = results.count { !$0.written.isEmpty }
    let old = results.count { $0.written.isEmpty && $0.map != nil }
    return "wrote \(new) \(new == 1 ? "map" : "maps") to \(folder)" + (old == 0 ? "" : "; \(old) were there already")
  }

  /// What is doubtful in the rows of all hubs, each once, and on how many pictures names are missing.
  var doubts: [Problem] {
    var seen: Set<String> = []
    let warnings = results.flatMap(\.warnings).filter { seen.insert($0.description).inserted }.sorted(by: <)
    let crowded = results.count(where: \.isCrowded)
    guard crowded > 0 else { return warnings }
    let cure: Message = "fmap render TABLE --hub NAME names them; choose a larger page, or .html, which can be zoomed"
    return warnings + [Problem(.note, at: folder, "maps on which some names have no room: \(crowded)", cure: cure)]
  }

  /// How many hubs failed, and the first reason of the first of them; nothing where none did.
  var failures: [Problem] {
    let failed = results.filter { !$0.problems.isEmpty }
    guard !failed.isEmpty else { return [] }
    let list = "\(folder)/\(MapsManifest.name)"
    let head = Problem(
      at: folder, "\(failed.count) of \(results.count) maps were not drawn", cure: "\(list) says why")
    let rest = Problem(at: folder, "\(failed.count - Self.most) more were not drawn")
    return [head] + failed.prefix(Self.most).map(Self.reason) + (failed.count > Self.most ? [rest] : [])
  }

  private static func reason(_ result: HubResult) -> Problem {
    let (name, problem) = (result.hub.city.typed, result.problems[0])
    return problem.found == name
      ? Problem(at: name, problem.what, cure: problem.cure) : Problem(at: name, problem.message)
  }
}
