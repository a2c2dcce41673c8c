import Drawing
import Geometry

/// The places that a name may take, the cheapest first.
///
/// They are looked at only as they are asked for, and each of them once: most names take one of the first, and those for which
/// there is little room are asked about again and again.
struct LabelChoices {
  /// A place that was found.
  struct Place {
    /// What it costs but for other names.
    let cost: Double
    /// What the name takes of the page.
    let piece: LabelPiece
    let alignment: Text.Alignment
  }

  let request: LabelRequest
  /// All places, by what they cost at least.
  private let catalogue: [LabelCandidate]
  private var surroundings: LabelSurroundings
  /// How many of them were looked at.
  private var next = 0
  /// Those that may cost more than what may still follow.
  private var waiting = CandidateHeap()
  private(set) var found: [Place] = []

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
    let (piece, alignment) = (found[number].piece, found[number].alignment)
    return LabelPlace(box: piece.box, alignment: alignment, leader: piece.leader, lines: request.lines)
  }

  /// Looks for the next place; false where there is none that costs less than a limit.
  private mutating func findNext(below limit: Double, _ links: LinkCoverage) -> Bool {
    while true {
      let following = next < catalogue.count ? catalogue[next].cost : .infinity
      if let cheapest = waiting.first, cheapest.cost <= following {
        guard cheapest.cost < limit else { return false }
        waiting.removeFirst()
        let candidate = catalogue[Int(cheapest.number)]
        if cheapest.isWhole {
          found.append(Place(cost: cheapest.cost, piece: candidate.piece(of: request), alignment: candidate.alignment))
          return true
        }
        // Most never come so far, and the rest takes long.
        let cost = surroundings.cost(of: candidate, atLeast: cheapest.cost, for: request, links)
        if cost < .infinity { waiting.insert(.init(cost: cost, number: cheapest.number, isWhole: true)) }
      } else {
        guard following < limit else { return false }
        let least = surroundings.leastCost(of: catalogue[next], for: request, links)
        if least < .infinity { waiting.insert(.init(cost: least, number: Int32(next), isWhole: false)) }
        next += 1
      }
    }
  }
}

/// Candidates of which the one that costs least is taken first; of those that cost the same, the first of the catalogue.
///
/// Source: J. W. J. Williams, "Algorithm 232: Heapsort", CACM 7 (1964), 347–348.
private struct CandidateHeap {
  struct Entry {
    /// What it costs; while that is not whole, what it costs at least.
    let cost: Double
    /// Its index in the catalogue.
    let number: Int32
    /// Whether all was looked at, its leader and the markers around it, too.
    let isWhole: Bool

    @inline(__always)
    func comesBefore(_ other: Entry) -> Bool { cost < other.cost || cost == other.cost && number < other.number }
  }

  /// Each comes before the two that follow it at twice its place.
  private var entries: [Entry] = []

  var first: Entry? { entries.first }

  mutating func insert(_ entry: Entry) {
    var place = entries.count
    entries.append(entry)
    entries.withUnsafeMutableBufferPointer { entries in
      while place > 0, entry.comesBefore(entries[(place - 1) / 2]) {
        entries[place] = entries[(place - 1) / 2]
        place = (place - 1) / 2
      }
      entries[place] = entry
    }
  }

  mutating func removeFirst() {
    let entry = entries.removeLast()
    guard !entries.isEmpty else { return }
    entries.withUnsafeMutableBufferPointer { entries in
      var place = 0
      while 2 * place + 1 < entries.count {
        let (left, right) = (2 * place + 1, 2 * place + 2)
        let next = right < entries.count && entries[right].comesBefore(entries[left]) ? right : left
        guard entries[next].comesBefore(entry) else { break }
        entries[place] = entries[next]
        place = next
      }
      entries[place] = entry
    }
  }
}
