import FriendshipMaps
import Messages

/// What became of a hub in a run.
struct HubResult: Sendable {
  let hub: CityPairs.Hub
  /// What the list says of its map; nothing where nothing of it lies there.
  var map: MapsManifest.Map?
  /// Why it, or some of its files, could not be drawn.
  var problems: [Problem] = []
  /// Why there is no map of it though nothing is wrong: too few partners are on it.
  var skipped: Problem?
  /// What was drawn, until it is written.
  var drawn: [(path: String, bytes: [UInt8])] = []
  /// The names of the files that were written now.
  var written: [String] = []
  /// Its files that lie there whole.
  var there: [MapsManifest.File] = []
  /// What is doubtful in its rows.
  var warnings: [Problem] = []
  /// Whether some of its names have no room on the picture.
  var isCrowded = false

  init(_ hub: CityPairs.Hub) { self.hub = hub }

  var id: String { hub.id }

  /// What the list says of it where it failed: the first reasons.
  var failed: MapsManifest.Failed? {
    problems.isEmpty ? nil : MapsManifest.Failed(hub, Array(problems.prefix(20)))
  }

  /// Notes that so many partners are on the map, and at least so many must be.
  mutating func skip(_ partners: Int, least: Int, on day: MapDay) {
    let what: Message =
      switch (partners, day) {
      case (0, .latest): "no partner is on its map"
      case (0, _): "no partner on \(day)"
      default: "partners on its map: \(partners), fewer than \(least)"
      }
    skipped = Problem(.note, at: hub.city.typed, what)
  }
}
