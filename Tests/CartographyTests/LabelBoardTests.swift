import Drawing
import Geometry
import TestSupport
import Testing

@testable import Cartography

/// The names that stand on the page, and what is in the way of more.
@Suite struct LabelBoardTests {
  private let far = Point(x: 290, y: 190)

  private func box(_ x: Double, _ y: Double, _ width: Double = 10, _ height: Double = 10) -> Rect {
    Rect(x: x, y: y, width: width, height: height)
  }

  private func label(_ x: Double, _ y: Double, leader: (Point, Point)? = nil) -> LabelPiece {
    LabelPiece(box: box(x, y), leader: leader.map { Segment(from: $0.0, to: $0.1) })
  }

  /// A board of names that reach everywhere, with ten places each.
  private func board(_ names: Int) -> LabelBoard {
    LabelBoard(reaches: Array(repeating: box(0, 0, 300, 200), count: names), most: 10)
  }

  @Test func whatIsInTheWayIsTold() {
    var board = board(9)
    board.put(7, at: 0, label(118, 100))
    board.put(2, at: 0, label(100, 100))
    #expect(board.names(inTheWayOf: label(109, 100), of: 0, from: far) == [2, 7])
    #expect(board.names(inTheWayOf: label(92, 100), of: 0, from: far) == [2])
    let isFree = board.isFree(0, at: 3, label(92, 120), from: far)
    #expect(isFree)
    board.put(8, at: 0, label(59, 59))
    #expect(board.names(inTheWayOf: label(55, 55), of: 0, from: far) == [8])
  }

  @Test func whatWasTakenAwayIsNotInTheWay() {
    var board = board(4)
    board.put(3, at: 1, label(27, 27))
    let isFreeBeside = board.isFree(0, at: 0, label(30, 30), from: far)
    #expect(board.numbers == [-1, -1, -1, 1] && !isFreeBeside && board.knownBlockers(of: 0, at: 0) == 1)
    board.lift(3)
    #expect(board.numbers[3] == -1 && board.knownBlockers(of: 0, at: 0) == 0)
    // What is known of one place is not said of another.
    board.put(3, at: 2, label(127, 27))
    #expect(board.knownBlockers(of: 0, at: 0) == 0)
    let (isFreeThen, isFreeThere) = (
      board.isFree(0, at: 0, label(30, 30), from: far), board.isFree(0, at: 1, label(130, 30), from: far)
    )
    #expect(isFreeThen && !isFreeThere)
    board.lift(3)
    board.put(3, at: 1, label(27, 27))
    #expect(board.knownBlockers(of: 0, at: 0) == 1, "it is remembered")
  }

  /// A leader must cross neither words nor another leader.
  @Test func leadersAreInTheWay() {
    var board = board(3)
    let above = label(200, 20, leader: (Point(x: 55, y: 55), Point(x: 199, y: 25)))
    board.put(2, at: 0, above)
    #expect(board.names(inTheWayOf: label(150, 30), of: 0, from: far) == [2], "words on a leader")
    #expect(board.names(inTheWayOf: label(150, 80), of: 0, from: far).isEmpty)
    let across = label(160, 100, leader: (Point(x: 160, y: 0), Point(x: 160, y: 99)))
    #expect(board.names(inTheWayOf: across, of: 0, from: Point(x: 160, y: 0)) == [2], "two leaders")
  }

  /// A leader must run through no rectangle but for that where it begins.
  @Test func aLeaderRunsThroughNoMarkerButItsOwn() {
    let (marker, other) = (box(50, 50), box(120, 50))
    let middle = Point(x: 55, y: 55)
    let level = Segment(from: middle, to: Point(x: 199, y: 55))
    #expect(level.isBlocked(by: other, from: middle) && !level.isBlocked(by: marker, from: middle))
    #expect(level.isBlocked(by: marker, from: far))
    #expect(!Segment(from: middle, to: Point(x: 199, y: 25)).isBlocked(by: other, from: middle))
  }

  /// What is remembered gives what is seen: names are put and taken away at random, and all questions are asked in both ways.
  @Test(arguments: 1...5) func whatIsRememberedIsTrue(_ seed: Int) {
    var random = Seeded(UInt64(seed))
    let points = (0..<12).map { _ in
      Point(x: .random(in: 50...250, using: &random), y: .random(in: 50...150, using: &random))
    }
    let places = points.map { point in
      (0..<10).map { number -> LabelPiece in
        let corner = point + Point(x: .random(in: -40...40, using: &random), y: .random(in: -40...40, using: &random))
        return label(corner.x, corner.y, leader: number % 2 == 0 ? nil : (point, corner))
      }
    }
    var board = board(points.count)
    for _ in 0..<2000 {
      let (name, number) = (Int.random(in: 0..<12, using: &random), Int.random(in: 0..<10, using: &random))
      let isStanding = board.numbers[name] >= 0
      board.lift(name)
      let blocked = board.numbers.indices.filter { other in
        board.numbers[other] >= 0 && other != name
          && places[name][number].isBlocked(by: places[other][board.numbers[other]], from: points[name])
      }
      let known = board.knownBlockers(of: name, at: number)
      #expect(known <= blocked.count)
      #expect(board.names(inTheWayOf: places[name][number], of: name, from: points[name]) == blocked)
      if known == 0 {
        let isFree = board.isFree(name, at: number, places[name][number], from: points[name])
        #expect(isFree == blocked.isEmpty)
        #expect(board.knownBlockers(of: name, at: number) == min(1, blocked.count))
      }
      if blocked.isEmpty, !isStanding { board.put(name, at: number, places[name][number]) }
    }
  }

  /// Only those whose reaches overlap are looked at, each whatever their order from west to east.
  @Test func namesOutOfReachAreNotInTheWay() {
    var board = LabelBoard(reaches: [box(100, 0, 50, 50), box(0, 0, 90, 50), box(80, 0, 30, 50)], most: 1)
    for name in 1...2 { board.put(name, at: 0, label(104, 10)) }
    #expect(board.names(inTheWayOf: label(104, 10), of: 0, from: far) == [2])
    board.put(0, at: 0, label(85, 10))
    #expect(board.names(inTheWayOf: label(85, 10), of: 2, from: far) == [0])
  }
}
