import Drawing
import Friendships
import Geometry

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A place for a label near a point: which way it lies, how it is shifted, and its leader when it stands apart.
struct LabelCandidate {
  let alignment: Text.Alignment
  /// What choosing it costs before what lies there is looked at; the length of a link of ten output units costs 1.
  let cost: Double
  /// To the right in distances.
  private let dx: Double
  /// Down in heights: from the end of the shift to the middle of the label.
  private let dy: Double
  /// Down in distances.
  private let gap: Double
  /// The number of the leader that joins it to its point; others of the catalogue have the same. Nothing beside the point.
  let leader: Int?

  /// What a name takes of the page there.
  func piece(of request: LabelRequest) -> LabelPiece {
    LabelPiece(box: box(of: request), leader: leader == nil ? nil : leader(of: request))
  }

  /// Where the words stand.
  @inline(__always)
  func box(of request: LabelRequest) -> Rect {
    let tip = tip(of: request)
    // A leader ends a little before the words.
    let space = leader == nil ? 0 : 0.2 * request.distance
    let left =
      switch alignment {
      case .start: tip.x + space
      case .middle: tip.x - request.width / 2
      case .end: tip.x - request.width - space
      }
    return Rect(x: left, y: tip.y + (dy - 0.5) * request.height, width: request.width, height: request.height)
  }

  /// The leader of a place that has one.
  func leader(of request: LabelRequest) -> Segment {
    let tip = tip(of: request)
    let direction = tip - request.point
    let length = max(direction.length, 1)
    let start = request.point + direction * (0.6 * request.distance / length)
    // A hair short of the words, so that they do not touch.
    return Segment(from: start, to: tip + direction * (-2 / length))
  }

  /// Where the way from the point to the label ends.
  @inline(__always)
  private func tip(of request: LabelRequest) -> Point {
    Point(x: request.point.x + dx * request.distance, y: request.point.y + gap * request.distance)
  }

  /// Right or left beside the point first, then above and below, each a little worse than the one before.
  static let near: [LabelCandidate] = [
    (Text.Alignment.start, 1.0, -0.04, 0.0), (.end, -1, -0.04, 0), (.start, 0.95, -0.3, -0.5),
    (.start, 0.95, 0.3, 0.5), (.end, -0.95, -0.3, -0.5), (.end, -0.95, 0.3, 0.5), (.middle, 0, 0.5, 0.7),
    (.middle, 0, -0.5, -0.7), (.start, 0.3, 0.5, 0.7), (.end, -0.3, 0.5, 0.7), (.start, 0.3, -0.5, -0.7),
    (.end, -0.3, -0.5, -0.7),
  ].enumerated().map { index, place in
    LabelCandidate(
      alignment: place.0, cost: Double(index) * 0.6, dx: place.1, dy: place.2, gap: place.3, leader: nil)
  }

  /// In how many directions leaders run.
  static let directions = 40
  /// How long leaders are, in distances.
  private static let reaches = [2, 2.8, 3.6, 4.5, 5.4, 6.4, 7.4, 8.4, 9.4, 10.4]
  /// How many leaders there are. One has the direction of that whose number is smaller by that of all directions, and is longer.
  static let leaders = reaches.count * directions

  /// At the end of leaders in forty directions, the shortest first; beside the end, or with an upper or lower corner there.
  static let led: [LabelCandidate] = reaches.enumerated().flatMap { row, reach in
    ring(directions).enumerated().flatMap { direction, way -> [LabelCandidate] in
      let (dx, dy) = way
      let alignment: Text.Alignment = dx > 0.3 ? .start : dx < -0.3 ? .end : .middle
      let shifts = alignment == .middle ? [dy > 0 ? 0.5 : -0.5] : [0, -0.36, 0.36]
      return shifts.map { shift in
        LabelCandidate(
          alignment: alignment, cost: 8 + reach * 2.4 + (shift == 0 ? 0 : 1), dx: dx * reach, dy: shift,
          gap: dy * reach, leader: row * directions + direction)
      }
    }
  }

  /// Beside the point and at the end of leaders, by rising costs.
  static let all: [LabelCandidate] = (near + led).enumerated().sorted {
    ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset)
  }.map(\.element)

  /// Around the hub in thirty-six directions, the nearest first: its name stands beside it, in the widest sector that is free.
  static let around: [LabelCandidate] = [1, 1.15, 1.35, 1.6, 1.9, 2.3].flatMap { reach in
    ring(36).map { dx, dy in
      let alignment: Text.Alignment = dx > 0.5 ? .start : dx < -0.5 ? .end : .middle
      return LabelCandidate(
        alignment: alignment, cost: reach * 10, dx: dx * reach,
        dy: alignment == .middle ? (dy > 0 ? 0.5 : -0.5) : dy * 0.5,
        gap: dy * reach, leader: nil)
    }
  }

  /// What all places of a name among some candidates lie within.
  static func reach(of candidates: [LabelCandidate], for request: LabelRequest) -> Rect {
    let farthest = candidates.reduce(0) { max($0, abs($1.dx), abs($1.gap)) } * request.distance
    let (across, down) = (farthest + request.distance + request.width, farthest + request.height)
    return Rect(x: request.point.x, y: request.point.y, width: 0, height: 0).outset(across: across, down: down)
  }

  /// Directions all around, as the cosine and the sine of their angles.
  private static func ring(_ count: Int) -> [(Double, Double)] {
    (0..<count).map { step in
      let angle = Double(step) / Double(count) * 2 * .pi
      return (cos(angle), sin(angle))
    }
  }
}

extension Rect {
  fileprivate func outset(across: Double, down: Double) -> Rect {
    Rect(x: x - across, y: y - down, width: width + 2 * across, height: height + 2 * down)
  }
}
