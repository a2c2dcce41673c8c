import Drawing
import Geometry
import Testing

@testable import Raster

/// What is printed around a picture, pixel by pixel: a millimetre is ten pixels.
@Suite struct BleedTests {
  private static let palette = Palette(["#102030", "#F0E0D0", "#00FF00", "#FF0000"].compactMap { Color($0) })
  private let caption = Caption(title: "Title", description: "", language: "en", layers: [])
  private let size = Size(width: 60, height: 40)
  private let white: UInt32 = 0xFFFFFF
  private let ground: UInt32 = 0x102030

  private func bleed(_ millimetres: Double = 2) -> Bleed {
    Bleed(millimetres: millimetres, unitsPerMillimetre: 10, ground: Paint(0), ink: Paint(3))
  }

  private func scene(_ marks: [Mark]) -> Scene {
    let page = Path(Rect(x: 0, y: 0, width: size.width, height: size.height))
    return Scene(
      size: size, palette: Self.palette,
      layers: [Layer("sea", marks: [Mark(.path(page), Style(fill: Paint(0)))]), Layer("marks", marks: marks)])
  }

  private func fill(_ rect: Rect, _ paint: Int = 1) -> Mark { Mark(.path(Path(rect)), Style(fill: Paint(paint))) }

  /// The rows of a picture, with a bleed or without.
  private func draw(_ marks: [Mark], _ bleed: Bleed?, scale: Double = 1) throws -> [[UInt32]] {
    let rasterizer = try Rasterizer(scene(marks), language: "en", scale: scale, text: .boxes, bleed: bleed)
    let picture = try rasterizer.worker().still(on: Day(lastOf: 2000), caption: caption)
    return (0..<picture.height).map { row in
      picture.pixels[row * picture.width..<(row + 1) * picture.width].map { $0 & 0xFFFFFF }
    }
  }

  /// A bleed of 20 pixels and 50 more of paper: 60 × 40 becomes 200 × 180.
  @Test func theGroundReachesToTheEdgeOfTheBleedAndNoFarther() throws {
    let rows = try draw([], bleed())
    #expect(rows.count == 180 && rows.allSatisfy { $0.count == 200 })
    for (y, row) in rows.enumerated() {
      for (x, pixel) in row.enumerated() {
        let isGround = (50..<150).contains(x) && (50..<130).contains(y)
        // The lines of the cut, at 70 and 130 across and at 70 and 110 down, have half their thickness on each side.
        let isMark = ([69, 70, 129, 130].contains(x) || [69, 70, 109, 110].contains(y)) && !isGround
        if isMark { continue }
        if pixel != (isGround ? ground : white) { Issue.record("\(x), \(y): \(pixel)") }
      }
    }
  }

  /// Forty pixels long, from the edge of the bleed, and 0.88 thick: half of each pixel beside the line of the cut.
  @Test func hairlinesStandAtTheCornersBeyondTheBleed() throws {
    let rows = try draw([], bleed())
    let isInked = { (x: Int, y: Int) in rows[y][x] != white && rows[y][x] != ground }
    for y in [69, 70, 109, 110] {
      #expect((0..<200).filter { isInked($0, y) } == Array(10..<50) + Array(150..<190), "row \(y)")
    }
    for x in [69, 70, 129, 130] {
      #expect((0..<180).filter { isInked(x, $0) } == Array(10..<50) + Array(130..<170), "column \(x)")
    }
    // Red on white: green and blue are at 56 of a hundred.
    #expect(rows[70][20] >> 16 == 0xFF && (135...150).contains(rows[70][20] & 0xFF))
  }

  @Test func withoutAMillimetreThereAreMarksAlone() throws {
    let rows = try draw([], bleed(0))
    #expect(rows.count == 140 && rows[0].count == 160)
    #expect(rows[60][49] == white && rows[60][50] == ground && rows[60][109] == ground && rows[60][110] == white)
    #expect((0..<160).filter { rows[50][$0] != white && rows[50][$0] != ground } == Array(10..<50) + Array(110..<150))
  }

  /// Lines, areas, symbols and words on whole pixels and between them, at scales that are no whole numbers too.
  @Test(arguments: [1, 1.5, 2.6, 5.1]) func thePictureIsWhatItIsWithout(scale: Double) throws {
    let marks = [
      fill(Rect(x: -5, y: 3.3, width: 20.4, height: 50)),
      Mark(
        .path(Path(through: [Point(x: 0, y: 39.7), Point(x: 33.3, y: 2.1), Point(x: 60, y: 20)])),
        Style(stroke: Paint(2), width: 1.7, dash: [4, 3])),
      Mark(.marker(Marker(.disc, at: Point(x: 59, y: 1), radius: 6)), Style(fill: Paint(3))),
      Mark(.text(Text([Text.Run("Suva", paint: Paint(1))], at: Point(x: 20, y: 30), size: 12)), Style()),
    ]
    let (without, with) = (try draw(marks, nil, scale: scale), try draw(marks, bleed(), scale: scale))
    let border = (with.count - without.count) / 2
    #expect(border == Int((70 * scale).rounded()) && with[0].count - without[0].count == 2 * border)
    for (y, row) in without.enumerated() {
      #expect(Array(with[y + border][border..<border + row.count]) == row, "row \(y)")
    }
  }

  /// An area at the left edge, 8 wide: its mirror is 8 wide too. One in the upper right corner goes around it.
  @Test func whatReachesTheEdgeGoesOnMirrored() throws {
    let rows = try draw(
      [fill(Rect(x: 0, y: 10, width: 8, height: 4)), fill(Rect(x: 50, y: 0, width: 10, height: 6), 2)], bleed())
    #expect((0..<200).filter { rows[82][$0] == 0xF0E0D0 } == Array(62..<78))
    #expect((0..<180).filter { rows[$0][66] == 0xF0E0D0 } == Array(80..<84))
    for y in 64..<76 { #expect((0..<200).filter { rows[y][$0] == 0x00FF00 } == Array(120..<140), "row \(y)") }
    #expect(rows[63][125] == ground && rows[76][125] == ground)
  }

  /// Only the bleed's own width of it: 20 pixels.
  @Test func aMirrorEndsWhereTheBleedDoes() throws {
    let rows = try draw([fill(Rect(x: 0, y: 10, width: 60, height: 4))], bleed())
    #expect((0..<200).filter { rows[82][$0] == 0xF0E0D0 } == Array(50..<150))
  }

  /// An edge around a map that lies a pixel inside the page, symbols and words: seen twice they would be a fault if the cut is not
  /// exact.
  @Test func whatEndsBeforeTheEdgeAndWordsDoNot() throws {
    let text = Text([Text.Run("Suva", paint: Paint(1))], at: Point(x: 0, y: 30), size: 12)
    let rows = try draw(
      [
        fill(Rect(x: 1, y: 10, width: 8, height: 4)), Mark(.text(text), Style()),
        Mark(.marker(Marker(.disc, at: Point(x: 60, y: 20), radius: 6)), Style(fill: Paint(3))),
      ], bleed())
    for y in 72..<108 {
      #expect(
        rows[y][50..<70].allSatisfy { $0 == ground } && rows[y][130..<150].allSatisfy { $0 == ground }, "row \(y)")
    }
  }

  @Test func aCropIsMirroredWithItsLayer() throws {
    let crop = Rect(x: 0, y: 10, width: 5, height: 4)
    let layer = Layer("land", crop: crop, marks: [fill(Rect(x: 0, y: 0, width: 30, height: 40))])
    let scene = Scene(size: size, palette: Self.palette, layers: [layer])
    let picture = try Rasterizer(scene, language: "en", bleed: bleed()).worker().still(
      on: Day(lastOf: 2000), caption: caption)
    let places = picture.pixels.indices.filter { picture.pixels[$0] & 0xFFFFFF == 0xF0E0D0 }
    #expect(Set(places.map { $0 % 200 }) == Set(65..<75) && Set(places.map { $0 / 200 }) == Set(80..<84))
  }

  /// 3 mm at 96 dots per inch are 11.34 pixels, and 8 mm 30.24.
  @Test func pixelsAreWhole() {
    let bleed = Bleed(millimetres: 3, unitsPerMillimetre: 96 / 25.4, ground: Paint(0), ink: Paint(1))
    #expect(abs(bleed.width - 11.339) < 0.001 && abs(bleed.border - 30.236) < 0.001)
    #expect(bleed.inPixels(1).width == 11 && bleed.inPixels(1).border == 30)
    #expect(bleed.inPixels(2).width == 11.5 && bleed.inPixels(2).border == 30)
    #expect(bleed.inPixels(1).sheet(of: size) == Size(width: 120, height: 100))
  }

  /// All ways of making a PNG have it, and a page of PDF is larger by the same, not rounded: 70 units of 0.72 points.
  @Test func filesHaveTheSheetsSize() throws {
    let scene = scene([])
    let still = try Rasterizer(scene, language: "en", bleed: bleed()).worker().still(
      on: Day(lastOf: 2000), caption: caption)
    let file = try png(
      scene, on: Day(lastOf: 2000), language: "en", caption: caption, scale: 1, dotsPerInch: 254, bleed: bleed())
    #expect(try file == still.png(dotsPerInch: 254))
    let page = try pdf(scene, caption: caption, pointsPerUnit: 0.72, date: "2000-12-31", bleed: bleed())
    #expect(String(decoding: page, as: UTF8.self).contains("/MediaBox [ 0 0 144 129.6 ]"))
    #expect(try pdf(scene, caption: caption, pointsPerUnit: 0.72, date: "2000-12-31", bleed: bleed()) == page)
  }
}
