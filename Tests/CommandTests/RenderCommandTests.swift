import Foundation
import Testing

/// Sheets of paper, house styles and resolutions.
@Suite struct PrintTests {
  let program: Program

  init() throws { program = try Program() }

  /// Width and height by the header of a PNG.
  private func size(_ name: String) throws -> [Int] {
    let bytes = Array(try #require(program.bytes(name)).prefix(24))
    return [16, 20].map { at in bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
  }

  /// ISO 216 in millimetres at 300 dots per inch.
  @Test(arguments: [("A4", [3508, 2480]), ("A3-portrait", [3508, 4961])]) func paperHasItsSize(
    page: String, pixels: [Int]
  )
    throws
  {
    #expect(try program.run("render", "--basemap", "none", "--page", page, "-o", "a.png").exitCode == 0)
    #expect(try size("a.png") == pixels)
  }

  @Test func aHouseStyleIsAFile() throws {
    try program.write("{\"colors\": {\"sea\": \"#EDF3F6\", \"ink\": \"#BBCCDD\"}}", to: "house.json")
    let run = try program.run("render", "--basemap", "none", "--theme", "house.json", "-o", "a.svg")
    #expect(run.exitCode == 0 && run.errors.hasPrefix("fmap: warning: house.json: colors.ink: hard to see"))
    #expect(program.read("a.svg")?.contains("#edf3f6") == true)
    try program.write("{\"colors\": {\"sea\": 3}, \"lineWeight\": 99}", to: "house.json")
    let wrong = try program.run("render", "--theme", "house.json", "-o", "b.svg")
    #expect(wrong.exitCode == 1 && wrong.errors.split(separator: "\n").count == 2 && program.read("b.svg") == nil)
  }

  @Test func aFontThatIsMissingKeepsBackPixelsAlone() throws {
    try program.write("{\"font\": \"No Such Family\"}", to: "house.json")
    let words = ["render", "--basemap", "none", "--theme", "house.json", "-o", "a.png", "-o", "a.pdf", "-o", "a.svg"]
    let run = try program.run(words)
    #expect(run.exitCode == 1 && program.files == ["a.svg", "house.json"])
    #expect(
      run.errors.hasPrefix(
        "fmap: error: drawing: no installed font is of the family that the theme names: \"No Such Family\"; install it"),
      "\(run.errors)")
    #expect(try program.run(words + ["--lang", "zh"]).errors.contains("已安装的字体中没有主题所指定的字体：“No Such Family”"))
    #expect(program.read("a.svg")?.contains("font-family=\"No Such Family,Noto Sans CJK SC,") == true)
    let gif = try program.run("animate", "--to", "1981", "--theme", "house.json", "-o", "a.gif")
    #expect(gif.exitCode == 1 && gif.errors.contains("\"No Such Family\"") && program.bytes("a.gif") == nil)
  }

  @Test func theTitleHasSerifsWhereTheThemeSaysSo() throws {
    for (theme, isSerif) in [("light", true), ("exhibition", true), ("dark", false), ("contrast", false)] {
      let svg = try program.run("render", "--basemap", "none", "--theme", theme, "-o", "-").text
      let title = try #require(svg.firstMatch(of: #/<text class="title"[^>]*>/#)).0
      #expect(title.contains("font-family=\"Noto Serif CJK SC,") == isSerif, "\(theme)")
      #expect(svg.components(separatedBy: "Noto Serif").count == (isSerif ? 3 : 1), "\(theme)")
    }
  }

  @Test(arguments: [
    (["--page", "A3", "--width", "800"], "--width: given together with --page"),
    (["--page", "A9"], "--page: unknown word: \"A9\""),
    (["--scale", "2", "-o", "a.svg"], "--scale: nothing to apply it to: an SVG has no pixels"),
    (["--dpi", "300", "-o", "a.svg"], "--dpi: nothing to apply it to: an SVG has no pixels"),
    (
      ["--bleed", "3", "-o", "a.svg"],
      "--bleed: nothing to apply it to: only what is printed is cut; write a PNG or a PDF"
    ),
    (["--bleed", "3", "--format", "html"], "--bleed: nothing to apply it to: only what is printed is cut"),
    (["--bleed", "3cm", "-o", "a.pdf"], "--bleed: not a number: \"3cm\"; expected 0 to 20"),
    (["--format", "png", "-o", "a.svg"], "--format: the names after -o already say which format"),
    (["--format", "svg,png", "-o", "-"], "-o -: several pictures for standard output"),
    (["--scale", "20"], "--scale: out of range: \"20\"; expected 0.1 to 16"),
    (["--theme", "lihgt"], "--theme: unknown word: \"lihgt\"; did you mean \"light\"?"),
  ]) func wrongWordsAreExplained(words: [String], message: String) throws {
    let run = try program.run(["render"] + words)
    #expect(run.exitCode == 2 && run.errors.hasPrefix("fmap: error: " + message), "\(run.errors)")
    #expect(program.files.isEmpty)
  }

  @Test func aCharacterWithoutGlyphIsNamedBeforeAnythingIsWritten() throws {
    let run = try program.run("render", "--basemap", "none", "--approval", noGlyph, "-o", "a.png")
    #expect(run.exitCode == 1 && run.errors.contains("no installed font has the character"), "\(run.errors)")
    #expect(run.errors.contains("fonts-noto-cjk") && program.files.isEmpty)
    // With nothing else to write there is nothing else to say.
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
  }
}

/// The last character of the last private plane, which no font has.
private let noGlyph = "\u{10FFFD}"

/// What cannot be drawn keeps back nothing that can.
@Suite struct PicturesTests {
  let program: Program

  init() throws { program = try Program() }

  private func render(_ words: String..., environment: [String: String] = [:]) throws -> Program.Run {
    try program.run(
      ["render", "--year", "2021", "--basemap", "none", "--approval", noGlyph] + words, environment: environment)
  }

  @Test(arguments: [["a.png", "b.svg"], ["b.svg", "a.png"], ["a.pdf", "b.svg", "a.png", "c.html"]])
  func anSVGNeedsNoFontInWhateverOrder(names: [String]) throws {
    let run = try program.run(
      ["render", "--basemap", "none", "--approval", noGlyph] + names.flatMap { ["-o", $0] })
    let written = names.filter { !$0.hasPrefix("a.") }
    #expect(run.exitCode == 1 && program.files == written.sorted())
    #expect(run.text == written.map { "wrote \($0)\n" }.joined())
    // The reason once, however many files lack it; then what is missing and what is there.
    let lines = run.errors.split(separator: "\n")
    let missing = names.filter { $0.hasPrefix("a.") }.joined(separator: ", ")
    #expect(lines.count == 2 && lines[0].contains("no installed font"), "\(run.errors)")
    let there = written.joined(separator: ", ")
    #expect(lines.last == "fmap: error: drawing: not drawn: \"\(missing)\"; written all the same: \(there)")
  }

  @Test func theUsualPlaceHasAtLeastTheSVG() throws {
    #expect(try render().exitCode == 1)
    #expect(program.read("out/map-2021.svg")?.hasSuffix("</svg>\n") == true)
    #expect(program.read("out/map-2021.png") == nil && program.bytes("out/map-2021.png") == nil)
    #expect(try render("--lang", "zh").errors.contains("未能绘制：“out/map-2021.png”；仍已写入：out/map-2021.svg"))
  }

  @Test func aFormatThatCannotBeDrawnMakesNoFolder() throws {
    #expect(try render("--format", "png,pdf").exitCode == 1)
    #expect(program.files.isEmpty)
  }

  @Test func standardOutputGetsTheSVGAlone() throws {
    let run = try render("-o", "-", "-o", "a.png")
    #expect(run.exitCode == 1 && run.text.hasPrefix("<svg ") && run.text.hasSuffix("</svg>\n"))
    let png = try render("-o", "-", "--format", "png", "-o", "b.svg")
    #expect(png.exitCode == 1 && png.output.isEmpty && program.files == ["b.svg"])
  }

  /// As on a new machine: not one font.
  @Test func aMachineWithoutFontsStillDrawsTheSVG() throws {
    try program.write("<fontconfig><dir>nowhere</dir></fontconfig>", to: "fonts.conf")
    let environment = ["FONTCONFIG_FILE": program.folder.appendingPathComponent("fonts.conf").path]
    let run = try program.run(["render", "-o", "a.png", "-o", "b.svg"], environment: environment)
    #expect(run.exitCode == 1 && run.errors.contains("no installed font has the character \""), "\(run.errors)")
    #expect(program.read("b.svg") != nil && program.bytes("a.png") == nil)
  }
}

@Suite struct RenderCommandTests {
  let program: Program

  init() throws { program = try Program() }

  /// The number of elements whose id begins in a way; every link and city has one.
  private func count(_ prefix: String, in svg: String, class name: String? = nil) -> Int {
    svg.components(separatedBy: "id=\"\(prefix)").dropFirst().count {
      name == nil || $0.prefix(120).contains(name ?? "")
    }
  }

  @Test func withoutOutputTheMapGoesToItsUsualPlace() throws {
    let run = try program.run("render", "--year", "2021")
    #expect(run.exitCode == 0)
    #expect(run.errors.isEmpty)
    #expect(run.text == "wrote out/map-2021.svg\nwrote out/map-2021.png\n")
    #expect(program.read("out/map-2021.svg")?.hasPrefix("<svg ") == true)
  }

  @Test(arguments: [
    (["--year", "2021"], 23, 14), (["--date", "2021-10-25"], 22, 15), (["--year", "1980"], 1, 0), ([], 23, 14),
  ])
  func everyAgreementInForceIsDrawnOnceAndNoneElse(day: [String], sister: Int, cooperative: Int) throws {
    let svg = try program.run(["render", "-o", "-"] + day).text
    #expect(count("link-", in: svg, class: "link sister") == sister)
    #expect(count("link-", in: svg, class: "link cooperative") == cooperative)
    #expect(count("city-", in: svg) == sister + cooperative)
  }

  @Test func karachiIsCooperativeUntilTheDayBeforeItsSisterAgreement() throws {
    let before = try program.run("render", "--date", "2021-12-08", "-o", "-").text
    let after = try program.run("render", "--date", "2021-12-09", "-o", "-").text
    #expect(before.contains("id=\"link-karachi-pk\" class=\"link cooperative\""))
    #expect(!before.contains("link-karachi-pk-2"))
    #expect(after.contains("id=\"link-karachi-pk-2\" class=\"link sister\""))
    #expect(!after.contains("id=\"link-karachi-pk\""))
  }

  @Test func aYearBeforeTheFirstAgreementIsDrawnEmptyWithAWarning() throws {
    let run = try program.run("render", "--year", "1979", "-o", "map.svg")
    #expect(run.exitCode == 0)
    #expect(
      run.errors
        == "fmap: warning: --year: no agreement before 1980: \"1979\"; the first is Sapporo, 1980-11-18\n")
    #expect(count("link-", in: program.read("map.svg") ?? "") == 0)
    #expect(try program.run("render", "--year", "1979", "-o", "map.svg", "--quiet").errors.isEmpty)
  }

  @Test func namesWithoutRoomAreToldOnceWithWhatHelps() throws {
    let size = ["--width", "480", "--height", "360", "--lang", "en", "--text", "1.4"]
    let run = try program.run(["render", "-o", "a.svg"] + size)
    let lines = run.errors.split(separator: "\n")
    let pattern = #/names: no room for (\d+) of the names: (.+); choose a larger page/#
    let told = try #require(lines.first?.firstMatch(of: pattern))
    let names = told.2.split(separator: ", ").map(String.init)
    #expect(run.exitCode == 0 && lines.count == 1 && names.count == Int(told.1) && names.count > 5)
    let svg = try #require(program.read("a.svg"))
    for name in names { #expect(!svg.contains(">\(name)</text>"), "\(name)") }
    #expect(svg.contains("The names of \(names.count) cities are not shown."))
    #expect(try program.run(["render", "-o", "a.html"] + size).errors.isEmpty)
    #expect(try program.run("render", "-o", "b.svg").errors.isEmpty)
    #expect(try program.run(["animate", "-o", "c.svg"] + size).errors.contains("no room for \(names.count) of"))
  }

  /// Only names that some frame would show are missed, and what is asked for already is no cure.
  @Test func namesAreMissedOnlyWhereTheyWouldStand() throws {
    let size = ["--width", "480", "--height", "360", "--text", "1.4"]
    #expect(try program.run(["animate", "--to", "1980", "-o", "a.svg"] + size).errors.isEmpty)
    let all = try program.run(["render", "-o", "-", "--labels", "all"] + size).errors
    let few = try program.run(["render", "-o", "-", "--labels", "sister"] + size).errors
    #expect(all.contains("--labels sister") && few.contains("no room for") && !few.contains("--labels"))
  }

  @Test func whatIsDoubtfulInALandFileIsTold() throws {
    let ring = "[[[0,0],[60,0],[60,50],[0,0]]]"
    let land = "{\"type\": \"Polygon\", \"coordinates\": \(ring), \"coordinates\": \(ring)}"
    try program.write(land, to: "land.geojson")
    for words in [["render", "-o", "a.svg"], ["animate", "-o", "b.svg"], ["embed"]] {
      let run = try program.run(words + ["--basemap", "land.geojson"])
      #expect(run.exitCode == 0 && run.errors.contains("land.geojson: coordinates: appears twice"), "\(words)")
    }
  }

  @Test func aFilterNeverBringsBackAReplacedAgreement() throws {
    let svg = try program.run("render", "--relation", "cooperative", "-o", "-").text
    #expect(count("link-", in: svg) == 14)
    #expect(!svg.contains("karachi"))
    #expect(svg.contains(">2021<"))
  }

  @Test func sameInputSameBytesFromAnyFolder() throws {
    let other = try Program()
    let first = try program.run("render", "-o", "-").output
    #expect(try other.run("render", "-o", "-").output == first)
    #expect(try program.run("render", "-o", "-").output == first)
  }

  @Test func severalOutputsAreAllWritten() throws {
    let run = try program.run("render", "-o", "a.svg", "-o", "b.svg")
    #expect(run.text == "wrote a.svg\nwrote b.svg\n")
    #expect(program.read("a.svg") == program.read("b.svg"))
  }

  @Test func ownFilesAreReadAndTheTableIsFoundBesideItsMap() throws {
    try program.write(try Program.geodata("map.json"), to: "map.json")
    let table = try Program.geodata("friendships.csv").split(separator: "\n").prefix(4).joined(separator: "\n")
    try program.write(table, to: "friendships.csv")
    let svg = try program.run("render", "--map", "map.json", "-o", "-").text
    #expect(count("link-", in: svg) == 3)
  }

  @Test func awkwardNamesStayText() throws {
    let table = try Program.geodata("friendships.csv").replacingOccurrences(of: "札幌,", with: "\"<&\"\"']]>札幌\",")
    try program.write(table, to: "table.csv")
    let run = try program.run("render", "--data", "table.csv", "-o", "-")
    #expect(run.exitCode == 0)
    #expect(run.text.contains("&lt;&amp;\"']]&gt;札幌"))
  }

  @Test func twoMapsOfOnePageShareNoID() throws {
    let ids = { (svg: String) in
      Set(svg.components(separatedBy: " id=\"").dropFirst().compactMap { $0.split(separator: "\"").first })
    }
    let a = ids(try program.run("render", "-o", "-", "--id-prefix", "a-").text)
    let b = ids(try program.run("render", "-o", "-", "--id-prefix", "b-").text)
    #expect(a.count > 60)
    #expect(a.isDisjoint(with: b))
  }

  @Test func anApprovalNumberIsPrintedAndThereIsNoneByDefault() throws {
    #expect(
      try program.run("render", "-o", "-", "--approval", "No. 1 of the test").text.contains(">No. 1 of the test<"))
    #expect(try !program.run("render", "-o", "-").text.contains("class=\"approval\""))
  }

  @Test func thanksForTheBuiltInLandAreNotSaidOfAnother() throws {
    let shapefile = Program.project.appendingPathComponent("geodata/natural-earth/ne_110m_land.shp").path
    for ending in ["svg", "html"] {
      #expect(try program.run("render", "--lang", "en", "-o", "a.\(ending)").exitCode == 0)
      #expect(program.read("a.\(ending)")?.contains("Natural Earth (public domain)") == true)
      for land in [shapefile, "none"] {
        #expect(try program.run("render", "-o", "b.\(ending)", "--basemap", land).exitCode == 0)
        let text = program.read("b.\(ending)")
        #expect(text?.contains("Natural Earth") == false && text?.contains("public domain") == false)
      }
    }
  }

  @Test func landComesFromAShapefileOrNowhere() throws {
    let shapefile = Program.project.appendingPathComponent("geodata/natural-earth/ne_110m_land.shp").path
    let coarse = try program.run("render", "-o", "-", "--basemap", shapefile).output.count
    let fine = try program.run("render", "-o", "-").output.count
    let none = try program.run("render", "-o", "-", "--basemap", "none").output.count
    #expect(none < coarse && coarse < fine)
  }

  // MARK: Where the page will stand

  /// Only a PNG that is written beside the page is promised to those who share it.
  @Test func aSharedPageNamesThePictureBesideIt() throws {
    let words = ["render", "--basemap", "none", "--url", "https://example.org/a/", "-o", "map.html", "-o"]
    let picture = "<meta property=\"og:image\" content=\"https://example.org/a/m.png\">"
    #expect(try program.run(words + ["m.png"]).exitCode == 0)
    #expect(program.read("map.html")?.contains(picture) == true)
    #expect(try program.run(words + ["m.svg"]).exitCode == 0)
    #expect(program.read("map.html")?.contains("og:image") == false)
    #expect(program.read("map.html")?.contains("<link rel=\"canonical\" href=\"https://example.org/a/\">") == true)
  }

  @Test(arguments: [
    (["https://example.org/", "-o", "a.svg"], "--url: is for a page"),
    (["https://example.org/", "-o", "a.html", "-o", "b.html"], "--url: names one page, and several are written"),
    (["a.html", "-o", "a.html"], "--url: not a web address"),
  ]) func anAddressIsThatOfOnePage(_ words: [String], _ message: String) throws {
    let run = try program.run(["render", "--basemap", "none", "--url"] + words)
    #expect(run.exitCode == 2 && run.errors.contains(message), "\(run.errors)")
  }
}
