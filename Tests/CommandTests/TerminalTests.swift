import Foundation
import Testing

@testable import FriendshipMaps
@testable import fmap

#if os(Linux)
  import Glibc

  /// What is said where a person reads: on a terminal.
  @Suite struct TerminalTests {
    /// What a terminal has received when the program has ended, its output and its errors together.
    private func said(_ program: Program, _ words: [String]) throws -> String {
      var (ours, theirs): (Int32, Int32) = (-1, -1)
      try #require(openpty(&ours, &theirs, nil, nil, nil) == 0)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("fmap")
      process.arguments = words
      process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
      process.currentDirectoryURL = program.folder
      let terminal = FileHandle(fileDescriptor: theirs, closeOnDealloc: false)
      (process.standardOutput, process.standardError) = (terminal, terminal)
      process.standardInput = FileHandle.nullDevice
      try process.run()
      close(theirs)
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 4096)
      while case let count = read(ours, &buffer, buffer.count), count > 0 { bytes += buffer.prefix(count) }
      close(ours)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      // A terminal turns the end of a line into two characters.
      return String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    }

    private static let small = [
      "--basemap", "none", "--labels", "none", "--width", "640", "--height", "360", "--to", "1982",
    ]

    /// Three frames: a third, two thirds and the whole of thirty blocks, and then the line is wiped.
    @Test(arguments: [["-o", "f", "--format", "svg"], ["-o", "f", "--format", "png"], ["-o", "t.gif"]])
    func aBarShowsHowFarTheWorkIs(_ output: [String]) throws {
      let program = try Program()
      let text = try said(program, ["animate"] + output + Self.small)
      let steps = text.components(separatedBy: "\r").filter { $0.contains("█") }
      #expect(
        steps.map { $0.count { $0 == "█" } } == [10, 20, 30] && steps.map { $0.count { $0 == "░" } } == [20, 10, 0])
      #expect(steps.map { $0.hasSuffix("/3") } == [true, true, true] && steps.first?.hasSuffix(" 1/3") == true)
      #expect(text.contains("\r\u{1B}[Kwrote ") && program.files.count == 1)
    }

    @Test func whoWantsQuietSeesNoBar() throws {
      #expect(try said(try Program(), ["animate", "-o", "f", "--format", "svg", "--quiet"] + Self.small).isEmpty)
    }

    @Test func noBarGoesIntoAFile() throws {
      #expect(try Program().run(["animate", "-o", "f", "--format", "svg"] + Self.small).errors.isEmpty)
    }

    /// Columns stand below each other, two spaces apart; a Chinese character is as wide as two others.
    @Test func listsAreAligned() throws {
      let program = try Program()
      let table = try said(program, ["list", "cities", "--year", "1981", "--lang", "zh+en"])
      let lines = table.split(separator: "\n")
      #expect(lines.count == 3 && !table.contains("\t"))
      let width = { (text: Substring) in text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) } }
      let starts = lines.map { line in
        line.ranges(of: #/  +[^ ]/#).map { width(line[..<line.index(before: $0.upperBound)]) }
      }
      #expect(Set(starts).count == 1 && starts[0].count == 7, "\(table)")
      #expect(lines[0].hasPrefix("id ") && lines.allSatisfy { !$0.hasSuffix(" ") })
      let tabs = try program.run("list", "cities", "--year", "1981", "--lang", "zh+en").text
      #expect(tabs.split(separator: "\n").map { $0.split(separator: "\t").count } == [8, 8, 8])
    }
  }
#endif

/// What may be written to.
@Suite struct WritableTests {
  /// An error of something earlier protects no file.
  @Test func whatMayBeWrittenIsAskedAnew() throws {
    let program = try Program()
    try program.write("old", to: "a.svg")
    for code in [EACCES, EPERM, ENOENT, 0] {
      errno = code
      #expect(throws: Never.self) { try checkOutputs([OutputFile(named: program.folder.path + "/a.svg")]) }
    }
    try program.shell("chmod 444 a.svg")
    #expect(throws: Failure.self) { try checkOutputs([OutputFile(named: program.folder.path + "/a.svg")]) }
  }
}

/// Signals, which come at any time.
@Suite struct InterruptionTests {
  private let frames = "animate --basemap none --labels none --width 1280 --height 720 -o f"

  /// Starts drawing frames, sends a signal when the first of them is there, and tells how the program ended.
  private func interrupted(_ program: Program, _ signal: String) throws -> String {
    try program.shell(
      """
      "$FMAP" \(frames) > said & P=$!
      while [ ! -e f/frame-1980.png ]; do sleep 0.01; done
      kill -\(signal) $P; wait $P; echo $?
      """
    ).text
  }

  /// The program ends by the signal, as whoever sent it expects; every picture that is there is whole, and no list says that all
  /// of them are.
  @Test(arguments: [("TERM", "143\n"), ("HUP", "129\n")])
  func anInterruptedRunLeavesWholeFiles(_ signal: String, _ code: String) throws {
    let program = try Program()
    #expect(try interrupted(program, signal) == code)
    let names = try FileManager.default.contentsOfDirectory(atPath: program.folder.path + "/f")
    #expect(names.count < 42 && names.allSatisfy { $0.hasPrefix("frame-") && $0.hasSuffix(".png") }, "\(names)")
    let end = [0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]
    for name in names { #expect(program.bytes("f/\(name)")?.suffix(12) == Data(end), "\(name)") }
  }

  /// A shell lets what it starts in the background ignore Ctrl-C.
  @Test func whatIsToBeIgnoredIs() throws {
    let program = try Program()
    #expect(try interrupted(program, "INT") == "0\n" && program.read("said") == "wrote 42 frames to f\n")
  }
}
