import Drawing
import Geometry
import Testing
import TestSupport

@testable import Raster

/// A small scene with every kind of mark, drawn without fonts, against a picture that was looked at.
@Suite struct RasterizerGoldenTests {
  static let palette = Palette(
    ["#EAF1F5", "#FBFAF6", "#B4C4CE", "#1E2A32", "#D6332A"].compactMap { Color($0) })

  static let scene: Scene = {
    let (sea, land, coast, ink, red) = (Paint(0), Paint(1), Paint(2), Paint(3), Paint(4))
    let island = Path(through: [Point(x: 40, y: 30), Point(x: 150, y: 20), Point(x: 120, y: 95)], closed: true)
    var ring = Path(through: [Point(x: 60, y: 40), Point(x: 100, y: 35), Point(x: 90, y: 60)], closed: true)
    ring.append(island)
    var link = Path()
    link.append(.move(Point(x: 20, y: 90)))
    link.append(.curve(Point(x: 60, y: 10), Point(x: 140, y: 10), Point(x: 180, y: 80)))
    let later = Lifespan(from: Day(year: 2000, month: 1, day: 1))
    return Scene(
      size: Size(width: 200, height: 120), palette: palette,
      layers: [
        Layer("sea", marks: [Mark(.path(Path(Rect(x: 0, y: 0, width: 200, height: 120))), Style(fill: sea))]),
        Layer(
          "land", crop: Rect(x: 45, y: 0, width: 155, height: 120),
          marks: [Mark(.path(ring), Style(fill: land, stroke: coast, width: 0.7))]),
        Layer(
          "links",
          marks: [
            Mark(.path(link), Style(stroke: red, width: 2)),
            Mark(.path(link.reversed()), Style(stroke: ink, width: 1.4, dash: [8, 4]), lifespan: later),
          ]),
        Layer(
          "cities",
          marks: [
            Mark(.marker(Marker(.disc, at: Point(x: 20, y: 90), radius: 8)), Style(fill: red, stroke: land, width: 2)),
            Mark(
              .marker(Marker(.diamond, at: Point(x: 180, y: 80), radius: 9)), Style(fill: land, stroke: ink, width: 2)),
          ]),
        Layer(
          "labels", language: "en",
          marks: [
            Mark(
              .text(Text([Text.Run("Place", paint: ink)], at: Point(x: 195, y: 105), alignment: .end, size: 12)),
              Style())
          ]),
      ])
  }()

  private func draw(_ year: Int, scale: Double = 1) throws -> Pixmap {
    let caption = Caption(title: "", description: "", language: "en", layers: [])
    return try Rasterizer(Self.scene, language: "en", scale: scale, text: .boxes).worker()
      .still(on: Day(lastOf: year), caption: caption)
  }

  @Test(arguments: [1999, 2000]) func pixelsAreThoseOfTheGolden(year: Int) throws {
    try GoldenPicture("Scene-\(year)").compare(draw(year, scale: 2))
  }

  @Test func theScaleMultipliesPixels() throws {
    let picture = try draw(2000, scale: 2.5)
    #expect(picture.width == 500 && picture.height == 300)
  }

  /// To the nearest whole pixel in both directions: 66.6 × 39.96, 67.4 × 40.44, 62.5 × 37.5 and 200.84 × 120.504.
  @Test(arguments: [(0.333, 67, 40), (0.337, 67, 40), (0.3125, 63, 38), (1.0042, 201, 121)])
  func aFractionOfAPixelIsRounded(scale: Double, width: Int, height: Int) throws {
    let picture = try draw(2000, scale: scale)
    #expect(picture.width == width && picture.height == height)
  }

  @Test func aWorkerDrawsTheSameWhateverItDrewBefore() throws {
    let caption = Caption(title: "", description: "", language: "en", layers: [])
    let worker = try Rasterizer(Self.scene, language: "en", text: .boxes).worker()
    let first = try worker.still(on: Day(lastOf: 1999), caption: caption)
    let second = try worker.still(on: Day(lastOf: 2000), caption: caption)
    #expect(first != second)
    #expect(try worker.still(on: Day(lastOf: 1999), caption: caption) == first)
  }

  @Test func aCharacterWithoutGlyphIsAnErrorThatNamesIt() throws {
    // A private-use character: no font has a glyph for it.
    let text = Text([Text.Run("Pl\u{10FFFD}ce", paint: Paint(3))], at: Point(x: 5, y: 50), size: 12)
    let layer = Layer("labels", marks: [Mark(.text(text), Style())])
    let scene = Scene(size: Size(width: 100, height: 100), palette: Self.palette, layers: [layer])
    #expect { try Rasterizer(scene, language: "en") } throws: { error in
      let error = error as? RasterFault
      return error?.what.description.contains("\u{10FFFD}") == true
        && error?.cure?.description.contains("fonts-noto-cjk") == true
    }
  }
}
