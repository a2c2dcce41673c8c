import Foundation
import Testing
import TestSupport

@testable import Geometry

@Suite struct GreatCircleTests {
  private let shenyang = Coordinate(latitude: 41.8056, longitude: 123.4314)

  private func isSame(_ a: Coordinate, _ b: Coordinate, within radians: Double) -> Bool {
    (UnitVector(a) - UnitVector(b)).length < radians
  }

  @Test func theEndsAreExact() {
    var random = Seeded(30)
    for _ in 0..<500 {
      let (a, b) = (random.coordinate(), random.coordinate())
      let circle = GreatCircle(from: a, to: b)
      #expect(circle.coordinate(at: 0) == UnitVector(a).coordinate)
      #expect(circle.coordinate(at: 1) == UnitVector(b).coordinate)
    }
  }

  /// Bx = cos φ₂ cos Δλ, By = cos φ₂ sin Δλ; φ = atan2(sin φ₁ + sin φ₂, |(cos φ₁ + Bx, By)|), λ = λ₁ + atan2(By, cos φ₁
  /// + Bx): the midpoint of C. Veness, "Calculate distance, bearing and more between Latitude/Longitude points".
  private func midpoint(_ a: Coordinate, _ b: Coordinate) -> Coordinate {
    let turn = Double.pi / 180
    let (φ1, φ2, Δλ) = (a.latitude * turn, b.latitude * turn, (b.longitude - a.longitude) * turn)
    let (x, y) = (cos(φ1) + cos(φ2) * cos(Δλ), cos(φ2) * sin(Δλ))
    return Coordinate(
      latitude: atan2(sin(φ1) + sin(φ2), hypot(x, y)) / turn, longitude: a.longitude + atan2(y, x) / turn)
  }

  @Test func theMiddleIsThatOfTheFormula() {
    var random = Seeded(31)
    for _ in 0..<500 {
      let (a, b) = (random.coordinate(), random.coordinate())
      let circle = GreatCircle(from: a, to: b)
      // Towards the antipode the direction, in both formulas, is known the less precisely.
      let tolerance = 1e-14 / max(1e-3, sin(circle.angle))
      #expect(isSame(circle.coordinate(at: 0.5), midpoint(a, b), within: 1e-15 + tolerance))
    }
  }

  @Test func thereIsTheWayBack() {
    var random = Seeded(32)
    for _ in 0..<500 {
      let (a, b) = (random.coordinate(), random.coordinate())
      let (there, back) = (GreatCircle(from: a, to: b), GreatCircle(from: b, to: a))
      #expect(there.angle.bitPattern == back.angle.bitPattern)
      // Shares that binary fractions name exactly, so that 1 - share is exact too.
      for step in 0...16 {
        let share = Double(step) / 16
        let (p, q) = (there.coordinate(at: share), back.coordinate(at: 1 - share))
        #expect(p.latitude.bitPattern == q.latitude.bitPattern)
        #expect(p.longitude.bitPattern == q.longitude.bitPattern)
      }
    }
  }

  @Test func placesLieInThePlaneAndAreEvenlySpaced() {
    var random = Seeded(33)
    for _ in 0..<300 {
      let (a, b) = (random.coordinate(), random.coordinate())
      let circle = GreatCircle(from: a, to: b)
      let normal = UnitVector(a).cross(UnitVector(b))
      for step in 1...7 {
        let share = Double(step) / 8
        let place = UnitVector(circle.coordinate(at: share))
        #expect(abs(place.dot(normal / normal.length)) < 1e-14 / sin(circle.angle))
        #expect(abs(GreatCircle(from: a, to: place.coordinate).angle - circle.angle * share) < 1e-13)
      }
    }
  }

  @Test func theVelocityIsTheDerivative() {
    let circle = GreatCircle(from: shenyang, to: Coordinate(latitude: -34.9, longitude: -57.9))
    for θ in stride(from: 0.1, to: 3, by: 0.3) {
      let difference = (circle.position(at: θ + 1e-5) - circle.position(at: θ - 1e-5)) / 2e-5
      let motion = circle.motion(at: θ)
      #expect((motion.velocity - difference).length < 1e-9)
      #expect(motion.position == circle.position(at: θ))
    }
  }

  @Test func betweenAntipodesItPassesTheNorthPole() {
    var random = Seeded(34)
    for _ in 0..<200 {
      let a = Coordinate(latitude: random.number(-89...89), longitude: random.number(-180...180))
      let b = Coordinate(latitude: -a.latitude, longitude: a.longitude + 180)
      let circle = GreatCircle(from: a, to: b)
      let share = (90 - a.latitude) / 180
      #expect(abs(circle.angle - Double.pi) < 1e-14)
      #expect(circle.coordinate(at: share).latitude > 90 - 1e-6)
      #expect(isSame(circle.coordinate(at: 0), a, within: 1e-15) && isSame(circle.coordinate(at: 1), b, within: 1e-15))
    }
  }

  /// No place along the arc lies further north or south than said, and some place does reach it.
  @Test func latitudesAreThoseOfThePlacesAlongTheArc() {
    var random = Seeded(36)
    for _ in 0..<500 {
      let circle = GreatCircle(from: random.coordinate(), to: random.coordinate())
      let along = (0...4000).map { circle.coordinate(at: Double($0) / 4000).latitude }
      guard let lowest = along.min(), let highest = along.max() else { continue }
      let said = circle.latitudes
      #expect(said.lowerBound <= lowest + 1e-9 && said.upperBound >= highest - 1e-9)
      #expect(lowest - said.lowerBound < 0.02 && said.upperBound - highest < 0.02)
    }
  }

  /// Perth – Buenos Aires passes close to the pole: 86°S (PROJ); Shenyang – Sapporo keeps between its ends but for a little.
  @Test func farSouthArcsSaySo() {
    let perth = Coordinate(latitude: -31.95, longitude: 115.86)
    let south = GreatCircle(from: perth, to: Coordinate(latitude: -34.6, longitude: -58.38)).latitudes
    #expect(abs(south.lowerBound + 86) < 0.5 && abs(south.upperBound + 31.95) < 1e-9)
    #expect(GreatCircle(from: perth, to: perth).latitudes.upperBound < -31.9)
  }

  @Test func degenerateArcsAreFinite() {
    let poles = [90.0, -90].flatMap { φ in [0.0, 50, -180].map { Coordinate(latitude: φ, longitude: $0) } }
    let antipode = Coordinate(latitude: -41.8056, longitude: -56.5686)
    let places = poles + [shenyang, antipode, Coordinate(latitude: 0, longitude: 0)]
    for a in places {
      for b in places {
        let circle = GreatCircle(from: a, to: b)
        #expect(circle.angle >= 0 && circle.angle <= Double.pi)
        for step in 0...10 {
          let place = circle.coordinate(at: Double(step) / 10)
          #expect(place.latitude.isFinite && place.longitude.isFinite)
          #expect(abs(UnitVector(place).length - 1) < 1e-14)
        }
      }
    }
  }

  @Test func coincidentPlacesStayWhereTheyAre() {
    let circle = GreatCircle(from: shenyang, to: shenyang)
    #expect(circle.angle == 0)
    #expect(isSame(circle.coordinate(at: 0.5), shenyang, within: 1e-15))
  }
}
