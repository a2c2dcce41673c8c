import Drawing
import Geometry
import Testing
import TestSupport

@testable import Cartography
@testable import Friendships
@testable import Raster

/// What Pango sets stays inside the boxes that the layout reserves by its table.
@Suite struct TextMeasurePangoTests {
  private static let palette = Palette([Color(red: 0, green: 0, blue: 0)])

  /// Letters of the scripts that the table knows, by ranges of Unicode.
  static let scripts: [(name: String, letters: [UInt32])] = [
    ("Latin", Array(0x41...0x5A) + Array(0x61...0x7A)), ("Latin-1", Array(0xC0...0xFF)),
    ("Latin Extended", Array(0x100...0x17F)), ("Greek", Array(0x391...0x3A1) + Array(0x3B1...0x3C9)),
    ("Cyrillic", Array(0x410...0x44F)), ("Han", Array(0x4E00...0x4EFF)), ("kana", Array(0x3042...0x3093)),
    ("hangul", Array(0xAC00...0xACFF)),
  ]

  private func expectInside(_ string: String, language: String, isBold: Bool) throws {
    let canvas = try Canvas(width: 1, height: 1, scale: 1, text: .glyphs)
    for size in [12.0, 16, 27] {
      let run = Text.Run(string, language: language, isBold: isBold, paint: Paint(0))
      let text = Text([run], at: Point(x: 0, y: 0), size: size)
      let ink = try canvas.text.ink(of: text, palette: Self.palette)
      let width = TextMeasure.width(string, size: size, isBold: isBold)
      // A slanted stroke may reach a hair beyond the glyph's own advance.
      #expect(ink.x >= -0.1 * size && ink.maxX <= width + 0.02 * size, "\(string) at \(size): \(ink), \(width)")
      // So may the ring of a bold Å and the tail of a bold Ç, which leave the font's own line.
      let beyond = isBold ? 0.06 * size : 0
      #expect(
        ink.y >= -TextMeasure.ascent(size) - beyond && ink.maxY <= TextMeasure.descent(size) + beyond,
        "\(string): \(ink)")
    }
  }

  @Test(arguments: ["en", "zh"]) func everyCityOfTheTable(language: String) throws {
    for city in Shenyang.atlas.cities { try expectInside(city.names[language], language: language, isBold: false) }
    try expectInside(Shenyang.atlas.hub.names[language], language: language, isBold: true)
  }

  /// The table's widths are those of faces without serifs; capitals with serifs are wider, and the margin is enough for them.
  @Test func titlesWithSerifs() throws {
    let faces = Typefaces(hasSerifTitle: true)
    let canvas = try Canvas(
      width: 1, height: 1, scale: 1, text: .glyphs, typefaces: faces)
    var words = ["en", "zh"].map { Shenyang.atlas.title[$0] } + ["MMMMWWWW", "Xi’an · 西安", "WILLIAM & MARY"]
    var seeded = Seeded(7)
    for (_, letters) in Self.scripts.prefix(6) {
      for _ in 0..<20 {
        words.append(
          String(
            (0..<12).compactMap { _ in
              letters.randomElement(using: &seeded).flatMap(Unicode.Scalar.init).map(Character.init)
            }))
      }
    }
    for string in words {
      let text = Text([Text.Run(string, isBold: true, paint: Paint(0))], at: Point(x: 0, y: 0), size: 40).asTitle
      let ink = try canvas.text.ink(of: text, palette: Self.palette)
      #expect(
        ink.maxX <= faces.titleWidthFactor * TextMeasure.width(string, size: 40, isBold: true), "\(string): \(ink)")
    }
  }

  /// The marks in Latin text are as narrow as there, and the layout knows it: with full-width marks they would not fit.
  @Test(
    arguments: ["Xi’an", "Nuku’alofa", "’s-Hertogenbosch", "“All over”", "N’Djamena", "L’Aquila", "“西安”"],
    [false, true])
  func curlyMarks(_ word: String, isBold: Bool) throws {
    try expectInside(word, language: "en", isBold: isBold)
    let straight = word.map { "’‘".contains($0) ? "'" : "“”".contains($0) ? "\"" : $0 }
    let (curly, plain) = (TextMeasure.width(word, size: 40), TextMeasure.width(String(straight), size: 40))
    let isChinese = word.contains("西")
    #expect(isChinese ? curly > 2 * 40 * 1.9 : abs(curly - plain) < 0.12 * 40 * 2, "\(word): \(curly), \(plain)")
  }

  @Test(arguments: scripts.indices, [false, true]) func wordsOfEveryScript(script: Int, isBold: Bool) throws {
    var seeded = Seeded(UInt64(script))
    let letters = Self.scripts[script].letters.compactMap(Unicode.Scalar.init).map(Character.init)
    for _ in 0..<40 {
      let word = String(
        (0..<Int.random(in: 1...14, using: &seeded)).compactMap { _ in letters.randomElement(using: &seeded) })
      try expectInside(word, language: script < 5 ? "en" : "zh-Hans", isBold: isBold)
    }
  }
}
