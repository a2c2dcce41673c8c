import Foundation
import Testing
import TestSupport

@testable import Geometry

@Suite struct UnitVectorTests {
  @Test func theAxes() {
    let places = [(0.0, 0.0), (0, 90), (90, 0)].map { UnitVector(Coordinate(latitude: $0.0, longitude: $0.1)) }
    let axes = [UnitVector(1, 0, 0), UnitVector(0, 1, 0), UnitVector(0, 0, 1)]
    for (vector, axis) in zip(places, axes) { #expect((vector - axis).length < 1e-15) }
    #expect(axes[0].cross(axes[1]) == axes[2])
    #expect(UnitVector(1, 2, 3).dot(UnitVector(4, 5, 6)) == 32)
  }

  @Test func placesComeBack() {
    var random = Seeded(10)
    for _ in 0..<1000 {
      let place = random.coordinate()
      let vector = UnitVector(place)
      #expect(abs(vector.length - 1) < 1e-15 * 4)
      #expect(abs(vector.coordinate.latitude - place.latitude) < 1e-13)
      #expect(abs(vector.coordinate.longitude - place.longitude) * cos(place.latitude * Double.pi / 180) < 1e-13)
    }
  }

  /// A tenth of a metre from the pole is 9e-7 degrees; an arcsine could tell latitudes there only to 1e-8 of a radian.
  @Test func latitudesNearThePoleKeepTheirDigits() {
    for latitude in [89.9999991, 90 - 1e-9, -89.9999991] {
      let place = Coordinate(latitude: latitude, longitude: 33)
      #expect(abs(UnitVector(place).coordinate.latitude - latitude) < 5e-14)
    }
  }

  @Test func turningTheFrameTakesFromTheLongitude() {
    var random = Seeded(11)
    for _ in 0..<300 {
      let (place, turn) = (random.coordinate(), random.number(-400...400))
      let turned = UnitVector(place).turned(by: turn * Double.pi / 180)
      let expected = UnitVector(Coordinate(latitude: place.latitude, longitude: place.longitude - turn))
      #expect((turned - expected).length < 1e-14)
    }
  }

  @Test func thePoleHasALongitude() {
    #expect(UnitVector(0, 0, 1).coordinate == Coordinate(latitude: 90, longitude: 0))
    #expect(UnitVector(0, 0, -1).coordinate == Coordinate(latitude: -90, longitude: 0))
  }
}
