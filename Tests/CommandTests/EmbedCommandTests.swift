import Foundation
import Testing

/// What a page needs to show the map. That a browser takes it is the matter of Tests/Referees/test_page.py.
@Suite struct EmbedCommandTests {
  let program: Program

  init() throws { program = try Program() }

  private func embed(_ words: String...) throws -> Program.Run {
    try program.run(["embed", "--year", "2021", "--lang", "en", "--basemap", "none"] + words)
  }

  /// The ways by name, each with the lines below it.
  private func ways(_ text: String) -> [String: [String]] {
    let lines = text.components(separatedBy: "\n")
    let starts =
      lines.indices.filter { lines[$0].wholeMatch(of: #/(img|picture|inline|iframe): .+/#) != nil } + [lines.count]
    return Dictionary(
      uniqueKeysWithValues: zip(starts, starts.dropFirst()).map { start, end in
        (String(lines[start].prefix { $0 != ":" }), Array(lines[start + 1..<end]))
      })
  }

  @Test func thereAreFourWaysEachWithItsPolicy() throws {
    let run = try embed()
    #expect(run.exitCode == 0 && run.errors.isEmpty && program.files.isEmpty)
    let ways = ways(run.text)
    #expect(ways.keys.sorted() == ["iframe", "img", "inline", "picture"])
    #expect(ways["img"]?.first == "Content-Security-Policy: img-src 'self'")
    #expect(ways["inline"]?.first == "Content-Security-Policy: nothing beyond default-src 'none'")
    #expect(ways["iframe"]?.first?.hasPrefix("Content-Security-Policy: frame-src 'self'; script-src 'sha256-") == true)
  }

  /// 23 and 14 in 23 countries by the published table; Sapporo was the first.
  @Test func theAlternativeTextIsMadeFromTheData() throws {
    let image = try #require(ways(try embed().text)["img"]?.first { $0.hasPrefix("<img ") })
    #expect(
      image.hasPrefix("<img src=\"map-2021.svg\" alt=\"World map with great-circle links from Shenyang to 37 cities"))
    #expect(
      image.contains("as of 2021-12-31: 23 Sister cities, 14 Friendly cooperative cities.") && image.contains("Sapporo")
    )
    let sister = try #require(ways(try embed("--relation", "sister").text)["img"]?.first { $0.hasPrefix("<img ") })
    #expect(sister.contains("to 23 cities") && !sister.contains("cooperative"))
  }

  /// The hash is that of another program.
  @Test func thePolicyAllowsTheScriptThatIsToBePasted() throws {
    let text = try embed().text
    let hash = try #require(text.firstMatch(of: #/script-src 'sha256-([^']+)'/#)).1
    let script = try #require(text.firstMatch(of: #/<script>(.+)</script>/#)).1
    try program.write(String(script), to: "script.js")
    let sum = try program.shell("sha256sum script.js 2>/dev/null || shasum -a 256 script.js").text.prefix(64)
    let bytes = try #require(Data(base64Encoded: String(hash)))
    #expect(bytes.map { String(format: "%02x", $0) }.joined() == sum)
  }

  /// What another command must do is said with that command.
  @Test func itsAdviceNamesNoOptionThatItDoesNotHave() throws {
    let other = "draw the same map with fmap render, --assets external and -o map.html"
    let text = try embed("--frame-height", "720").text
    #expect(text.contains(other))
    let named = { (text: String) in Set(text.matches(of: #/(?:^|[^\w-])(--[a-z][a-z-]+)/#).map { String($0.output.1) })
    }
    #expect(named(text.replacing(other, with: "")).isSubset(of: named(try program.run("embed", "--help").text)))
  }

  /// A file of the day of the year is named after that day.
  @Test func thePictureIsNamedAfterItsDay() throws {
    let run = try program.run("embed", "--date", "1998-07-01", "--basemap", "none")
    #expect(run.text.contains("<img src=\"map-1998-07-01.svg\""))
  }

  @Test func markupInNamesStaysText() throws {
    let map = try Program.geodata("map.json")
      .replacing(#/"title": *\{[^}]*\}/#, with: #""title": {"en": "A \"b\" <i>&"}"#)
    try program.write(map, to: "map.json")
    try program.write(try Program.geodata("friendships.csv"), to: "friendships.csv")
    let text = try embed("--map", "map.json").text
    #expect(text.contains("title=\"A &quot;b&quot; &lt;i&gt;&amp;\"") && !text.contains("<i>"))
  }

  // MARK: Into a folder

  @Test func aFolderGetsThePageAndWhatItShows() throws {
    let run = try embed("-o", "out")
    #expect(run.exitCode == 0 && run.errors.isEmpty)
    #expect(
      run.text
        == "wrote out/map-2021.svg\nwrote out/map-2021-upright.svg\nwrote out/map.html\nwrote out/embed.html\n")
    let same = ["render", "--year", "2021", "--lang", "en", "--basemap", "none"]
    #expect(try program.run(same + ["-o", "a.svg", "-o", "a.html"]).exitCode == 0)
    #expect(program.bytes("out/map-2021.svg") == program.bytes("a.svg"))
    #expect(program.bytes("out/map.html") == program.bytes("a.html"))
    let tall = same + ["--width", "390", "--height", "1050", "--inset", "none", "-o", "tall.svg"]
    #expect(try program.run(tall).exitCode == 0)
    #expect(program.bytes("out/map-2021-upright.svg") == program.bytes("tall.svg"))
    // In a column of 358 pixels, on a phone of 390 with a margin, every name of the map has 11 and more.
    let upright = try #require(program.read("out/map-2021-upright.svg"))
    let sizes = upright.matches(of: #/class="label[^>]*? font-size="([0-9.]+)"/#).compactMap { Double($0.output.1) }
    #expect(sizes.count >= 20 && sizes.allSatisfy { $0 * 358 / 390 >= 11 }, "\(sizes)")
  }

  /// A hundred cities have their names on the map or in the list below it, with words that are too wide for two columns, too.
  @Test(arguments: ["Town", "A town with a very long name"])
  func aHundredCitiesAreNamedOnPhones(_ name: String) throws {
    let rows = (0..<100).map { index in
      "\(name) \(index),JP,Japan,Asia,\(30 + index % 10),\(130 + index / 10),sister,\(1980 + index % 40)"
    }
    let head = "city_en,country_code,country_en,continent,latitude,longitude,relation,established"
    try program.write(([head] + rows).joined(separator: "\n") + "\n", to: "table.csv")
    let run = try program.run("embed", "--data", "table.csv", "--lang", "en", "--inset", "none", "-o", "out", "--quiet")
    #expect(run.exitCode == 0, "\(run.errors)")
    let file = try #require(try program.shell("ls out/*-upright.svg").text.split(separator: "\n").first)
    let upright = try #require(program.read(String(file)))
    for index in 0..<100 { #expect(upright.contains(">\(name) \(index)<"), "\(index)") }
    #expect(!upright.contains("not listed") && !upright.contains("without a name"))
  }

  /// The page holds what the command prints, and two maps that share no id.
  @Test func thePageShowsThemAll() throws {
    #expect(try embed("-o", "out").exitCode == 0)
    let page = try #require(program.read("out/embed.html"))
    #expect(page.contains("<img src=\"map-2021.svg\" alt=\"World map") && page.contains("<iframe src=\"map.html\""))
    #expect(
      page.contains("&lt;img src=&quot;map-2021.svg&quot;") && page.contains("&lt;iframe src=&quot;map.html&quot;"))
    let svgs = page.components(separatedBy: "<svg ").dropFirst()
    let ids = svgs.map { Set($0.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }) }
    #expect(ids.count == 2 && ids[0].count > 60)
    #expect(ids[0].allSatisfy { $0.hasPrefix("a-") } && ids[1].allSatisfy { $0.hasPrefix("b-") })
    let hash = try #require(try embed().text.firstMatch(of: #/script-src '(sha256-[^']+)'/#)).1
    #expect(page.contains("script-src '\(hash)'; base-uri 'none'\">"))
  }

  @Test func theFrameHasTheHeightThatWasAskedFor() throws {
    #expect(try embed().text.contains(" height=\"800\" loading=\"lazy\" data-fmap></iframe>"))
    #expect(try embed("--frame-height", "640").text.contains(" height=\"640\" loading=\"lazy\" data-fmap></iframe>"))
    #expect(try embed("--frame-height", "grow").text.contains(" height=\"800\" loading=\"lazy\" data-fmap=\"grow\">"))
    let low = try embed("--frame-height", "299")
    #expect(low.exitCode == 2 && low.errors.contains("--frame-height"), "\(low.errors)")
  }

  @Test func anUprightMapIsItsOwnPictureForPhones() throws {
    let run = try embed("--width", "1080", "--height", "1920", "-o", "out")
    #expect(run.exitCode == 0 && !run.text.contains("upright"), "\(run.errors)")
  }

  /// Who shares the page needs absolute addresses, and the picture must be there.
  @Test func anAddressGivesTheSharedPageAPicture() throws {
    let run = try embed("-o", "out", "--url", "https://example.org/friends/map.html")
    #expect(run.exitCode == 0 && run.text.contains("wrote out/map.png\n"), "\(run.errors)")
    let page = try #require(program.read("out/map.html"))
    #expect(page.contains("<meta property=\"og:image\" content=\"https://example.org/friends/map.png\">"))
    let alone = try embed("--url", "https://example.org/map.html")
    #expect(alone.exitCode == 2 && alone.errors.contains("--url: is for a page"), "\(alone.errors)")
  }

  @Test func aFileInThePlaceOfTheFolderIsLeftAlone() throws {
    try program.write("mine", to: "out")
    let run = try embed("-o", "out")
    #expect(
      run.exitCode == 1 && run.text.isEmpty && run.errors.hasPrefix("fmap: error: out/map-2021.svg: cannot write"))
    #expect(program.read("out") == "mine")
  }

  // MARK: Warnings

  /// A column that nobody knows, names without room, and a photo that another server has.
  @Test func whatIsDoubtfulIsTold() throws {
    try program.write(
      """
      city_en,country_code,country_en,continent,latitude,longitude,relation,established,source,photo,weather
      Sapporo,JP,Japan,Asia,43.06,141.35,sister,1980-11-18,https://example.org/,https://photos.example/a.jpg,fine

      """, to: "t.csv")
    let run = try embed("--data", "t.csv")
    #expect(run.exitCode == 0 && run.text.contains("<img "))
    #expect(run.errors.contains("t.csv:1:11: unknown column, ignored: \"weather\""), "\(run.errors)")
    #expect(run.errors.contains("a photo on another server"), "\(run.errors)")
    let small = try embed("--width", "640", "--height", "360")
    #expect(small.exitCode == 0 && small.errors.hasPrefix("fmap: warning: names: no room for "), "\(small.errors)")
    #expect(try embed("--width", "640", "--height", "360", "-o", "out").errors == small.errors)
    let early = try program.run("embed", "--year", "1970")
    #expect(early.exitCode == 0 && early.errors.hasPrefix("fmap: warning: --year: no agreement before 1980"))
    #expect(try embed("--inset", "-40,-40,-30,-30").errors.contains("--inset: no city in it"))
  }

  @Test func quietMeansThatNothingIsToldButWhatWasAskedFor() throws {
    let small = ["--labels", "none", "--width", "640", "--height", "360", "--quiet"]
    let printed = try program.run(["embed", "--basemap", "none"] + small)
    #expect(printed.exitCode == 0 && printed.errors.isEmpty && printed.text.contains("<img "))
    let written = try program.run(["embed", "--basemap", "none", "-o", "out"] + small)
    #expect(written.exitCode == 0 && written.errors.isEmpty && written.text.isEmpty)
    #expect(program.bytes("out/embed.html") != nil)
  }

  @Test(arguments: [
    (["--format", "svg"], "embed: unknown option: \"--format\""), (["here"], "embed: unexpected word: \"here\""),
    (["--year", "2021", "--date", "2021-01-01"], "--date: given together with --year"),
    (["-o"], "--output: needs a value"),
  ])
  func wrongWordsAreExplained(_ words: [String], _ message: String) throws {
    let run = try program.run(["embed"] + words)
    #expect(run.exitCode == 2 && run.text.isEmpty && run.errors.hasPrefix("fmap: error: \(message)"), "\(run.errors)")
  }
}
