import Foundation
import Testing

/// Sizes and facts of what is written, read from the files.
@Suite struct PictureFactsTests {
  let program: Program

  init() throws { program = try Program() }

  private func write(_ words: String...) throws -> String {
    let run = try program.run(["render", "--basemap", "none", "--labels", "none"] + words)
    return run.errors
  }

  /// Width and height of a page in points.
  private func page(_ name: String) throws -> [Double] {
    let text = String(decoding: try #require(program.bytes(name)), as: UTF8.self)
    let box = try #require(text.firstMatch(of: #/MediaBox \[ 0 0 ([0-9.]+) ([0-9.]+) \]/#))
    return [try #require(Double(box.1)), try #require(Double(box.2))]
  }

  /// Width, height and dots per metre of a PNG; none of the last where none are noted.
  private func picture(_ name: String) throws -> [Int] {
    let bytes = Array(try #require(program.bytes(name)))
    let number = { (at: Int) in bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
    let chunk = (33..<120).first { Array(bytes[$0..<$0 + 4]) == Array("pHYs".utf8) }
    return [number(16), number(20)] + (chunk.map { [number($0 + 4), number($0 + 8)] } ?? [])
  }

  /// A pixel is 1/96 inch of a page, or as much as `--dpi` says; with more pixels per unit of the page it is larger.
  @Test(
    arguments: [
      ([], [1440, 810]), (["--dpi", "300"], [460.8, 259.2]), (["--dpi", "96"], [1440, 810]),
      (["--dpi", "300", "--scale", "2"], [921.6, 518.4]), (["--page", "A4"], [841.92, 595.2]),
      (["--page", "A3-portrait"], [841.92, 1190.64]),
    ] as [([String], [Double])])
  func aPageOfPDFIsAsLargeAsItsPicture(_ words: [String], _ expected: [Double]) throws {
    let run = try program.run(["render", "--basemap", "none", "--labels", "none", "-o", "a.pdf"] + words)
    #expect(run.exitCode == 0)
    let size = try page("a.pdf")
    #expect(zip(size, expected).allSatisfy { abs($0 - $1) < 0.01 }, "\(size)")
  }

  /// PDF 1.7, annex C: 14 400 points. 7200 pixels at 36 to the inch are just that.
  @Test func aPageOfPDFIsAtMost200InchesLong() throws {
    #expect(try write("--width", "7200", "--dpi", "36", "-o", "a.pdf").isEmpty)
    #expect(try page("a.pdf") == [14400, 2160])
    for side in ["--width", "--height"] {
      #expect(
        try write(side, "7240", "--dpi", "36", "-o", "b.pdf").hasPrefix(
          "fmap: error: --dpi: a PDF page is at most 200 inches long: \"201 inches\"; raise --dpi"))
    }
    #expect(program.files == ["a.pdf"])
  }

  @Test func aPictureHasItsPixelsAndItsResolution() throws {
    #expect(try write("--width", "640", "--height", "361", "--scale", "1.5", "-o", "a.png").isEmpty)
    #expect(try picture("a.png") == [960, 542])
    // 300 dots per inch are 11 811 per metre, 72 are 2835.
    #expect(try write("--dpi", "72", "--width", "640", "--height", "360", "-o", "a.png").isEmpty)
    #expect(try picture("a.png") == [640, 360, 2835, 2835])
    #expect(try write("--page", "A4", "-o", "a.png").isEmpty)
    #expect(try picture("a.png") == [3508, 2480, 11811, 11811])
  }

  /// 420 × 297 mm and 8 mm on every side, as pixels at 300 dpi (8 mm: 94.49) and as points.
  @Test func aBleedMakesAPictureLargerByItsWidthAndTheRoomForMarks() throws {
    #expect(try write("--page", "A3", "--bleed", "3mm", "-o", "a.png", "-o", "a.pdf", "-o", "a.svg").isEmpty)
    #expect(try picture("a.png") == [4961 + 188, 3508 + 188, 11811, 11811])
    let size = try page("a.pdf")
    let border = 2 * 8 / 25.4 * 72
    #expect(abs(size[0] - (4961 * 0.24 + border)) < 0.01 && abs(size[1] - (3508 * 0.24 + border)) < 0.01, "\(size)")
    // What is not printed is not cut.
    #expect(try write("--page", "A3", "-o", "b.svg").isEmpty)
    #expect(program.read("a.svg") == program.read("b.svg"))
  }

  /// Without a resolution a pixel of the page is 1/96 inch, however many pixels of a PNG it has.
  @Test(
    arguments: [
      ([], [1980, 1140], [1485.35, 855.35]), (["--scale", "2"], [3960, 2280], [1485.35, 855.35]),
      (["--dpi", "300"], [2108, 1268, 11811, 11811], [506.15, 304.55]),
    ] as [([String], [Int], [Double])])
  func aBleedIsMeasuredAtTheResolution(_ words: [String], _ pixels: [Int], _ points: [Double]) throws {
    for name in ["a.png", "a.pdf"] {
      let run = try program.run(
        ["render", "--basemap", "none", "--labels", "none", "--bleed", "3", "-o", name] + words)
      #expect(run.exitCode == 0, "\(run.errors)")
    }
    #expect(try picture("a.png") == pixels)
    #expect(try zip(page("a.pdf"), points).allSatisfy { abs($0 - $1) < 0.01 })
  }

  @Test func aSheetHasItsLimitsWithItsBleed() throws {
    #expect(
      try write("--width", "16384", "--height", "360", "--bleed", "3", "-o", "a.png").hasPrefix(
        "fmap: error: --bleed: more than 16384 pixels with its crop marks: \"3\"; lower --scale or the page's size"))
    #expect(
      try write("--width", "16384", "--height", "360", "--dpi", "300", "--bleed", "3", "-o", "a.png").contains(
        "lower --scale, --dpi or the page's size"))
    // 200 inches are 14 400 points; the picture alone has just that.
    #expect(
      try write("--width", "7200", "--dpi", "36", "--bleed", "0", "-o", "b.pdf").hasPrefix(
        "fmap: error: --dpi: a PDF page is at most 200 inches long"))
    #expect(program.files.isEmpty)
  }

  // MARK: Facts about how a map was made

  private func facts(_ words: String...) throws -> [String: Any] {
    let svg = try program.run(["render", "-o", "-"] + words).text
    let text = try #require(svg.firstMatch(of: #/<metadata>(.+?)</metadata>/#)).1
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func digest(_ name: String) throws -> String {
    String(try program.shell("sha256sum \(name) 2>/dev/null || shasum -a 256 \(name)").text.prefix(64))
  }

  /// Name and digest of every file, and the sources of just the agreements that are drawn, each once, in order.
  @Test func thePictureSaysFromWhatItWasMade() throws {
    try program.write(try Program.geodata("map.json"), to: "map.json")
    try program.write(try Program.geodata("friendships.csv"), to: "t.csv")
    let facts = try facts("--map", "map.json", "--data", "t.csv", "--year", "1983")
    #expect((facts["generator"] as? String)?.hasPrefix("fmap ") == true && facts["date"] as? String == "1983-12-31")
    for (key, name) in [("map", "map.json"), ("friendships", "t.csv")] {
      let digest = try digest(name)
      #expect(facts[key] as? [String: String] == ["name": name, "sha256": digest])
    }
    let sources = try #require(facts["sources"] as? [String])
    let rows = try program.run("export", "csv", "--year", "1983", "-o", "-").text
    #expect(!sources.isEmpty && sources == Set(sources).sorted() && sources.allSatisfy(rows.contains))
  }

  /// The built-in land is in the public domain; what others have is not known.
  @Test func theLandIsNamedWithItsTerms() throws {
    let builtIn = try #require(try facts()["basemap"] as? [String: String])
    #expect(builtIn["license"] == "public domain" && builtIn["name"]?.hasPrefix("Natural Earth 1:50m") == true)
    let small = try #require(try facts("--width", "400", "--height", "360")["basemap"] as? [String: String])
    #expect(small["name"]?.hasPrefix("Natural Earth 1:110m") == true)
    let path = Program.project.appendingPathComponent("geodata/natural-earth/ne_110m_land.shp").path
    let own = try #require(try facts("--basemap", path)["basemap"] as? [String: String])
    #expect(own == ["name": "ne_110m_land.shp", "sha256": small["sha256"] ?? ""])
  }

  // MARK: Days

  @Test(arguments: [
    (["--year", "1970"], "--year: no agreement before 1980: \"1970\"; the first is Sapporo, 1980-11-18"),
    (
      ["--date", "1980-11-17"],
      "--date: no agreement before 1980-11-18: \"1980-11-17\"; the first is Sapporo, 1980-11-18"
    ),
    (["--year", "2027"], "--year: in the future: \"2027\"; the map shows what the table knows today"),
    (["--date", "2027-01-01"], "--date: in the future: \"2027-01-01\"; the map shows what the table knows today"),
  ])
  func aDayOnWhichNothingIsKnownIsDoubtful(_ words: [String], _ warning: String) throws {
    let run = try program.run(["render", "--basemap", "none", "-o", "a.svg"] + words)
    #expect(run.exitCode == 0 && run.errors.hasPrefix("fmap: warning: \(warning)\n"), "\(run.errors)")
  }

  @Test(arguments: [["--year", "1980"], ["--date", "1980-11-18"], ["--year", "2026"], ["--date", "2026-12-31"], []])
  func otherDaysAreNot(_ words: [String]) throws {
    #expect(try program.run(["render", "--basemap", "none", "-o", "a.svg"] + words).errors.isEmpty)
  }
}
