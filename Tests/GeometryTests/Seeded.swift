import Geometry

/// A generator with a seed, so that a failure can be repeated: SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, "Fast
/// splittable pseudorandom number generators", OOPSLA 2014, DOI 10.1145/2660193.2660195).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &self) }

  mutating func coordinate() -> Coordinate {
    Coordinate(latitude: number(-90...90), longitude: number(-180...180))
  }

  mutating func point(in rect: Rect) -> Point {
    Point(x: number(rect.x...rect.maxX), y: number(rect.y...rect.maxY))
  }
}
