import Drawing
import Friendships
import Geometry

/// Places names in two columns beside the cities of an inset, each joined to its marker by a leader, so that no leaders cross.
///
/// The western cities go to the left column, the others to the right one, so leaders of different columns never meet; how many go
/// where is what costs least. Within a column the names stand at those heights that cost least: short leaders, and no link or foreign
/// marker beneath a name or a leader.
struct ColumnNames {
  /// A name that wants a place: its lines, its marker, and the space that it needs.
  struct Entry {
    let request: LabelRequest
    var point: Point { request.point }
  }

  /// The room of the inset below its title.
  let room: Rect
  /// Where the left column ends and where the right one begins.
  let edges: (left: Double, right: Double)
  let links: LinkCoverage
  /// The middles of all markers.
  let markers: [Point]
  /// The space between words and leaders.
  let gap: Double
  /// From the middle of a marker to where its leader begins.
  let clearance: Double
  /// Leaders had better be no longer.
  let longest: Double

  /// How far apart the heights are that are tried.
  private static let step = 6.0

  /// The places of entries, in their order; nothing for all where the columns have no room for them.
  func places(for entries: [Entry]) -> [LabelPlace?] {
    let eastward = entries.indices.sorted { (entries[$0].point.x, $0) < (entries[$1].point.x, $1) }
    let sides = [true, false].map { isLeft in
      Self.shifts.map { Side(isLeft: isLeft, edge: isLeft ? edges.left - $0 * gap : edges.right + $0 * gap) }
        .map { side in (side, entries.map { costs(of: $0, side) }) }
    }
    var best: (cost: Double, columns: [Column])?
    for split in 0...entries.count {
      let parts = [Array(eastward[..<split]), Array(eastward[split...])]
      let columns = zip(parts, sides).compactMap { cities, sides in
        sides.compactMap { side, costs in column(cities, entries, costs, side) }.min { $0.cost < $1.cost }
      }
      guard columns.count == 2 else { continue }
      // Columns of one length look calmer.
      let cost = columns[0].cost + columns[1].cost + Double(abs(2 * split - entries.count))
      if cost < best?.cost ?? .infinity { best = (cost, columns) }
    }
    var found = [LabelPlace?](repeating: nil, count: entries.count)
    for column in best?.columns ?? [] {
      for (entry, top) in zip(column.entries, column.tops) {
        found[entry] = place(entries[entry], top: top, column.side)
      }
    }
    return found
  }

  /// How much farther from the cities a column is tried, in gaps.
  private static let shifts = [0.0, 6, 12]

  /// A column before it has entries: on which side, and where its words end or begin.
  private struct Side {
    let isLeft: Bool
    let edge: Double
  }

  /// A column: its entries from top to bottom, where they stand, and what that costs.
  private struct Column {
    let side: Side
    var entries: [Int]
    var tops: [Double]
    var cost: Double
  }

  /// The best column of some entries; nothing where they have no room above each other.
  private func column(_ cities: [Int], _ entries: [Entry], _ costs: [[Double]], _ side: Side) -> Column? {
    let width = side.isLeft ? side.edge - room.x : room.maxX - side.edge
    guard cities.allSatisfy({ entries[$0].request.width <= width }) else { return nil }
    var order = cities.sorted { (entries[$0].point.y, $0) < (entries[$1].point.y, $1) }
    var column = stacked(order, entries, costs, side)
    // Two leaders that cross change their names' places; the sum of lengths falls each time, so this ends.
    for _ in 0..<order.count * order.count {
      guard let found = column, let pair = crossing(found, entries) else { return column }
      order.swapAt(pair.0, pair.1)
      column = stacked(order, entries, costs, side)
    }
    return column.flatMap { crossing($0, entries) == nil ? $0 : nil }
  }

  /// The first two of a column whose leaders cross.
  private func crossing(_ column: Column, _ entries: [Entry]) -> (Int, Int)? {
    let leaders = zip(column.entries, column.tops).map { place(entries[$0], top: $1, column.side).leader }
    for first in leaders.indices {
      for second in leaders.indices where second > first {
        if let a = leaders[first], let b = leaders[second], a.meets(b) { return (first, second) }
      }
    }
    return nil
  }

  private var slots: Int { Int(room.height / Self.step) }

  /// What each height costs an entry in a column.
  private func costs(of entry: Entry, _ side: Side) -> [Double] {
    (0...slots).map { cost(of: entry, top: room.y + Double($0) * Self.step, side) }
  }

  /// The heights that cost least for entries in this order, by the least costs of their beginnings (dynamic programming).
  private func stacked(_ order: [Int], _ entries: [Entry], _ costs: [[Double]], _ side: Side) -> Column? {
    let slots = slots
    // For each slot the least cost of the first entries that end there or above, and where the last of them then begins.
    var best = [Double](repeating: 0, count: slots + 1)
    var choices: [[Int]] = []
    for index in order {
      let height = Int((entries[index].request.height / Self.step).rounded(.up))
      var (next, choice) = ([Double](repeating: .infinity, count: slots + 1), [Int](repeating: -1, count: slots + 1))
      for slot in stride(from: 1, through: slots, by: 1) {
        (next[slot], choice[slot]) = (next[slot - 1], choice[slot - 1])
        let top = slot - height
        guard top >= 0, best[top].isFinite else { continue }
        let cost = best[top] + costs[index][top]
        if cost < next[slot] { (next[slot], choice[slot]) = (cost, top) }
      }
      (best, choices) = (next, choices + [choice])
    }
    guard best[slots].isFinite else { return nil }
    var (slot, tops) = (slots, [Double]())
    for choice in choices.reversed() {
      slot = choice[slot]
      tops.append(room.y + Double(slot) * Self.step)
    }
    return Column(side: side, entries: order, tops: tops.reversed(), cost: best[slots])
  }

  private func cost(of entry: Entry, top: Double, _ side: Side) -> Double {
    let place = place(entry, top: top, side)
    let covered = links.cost(under: place.inkBox)
    guard let leader = place.leader else { return covered }
    let passed = markers.count { marker in
      (marker - entry.point).length > 1 && leader.distance(to: marker) < clearance
    }
    let slope = abs(leader.end.y - leader.start.y)
    let length = (leader.end - leader.start).length
    return length / 10 + max(0, length - longest) + slope / 20 + covered * 2 + Double(passed) * 15
      + links.crossings(of: leader) * 2.4
  }

  /// A name at a height of its column, with its leader.
  private func place(_ entry: Entry, top: Double, _ side: Side) -> LabelPlace {
    let (width, height) = (entry.request.width, entry.request.height)
    let isLeft = side.isLeft
    let x = isLeft ? side.edge - width : side.edge
    let box = Rect(x: x, y: top, width: width, height: height)
    let words = Point(x: isLeft ? box.maxX + gap : box.x - gap, y: top + height / 2)
    let way = words - entry.point
    let leader =
      way.length > clearance + gap
      ? Segment(from: entry.point + way * (clearance / way.length), to: words) : nil
    return LabelPlace(box: box, alignment: isLeft ? .end : .start, leader: leader, lines: entry.request.lines)
  }
}

extension Segment {
  /// From a point to the nearest one of the segment.
  fileprivate func distance(to point: Point) -> Double {
    let along = end - start
    let squared = along.x * along.x + along.y * along.y
    guard squared > 0 else { return (point - start).length }
    let share = ((point.x - start.x) * along.x + (point.y - start.y) * along.y) / squared
    return (point - (start + along * min(1, max(0, share)))).length
  }
}
