import Geometry

/// A place that a name may take, and what that costs.
struct PricedCandidate {
  let candidate: LabelCandidate
  let piece: LabelBoard.Piece
  let cost: Double
  /// Its number among the places of its name, from 0 for the cheapest.
  var number = 0
}

/// The places that a name may take, the cheapest first.
///
/// They are looked at only as they are asked for, and each of them once: most names take one of the first, and those for which
/// there is little room are asked about again and again.
struct LabelChoices {
  /// Those not looked at yet, by what they cost at least.
  private let catalogue: [LabelCandidate]
  private var next = 0
  /// Those that cost more than what may still follow, the cheapest last, as indices into all that were looked at.
  private var waiting: [Int] = []
  private var seen: [PricedCandidate] = []
  private(set) var found: [PricedCandidate] = []
  /// For each of those found, which places of other names are known to be in its way: the last ones that were met there, by the indices
  /// of names and their own numbers, so many for each.
  private var blockers: [(name: Int16, number: Int16)] = []
  /// How many were met at each of those found.
  private var blockerCounts: [Int] = []
  private static let mostBlockers = 8

  /// - Parameter catalogue: all candidates, by rising costs.
  init(_ catalogue: [LabelCandidate]) { self.catalogue = catalogue }

  /// Looks for places until there is one with a number, from 0 for the cheapest; false beyond the last.
  ///
  /// - Parameter choice: a candidate in its place with all that it costs, which is no less than the candidate's own cost;
  ///   nothing where it cannot stand.
  mutating func find(_ number: Int, _ choice: (LabelCandidate) -> PricedCandidate?) -> Bool {
    while found.count <= number {
      if let last = waiting.last, next == catalogue.count || seen[last].cost <= catalogue[next].cost {
        seen[last].number = found.count
        found.append(seen[last])
        blockers += repeatElement((name: 0, number: 0), count: Self.mostBlockers)
        blockerCounts.append(0)
        waiting.removeLast()
      } else if next < catalogue.count {
        choice(catalogue[next]).map { wait($0) }
        next += 1
      } else {
        return false
      }
    }
    return true
  }

  /// Whether a place is known to be taken.
  ///
  /// - Parameter numbers: for each name the number of the place where it stands now.
  @inline(__always)
  func isKnownTaken(_ number: Int, by numbers: [Int16]) -> Bool {
    let first = number * Self.mostBlockers
    for place in first..<first + min(blockerCounts[number], Self.mostBlockers)
    where numbers[Int(blockers[place].name)] == blockers[place].number {
      return true
    }
    return false
  }

  /// Notes that a place of another name is in the way of one.
  mutating func note(_ number: Int, takenBy name: Int, at other: Int16) {
    let place = blockerCounts[number] % Self.mostBlockers
    blockers[number * Self.mostBlockers + place] = (Int16(name), other)
    blockerCounts[number] += 1
  }

  /// Of those that cost the same the first one stays first.
  private mutating func wait(_ choice: PricedCandidate) {
    var (low, high) = (0, waiting.count)
    while low < high {
      let middle = (low + high) / 2
      if seen[waiting[middle]].cost > choice.cost { low = middle + 1 } else { high = middle }
    }
    waiting.insert(seen.count, at: low)
    seen.append(choice)
  }
}
