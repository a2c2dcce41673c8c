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
  private var places: [(place: LabelPlace, number: Int)?] = []

  /// Above this many names leaders would only tangle, and pushing aside would take long.
  private static let mostLed = 400
  /// How often names are pushed aside to make room for another one, in vain or not.
  private static let mostAttempts = 240
  private var allowsLeaders = false

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
    for index in requests.indices { settle(index) }
    if allowsLeaders {
      var attempts = Self.mostAttempts
      for index in requests.indices where places[index] == nil { pushAside(for: index, &attempts) }
      for index in requests.indices where places[index]?.place.leader != nil { improve(index) }
      // What moved has left room behind.
      for index in requests.indices where places[index] == nil { settle(index) }
    }
    for index in requests.indices { extend(index) }
    return places.map { $0?.place }
  }

  /// A possible place with what it costs.
  private struct Choice {
    let candidate: LabelCandidate
    let piece: LabelBoard.Piece
    let cost: Double
  }

  /// The places of a request that nothing fixed obstructs, in the order of the catalogue.
  private func choices(_ request: LabelRequest, _ catalogue: [LabelCandidate]) -> [Choice] {
    let (width, height) = (request.width, request.height)
    return catalogue.compactMap { candidate in
      let piece = candidate.piece(width: width, height: height, around: request.point, distance: request.distance)
      guard bounds.contains(piece.box), board.obstruction(of: piece, from: request.point) != .fixed else { return nil }
      return Choice(candidate: candidate, piece: piece, cost: cost(candidate, piece, request))
    }
  }

  private func cost(_ candidate: LabelCandidate, _ piece: LabelBoard.Piece, _ request: LabelRequest) -> Double {
    let covered = candidate.cost + links.length(under: piece.box) / 10
    guard let leader = piece.leader else {
      // A name nearer to another marker than to its own would be read as that one's.
      return covered + (board.hasFixedCenter(nearerThan: request.point, to: piece.box) ? 20 : 0)
    }
    return covered + links.crossings(of: leader) * 1.5
  }

  /// The best free place of a request: beside its point, or with a leader when that is bad or taken.
  private func best(_ request: LabelRequest) -> Choice? {
    let near = cheapest(of: LabelCandidate.near, for: request)
    guard allowsLeaders, near.map({ $0.cost > 18 && !request.isClose }) ?? true else { return near }
    return [near, cheapest(of: LabelCandidate.led, for: request)].compactMap { $0 }.min { $0.cost < $1.cost }
  }

  /// The free place of a catalogue that costs least, the first of equal ones. What a candidate costs by itself is only added
  /// to, so that most need no closer look.
  private func cheapest(of catalogue: [LabelCandidate], for request: LabelRequest) -> Choice? {
    let (width, height) = (request.width, request.height)
    var best: Choice?
    var least = Double.infinity
    for candidate in catalogue where candidate.cost < least {
      let piece = candidate.piece(width: width, height: height, around: request.point, distance: request.distance)
      guard bounds.contains(piece.box), board.isFree(piece, from: request.point) else { continue }
      let cost = cost(candidate, piece, request)
      if cost < least { (best, least) = (Choice(candidate: candidate, piece: piece, cost: cost), cost) }
    }
    return best
  }

  /// Gives a request its best free place; false when there is none.
  @discardableResult private mutating func settle(_ index: Int) -> Bool {
    guard let choice = best(requests[index]) else { return false }
    put(index, choice)
    return true
  }

  private mutating func put(_ index: Int, _ choice: Choice) {
    put(
      index,
      LabelPlace(
        lines: requests[index].lines, box: choice.piece.box, alignment: choice.candidate.alignment,
        leader: choice.piece.leader))
  }

  private mutating func put(_ index: Int, _ place: LabelPlace) {
    places[index] = (place, board.put(LabelBoard.Piece(box: place.box, leader: place.leader)))
  }

  private mutating func lift(_ index: Int) {
    if let number = places[index]?.number { board.remove(number) }
    places[index] = nil
  }

  /// Tries to place a name where one or two others stand that find room elsewhere.
  private mutating func pushAside(for index: Int, _ attempts: inout Int) {
    guard attempts > 0 else { return }
    let choices = choices(requests[index], LabelCandidate.near + LabelCandidate.led)
    for choice in choices.sorted(by: { $0.cost < $1.cost }) where attempts > 0 {
      // Asked anew: labels that were put back have other numbers than before.
      let inTheWay = board.obstruction(of: choice.piece, from: requests[index].point)
      // Making room for another name may have freed this place.
      guard let inTheWay else { return put(index, choice) }
      guard case .labels(let numbers) = inTheWay, numbers.count <= 3 else { continue }
      attempts -= 1
      let owners = numbers.compactMap { number in places.firstIndex { $0?.number == number } }
      let former = owners.map { places[$0]?.place }
      owners.forEach { lift($0) }
      put(index, choice)
      if owners.allSatisfy({ settle($0) }) { return }
      for owner in [index] + owners { lift(owner) }
      for case (let owner, let place?) in zip(owners, former) { put(owner, place) }
    }
  }

  /// Places a name anew, now that all others stand; what it had is still free, so nothing is lost.
  private mutating func improve(_ index: Int) {
    lift(index)
    settle(index)
  }

  /// Adds the extra line of a name where there is room for it.
  private mutating func extend(_ index: Int) {
    guard let extra = requests[index].extra, let (place, number) = places[index] else { return }
    let width = max(place.box.width, extra.width)
    let x =
      place.alignment == .start
      ? place.box.x : place.alignment == .end ? place.box.maxX - width : place.box.x + (place.box.width - width) / 2
    board.remove(number)
    // Half above and half below where it stands beside its point; else on the side away from it.
    for share in [0.5, 0, 1.0] {
      let box = Rect(
        x: x, y: place.box.y - extra.height * share, width: width, height: place.box.height + extra.height)
      let piece = LabelBoard.Piece(box: box, leader: place.leader)
      guard bounds.contains(box), board.isFree(piece, from: requests[index].point) else { continue }
      let longer = LabelPlace(
        lines: place.lines + [extra], box: box, alignment: place.alignment, leader: place.leader)
      return put(index, longer)
    }
    put(index, place)
  }
}
