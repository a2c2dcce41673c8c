import Drawing
import Geometry
import TestSupport
import Testing

@testable import Raster

/// What a document of PDF says about itself.
@Suite struct PDFEntriesTests {
  private let size = Size(width: 400, height: 300)

  private func document(
    _ language: String = "zh-Hans", _ description: String = "A map. \u{1F30F} 友", bleed: Bleed? = nil,
    words: [Text]? = nil
  ) throws -> [UInt8] {
    let palette = Palette(["#102030", "#F0E0D0"].compactMap { Color($0) })
    let page = Mark(
      .path(Path(Rect(x: 0, y: 0, width: size.width, height: size.height))), Style(fill: Paint(0)))
    let line = Text([Text.Run("Suva", paint: Paint(1))], at: Point(x: 20, y: 40), size: 12)
    let scene = Scene(size: size, palette: palette, layers: [Layer("sea", marks: [page])])
    let caption = Caption(
      title: "Title", description: description, language: language,
      layers: [Layer("caption", marks: (words ?? [line, line.asTitle, line]).map { Mark(.text($0), Style()) })])
    return try pdf(scene, caption: caption, pointsPerUnit: 0.72, date: "2000-12-31", bleed: bleed)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private var bleed: Bleed {
    // A millimetre is 72/25.4 points, 3.937 units of 0.72 points.
    Bleed(millimetres: 3, unitsPerMillimetre: 100 / 25.4, ground: Paint(0), ink: Paint(1))
  }

  /// What stands in the dictionary of the first object that holds a text.
  private func object(_ marker: String, in pdf: [UInt8]) throws -> String {
    let text = String(decoding: pdf.map { $0 < 128 ? $0 : 63 }, as: UTF8.self)
    let range = try #require(text.firstRange(of: marker))
    let rest = text[range.lowerBound...]
    return String(rest.firstRange(of: "endobj").map { rest[..<$0.lowerBound] } ?? rest)
  }

  @Test func theCatalogNamesTheLanguageAndAsksForTheTitle() throws {
    let catalog = try object("/Type /Catalog", in: try document())
    #expect(catalog.contains("/Lang (zh-Hans)\n") && catalog.contains("/ViewerPreferences << /DisplayDocTitle true >>"))
    #expect(catalog.contains("/MarkInfo << /Marked true >>") && catalog.contains("/StructTreeRoot "))
    #expect(try object("/Type /Catalog", in: try document("en")).contains("/Lang (en)\n"))
    // A tag that would end the text of the entry is none.
    for tag in ["", "en)", "zh Hans", "é"] {
      #expect(try !object("/Type /Catalog", in: try document(tag)).contains("/Lang"), "\(tag)")
    }
  }

  /// In UTF-16: a map, a globe of two units, and a Chinese character.
  @Test func thePictureSaysWhatItShows() throws {
    let figure = try object("/Alt ", in: try document())
    #expect(
      figure.contains("/S /Figure\n") && figure.contains("/Alt <FEFF00410020006D00610070002E0020D83CDF0F002053CB>\n"))
    #expect(try !text(document("en", "")).contains("/Alt"))
  }

  /// Each line of words is a paragraph, the title a heading; what lies below the first words is one picture.
  @Test func theStructureHasAPictureAHeadingAndParagraphs() throws {
    let count = { (text: String, type: String) in text.components(separatedBy: "/S /\(type)\n").count - 1 }
    let whole = text(try document())
    for (type, expected) in [("Document", 1), ("Figure", 1), ("Sect", 1), ("H1", 1), ("P", 2)] {
      #expect(count(whole, type) == expected, "\(type)")
    }
    let silent = text(try document(words: []))
    #expect(count(silent, "Figure") == 1 && count(silent, "P") == 0)
  }

  /// 3 mm and 5 mm of 72/25.4 points: the ground ends 14.173 from the edge of the sheet and the picture 22.677.
  @Test func aSheetThatIsCutSaysWhere() throws {
    let page = try object("<< /Type /Page ", in: try document(bleed: bleed))
    #expect(page.contains("/TrimBox [ 22.677 22.677 310.677 238.677 ]\n"), "\(page)")
    #expect(page.contains("/BleedBox [ 14.173 14.173 319.181 247.181 ]\n"))
    let plain = text(try document())
    #expect(!plain.contains("TrimBox") && !plain.contains("BleedBox"))
  }

  /// ISO 32000-1, 7.5.4: the table tells the place of each object, and the end tells that of the table.
  @Test(arguments: [false, true]) func theTableTellsWhereObjectsAre(hasBleed: Bool) throws {
    let pdf = try document(bleed: hasBleed ? bleed : nil)
    let end = text(Array(pdf.suffix(60))).split(separator: "\n")
    let start = try #require(Int(end[end.count - 2]))
    let table = text(Array(pdf[start...])).split(separator: "\n")
    #expect(table[0] == "xref" && end.last == "%%EOF")
    let count = try #require(Int(table[1].dropFirst(2)))
    for number in 1..<count {
      let offset = try #require(Int(table[2 + number].prefix(10)))
      #expect(text(Array(pdf[offset...].prefix(12))).hasPrefix("\(number) 0 obj\n"), "\(number)")
    }
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    #expect(try document(bleed: bleed) == document(bleed: bleed))
  }

  /// Of another maker, cut short, or with a byte changed: as it is, or with entries, and never the end of the program.
  @Test func whatCairoHasNotWrittenStaysAsItIs() throws {
    let entries = PDFEntries(language: "en", description: "x", boxes: nil)
    let pdf = try document()
    for bytes in [
      [], Array("%PDF-1.4\n".utf8), Array("startxref\n99999999999999999999\n%%EOF\n".utf8), Array(pdf.dropLast(1000)),
    ] {
      #expect(entries.added(to: bytes) == bytes)
    }
    for place in stride(from: max(0, pdf.count - 1200), to: pdf.count, by: 3) {
      var changed = pdf
      changed[place] = 57
      #expect(entries.added(to: changed).count >= changed.count)
    }
  }
}
