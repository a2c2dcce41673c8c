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
    #expect(half.contains(">1984<") && !half.contains(">1985<"))
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
    let words = ["animate", "--basemap", "none", "--width", "640", "--height", "360", "-o", "frames"]
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
}
