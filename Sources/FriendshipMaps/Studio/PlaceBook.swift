import Friendships
import Gazetteer
import Geometry
import Messages

/// Places by their names, and by where they lie; any thread may ask. What was unpacked for an answer is kept for the next.
package final class PlaceBook: @unchecked Sendable {
  private let lock = Lock()
  private var gazetteer: Gazetteer?
  private let sea = Once<SeaTest?>()

  /// The one of the whole program: the places of the world take some memory.
  package static let shared = PlaceBook()

  /// A book that is opened when something is asked for the first time.
  package init() {}

  /// The places of a name, those that may have been meant where there is none.
  ///
  ///     {"grade": "choose", "candidates": [{"name": "Columbus", "latitude": 39.961, …}], "suggestions": [], "around": [-121, 28, -72, 46]}
  ///
  /// `around` are west, south, east and north of the country, degrees, where that is known.
  ///
  /// - Parameter country: its name in any language or its code; nothing, or no country's name, searches the world.
  package func places(named name: String, country: String?) throws(Failure) -> [UInt8] {
    let (found, extent) = try asking { (gazetteer) throws(GazetteerFault) in
      let code = country.flatMap(gazetteer.countries.code(ofName:))
      let extent = if let code { try gazetteer.extent(of: code) } else { nil as (Double, Double, Double, Double)? }
      return (try gazetteer.find(name, country: code), extent)
    }
    return Friendships.json(Found(found, around: extent.map { [$0.0, $0.1, $0.2, $0.3] }))
  }

  /// The place nearest to a coordinate, and whether that lies in the sea.
  ///
  ///     {"name": "Suva", "country": "FJ", "kilometres": 3.2, "isSea": false}
  package func nearest(latitude: Double, longitude: Double) throws(Failure) -> [UInt8] {
    let coordinate = Coordinate(latitude: latitude, longitude: longitude)
    guard (-90...90).contains(latitude), (-180...180).contains(longitude) else {
      let cure: Message = "expected \(-90) to \(90), and \(-180) to \(180)"
      throw .usage(
        Problem(at: "coordinate", "out of range", found: "\(shortest(latitude)), \(shortest(longitude))", cure: cure))
    }
    let found = try asking { (gazetteer) throws(GazetteerFault) in
      try gazetteer.nearest(latitude: latitude, longitude: longitude)
    }
    let isSea = sea {
      var problems: [Problem] = []
      return MapLand.builtIn(isCoarse: false, &problems).map(SeaTest.init)
    }?.isInTheSea(coordinate)
    return Friendships.json(
      Near(
        name: found?.place.name, country: found?.place.country,
        kilometres: found.map { ($0.kilometres * 10).rounded() / 10 }, isSea: isSea ?? false))
  }

  /// What the gazetteer answers to a question, while no other thread asks.
  func asking<Answer>(_ question: (Gazetteer) throws(GazetteerFault) -> Answer) throws(Failure) -> Answer {
    try lock.sync { () throws(Failure) in
      do {
        let book = try gazetteer ?? BuiltIn.gazetteer()
        gazetteer = book
        return try question(book)
      } catch {
        throw .data(
          Problem(at: "gazetteer", "damaged", cure: "install fmap anew, or write latitude and longitude into the table")
        )
      }
    }
  }

  private struct Found: Encodable {
    let grade: String
    let candidates: [WrittenPlace]
    let suggestions: [WrittenPlace]
    let around: [Double]?

    init(_ finding: Finding, around: [Double]?) {
      self.around = around
      grade = finding.grade.rawValue
      (candidates, suggestions) = (
        finding.candidates.map(WrittenPlace.init), finding.suggestions.map(WrittenPlace.init)
      )
    }
  }

  private struct Near: Encodable {
    let name: String?
    let country: String?
    let kilometres: Double?
    let isSea: Bool
  }
}
