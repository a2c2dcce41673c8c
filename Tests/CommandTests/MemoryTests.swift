import Foundation
import Testing

#if os(Linux)
  /// Where there is too little memory, that is said before it is asked for.
  @Suite struct MemoryTests {
    @Test(arguments: ["-v", "-d"]) func aPageThatDoesNotFitIsRefused(_ kind: String) throws {
      let program = try Program()
      let run = try program.run(
        within: 800_000, of: kind,
        ["render", "--width", "16384", "--height", "16384", "-o", "a.png", "--labels", "none"])
      #expect(run.exitCode == 1)
      #expect(
        run.errors.hasPrefix("fmap: error: --width: needs about 1.2 GB of memory; ")
          && run.errors.hasSuffix(" is free; choose a smaller page or --scale, or close other programs\n"),
        "\(run.errors)")
      #expect(program.files.isEmpty)
    }

    /// 16384 × 9216 pixels at four bytes are 604 MB, which are held once.
    @Test func aPictureIsInMemoryOnce() throws {
      let program = try Program()
      let size = ["--scale", "8.5", "--basemap", "none", "--labels", "none"]
      let run = try program.run(within: 1_300_000, ["render", "-o", "a.png"] + size)
      #expect(run.exitCode == 0 && program.files == ["a.png"], "\(run.errors)")
    }

    /// Fonts and threads reserve memory, too, and GLib ends the program where they cannot.
    @Test(arguments: [
      ["check"], ["render", "-o", "a.png"], ["render", "-o", "a.pdf"], ["animate", "-o", "a.gif"],
      ["animate", "-o", "a"],
    ])
    func whatFontsNeedIsAskedForBefore(_ words: [String]) throws {
      let program = try Program()
      let run = try program.run(within: 300_000, words)
      #expect(run.exitCode == 1 && run.errors.contains(" of memory; "), "\(run.errors)")
      #expect(program.files.filter { $0.contains("a.") }.isEmpty)
    }

    @Test func framesThatDoNotFitAreNotRead() throws {
      let program = try Program()
      let frame =
        "{\"file\": \"a.png\", \"year\": 1, \"centiseconds\": 9, \"added\": [], \"ended\": [], \"counts\": {}, \"caption\": {}}"
      try program.write(
        "{\"generator\": \"\", \"width\": 16384, \"height\": 16384, \"palette\": [], \"frames\": [\(frame)]}",
        to: "frames.json")
      let run = try program.run(within: 4_000_000, ["gif", ".", "-o", "a.gif"])
      #expect(run.exitCode == 1)
      #expect(run.errors.contains("frames.json: width, height: needs about 6.4 GB of memory; "), "\(run.errors)")
    }

    @Test func aTableThatDoesNotFitIsNotRead() throws {
      let program = try Program()
      let row = "Town,JP,Japan,Asia,35,135,sister,2000,https://example.org/\n"
      let head = "city_en,country_code,country_en,continent,latitude,longitude,relation,established,source\n"
      try program.write(head + String(repeating: row, count: 600_000), to: "t.csv")
      let run = try program.run(within: 700_000, ["render", "--data", "t.csv", "-o", "a.svg"])
      #expect(run.exitCode == 1)
      #expect(
        run.errors.contains("t.csv: needs about") && run.errors.contains("draw a part of the table"), "\(run.errors)")
    }
  }
#endif
