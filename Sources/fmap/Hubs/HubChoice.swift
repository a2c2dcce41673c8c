import FriendshipMaps
import Messages

/// Which hubs of a table are drawn.
struct HubChoice {
  /// All that are chosen, by their ids.
  let all: [CityPairs.Hub]
  /// Those of them that this run draws.
  let own: [CityPairs.Hub]

  /// Reads the options: `--hubs` names some, `--least` says how many partners they have at least, `--shard` which part of them this
  /// run draws.
  init(_ arguments: Arguments, _ pairs: CityPairs) throws(Failure) {
    var chosen = pairs.hubs
    let least = try arguments.whole("least", in: 1...1e6)
    let shard = try Shard(arguments)
    if let path = arguments.text("hubs") {
      let isStream = path == "-"
      let bytes = try readFile(isStream ? "/dev/stdin" : path, place: "--hubs")
      chosen = try pairs.hubs(in: SourceFile(name: isStream ? "--hubs -" : lastPart(path), bytes: bytes))
    }
    if let least { chosen.removeAll { $0.partnerCount < least } }
    guard !chosen.isEmpty else {
      let most = pairs.hubs.map(\.partnerCount).max() ?? 0
      throw .usage(
        Problem(
          at: least == nil ? "--hubs" : "--least", "no city is chosen",
          cure: least == nil ? "write the name of one in each line" : "most partners that one has: \(most)"))
    }
    (all, own) = (chosen, shard.part(of: chosen))
  }
}
