import Geometry

/// What lies around a name and never moves, and what its places cost for that.
struct LabelSurroundings {
  private let bounds: Edges
  /// What the name must not touch, as far as it reaches.
  private let obstacles: [Rect]
  private let edges: [Edges]
  /// The middles of these but for that of its own marker: nearer to one of them it might be misread.
  private let others: [Point]
  /// What each leader costs, infinity where something is in its way; not a number where that was not looked at.
  private var leaderCosts: [Double]

  /// - Parameters:
  ///   - bounds: where names may stand.
  ///   - reach: what all places of the name lie within.
  ///   - leaders: how many leaders there are among them.
  init(of request: LabelRequest, bounds: Rect, _ obstacles: LabelObstacles, reach: Rect, leaders: Int) {
    self.bounds = Edges(bounds)
    self.obstacles = obstacles.rects(around: reach.outset(by: 1.1 * request.distance))
    edges = self.obstacles.map { Edges($0) }
    others = self.obstacles.map { Point(x: $0.x + $0.width / 2, y: $0.y + $0.height / 2) }.filter {
      ($0 - request.point).length > 0.5
    }
    leaderCosts = Array(repeating: .nan, count: leaders)
  }

  /// All that a place costs but for other names; nothing where something that stays is in its way.
  mutating func cost(of candidate: LabelCandidate, for request: LabelRequest, _ links: LinkCoverage) -> Double? {
    if let leader = candidate.leader, isKnownBlocked(leader) { return nil }
    let box = candidate.box(of: request)
    let own = Edges(box)
    guard own.lie(within: bounds), !edges.contains(where: { $0.overlap(own) }) else { return nil }
    var cost = candidate.cost
    cost += links.cost(under: request.ink(in: box, candidate.alignment))
    if let leader = candidate.leader {
      if leaderCosts[leader].isNaN { leaderCosts[leader] = leaderCost(of: candidate, for: request, links) }
      guard leaderCosts[leader] < .infinity else { return nil }
      cost += leaderCosts[leader]
      // At the end of a leader a name close to another marker would be read as that one's.
      if isAnother(within: 1.1 * request.distance, of: own) { cost += 20 }
    } else if isAnother(within: box.distance(to: request.point) - 0.5, of: own) {
      // So would one that is nearer to it than to its own.
      cost += 24
    }
    return cost
  }

  /// Whether something is known to be in the way of a leader, or of the next shorter one in its direction.
  private func isKnownBlocked(_ leader: Int) -> Bool {
    let shorter = leader - LabelCandidate.directions
    return leaderCosts[leader] == .infinity || shorter >= 0 && leaderCosts[shorter] == .infinity
  }

  private func leaderCost(of candidate: LabelCandidate, for request: LabelRequest, _ links: LinkCoverage) -> Double {
    let leader = candidate.leader(of: request)
    if obstacles.contains(where: { leader.isBlocked(by: $0, from: request.point) }) { return .infinity }
    return links.crossings(of: leader) * 0.7
  }

  /// Whether the middle of something that is not the name's own lies within a distance of a box.
  private func isAnother(within distance: Double, of box: Edges) -> Bool {
    others.contains { box.lie(within: distance, of: $0) }
  }
}
