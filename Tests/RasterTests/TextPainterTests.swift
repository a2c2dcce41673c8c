import Drawing
import Geometry
import Testing
import TestSupport

@testable import Raster

/// Words as pixels.
@Suite struct TextPainterTests {
  private static let palette = Palette(["#102030", "#F0E0D0", "#00FF00", "#FF0000"].compactMap { Color($0) })
  private let caption = Caption(title: "Title", description: "", language: "en", layers: [])
  private let day = Day(lastOf: 2000)

  private func scene(_ layers: [Layer], _ width: Double = 8, _ height: Double = 4) -> Scene {
    Scene(size: Size(width: width, height: height), palette: Self.palette, layers: layers)
  }

  private func layer(_ marks: [Mark], crop: Rect? = nil) -> Layer { Layer("layer", crop: crop, marks: marks) }

  private func words(_ text: String, alignment: Drawing.Text.Alignment = .start, halo: Paint? = nil) -> Mark {
    Mark(
      .text(Text([Text.Run(text, paint: Paint(1))], at: Point(x: 100, y: 60), alignment: alignment, size: 40)),
      Style(stroke: halo, width: halo == nil ? 0 : 6))
  }

  /// The columns and rows in which there is ink of a colour.
  private func ink(_ mark: Mark, _ color: UInt32 = 0xF0E0D0) throws -> (
    columns: ClosedRange<Int>, rows: ClosedRange<Int>
  ) {
    let scene = scene([layer([mark])], 200, 100)
    let picture = try Rasterizer(scene, language: "en").worker().still(on: day, caption: caption)
    let places = picture.pixels.indices.filter { picture.pixels[$0] & 0xFFFFFF == color }
    let (x, y) = (places.map { $0 % 200 }, places.map { $0 / 200 })
    return (
      try #require(x.min())...(try #require(x.max())), try #require(y.min())...(try #require(y.max()))
    )
  }

  @Test func wordsStandOnTheirLineAtTheirAnchor() throws {
    let (start, middle, end) = (
      try ink(words("HHH")), try ink(words("HHH", alignment: .middle)), try ink(words("HHH", alignment: .end))
    )
    // A capital stands on the line and is about seven tenths of the size high.
    #expect((58...60).contains(start.rows.upperBound) && (28...34).contains(start.rows.lowerBound))
    #expect((100...106).contains(start.columns.lowerBound) && (93...99).contains(end.columns.upperBound))
    #expect(abs(middle.columns.lowerBound + middle.columns.upperBound - 199) <= 3)
    #expect(abs(start.columns.count - end.columns.count) <= 1)
  }

  @Test func boldWordsAreHeavier() throws {
    let count = { (isBold: Bool) in
      let text = Text([Text.Run("HHH", isBold: isBold, paint: Paint(1))], at: Point(x: 10, y: 60), size: 40)
      let picture = try Rasterizer(scene([layer([Mark(.text(text), Style())])], 200, 100), language: "en").worker()
        .still(on: day, caption: caption)
      return picture.pixels.count { $0 & 0xFFFFFF == 0xF0E0D0 }
    }
    #expect(Double(try count(true)) > 1.3 * Double(try count(false)))
  }

  /// A halo reaches half its width around the letters and lies below them.
  @Test func aHaloLiesAroundTheWords() throws {
    let (plain, letters) = (try ink(words("H")), try ink(words("H", halo: Paint(2))))
    let halo = try ink(words("H", halo: Paint(2)), 0x00FF00)
    #expect(plain == letters)
    #expect((2...4).contains(plain.columns.lowerBound - halo.columns.lowerBound))
    #expect((2...4).contains(halo.rows.upperBound - plain.rows.upperBound))
  }

  /// What is kept of a halo is drawn for the same words at the same place alone, in the colour of the day; a still, which keeps
  /// nothing, is the same picture.
  @Test func aHaloThatIsKeptIsTheOneThatIsDrawn() throws {
    let scenes = [
      [words("H", halo: Paint(2))], [words("H", halo: Paint(3))], [words("H", alignment: .end, halo: Paint(2))],
      [words("友", halo: Paint(2))], [words("H", halo: Paint(2)), words("友", alignment: .end, halo: Paint(3))],
    ]
    let captions = scenes.map { Caption(title: "", description: "", language: "en", layers: [layer($0)]) }
    let rasterizer = try Rasterizer(scene([], 200, 100), language: "en", scale: 1.7)
    let worker = try rasterizer.worker()
    for caption in captions + captions {
      let kept = try worker.still(on: day, caption: caption)
      #expect(try kept == rasterizer.worker().still(on: day, caption: caption))
      let still = try png(scene([], 200, 100), on: day, language: "en", caption: caption, scale: 1.7, dotsPerInch: nil)
      #expect(try kept.png() == still)
    }
  }

  /// Words that reach beyond the page, or stand outside of it, have the halo of what lies on it.
  @Test(arguments: [(100.0, 60.0), (-30, 60), (190, 60), (100, -2), (100, 110), (-900, 60), (100, 900)])
  func aHaloIsCutWhereThePageEnds(_ x: Double, _ y: Double) throws {
    let text = Text([Text.Run("HHH", paint: Paint(1))], at: Point(x: x, y: y), size: 40)
    let halo = Mark(.text(text), Style(stroke: Paint(2), width: 6))
    let part = try Rasterizer(scene([layer([halo])], 200, 100), language: "en").worker()
      .still(on: day, caption: caption)
    let further = Text(text.runs, at: Point(x: x + 1000, y: y + 1000), size: 40)
    let moved = Mark(.text(further), Style(stroke: Paint(2), width: 6))
    let whole = try Rasterizer(scene([layer([moved])], 2200, 2100), language: "en").worker()
      .still(on: day, caption: caption)
    let cut = (0..<100).flatMap { row in whole.pixels[((row + 1000) * 2200 + 1000)...].prefix(200) }
    #expect(part.pixels == cut)
  }

  @Test func theColourOfEachRunIsItsOwn() throws {
    let text = Text(
      [Text.Run("H", paint: Paint(1)), Text.Run("友", paint: Paint(2)), Text.Run("H", paint: Paint(3))],
      at: Point(x: 10, y: 60), size: 40)
    let mark = Mark(.text(text), Style())
    let inks = try [0xF0E0D0, 0x00FF00, 0xFF0000].map { try ink(mark, $0).columns }
    #expect(inks[0].upperBound < inks[1].lowerBound && inks[1].upperBound < inks[2].lowerBound)
  }

  // MARK: Faces

  private func picture(_ mark: Mark, _ typefaces: Typefaces) throws -> Pixmap {
    try Rasterizer(scene([layer([mark])], 300, 100).set(in: typefaces), language: "en").worker()
      .still(on: day, caption: caption)
  }

  private func line(_ words: String, isTitle: Bool) -> Mark {
    let text = Text([Text.Run(words, paint: Paint(1))], at: Point(x: 10, y: 60), size: 40)
    return Mark(.text(isTitle ? text.asTitle : text), Style())
  }

  /// A face of fixed width that every installation of Pango can stand in for.
  @Test func wordsAndTitlesHaveTheirFaces() throws {
    let usual = try picture(line("ill", isTitle: false), .usual)
    let mono = Typefaces(text: "Monospace")
    let title = Typefaces(title: "monospace")
    #expect(try picture(line("ill", isTitle: true), .usual) == usual)
    #expect(try picture(line("ill", isTitle: false), title) == usual)
    #expect(try picture(line("ill", isTitle: false), mono) != usual)
    #expect(try picture(line("ill", isTitle: true), mono) == picture(line("ill", isTitle: false), mono))
    #expect(try picture(line("ill", isTitle: true), title) == picture(line("ill", isTitle: false), mono))
  }

  @Test func aFamilyThatIsNotInstalledIsNamed() throws {
    let name = "No Such Family 3"
    let scene = scene([layer([words("H")])])
    for typefaces in [
      Typefaces(text: name), Typefaces(title: name, hasSerifTitle: true), Typefaces(text: "Sans", title: name),
    ] {
      let scene = scene.set(in: typefaces)
      let fault = #expect(throws: RasterFault.self) { try Rasterizer(scene, language: "en") }
      #expect(fault?.found == name && fault?.cure != nil)
      #expect(throws: RasterFault.self) {
        try png(scene, on: day, language: "en", caption: caption, scale: 1, dotsPerInch: nil)
      }
      #expect(throws: RasterFault.self) { try pdf(scene, caption: caption, pointsPerUnit: 1, date: "2000-01-01") }
      // Boxes have no face, and what no house has wished is never missed.
      #expect(throws: Never.self) { try Rasterizer(scene, language: "en", text: .boxes) }
    }
    #expect(throws: Never.self) { try Rasterizer(scene.set(in: Typefaces(hasSerifTitle: true)), language: "en") }
  }

  /// A private-use character has no glyph anywhere. It is found before any picture is made, in whatever day, caption or mode of
  /// drawing; where words are boxes, or there are none, it does not matter.
  @Test func aWordWithoutGlyphIsFoundWhereverItStands() throws {
    let bad = words("\u{10FFFD}")
    let said = Caption(title: "", description: "", language: "en", layers: [layer([bad])])
    let never = Mark(bad.shape, Style(), lifespan: Lifespan(from: Day(year: 2050, month: 1, day: 1)))
    #expect(throws: RasterFault.self) { try Rasterizer(scene([layer([never])]), language: "en") }
    #expect(throws: RasterFault.self) { try Rasterizer(scene([]), language: "en", captions: [said]) }
    #expect(throws: RasterFault.self) {
      try png(scene([layer([never])]), on: day, language: "en", caption: caption, scale: 1, dotsPerInch: nil)
    }
    #expect(throws: RasterFault.self) {
      try png(scene([]), on: day, language: "en", caption: said, scale: 1, dotsPerInch: nil)
    }
    #expect(throws: RasterFault.self) {
      try pdf(scene([layer([bad])]), caption: caption, pointsPerUnit: 1, date: "2000-01-01")
    }
    for mode in [TextMode.boxes, .none] {
      #expect(throws: Never.self) {
        try Rasterizer(scene([layer([bad])]), language: "en", text: mode, captions: [said])
      }
    }
  }
}
