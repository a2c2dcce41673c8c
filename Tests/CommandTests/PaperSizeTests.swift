import Drawing
import Testing

@testable import FriendshipMaps
@testable import fmap

/// Sheets of ISO 216 and the formats of files.
@Suite struct PaperSizeTests {
  /// Pixels at 300 dots per inch, rounded from the millimetres of the standard.
  @Test(arguments: [
    ("A4", 3508, 2480), ("A3", 4961, 3508), ("A2", 7016, 4961), ("A1", 9933, 7016), ("A0", 14043, 9933),
  ])
  func sheetsHaveWholePixels(_ id: String, _ long: Int, _ short: Int) throws {
    for (name, width, height) in [(id, long, short), (id + "-portrait", short, long)] {
      let paper = try #require(PaperSize.all.first { $0.id == name })
      #expect(abs(paper.size.width * paper.scale - Double(width)) < 1e-6, "\(name)")
      #expect(abs(paper.size.height * paper.scale - Double(height)) < 1e-6, "\(name)")
      // All are composed alike: the longer side has 1920 units, but for the rounding to whole pixels.
      #expect(abs(max(paper.size.width, paper.size.height) - 1920) < 0.2)
    }
    #expect(PaperSize.all.count == 10 && PaperSize.dotsPerInch == 300)
  }

  /// Many printers leave 4.2 mm free, a sixth of an inch.
  @Test func theMarginIsMoreThanPrintersNeed() throws {
    let paper = try #require(PaperSize.all.first { $0.id == "A3" })
    let millimetres = PaperSize.safeMargin * paper.scale / PaperSize.dotsPerInch * 25.4
    #expect((4.3...4.5).contains(millimetres))
  }

  @Test(arguments: [("a.svg", "svg"), ("x/y.pdf", "pdf"), ("a.html", "html"), ("a.gif", nil), ("a", nil)])
  func theEndingTellsTheFormat(_ path: String, _ id: String?) throws {
    if let id {
      #expect(try OutputFormat.named(in: path).id == id)
    } else {
      #expect(throws: Failure.self) { try OutputFormat.named(in: path) }
    }
  }

  @Test func formatsSayWhatTheyCan() {
    #expect(
      OutputFormat.all.map(\.id) == ["svg", "png", "pdf", "html"] && OutputFormat.usual.map(\.id) == ["svg", "png"])
    #expect(OutputFormat.all.filter(\.hasResolution).map(\.id) == ["png", "pdf"])
    #expect(OutputFormat.all.filter(\.isAnimated).map(\.id) == ["svg", "png"])
  }
}
