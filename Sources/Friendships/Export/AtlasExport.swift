import Drawing
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
  /// The foreign member `attribution` names where places come from that were looked up. The member `kind` tells `hub`, `city` and `link` apart. Coordinates have six decimals, about 0.1 m.
  package var geoJSON: [UInt8] {
    let hub = Feature(
      geometry: .point(atlas.hub.coordinate), properties: ["kind": .text("hub")].merging(facts(atlas.hub)) { $1 })
    let cities = atlas.cities.map { city in
      Feature(geometry: .point(city.coordinate), properties: ["kind": .text("city")].merging(facts(city)) { $1 })
    }
    let links = atlas.inOrder.map { agreement in
      let city = atlas.city(of: agreement)
      let circle = GreatCircle(from: atlas.hub.coordinate, to: city.coordinate)
      return Feature(
        geometry: .lines(circle.pieces(step: 1)),
        properties: ["kind": .text("link"), "city": .text(city.id)].merging(facts(agreement)) { $1 })
    }
    return json(Collection(attribution: attribution, features: [hub] + cities + links)) + [10]
  }

  /// JSON: the hub, the kinds of relation, the cities, and all agreements, undated ones too.
  package var document: [UInt8] {
    let agreements = atlas.agreements.map { ["city": .text(atlas.city(of: $0).id)].merging(facts($0)) { $1 } }
    return json(
      Document(
        attribution: attribution, hub: facts(atlas.hub).merging(coordinate(of: atlas.hub)) { $1 },
        relations: atlas.relations.map { kind in
          ["id": .text(kind.id)].merging(names(kind.names) { "name_\($0)" }) { $1 }
        },
        cities: atlas.cities.map { facts($0).merging(coordinate(of: $0)) { $1 } }, agreements: agreements)) + [10]
  }

  // MARK: Facts

  private typealias Facts = [String: Value]

  private func names(_ names: Names, as member: (String) -> String) -> Facts {
    let pairs = languages.compactMap { language in
      names.own(language).map { (member(language), Value.text($0)) }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  private func facts(_ city: City) -> Facts {
    var facts: Facts = ["id": .text(city.id), Column.countryCode.name: .text(city.country.code)]
    if let local = city.localName { facts[Column.cityLocal.name] = .text(local) }
    if !city.continent.isEmpty { facts[Column.continent.name] = .text(city.continent) }
    let own = names(city.names) { Column.city($0).name }
    return facts.merging(own) { $1 }.merging(names(city.country.names) { Column.country($0).name }) { $1 }
  }

  private func coordinate(of city: City) -> Facts {
    [
      Column.latitude.name: .number(city.coordinate.latitude),
      Column.longitude.name: .number(city.coordinate.longitude),
    ]
  }

  private func facts(_ agreement: Agreement) -> Facts {
    let distance = atlas.hub.coordinate.distance(to: atlas.city(of: agreement).coordinate)
    let columns: [(Column, String?)] = [
      (.relation, agreement.relation), (.established, agreement.established?.description),
      (.ended, agreement.ended?.description), (.source, agreement.source.isEmpty ? nil : agreement.source),
      (.confidence, agreement.details.confidence), (.note, agreement.details.note),
      (.photo, agreement.details.photo), (.photoCredit, agreement.details.photoCredit),
      (.link, agreement.details.link),
    ]
    let own = [
      ("id", agreement.id), ("from", agreement.lifespan?.from?.description),
      ("until", agreement.lifespan?.until?.description),
    ]
    let seen = ([nil] + languages).map { (Column.photoAlt($0), agreement.details.seen(in: $0)) }.filter { !$1.isEmpty }
    let texts = (columns + seen).map { ($0.name, $1) } + own
    let known = texts.compactMap { name, text in text.map { (name, Value.text($0)) } }
    return Dictionary(uniqueKeysWithValues: known + [("km", .number(distance.rounded()))])
  }
}

/// A value of a member.
private enum Value: Encodable {
  case text(String)
  case number(Double)

  func encode(to encoder: Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    }
  }
}

private struct Document: Encodable {
  let attribution: String?
  let hub: [String: Value]
  let relations: [[String: Value]]
  let cities: [[String: Value]]
  let agreements: [[String: Value]]
}

private struct Collection: Encodable {
  let type = "FeatureCollection"
  let attribution: String?
  let features: [Feature]
}

private struct Feature: Encodable {
  let type = "Feature"
  let geometry: Shape
  let properties: [String: Value]
}

/// A geometry; positions are longitude before latitude.
private enum Shape: Encodable {
  case point(Coordinate)
  case lines([[Coordinate]])

  private enum Member: String, CodingKey { case type, coordinates }

  func encode(to encoder: Encoder) throws {
    var container = encoder.container(keyedBy: Member.self)
    switch self {
    case .point(let coordinate):
      try container.encode("Point", forKey: .type)
      try container.encode(Self.position(coordinate), forKey: .coordinates)
    case .lines(let lines):
      let positions = lines.map { $0.map(Self.position) }
      try container.encode(lines.count == 1 ? "LineString" : "MultiLineString", forKey: .type)
      if lines.count == 1 {
        try container.encode(positions[0], forKey: .coordinates)
      } else {
        try container.encode(positions, forKey: .coordinates)
      }
    }
  }

  private static func position(_ coordinate: Coordinate) -> [Double] {
    [coordinate.longitude, coordinate.latitude].map { ($0 * 1e6).rounded() / 1e6 }
  }
}
