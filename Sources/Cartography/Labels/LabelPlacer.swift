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
    prepare(
      requests, beside: isLed ? LabelCandidate.all : LabelCandidate.near, leaders: isLed ? LabelCandidate.leaders : 0)
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
    board = LabelBoard(reaches: reaches, most: catalogues.map(\.count).max() ?? 0)
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
        return nil
      }
      guard owners.count <= Self.mostOwners, !owners.contains(where: { choices[$0].request.isHub }) else { continue }
      if take(number, for: name, from: owners, below: limit) { return nil }
      attempts += 1
    }
    if former >= 0 { put(name, at: former) }
    return attempts
  }

  /// Gives a name a place where others stand, if those find new ones and all together cost less than a limit; else all stays.
  private mutating func take(_ number: Int, for name: Int, from owners: [Int], below limit: Double) -> Bool {
    // What the owners may cost together, to gain anything.
    let most = limit - choices[name].found[number].cost + owners.reduce(0) { $0 + cost(of: $1) }
    let (piece, rank) = (choices[name].found[number].piece, choices[name].request.rank)
    var rooms: [Int?]?
    if owners.count == 1 {
      // One alone is not in its own way.
      rooms = self.rooms(for: owners, beside: piece, rank: rank, below: most)
    } else if let first = self.rooms(for: owners, beside: piece, rank: rank, but: owners.count - 1, below: most) {
      // Most attempts end before anything is moved.
      let former = owners.map { board.numbers[$0] }
      owners.forEach { board.lift($0) }
      rooms = self.rooms(for: owners, from: first, beside: piece, rank: rank, below: most)
      if rooms == nil { zip(owners, former).forEach { put($0, at: $1) } }
    }
    guard let rooms else { return false }
    owners.forEach { board.lift($0) }
    put(name, at: number)
    for case let (owner, number?) in zip(owners, rooms) { put(owner, at: number) }
    return true
  }

  /// The numbers of the places where names stand best that give way to a piece, one after the other, nothing for those that are left out;
  /// nothing at all where they would cost no less than a limit together, or one is left out for the sake of a lower rank.
  ///
  /// - Parameters:
  ///   - first: for each the first of its places that is looked at, as an earlier question told.
  ///   - some: how many of the names that stand do not count. Above 0 the places are only those that may be free, and cost no more than
  ///     those that are.
  private mutating func rooms(
    for owners: [Int], from first: [Int?]? = nil, beside piece: LabelPiece, rank: Int, but some: Int = 0,
    below limit: Double
  ) -> [Int?]? {
    var (rest, rooms, pieces) = (limit, [Int?](), [piece])
    for (index, owner) in owners.enumerated() {
      let start = first.map { $0[index] } ?? 0
      let number = start.flatMap {
        room(for: owner, from: $0, beside: pieces, but: some, below: min(rest, Self.unnamed))
      }
      guard number != nil || choices[owner].request.rank >= rank else { return nil }
      rest -= number.map { choices[owner].found[$0].cost } ?? Self.unnamed
      if rest <= 0 { return nil }
      rooms.append(number)
      if some == 0, let number { pieces.append(choices[owner].found[number].piece) }
    }
    return rooms
  }

  /// Gives a name the cheapest free place.
  private mutating func settle(_ name: Int) {
    if let number = room(for: name, below: .infinity) { put(name, at: number) }
  }

  /// The cheapest place of a name that costs less than a limit, where no name stands and which further pieces leave free; nothing where
  /// there is none.
  ///
  /// - Parameters:
  ///   - first: the first place that is looked at.
  ///   - some: how many of the names that stand do not count, whichever they are: above 0 the place may be taken all the same.
  private mutating func room(
    for name: Int, from first: Int = 0, beside pieces: [LabelPiece] = [], but some: Int = 0, below limit: Double
  ) -> Int? {
    let point = choices[name].request.point
    var number = first
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

  private mutating func put(_ name: Int, at number: Int) {
    board.put(name, at: number, choices[name].found[number].piece)
  }

  /// Whether a name has a place with a number that costs less than a limit; it is looked for where it was not found before.
  @inline(__always)
  private mutating func find(_ number: Int, of name: Int, below limit: Double) -> Bool {
    (number < choices[name].found.count || choices[name].find(number, below: limit, links))
      && choices[name].found[number].cost < limit
  }
}
