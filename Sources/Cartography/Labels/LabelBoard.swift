import Geometry

/// The names that have a place, and which places of others they are in the way of.
///
/// A place is known by a name and its number among the places of that name. That one is in the way of another is found out only when it
/// matters, and then remembered: of the questions asked while names change places nearly all have been asked before.
struct LabelBoard {
  /// For each name the number of the place where it stands, -1 for none.
  private(set) var numbers: [Int]
  /// What it takes of the page there; that of a name without a place means nothing.
  private var pieces: [LabelPiece]
  /// The edges of all that it takes.
  private var edges: [Edges]
  /// The names that may be in the way of each one, as far as they reach, one list after the other.
  private let neighbours: [Int32]
  /// Where the list of each name begins, and where the last one ends.
  private let starts: [Int]
  /// How many places of a name there are at most.
  private let most: Int
  /// For each place how many of the names that stand are known to be in its way.
  private var blockers: [UInt16]
  /// For each place the first of the places that a name there is known to be in the way of.
  private var heads: [Int32]
  private var entries: [(place: Int32, next: Int32)] = []
  /// No entry.
  private static let none: Int32 = -1

  /// A board without names.
  ///
  /// - Parameters:
  ///   - reaches: for each name what all of its places lie within.
  ///   - most: how many places of a name there are at most.
  init(reaches: [Rect], most: Int) {
    self.most = most
    numbers = Array(repeating: -1, count: reaches.count)
    pieces = reaches.map { LabelPiece(box: $0) }
    edges = Array(repeating: .nowhere, count: reaches.count)
    blockers = Array(repeating: 0, count: reaches.count * most)
    heads = Array(repeating: Self.none, count: reaches.count * most)
    (neighbours, starts) = Self.neighbours(reaches)
  }

  /// For each rectangle the others that it overlaps, rising, one list after the other, and where they begin and end.
  private static func neighbours(_ reaches: [Rect]) -> ([Int32], [Int]) {
    let eastward = reaches.indices.sorted { (reaches[$0].x, $0) < (reaches[$1].x, $1) }
    var lists = Array(repeating: [Int32](), count: reaches.count)
    for (place, first) in eastward.enumerated() {
      for second in eastward[(place + 1)...] {
        guard reaches[second].x < reaches[first].maxX else { break }
        guard reaches[first].overlaps(reaches[second]) else { continue }
        lists[first].append(Int32(second))
        lists[second].append(Int32(first))
      }
    }
    let starts = lists.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    // Whoever is gone through in order comes to each of its neighbours in order.
    var (ends, neighbours) = (starts, Array(repeating: Int32(0), count: starts[reaches.count]))
    for name in reaches.indices {
      for other in lists[name] {
        neighbours[ends[Int(other)]] = Int32(name)
        ends[Int(other)] += 1
      }
    }
    return (neighbours, starts)
  }

  /// Puts a name that stands nowhere into a place.
  mutating func put(_ name: Int, at number: Int, _ piece: LabelPiece) {
    (numbers[name], pieces[name], edges[name]) = (number, piece, piece.edges)
    count(1, atThoseBlockedBy: name * most + number)
  }

  /// Takes a name away, if it stands anywhere.
  mutating func lift(_ name: Int) {
    guard numbers[name] >= 0 else { return }
    count(-1, atThoseBlockedBy: name * most + numbers[name])
    (numbers[name], edges[name]) = (-1, .nowhere)
  }

  private mutating func count(_ change: Int, atThoseBlockedBy place: Int) {
    var entry = heads[place]
    guard entry != Self.none else { return }
    blockers.withUnsafeMutableBufferPointer { blockers in
      while entry != Self.none {
        let (place, next) = entries[Int(entry)]
        blockers[Int(place)] = UInt16(Int(blockers[Int(place)]) + change)
        entry = next
      }
    }
  }

  /// How many of the names that stand are known to be in the way of a place: of all that are, at least so many.
  func knownBlockers(of name: Int, at number: Int) -> Int { Int(blockers[name * most + number]) }

  /// The first of some places of a name that is not known to be taken, that further pieces leave free, and that costs less than a
  /// limit; nothing where another one comes first that costs more, and the end where there is none.
  ///
  /// - Parameters:
  ///   - first: the number of the first of them.
  ///   - places: all places of the name, the cheapest first.
  ///   - some: how many of the names that stand may be known to be there.
  ///   - point: that of the name.
  func firstOpen(
    of name: Int, from first: Int, _ places: [LabelChoices.Place], below limit: Double, but some: Int,
    beside pieces: [LabelPiece], from point: Point
  ) -> Int? {
    let known = name * most
    return blockers.withUnsafeBufferPointer { blockers in
      places.withUnsafeBufferPointer { places in
        for number in first..<places.count where blockers[known + number] <= some {
          guard places[number].cost < limit else { return nil }
          if !pieces.contains(where: { places[number].piece.isBlocked(by: $0, from: point) }) { return number }
        }
        return places.count
      }
    }
  }

  /// Whether no name stands in the way of a place that is not known to be taken; the first one that does is remembered.
  ///
  /// - Parameter point: that of the name.
  mutating func isFree(_ name: Int, at number: Int, _ piece: LabelPiece, from point: Point) -> Bool {
    let other = neighbours(of: name).first { isInTheWay(Int($0), of: piece, from: point) }
    guard let other = other.map({ Int($0) }) else { return true }
    let (place, blocker) = (name * most + number, other * most + numbers[other])
    entries.append((Int32(place), heads[blocker]))
    heads[blocker] = Int32(entries.count - 1)
    blockers[place] += 1
    return false
  }

  /// The names in the way of a place, rising.
  func names(inTheWayOf piece: LabelPiece, of name: Int, from point: Point) -> [Int] {
    var names: [Int] = []
    for other in neighbours(of: name) where isInTheWay(Int(other), of: piece, from: point) { names.append(Int(other)) }
    return names
  }

  /// Those that may be in the way of a name, as far as they reach, rising.
  private func neighbours(of name: Int) -> ArraySlice<Int32> { neighbours[starts[name]..<starts[name + 1]] }

  @inline(__always)
  private func isInTheWay(_ name: Int, of piece: LabelPiece, from point: Point) -> Bool {
    edges[name].overlap(piece.edges) && piece.isBlocked(by: pieces[name], from: point)
  }
}
