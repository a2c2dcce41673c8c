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

  private func layout(
    _ width: Double, _ height: Double, key: Double = 100, aspect: Double? = 2, overlap: Double = 0,
    safeMargin: Double = 0,
    hasList: Bool = true
  ) -> PageLayout {
    let size = Size(width: width, height: height)
    return PageLayout(
      size: size, sizes: PageSizes(size, safeMargin: safeMargin), mapAspect: aspect, overlap: overlap, hasList: hasList
    ) { _ in key }
  }

  @Test func theMapLiesBetweenHeadlineAndKey() {
    let usual = layout(1920, 1080)
    #expect(usual.form == .usual && usual.list == nil)
    #expect(usual.content == Rect(x: 0, y: 110, width: 1920, height: 870))
    #expect(usual.mapBounds == usual.content && usual.headline == Rect(x: 48, y: 0, width: 1824, height: 110))
    #expect(usual.key == Rect(x: 48, y: 980, width: 1824, height: 100))
    let printed = layout(1920, 1080, safeMargin: 20)
    #expect(printed.content.y == 130 && printed.content.height == 850)
  }

  /// The key may cover a little of the map's far south, but never more than the map needs to be as wide as the page.
  @Test func theKeyMayCoverTheFarSouth() {
    // Of a map of 960 by its width 870 are free; a tenth of that more would be 957.
    #expect(layout(1920, 1080, overlap: 0.1).mapBounds.height == 957)
    #expect(layout(1920, 1080, overlap: 0.2).mapBounds.height == 960)
    #expect(layout(1920, 1080, overlap: 0.05).mapBounds.height == 870 + 0.05 * 870)
  }

  /// An upright page has its list below the map; without names there is none, and the map stands somewhat above the middle.
  @Test func anUprightPageHasAListBelowTheMap() throws {
    let upright = layout(1080, 1920, key: 120)
    #expect(upright.form == .upright && upright.mapBounds == Rect(x: 0, y: 268, width: 1080, height: 540))
    let list = try #require(upright.list)
    #expect(list.x == upright.key.x && list.width == upright.key.width)
    #expect(list.y >= upright.mapBounds.maxY && list.maxY <= upright.key.y)
    let bare = layout(1080, 1920, key: 120, hasList: false)
    // Of the 992 that are left two fifths are above: 268 + 396.8.
    #expect(bare.list == nil && bare.mapBounds.y == 665)
  }

  /// The map of a wide page stands in its middle over the full height, words on both sides.
  @Test func aWidePageHasWordsAtBothSides() throws {
    let wide = layout(5760, 1080)
    #expect(wide.form == .wide && wide.mapBounds == Rect(x: 1800, y: 0, width: 2160, height: 1080))
    let list = try #require(wide.list)
    #expect(wide.headline.maxX <= 1800 && wide.key.maxX <= 1800 && list.x >= 3960 && list.maxX <= 5760)
    #expect(wide.headline.maxY <= wide.key.y)
    // Where the map would leave too little for them, it is lower than the page.
    let narrow = layout(2400, 1080)
    #expect(narrow.form == .wide && narrow.mapBounds.height < 1080 && narrow.mapBounds.x >= 340)
    #expect(layout(2370, 1080).form == .usual)
  }

  /// A part of the world takes the whole room, whatever its form.
  @Test func aPartOfTheWorldFillsItsRoom() {
    #expect(layout(1920, 1080, aspect: nil).mapBounds == layout(1920, 1080).content)
    let upright = layout(1080, 1920, key: 120, aspect: nil)
    #expect(upright.mapBounds.width == 1080 && abs(upright.mapBounds.height - 0.55 * (1920 - 268 - 120)) < 1)
  }

  /// In proportion on larger pages, by the root on smaller ones, of which words keep at least three quarters.
  @Test(
    arguments: [
      (1920, 1080, 1, 1), (3840, 2160, 2, 2), (960, 540, 0.707_107, 0.75), (1440, 810, 0.866_025, 0.866_025),
      (96, 54, 0.25, 0.75), (480, 4320, 0.707_107, 0.75), (7680, 270, 0.707_107, 0.75),
    ])
  func wordsKeepUpWithThePage(_ width: Double, _ height: Double, _ display: Double, _ body: Double) {
    let sizes = PageSizes(Size(width: width, height: height))
    #expect(abs(sizes.display - display) < 1e-6 && abs(sizes.body - body) < 1e-6, "\(sizes)")
  }

  @Test func wordsMayBeLarger() {
    let (usual, large) = (
      PageSizes(Size(width: 1920, height: 1080)), PageSizes(Size(width: 1920, height: 1080), text: 1.5)
    )
    #expect(usual.label == 16 && large.label == 24 && usual.beneath >= 12 && large.beneath == 1.5 * usual.beneath)
    #expect(usual.margin == 48 && large.margin == 48)
    // On a screen of 55 inches, 1218 mm wide.
    #expect(large.label * 1218 / 1920 >= 15 && large.beneath * 1218 / 1920 >= 10)
  }

  @Test func smallWordsStayReadable() {
    for (width, height) in [(360.0, 640.0), (390, 844), (640, 360), (960, 540)] {
      let small = PageSizes(Size(width: width, height: height))
      #expect(small.label >= 12 && small.small >= 12 && small.beneath >= 11 && small.subtitle >= 12)
    }
  }

  /// The key never reaches into the headline, however little room there is.
  @Test func aKeyThatIsTooHighStandsBelowTheHeadline() {
    let low = layout(1920, 1080, key: 1070)
    #expect(low.key.y == 111 && low.content.height == 1)
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
