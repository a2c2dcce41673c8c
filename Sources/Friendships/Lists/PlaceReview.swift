import Gazetteer
import Geometry
import Messages

/// How the place of a city was found that the table does not have, for a person to review.
package struct PlaceFinding: Sendable {
  /// The row of the table.
  package let row: Int
  /// Where its name stands.
  package let location: Problem.Place
  /// The name as the table has it, and its country where there is one.
  package let name: String
  /// How sure the place is.
  package let grade: Grade
  /// The place, of `one` and `largest` only.
  package let place: Place?
  /// All places of the name, the largest first.
  package let candidates: [Place]
  /// What may have been meant.
  package let suggestions: [Place]
  /// The name of its country, where no country of that name is known, and those that may have been meant.
  package let unknownCountry: String?
  /// See `unknownCountry`.
  package let countries: [String]

  /// Whether nothing says in which country it is, so that the whole world was searched.
  package let isWithoutCountry: Bool

  /// The city and the country as the cells have them, by which an answer means the row.
  package var cells: (city: String, country: String) = ("", "")

  /// What the row says of the state or province in which it is.
  package var part: String?

  /// Whether a person wants the city not to be drawn, so that it was not looked for.
  package var isLeftOut = false

  /// Whether it is a city of a table of pairs, in which no column says how its place was found: columns of each side say where it lies.
  package var isOfPair = false

  /// Whether the city is on the map.
  package var isDrawn: Bool { place != nil }
}

extension Place {
  /// Where it lies.
  package var coordinate: Coordinate { Coordinate(latitude: latitude, longitude: longitude) }
}

extension PlaceFinding {
  /// What a person should know of it: a note of what is drawn, a warning of what is not.
  package var problem: Problem {
    var told = told
    told.about = .place
    return told
  }

  /// How the place of a city of a table of pairs is made clear on the maps of all cities at once.
  package static let cureOfPairs: Message =
    "write its latitude and longitude once, into columns such as lat1, lng1, lat2, lng2"

  private var told: Problem {
    let listed = Self.numbered(candidates).joined(separator: "; ")
    let meant = Self.numbered(suggestions).joined(separator: "; ")
    if isLeftOut { return Problem(.note, at: location, "not drawn, left out on purpose", found: name) }
    switch grade {
    case .one:
      return Problem(.note, at: location, "place found, the only one of that name", found: name, cure: message(listed))
    case .largest:
      return Problem(
        .note, at: location, "place found, by far the largest of \(candidates.count)", found: name,
        cure: message(listed))
    case .choose where isOfPair:
      return Problem(
        .warning, at: location, "not drawn, several places of that name", found: name,
        cure: "\(Self.cureOfPairs), or its state into columns such as state1, state2: \(Self.listed(candidates))")
    case .choose:
      return Problem(
        .warning, at: location, "not drawn, several places of that name", found: name,
        cure: "write the number of the right one into place_from: \(listed)")
    case .region:
      return Problem(
        .warning, at: location, "not drawn, a region and no place", found: name,
        cure: listed.isEmpty
          ? "write a city of it, or latitude and longitude"
          : "write a city of it, or latitude and longitude; there is \(listed)")
    case .unknown where unknownCountry != nil:
      let meant: Message = "did you mean \(inWords(countries))?"
      return Problem(
        .warning, at: location, "not drawn, unknown country", found: unknownCountry,
        cure: countries.isEmpty ? "write its usual name, or its code of two letters" : meant)
    case .unknown where isOfPair:
      let cure: Message = "check name and country, or \(Self.cureOfPairs)"
      return Problem(
        .warning, at: location, "not drawn, no place of that name", found: name,
        cure: meant.isEmpty ? cure : "\(cure); there is \(Self.listed(suggestions))")
    case .unknown:
      return Problem(
        .warning, at: location, "not drawn, no place of that name", found: name,
        cure: meant.isEmpty
          ? "check name and country, or write latitude and longitude"
          : "check name and country, or write latitude and longitude; there is \(meant)")
    }
  }

  /// Places as they are told from each other.
  package static func listed(_ places: [Place]) -> String { places.prefix(8).map(said).joined(separator: "; ") }

  /// Places with the numbers by which a person chooses one of them.
  static func numbered(_ places: [Place]) -> [String] { places.enumerated().map { "\($0 + 1) \(said($1))" } }

  private func message(_ text: String) -> Message { "\(text)" }

  /// A place as it is told from its like, with the nearest larger place and its state or province:
  /// `Columbus (near Cleveland), Ohio, US, 39.961 -82.999, 900000`.
  package static func said(_ place: Place) -> String { said(place, in: place.region) }

  /// All ways in which a place is told, that of earlier versions too, which a person may have written into `place_from`.
  static func lines(_ place: Place) -> [String] { [said(place), said(place, in: nil)] }

  private static func said(_ place: Place, in region: String?) -> String {
    let people = place.population > 0 ? ", \(place.population)" : ""
    let near = place.near.map { " (near \($0))" } ?? ""
    let within = region.map { ", \($0)" } ?? ""
    let lies = "\(shortest(place.latitude)) \(shortest(place.longitude))"
    return "\(place.name)\(near)\(within), \(place.country), \(lies)\(people)"
  }
}

/// What was found for all cities of a table.
package struct PlaceReview: Sendable {
  /// The findings in the order of the rows.
  package var findings: [PlaceFinding] = []
  /// What would have been found for cities of which a person has answered where they lie, or that they are left out.
  package var answered: [PlaceFinding] = []

  /// What stands in `place_from` of a place that was found.
  static func origin(_ grade: Grade) -> String { "GeoNames: \(grade.rawValue)" }

  /// Whether a cell of `place_from` says how a place was found, or that it was not, and is no answer of a person.
  static func isGrade(_ text: String) -> Bool {
    text.hasPrefix("GeoNames") || Grade(rawValue: text.lowercased()) != nil
  }

  /// What a person writes into `place_from` of a city that is not to be drawn.
  static let leftOut = "left out"

  /// Whether a cell of `place_from` says that the city is not to be drawn.
  static func isLeftOut(_ text: String) -> Bool { cleaned(text).lowercased() == leftOut }

  /// How many have a grade.
  package func count(_ grade: Grade) -> Int { findings.count { $0.grade == grade && !$0.isLeftOut } }

  /// What is told of cities that were looked for in the whole world: nobody has said in which country they are.
  package var withoutCountry: Message? {
    let count = findings.count(where: \.isWithoutCountry)
    guard count > 0 else { return nil }
    return "cities without a country, each looked for in the whole world: \(count)"
  }

  /// What is told after reading: how many places were found, and how many were not.
  package var summary: Message? {
    let lookedUp = findings.count { !$0.isLeftOut }
    guard lookedUp > 0 else { return nil }
    return
      "places looked up: \(lookedUp); the only one of that name: \(count(.one)), by far the largest: \(count(.largest)), to choose: \(count(.choose)), regions: \(count(.region)), unknown: \(count(.unknown)); fmap check lists them"
  }
}
