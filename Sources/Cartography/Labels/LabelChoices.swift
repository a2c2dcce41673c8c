import Geometry

/// The places that a name may take, the cheapest first.
///
/// They are looked at only as they are asked for, and each of them once: most names take one of the first, and those for which
/// there is little room are asked about again and again.
struct LabelChoices {
  /// A place that was looked at.
  struct Priced {
    /// Which candidate it is, as an index into the catalogue.
    let candidate: Int
    /// All that it costs but for other names.
    let cost: Double
  }

  let request: LabelRequest
  /// All places, by what they cost at least.
  private let catalogue: [LabelCandidate]
  private var surroundings: LabelSurroundings
  /// How many of them were looked at.
  private var next = 0
  /// Those that cost more than what may still follow, the cheapest last.
  private var waiting: [Priced] = []
  /// Those that were looked at and cost no more than what may still follow.
  private(set) var found: [Priced] = []
  /// What the name takes of the page in each of these.
  private(set) var pieces: [LabelPiece] = []

  /// - Parameter catalogue: all candidates, by rising costs.
  init(_ request: LabelRequest, among catalogue: [LabelCandidate], in surroundings: LabelSurroundings) {
    (self.request, self.catalogue, self.surroundings) = (request, catalogue, surroundings)
  }

  /// Looks for places until there is one with a number, from 0 for the cheapest; false where none is left that costs less than a limit.
  mutating func find(_ number: Int, below limit: Double, _ links: LinkCoverage) -> Bool {
    while found.count <= number { if !findNext(below: limit, links) { return false } }
    return true
  }

  /// The name in a place that was found.
  func place(_ number: Int) -> LabelPlace {
    LabelPlace(
      box: pieces[number].box, alignment: catalogue[found[number].candidate].alignment, leader: pieces[number].leader,
      lines: request.lines)
  }

  /// Looks for the next place; false where there is none that costs less than a limit.
  private mutating func findNext(below limit: Double, _ links: LinkCoverage) -> Bool {
    while true {
      let following = next < catalogue.count ? catalogue[next].cost : .infinity
      if let cheapest = waiting.last, cheapest.cost <= following {
        found.append(waiting.removeLast())
        pieces.append(catalogue[cheapest.candidate].piece(of: request))
        return true
      }
      guard following < limit else { return false }
      if let cost = surroundings.cost(of: catalogue[next], for: request, links) { wait(Priced(candidate: next, cost: cost)) }
      next += 1
    }
  }

  /// Of those that cost the same the first one stays first.
  private mutating func wait(_ choice: Priced) {
    var (low, high) = (0, waiting.count)
    while low < high {
      let middle = (low + high) / 2
      if waiting[middle].cost > choice.cost { low = middle + 1 } else { high = middle }
    }
    waiting.insert(choice, at: low)
  }
}
