import Foundation

// fuzz [SEED] [COUNT] [READER]: tries every reader of users' files on COUNT damaged files each and says what came of it.
// The same seed tries the same files; what breaks a reader is kept in out/fuzz. Ends with 1 when anything was found.

let words = Array(CommandLine.arguments.dropFirst())
let folder = URL(fileURLWithPath: "out/fuzz")

if words.first == "--worker", words.count == 5, let reader = Reader.all.first(where: { $0.name == words[1] }) {
  let findings = try Worker.run(
    reader, seed: UInt64(words[2]) ?? 1, count: Int(words[3]) ?? 0, note: URL(fileURLWithPath: words[4]))
  print(String(decoding: try JSONEncoder().encode(findings), as: UTF8.self))
  exit(0)
}

let seed = words.first.flatMap { UInt64($0) } ?? 1
let count = words.dropFirst().first.flatMap { Int($0) } ?? 200_000
let readers = Reader.all.filter { words.count < 3 || words[2].isEmpty || $0.name == words[2] }
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
var isBroken = readers.isEmpty
if readers.isEmpty { print("no such reader; there are \(Reader.all.map(\.name).joined(separator: ", "))") }
for reader in readers {
  let start = Date()
  let outcome = try outcome(of: reader)
  let seconds = Int(Date().timeIntervalSince(start).rounded())
  switch outcome {
  case .done(let found):
    print(
      "\(reader.name): \(found.count) inputs in \(seconds) s, slowest \(Int(found.slowest * 1000)) ms (number \(found.slowestNumber)), memory grew by \(found.growth >> 20) MB"
    )
    if let number = found.broken {
      isBroken = true
      print("  number \(number) \(found.reason)")
      try keep(reader, number)
    }
  case .ended(let status, let number):
    isBroken = true
    print("\(reader.name): number \(number) ends the program (\(status))")
    try keep(reader, number)
  }
}

enum Outcome {
  case done(Findings)
  case ended(status: Int32, number: Int)
}

/// Tries a reader in a process of its own.
func outcome(of reader: Reader) throws -> Outcome {
  let note = folder.appendingPathComponent("\(reader.name).number")
  let process = Process()
  process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
  process.arguments = ["--worker", reader.name, "\(seed)", "\(count)", note.path]
  let pipe = Pipe()
  process.standardOutput = pipe
  // What a sanitizer has to say is for who started it.
  if Worker.slack == 1 { process.standardError = FileHandle.nullDevice }
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  let number = (try? Data(contentsOf: note)).map { $0.withUnsafeBytes { Int($0.loadUnaligned(as: Int64.self)) } } ?? 0
  try? FileManager.default.removeItem(at: note)
  guard process.terminationReason == .exit, process.terminationStatus == 0,
    let findings = try? JSONDecoder().decode(Findings.self, from: output)
  else { return .ended(status: process.terminationStatus, number: number) }
  return .done(findings)
}

/// Keeps what broke a reader.
func keep(_ reader: Reader, _ number: Int) throws {
  let file = folder.appendingPathComponent("\(reader.name)-\(seed)-\(number).bin")
  try Data(reader.mutator.input(seed: seed, number: number)).write(to: file)
  print("  it is \(file.relativePath)")
}

if isBroken { exit(1) }
