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
  /// Whether a leader joins it to its point.
  private let leads: Bool

  /// Where it stands for a point.
  ///
  /// - Parameters:
  ///   - width: of the label, output units.
  ///   - height: of the label, output units.
  ///   - point: the place that is named.
  ///   - distance: from the point to a label beside it, output units.
  func piece(width: Double, height: Double, around point: Point, distance: Double) -> LabelBoard.Piece {
    let tip = Point(x: point.x + dx * distance, y: point.y + gap * distance)
    // A leader ends a little before the words.
    let space = leads ? 0.2 * distance : 0
    let left =
      switch alignment {
      case .start: tip.x + space
      case .middle: tip.x - width / 2
      case .end: tip.x - width - space
      }
    let box = Rect(x: left, y: tip.y + (dy - 0.5) * height, width: width, height: height)
    guard leads else { return LabelBoard.Piece(box: box) }
    let direction = tip - point
    let length = max(direction.length, 1)
    let start = point + direction * (0.6 * distance / length)
    // A hair short of the words, so that they do not touch.
    return LabelBoard.Piece(
      box: box, leader: Segment(from: start, to: tip + direction * (-2 / length)))
  }

  /// Right or left beside the point first, then above and below, each a little worse than the one before.
  static let near: [LabelCandidate] = [
    (Text.Alignment.start, 1.0, -0.04, 0.0), (.end, -1, -0.04, 0), (.start, 0.95, -0.3, -0.5),
    (.start, 0.95, 0.3, 0.5), (.end, -0.95, -0.3, -0.5), (.end, -0.95, 0.3, 0.5), (.middle, 0, 0.5, 0.7),
    (.middle, 0, -0.5, -0.7), (.start, 0.3, 0.5, 0.7), (.end, -0.3, 0.5, 0.7), (.start, 0.3, -0.5, -0.7),
    (.end, -0.3, -0.5, -0.7),
  ].enumerated().map { index, place in
    LabelCandidate(
      alignment: place.0, cost: Double(index) * 0.6, dx: place.1, dy: place.2, gap: place.3, leads: false)
  }

  /// At the end of leaders in forty directions, the shortest first; beside the end, or with an upper or lower corner there.
  static let led: [LabelCandidate] = [2, 2.8, 3.6, 4.5, 5.4, 6.4, 7.4, 8.4, 9.4, 10.4].flatMap { reach in
    ring(40).flatMap { dx, dy -> [LabelCandidate] in
      let alignment: Text.Alignment = dx > 0.3 ? .start : dx < -0.3 ? .end : .middle
      let shifts = alignment == .middle ? [dy > 0 ? 0.5 : -0.5] : [0, -0.36, 0.36]
      return shifts.map { shift in
        LabelCandidate(
          alignment: alignment, cost: 8 + reach * 2.4 + (shift == 0 ? 0 : 1), dx: dx * reach, dy: shift,
          gap: dy * reach,
          leads: true)
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
        gap: dy * reach, leads: false)
    }
  }

  /// Directions all around, as the cosine and the sine of their angles.
  private static func ring(_ count: Int) -> [(Double, Double)] {
    (0..<count).map { step in
      let angle = Double(step) / Double(count) * 2 * .pi
      return (cos(angle), sin(angle))
    }
  }
}
