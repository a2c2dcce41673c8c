import Cartography
import Friendships

/// The facts about how a map was made that travel inside it.
struct MapMetadata: Encodable {
  let generator: String
  /// The day of the map; nothing where the table has no dates.
  let date: String?
  let map: File
  let friendships: File
  let basemap: File
  /// Where places come from that were looked up, and under which terms they may be used; nothing where there are none.
  let places: String?
  /// Where the agreements that are drawn are published; nothing where no row says it.
  let sources: [String]?

  /// A file by name and SHA-256.
  struct File: Encodable {
    let name: String
    let sha256: String
    /// Under which terms it may be used, where that is known.
    var license: String?
  }

  /// The facts as JSON, members in alphabetical order.
  var json: String {
    String(decoding: Friendships.json(self), as: UTF8.self)
  }
}
