import Friendships
import Gazetteer
import Messages

/// How a map of a table begins: with a first `map.json` around a city in the middle.
package enum Beginning {
  /// A first `map.json` of a table and a hub as a person types it: with it the table is drawn as `fmap render TABLE --hub HUB` draws it,
  /// and the kinds of relation that the table names stand in it with their names, lines, markers and colours.
  ///
  /// It is plain JSON, without remarks. Rows with errors are left out of the map, and told.
  ///
  /// - Parameter request: the sheet and the encoding, where they were asked for; they are written down.
  /// - Throws: what is wrong with the hub, or why the table cannot be read at all.
  package static func map(of table: SourceFile, hub text: String, _ request: MapRequest) throws(Failure) -> String {
    var problems: [Problem] = []
    let hub = try Hub(text)
    guard let data = try MapData(hub: text, table: table, request, problems: &problems) else { throw .data(problems) }
    let kinds = data.relations.isEmpty ? BuiltIn.neutralRelation : BuiltIn.text(of: data.relations)
    let map = hub.mapFile(
      languages: data.words.languages.filter { data.atlas.title.own($0) != nil }, relations: kinds, table: table.name)
    return members(of: request, in: plain(map))
  }

  /// A map file without its remarks, each of which has a line of its own.
  private static func plain(_ map: String) -> String {
    map.split(separator: "\n").filter { line in
      let text = line.drop(while: \.isWhitespace)
      return !text.isEmpty && !text.hasPrefix("//")
    }.joined(separator: "\n") + "\n"
  }

  /// The map file with the sheet and the encoding beside the name of the table; one row with an error keeps no other back.
  private static func members(of request: MapRequest, in map: String) -> String {
    let words = [("sheet", request.sheet), ("encoding", request.encoding)].compactMap { name, value in
      value.map { "  \"\(name)\": \(String(decoding: Friendships.json($0), as: UTF8.self)),\n" }
    }
    let members = words + ["  \"leaveOutErrors\": true,\n"]
    guard let place = map.firstRange(of: "  \"relations\": ") else { return map }
    return map[..<place.lowerBound] + members.joined() + map[place.lowerBound...]
  }

  /// What is known of a table before anything was decided, and the first map where there is a hub, as JSON:
  ///
  ///     {"sheets": [{"name": "工作表1", "isHidden": false}], "hubs": [{"name": "Cologne", "country": "Germany", "count": 25}],
  ///      "guess": {"name": "西安", "country": "CN", "latitude": 34.258, "longitude": 108.929}, "needsHub": true, "language": "zh", "map": null}
  ///
  /// `hubs` are those of a table of pairs, those with the most rows first, at most a hundred; `guess` is there where the name of the file
  /// or the first of these is that of a city. `language` is that of the names of cities.
  ///
  /// - Parameter hub: the city in the middle as a person types it; nothing where that is not known yet.
  package static func json(of table: SourceFile, hub: String?, _ request: MapRequest) throws(Failure) -> [UInt8] {
    let (pairs, language) = try MapData.beginning(of: table, request)
    let hubs = pairs ?? []
    let guess = hub == nil ? hubs.first.flatMap(HubGuess.init) ?? HubGuess(fileName: table.name) : nil
    let facts = Facts(
      sheets: try MapData.sheets(of: table).map { ReviewDocument.Sheet(name: $0.name, isHidden: $0.isHidden) },
      hubs: hubs.prefix(100).map { City(name: $0.name, country: $0.country, count: $0.count) },
      guess: OrNull(guess), needsHub: hub == nil, language: language,
      map: OrNull(try hub.map { hub throws(Failure) in try map(of: table, hub: hub, request) }))
    return Friendships.json(facts)
  }

  private struct Facts: Encodable {
    let sheets: [ReviewDocument.Sheet]
    let hubs: [City]
    let guess: OrNull<HubGuess>
    let needsHub: Bool
    let language: String
    let map: OrNull<String>
  }

  private struct City: Encodable {
    let name: String
    let country: String
    let count: Int
  }
}
