import Foundation
import Testing

/// Which files are read: those that the user named, and of the others only regular ones in their place.
@Suite struct InputFileTests {
  let program: Program
  private let look = ["--basemap", "none", "--labels", "none", "--width", "640", "--height", "360", "--quiet"]

  init() throws { program = try Program() }

  /// The built-in map and its table in files.
  private func writeMap(in folder: String = ".") throws {
    try program.shell("mkdir -p \(folder)")
    try program.write(try Program.geodata("map.json"), to: "\(folder)/map.json")
    try program.write(try Program.geodata("friendships.csv"), to: "\(folder)/friendships.csv")
  }

  // MARK: Names that are not UTF-8

  /// As archives from Chinese Windows leave them: 友城 in GBK, and what looks like UTF-8 and is half a pair of UTF-16.
  @Test(arguments: ["\\323\\321\\263\\307", "\\355\\240\\200", "a\\377"]) func aNameThatIsNotUTF8IsRefused(
    _ bytes: String
  )
    throws
  {
    try program.write(try Program.geodata("friendships.csv"), to: "t.csv")
    let name = "N=$(printf '\(bytes)'); cp t.csv \"$N.csv\"; "
    for (words, cure) in [
      ("check --data \"$N.csv\"", "rename the file or the folder"), ("check \"--map=$N\"", "rename the file"),
      ("export csv -o \"$N-2.csv\"", "choose a name in UTF-8\n"),
      ("export csv \"-o$N-2.csv\"", "choose a name in UTF-8\n"),
      ("embed --output \"$N\"", "choose a name in UTF-8\n"), ("embed \"--output=$N\"", "choose a name in UTF-8\n"),
      ("init \"$N\" --hub A,1,2", "choose a name in UTF-8\n"), ("init d --hub \"$N,1,2\"", "write it in UTF-8\n"),
      ("render --approval \"$N\"", "write it in UTF-8\n"), ("gif \"$N\"", "rename the file or the folder"),
      ("\"$N\"", "rename the file or the folder"),
    ] {
      let run = try program.shell(name + "\"$FMAP\" \(words)")
      #expect(run.exitCode == 2 && run.errors.contains("the name is not UTF-8: \""), "\(run.errors)")
      #expect(run.errors.contains("\\x") && run.errors.contains("; \(cure)"), "\(run.errors)")
    }
    #expect(try program.shell("ls | wc -l").text.trimmingCharacters(in: .whitespaces) == "2\n")
  }

  /// The folder in which one works, and what links lead to, are never spelt out by the program.
  @Test func foldersAndLinksMayHaveAnyName() throws {
    let run = try program.shell(
      """
      N=$(printf '\\323\\321'); mkdir "$N"; cd "$N"; ln -s "$N.svg" link.svg
      for i in 1 2; do "$FMAP" render \(look.joined(separator: " ")) -o a.svg -o link.svg || exit 1; done
      test -L link.svg && head -c 4 "$N.svg" && ls | wc -l
      """)
    #expect(run.exitCode == 0 && run.text.hasPrefix("<svg"), "\(run.errors)")
    #expect(run.text.dropFirst(4).trimmingCharacters(in: .whitespacesAndNewlines) == "3")
  }

  // MARK: Control characters

  @Test func namesNeverSteerTheTerminal() throws {
    let name = "x\u{1B}[31m\u{202E}\u{9B}\u{2028}\n"
    let runs = [
      try program.run(["render", "--basemap", "none", "-o", name + ".svg"]),
      try program.run(["export", "csv", "-o", name + ".csv"]), try program.run(["embed", "-o", name]),
      try program.run(["init", name + "2", "--hub", "Suva,-18.1,178.4"]),
      try program.run(["animate", "--to", "1980", "-o", name + "3", "--basemap", "none"]),
      try program.run(["animate", "--to", "1980", "-o", name + "3.gif", "--basemap", "none"]),
    ]
    for run in runs {
      #expect(run.exitCode == 0 && run.text.contains("x\\u{1b}[31m\\u{202e}\\u{9b}\\u{2028}\\u{a}"), "\(run.errors)")
      for character in ["\u{1B}", "\u{202E}", "\u{9B}", "\u{2028}"] { #expect(!run.text.contains(character)) }
    }
  }

  /// JSON has its own way to write them, so that it stays JSON and means the same.
  @Test func aReportInJSONIsPlainAndMeansTheSame() throws {
    try program.write(
      try Program.geodata("friendships.csv").replacing("Sapporo", with: "Sap\u{9B}p\u{202E}oro"), to: "t.csv")
    let run = try program.run("check", "--json", "--data", "t.csv")
    #expect(!run.text.unicodeScalars.contains { $0 != "\n" && ($0.value < 32 || (0x7F...0x9F).contains($0.value)) })
    #expect(!run.text.contains("\u{202E}"))
    let report = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
    let found = (report?["problems"] as? [[String: Any]])?.compactMap { $0["found"] as? String }
    #expect(found?.contains("Sap\u{9B}p\u{202E}oro") == true)
  }

  @Test(arguments: ["A\u{1B}[31mB", "A\u{9B}B", "A\u{7F}B", "A\u{1}B", "A\u{202E}B", "A\u{2066}B"])
  func aHubThatTheReaderWouldRefuseIsRefused(_ name: String) throws {
    for hub in ["\(name),1,2", "A/\(name),1,2", "A,1,2,FJ,\(name)", "A,1,2,FJ,B/\(name)"] {
      let run = try program.run("init", "d", "--hub", hub)
      #expect(run.exitCode == 2 && run.errors.hasPrefix("fmap: error: --hub: "), "\(run.errors)")
      #expect(program.files.isEmpty)
    }
  }

  /// Whatever `init` accepts can be read again as it was meant.
  @Test(arguments: ["A {title} {names}", "A \"B\" \\ C", "A * B `$(x)`", "A\u{2028}B", "Ærø {hub}"])
  func aHubThatIsAcceptedReadsBack(_ name: String) throws {
    #expect(try program.run("init", "d", "--hub", "\(name),10,20").exitCode == 0)
    let check = try program.run("check", "--map", "d/map.json")
    #expect(check.exitCode == 0 && check.text.contains("errors: 0"), "\(check.text)")
    let svg = try program.run("render", "--map", "d/map.json", "--basemap", "none", "-o", "-").text
    let shown = name.replacing("\u{2028}", with: " ").replacing("\"", with: "&quot;")
    #expect(svg.contains("The Friends of \(shown)") || svg.contains("The Friends of \(name)"))
  }

  // MARK: Pipes and devices

  @Test func aTableMayComeThroughANamedPipe() throws {
    try program.write(try Program.geodata("friendships.csv"), to: "t.csv")
    let run = try program.shell("mkfifo pipe; (cat t.csv; sleep 1) > pipe & \"$FMAP\" list years --data pipe")
    #expect(run.exitCode == 0 && run.errors.isEmpty && run.text.contains("\n2021\t1\t23\t"), "\(run.errors)")
  }

  /// Nobody would ever write into these, and nobody has named them.
  @Test(arguments: ["mkfifo", "ln -s /dev/zero"]) func whatNobodyNamedMustBeAFile(_ make: String) throws {
    try writeMap()
    _ = try program.run(["animate", "--to", "1980", "-o", "f"] + look)
    let land = Program.project.appendingPathComponent("geodata/natural-earth/ne_110m_land.shp").path
    try program.shell(
      "cp '\(land)' land.shp; \(make) land.prj; rm friendships.csv; \(make) friendships.csv; rm f/frame-*; \(make) f/frame-1980.png"
    )
    for words in [
      ["render", "--basemap", "land.shp"], ["check", "--map", "map.json"], ["gif", "f", "-o", "a.gif"],
      ["animate", "--to", "1980", "-o", "f"] + look,
    ] {
      let run = try program.run(words)
      let said = run.errors + run.text
      #expect(run.exitCode == 1)
      #expect(
        said.contains("is not a regular file") || said.contains("leads outside its folder")
          || said.contains("is there already, and fmap"), "\(said)")
    }
    try program.shell("rm f/frames.json; \(make) f/frames.json")
    #expect(try program.run("gif", "f", "-o", "a.gif").exitCode == 1)
  }

  // MARK: Links out of a folder

  @Test func aMapReadsNothingOutsideOfItsFolder() throws {
    try writeMap(in: "map")
    try program.write("secret", to: "secret.csv")
    // The folder beside begins with the same letters.
    try program.shell("mkdir map-2; cp secret.csv map-2; rm map/friendships.csv")
    for link in ["../secret.csv", "../map-2/secret.csv", "\(program.folder.path)/secret.csv", "/etc/passwd"] {
      try program.shell("ln -sf \(link) map/friendships.csv")
      let run = try program.run("check", "--map", "map/map.json")
      #expect(
        run.text.contains(
          "map.json: friendships: leads outside its folder: \"map/friendships.csv\"; put the file itself"))
      #expect(run.exitCode == 1 && !run.text.contains("secret\""))
      #expect(try program.shell("cd map; \"$FMAP\" check --map map.json").exitCode == 1)
    }
  }

  @Test func aLinkWithinTheFolderIsFollowedAndTheUsersOwnAnywhere() throws {
    try writeMap(in: "map/sub")
    try program.shell(
      "mv map/sub/map.json map; ln -s sub/friendships.csv map/friendships.csv; ln -s map way; ln -s map/friendships.csv t.csv"
    )
    for map in ["map/map.json", "./map/map.json", "way/map.json", "map/sub/../map.json"] {
      #expect(try program.run("check", "--map", map).exitCode == 0, "\(map)")
    }
    #expect(try program.shell("cd map/sub; \"$FMAP\" check --map ../map.json").exitCode == 0)
    #expect(try program.run("check", "--data", "t.csv").exitCode == 0)
    // A folder that is a link leads out as well.
    try program.shell(
      "mkdir other; cp map/map.json other; sed 's/\"friendships.csv\"/\"in\\/friendships.csv\"/' map/map.json > other/map.json; ln -s ../map/sub other/in"
    )
    #expect(try program.run("check", "--map", "other/map.json").text.contains("leads outside its folder"))
  }

  @Test func aFrameMustLieInItsFolder() throws {
    _ = try program.run(["animate", "--to", "1980", "-o", "f"] + look)
    try program.shell("mv f/frame-1980.png picture.png; ln -s ../picture.png f/frame-1980.png")
    let run = try program.run("gif", "f", "-o", "a.gif")
    #expect(run.exitCode == 1 && run.errors.contains("leads outside its folder: \"f/frame-1980.png\""), "\(run.errors)")
    try program.shell("rm f/frame-*; mv picture.png f; ln -s picture.png f/frame-1980.png")
    #expect(try program.run("gif", "f", "-o", "a.gif").exitCode == 0)
    let manifest = try #require(program.read("f/frames.json"))
    try program.write(manifest.replacing("frame-1980.png", with: "frame-1980.png\\u0000.png"), to: "f/frames.json")
    #expect(try program.run("gif", "f", "-o", "a.gif").errors.contains("frames[0].file: not a PNG of this folder"))
  }

  /// As four pictures of this size made of 8 kB would fill the memory.
  @Test func aFrameMayBeOnlySoLarge() throws {
    _ = try program.run(["animate", "--to", "1980", "-o", "f"] + look)
    let manifest = try #require(program.read("f/frames.json"))
    try program.write(
      manifest.replacing("\"width\" : 640", with: "\"width\" : 8192").replacing(
        "\"height\" : 360", with: "\"height\" : 8192"),
      to: "f/frames.json")
    let run = try program.run("gif", "f", "-o", "a.gif")
    #expect(
      run.exitCode == 1 && run.errors.hasPrefix("fmap: error: GIF: too large a picture: \"67 MP\"; it may have 16"))
    #expect(
      try program.run("animate", "-o", "a.gif", "--width", "5000", "--height", "5000").errors.contains("GIF: too large")
    )
  }
}

/// The streams that a program is started with.
@Suite struct StreamTests {
  let program: Program
  private let look = "--basemap none --labels none --width 640 --height 360"

  init() throws { program = try Program() }

  /// A file must not get the number of a stream that is closed: what is told would be written into it.
  @Test(arguments: [">&-", "<&- >&-", "<&- >&- 2>&-", "2>&-", "> /dev/null"]) func closedStreamsSpoilNoFile(
    _ streams: String
  )
    throws
  {
    let run = try program.shell("\"$FMAP\" render \(look) -o a.svg -o b.svg \(streams)")
    #expect(run.exitCode == 0, "\(run.errors)")
    let svg = try #require(program.read("a.svg"))
    #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>\n") && svg == program.read("b.svg"))
    #expect(program.files == ["a.svg", "b.svg"])
  }

  /// Output that was asked for is not lost in silence.
  @Test(arguments: ["list themes", "render -o -", "--version"]) func closedOutputIsAnError(_ words: String) throws {
    let run = try program.shell("\"$FMAP\" \(words) >&-")
    #expect(run.exitCode == 1 && run.errors.contains("cannot write: bad file descriptor"), "\(run.errors)")
  }

  #if os(Linux)
    /// All files are written, and that it could not be told is said in the end.
    @Test func whatCannotBeToldIsNoReasonToStop() throws {
      let run = try program.shell("\"$FMAP\" render \(look) -o a.svg -o b.svg > /dev/full")
      #expect(run.exitCode == 1 && run.errors.contains("standard output: cannot write: no space left on device"))
      #expect(program.files == ["a.svg", "b.svg"])
    }
  #endif
}
