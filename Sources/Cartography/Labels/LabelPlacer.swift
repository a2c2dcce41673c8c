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
  private let obstacles: LabelObstacles
  private let links: LinkCoverage
  /// The places of each name.
  private var choices: [LabelChoices] = []
  /// The names that have a place.
  private var board = LabelBoard(reaches: [], most: 0)
  /// How many places of a name there are at most.
  private var most = 0
  /// How often a name has moved.
  private var change: Int32 = 0
  /// For each name how often any had moved when it or one around it did so last.
  private var changes: [Int32] = []
  /// For each place how often any had moved when its name last failed to take it from others; -1 where it has not.
  private var failures: [Int32] = []

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
    (self.bounds, self.links) = (bounds, links)
    self.obstacles = LabelObstacles(obstacles, bounds: bounds)
  }

  /// The places of names in the order of their importance; nothing for those without.
  ///
  /// - Parameter isDraft: whether it is enough to know where there is room beside the points.
  mutating func places(for requests: [LabelRequest], isDraft: Bool = false) -> [LabelPlace?] {
    let isLed = !isDraft && requests.count <= Self.mostLed
    prepare(requests, beside: isLed ? LabelCandidate.all : LabelCandidate.near, leaders: isLed ? LabelCandidate.leaders : 0)
    for name in choices.indices { settle(name) }
    if isLed { improve() }
    return requests.indices.map { name in
      board.numbers[name] < 0 ? nil : choices[name].place(board.numbers[name])
    }
  }

  private mutating func prepare(_ requests: [LabelRequest], beside cities: [LabelCandidate], leaders: Int) {
    let catalogues = requests.map { $0.isHub ? LabelCandidate.around : cities }
    let reaches = zip(catalogues, requests).map { LabelCandidate.reach(of: $0, for: $1) }
    choices = requests.indices.map { name in
      let surroundings = LabelSurroundings(
        of: requests[name], bounds: bounds, obstacles, reach: reaches[name], leaders: leaders)
      return LabelChoices(requests[name], among: catalogues[name], in: surroundings)
    }
    most = catalogues.map(\.count).max() ?? 0
    board = LabelBoard(reaches: reaches, most: most)
    changes = Array(repeating: 0, count: requests.count)
    failures = Array(repeating: -1, count: requests.count * most)
  }

  /// Looks for better places for those that stand badly or nowhere, until nothing is gained any more.
  private mutating func improve() {
    var inVain = 0
    for _ in 0..<Self.rounds {
      var isBetter = false
      for name in choices.indices where inVain < Self.mostInVain * choices.count && canGain(name) {
        let attempts = move(name)
        isBetter = isBetter || attempts == nil
        inVain = attempts.map { inVain + $0 } ?? 0
      }
      if !isBetter { break }
    }
    // The last moves may have left room behind.
    for name in choices.indices where board.numbers[name] < 0 { settle(name) }
  }

  private func canGain(_ name: Int) -> Bool { !choices[name].request.isHub && cost(of: name) > Self.poor }

  /// What the place costs where a name stands, or what it costs to leave it out.
  private func cost(of name: Int) -> Double {
    board.numbers[name] < 0 ? Self.unnamed : choices[name].found[board.numbers[name]].cost
  }

  /// Moves a name to the first place by which all names together gain: a free one, or one whose owners find others.
  ///
  /// - Returns: nothing where it has moved; else how often it has tried to move others.
  private mutating func move(_ name: Int) -> Int? {
    let (limit, former) = (cost(of: name) - 0.5, board.numbers[name])
    board.lift(name)
    var (number, attempts) = (0, 0)
    while attempts < Self.mostAttempts, find(number, of: name, below: limit) {
      defer { number += 1 }
      guard board.knownBlockers(of: name, at: number) <= Self.mostOwners else { continue }
      let owners = board.names(
        inTheWayOf: choices[name].found[number].piece, of: name, from: choices[name].request.point)
      if owners.isEmpty {
        put(name, at: number)
        noteChange(of: name)
        return nil
      }
      guard owners.count <= Self.mostOwners, !owners.contains(where: { choices[$0].request.isHub }) else { continue }
      if !hasFailed(number, of: name, owners), take(number, for: name, from: owners, below: limit) { return nil }
      attempts += 1
    }
    if former >= 0 { put(name, at: former) }
    return attempts
  }

  /// Whether a name has failed to take a place from its owners since one of them or of those around them has moved: it would again.
  private func hasFailed(_ number: Int, of name: Int, _ owners: [Int]) -> Bool {
    let failure = failures[name * most + number]
    return failure >= changes[name] && owners.allSatisfy { failure >= changes[$0] }
  }

  /// Notes that a name stands elsewhere.
  private mutating func noteChange(of name: Int) {
    change += 1
    changes[name] = change
    for neighbour in board.neighbours(of: name) { changes[Int(neighbour)] = change }
  }

  /// Gives a name a place where others stand, if those find new ones and all together cost less than a limit; else all stays.
  private mutating func take(_ number: Int, for name: Int, from owners: [Int], below limit: Double) -> Bool {
    // What the owners may cost together, to gain anything.
    let most = limit - choices[name].found[number].cost + owners.reduce(0) { $0 + cost(of: $1) }
    failures[name * self.most + number] = change
    guard canMove(owners, for: name, to: choices[name].found[number].piece, below: most) else { return false }
    let former = owners.map { (name: $0, number: board.numbers[$0]) }
    // One alone is not in its own way.
    if owners.count > 1 { owners.forEach { board.lift($0) } }
    guard let new = rooms(for: owners, givingWayTo: name, at: number, below: most) else {
      if owners.count > 1 { former.forEach { put($0.name, at: $0.number) } }
      return false
    }
    owners.forEach { board.lift($0) }
    put(name, at: number)
    new.forEach { put($0.name, at: $0.number) }
    ([name] + owners).forEach { noteChange(of: $0) }
    return true
  }

  /// Where names that were taken away stand best when another one has its place, one after the other; nothing where all together cost no
  /// less than a limit.
  private mutating func rooms(
    for owners: [Int], givingWayTo name: Int, at number: Int, below limit: Double
  ) -> [(name: Int, number: Int)]? {
    var (rest, places, pieces) = (limit, [(name: Int, number: Int)](), [choices[name].found[number].piece])
    for owner in owners {
      if let number = room(for: owner, beside: pieces, below: min(rest, Self.unnamed)) {
        rest -= choices[owner].found[number].cost
        places.append((owner, number))
        pieces.append(choices[owner].found[number].piece)
      } else if choices[owner].request.rank >= choices[name].request.rank {
        rest -= Self.unnamed
      } else {
        return nil
      }
      if rest <= 0 { return nil }
    }
    return places
  }

  /// Whether several names might cost less than a limit together, as far as is known without taking them away: what is in the way of
  /// more places than there are others of them is not among them.
  private mutating func canMove(_ owners: [Int], for name: Int, to piece: LabelPiece, below limit: Double) -> Bool {
    guard owners.count > 1 else { return true }
    var rest = limit
    for owner in owners {
      if let number = room(for: owner, beside: [piece], but: owners.count - 1, below: min(rest, Self.unnamed)) {
        rest -= choices[owner].found[number].cost
      } else if choices[owner].request.rank >= choices[name].request.rank {
        rest -= Self.unnamed
      } else {
        return false
      }
      if rest <= 0 { return false }
    }
    return true
  }

  /// Gives a name the cheapest free place.
  private mutating func settle(_ name: Int) {
    if let number = room(for: name, beside: [], below: .infinity) { put(name, at: number) }
  }

  /// The cheapest place of a name that costs less than a limit, where no name stands and which further pieces leave free; nothing where
  /// there is none.
  ///
  /// - Parameter some: how many of the names that stand do not count, whichever they are.
  private mutating func room(for name: Int, beside pieces: [LabelPiece], but some: Int = 0, below limit: Double) -> Int? {
    let point = choices[name].request.point
    var number = 0
    while true {
      let open = board.firstOpen(
        of: name, from: number, choices[name].found, below: limit, but: some, beside: pieces, from: point)
      guard let open else { return nil }
      number = open
      if number == choices[name].found.count {
        // The next one is not known yet.
        guard choices[name].find(number, below: limit, links) else { return nil }
      } else if some > 0 || board.isFree(name, at: number, choices[name].found[number].piece, from: point) {
        return number
      } else {
        number += 1
      }
    }
  }

  private mutating func put(_ name: Int, at number: Int) { board.put(name, at: number, choices[name].found[number].piece) }

  /// Whether a name has a place with a number that costs less than a limit; it is looked for where it was not found before.
  @inline(__always)
  private mutating func find(_ number: Int, of name: Int, below limit: Double) -> Bool {
    (number < choices[name].found.count || choices[name].find(number, below: limit, links))
      && choices[name].found[number].cost < limit
  }
}
