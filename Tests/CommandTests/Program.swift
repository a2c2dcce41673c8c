import Foundation

/// The real program, run as a user runs it.
struct Program {
  /// What a run said and how it ended.
  struct Run {
    let exitCode: Int32
    let output: Data
    let errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// The folder in which it runs, new and empty.
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("fmap-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  @discardableResult
  func run(_ words: String...) throws -> Run { try run(words) }

  /// Runs a script of the shell, in which `$FMAP` is the program.
  @discardableResult
  func shell(_ script: String) throws -> Run {
    try run(["-c", script], environment: ["FMAP": Self.executable.path], program: URL(fileURLWithPath: "/bin/sh"))
  }

  func run(
    _ words: [String], environment: [String: String] = [:], program: URL = Self.executable
  ) throws -> Run {
    let process = Process()
    process.executableURL = program
    process.arguments = words
    // The language of messages and the day of the run are those of the test, not of the machine.
    let usual = ["LC_ALL": "C.UTF-8", "TZ": "UTC", "SOURCE_DATE_EPOCH": "1795392000"]
    process.environment = ProcessInfo.processInfo.environment.merging(usual) { $1 }.merging(environment) { $1 }
    process.currentDirectoryURL = folder
    // Files, not pipes: a long output cannot block the program.
    let (output, errors) = (folder.appendingPathComponent(".stdout"), folder.appendingPathComponent(".stderr"))
    for url in [output, errors] { _ = FileManager.default.createFile(atPath: url.path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Run(
      exitCode: process.terminationStatus, output: try Data(contentsOf: output),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  /// Runs the program where it may take no more than some memory, in kilobytes: `-v` counts addresses, `-d` what is written to.
  func run(within kilobytes: Int, of kind: String = "-v", _ words: [String]) throws -> Run {
    let shell = "ulimit \(kind) \(kilobytes); exec \"$0\" \"$@\""
    return try run(["-c", shell, Self.executable.path] + words, program: URL(fileURLWithPath: "/bin/sh"))
  }

  /// Writes a file into the folder.
  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  /// The text of a file in the folder, or nothing when it is not there.
  func read(_ name: String) -> String? {
    try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// Writes bytes to a file in the folder.
  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
  }

  /// The bytes of a file in the folder, or nothing when it is not there.
  func bytes(_ name: String) -> Data? { try? Data(contentsOf: folder.appendingPathComponent(name)) }

  /// The names of the files in the folder, those of the test itself left out.
  var files: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { !$0.hasPrefix(".std") }
      .sorted()
  }

  /// The folder of the whole project.
  static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A data file of the project.
  static func geodata(_ name: String) throws -> String {
    try String(contentsOf: project.appendingPathComponent("geodata/\(name)"), encoding: .utf8)
  }

  /// The program stands beside the bundle of the tests, or above it on macOS.
  static let executable: URL = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    #if os(macOS)
      folder =
        Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL.deletingLastPathComponent() ?? folder
    #endif
    return folder.appendingPathComponent("fmap")
  }()
}
