import FriendshipMaps
import Messages

/// Which hubs of a table are drawn.
struct HubChoice: Sendable {
  /// All that are chosen, by their ids.
  let all: [CityPairs.Hub]
  /// Those of them that this run draws.
  let own: [CityPairs.Hub]
  /// So many partners a map must show at least.
  let least: Int

  /// Reads the options: `--hubs` names some, `--least` says how many partners they have at least, `--shard` which part of them this
  /// run draws.
  ///
  /// - Parameter day: that of the maps, on which partners are counted. Each part counts the whole table.
  init(_ arguments: Arguments, _ pairs: CityPairs, on day: MapDay) throws(Failure) {
    var chosen = pairs.hubs
    let asked = try arguments.whole("least", in: 1...1e6)
    let shard = try Shard(arguments)
    if let path = arguments.text("hubs") {
      let isStream = path == "-"
      let bytes = try readFile(isStream ? "/dev/stdin" : path, place: "--hubs")
      chosen = try pairs.hubs(in: SourceFile(name: isStream ? "--hubs -" : lastPart(path), bytes: bytes))
      guard !chosen.isEmpty else {
        throw .usage(Problem(at: "--hubs", "no city is chosen", cure: "write the name of one in each line"))
      }
    }
    if let asked {
      let counts = pairs.partnerCounts(of: chosen, on: day)
      chosen = zip(chosen, counts).filter { $1 >= asked }.map(\.0)
      guard !chosen.isEmpty else {
        let cure: Message = "most partners that one has: \(counts.max() ?? 0)"
        throw .usage(Problem(at: "--least", "no city is chosen", cure: cure))
      }
    }
    guard !chosen.isEmpty else {
      throw .data(Problem(at: pairs.file.name, "no city is in it", cure: "write two cities into each row"))
    }
    (all, own, least) = (chosen, shard.part(of: chosen), asked ?? 1)
  }
}
