import Geometry

/// Measures of the plane, worked out apart from the program.
enum Plane {
  /// Gauss's shoelace formula: positive when the ring turns from x towards y.
  static func area(_ ring: [Point]) -> Double {
    zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2 }
  }

  static func perimeter(_ ring: [Point]) -> Double {
    zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) { $0 + ($1.1 - $1.0).length }
  }

  /// Even-odd rule: how often a ray to the right meets the rings.
  static func contains(_ rings: [[Point]], _ point: Point) -> Bool {
    var inside = false
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) where (a.y > point.y) != (b.y > point.y) {
        if a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x) > point.x { inside.toggle() }
      }
    }
    return inside
  }

  /// How far a point lies from a line through points.
  static func distance(_ point: Point, to line: [Point]) -> Double {
    var best = line.first.map { ($0 - point).length } ?? .infinity
    for (a, b) in zip(line, line.dropFirst()) {
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let squared = dx * dx + dy * dy
      let along = squared == 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / squared
      let share = min(max(along, 0), 1)
      let (x, y) = (a.x + share * dx - point.x, a.y + share * dy - point.y)
      best = min(best, (x * x + y * y).squareRoot())
    }
    return best
  }

  /// The corners of every closed subpath of straight lines.
  static func rings(_ path: Path) -> [[Point]] {
    var rings: [[Point]] = []
    for element in path.elements {
      switch element {
      case .move(let point): rings.append([point])
      case .line(let point): rings[rings.count - 1].append(point)
      case .curve, .close: break
      }
    }
    return rings
  }
}
