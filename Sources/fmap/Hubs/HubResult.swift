import FriendshipMaps
import Messages

/// What became of a hub in a run.
struct HubResult: Sendable {
  let hub: CityPairs.Hub
  /// What the list says of its map; nothing where nothing of it lies there.
  var map: MapsManifest.Map?
  /// Why it, or some of its files, could not be drawn.
  var problems: [Problem] = []
  /// What was drawn, until it is written.
  var drawn: [(path: String, bytes: [UInt8])] = []
  /// The names of the files that were written now.
  var written: [String] = []
  /// What is doubtful in its rows.
  var warnings: [Problem] = []
  /// Whether some of its names have no room on the picture.
  var isCrowded = false

  var id: String { hub.id }

  /// What the list says of it where it failed: the first reasons.
  var failed: MapsManifest.Failed? {
    problems.isEmpty ? nil : MapsManifest.Failed(hub, Array(problems.prefix(20)))
  }
}
