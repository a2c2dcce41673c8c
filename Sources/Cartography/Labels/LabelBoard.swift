import Friendships
import Geometry

/// What has been put on the page, by the squares that it touches, so that asking what is in the way costs little however
/// much there is elsewhere.
struct LabelBoard {
  /// Something that takes room: a rectangle, and the leader that belongs to it.
  struct Piece {
    let box: Rect
    let leader: Segment?
    /// The leader, longer at both ends by more than what rounding may add.
    fileprivate let reach: Segment?
    /// All of it lies within.
    fileprivate let bounds: Rect

    init(box: Rect, leader: Segment? = nil) {
      (self.box, self.leader) = (box, leader)
      reach = leader?.longer(by: 0.1)
      bounds = (leader.map { box.union($0.bounds) } ?? box).outset(by: 0.2)
    }
  }

  private let squares: Squares
  /// By their numbers; those that were taken away are still here, but in no square.
  private var pieces: [Piece] = []
  /// The first entry of each square; what lies outside of the bounds is in the squares along the edge.
  private var heads: [Int32]
  /// The numbers of the pieces in the squares, each with the next entry of its square: no square has a list of its own, which would
  /// be made and copied again and again.
  private var entries: [(number: Int32, next: Int32)] = []
  /// The first of the entries that nothing stands in.
  private var firstFree = none
  /// No entry.
  private static let none: Int32 = -1

  /// Above this many rectangles they are put only roughly.
  private static let mostExact = 4000

  /// A board of some bounds with what stays; a rectangle within another one takes no more room.
  init(bounds: Rect, fixed: [Rect]) {
    let fixed = fixed.count > Self.mostExact ? Self.coarsened(fixed) : fixed
    squares = Squares(of: bounds, side: 32)
    heads = Array(repeating: Self.none, count: squares.count)
    for rect in fixed {
      let isKnown = first(inSquare: squares.index(rect.x, rect.y)) { pieces[$0].box.contains(rect) } != nil
      if !isKnown { put(Piece(box: rect), as: pieces.count) }
    }
  }

  /// The whole squares of four units that rectangles touch, equal ones once: thousands of markers in a few cells of the
  /// board would have to be compared with each other, and cover no more than these.
  private static func coarsened(_ rects: [Rect]) -> [Rect] {
    var seen: Set<Rect> = []
    return rects.compactMap { rect in
      let (x, y) = ((rect.x / 4).rounded(.down) * 4, (rect.y / 4).rounded(.down) * 4)
      let (maxX, maxY) = ((rect.maxX / 4).rounded(.up) * 4, (rect.maxY / 4).rounded(.up) * 4)
      let coarse = Rect(x: x, y: y, width: maxX - x, height: maxY - y)
      return seen.insert(coarse).inserted ? coarse : nil
    }
  }

  /// Puts a piece under a number that no other piece on the board has.
  mutating func put(_ piece: Piece, as number: Int) {
    while pieces.count <= number { pieces.append(piece) }
    pieces[number] = piece
    for square in squares(of: piece) {
      let entry = (number: Int32(number), next: heads[square])
      if firstFree == Self.none {
        heads[square] = Int32(entries.count)
        entries.append(entry)
      } else {
        (heads[square], firstFree) = (firstFree, entries[Int(firstFree)].next)
        entries[Int(heads[square])] = entry
      }
    }
  }

  /// Takes the piece of a number away.
  mutating func remove(_ number: Int) {
    for square in squares(of: pieces[number]) {
      var (before, entry) = (Self.none, heads[square])
      while entry != Self.none, entries[Int(entry)].number != Int32(number) {
        (before, entry) = (entry, entries[Int(entry)].next)
      }
      guard entry != Self.none else { continue }
      let next = entries[Int(entry)].next
      if before == Self.none { heads[square] = next } else { entries[Int(before)].next = next }
      entries[Int(entry)].next = firstFree
      firstFree = entry
    }
  }

  /// The number of the first piece in a square that fulfils a condition.
  @inline(__always)
  private func first(inSquare square: Int, where isMeant: (Int) -> Bool) -> Int? {
    var entry = heads[square]
    while entry != Self.none {
      let (number, next) = entries[Int(entry)]
      if isMeant(Int(number)) { return Int(number) }
      entry = next
    }
    return nil
  }

  /// The numbers of the pieces in the way of a new one, rising.
  ///
  /// - Parameter point: where its leader begins: the marker there is not in its way.
  func pieces(inTheWayOf piece: Piece, from point: Point) -> [Int] {
    var numbers: [Int] = []
    for square in squares(of: piece) {
      _ = first(inSquare: square) { number in
        if !numbers.contains(number), isInTheWay(pieces[number], of: piece, from: point) { numbers.append(number) }
        return false
      }
    }
    return numbers.sorted()
  }

  /// The number of a piece in the way of a new one, from a point as for all of them; nothing where there is room for it.
  func first(inTheWayOf piece: Piece, from point: Point) -> Int? {
    for square in squares(of: piece) {
      if let found = first(inSquare: square, where: { isInTheWay(pieces[$0], of: piece, from: point) }) { return found }
    }
    return nil
  }

  /// Whether there is room for a piece.
  func isFree(_ piece: Piece, from point: Point) -> Bool { first(inTheWayOf: piece, from: point) == nil }

  /// Whether the piece of a number is in the way of a new one, from a point as for all of them.
  func isInTheWay(_ number: Int, of piece: Piece, from point: Point) -> Bool {
    isInTheWay(pieces[number], of: piece, from: point)
  }

  private func isInTheWay(_ other: Piece, of piece: Piece, from point: Point) -> Bool {
    guard other.bounds.overlaps(piece.bounds) else { return false }
    if other.box.overlaps(piece.box) || other.leader?.crosses(piece.box) ?? false { return true }
    guard let leader = piece.leader else { return false }
    if let own = piece.reach, other.reach?.meets(own) ?? false { return true }
    let isOwnMarker = { other.box.outset(by: 0.5).contains(point) }
    return leader.crosses(other.box) && !isOwnMarker()
  }

  /// Whether the middle of a piece lies nearer to a box than a point does: its name would be misread.
  func hasCenter(nearerThan point: Point, to box: Rect) -> Bool {
    let limit = box.distance(to: point) - 0.5
    return limit > 0 && hasCenter(within: limit, of: box, besides: point)
  }

  /// Whether the middle of a piece, but for one at a point, lies within a distance of a box: its name might be misread.
  func hasCenter(within distance: Double, of box: Rect, besides point: Point) -> Bool {
    squares.touched(by: box.outset(by: distance)).contains { square in
      first(inSquare: square) { number in
        let rect = pieces[number].box
        let center = Point(x: rect.x + rect.width / 2, y: rect.y + rect.height / 2)
        return (center - point).length > 0.5 && box.distance(to: center) < distance
      } != nil
    }
  }

  /// The squares that a piece touches, by their indices.
  private func squares(of piece: Piece) -> Squares.Touched {
    squares.touched(by: piece.leader.map { piece.box.union($0.bounds) } ?? piece.box)
  }
}

extension Rect {
  /// The smallest rectangle around two.
  fileprivate func union(_ other: Rect) -> Rect {
    let (left, top) = (min(x, other.x), min(y, other.y))
    return Rect(x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
  }
}

extension Segment {
  /// The segment with a length added at both ends; one without a length as it is.
  fileprivate func longer(by length: Double) -> Segment {
    let way = end - start
    guard way.length > 0 else { return self }
    let more = way * (length / way.length)
    return Segment(from: start - more, to: end + more)
  }
}
