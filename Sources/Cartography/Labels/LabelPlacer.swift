import Drawing
import Friendships
import Geometry

/// Finds places for names: each takes the cheapest free one, then they change places as long as all of them together gain by it.
///
/// Of the places around a marker that cover no label, no leader, no marker and nothing reserved, the one that costs least
/// wins: near ones before those with a leader, and with no link beneath. A name is left out only where there is no room for it,
/// never because it would cost much. Deterministic.
struct LabelPlacer {
  private let bounds: Rect
  /// What stays: markers and reserved room.
  private let ground: LabelBoard
  /// The names that have a place, by their indices.
  private var board: LabelBoard
  private let links: LinkCoverage
  private var requests: [LabelRequest] = []
  private var choices: [LabelChoices] = []
  private var taken: [PricedCandidate?] = []
  /// The numbers of these, -1 for none.
  private var numbers: [Int16] = []
  /// Names that have just been moved to see whether others find a place beside them.
  private var moved: [Int] = []

  /// Above this many names leaders would only tangle, and moving others would take long.
  private static let mostLed = 400
  /// How often a name tries to take a place from others.
  private static let mostAttempts = 200
  /// For each name so many attempts of all of them may be in vain one after the other.
  private static let mostInVain = 20
  /// How often names are gone through in search of better places.
  private static let rounds = 8
  /// At most so many names make room for one.
  private static let mostOwners = 3
  /// A name that costs more is tried elsewhere.
  private static let poor = 10.0
  /// What it costs to leave a name out: more than any place.
  private static let unnamed = 10_000.0

  /// - Parameters:
  ///   - bounds: where names may stand.
  ///   - obstacles: what they must not touch.
  ///   - links: what they had better not cover, within the same bounds.
  init(bounds: Rect, obstacles: [Rect], links: LinkCoverage) {
    self.bounds = bounds
    ground = LabelBoard(bounds: bounds, fixed: obstacles)
    board = LabelBoard(bounds: bounds, fixed: [])
    self.links = links
  }

  /// The places of names in the order of their importance; nothing for those without.
  ///
  /// - Parameter isDraft: whether it is enough to know where there is room beside the points.
  mutating func places(for requests: [LabelRequest], isDraft: Bool = false) -> [LabelPlace?] {
    let isLed = !isDraft && requests.count <= Self.mostLed
    self.requests = requests
    choices = requests.map { request in
      LabelChoices(request.isHub ? LabelCandidate.around : isLed ? LabelCandidate.all : LabelCandidate.near)
    }
    taken = Array(repeating: nil, count: requests.count)
    numbers = Array(repeating: -1, count: requests.count)
    for index in requests.indices { settle(index) }
    if isLed { improve() }
    return zip(requests, taken).map { request, choice in
      choice.map {
        LabelPlace(
          box: $0.piece.box, alignment: $0.candidate.alignment, leader: $0.piece.leader, lines: request.lines)
      }
    }
  }

  /// Looks for better places for those that stand badly or nowhere, until nothing is gained any more.
  private mutating func improve() {
    var inVain = 0
    for _ in 0..<Self.rounds {
      var isBetter = false
      for index in requests.indices where inVain < Self.mostInVain * requests.count && canGain(index) {
        let attempts = move(index)
        isBetter = isBetter || attempts == nil
        inVain = attempts.map { inVain + $0 } ?? 0
      }
      if !isBetter { break }
    }
    // The last moves may have left room behind.
    for index in requests.indices where taken[index] == nil { settle(index) }
  }

  private func canGain(_ index: Int) -> Bool {
    !requests[index].isHub && taken[index].map { $0.cost > Self.poor } ?? true
  }

  /// Moves a name to the first place by which all names together gain: a free one, or one whose owners find others.
  ///
  /// - Returns: nothing where it has moved; else how often it has tried to move others.
  private mutating func move(_ index: Int) -> Int? {
    let former = taken[index]
    let limit = (former?.cost ?? Self.unnamed) - 0.5
    lift(index)
    var (number, attempts) = (0, 0)
    while attempts < Self.mostAttempts, find(number, of: index), choices[index].found[number].cost < limit {
      let choice = choices[index].found[number]
      number += 1
      let owners = board.pieces(inTheWayOf: choice.piece, from: requests[index].point)
      if owners.isEmpty {
        put(index, choice)
        return nil
      }
      guard owners.count <= Self.mostOwners, !owners.contains(where: { requests[$0].isHub }) else { continue }
      if take(choice, for: index, from: owners, below: limit) { return nil }
      attempts += 1
    }
    if let former { put(index, former) }
    return attempts
  }

  /// Gives a name a place where others stand, if those find new ones and all together cost less than a limit; else all stays.
  private mutating func take(
    _ choice: PricedCandidate, for index: Int, from owners: [Int], below limit: Double
  ) -> Bool {
    let former = owners.map { taken[$0] }
    owners.forEach { lift($0) }
    put(index, choice)
    moved = [index]
    defer { moved = [] }
    // What the owners may cost together, to gain anything.
    var rest = limit - choice.cost + former.reduce(0) { $0 + ($1?.cost ?? 0) }
    for owner in owners {
      if settle(owner, below: min(rest, Self.unnamed)) {
        rest -= taken[owner]?.cost ?? 0
        moved.append(owner)
      } else if requests[owner].rank >= requests[index].rank {
        rest -= Self.unnamed
      } else {
        rest = 0
      }
      if rest <= 0 { break }
    }
    if rest > 0 { return true }
    for moved in [index] + owners { lift(moved) }
    for case (let owner, let choice?) in zip(owners, former) { put(owner, choice) }
    return false
  }

  /// Gives a name the cheapest free place that costs less than a limit; false where there is none.
  @discardableResult private mutating func settle(_ index: Int, below limit: Double = .infinity) -> Bool {
    var number = 0
    while find(number, of: index), choices[index].found[number].cost < limit {
      if isFree(number, of: index) {
        put(index, choices[index].found[number])
        return true
      }
      number += 1
    }
    return false
  }

  /// Whether no name stands in the way of a place. Most that are asked for again and again are taken by a name that has been met
  /// there before, or by one that was just moved, which is seen without a look at the board.
  private mutating func isFree(_ number: Int, of index: Int) -> Bool {
    if choices[index].isKnownTaken(number, by: numbers) { return false }
    let piece = choices[index].found[number].piece
    for name in moved where board.isInTheWay(name, of: piece, from: requests[index].point) { return false }
    guard let other = board.first(inTheWayOf: piece, from: requests[index].point) else { return true }
    choices[index].note(number, takenBy: other, at: numbers[other])
    return false
  }

  private mutating func put(_ index: Int, _ choice: PricedCandidate) {
    taken[index] = choice
    numbers[index] = Int16(choice.number)
    board.put(choice.piece, as: index)
  }

  private mutating func lift(_ index: Int) {
    if taken[index] != nil { board.remove(index) }
    taken[index] = nil
    numbers[index] = -1
  }

  // MARK: Costs

  /// Whether a name has a place with a number, which is looked for where it was not found before.
  @inline(__always)
  private mutating func find(_ number: Int, of index: Int) -> Bool {
    number < choices[index].found.count || look(for: number, of: index)
  }

  /// Looks for the place of a name with a number; false beyond the last.
  private mutating func look(for number: Int, of index: Int) -> Bool {
    let request = requests[index]
    let (bounds, ground, links) = (bounds, ground, links)
    return choices[index].find(number) { $0.choice(for: request, bounds, ground, links) }
  }
}
