import Foundation
import Testing

/// What `--kiosk`, `--reset` and `--notes` write, and where they mean nothing.
@Suite struct KioskCommandTests {
  let program: Program

  init() throws { program = try Program() }

  private func render(_ words: String...) throws -> Program.Run {
    try program.run(["render", "--basemap", "none"] + words)
  }

  /// The seconds that a page says; nothing where it is no kiosk.
  private func seconds(_ name: String) throws -> String? {
    let body = try #require(program.read(name)?.firstMatch(of: #/<body class="fmap"[^>]*>/#)).0
    return body.firstMatch(of: #/ data-kiosk="(\d+)"/#).map { String($0.1) }
  }

  @Test(arguments: [("60", []), ("0", ["--reset", "0"]), ("30", ["--reset", "30"]), ("3600", ["--reset", "3600"])])
  func aKioskSaysWhenItBeginsAnew(_ expected: String, _ words: [String]) throws {
    let run = try program.run(["render", "--basemap", "none", "--kiosk", "-o", "a.html"] + words)
    #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(try seconds("a.html") == expected)
  }

  @Test func aPageIsNoKioskUnasked() throws {
    #expect(try render("-o", "a.html").exitCode == 0)
    #expect(try seconds("a.html") == nil)
  }

  /// What fmap has written it knows again, and other pages than kiosks are replaced by one.
  @Test func aKioskIsWrittenAgainIntoItsFolder() throws {
    for words in [["--kiosk"], ["--kiosk", "--reset", "90"], []] {
      let run = try program.run(["render", "--basemap", "none", "-o", "site/"] + words)
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(try seconds("site/index.html") == (words.isEmpty ? nil : words.last == "90" ? "90" : "60"))
    }
  }

  @Test(arguments: [
    (["--kiosk", "-o", "a.svg"], "--kiosk: is for a page"), (["--kiosk"], "--kiosk: is for a page"),
    (["--notes", "-o", "a.png"], "--notes: is for a page"),
    (["--reset", "60", "-o", "a.html"], "--reset: is for a kiosk"),
    (["--kiosk", "--reset", "5", "-o", "a.html"], "--reset: too soon for who reads slowly: \"5\""),
    (["--kiosk", "--reset", "29", "-o", "a.html"], "--reset: too soon"),
    (["--kiosk", "--reset", "4000", "-o", "a.html"], "--reset"),
    (["--kiosk", "--reset", "-1", "-o", "a.html"], "--reset"),
    (["--kiosk", "--reset", "soon", "-o", "a.html"], "--reset"),
    (["--kiosk", "--reset", "45.5", "-o", "a.html"], "--reset"),
  ]) func wrongUsageIsTold(_ words: [String], _ message: String) throws {
    let run = try program.run(["render", "--basemap", "none"] + words)
    #expect(run.exitCode == 2 && run.errors.contains(message) && program.files.isEmpty, "\(run.errors)")
  }

  /// A remark of the table is for its editors, unless they say otherwise.
  @Test func notesAreShownOnRequest() throws {
    let table =
      "city_en,country_code,country_en,continent,latitude,longitude,relation,established,source,note\n"
      + "Aville,JP,Japan,Asia,35,139,sister,1990,https://example.org/,to be looked up again\n"
    try program.write(table, to: "table.csv")
    let remark = "to be looked up again", data = ["--data", "table.csv", "--basemap", "none"]
    for (words, name) in [(["render", "-o", "a.html"], "a.html"), (["embed", "-o", "out"], "out/map.html")] {
      #expect(try program.run(words + data).exitCode == 0)
      #expect(program.read(name)?.contains(remark) == false, "\(name)")
      #expect(try program.run(words + data + ["--notes"]).exitCode == 0)
      #expect(program.read(name)?.contains(remark) == true, "\(name)")
    }
    let alone = try program.run(["embed", "--notes"] + data)
    #expect(alone.exitCode == 2 && alone.errors.contains("--notes: is for a page"), "\(alone.errors)")
  }
}
