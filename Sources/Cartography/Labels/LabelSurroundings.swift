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

  /// What a place costs for where it is and for the links beneath; infinity where something that stays is in the way of its words or
  /// known to be in the way of its leader.
  func leastCost(of candidate: LabelCandidate, for request: LabelRequest, _ links: LinkCoverage) -> Double {
    if let leader = candidate.leader, isKnownBlocked(leader) { return .infinity }
    let box = candidate.box(of: request)
    let own = Edges(box)
    guard own.lie(within: bounds), !edges.contains(where: { $0.overlap(own) }) else { return .infinity }
    return candidate.cost + links.cost(under: request.ink(in: box, candidate.alignment))
  }

  /// All that a place costs but for other names: what it costs at least, and besides for its leader, and where it might be misread;
  /// infinity where something is in the way of the leader.
  mutating func cost(
    of candidate: LabelCandidate, atLeast least: Double, for request: LabelRequest, _ links: LinkCoverage
  ) -> Double {
    let box = candidate.box(of: request)
    guard let leader = candidate.leader else {
      // One that is nearer to another marker than to its own would be read as that one's.
      return isAnother(within: box.distance(to: request.point) - 0.5, of: Edges(box)) ? least + 24 : least
    }
    if leaderCosts[leader].isNaN { leaderCosts[leader] = leaderCost(of: candidate, for: request, links) }
    let cost = least + leaderCosts[leader]
    // So would one close to it at the end of a leader.
    return cost < .infinity && isAnother(within: 1.1 * request.distance, of: Edges(box)) ? cost + 20 : cost
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
