import Foundation
import Geometry
import Testing
import TestSupport

@Suite struct CoordinateTests {
  private let radius = 6371.0088
  /// The documented accuracy of a distance, kilometres.
  private let accuracy = 1e-9

  private func place(_ latitude: Double, _ longitude: Double) -> Coordinate {
    Coordinate(latitude: latitude, longitude: longitude)
  }

  /// R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (1984), 159.
  private func haversine(_ a: Coordinate, _ b: Coordinate) -> Double {
    let turn = Double.pi / 180
    let u = sin((b.latitude - a.latitude) * turn / 2)
    let v = sin((b.longitude - a.longitude) * turn / 2)
    let h = u * u + cos(a.latitude * turn) * cos(b.latitude * turn) * v * v
    return 2 * radius * asin(min(1, h.squareRoot()))
  }

  /// R₁ = (2a + b) / 3 of WGS 84: a = 6378.137 km, 1/f = 298.257223563 (NIMA TR8350.2, 2000, table 3.1).
  @Test func theRadiusIsTheMeanOfTheAxes() {
    let b = 6378.137 * (1 - 1 / 298.257223563)
    #expect(abs(Coordinate.earthRadius - (2 * 6378.137 + b) / 3) < 5e-5)
  }

  @Test func quartersAndHalvesOfTheGlobe() {
    let quarter = radius * Double.pi / 2
    for longitude in stride(from: -180.0, through: 180, by: 7.5) {
      let equator = place(0, longitude)
      #expect(abs(equator.distance(to: place(90, 12)) - quarter) < accuracy)
      #expect(abs(equator.distance(to: place(0, longitude + 90)) - quarter) < accuracy)
      #expect(abs(equator.distance(to: place(0, longitude + 180)) - 2 * quarter) < accuracy)
      #expect(abs(place(41.8, longitude).distance(to: place(-41.8, longitude - 180)) - 2 * quarter) < accuracy)
    }
    #expect(abs(place(-90, 20).distance(to: place(90, 70)) - 2 * quarter) < accuracy)
  }

  /// The example of the Python package "haversine" (README, Lyon to Paris), which uses the same radius.
  @Test func lyonToParis() {
    let distance = place(45.7597, 4.8422).distance(to: place(48.8567, 2.3508))
    #expect(abs(distance - 392.2172595594006) < accuracy)
  }

  @Test func randomPairsAgreeWithTheHaversine() {
    var random = Seeded(1)
    for _ in 0..<2000 {
      let (a, b) = (random.coordinate(), random.coordinate())
      let expected = haversine(a, b)
      // Near the antipode the arcsine itself loses half of its digits.
      let tolerance = expected > 19_900 ? 1e-4 : accuracy
      #expect(abs(a.distance(to: b) - expected) < tolerance)
      #expect(a.distance(to: b) == b.distance(to: a))
    }
  }

  @Test func aMetreIsAMetre() {
    let degrees = 0.001 / radius * 180 / Double.pi
    for latitude in [-89.0, -41.8, 0, 41.8056, 89] {
      let (start, turn) = (place(latitude, 123.4314), Double.pi / 180)
      #expect(abs(start.distance(to: place(latitude + degrees, 123.4314)) - 0.001) < accuracy)
      let east = place(latitude, 123.4314 + degrees / cos(latitude * turn))
      #expect(abs(start.distance(to: east) - 0.001) < accuracy)
    }
  }

  @Test func aPlaceIsNoDistanceFromItself() {
    var random = Seeded(2)
    for _ in 0..<200 {
      let a = random.coordinate()
      #expect(a.distance(to: a) == 0)
      #expect(a.distance(to: place(a.latitude, a.longitude + 360)) < accuracy)
    }
    #expect(place(90, 0).distance(to: place(90, 135)) < accuracy)
  }

  @Test(arguments: [
    (0.0, 0.0), (-0.0, 0), (180, -180), (-180, -180), (540, -180), (-540, -180), (360, 0), (-360, 0), (-190, 170),
    (190, -170), (179.5, 179.5), (720.25, 0.25), (-1000.5, 79.5), (181, -179), (-181, 179),
  ])
  func longitudesAreNormalized(_ degrees: Double, _ expected: Double) {
    #expect(normalizedLongitude(degrees) == expected)
  }

  @Test func normalizedLongitudesNameTheSameMeridian() {
    var random = Seeded(3)
    for _ in 0..<1000 {
      let degrees = random.number(-2000...2000)
      let result = normalizedLongitude(degrees)
      #expect((-180..<180).contains(result))
      let turns = (degrees - result) / 360
      #expect(abs(turns - turns.rounded()) < 1e-12)
      #expect(normalizedLongitude(result) == result)
    }
  }
}
