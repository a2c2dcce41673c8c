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

  @Test func whatStaysIsToldFromLabels() {
    var board = LabelBoard(bounds: bounds, fixed: [box(50, 50)])
    #expect(board.obstruction(of: label(100, 100), from: far) == nil)
    #expect(board.obstruction(of: label(55, 55), from: far) == .fixed)
    let (first, second) = (board.put(label(100, 100)), board.put(label(118, 100)))
    #expect(first < second && board.obstruction(of: label(109, 100), from: far) == .labels([first, second]))
    #expect(board.obstruction(of: label(92, 100), from: far) == .labels([first]))
    // What stays counts more than any label.
    board.put(label(59, 59))
    #expect(board.obstruction(of: label(55, 55), from: far) == .fixed)
  }

  @Test func whatWasTakenAwayIsNotInTheWay() {
    var board = LabelBoard(bounds: bounds, fixed: [])
    // Over the corner of four squares of the board.
    let number = board.put(label(27, 27))
    #expect(board.obstruction(of: label(30, 30), from: far) == .labels([number]))
    board.remove(number)
    for (x, y) in [(30, 30), (25, 25), (36, 25), (25, 36)] {
      #expect(board.obstruction(of: label(Double(x), Double(y)), from: far) == nil)
    }
    let next = board.put(label(27, 27))
    #expect(next != number && board.obstruction(of: label(30, 30), from: far) == .labels([next]))
  }

  /// A leader must cross neither words nor another leader nor a marker, but for the one where it begins.
  @Test func leadersAreInTheWay() {
    let (marker, other) = (box(50, 50), box(120, 50))
    var board = LabelBoard(bounds: bounds, fixed: [marker, other])
    let middle = Point(x: 55, y: 55)
    let led = label(200, 50, leader: (middle, Point(x: 199, y: 55)))
    #expect(board.obstruction(of: led, from: middle) == .fixed, "it runs through the other marker")
    let above = label(200, 20, leader: (middle, Point(x: 199, y: 25)))
    #expect(board.obstruction(of: above, from: middle) == nil, "its own marker is not in its way")
    #expect(board.obstruction(of: above, from: far) == .fixed)
    let number = board.put(above)
    #expect(board.obstruction(of: label(150, 30), from: far) == .labels([number]), "words on a leader")
    #expect(board.obstruction(of: label(150, 80), from: far) == nil)
    let across = label(160, 100, leader: (Point(x: 160, y: 0), Point(x: 160, y: 99)))
    #expect(board.obstruction(of: across, from: Point(x: 160, y: 0)) == .labels([number]), "two leaders")
  }

  /// What lies outside of the page is found, too.
  @Test func theEdgeIsNoHole() {
    var board = LabelBoard(bounds: bounds, fixed: [])
    let number = board.put(label(-30, -30))
    #expect(board.obstruction(of: label(-25, -25), from: far) == .labels([number]))
    #expect(board.obstruction(of: label(5, 5), from: far) == nil)
  }

  /// A name is misread where another marker's middle lies nearer to it than its own; half a unit does not count.
  @Test func aNearerMarkerMisleads() {
    let own = Point(x: 100, y: 100)
    let markers = [box(95, 95), box(140, 95)]
    let board = LabelBoard(bounds: bounds, fixed: markers)
    #expect(!board.hasFixedCenter(nearerThan: own, to: box(108, 95)))
    #expect(board.hasFixedCenter(nearerThan: own, to: box(125, 95)))
    // 12.5 from the one and 22.5 from the other.
    #expect(!board.hasFixedCenter(nearerThan: own, to: box(112.5, 95)))
    #expect(
      !board.hasFixedCenter(nearerThan: own, to: box(117.6, 95))
        && board.hasFixedCenter(nearerThan: own, to: box(118, 95)))
    #expect(!board.hasFixedCenter(nearerThan: own, to: box(99, 99)), "a name on its own point")
  }

  /// Above four thousand, markers are put as whole squares of four units; what is clear of those is free.
  @Test func manyMarkersArePutRoughly() {
    let wide = Rect(x: 0, y: 0, width: 9000, height: 200)
    let markers = { (count: Int) in (0..<count).map { Rect(x: Double($0) * 2 + 0.5, y: 50.5, width: 1, height: 1) } }
    let between = LabelBoard.Piece(box: Rect(x: 1.6, y: 50.6, width: 0.8, height: 0.8))
    #expect(LabelBoard(bounds: wide, fixed: markers(4000)).obstruction(of: between, from: far) == nil)
    let rough = LabelBoard(bounds: wide, fixed: markers(4001))
    #expect(rough.obstruction(of: between, from: far) == .fixed)
    #expect(rough.obstruction(of: LabelBoard.Piece(box: Rect(x: 0, y: 52.1, width: 5, height: 5)), from: far) == nil)
    #expect(rough.obstruction(of: LabelBoard.Piece(box: Rect(x: 0, y: 43, width: 5, height: 4.9)), from: far) == nil)
  }
}
