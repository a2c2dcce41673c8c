import Geometry

/// An atlas as data for other programs.
package struct AtlasExport {
  let atlas: Atlas
  let languages: [String]
  /// Whom to credit for places that were looked up; nothing where there are none.
  let attribution: String?

  /// - Parameters:
  ///   - languages: the languages of names that are written.
  ///   - words: the words of the credit.
  package init(_ atlas: Atlas, languages: [String], words: Words) {
    (self.atlas, self.languages) = (atlas, languages)
    attribution = atlas.creditsPlaces ? words.say("note.places", in: "en") : nil
  }

  /// GeoJSON (RFC 7946): the hub and the cities as points, every dated agreement as a line along its great circle, cut at
  /// the antimeridian.
  ///
  /// The foreign member `attribution` names where places come from that were looked up. The member `kind` tells `hub`,
  /// `city` and `link` apart. Coordinates have six decimals, about 0.1 m.
  package var geoJSON: [UInt8] {
    var json = JSONText()
    // Generous: memory that is not written to costs nothing, growing twice as much as there is.
    json.reserve(1 << 12 + atlas.cities.count << 9 + atlas.agreements.count << 12)
    json.raw("{")
    credit(&json)
    json.raw("\"features\":[")
    json.feature(membersOfCity(kind: "hub"), of: atlas.hub) { $0.point(atlas.hub.coordinate) }
    let (city, link) = (membersOfCity(kind: "city"), membersOfAgreement(kind: "link"))
    for partner in atlas.cities {
      json.raw(",")
      json.feature(city, of: partner) { $0.point(partner.coordinate) }
    }
    for index in atlas.order {
      let agreement = atlas.agreements[index]
      json.raw(",")
      let circle = GreatCircle(from: atlas.hub.coordinate, to: atlas.city(of: agreement).coordinate)
      json.feature(link, of: agreement) { $0.lines(circle.pieces(step: 1)) }
    }
    json.raw("],\"type\":\"FeatureCollection\"}\n")
    return json.bytes
  }

  /// JSON: the hub, the kinds of relation, the cities, and all agreements, undated ones too.
  package var document: [UInt8] {
    let (city, agreement, relation) = (membersOfCity(kind: nil), membersOfAgreement(kind: nil), membersOfRelation)
    var json = JSONText()
    json.raw("{\"agreements\":")
    json.list(atlas.agreements) { $1.object(agreement, of: $0) }
    json.raw(",")
    credit(&json)
    json.raw("\"cities\":")
    json.list(atlas.cities) { $1.object(city, of: $0) }
    json.raw(",\"hub\":")
    json.object(city, of: atlas.hub)
    json.raw(",\"relations\":")
    json.list(atlas.relations) { $1.object(relation, of: $0) }
    json.raw("}\n")
    return json.bytes
  }

  private func credit(_ json: inout JSONText) {
    guard let attribution else { return }
    json.raw("\"attribution\":")
    json.text(attribution)
    json.raw(",")
  }
}

extension JSONText {
  /// Adds a feature of GeoJSON.
  ///
  /// - Parameter geometry: adds the members of its geometry.
  fileprivate mutating func feature<Subject>(
    _ members: [Member<Subject>], of subject: Subject, geometry: (inout JSONText) -> Void
  ) {
    raw("{\"geometry\":{\"coordinates\":")
    geometry(&self)
    raw("},\"properties\":")
    object(members, of: subject)
    raw(",\"type\":\"Feature\"}")
  }

  /// Adds what a geometry is made of, and of which type it is.
  fileprivate mutating func point(_ coordinate: Coordinate) {
    position(coordinate)
    raw(",\"type\":\"Point\"")
  }

  fileprivate mutating func lines(_ lines: [[Coordinate]]) {
    if lines.count == 1 {
      line(lines[0])
      raw(",\"type\":\"LineString\"")
    } else {
      list(lines) { $1.line($0) }
      raw(",\"type\":\"MultiLineString\"")
    }
  }

  private mutating func line(_ places: [Coordinate]) { list(places) { $1.position($0) } }

  /// Adds a place, longitude before latitude.
  private mutating func position(_ place: Coordinate) {
    raw("[")
    rounded(place.longitude)
    raw(",")
    rounded(place.latitude)
    raw("]")
  }
}
