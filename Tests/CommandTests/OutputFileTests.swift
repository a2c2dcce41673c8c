import Foundation
import Testing

/// What is written where: never over somebody else's file, never over a protected one, never twice, never half.
@Suite struct OutputFileTests {
  let program: Program
  /// Small and fast.
  private let look = ["--basemap", "none", "--labels", "none", "--width", "640", "--height", "360", "--quiet"]

  init() throws { program = try Program() }

  private func protect(_ name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: program.folder.appendingPathComponent(name).path)
  }

  private func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: program.folder.appendingPathComponent(name), withIntermediateDirectories: true)
  }

  private static let words: [(words: String, foreign: [String])] = [
    ("render --assets external -o site.html", ["site.css", "site.js", "site.svg"]),
    ("embed -o em", ["em/map-2021.svg", "em/map.html", "em/embed.html"]),
    (
      "render --format svg,png,pdf,html",
      ["out/map-2021.svg", "out/map-2021.png", "out/map-2021.pdf", "out/map-2021.html"]
    ),
    ("export csv", ["out/friendships.csv"]), ("export geojson", ["out/friendships.geojson"]),
    ("export json", ["out/friendships.json"]),
    ("animate --to 1982", ["out/frames/frame-1981.png", "out/frames/frames.json", "out/frames/frames.ffconcat"]),
    ("animate --to 1982 -o f", ["f/frame-1980.png", "f/frames.json", "f/frames.json.old", "f/frames.ffconcat"]),
    ("animate --to 1982 --format svg -o f", ["f/frame-1982.svg"]),
  ]

  private func run(_ words: String) throws -> Program.Run {
    try program.run(words.split(separator: " ").map(String.init) + (words.hasPrefix("export") ? ["--quiet"] : look))
  }

  /// What begins as a file of its kind does, and not as fmap's.
  private static func alike(_ name: String) -> String {
    switch name.split(separator: ".").last {
    case "svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"/>"
    case "html": "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Ours</title>"
    case "json", "old": "{\"generator\": \"sprites\", \"width\": 1, \"height\": 1, \"palette\": [], \"frames\": []}"
    case "geojson": "{\"features\":[],\"type\":\"FeatureCollection\"}"
    case "csv": "city_en,city_zh\r\n"
    case "pdf": "%PDF-1.5\n/Creator (Inkscape)"
    case "png": "\u{1}PNG"
    case "ffconcat": "ffconcat version 1.0\nfile 'holiday.mp4'\n"
    default: "/* ours */"
    }
  }

  /// Every name that the user has not written: what somebody else has put there stays, and nothing else is written.
  @Test(arguments: words) func whatNobodyNamedIsNotOverwritten(_ case: (words: String, foreign: [String])) throws {
    for name in `case`.foreign {
      try makeFolder(String(name.split(separator: "/").dropLast().joined(separator: "/")))
      for text in ["", Self.alike(name)] {
        try program.write(text, to: name)
        let run = try run(`case`.words)
        #expect(run.exitCode == 1)
        let why = `case`.words.hasPrefix("export") ? "may hold work of yours" : "fmap did not make it"
        #expect(run.errors.hasPrefix("fmap: error: \(name): is there already, and \(why); "), "\(run.errors)")
        #expect(program.read(name) == text)
        let folder = URL(fileURLWithPath: program.folder.appendingPathComponent(name).path).deletingLastPathComponent()
        let there = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".std") }
        #expect(there == [String(name.split(separator: "/").last ?? "")])
      }
      try FileManager.default.removeItem(at: program.folder.appendingPathComponent(name))
    }
  }

  /// What fmap has made before is replaced, also with other data, languages and colours.
  @Test(arguments: words) func ownFilesAreReplaced(_ case: (words: String, foreign: [String])) throws {
    #expect(try run(`case`.words).exitCode == 0)
    // Data is replaced by the same alone.
    let more = `case`.words.hasPrefix("animate") ? " --from 1981" : " --year 2021"
    let again = try run(`case`.words + (`case`.words.hasPrefix("export") ? "" : " --lang en --theme dark" + more))
    #expect(again.exitCode == 0, "\(again.errors)")
  }

  /// Whoever adds a line to a file, or cuts something off, makes it theirs.
  @Test(arguments: words, ["echo mine >> $F", "head -c -1 $F > cut; cat cut > $F; rm cut"])
  func whatSomebodyHasAddedToOrCutStays(_ case: (words: String, foreign: [String]), _ edit: String) throws {
    #expect(try run(`case`.words).exitCode == 0)
    for name in `case`.foreign {
      guard let made = program.bytes(name) else { continue }
      try program.shell("F=\(name); \(edit)")
      let edited = try #require(program.bytes(name))
      #expect(edited != made)
      let run = try run(`case`.words)
      #expect(run.exitCode == 1 && run.errors.hasPrefix("fmap: error: \(name): is there already"), "\(run.errors)")
      #expect(program.bytes(name) == edited)
      try Data(made).write(to: program.folder.appendingPathComponent(name))
    }
    #expect(try run(`case`.words).exitCode == 0)
  }

  /// A moving picture without `-o`, and a PDF to which a reader has added notes: as PDF 1.7, 7.5.6, has it, at the end.
  @Test func longerGIFsAndPDFsStay() throws {
    #expect(try run("animate --to 1981 -o f").exitCode == 0)
    #expect(try program.run("gif", "f").exitCode == 0)
    #expect(try program.run("gif", "f").exitCode == 0)
    try program.shell("echo >> out/timeline.gif")
    #expect(try program.run("gif", "f").errors.contains("out/timeline.gif: is there already, and fmap did not make it"))
    #expect(try run("render --format pdf").exitCode == 0)
    try program.shell("printf 'xref\\n0 0\\ntrailer\\n<<>>\\nstartxref\\n9\\n%%%%EOF\\n' >> out/map-2021.pdf")
    #expect(try run("render --format pdf").errors.contains("out/map-2021.pdf: is there already"))
  }

  /// They are there to be edited, anywhere in them; one that nobody has edited gives way to that of another theme.
  @Test(arguments: ["css", "js"]) func anEditedCompanionStays(_ ending: String) throws {
    let words = "render --assets external -o index.html"
    #expect(try run(words + " --theme dark").exitCode == 0)
    #expect(try run(words).exitCode == 0)
    let made = try #require(program.read("index.\(ending)"))
    let edited = made.replacingOccurrences(of: "card", with: "cart")
    #expect(edited != made)
    // Without its first line too it is somebody's own.
    for text in [edited, made.replacingOccurrences(of: "Made by fmap", with: "Our own"), String(made.dropFirst(140))] {
      try program.write(text, to: "index.\(ending)")
      let run = try run(words)
      #expect(
        run.exitCode == 1
          && run.errors == "fmap: error: index.\(ending): is there already, and fmap did not make it; "
            + "give the page another name\n"
      )
      #expect(program.read("index.\(ending)") == text)
    }
  }

  /// Another program's picture under the name of a frame, which the manifest still names: neither replaced nor removed.
  @Test(arguments: ["", " --from 1982"]) func anEditedFrameStays(_ more: String) throws {
    #expect(try run("animate --to 1982 -o f").exitCode == 0)
    try program.write("edited", to: "f/frame-1981.png")
    let run = try run("animate --to 1982 -o f" + more)
    #expect(run.exitCode == 1 && run.errors.contains("f/frame-1981.png: is there already"), "\(run.errors)")
    #expect(program.read("f/frame-1981.png") == "edited")
  }

  /// A table begins alike whether `fmap init`, a spreadsheet or `fmap export` has written it.
  @Test func aTableWithRowsOfTheUserIsNotExportedOver() throws {
    #expect(try program.run("init", "out", "--hub", "A,1,2").exitCode == 0)
    for row in ["", "Mine,,JP,Japan,Asia,43,141,sister,1980,,,\r\n"] {
      let text = (program.read("out/friendships.csv") ?? "") + row
      try program.write(text, to: "out/friendships.csv")
      let run = try run("export csv")
      #expect(
        run.exitCode == 1
          && run.errors == "fmap: error: out/friendships.csv: is there already, and may hold work of yours; "
            + "move it away, or name the output with -o\n"
      )
      #expect(program.read("out/friendships.csv") == text)
    }
    #expect(try run("export csv -o out/friendships.csv").exitCode == 0)
  }

  @Test(arguments: ["csv", "geojson", "json"]) func anExportThatWasEditedAnywhereStays(_ kind: String) throws {
    #expect(try run("export \(kind)").exitCode == 0)
    let made = try #require(program.read("out/friendships.\(kind)"))
    let edited = made.replacingOccurrences(of: "Sapporo", with: "Saporo")
    #expect(edited != made)
    try program.write(edited, to: "out/friendships.\(kind)")
    #expect(try run("export \(kind)").exitCode == 1)
    #expect(program.read("out/friendships.\(kind)") == edited)
  }

  /// A page without its script, a pipe where the stylesheet would be: neither keeps the program waiting.
  @Test func aPipeWithTheNameOfACompanionIsRefused() throws {
    try program.shell("mkfifo site.css")
    let run = try run("render --assets external -o site.html")
    #expect(run.exitCode == 1 && run.errors.contains("site.css: is there already"))
    #expect(program.files == ["site.css"])
  }

  @Test(arguments: ["svg", "png", "pdf", "html"]) func aProtectedPictureStays(_ ending: String) throws {
    try program.write("approved", to: "a.\(ending)")
    try protect("a.\(ending)")
    let run = try run("render -o b.svg -o a.\(ending)")
    #expect(run.exitCode == 1)
    #expect(run.errors == "fmap: error: -o a.\(ending): is write-protected; give the output another name\n")
    #expect(program.read("a.\(ending)") == "approved" && program.files == ["a.\(ending)"])
  }

  @Test(arguments: [
    "animate --to 1981 -o a.gif", "animate --to 1981 -o a.svg", "export csv -o a.csv", "gif f -o a.gif",
  ])
  func everyCommandSparesAProtectedFile(_ words: String) throws {
    #expect(try run("animate --to 1980 -o f").exitCode == 0)
    let name = String(words.split(separator: " ").last ?? "")
    try program.write("approved", to: name)
    try protect(name)
    let run = words.hasPrefix("gif") ? try program.run(words.split(separator: " ").map(String.init)) : try run(words)
    #expect(run.exitCode == 1 && run.errors.hasPrefix("fmap: error: -o \(name): is write-protected"), "\(run.errors)")
    #expect(program.read(name) == "approved")
  }

  @Test(arguments: ["frame-1980.png", "frame-1981.png", "frames.json", "frames.ffconcat"])
  func aProtectedFrameStays(_ name: String) throws {
    #expect(try run("animate --to 1981 -o f").exitCode == 0)
    try protect("f/\(name)")
    let (picture, manifest) = (program.bytes("f/frame-1981.png"), program.bytes("f/frames.json"))
    // The first frame of the old run is none of the new one, and would go.
    let run = try run("animate --from 1981 --to 1981 --theme dark -o f")
    #expect(run.exitCode == 1 && run.errors.hasPrefix("fmap: error: f/\(name): is write-protected"), "\(run.errors)")
    #expect(program.bytes("f/frame-1981.png") == picture && program.bytes("f/frames.json") == manifest)
  }

  /// One file under two names, of which the second would overwrite the first.
  @Test(arguments: [
    "-o s.svg -o s.svg", "-o s.svg -o ./s.svg", "-o s.svg -o d/../s.svg", "-o s.svg -o hard.svg",
    "-o soft.svg -o s.svg", "-o dangling.svg -o new.svg", "-o new.svg -o ./d/../new.svg",
    "-o s.html -o s.css.svg -o s.css.svg",
    "--assets external -o p.html -o p.svg",
  ]) func oneFileIsNotWrittenTwice(_ words: String) throws {
    try program.shell("mkdir d; echo old > s.svg; ln s.svg hard.svg; ln -s s.svg soft.svg; ln -s new.svg dangling.svg")
    let run = try run("render \(words)")
    #expect(run.exitCode == 2 && run.errors.contains(": written twice: "), "\(run.errors)")
    #expect(program.read("s.svg") == "old\n" && program.read("new.svg") == nil)
  }

  /// As the shell's `>` does, and as a link that leads to a file.
  @Test func aLinkToNothingYetIsFollowed() throws {
    try program.shell("mkdir d; ln -s d/there.svg a.svg; ln -s nowhere/there.svg b.svg; ln -s c.svg c.svg")
    #expect(try run("render -o a.svg").exitCode == 0)
    #expect(program.read("d/there.svg")?.hasPrefix("<svg") == true)
    #expect(try program.shell("test -L a.svg").exitCode == 0)
    let nowhere = try run("render -o b.svg")
    #expect(
      nowhere.exitCode == 1 && nowhere.errors.contains("-o b.svg: cannot write: no such file or directory; create"))
    #expect(try run("render -o c.svg").exitCode == 1)
    #expect(try program.shell("test -L c.svg").exitCode == 0)
  }

  // MARK: What killed runs leave

  /// A limit on the size of files is an error like a full disk, not the end of the program.
  @Test func aFileThatMayNotGrowIsAnError() throws {
    try program.write("old", to: "a.svg")
    let run = try program.shell("ulimit -f 20; \"$FMAP\" render \(look.joined(separator: " ")) -o a.svg")
    #expect(run.exitCode == 1 && run.errors.contains("-o a.svg: cannot write: file too large"), "\(run.errors)")
    #expect(program.read("a.svg") == "old" && program.files == ["a.svg"])
  }

  /// A file that nobody named with `-o` is not told as if somebody had.
  @Test(arguments: [
    ("init d --hub A,1,2", "d/friendships.csv"), ("embed -o d", "d/map-2021.svg"),
    ("export json", "out/friendships.json"),
    ("render", "out/map-2021.svg"), ("animate --to 1980 --format svg", "out/frames/frame-1980.svg"),
    ("render --assets external -o a.html", "-o a.html"), ("animate --to 1980 -o a.svg", "-o a.svg"),
    ("export csv -o a.csv", "-o a.csv"),
  ])
  func whatCannotBeWrittenIsToldByItsName(_ words: String, _ place: String) throws {
    let options = ["init", "export"].contains { words.hasPrefix($0) } ? "" : look.joined(separator: " ")
    // What is told goes through a pipe, for the limit holds for files of messages too.
    let run = try program.shell("(ulimit -f 0; \"$FMAP\" \(words) \(options)) 2>&1 | cat")
    let message = "fmap: error: \(place): cannot write: file too large; the old file, if any, is unchanged\n"
    #expect(run.text.hasSuffix(message), "\(run.text)")
  }

  /// The cure is one that the command has.
  @Test(arguments: [
    ("init d/e --hub A,1,2", "d/e", "create the folder around it first"),
    ("embed -o d/e", "d/e", "create the folder around it first"),
    ("animate --to 1980 -o d/e", "d/e", "create the folder around it first"),
  ])
  func aFolderInNoFolderIsTold(_ words: String, _ place: String, _ cure: String) throws {
    let run = try program.run(words.split(separator: " ").map(String.init))
    #expect(
      run.exitCode == 1
        && run.errors.hasSuffix(
          "fmap: error: \(place): cannot create the folder: no such file or directory; \(cure)\n"),
      "\(run.errors)")
  }

  #if os(Linux)
    /// Nobody may make a folder in /sys, whoever they are.
    @Test(arguments: [
      ("init /sys/fmap --hub A,1,2", "name another folder\n"), ("embed -o /sys/fmap", "name another folder with -o\n"),
      ("animate --to 1980 -o /sys/fmap", "name another folder with -o\n"),
    ])
    func aFolderThatCannotBeMadeShouldBeAnother(_ words: String, _ cure: String) throws {
      let run = try program.run(words.split(separator: " ").map(String.init))
      #expect(run.exitCode == 1 && run.errors.contains("fmap: error: /sys/fmap: cannot create the folder: "))
      #expect(run.errors.hasSuffix("; \(cure)"), "\(run.errors)")
    }
  #endif

  @Test func framesThatAreReplacedAreCounted() throws {
    let words = ["animate", "-o", "f", "--basemap", "none", "--labels", "none", "--width", "640", "--height", "360"]
    #expect(try program.run(words + ["--to", "1982"]).text == "wrote 3 frames to f\n")
    try program.shell("rm f/frame-1981.png")
    #expect(try program.run(words + ["--to", "1980"]).text == "wrote 1 frames to f in place of 2 earlier ones\n")
  }

  /// The number of a process that has ended.
  private func goneProcess() throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exit"]
    try process.run()
    process.waitUntilExit()
    return process.processIdentifier
  }

  @Test func whatADeadRunLeftIsRemovedAndNothingElse() throws {
    let gone = try goneProcess()
    let alive = ProcessInfo.processInfo.processIdentifier
    let leftovers = ["a.svg.\(gone).tmp", "a.svg.\(gone)-3.tmp"]
    let others = [
      "a.svg.\(alive).tmp", "b.svg.\(gone).tmp", "a.svg.x\(gone).tmp", "a.svg.\(gone).tmp.txt", "a.svg.tmp",
      "\(gone).tmp",
      "a.svg.\(gone)-.tmp", "a.svg.1.2.tmp",
    ]
    for name in leftovers + others {
      try program.write("half", to: name)
      try program.shell("touch -t 202001010000 '\(name)'")
    }
    // Somebody may be writing it on another machine that shares the folder.
    try program.write("half", to: "a.svg.\(gone)-4.tmp")
    #expect(try run("render -o a.svg").exitCode == 0)
    #expect(program.files == (others + ["a.svg", "a.svg.\(gone)-4.tmp"]).sorted())
  }

  @Test func aFolderOfFramesIsRidOfItsLeftovers() throws {
    let gone = try goneProcess()
    #expect(try run("animate --to 1980 -o f").exitCode == 0)
    let names = [
      "frame-1999.png", "frame-1999-02.svg", "frames.json", "frames.json.old", "frames.ffconcat", "mine.png",
    ]
    for name in names { try program.shell("cd f; : > \(name).\(gone).tmp; touch -t 202001010000 \(name).\(gone).tmp") }
    #expect(try run("animate --to 1980 -o f").exitCode == 0)
    let left = try program.shell("ls f").text.split(separator: "\n").map(String.init)
    #expect(left == ["frame-1980.png", "frames.ffconcat", "frames.json", "mine.png.\(gone).tmp"])
  }

  /// A later run that ends half-way leaves a folder that says so, and the next run takes it over.
  @Test func interruptedFramesAreToldAndTakenOver() throws {
    #expect(try run("animate --to 1981 -o f").exitCode == 0)
    // Enough for a manifest and too little for a picture, whether the shell counts in blocks of 512 or of 1024 bytes.
    let stopped = try program.shell("ulimit -f 16; \"$FMAP\" animate --to 1983 -o f \(look.joined(separator: " "))")
    #expect(stopped.exitCode == 1)
    let gif = try program.run("gif", "f", "-o", "a.gif")
    #expect(gif.exitCode == 1 && gif.errors.contains("f: frames of a run that was interrupted"), "\(gif.errors)")
    let again = try run("animate --from 1983 --to 1983 -o f")
    #expect(again.exitCode == 0, "\(again.errors)")
    #expect(try program.shell("ls f").text == "frame-1983.png\nframes.ffconcat\nframes.json\n")
  }

  /// A first one leaves frames and nothing that names them.
  @Test(arguments: ["png", "svg"]) func aFirstRunThatWasInterruptedIsToldAndTakenOver(_ format: String) throws {
    #expect(try run("animate --to 1981 -o f --format \(format)").exitCode == 0)
    try program.shell("rm f/frames.json f/frames.ffconcat f/frame-1981.*")
    let gif = try program.run("gif", "f", "-o", "a.gif")
    #expect(gif.exitCode == 1 && gif.errors.contains("f: frames of a run that was interrupted"), "\(gif.errors)")
    #expect(try run("animate --to 1981 -o f --theme dark --format \(format)").exitCode == 0)
    // Somebody else's pictures are no run of ours.
    try program.shell("rm f/*; echo mine > f/frame-1980.\(format)")
    #expect(try program.run("gif", "f", "-o", "a.gif").errors.contains("cannot read: no such file or directory"))
  }

  @Test func modesFollowTheMaskAndTheOldFile() throws {
    #expect(
      try program.shell("umask 027; \"$FMAP\" render \(look.joined(separator: " ")) -o a.svg; ls -l a.svg").text
        .hasPrefix("-rw-r-----"))
    #expect(
      try program.shell("chmod 600 a.svg; \"$FMAP\" render \(look.joined(separator: " ")) -o a.svg; ls -l a.svg").text
        .hasPrefix("-rw-------"))
  }
}
