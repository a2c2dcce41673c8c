import Geometry

/// A place that a name may take, and what that costs.
struct PricedCandidate {
  let candidate: LabelCandidate
  let piece: LabelBoard.Piece
  let cost: Double
}

/// The places that a name may take, the cheapest first.
///
/// They are looked at only as they are asked for, and each of them once: most names take one of the first, and those for which
/// there is little room are asked about again and again.
struct LabelChoices {
  /// Those not looked at yet, by what they cost at least.
  private let catalogue: [LabelCandidate]
  private var next = 0
  /// Those that cost more than what may still follow, the cheapest last.
  private var waiting: [PricedCandidate] = []
  private var found: [PricedCandidate] = []

  /// - Parameter catalogue: all candidates, by rising costs.
  init(_ catalogue: [LabelCandidate]) { self.catalogue = catalogue }

  /// The place with a number where it has been asked for before.
  func known(_ number: Int) -> PricedCandidate? { number < found.count ? found[number] : nil }

  /// The place with a number, from 0 for the cheapest; nothing beyond the last.
  ///
  /// - Parameter choice: a candidate in its place with all that it costs, which is no less than the candidate's own cost;
  ///   nothing where it cannot stand.
  mutating func choice(_ number: Int, _ choice: (LabelCandidate) -> PricedCandidate?) -> PricedCandidate? {
    while found.count <= number {
      if let best = waiting.last, next == catalogue.count || best.cost <= catalogue[next].cost {
        found.append(best)
        waiting.removeLast()
      } else if next < catalogue.count {
        choice(catalogue[next]).map { wait($0) }
        next += 1
      } else {
        return nil
      }
    }
    return found[number]
  }

  /// Of those that cost the same the first one stays first.
  private mutating func wait(_ choice: PricedCandidate) {
    var (low, high) = (0, waiting.count)
    while low < high {
      let middle = (low + high) / 2
      if waiting[middle].cost > choice.cost { low = middle + 1 } else { high = middle }
    }
    waiting.insert(choice, at: low)
  }
}
