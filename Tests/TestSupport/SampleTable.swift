import Drawing
import Friendships
import Messages
import Spreadsheets

/// Small tables made by hand, read with a map of two kinds of relation, `a` above `b`.
package enum SampleTable {
  /// The columns of a row.
  package static let header =
    "city_en,country_code,country_en,continent,latitude,longitude,relation,established,ended,source"

  /// A row; what a test does not say is as usual.
  package static func row(
    city: String = "Town", code: String = "JP", country: String = "Japan", continent: String = "Asia",
    latitude: String = "35", longitude: String = "135", relation: String = "b", established: String = "2000",
    ended: String = "", source: String = "https://example.org/"
  ) -> String {
    [city, code, country, continent, latitude, longitude, relation, established, ended, source]
      .map { $0.contains { ",\"\n".contains($0) } ? "\"" + $0.replacing("\"", with: "\"\"") + "\"" : $0 }
      .joined(separator: ",")
  }

  /// Reads rows below the header.
  package static func read(_ rows: [String]) -> (atlas: Atlas, problems: [Problem]) {
    read(text: ([header] + rows).map { $0 + "\n" }.joined())
  }

  /// Reads a table written as CSV.
  package static func read(text: String) -> (atlas: Atlas, problems: [Problem]) { read(bytes: Array(text.utf8)) }

  /// Reads the bytes of a table.
  package static func read(bytes: [UInt8]) -> (atlas: Atlas, problems: [Problem]) {
    var problems: [Problem] = []
    let file = MapFile(Array(map.utf8), file: "map.json", looks: Shenyang.looks, problems: &problems)
    guard let file else { preconditionFailure("\(problems)") }
    let table = Table(csv: bytes, file: "t.csv", problems: &problems)
    let atlas = FriendshipTable(table, map: file, words: Shenyang.words, problems: &problems).atlas
    return (atlas, problems)
  }

  /// Reads a list, a table that says itself which kinds of relation there are; `sister` is above `cooperative`.
  package static func readList(_ text: String) -> (atlas: Atlas, problems: [Problem]) {
    var problems: [Problem] = []
    guard var file = MapFile(Array(map.utf8), file: "map.json", looks: Shenyang.looks, problems: &problems) else {
      preconditionFailure("\(problems)")
    }
    file.relations = []
    let table = Table(csv: Array(text.utf8), file: "t.csv", problems: &problems)
    let atlas = FriendshipTable(
      table, map: file, words: Shenyang.words, looks: Shenyang.atlas.relations, problems: &problems
    ).atlas
    return (atlas, problems)
  }

  /// The lifespans of the dated agreements, by their first days.
  package static func spans(_ atlas: Atlas) -> [String] {
    atlas.inOrder.map { "\($0.lifespan?.from?.description ?? "")–\($0.lifespan?.until?.description ?? "")" }
  }

  /// The map.json.
  package static let map = """
    {"hub": {"names": {"en": "Hub"}, "country": {"code": "CN", "names": {"en": "China"}}, "latitude": 41,
     "longitude": 123}, "title": {"en": "Friends"}, "friendships": "t.csv", "relations": [\(kind("a")), \(kind("b"))]}
    """

  private static func kind(_ id: String) -> String {
    """
    {"id": "\(id)", "names": {"en": "\(id)"}, "line": "solid", "marker": "disc",
     "ramps": {"light": ["#7A1530", "#D6332A"], "dark": ["#D85A6A", "#FFB14A"]}}
    """
  }
}
