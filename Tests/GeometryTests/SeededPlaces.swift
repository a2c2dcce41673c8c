import Geometry
import TestSupport

extension Seeded {
  mutating func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &self) }

  mutating func coordinate() -> Coordinate {
    Coordinate(latitude: number(-90...90), longitude: number(-180...180))
  }

  mutating func point(in rect: Rect) -> Point {
    Point(x: number(rect.x...rect.maxX), y: number(rect.y...rect.maxY))
  }
}
