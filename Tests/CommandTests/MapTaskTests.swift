import Cartography
import Drawing
import Geometry
import Testing

@testable import FriendshipMaps
@testable import fmap

/// The options of a map, read without a process.
@Suite struct MapTaskTests {
  private func options(_ words: String..., map: String? = nil) throws -> MapOptions {
    try options(words, map: map)
  }

  /// What options of `fmap render` ask for, of the built-in map or of a map.json beside the built-in table.
  private func options(_ words: [String], map: String? = nil) throws -> MapOptions {
    let task = try MapTask(try Arguments(words + (try map.map { try files($0) } ?? []), for: .render))
    return try task.request.options(for: try task.data()).options
  }

  private func files(_ map: String) throws -> [String] {
    let program = try Program()
    try program.write(map, to: "map.json")
    try program.write(try Program.geodata("friendships.csv"), to: "friendships.csv")
    return ["--map", program.folder.path + "/map.json"]
  }

  /// The built-in map file with one thing replaced in it.
  private func map(_ pattern: some RegexComponent, _ text: String) throws -> String {
    let whole = try Program.geodata("map.json")
    let changed = whole.replacing(pattern, with: text)
    try #require(changed != whole)
    return changed
  }

  /// What a wrong use is told, in one line; nothing when it is accepted.
  private func complaint(_ words: [String]) throws -> String? {
    do {
      _ = try options(words)
      return nil
    } catch let failure as Failure {
      guard case .usage(let problem) = failure else { return nil }
      return problem.description
    }
  }

  // MARK: The map's middle

  /// As the help says: that of the option, else that of map.json, else 150; the built-in one names none.
  @Test func theCentralMeridianIsThatOfTheOptionTheMapOrThePacific() throws {
    #expect(try options().centralMeridian == 150)
    let own = try map(#/"title":/#, "\"centralMeridian\": -60.5, \"title\":")
    #expect(try options(map: own).centralMeridian == -60.5)
    #expect(try options("--central-meridian", "180", map: own).centralMeridian == 180)
    #expect(try options("--central-meridian", "-180").centralMeridian == -180)
  }

  // MARK: Languages

  @Test(arguments: [
    ("en", ["en"]), ("en+en", ["en"]), ("zh+en", ["zh", "en"]), ("en+zh", ["en", "zh"]), ("zh+en+zh+zh", ["zh", "en"]),
  ])
  func aLanguageIsAskedForOnce(_ asked: String, _ expected: [String]) throws {
    #expect(try options("--lang", asked).languages == expected)
  }

  @Test func theUsualLanguagesAreThoseOfTheTitle() throws {
    #expect(try options().languages == ["zh", "en"])
    for (title, expected) in [
      ("{\"zh\": \"友\"}", ["zh"]), ("{\"en\": \"F\"}", ["en"]), ("{\"fr\": \"A\"}", ["fr"]),
      ("{\"it\": \"A\"}", ["en"]),
    ] {
      let own = try map(#/"title": *\{[^}]*\}/#, "\"title\": \(title)")
      #expect(try options(map: own).languages == expected, "\(title)")
    }
  }

  @Test(arguments: ["", "+", "en+", "it", "zh+en+xx", "EN"]) func aLanguageThatNobodyKnowsIsWrong(_ asked: String)
    throws
  {
    #expect(try complaint(["--lang", asked])?.hasPrefix("--lang: unknown language: ") == true)
  }

  // MARK: The number of approval

  @Test(arguments: ["GS(2021)1234", "审图号：辽S（2021）1号", "a b", "é\u{301}", String(repeating: "9", count: 100)])
  func aNumberIsTakenAsItIs(_ text: String) throws { #expect(try options("--approval", text).approval == text) }

  /// Nothing to be seen, controls of a terminal and of a text, more than one line, too long.
  @Test(arguments: [
    "", " ", "\u{3000}", "a\u{7}b", "\u{1B}[31m1", "1\n2", "1\r", "1\t2", "1\u{7F}", "1\u{85}2", "\u{0}",
    String(repeating: "9", count: 101),
  ])
  func whatCannotBePrintedOnOneLineIsNoNumber(_ text: String) throws {
    let said = try complaint(["--approval", text])
    #expect(said?.hasPrefix("--approval: not usable") == true, "\(said ?? "taken")")
  }

  // MARK: Sizes

  @Test func aPageHasTheSizeOfItsOptions() throws {
    let usual = try options()
    #expect(usual.size == Size(width: 1920, height: 1080) && usual.pixelsPerUnit == 1 && usual.safeMargin == 0)
    let own = try options("--width", "16384", "--height", "360", "--scale", "0.1")
    #expect(own.size == Size(width: 16384, height: 360) && own.pixelsPerUnit == 0.1)
  }

  /// 16384 pixels are allowed, one more is not; words that are not whole numbers are not numbers of pixels.
  @Test(
    arguments: [
      (["--width", "8192", "--scale", "2"], nil),
      (["--width", "8193", "--scale", "2"], "--scale: more than 16384 pixels"),
      (["--height", "8193", "--scale", "2"], "--scale: more than 16384 pixels"),
      (["--width", "359"], "--width: out of range"), (["--width", "360", "--height", "360"], nil),
      (["--height", "359"], "--height: out of range"), (["--width", "16385"], "--width: out of range"),
      (["--width", "640.5"], "--width: not a whole number"), (["--scale", "0.09"], "--scale: out of range"),
      (["--page", "A4", "--scale", "1"], "--scale: given together with --page"),
      (["--standard-parallel", "80.1"], "--standard-parallel: out of range"),
      (["--central-meridian", "180.01"], "--central-meridian: out of range"),
    ] as [([String], String?)])
  func sizesHaveTheirLimits(_ words: [String], _ expected: String?) throws {
    let said = try complaint(words)
    if let expected { #expect(said?.hasPrefix(expected) == true, "\(said ?? "taken")") } else { #expect(said == nil) }
  }

  // MARK: Names and insets

  @Test func labelsAreAllBothNoneOrOfAKind() throws {
    #expect(try options().labels == .all && options("--labels", "all").labels == .all)
    #expect(try options("--labels", "both").labels == .both && options("--labels", "none").labels == .none)
    #expect(try options("--labels", "sister").labels == .relation("sister"))
    // A kind that the filter leaves out is still one of the table.
    #expect(try options("--labels", "sister", "--relation", "cooperative").labels == .relation("sister"))
    #expect(try complaint(["--labels", "twin"])?.hasPrefix("--labels: unknown word: \"twin\"") == true)
  }

  @Test func theRegionIsChosenTheWorldOrAPart() throws {
    #expect(try options().region == .auto && options("--region", "auto").region == .auto)
    #expect(try options("--region", "world").region == .world)
    let europe = Region("map", west: -12, south: 34, east: 42, north: 62.5)
    #expect(try options("--region=-12,34,42,62.5").region == .part(europe))
    // Beyond 180°.
    let pacific = Region("map", west: 170, south: -60, east: -120, north: 0)
    #expect(try options("--region", "170,-60,-120,0").region == .part(pacific))
  }

  /// Not four numbers, no width or height, more than half of the globe, north of the pole, south above north.
  @Test(arguments: [
    "", "none", "europe", "1,2,3", "1,2,3,4,5", "0,10,0.5,20", "0,10,20,10.5", "-100,0,100,40", "0,40,20,91",
    "0,40,20,30", "0,0,nan,20", "0;0;20;20",
  ])
  func whatIsNoPartOfTheWorldIsWrong(_ word: String) throws {
    #expect(try complaint(["--region", word])?.hasPrefix("--region: not a region") == true)
  }

  @Test func theSecondLineUnderANameIsChosen() throws {
    #expect(try options().beneath == .both)
    for what in Beneath.allCases { #expect(try options("--beneath", what.rawValue).beneath == what) }
    #expect(Beneath.allCases.map(\.rawValue).sorted() == ["both", "country", "none", "year"])
    let said = try complaint(["--beneath", "contry"])
    #expect(said?.hasPrefix("--beneath: unknown word: \"contry\"; did you mean \"country\"?") == true)
  }

  @Test func theOrderOfTheListIsChosen() throws {
    #expect(try options().list == .year && options("--list", "year").list == .year)
    #expect(try options("--list", "country").list == .country)
    #expect(try complaint(["--list", "name"])?.hasPrefix("--list: unknown word: \"name\"") == true)
  }

  @Test func wordsGrowBetweenHalfAndFourfold() throws {
    #expect(try options().text == 1 && options("--text", "0.5").text == 0.5 && options("--text", "4").text == 4)
    for word in ["0.49", "4.01", "0", "-1"] {
      #expect(try complaint(["--text", word]) == "--text: out of range: \"\(word)\"; expected 0.5 to 4")
    }
    #expect(try complaint(["--text", "big"])?.hasPrefix("--text: not a number") == true)
  }

  // MARK: Bleed

  private func bleed(_ words: String...) throws -> Double? {
    try MapTask(try Arguments(words, for: .render)).request.bleed
  }

  @Test func aBleedIsInMillimetres() throws {
    #expect(try bleed() == nil && bleed("--bleed", "3") == 3 && bleed("--bleed", "3mm") == 3)
    #expect(try bleed("--bleed", "3 mm") == 3 && bleed("--bleed=0") == 0 && bleed("--bleed", "20mm") == 20)
    for word in ["-1", "20.5", "21mm"] {
      #expect(try complaint(["--bleed", word]) == "--bleed: out of range: \"\(word)\"; expected 0 to 20")
    }
    // Another unit, or none before it.
    for word in ["3cm", "mm", "", "3  mm", "3pt", "0.1in", "3mmm"] {
      #expect(try complaint(["--bleed", word])?.hasPrefix("--bleed: not a number") == true, "\(word)")
    }
    // No other option takes a unit.
    #expect(try complaint(["--text", "2mm"])?.hasPrefix("--text: not a number") == true)
  }

  @Test(arguments: ["auto,none", "1,2,3", "", "none none"]) func whatIsNoRegionIsWrong(_ word: String) throws {
    #expect(try complaint(["--inset", word])?.hasPrefix("--inset: not a region") == true)
  }

  @Test(arguments: [
    ("", true), ("a", true), ("a-", true), ("Map_2", true), (String(repeating: "a", count: 64), true), ("1", false),
    ("-a", false), ("_a", false), ("a b", false), ("a:b", false), ("é", false), ("a\"", false),
    (String(repeating: "a", count: 65), false),
  ])
  func aPrefixOfIDsBeginsAnID(_ text: String, _ isFine: Bool) throws {
    let request = try MapTask(try Arguments(["--id-prefix=\(text)"], for: .render)).request
    if isFine {
      #expect(try request.checkedPrefix() == text)
    } else {
      #expect(throws: Failure.self) { try request.checkedPrefix() }
    }
  }

  @Test func aGIFPlaysOnceUnlessAskedOtherwise() throws {
    let loops = { (words: [String]) in try Arguments(words, for: .animate).loops() }
    #expect(try loops([]) == 1 && loops(["--loop", "0"]) == 0 && loops(["--loop", "65535"]) == 65535)
    #expect(throws: Failure.self) { try loops(["--loop", "65536"]) }
    #expect(throws: Failure.self) { try loops(["--loop", "-1"]) }
  }
}
