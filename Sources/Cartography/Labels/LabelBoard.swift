import Friendships
import Geometry

/// What has been put on the page, by the squares that it touches, so that asking what is in the way costs little however
/// much there is elsewhere.
struct LabelBoard {
  /// Something that takes room: a rectangle, and the leader that belongs to it.
  struct Piece {
    let box: Rect
    var leader: Segment?
  }

  private let squares: Squares
  /// By their numbers; those that were taken away are still here, but in no square.
  private var pieces: [Piece] = []
  /// The numbers of the pieces in each square; what lies outside of the bounds is in the squares along the edge.
  private var cells: [[Int]]

  /// Above this many rectangles they are put only roughly.
  private static let mostExact = 4000

  /// A board of some bounds with what stays; a rectangle within another one takes no more room.
  init(bounds: Rect, fixed: [Rect]) {
    let fixed = fixed.count > Self.mostExact ? Self.coarsened(fixed) : fixed
    squares = Squares(of: bounds, side: 32)
    cells = Array(repeating: [], count: squares.count)
    for rect in fixed {
      let known = cells[squares.index(rect.x, rect.y)]
      if !known.contains(where: { pieces[$0].box.contains(rect) }) { put(Piece(box: rect), as: pieces.count) }
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
    for cell in cells(of: piece) { cells[cell].append(number) }
  }

  /// Takes the piece of a number away.
  mutating func remove(_ number: Int) {
    for cell in cells(of: pieces[number]) { cells[cell].removeAll { $0 == number } }
  }

  /// The numbers of the pieces in the way of a new one, rising.
  ///
  /// - Parameter point: where its leader begins: the marker there is not in its way.
  func pieces(inTheWayOf piece: Piece, from point: Point) -> [Int] {
    var numbers: [Int] = []
    for cell in cells(of: piece) {
      for number in cells[cell] where !numbers.contains(number) && isInTheWay(pieces[number], of: piece, from: point) {
        numbers.append(number)
      }
    }
    return numbers.sorted()
  }

  /// Whether there is room for a piece, from a point as for the pieces in its way.
  func isFree(_ piece: Piece, from point: Point) -> Bool {
    for cell in cells(of: piece) {
      for number in cells[cell] where isInTheWay(pieces[number], of: piece, from: point) { return false }
    }
    return true
  }

  private func isInTheWay(_ other: Piece, of piece: Piece, from point: Point) -> Bool {
    if other.box.overlaps(piece.box) || other.leader?.crosses(piece.box) ?? false { return true }
    guard let leader = piece.leader else { return false }
    // Longer by more than what rounding may add.
    if other.leader?.longer(by: 0.1).meets(leader.longer(by: 0.1)) ?? false { return true }
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
    cells(of: Piece(box: box.outset(by: distance))).contains { cell in
      cells[cell].contains { number in
        let rect = pieces[number].box
        let center = Point(x: rect.x + rect.width / 2, y: rect.y + rect.height / 2)
        return (center - point).length > 0.5 && box.distance(to: center) < distance
      }
    }
  }

  /// The squares that a piece touches, by their indices.
  private func cells(of piece: Piece) -> Squares.Touched {
    var rect = piece.box
    if let bounds = piece.leader?.bounds {
      let (x, y) = (min(rect.x, bounds.x), min(rect.y, bounds.y))
      rect = Rect(x: x, y: y, width: max(rect.maxX, bounds.maxX) - x, height: max(rect.maxY, bounds.maxY) - y)
    }
    return squares.touched(by: rect)
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
