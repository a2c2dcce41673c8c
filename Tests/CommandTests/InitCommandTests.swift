import Foundation
import Testing

@Suite struct InitCommandTests {
  @Test func whatItWritesCanBeDrawnAtOnceAndExplainsItself() throws {
    let program = try Program()
    let begun = try program.run("init", "suva", "--hub", "Suva,-18.1416,178.4415,FJ,Fiji")
    #expect(begun.exitCode == 0 && begun.text.contains("fmap check --map suva/map.json"))
    let drawn = try program.run("render", "--map", "suva/map.json", "-o", "map.svg")
    #expect(drawn.exitCode == 0, "\(drawn.errors)")
    let svg = try #require(program.read("map.svg"))
    #expect(svg.contains("The Friends of Suva") && svg.contains("id=\"hub-suva-fj\"") && svg.contains(">2026<"))
    #expect(!svg.contains("<path id=\"link-"))
    // Cut in the Atlantic, Fiji is near the middle and no land is cut.
    let check = try program.run("check", "--map", "suva/map.json")
    #expect(check.exitCode == 0 && check.text.contains("no agreements"))
    let map = try #require(program.read("suva/map.json"))
    #expect(map.contains("\"centralMeridian\": 150") && map.contains("// ") && !map.contains("Shenyang"))
  }

  @Test func aChineseNameMakesAMapInBothLanguages() throws {
    let program = try Program()
    #expect(try program.run("init", "d", "--hub", "Dalian/大连,38.914,121.6147").exitCode == 0)
    #expect(try program.run("render", "--map", "d/map.json", "-o", "m.svg").exitCode == 0)
    let svg = try #require(program.read("m.svg"))
    #expect(svg.contains("大连的朋友") && svg.contains("The Friends of Dalian") && svg.contains("id=\"hub-dalian\""))
    #expect(
      program.bytes("d/friendships.csv")?.starts(with: [0xEF, 0xBB, 0xBF] + Array("city_en,city_zh,".utf8)) == true)
  }

  /// What offices in China and elsewhere call their cities; a row without a kind is a partner, as the map has two other kinds.
  @Test(arguments: ["Dalian/大连,38.914,121.6147", "Suva,-18.1416,178.4415"])
  func theMapKnowsTheKindsThatOfficesHave(_ hub: String) throws {
    let program = try Program()
    #expect(try program.run("init", "d", "--hub", hub).exitCode == 0)
    try program.write(
      table(["友好城市", "友好合作关系城市", "伙伴城市", "Sister city", "Friendship city", "Partner city", "", "友好交流城市"]),
      to: "d/friendships.csv")
    let run = try program.run("check", "--map", "d/map.json", "--lang", "en")
    #expect(run.exitCode == 0 && run.text.contains("errors: 0"), "\(run.text)")
    #expect(try count(program) == ["sister": 2, "cooperative": 3, "partner": 3])
    // Two words are no names of their kind; what they are shown as, the map has.
    let told = run.text.matches(of: #/shown as "([^"]+)": "([^"]+)"/#)
    #expect(told.map { String($0.output.2) } == ["Friendship city", "友好交流城市"])
    let names = try #require(told.last?.output.1)
    #expect(names == (hub.contains("大连") ? "友好合作关系城市" : "Friendly cooperative city"))
    #expect(try program.run("render", "--map", "d/map.json", "-o", "map.svg").exitCode == 0)
    let svg = try #require(program.read("map.svg"))
    for name in told.map(\.output.1) { #expect(svg.contains(name), "\(name)") }
  }

  /// The file invites to delete a kind, and says what becomes of rows that name none.
  @Test func withOneKindLeftRowsThatNameNoneAreOfIt() throws {
    let program = try Program()
    #expect(try program.run("init", "d", "--hub", "Suva,-18.1416,178.4415").exitCode == 0)
    let map = try #require(program.read("d/map.json"))
    #expect(map.contains("A row without a kind is of the only kind, where\n"))
    try program.write(table(["", "", "Partner city", "", ""]), to: "d/friendships.csv")
    #expect(try count(program) == ["sister": 0, "cooperative": 0, "partner": 5])
    let second = try #require(map.firstRange(of: ",\n    {\n      \"id\": \"cooperative\""))
    let end = try #require(map[second.lowerBound...].firstRange(of: "\n  ]"))
    try program.write(String(map[..<second.lowerBound] + map[end.lowerBound...]), to: "d/map.json")
    #expect(try count(program) == ["sister": 4, "cooperative": 0, "partner": 1])
  }

  /// A table with a row for each word of a kind.
  private func table(_ kinds: [String]) -> String {
    let rows = kinds.enumerated().map { "City \($0),JP,Japan,Asia,\(30 + $0),140,\($1),2000,https://example.org/\n" }
    return "city_en,country_code,country_en,continent,latitude,longitude,relation,established,source\n" + rows.joined()
  }

  /// How many cities of the map are of each kind.
  private func count(_ program: Program) throws -> [String: Int] {
    let lines = try program.run("list", "cities", "--map", "d/map.json").text.split(separator: "\n")
    let kinds = ["sister", "cooperative", "partner"]
    return Dictionary(uniqueKeysWithValues: kinds.map { kind in (kind, lines.count { $0.contains("\t\(kind)\t") }) })
  }

  /// The options of which the notes about a list speak.
  @Test func aListIsReadInTheSheetAndEncodingThatAreNamed() throws {
    let program = try Program()
    try program.write("city,country\nLyon,France\n", to: "list.csv")
    let hub = ["--hub", "Suva,-18.1,178.4"]
    #expect(try program.run(["init", "a", "list.csv", "--encoding", "gb18030"] + hub).exitCode == 0)
    let wrong = try program.run(["init", "b", "list.csv", "--sheet", "One"] + hub)
    #expect(wrong.errors.contains("--sheet: list.csv is not a workbook"))
    let bare = try program.run(["init", "c", "--sheet", "One"] + hub)
    #expect(bare.exitCode == 2 && bare.errors.contains("--sheet: is for a list; write fmap init c LIST"))
  }

  @Test func nothingIsEverOverwritten() throws {
    let program = try Program()
    try FileManager.default.createDirectory(
      at: program.folder.appendingPathComponent("d"), withIntermediateDirectories: false)
    try program.write("mine", to: "d/friendships.csv")
    let run = try program.run("init", "d", "--hub", "Suva,-18.1,178.4")
    #expect(run.exitCode == 1 && run.errors.contains("d/friendships.csv: is there already"))
    #expect(program.read("d/friendships.csv") == "mine" && program.read("d/map.json") == nil)
  }

  /// Also where there seems to be nothing: a link to nowhere would be followed out of the folder.
  @Test(arguments: ["map.json", "friendships.csv"]) func aLinkIsNotFollowedOutOfTheFolder(_ name: String) throws {
    let program = try Program()
    for target in ["nowhere", "theirs"] {
      try program.shell("rm -rf d; mkdir d; echo theirs > theirs; ln -s ../\(target) d/\(name)")
      let run = try program.run("init", "d", "--hub", "A,1,2")
      #expect(
        run.exitCode == 1
          && run.errors.hasPrefix("fmap: error: d/\(name): is there already, and may hold work of yours; name another"))
      #expect(program.files == ["d", "theirs"] && program.read("theirs") == "theirs\n")
      #expect(try program.shell("ls d").text == "\(name)\n")
    }
  }

  /// A disk that is full half-way must not be in the way of the next try. Shells count the limit in blocks of 512 or 1024 bytes:
  /// the table has less, the map more.
  @Test(arguments: [false, true]) func whatFailedCanBeTriedAgain(isFolderThere: Bool) throws {
    let program = try Program()
    let begin = "\"$FMAP\" init d --hub Suva,-18.1,178.4"
    let failed = try program.shell("\(isFolderThere ? "mkdir d; " : "")ulimit -f 2; \(begin)")
    #expect(
      failed.exitCode == 1 && failed.errors.hasPrefix("fmap: error: d/map.json: cannot write: file too large"),
      "\(failed.errors)")
    #expect(program.files == (isFolderThere ? ["d"] : []))
    #expect(try program.shell("ls -A d | wc -l").text.trimmingCharacters(in: .whitespaces) == "0\n")
    #expect(try program.shell(begin).exitCode == 0)
  }

  /// As a run leaves it that was killed before it wrote the map, which comes last.
  @Test func aTableWithoutItsMapIsNoObstacleUnlessItIsAnother() throws {
    let program = try Program()
    let words = ["init", "d", "--hub", "Suva,-18.1,178.4"]
    #expect(try program.run(words).exitCode == 0)
    try program.shell("rm d/map.json")
    #expect(try program.run(words).exitCode == 0 && program.read("d/map.json") != nil)
    #expect(try program.run(words).exitCode == 1)
    try program.shell("rm d/map.json; echo more >> d/friendships.csv")
    #expect(try program.run(words).errors.contains("d/friendships.csv: is there already"))
  }

  @Test(arguments: [
    ["init"], ["init", "d"], ["init", "d", "--hub", "Suva,nan,178"],
    ["init", "d", "--hub", ",1,2"], ["init", "d", "--hub", "Suva,1,2,FJI,Fiji"],
    ["init", "d", "--hub", "Graz,47,07,15,43"],
  ])
  func aHubThatIsNoneIsRefused(_ words: [String]) throws {
    let program = try Program()
    let run = try program.run(words)
    #expect(
      run.exitCode == 2
        && (run.errors.contains("--hub \"NAME\"") || run.errors.contains("Suva,-18.1416")))
    #expect(program.files.isEmpty)
  }

  @Test(arguments: [
    ("147.3,-42.9", "latitude out of range: \"147.3\"; expected -90 to 90; has it changed places with the longitude?"),
    ("95,120", "latitude out of range: \"95\"; expected -90 to 90"),
    ("1e9,0", "latitude out of range: \"1e9\"; expected -90 to 90"),
    ("-42.9,247.3", "longitude out of range: \"247.3\"; expected -180 to 180"),
  ])
  func aPlaceThatIsNoneIsRefused(place: String, message: String) throws {
    let program = try Program()
    let run = try program.run("init", "d", "--hub", "Hobart,\(place)")
    #expect(run.exitCode == 2 && run.errors == "fmap: error: --hub: \(message)\n")
    #expect(program.files.isEmpty)
  }

  /// At most 60 letters are advised and 300 allowed; a title with a word more than the name may have no more.
  @Test(arguments: [60, 61, 289, 300, 301]) func aLongNameIsToldAndUsed(length: Int) throws {
    let program = try Program()
    let name = String(repeating: "Llanfair", count: 40).prefix(length)
    let run = try program.run("init", "d", "--hub", "\(name)/\(String(repeating: "长", count: length)),1,2")
    #expect(run.exitCode == (length > 300 ? 2 : 0), "\(run.errors)")
    #expect(run.errors.contains("a text of \(length) letters") == (length > 60))
    #expect(run.errors.contains("d/map.json: hub.names.en: a text of") == (61...300).contains(length))
    #expect(!run.errors.contains("nobody sees"))
    guard length <= 300 else { return }
    #expect(try program.run("check", "--map", "d/map.json").exitCode == 0)
    let quiet = try program.run("init", "e", "--quiet", "--hub", "\(name),1,2")
    #expect(quiet.exitCode == 0 && quiet.errors.isEmpty)
  }

  @Test func charactersThatNobodySeesAreRefused() throws {
    let program = try Program()
    let run = try program.run("init", "d", "--hub", "Su\u{202E}va,1,2")
    #expect(run.exitCode == 2 && run.errors.contains("has invisible characters"))
    #expect(program.files.isEmpty)
  }

  @Test func aChineseHubIsToldInChineseHowToBeWritten() throws {
    let run = try Program().run(["init", "d", "--hub", "大连,38.9,东经121.6"], environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(
      run.errors
        == "fmap: 错误: --hub: 不是城市及其坐标：“大连,38.9,东经121.6”；"
        + "请写成“Guangzhou”、“Guangzhou, China”、“Suva,-18.1416,178.4415”或“Dalian/大连,38.914,121.6147,CN,China/中国”\n")
  }
}
