import Foundation
import Testing

@Suite struct AnimateCommandTests {
  let program: Program

  init() throws { program = try Program() }

  private struct Manifest: Decodable {
    struct Frame: Decodable {
      let file: String
      let year: Int
      let centiseconds: Int
      let added: [String]
      let ended: [String]
      let counts: [String: Int]
      let caption: [String: String]
    }
    let width: Int
    let height: Int
    let frames: [Frame]
  }

  private func manifest(_ folder: String) throws -> Manifest {
    let url = program.folder.appendingPathComponent("\(folder)/frames.json")
    return try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: url))
  }

  @Test func everyYearSinceTheFirstAgreementHasItsFrame() throws {
    let run = try program.run("animate", "--basemap", "none", "--format", "svg")
    #expect(run.exitCode == 0 && run.errors.isEmpty)
    #expect(run.text == "wrote 42 frames to out/frames\n")
    let manifest = try manifest("out/frames")
    #expect(manifest.width == 1920 && manifest.height == 1080)
    #expect(manifest.frames.map(\.year) == Array(1980...2021))
    #expect(manifest.frames.map(\.file) == (1980...2021).map { "frame-\($0).svg" })
    let last = try #require(manifest.frames.last)
    #expect(last.added == ["karachi-pk-2"] && last.ended == ["karachi-pk"])
    #expect(last.counts == ["sister": 23, "cooperative": 14] && last.centiseconds == 400)
    #expect(Set(last.caption.keys) == ["en", "zh"])
    #expect(try #require(manifest.frames.first).added == ["sapporo-jp"])
  }

  @Test(arguments: [1980, 1999, 2021], ["svg", "png"]) func aFrameIsTheStillOfItsYear(year: Int, format: String) throws
  {
    let look = ["--basemap", "none", "--format", format]
    #expect(
      try program.run(["animate", "--from", "\(year)", "--to", "\(year)", "-o", "frames"] + look).exitCode == 0)
    let still = try program.run(["render", "--year", "\(year)", "-o", "-"] + look).output
    #expect(program.bytes("frames/frame-\(year).\(format)") == still)
  }

  @Test func linksGrowBetweenTheYears() throws {
    let years = ["--basemap", "none", "--from", "1984", "--to", "1985", "--tween", "4"]
    #expect(try program.run(["animate", "--format", "svg", "-o", "frames"] + years).exitCode == 0)
    let frames = try manifest("frames").frames
    #expect(
      frames.map(\.file).dropFirst() == [
        "frame-1985-01.svg", "frame-1985-02.svg", "frame-1985-03.svg", "frame-1985.svg",
      ])
    let half = try #require(program.read("frames/frame-1985-02.svg"))
    #expect(half.contains("id=\"link-chicago-us\"") && !half.contains("id=\"city-chicago-us\""))
    // The year on its way, and what is counted still at the end of the year before; each new link ends in a dot.
    let stamp = half.split(separator: "\n").filter { $0.contains("class=\"stamp\"") }
    #expect(stamp.count == 1 && stamp[0].contains(">1985<"))
    #expect(half.contains("As of 1984-12-31") && !half.contains("As of 1985"))
    #expect(half.components(separatedBy: "class=\"tip\"").count == 3)
  }

  /// Seconds as they were asked for, to the hundredth; frames on the way have numbers of two digits.
  @Test func timesAndStepsAreThoseOfTheOptions() throws {
    let words = ["--year-duration", "1.506", "--empty-year-duration", "0.35", "--hold", "12.34", "--tween", "12"]
    let look = ["--basemap", "none", "--labels", "none", "--format", "svg", "--from", "1980", "--to", "1985"]
    #expect(try program.run(["animate", "-o", "f"] + words + look).exitCode == 0)
    let frames = try manifest("f").frames
    let times = { (year: Int) in frames.filter { $0.year == year }.map(\.centiseconds) }
    #expect(times(1980) == [151] && times(1982) == [35] && times(1985).count == 12)
    #expect(times(1985).last == 1234 && times(1985).dropLast().allSatisfy { (12...13).contains($0) })
    let names = frames.filter { $0.year == 1985 }.map(\.file)
    #expect(names[8...] == ["frame-1985-09.svg", "frame-1985-10.svg", "frame-1985-11.svg", "frame-1985.svg"])
    // What is new in a year is said of its last frame alone.
    let added = frames.filter { $0.year == 1985 }.map(\.added)
    #expect(added.dropLast().allSatisfy { $0.isEmpty } && added.last?.contains("chicago-us") == true)
    let list = try #require(program.read("f/frames.ffconcat"))
    #expect(list.contains("frame-1980.svg'\nduration 1.51\n") && list.contains("frame-1982.svg'\nduration 0.35\n"))
  }

  @Test func theManifestSaysWhatTheFramesAre() throws {
    let look = ["--basemap", "none", "--labels", "none", "--width", "641", "--height", "361", "--to", "1981"]
    #expect(try program.run(["animate", "-o", "f", "--scale", "1.5"] + look).exitCode == 0)
    let pixels = try manifest("f")
    // 961.5 and 541.5, rounded as the pictures are.
    #expect(pixels.width == 962 && pixels.height == 542)
    let png = Array(try #require(program.bytes("f/frame-1981.png")).prefix(24))
    #expect([16, 20].map { at in png[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } } == [962, 542])
    #expect(try program.run(["animate", "-o", "v", "--format", "svg"] + look).exitCode == 0)
    #expect(try manifest("v").width == 641 && manifest("v").height == 361)
    let last = try #require(try manifest("v").frames.last)
    #expect(last.caption["en"]?.contains("to 2 cities in") == true && last.counts["sister"] == 2)
  }

  /// 8 mm at 96 dots per inch are 30 pixels; the manifest says what the frames have.
  @Test func framesMayHaveABleed() throws {
    let words = [
      "animate", "--basemap", "none", "--labels", "none", "--width", "640", "--height", "360", "--from", "1980", "--to",
      "1981",
    ]
    #expect(try program.run(words + ["--bleed", "3mm", "--quiet", "-o", "f"]).exitCode == 0)
    let png = Array(try #require(program.bytes("f/frame-1981.png")).prefix(24))
    #expect([16, 20].map { at in png[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } } == [700, 420])
    #expect(try manifest("f").width == 700 && manifest("f").height == 420)
    #expect(try program.run("gif", "f", "-o", "a.gif").exitCode == 0)
  }

  @Test func aGIFIsSmallerUnlessASizeIsAskedFor() throws {
    let look = ["--basemap", "none", "--labels", "none", "--from", "1980", "--to", "1980", "--quiet"]
    for (words, size) in [
      ([], [1280, 720]), (["--width", "640"], [640, 1080]), (["--height", "360"], [1920, 360]),
    ] {
      #expect(try program.run(["animate", "-o", "a.gif"] + look + words).exitCode == 0)
      let bytes = Array(try #require(program.bytes("a.gif")).prefix(10))
      #expect([6, 8].map { Int(bytes[$0]) + Int(bytes[$0 + 1]) << 8 } == size)
    }
  }

  /// A thousand years at most; the last year is never before the first.
  @Test func yearsHaveTheirLimits() throws {
    let look = ["--basemap", "none", "--labels", "none", "--width", "640", "--height", "360", "-o", "a.svg"]
    let run = try program.run(["animate", "--from", "1981", "--to", "2981"] + look)
    #expect(
      run.exitCode == 2 && run.errors.contains("--to: not within 1000 years after --from: \"2981\"; --from is 1981"))
    #expect(try program.run(["animate", "--from", "2090"] + look).exitCode == 0)
    #expect(program.read("a.svg")?.contains(">2090<") == true)
  }

  @Test func aSecondRunOverwritesAndLeavesOtherFilesAlone() throws {
    let words = ["animate", "--basemap", "none", "--to", "1982", "-o", "frames"]
    #expect(try program.run(words).exitCode == 0)
    try program.write("mine", to: "frames/notes.txt")
    try program.write("mine", to: "frames/frame-mine.png")
    let first = program.read("frames/frames.json")
    #expect(try program.run(words).exitCode == 0)
    #expect(program.read("frames/frames.json") == first)
    #expect(program.read("frames/notes.txt") == "mine" && program.read("frames/frame-mine.png") == "mine")
  }

  /// Frames of an earlier run that the new one does not have would otherwise be taken for its own.
  @Test func aShorterRunTakesItsOwnOldFramesAway() throws {
    let words = [
      "animate", "--basemap", "none", "--labels", "none", "--width", "640", "--height", "360", "-o", "frames",
    ]
    #expect(try program.run(words + ["--to", "1983"]).exitCode == 0)
    try program.write("mine", to: "frames/frame-2050.png")
    #expect(try program.run(words + ["--from", "1982", "--to", "1983", "--format", "svg"]).exitCode == 0)
    let left = try FileManager.default.contentsOfDirectory(
      atPath: program.folder.appendingPathComponent("frames").path)
    let own = ["frame-1982.svg", "frame-1983.svg", "frames.ffconcat", "frames.json"]
    #expect(left.sorted() == (own + ["frame-2050.png"]).sorted())
  }

  @Test func theListForFFmpegNamesEveryFrameAndTheLastTwice() throws {
    try program.run("animate", "--basemap", "none", "--format", "svg", "--from", "1980", "--to", "1981", "-o", "frames")
    #expect(
      program.read("frames/frames.ffconcat") == """
        ffconcat version 1.0
        file 'frame-1980.svg'
        duration 0.90
        file 'frame-1981.svg'
        duration 4.00
        file 'frame-1981.svg'

        """)
  }

  @Test func theWholeTimelineIsOneFile() throws {
    #expect(try program.run("animate", "-o", "timeline.svg").text == "wrote timeline.svg\n")
    let svg = try #require(program.read("timeline.svg"))
    #expect(svg.utf8.count <= 300_000)
    #expect(svg.components(separatedBy: "<style>").count == 2)
    for year in 1980...2021 { #expect(svg.contains(">\(year)<"), "\(year)") }
  }

  @Test(arguments: [
    (["-o", "timeline.mp4"], "-o timeline.mp4: no moving picture as \".mp4\"; use .gif or .svg, or name a folder"),
    (["-o", "t.gif", "--format", "png"], "--format: is for frames in a folder; leave it out"),
    (["-o", "t.gif", "--bleed", "3"], "--bleed: is for what is printed: frames as PNG; leave it out"),
    (["-o", "t.svg", "--bleed", "3"], "--bleed: is for what is printed: frames as PNG; leave it out"),
    (["-o", "t", "--format", "svg", "--bleed", "3"], "--bleed: is for what is printed: frames as PNG; leave it out"),
    (["-o", "t.svg", "--loop", "0"], "--loop: is for a GIF; leave it out"),
    (["-o", "t.svg", "--scale", "2"], "--scale: has no meaning for an SVG, which has no pixels; leave it out"),
    (["-o", "t.gif", "--loop", "-1"], "--loop: out of range: \"-1\"; expected 0 to 65535"),
    (["--scale", "9"], "--scale: more than 16384 pixels: \"17280 × 9720\"; lower it, or the page's size"),
    (["--from", "2000", "--to", "1990"], "--to: not within 1000 years after --from"),
    (["--tween", "0"], "--tween: out of range: \"0\"; expected 1 to 60"),
    (["--hold", "0.1"], "--hold: out of range: \"0.1\"; expected 0.3 to 600"),
  ]) func wrongWordsAreExplained(words: [String], message: String) throws {
    let run = try program.run(["animate"] + words)
    #expect(run.exitCode == 2)
    #expect(run.errors.hasPrefix("fmap: error: " + message), "\(run.errors)")
    #expect(program.files.isEmpty)
  }

  @Test func aFolderThatCannotBeMadeIsAnError() throws {
    try program.write("a file", to: "frames")
    let run = try program.run("animate", "--basemap", "none", "--to", "1981", "-o", "frames")
    #expect(run.exitCode == 1 && program.read("frames") == "a file")
  }

  /// Runs that share the frames give the folder of one run, whichever comes last; before that there is nothing to assemble.
  @Test(arguments: ["svg", "png"]) func partsGiveTheWhole(format: String) throws {
    let words = [
      "animate", "--basemap", "none", "--from", "1984", "--to", "1990", "--width", "400", "--height", "360", "--format",
      format,
    ]
    #expect(try program.run(words + ["-o", "whole"]).exitCode == 0)
    let told = [
      "wrote 2 frames to parts; 5 are to come\n", "wrote 2 frames to parts; 3 are to come\n",
      "wrote 3 frames to parts; all are there\n",
    ]
    for (part, told) in zip([3, 2, 1], told) {
      #expect(try program.run("gif", "parts", "-o", "x.gif").exitCode == 1)
      #expect(try program.run(words + ["-o", "parts", "--shard", "\(part)/3"]).text == told)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: program.folder.appendingPathComponent("whole").path)
    #expect(names.count == 9)
    #expect(
      try Set(FileManager.default.contentsOfDirectory(atPath: program.folder.appendingPathComponent("parts").path))
        == Set(names))
    for name in names { #expect(program.bytes("parts/\(name)") == program.bytes("whole/\(name)"), "\(name)") }
    #expect(
      try program.run(words + ["-o", "parts", "--shard", "2/3"]).text == "all frames are there already in parts\n")
    // One that somebody has removed is drawn again; one that somebody has put there stays.
    let frame = program.folder.appendingPathComponent("parts/frame-1985.\(format)")
    try FileManager.default.removeItem(at: frame)
    #expect(try program.run(words + ["-o", "parts", "--shard", "2/3"]).exitCode == 0)
    #expect(program.bytes("parts/frame-1985.\(format)") == program.bytes("whole/frame-1985.\(format)"))
    try Data("mine".utf8).write(to: frame)
    #expect(try program.run(words + ["-o", "parts", "--shard", "2/3"]).exitCode == 1)
    #expect(try Data(contentsOf: frame) == Data("mine".utf8))
    try FileManager.default.removeItem(at: frame)
    #expect(try program.run(words + ["-o", "parts", "--shard", "2/3"]).exitCode == 0)
    // Drawn otherwise they are others, and the folder is complete again with the last of them.
    for part in 1...3 {
      #expect(try program.run("gif", "parts", "-o", "x.gif").exitCode == (part == 1 && format == "png" ? 0 : 1))
      #expect(try program.run(words + ["--theme", "dark", "-o", "parts", "--shard", "\(part)/3"]).exitCode == 0)
    }
    #expect(program.bytes("parts/frame-1990.\(format)") != program.bytes("whole/frame-1990.\(format)"))
    #expect(
      try program.run("animate", "--shard", "1/2", "-o", "x.gif").errors.contains("--shard: is for frames in a folder"))
  }
}
