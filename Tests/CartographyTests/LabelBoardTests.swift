import Geometry
import Testing

@testable import Cartography

/// What has been put on the page, and what is in the way of more.
@Suite struct LabelBoardTests {
  private let bounds = Rect(x: 0, y: 0, width: 300, height: 200)
  private let far = Point(x: 290, y: 190)

  private func box(_ x: Double, _ y: Double, _ width: Double = 10, _ height: Double = 10) -> Rect {
    Rect(x: x, y: y, width: width, height: height)
  }

  private func label(_ x: Double, _ y: Double, leader: (Point, Point)? = nil) -> LabelBoard.Piece {
    LabelBoard.Piece(box: box(x, y), leader: leader.map { Segment(from: $0.0, to: $0.1) })
  }

  @Test func whatIsInTheWayIsTold() {
    var board = LabelBoard(bounds: bounds, fixed: [box(50, 50)])
    #expect(board.isFree(label(100, 100), from: far))
    #expect(board.pieces(inTheWayOf: label(55, 55), from: far) == [0] && !board.isFree(label(55, 55), from: far))
    board.put(label(118, 100), as: 7)
    board.put(label(100, 100), as: 2)
    #expect(board.pieces(inTheWayOf: label(109, 100), from: far) == [2, 7])
    #expect(board.pieces(inTheWayOf: label(92, 100), from: far) == [2])
    board.put(label(59, 59), as: 1)
    #expect(board.pieces(inTheWayOf: label(55, 55), from: far) == [0, 1])
  }

  @Test func whatWasTakenAwayIsNotInTheWay() {
    var board = LabelBoard(bounds: bounds, fixed: [])
    // Over the corner of four squares of the board.
    board.put(label(27, 27), as: 3)
    #expect(board.pieces(inTheWayOf: label(30, 30), from: far) == [3])
    board.remove(3)
    for (x, y) in [(30, 30), (25, 25), (36, 25), (25, 36)] {
      #expect(board.isFree(label(Double(x), Double(y)), from: far))
    }
    // Its number may be given again, to a piece elsewhere.
    board.put(label(127, 27), as: 3)
    #expect(board.isFree(label(30, 30), from: far) && !board.isFree(label(130, 30), from: far))
  }

  /// A leader must cross neither words nor another leader nor a marker, but for the one where it begins.
  @Test func leadersAreInTheWay() {
    let (marker, other) = (box(50, 50), box(120, 50))
    var board = LabelBoard(bounds: bounds, fixed: [marker, other])
    let middle = Point(x: 55, y: 55)
    let led = label(200, 50, leader: (middle, Point(x: 199, y: 55)))
    #expect(!board.isFree(led, from: middle), "it runs through the other marker")
    let above = label(200, 20, leader: (middle, Point(x: 199, y: 25)))
    #expect(board.isFree(above, from: middle), "its own marker is not in its way")
    #expect(!board.isFree(above, from: far))
    board.put(above, as: 2)
    #expect(board.pieces(inTheWayOf: label(150, 30), from: far) == [2], "words on a leader")
    #expect(board.isFree(label(150, 80), from: far))
    let across = label(160, 100, leader: (Point(x: 160, y: 0), Point(x: 160, y: 99)))
    #expect(board.pieces(inTheWayOf: across, from: Point(x: 160, y: 0)) == [2], "two leaders")
  }

  /// What lies outside of the page is found, too.
  @Test func theEdgeIsNoHole() {
    var board = LabelBoard(bounds: bounds, fixed: [])
    board.put(label(-30, -30), as: 0)
    #expect(board.pieces(inTheWayOf: label(-25, -25), from: far) == [0])
    #expect(board.isFree(label(5, 5), from: far))
  }

  /// A name is misread where another marker's middle lies nearer to it than its own; half a unit does not count.
  @Test func aNearerMarkerMisleads() {
    let own = Point(x: 100, y: 100)
    let markers = [box(95, 95), box(140, 95)]
    let board = LabelBoard(bounds: bounds, fixed: markers)
    #expect(!board.hasCenter(nearerThan: own, to: box(108, 95)))
    #expect(board.hasCenter(nearerThan: own, to: box(125, 95)))
    // 12.5 from the one and 22.5 from the other.
    #expect(!board.hasCenter(nearerThan: own, to: box(112.5, 95)))
    #expect(
      !board.hasCenter(nearerThan: own, to: box(117.6, 95))
        && board.hasCenter(nearerThan: own, to: box(118, 95)))
    #expect(!board.hasCenter(nearerThan: own, to: box(99, 99)), "a name on its own point")
  }

  /// Above four thousand, markers are put as whole squares of four units; what is clear of those is free.
  @Test func manyMarkersArePutRoughly() {
    let wide = Rect(x: 0, y: 0, width: 9000, height: 200)
    let markers = { (count: Int) in (0..<count).map { Rect(x: Double($0) * 2 + 0.5, y: 50.5, width: 1, height: 1) } }
    let between = LabelBoard.Piece(box: Rect(x: 1.6, y: 50.6, width: 0.8, height: 0.8))
    #expect(LabelBoard(bounds: wide, fixed: markers(4000)).isFree(between, from: far))
    let rough = LabelBoard(bounds: wide, fixed: markers(4001))
    #expect(!rough.isFree(between, from: far))
    #expect(rough.isFree(LabelBoard.Piece(box: Rect(x: 0, y: 52.1, width: 5, height: 5)), from: far))
    #expect(rough.isFree(LabelBoard.Piece(box: Rect(x: 0, y: 43, width: 5, height: 4.9)), from: far))
  }
}
