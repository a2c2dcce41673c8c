import Geometry
import Testing
import TestSupport

@testable import Drawing

@Suite struct PathDataTests {
  private func data(_ path: Path) -> String {
    var xml = XML()
    xml.pathData(path)
    return String(decoding: xml.bytes, as: UTF8.self)
  }

  private func path(_ elements: Path.Element...) -> Path { elements.reduce(into: Path()) { $0.append($1) } }

  private func at(_ x: Double, _ y: Double) -> Point { Point(x: x, y: y) }

  @Test func anEmptyPathHasNoCommands() { #expect(data(Path()) == " d=\"\"") }

  @Test func linesAreRelativeAndTheirLetterIsUnderstood() {
    #expect(data(path(.move(at(10, 20)), .line(at(12, 25)), .line(at(11, 24.5)))) == " d=\"m10 20 2 5-1-.5\"")
  }

  @Test func levelAndUprightLinesHaveOneNumber() {
    let square = Path(Rect(x: 1, y: 2, width: 3, height: 4))
    #expect(data(square) == " d=\"m1 2h3v4h-3z\"")
    let comb = path(.move(at(0, 0)), .line(at(1, 0)), .line(at(3, 0)), .line(at(3, 2)), .line(at(4, 3)))
    #expect(data(comb) == " d=\"m0 0h1 2v2l1 1\"")
  }

  @Test func aSecondPointSeparatesNumbers() {
    let small = path(.move(at(0.5, 0.3)), .line(at(1, 0.9)), .line(at(2, 1.5)), .line(at(2.5, 3.5)))
    // Differences: .5 .6, then 1 .6, then .5 2. A space is needed only after a number without a point.
    #expect(data(small) == " d=\"m.5.3.5.6 1 .6.5 2\"")
  }

  @Test func curvesRepeatNoLetter() {
    let curves = path(
      .move(at(0, 0)), .curve(at(1, 0), at(2, 1), at(3, 3)), .curve(at(3, 4), at(3, 5), at(2, 5)))
    #expect(data(curves) == " d=\"m0 0c1 0 2 1 3 3 0 1 0 2-1 2\"")
  }

  @Test func afterClosingTheNextMoveCountsFromTheBeginning() {
    let two = path(
      .move(at(10, 10)), .line(at(20, 15)), .line(at(5, 30)), .close, .move(at(11, 12)), .line(at(13, 15)))
    #expect(data(two) == " d=\"m10 10 10 5-15 15zm1 2 2 3\"")
  }

  @Test func twoSubpathsWithoutClosing() {
    let two = path(.move(at(0, 0)), .line(at(1, 2)), .move(at(5, 5)), .line(at(6, 7)))
    #expect(data(two) == " d=\"m0 0 1 2m4 3 1 2\"")
  }

  @Test(arguments: 1...60) func randomPathsReadBack(_ seed: UInt64) throws {
    var random = Seeded(seed)
    let path = randomPath(&random)
    let text = data(path)
    let written = try #require(PathText(text.dropFirst(4).dropLast()))
    let points = path.elements.flatMap(points)
    #expect(written.points.count == points.count)
    for (read, drawn) in zip(written.points, points) {
      #expect(abs(read.x - drawn.x) <= 0.05 + 1e-9 && abs(read.y - drawn.y) <= 0.05 + 1e-9)
    }
    #expect(written.closings == path.elements.count { $0 == .close })
    for (letter, next) in zip(written.letters, written.letters.dropFirst()) {
      #expect(letter != next || letter == "m", "\(letter) is repeated in \(text)")
      #expect(!(letter == "m" && next == "l"), "a line after a move needs no letter in \(text)")
    }
    #expect(written.letters.allSatisfy { $0.isLowercase })
  }

  private func points(_ element: Path.Element) -> [Point] {
    switch element {
    case .move(let point), .line(let point): [point]
    case .curve(let first, let second, let end): [first, second, end]
    case .close: []
    }
  }

  /// Small and large steps, level and upright ones, none at all, and curves.
  private func randomPath(_ random: inout Seeded) -> Path {
    var path = Path()
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      var last = randomPoint(1000, &random)
      path.append(.move(last))
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        let span: Double = [0.2, 3, 500].randomElement(using: &random) ?? 1
        let next = last + randomPoint(span, &random)
        switch Int.random(in: 0...5, using: &random) {
        case 0: last = Point(x: next.x, y: last.y)
        case 1: last = Point(x: last.x, y: next.y)
        case 2:
          path.append(.curve(last + randomPoint(span, &random), next + randomPoint(span, &random), next))
          last = next
          continue
        case 3: break
        default: last = next
        }
        path.append(.line(last))
      }
      if Bool.random(using: &random) { path.append(.close) }
    }
    return path
  }

  private func randomPoint(_ span: Double, _ random: inout Seeded) -> Point {
    Point(x: .random(in: -span...span, using: &random), y: .random(in: -span...span, using: &random))
  }
}
