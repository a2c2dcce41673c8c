import Foundation
import Testing

/// Whatever is wrong, the program says where, what was found and how to mend it, ends with the right code, and leaves
/// what was there before.
@Suite struct BadInputTests {
  let program: Program

  init() throws { program = try Program() }

  struct Case: CustomTestStringConvertible {
    let words: [String]
    let code: Int32
    let message: String

    init(_ words: String, _ code: Int32, _ message: String) {
      self.words = words.split(separator: " ").map(String.init)
      self.code = code
      self.message = message
    }

    var testDescription: String { words.joined(separator: " ") }
  }

  @Test(arguments: [
    Case("rendr", 2, "fmap: unknown command: \"rendr\"; did you mean \"render\"?"),
    Case("render --yaer 2021", 2, "render: unknown option: \"--yaer\"; did you mean \"--year\"?"),
    Case("render --year", 2, "--year: needs a value; write --year Y"),
    Case("render --year abc", 2, "--year: not a number: \"abc\"; expected 1 to 9999"),
    Case("render --year 1998.5", 2, "--year: not a whole number: \"1998.5\""),
    Case("render --year 1998 --year 1999", 2, "--year: given twice"),
    Case("render --year 1998 --date 1998-01-01", 2, "--date: given together with --year"),
    Case("render --date 2021-02-30", 2, "--date: not a day: \"2021-02-30\"; write it as YYYY-MM-DD"),
    Case("render --width -5", 2, "--width: out of range: \"-5\"; expected 360 to 16384"),
    Case("render --width 1e99", 2, "--width: out of range: \"1e99\""),
    Case("render --width nan", 2, "--width: not a number: \"nan\""),
    Case("render --standard-parallel 90", 2, "--standard-parallel: out of range: \"90\"; expected -80 to 80"),
    Case("render --region europe", 2, "--region: not a region: \"europe\"; use auto, world, or west,south,east,north"),
    Case("render --beneath yaer", 2, "--beneath: unknown word: \"yaer\"; did you mean \"year\"?"),
    Case("animate --list contry", 2, "--list: unknown word: \"contry\"; did you mean \"country\"?"),
    Case("embed --text 5", 2, "--text: out of range: \"5\"; expected 0.5 to 4"),
    Case("render --theme lihgt", 2, "--theme: unknown word: \"lihgt\"; did you mean \"light\"?"),
    Case("render --lang it", 2, "--lang: unknown language: \"it\"; use en, zh, ja"),
    Case("render --relation sistr", 2, "--relation: not in the table: \"sistr\"; did you mean \"sister\"?"),
    Case("render --country XX", 2, "--country: not in the table: \"XX\"; use AR,"),
    Case("render --labels most", 2, "--labels: unknown word: \"most\"; use all, both, none, sister or cooperative"),
    Case("render --id-prefix 1a", 2, "--id-prefix: not usable: \"1a\""),
    Case("render --quiet=yes", 2, "--quiet: takes no value: \"yes\""),
    Case("render extra", 2, "render: unexpected word: \"extra\""),
    Case("render -o map.bmp", 2, "-o map.bmp: no writer for \".bmp\"; use svg, png, pdf or html"),
    Case("render -o map", 2, "-o map: no ending that names a format; end the name in .svg, .png, .pdf or .html"),
    Case("render -o nowhere/map.svg", 1, "-o nowhere/map.svg: cannot write: no such file or directory"),
    Case("render --map missing.json", 1, "--map: cannot read: no such file or directory: \"missing.json\""),
    Case("render --data .", 1, "--data: is a folder: \".\"; name a file in it"),
    Case("render --basemap land.png", 2, "--basemap: not a Shapefile or GeoJSON: \"land.png\""),
    Case("list", 2, "list: needs one more word; use cities,"),
    Case("list citys", 2, "list: unknown word: \"citys\"; did you mean \"cities\"?"),
    Case("completions tcsh", 2, "completions: unknown word: \"tcsh\"; use bash, zsh or fish"),
  ])
  func aWrongCommandIsExplained(_ case: Case) throws {
    let run = try program.run(`case`.words)
    #expect(run.exitCode == `case`.code)
    #expect(run.errors.hasPrefix("fmap: error: " + `case`.message), "\(run.errors)")
    #expect(run.errors.last == "\n" && !run.errors.dropLast().hasSuffix("."))
    #expect(run.output.isEmpty)
    #expect(program.files.isEmpty)
  }

  @Test func allProblemsOfATableAreSaidAtOnce() throws {
    var lines = try Program.geodata("friendships.csv").split(separator: "\n").map(String.init)
    lines[1] = lines[1].replacingOccurrences(of: "43.0618", with: "95")
    lines[2] = lines[2].replacingOccurrences(of: "sister,", with: "sistr,")
    lines[3] = lines[3].replacingOccurrences(of: "1984-09-22", with: "1984-02-30")
    try program.write(lines.joined(separator: "\r\n"), to: "table.csv")
    let run = try program.run("render", "--data", "table.csv", "-o", "map.svg")
    let said = run.errors.split(separator: "\n")
    #expect(run.exitCode == 1)
    #expect(said.count == 3)
    #expect(said.first == "fmap: error: table.csv:2:8: latitude out of range: \"95\"; expected -90 to 90")
    #expect(
      said.dropFirst().first?.hasPrefix("fmap: error: table.csv:3:10: unknown relation: \"sistr\"; did you") == true)
    #expect(said.last?.hasPrefix("fmap: error: table.csv:4:11: not a date: \"1984-02-30\"") == true)
    #expect(program.files == ["table.csv"])
  }

  @Test func brokenJSONIsFoundByLineAndColumn() throws {
    try program.write("{\n  \"hub\": 1,\n  \"title\" 2\n}", to: "map.json")
    let run = try program.run("render", "--map", "map.json")
    #expect(run.exitCode == 1)
    #expect(run.errors.hasPrefix("fmap: error: map.json:3:11: not valid JSON"))
  }

  @Test func aTruncatedShapefileIsRefused() throws {
    let path = Program.project.appendingPathComponent("geodata/natural-earth/ne_110m_land.shp")
    try Data(contentsOf: path).prefix(5000).write(to: program.folder.appendingPathComponent("land.shp"))
    let run = try program.run("render", "--basemap", "land.shp")
    #expect(run.exitCode == 1)
    #expect(run.errors.hasPrefix("fmap: error: land.shp: its header promises 89504 bytes, the file has 5000"))
  }

  @Test func aFaultOfAGeoJSONFileIsFoundByItsPath() throws {
    try program.write("{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1]]]}", to: "land.geojson")
    let run = try program.run("render", "--basemap", "land.geojson")
    #expect(run.exitCode == 1 && program.files == ["land.geojson"])
    let message = "land.geojson: coordinates[0][1]: not a position; expected [longitude, latitude]"
    #expect(run.errors == "fmap: error: \(message)\n")
  }

  @Test(arguments: ["land.prj", "land.PRJ"]) func aProjectedShapefileIsRefused(_ name: String) throws {
    let path = Program.project.appendingPathComponent("geodata/natural-earth/ne_110m_land.shp")
    try FileManager.default.copyItem(at: path, to: program.folder.appendingPathComponent("land.shp"))
    try program.write("PROJCS[\"Mercator\"]", to: name)
    let run = try program.run("render", "--basemap", "land.shp")
    #expect(run.exitCode == 1)
    #expect(run.errors.hasPrefix("fmap: error: \(name): the land is projected, not in degrees: \"Mercator\"; export"))
  }

  @Test func aFailedRunLeavesTheOldFileWhole() throws {
    try program.write("old", to: "map.svg")
    try program.write("colour\n", to: "table.csv")
    #expect(try program.run("render", "--data", "table.csv", "-o", "map.svg").exitCode == 1)
    #expect(program.read("map.svg") == "old")
    #expect(program.files == ["map.svg", "table.csv"])
  }

  /// The administrator may write anywhere, so there is nothing to see.
  @Test(.enabled(if: getuid() != 0)) func aFolderWithoutPermissionLeavesTheOldFileWhole() throws {
    let folder = program.folder.appendingPathComponent("closed")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    try program.write("old", to: "closed/map.svg")
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }
    #expect(try program.run("render", "-o", "closed/map.svg").exitCode == 1)
    #expect(program.read("closed/map.svg") == "old")
  }

  /// An unset variable of a shell must not draw another map than was meant.
  @Test(arguments: ["--relation", "--continent", "--country"]) func anEmptyFilterIsNotAll(_ option: String) throws {
    let run = try program.run("render", option, "")
    #expect(run.exitCode == 2)
    #expect(run.errors.hasPrefix("fmap: error: \(option): empty; use "))
  }

  #if os(Linux)
    @Test func aFullDiskIsAnError() throws {
      // A device that is always full, under a name that asks for SVG.
      try FileManager.default.createSymbolicLink(
        atPath: program.folder.appendingPathComponent("full.svg").path, withDestinationPath: "/dev/full")
      let run = try program.run("render", "-o", "full.svg")
      #expect(run.exitCode == 1)
      #expect(run.errors.hasPrefix("fmap: error: -o full.svg: cannot write: no space left on device"))
    }
  #endif

  @Test func aLinkStaysALink() throws {
    try program.write("old", to: "target.svg")
    try FileManager.default.createSymbolicLink(
      atPath: program.folder.appendingPathComponent("link.svg").path, withDestinationPath: "target.svg")
    #expect(try program.run("render", "-o", "link.svg").exitCode == 0)
    #expect(program.read("target.svg")?.hasPrefix("<svg") == true)
    let type = try FileManager.default.attributesOfItem(
      atPath: program.folder.appendingPathComponent("link.svg").path)[.type]
    #expect(type as? FileAttributeType == .typeSymbolicLink)
  }

  @Test func whatAKilledRunLeftBehindIsNoObstacle() throws {
    for pid in 1...3 { try program.write("half", to: "map.svg.\(pid).tmp") }
    #expect(try program.run("render", "-o", "map.svg").exitCode == 0)
    #expect(program.files == ["map.svg", "map.svg.1.tmp", "map.svg.2.tmp", "map.svg.3.tmp"])
  }
}
