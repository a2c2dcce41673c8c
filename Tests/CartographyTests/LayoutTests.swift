import Drawing
import Geometry
import Testing

@testable import Cartography

/// Squares of a page, and where header, map and strip stand.
@Suite struct LayoutTests {
  private let squares = Squares(of: Rect(x: 10, y: 20, width: 100, height: 50), side: 20)

  @Test func squaresCoverTheRectangleOrStayWithinIt() {
    #expect(squares.columns == 5 && squares.rows == 3 && squares.count == 15)
    let within = Squares(of: squares.bounds, side: 20, rounding: .down)
    #expect(within.columns == 5 && within.rows == 2 && within.count == 10)
    let tiny = Squares(of: Rect(x: 0, y: 0, width: 3, height: 3), side: 20, rounding: .down)
    #expect(tiny.count == 1 && tiny.index(2, 2) == 0)
  }

  @Test(arguments: [(-50, 0), (10, 0), (29.9, 0), (30, 1), (109.9, 4), (110, 4), (500, 4)])
  func aPositionHasItsColumn(_ x: Double, _ column: Int) { #expect(squares.column(x) == column) }

  @Test(arguments: [(-50, 0), (20, 0), (39.9, 0), (40, 1), (60, 2), (79.9, 2), (80, 2), (500, 2)])
  func aPositionHasItsRow(_ y: Double, _ row: Int) {
    #expect(squares.row(y) == row && squares.index(50, y) == 5 * row + 2)
  }

  /// Row by row; a rectangle without a size touches one, and what lies outside counts to the edge.
  @Test func aRectangleTouchesItsSquares() {
    let touched = { (x: Double, y: Double, width: Double, height: Double) in
      Array(squares.touched(by: Rect(x: x, y: y, width: width, height: height)))
    }
    #expect(touched(25, 35, 30, 10) == [0, 1, 2, 5, 6, 7])
    #expect(
      touched(50, 50, 0, 0) == [7] && touched(50, 25, 0, 50) == [2, 7, 12]
        && touched(-9, 65, 999, 0) == [10, 11, 12, 13, 14])
    #expect(squares.touched(by: Rect(x: 25, y: 35, width: 30, height: 10)).count == 6)
    #expect(squares.touched(by: squares.bounds).count == 15)
  }

  @Test(arguments: [
    (50, 50, true), (0, 50, true), (-0.1, 50, false), (109.9, 50, true), (110, 50, false), (50, 10, true),
    (50, 9.9, false),
    (50, 79.9, true), (50, 80, false),
  ])
  func whatTouchesNoneLiesOutside(_ x: Double, _ y: Double, _ isReached: Bool) {
    #expect(squares.reach(Rect(x: x, y: y, width: 10, height: 10)) == isReached)
  }

  // MARK: The page

  @Test func theMapLiesBetweenHeaderAndStrip() {
    let layout = PageLayout(size: Size(width: 1920, height: 1080), stripHeight: 100)
    #expect(layout.content == Rect(x: 0, y: 104, width: 1920, height: 876) && layout.mapBounds == layout.content)
    #expect(layout.strip == Rect(x: 0, y: 980, width: 1920, height: 100) && !layout.isTall)
    #expect(layout.margin == 48 && layout.titleSize == 40 && layout.subtitleSize == 20 && layout.stampSize == 70)
    #expect(layout.legendSize == 18 && layout.smallSize == 14)
    let printed = PageLayout(size: Size(width: 1920, height: 1080), stripHeight: 100, safeMargin: 20)
    #expect(printed.content.y == 124 && printed.content.height == 856)
  }

  /// On a tall page insets stand below the map; without them it stands somewhat above the middle.
  @Test func aTallPageHasRoomBelowTheMap() {
    let tall = { (hasInsets: Bool) in
      PageLayout(size: Size(width: 1080, height: 1920), stripHeight: 120, hasInsets: hasInsets)
    }
    #expect(tall(true).isTall && tall(true).mapBounds == Rect(x: 0, y: 104, width: 1080, height: 540))
    // Of the 1156 that are left two fifths are above: 104 + 462.4.
    #expect(tall(false).mapBounds == Rect(x: 0, y: 566, width: 1080, height: 540))
    let high = { PageLayout(size: Size(width: 1000, height: $0), stripHeight: 0, mapAspect: 1).isTall }
    #expect(high(1500) && !high(1300))
  }

  /// The power of three quarters on larger pages, the root on smaller ones, of which words keep at least three quarters.
  @Test(
    arguments: [
      (1920, 1080, 1, 1), (3840, 2160, 1.681_793, 1.681_793), (960, 540, 0.707_107, 0.75),
      (1440, 810, 0.866_025, 0.866_025),
      (96, 54, 0.25, 0.75), (480, 4320, 0.707_107, 0.75), (7680, 270, 0.707_107, 0.75),
    ])
  func wordsKeepUpWithThePage(_ width: Double, _ height: Double, _ display: Double, _ body: Double) {
    let factors = PageLayout.factors(Size(width: width, height: height))
    #expect(abs(factors.display - display) < 1e-6 && abs(factors.body - body) < 1e-6, "\(factors)")
  }

  @Test func smallWordsStayReadable() {
    let small = PageLayout(size: Size(width: 960, height: 540), stripHeight: 60)
    #expect(small.subtitleSize == 13.5 && small.smallSize == 12 && small.legendSize == 13.5 && small.margin == 34)
    #expect(PageLayout(size: Size(width: 640, height: 360), stripHeight: 60).subtitleSize == 13.5)
  }

  /// The strip never reaches into the header, however little room there is.
  @Test func aStripThatIsTooHighStandsBelowTheHeader() {
    let layout = PageLayout(size: Size(width: 1920, height: 1080), stripHeight: 1070)
    #expect(layout.strip.y == 104 && layout.content.height == 1)
  }

  // MARK: Regions

  @Test(arguments: [
    ("0,0,1,1", true), ("0,0,0.9,1", false), ("0,0,1,0.9", false), ("-90,-90,90,90", true), ("-90.5,-90,90,90", false),
    ("180,0,-180,10", false), ("-180,0,0,10", true), ("179,0,-180,10", true), ("-181,0,0,10", false),
    ("0,0,181,10", false),
    ("0,-90,10,0", true), ("0,-90.1,10,0", false), ("0,80,10,90", true), ("0,80,10,90.1", false), ("5,0,4,10", false),
  ])
  func aRegionIsFromOneTo180DegreesWide(_ text: String, _ isRegion: Bool) {
    #expect((Region(text, name: "x") != nil) == isRegion)
  }

  @Test func theFullestRegionComesFirst() {
    let (japan, france, kenya) = (
      Coordinate(latitude: 36, longitude: 138), Coordinate(latitude: 47, longitude: 2),
      Coordinate(latitude: -1, longitude: 37)
    )
    let places = [france, japan, kenya, japan, japan, france]
    #expect(Region.holding(atLeast: 2, of: places).map(\.name) == ["northeast-asia", "europe"])
    #expect(Region.holding(atLeast: 1, of: places).map(\.name) == ["northeast-asia", "europe", "east-africa"])
    #expect(Region.holding(atLeast: 3, of: places).map(\.name) == ["northeast-asia"])
    // Of equally full ones the order of the catalogue counts.
    #expect(Region.holding(atLeast: 1, of: [kenya, france]).map(\.name) == ["europe", "east-africa"])
  }
}
