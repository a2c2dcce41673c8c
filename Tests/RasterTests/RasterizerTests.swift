import Drawing
import Foundation
import Geometry
import Testing
import TestSupport

@testable import Raster

/// Pixels whose colours can be told beforehand.
@Suite struct RasterizerTests {
  private static let palette = Palette(["#102030", "#F0E0D0", "#00FF00", "#FF0000"].compactMap { Color($0) })
  private let caption = Caption(title: "Title", description: "", language: "en", layers: [])
  private let day = Day(lastOf: 2000)

  private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Path {
    Path(Rect(x: x, y: y, width: width, height: height))
  }

  private func scene(_ layers: [Layer], _ width: Double = 8, _ height: Double = 4) -> Scene {
    Scene(size: Size(width: width, height: height), palette: Self.palette, layers: layers)
  }

  private func layer(_ marks: [Mark], crop: Rect? = nil) -> Layer { Layer("layer", crop: crop, marks: marks) }

  private var ground: Mark { Mark(.path(box(0, 0, 8, 4)), Style(fill: Paint(0))) }

  private func draw(_ scene: Scene, on day: Day = Day(lastOf: 2000), caption: Caption? = nil) throws -> [[UInt32]] {
    let picture = try Rasterizer(scene, language: "en", text: .boxes).worker()
      .still(on: day, caption: caption ?? self.caption)
    return (0..<picture.height).map { row in
      picture.pixels[row * picture.width..<(row + 1) * picture.width].map { $0 & 0xFFFFFF }
    }
  }

  /// 1 where a mark has its colour and 0 on the ground; anything between is an error.
  private func shape(_ marks: [Mark], crop: Rect? = nil) throws -> [String] {
    let rows = try draw(scene([layer([ground]), layer(marks, crop: crop)]))
    return rows.map { row in row.map { $0 == 0x102030 ? "0" : $0 == 0xF0E0D0 ? "1" : "?" }.joined() }
  }

  private func fill(_ path: Path) -> Mark { Mark(.path(path), Style(fill: Paint(1))) }

  @Test func anAreaCoversItsPixels() throws {
    #expect(try shape([fill(box(1, 1, 3, 2))]) == ["00000000", "01110000", "01110000", "00000000"])
  }

  @Test func whatIsCoveredTwiceIsAHole() throws {
    var path = box(1, 0, 6, 4)
    path.append(box(3, 1, 2, 2))
    #expect(try shape([fill(path)]) == ["01111110", "01100110", "01100110", "01111110"])
  }

  @Test func aLayerIsCutAtItsClipAndTheNextIsNot() throws {
    let crop = Rect(x: 2, y: 1, width: 3, height: 2)
    #expect(try shape([fill(box(0, 0, 8, 4))], crop: crop) == ["00000000", "00111000", "00111000", "00000000"])
    let next = scene([layer([ground]), layer([], crop: crop), layer([fill(box(0, 0, 8, 4))])])
    #expect(try draw(next).joined().allSatisfy { $0 == 0xF0E0D0 })
  }

  /// A line of width 2 from pixel to pixel, and one of dashes of two pixels.
  @Test func aLineHasItsWidthAndItsDashes() throws {
    let line = Path(through: [Point(x: 1, y: 2), Point(x: 7, y: 2)])
    let style = Style(stroke: Paint(1), width: 2)
    #expect(try shape([Mark(.path(line), style)]) == ["00000000", "01111110", "01111110", "00000000"])
    let dashed = Style(stroke: Paint(1), width: 2, dash: [2, 2])
    #expect(try shape([Mark(.path(line), dashed)]) == ["00000000", "01100110", "01100110", "00000000"])
    // The dashes of one line are not those of the next.
    #expect(try shape([Mark(.path(line), dashed), Mark(.path(line), style)])[1] == "01111110")
  }

  @Test func lineAndAreaOfAMarkHaveTheirOwnColours() throws {
    let style = Style(fill: Paint(1), stroke: Paint(2), width: 2)
    let rows = try draw(scene([layer([ground, Mark(.path(box(2, 1, 5, 2)), style)])], 8, 4))
    #expect(rows[1][1] == 0x00FF00 && rows[1][4] == 0x00FF00 && rows[0][4] == 0x00FF00 && rows[3][3] == 0x00FF00)
    let large = Scene(
      size: Size(width: 12, height: 12), palette: Self.palette,
      layers: [layer([Mark(.path(box(2, 2, 8, 8)), style)])])
    let pixels = try draw(large)
    #expect(
      pixels[6][6] == 0xF0E0D0 && pixels[6][1] == 0x00FF00 && pixels[6][2] == 0x00FF00 && pixels[6][3] == 0xF0E0D0)
  }

  /// A disc reaches as far as its radius, to the four sides and around its middle; a diamond to its corners alone.
  @Test func markersHaveTheirShapes() throws {
    let middle = Point(x: 10, y: 10)
    let pixels = { (symbol: Marker.Symbol) in
      let mark = Mark(.marker(Marker(symbol, at: middle, radius: 6)), Style(fill: Paint(1)))
      return try draw(Scene(size: Size(width: 20, height: 20), palette: Self.palette, layers: [layer([mark])]))
    }
    for (symbol, isRound) in [(Marker.Symbol.disc, true), (.diamond, false)] {
      let rows = try pixels(symbol)
      for (x, y) in [(10, 10), (5, 9), (14, 9), (9, 5), (9, 14)] { #expect(rows[y][x] != 0, "\(symbol) \(x) \(y)") }
      for (x, y) in [(3, 10), (16, 10), (10, 3), (10, 16), (4, 4), (15, 15)] {
        #expect(rows[y][x] == 0, "\(symbol) \(x) \(y)")
      }
      // 4 right and 4 below: within a circle of 6, outside of a diamond of 6.
      for (x, y) in [(13, 13), (6, 6), (13, 6), (6, 13)] { #expect((rows[y][x] == 0xF0E0D0) == isRound, "\(symbol)") }
    }
  }

  /// The caption lies over everything and is drawn anew for each picture.
  @Test func aCaptionLiesOnTop() throws {
    let words = Caption(
      title: "", description: "", language: "en", layers: [layer([fill(box(0, 0, 2, 2))])])
    let worker = try Rasterizer(scene([layer([ground])]), language: "en", text: .none).worker()
    #expect(try worker.still(on: day, caption: words).pixels[0] == 0xFFF0_E0D0)
    #expect(try worker.still(on: day, caption: caption).pixels[0] == 0xFF10_2030)
  }

  /// What is there on some days only is no ground, and nothing above it is.
  @Test func whatChangesIsDrawnInItsPlace() throws {
    let later = Lifespan(from: Day(year: 2000, month: 1, day: 1))
    let layers = [
      layer([ground]), layer([Mark(.path(box(0, 0, 4, 4)), Style(fill: Paint(2)), lifespan: later)]),
      layer([fill(box(2, 0, 4, 4))]),
    ]
    #expect(
      try draw(scene(layers), on: Day(lastOf: 1999))[0] == [0x102030, 0x102030] + Array(repeating: 0xF0E0D0, count: 4)
        + [0x102030, 0x102030])
    #expect(try draw(scene(layers))[0].prefix(3) == [0x00FF00, 0x00FF00, 0xF0E0D0])
  }

  @Test func onlyTheWordsOfTheLanguageAreDrawn() throws {
    let labels = ["en", "zh"].enumerated().map { index, language in
      Layer(language, language: language, marks: [fill(box(Double(4 * index), 0, 4, 4))])
    }
    let rows = try draw(scene([layer([ground])] + labels))
    #expect(rows[0][1] == 0xF0E0D0 && rows[0][5] == 0x102030)
  }

  /// A still, a whole frame and the picture of one day are the same, and so are their files.
  @Test func allWaysGiveTheSamePicture() throws {
    let later = Lifespan(from: Day(year: 1999, month: 6, day: 1))
    let scene = scene([layer([ground]), layer([Mark(.path(box(1, 1, 3, 2)), Style(fill: Paint(3)), lifespan: later)])])
    let rasterizer = try Rasterizer(scene, language: "en", scale: 3)
    let still = try rasterizer.worker().still(on: day, caption: caption)
    let frame = Frame(day: day, centiseconds: 9)
    #expect(try rasterizer.worker().picture(of: frame, caption: caption) == still)
    #expect(try rasterizer.worker().png(of: frame, caption: caption) == still.png())
    let single = try png(scene, on: day, language: "en", caption: caption, scale: 3, dotsPerInch: 300)
    #expect(try single == still.png(dotsPerInch: 300) && single != still.png())
    #expect(still.width == 24 && still.height == 12 && still.pixels.allSatisfy { $0 >> 24 == 255 })
  }

  // MARK: PDF

  /// Sizes are in points; title, maker and day stand in the file, and the day is that of the map and not of the run.
  @Test func aPageOfPDFHasItsSizeAndItsFacts() throws {
    let bytes = try pdf(scene([layer([ground])], 400, 300), caption: caption, pointsPerUnit: 0.75, date: "1998-07-05")
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("%PDF-1.4") && text.contains("/MediaBox [ 0 0 300 225 ]"))
    #expect(text.contains("/Title (Title)") && text.contains("/Creator (fmap)"))
    #expect(text.contains("/CreationDate (19980705000000"))
    #expect(
      try pdf(scene([layer([ground])], 400, 300), caption: caption, pointsPerUnit: 0.75, date: "1998-07-05") == bytes)
    #expect(text.components(separatedBy: "/Type /Page ").count == 2)
  }
}
