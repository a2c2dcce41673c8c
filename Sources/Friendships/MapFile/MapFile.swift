import Drawing
import Geometry
import Messages

/// What `map.json` says: the hub, the kinds of relation, titles and claims; all of a map but its agreements.
package struct MapFile {
  /// The city in the centre.
  package let hub: City
  /// The name of the map, and what it is about.
  package let title: Names
  /// A second, smaller line under the title; may be missing.
  package let subtitle: Names?
  /// Who is owed thanks for the data.
  package let attribution: Names?
  /// The office that issues the map; may be missing.
  package let issuer: Names?
  /// The number under which the finished map was approved.
  package let approval: String?
  /// The kinds of relation in order of rank, highest first.
  package var relations: [RelationKind]
  /// What the office has stated, by date.
  package let claims: [Claim]
  /// The table of agreements, a relative path below the folder of the file.
  package let friendships: String
  /// The first and the last year of the colour scale, where the file names them.
  package let firstYear: Int?
  /// See `firstYear`.
  package let lastYear: Int?
  /// The longitude in the middle of the map, degrees, where the file names it.
  package let centralMeridian: Double?
  /// What a person has decided about the table.
  package var decisions: TableDecisions

  /// Reads a whole file; nothing when it has errors, which are added to `problems` all at once.
  ///
  /// - Parameters:
  ///   - looks: the looks for which every kind of relation has a colour ramp, each with the one whose ramp it takes where it has
  ///     none, or its own id.
  ///   - look: reads the member `look`, where there is one, for who knows what a map can look like.
  package init?(
    _ bytes: [UInt8], file: String, looks: [(id: String, base: String)],
    look: (JSONValue, JSONReader, [RelationKind]) -> Void = { _, _, _ in }, problems: inout [Problem]
  ) {
    guard let reader = JSONReader(bytes, file: file, problems: &problems) else { return nil }
    let parser = MapFileParser(reader: reader, looks: looks)
    let root = reader.document
    let years = (root["firstYear"], root["lastYear"])
    firstYear = years.0.map { reader.whole($0, in: 1...9999, at: "firstYear") }
    lastYear = years.1.map { reader.whole($0, in: 1...9999, at: "lastYear") }
    if let firstYear, let lastYear, firstYear > lastYear { reader.fail("lastYear", "before firstYear") }
    centralMeridian = root["centralMeridian"].map { reader.number($0, in: -180...180, at: "centralMeridian") }
    friendships = parser.friendships(root["friendships"])
    parser.expectMembers(root)
    relations = parser.relations(root["relations"])
    hub = parser.hub(root["hub"])
    title = parser.names(root["title"], at: "title", limit: .title)
    subtitle = root["subtitle"].map { parser.names($0, at: "subtitle", limit: .sentence) }
    attribution = root["attribution"].map { parser.names($0, at: "attribution", limit: .sentence) }
    issuer = root["issuer"].map { parser.names($0, at: "issuer", limit: .sentence) }
    approval = root["approval"].map { reader.text($0, at: "approval", limit: .approval) }
    claims = parser.claims(root["claims"], relations: relations.map(\.id))
    decisions = TableDecisions(root, reader)
    if let value = root["look"] { look(value, reader, relations) }
    problems += reader.problems.all
    if reader.problems.errors > 0 { return nil }
  }
}

private struct MapFileParser {
  let reader: JSONReader
  let looks: [(id: String, base: String)]

  /// What else stands in the file is most likely misspelt.
  func expectMembers(_ root: [String: JSONValue]) {
    let known = [
      "hub", "title", "subtitle", "firstYear", "lastYear", "centralMeridian", "friendships", "relations", "claims",
      "attribution", "issuer", "approval", "sheet", "encoding", "columns", "leaveOutErrors", "answers", "look",
    ]
    reader.expectOnly(known, in: root, at: "")
  }

  /// The path must stay below the folder of `map.json`: a map taken from elsewhere reads no other file.
  func friendships(_ value: JSONValue?) -> String {
    let path = reader.text(value, at: "friendships")
    if path.hasPrefix("/") || path.split(separator: "/").contains("..") {
      reader.fail("friendships", "outside the folder of map.json", found: path, cure: "put the table beside it")
    }
    return path
  }

  func hub(_ value: JSONValue?) -> City {
    let hub = reader.object(value, at: "hub")
    reader.expectOnly(["names", "country", "latitude", "longitude"], in: hub, at: "hub")
    let country = hub["country"].map(country) ?? Country(code: "", names: Names([:], fallback: ""))
    let names = names(hub["names"], at: "hub.names")
    // A name without Latin letters still gives an id that stays.
    let idName = slug(names["en"]).isEmpty && !names["en"].isEmpty ? shortHash(names["en"]) : names["en"]
    return City(
      id: cityID(idName, country: country.code), names: names, localName: nil, country: country, continent: "",
      coordinate: Coordinate(
        latitude: reader.number(hub["latitude"], in: -90...90, at: "hub.latitude"),
        longitude: reader.number(hub["longitude"], in: -180...180, at: "hub.longitude")))
  }

  /// The hub's country, which a map may leave out.
  private func country(_ value: JSONValue) -> Country {
    let country = reader.object(value, at: "hub.country")
    reader.expectOnly(["code", "names"], in: country, at: "hub.country")
    let code = reader.text(country["code"], at: "hub.country.code")
    if !isCountryCode(code), !code.isEmpty {
      reader.fail("hub.country.code", "not a country code", found: code, cure: "use two capital letters")
    }
    let names = country["names"].map { self.names($0, at: "hub.country.names") }
    return Country(code: code, names: names ?? Names([:], fallback: ""))
  }

  /// A text for each language; English, or else the first in the alphabet of languages, stands in for missing ones.
  func names(_ value: JSONValue?, at path: String, limit: TextLimit = .name) -> Names {
    let members = reader.object(value, at: path)
    let texts = members.keys.sorted().map { ($0, reader.text(members[$0], at: "\(path).\($0)", limit: limit)) }
    if value != nil, texts.isEmpty { reader.fail(path, "no language", cure: "give at least one, such as \"en\"") }
    let all = Dictionary(uniqueKeysWithValues: texts)
    return Names(all, fallback: all["en"] ?? texts.first?.1 ?? "")
  }

  func relations(_ value: JSONValue?) -> [RelationKind] {
    let kinds = reader.array(value, at: "relations")
    if value != nil, kinds.isEmpty { reader.fail("relations", "no kind of relation", cure: "name at least one") }
    var seen: Set<String> = []
    return kinds.enumerated().map { index, value in
      let kind = relation(value, at: "relations[\(index)]")
      if !kind.id.isEmpty, !seen.insert(kind.id).inserted {
        reader.fail("relations[\(index)].id", "used twice", found: kind.id, cure: "give every kind an id of its own")
      }
      return kind
    }
  }

  private func relation(_ value: JSONValue, at path: String) -> RelationKind {
    let kind = reader.object(value, at: path)
    reader.expectOnly(["id", "names", "plurals", "line", "marker", "ramps"], in: kind, at: path)
    let id = reader.text(kind["id"], at: "\(path).id", limit: .name)
    if ["all", "both", "none"].contains(id) {
      reader.fail("\(path).id", "means something else in --labels", found: id)
    }
    if slug(id) != id { reader.fail("\(path).id", "not usable", found: id, cure: "use a-z, 0-9 and hyphens") }
    let names = names(kind["names"], at: "\(path).names")
    let line = reader.choice(kind["line"], of: ["solid", "dashed"], at: "\(path).line")
    let marker = reader.choice(kind["marker"], of: Marker.Symbol.allCases.map(\.rawValue), at: "\(path).marker")
    return RelationKind(
      id: id, names: names, plurals: kind["plurals"].map { self.names($0, at: "\(path).plurals") } ?? names,
      isDashed: line == "dashed", marker: Marker.Symbol(rawValue: marker) ?? .disc,
      ramps: ramps(kind["ramps"], at: "\(path).ramps"))
  }

  private func ramps(_ value: JSONValue?, at path: String) -> [String: [Color]] {
    let ramps = reader.object(value, at: path)
    reader.expectOnly(looks.map(\.id), in: ramps, at: path)
    let wanted = looks.filter { ramps[$0.id] != nil || $0.base == $0.id }.map(\.id)
    let pairs = (value == nil ? [] : wanted).map { ($0, reader.ramp(ramps[$0], at: "\(path).\($0)")) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  func claims(_ value: JSONValue?, relations: [String]) -> [Claim] {
    guard let value else { return [] }
    let claims = reader.array(value, at: "claims").enumerated().map { claim($1, relations, at: "claims[\($0)]") }
    return claims.sorted { $0.date < $1.date }
  }

  private func claim(_ value: JSONValue, _ relations: [String], at path: String) -> Claim {
    let claim = reader.object(value, at: path)
    reader.expectOnly(["date", "counts", "cities", "countries", "note", "source"], in: claim, at: path)
    let text = reader.text(claim["date"], at: "\(path).date")
    let date = PartialDate(text)
    if date?.day == nil || date?.isLatest == true, !text.isEmpty {
      reader.fail("\(path).date", "not a day", found: text, cure: "write it as YYYY-MM-DD")
    }
    let counts = claim["counts"].map { reader.object($0, at: "\(path).counts") } ?? [:]
    for id in counts.keys.sorted() where !relations.contains(id) {
      reader.fail("\(path).counts.\(id)", "unknown relation", found: id, cure: cure(for: id, among: relations))
    }
    let whole = { (value: JSONValue, name: String) in reader.whole(value, in: 0...1_000_000, at: "\(path).\(name)") }
    let source = reader.text(claim["source"], at: "\(path).source")
    reader.checkAddress(source, at: "\(path).source")
    return Claim(
      date: date?.lastDay ?? Day(lastOf: 1),
      counts: Dictionary(
        uniqueKeysWithValues: counts.sorted { $0.key < $1.key }.map { ($0.key, whole($0.value, "counts.\($0.key)")) }),
      cities: claim["cities"].map { whole($0, "cities") },
      countries: claim["countries"].map { whole($0, "countries") }, source: source)
  }
}
