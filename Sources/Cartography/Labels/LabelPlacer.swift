import Drawing
import Friendships
import Geometry

/// Finds places for names: the first comers are served best, then those that found none may push others aside.
///
/// Of the places around a marker that cover no label, no leader, no marker and nothing reserved, the one that costs least
/// wins: near ones before those with a leader, and with little link beneath. Deterministic; the time grows with the
/// names, and faster only where thousands of cities crowd into one place.
struct LabelPlacer {
  private let bounds: Rect
  private var board: LabelBoard
  private let links: LinkCoverage
  private var requests: [LabelRequest] = []
  /// The place of each request, and its number on the board.
  private var places: [(place: LabelPlace, number: Int, cost: Double)?] = []

  /// Above this many names leaders would only tangle, and pushing aside would take long.
  private static let mostLed = 400
  /// How often names are pushed aside to make room for another one, in vain or not.
  private static let mostAttempts = 800
  /// The same for one name, of many names less.
  private var mostForOne: Int { max(16, min(120, 4000 / max(1, requests.count))) }
  /// How often names take the places of others that can move, in vain or not.
  private static let mostExchanges = 800
  /// The same for one name at a time.
  private static let mostTries = 24
  /// How often names that stand badly are tried anew.
  private static let rounds = 3
  /// A place beside its point that costs more is compared with those that have a leader.
  private static let bad = 8.0
  /// A name whose place costs more may have that of another one, where both then stand better.
  private static let poor = 14.0
  private var allowsLeaders = false
  /// Whether letters keep off links even at the price of a leader, which takes room from others.
  private var isStrict = false

  /// - Parameters:
  ///   - bounds: where names may stand.
  ///   - obstacles: what they must not touch.
  ///   - links: what they had better not cover, within the same bounds.
  init(bounds: Rect, obstacles: [Rect], links: LinkCoverage) {
    self.bounds = bounds
    board = LabelBoard(bounds: bounds, fixed: obstacles)
    self.links = links
  }

  /// The places of names in the order of their rank; nothing for those without.
  ///
  /// - Parameter isDraft: whether it is enough to know where there is room beside the points.
  mutating func places(for requests: [LabelRequest], isDraft: Bool = false) -> [LabelPlace?] {
    self.requests = requests
    places = Array(repeating: nil, count: requests.count)
    allowsLeaders = !isDraft && requests.count <= Self.mostLed
    if allowsLeaders {
      // First those that can stand clear of links,
      isStrict = true
      for index in requests.indices { settle(index, below: LinkCoverage.leastCost) }
    }
    // then as many more as possible,
    isStrict = false
    for index in requests.indices where places[index] == nil { settle(index) }
    if allowsLeaders {
      var attempts = Self.mostAttempts
      for index in requests.indices where places[index] == nil { pushAside(for: index, &attempts) }
      // and at last each where it can be read best.
      isStrict = true
      for index in requests.indices { places[index]?.cost = .infinity }
      attempts = Self.mostExchanges
      for _ in 0..<Self.rounds {
        // What moved has left room behind.
        for index in requests.indices where places[index].map({ $0.cost > Self.bad }) ?? true { improve(index) }
        var isBetter = false
        for index in requests.indices where places[index].map({ $0.cost > Self.poor }) ?? false {
          if exchange(index, &attempts) { isBetter = true }
        }
        if !isBetter { break }
      }
      attempts = Self.mostAttempts
      for index in requests.indices where places[index] == nil { pushAside(for: index, &attempts) }
    }
    return places.map { $0?.place }
  }

  /// A possible place with what it costs.
  private struct Choice {
    let candidate: LabelCandidate
    let piece: LabelBoard.Piece
    let cost: Double
  }

  /// The places of a request that nothing fixed obstructs, in the order of the catalogue.
  private func choices(
    _ request: LabelRequest, _ catalogue: [LabelCandidate], below limit: Double = .infinity
  ) -> [Choice] {
    let (width, height) = (request.width, request.height)
    return catalogue.compactMap { candidate in
      guard candidate.cost < limit else { return nil }
      let piece = candidate.piece(width: width, height: height, around: request.point, distance: request.distance)
      guard bounds.contains(piece.box), let cost = cost(candidate, piece, request, below: limit),
        board.obstruction(of: piece, from: request.point) != .fixed
      else { return nil }
      let whole = cost + self.cost(of: piece.leader)
      return whole < limit ? Choice(candidate: candidate, piece: piece, cost: whole) : nil
    }
  }

  /// What a candidate costs in its place but for the links that its leader crosses; nothing where that is no less than a limit.
  private func cost(
    _ candidate: LabelCandidate, _ piece: LabelBoard.Piece, _ request: LabelRequest, below limit: Double
  ) -> Double? {
    let ink = request.lines.ink(in: piece.box, candidate.alignment)
    var cost = candidate.cost + (isStrict || request.isHub ? links.cost(under: ink) : links.length(under: ink) / 10)
    guard cost < limit else { return nil }
    // A name nearer to another marker than to its own would be read as that one's.
    if piece.leader == nil, board.hasFixedCenter(nearerThan: request.point, to: piece.box) { cost += 24 }
    // So would one at the end of a leader that stands close to another marker.
    if piece.leader != nil, isStrict,
      board.hasFixedCenter(within: 1.1 * request.distance, of: piece.box, besides: request.point)
    {
      cost += 10
    }
    return cost < limit ? cost : nil
  }

  /// What a leader costs by the links that it crosses.
  private func cost(of leader: Segment?) -> Double {
    guard let leader else { return 0 }
    return links.crossings(of: leader) * (isStrict ? 0.35 : 1.5)
  }

  /// The best free place of a request that costs less than a limit: beside its point, or with a leader when that is bad or taken.
  private func best(_ request: LabelRequest, below limit: Double) -> Choice? {
    if request.isHub { return cheapest(of: LabelCandidate.around, for: request, below: .infinity) }
    let near = cheapest(of: LabelCandidate.near, for: request, below: limit)
    guard allowsLeaders, near.map({ $0.cost > (isStrict ? Self.bad : Self.poor) }) ?? true else { return near }
    return cheapest(of: LabelCandidate.led, for: request, below: near?.cost ?? limit) ?? near
  }

  /// The free place of a catalogue that costs least and less than a limit, the first of equal ones. What a candidate costs by itself is only added
  /// to, so that most need no closer look.
  private func cheapest(of catalogue: [LabelCandidate], for request: LabelRequest, below limit: Double) -> Choice? {
    let (width, height) = (request.width, request.height)
    var best: Choice?
    var least = limit
    for candidate in catalogue where candidate.cost < least {
      let piece = candidate.piece(width: width, height: height, around: request.point, distance: request.distance)
      guard bounds.contains(piece.box), let cost = cost(candidate, piece, request, below: least),
        board.isFree(piece, from: request.point)
      else { continue }
      let whole = cost + self.cost(of: piece.leader)
      if whole < least { (best, least) = (Choice(candidate: candidate, piece: piece, cost: whole), whole) }
    }
    return best
  }

  /// Gives a request its best free place that costs less than a limit; false when there is none.
  @discardableResult private mutating func settle(_ index: Int, below limit: Double = .infinity) -> Bool {
    guard let choice = best(requests[index], below: limit) else { return false }
    put(index, choice)
    return true
  }

  private mutating func put(_ index: Int, _ choice: Choice) {
    let place = LabelPlace(
      box: choice.piece.box, alignment: choice.candidate.alignment, leader: choice.piece.leader,
      lines: requests[index].lines)
    put(index, place, choice.cost)
  }

  private mutating func put(_ index: Int, _ place: LabelPlace, _ cost: Double) {
    places[index] = (place, board.put(LabelBoard.Piece(box: place.box, leader: place.leader)), cost)
  }

  private mutating func lift(_ index: Int) {
    if let number = places[index]?.number { board.remove(number) }
    places[index] = nil
  }

  /// Tries to place a name where one or two others stand that find room elsewhere.
  private mutating func pushAside(for index: Int, _ attempts: inout Int) {
    guard attempts > 0 else { return }
    let choices = choices(requests[index], LabelCandidate.near + LabelCandidate.led)
    // No name uses up all attempts of the others.
    let last = max(0, attempts - mostForOne)
    for choice in choices.sorted(by: { $0.cost < $1.cost }) where attempts > last {
      // Asked anew: labels that were put back have other numbers than before.
      let inTheWay = board.obstruction(of: choice.piece, from: requests[index].point)
      // Making room for another name may have freed this place.
      guard let inTheWay else { return put(index, choice) }
      guard case .labels(let numbers) = inTheWay, numbers.count <= 3 else { continue }
      attempts -= 1
      let owners = numbers.compactMap { number in places.firstIndex { $0?.number == number } }
      if owners.contains(where: { requests[$0].isHub }) { continue }
      let former = owners.map { places[$0].map { ($0.place, $0.cost) } }
      owners.forEach { lift($0) }
      put(index, choice)
      if owners.allSatisfy({ settle($0) }) { return }
      for owner in [index] + owners { lift(owner) }
      for case (let owner, let (place, cost)?) in zip(owners, former) { put(owner, place, cost) }
    }
  }

  /// Gives a name a better place where others stand that lose less by moving than it gains; false when there is none.
  private mutating func exchange(_ index: Int, _ attempts: inout Int) -> Bool {
    guard let former = places[index], !requests[index].isHub else { return false }
    lift(index)
    let better = choices(requests[index], LabelCandidate.near + LabelCandidate.led, below: former.cost - 3)
    let last = max(0, attempts - Self.mostTries)
    for choice in better.sorted(by: { $0.cost < $1.cost }) where attempts > last {
      guard case .labels(let numbers) = board.obstruction(of: choice.piece, from: requests[index].point),
        numbers.count <= 3
      else { continue }
      let owners = numbers.compactMap { number in places.firstIndex { $0?.number == number } }
      if owners.contains(where: { requests[$0].isHub }) { continue }
      attempts -= 1
      let before = owners.map { places[$0].map { ($0.place, $0.cost) } }
      owners.forEach { lift($0) }
      put(index, choice)
      // What all of them may cost together.
      var rest = former.cost + before.reduce(0) { $0 + ($1?.1 ?? 0) } - 1 - choice.cost
      let isDone = owners.allSatisfy { owner in
        guard rest > 0, settle(owner, below: rest) else { return false }
        rest -= places[owner]?.cost ?? 0
        return true
      }
      if isDone { return true }
      for owner in [index] + owners { lift(owner) }
      for case (let owner, let (place, cost)?) in zip(owners, before) { put(owner, place, cost) }
    }
    put(index, former.place, former.cost)
    return false
  }

  /// Places a name anew, now that all others stand; what it had is still free, so nothing is lost.
  private mutating func improve(_ index: Int) {
    lift(index)
    settle(index)
  }
}
