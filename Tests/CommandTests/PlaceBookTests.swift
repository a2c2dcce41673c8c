import Foundation
import Testing

@testable import FriendshipMaps

/// Places by name and by where they lie, as a person asks for them.
@Suite struct PlaceBookTests {
  private let book = PlaceBook.shared

  private func object(_ json: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
  }

  @Test func aNameGivesItsPlacesInTheCountry() throws {
    let found = try object(book.places(named: "哥伦布", country: "美国"))
    let candidates = try #require(found["candidates"] as? [[String: Any]])
    #expect(candidates.count > 1 && candidates[0]["admin"] as? String == "Ohio")
    #expect(candidates.allSatisfy { $0["country"] as? String == "US" } && candidates.contains { $0["near"] is String })
    let world = try object(book.places(named: "Paris", country: nil))
    #expect((world["candidates"] as? [[String: Any]])?.first?["country"] as? String == "FR")
    let none = try object(book.places(named: "Sapporro", country: "JP"))
    #expect(none["grade"] as? String == "unknown" && (none["candidates"] as? [Any])?.isEmpty == true)
    #expect((none["suggestions"] as? [[String: Any]])?.first?["name"] as? String == "Sapporo")
  }

  @Test(arguments: [
    (41.79, 123.43, "Shenyang", "CN", 2.0, false), (43.31, -0.36, "Pau", "FR", 2.0, false),
    (-18.14, 178.44, "Suva", "FJ", 3.0, false),
  ])
  func aCoordinateIsNearAPlace(
    _ latitude: Double, _ longitude: Double, _ name: String, _ country: String, _ most: Double, _ isSea: Bool
  ) throws {
    let near = try object(book.nearest(latitude: latitude, longitude: longitude))
    #expect(near["name"] as? String == name && near["country"] as? String == country)
    #expect((near["kilometres"] as? Double ?? 9999) <= most && near["isSea"] as? Bool == isSea)
  }

  /// Nearly all of a country, on both sides of 180° too.
  @Test(arguments: [
    ("加拿大", -135...(-110), -80...(-52), 41...47), ("New Zealand", 166...173, 174...180, -48...(-41)),
    ("Fiji", 176...178, -180...(-179), -20...(-16)),
  ])
  func aCountryHasAPartOfTheWorld(
    _ country: String, _ west: ClosedRange<Int>, _ east: ClosedRange<Int>, _ south: ClosedRange<Int>
  ) throws {
    let around = try #require(object(book.places(named: "Qwertz", country: country))["around"] as? [Double])
    #expect(around.count == 4 && around[1] < around[3])
    for (value, range) in [(around[0], west), (around[1], south)] {
      #expect((Double(range.lowerBound)...Double(range.upperBound)).contains(value), "\(around)")
    }
    #expect((Double(east.lowerBound)...180).contains(around[2]) || around[2] < 0, "\(around)")
    #expect(try object(book.places(named: "Qwertz", country: nil))["around"] == nil)
  }

  @Test func theOpenSeaIsSea() throws {
    let near = try object(book.nearest(latitude: 0, longitude: -150))
    #expect(near["isSea"] as? Bool == true && (near["kilometres"] as? Double ?? 0) > 500)
  }

  /// Places on both sides of the antimeridian and at the poles are as near as they are.
  @Test func theEdgeOfTheMapIsNoEdge() throws {
    let west = try object(book.nearest(latitude: -16.8, longitude: -179.99))
    #expect(west["country"] as? String == "FJ")
    #expect(try object(book.nearest(latitude: 90, longitude: 0))["name"] is String)
    for (latitude, longitude) in [(91.0, 0.0), (0, 181), (.nan, 0), (0, .infinity)] {
      #expect(throws: Failure.self) { try book.nearest(latitude: latitude, longitude: longitude) }
    }
  }

  @Test func manyThreadsMayAsk() async throws {
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<8 { group.addTask { [book] in try book.places(named: "Nara", country: "JP") } }
      var answers: Set<[UInt8]> = []
      for try await answer in group { answers.insert(answer) }
      #expect(answers.count == 1)
    }
  }
}
