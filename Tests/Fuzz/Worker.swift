import Foundation

/// What a worker found when it tried one reader on its share of the inputs.
struct Findings: Codable {
  /// How many inputs were tried.
  var count = 0
  /// The longest time for one input, seconds, and its number.
  var slowest = 0.0
  var slowestNumber = 0
  /// By how much the process's peak memory grew beyond its size before the first input, bytes.
  var growth = 0
  /// The number of an input that took too long or too much memory, and in which way.
  var broken: Int?
  var reason = ""
}

/// Tries a reader in a process of its own: what ends the process names itself by the number that it noted before.
enum Worker {
  /// The longest time of the processor for an input of so many bytes, seconds: lists whose cells hold city, country and date take
  /// some 2 s for a megabyte, and what takes the square of the size takes far more.
  static func longest(_ bytes: Int) -> Double { (1 + 3 * Double(bytes) / 1e6) * slack }
  /// How much memory reading may take beyond the process, and how many times the input on top of it.
  static let memory = (64 << 20) * Int(slack)
  static let memoryPerByte = 20 * Int(slack)
  /// How many times as much is allowed: a sanitizer takes its share of both.
  static let slack = ProcessInfo.processInfo.environment["FUZZ_SLACK"].flatMap { Double($0) } ?? 1

  static func run(_ reader: Reader, seed: UInt64, count: Int, note: URL) throws -> Findings {
    _ = FileManager.default.createFile(atPath: note.path, contents: Data(count: 8))
    let notes = try FileHandle(forWritingTo: note)
    // Whatever is made once is made before memory is looked at.
    reader.read(reader.mutator.corpus.first ?? [])
    let before = peak()
    var findings = Findings()
    for number in 0..<count {
      var noted = Int64(number)
      try notes.seek(toOffset: 0)
      try notes.write(contentsOf: Data(bytes: &noted, count: 8))
      let input = reader.mutator.input(seed: seed, number: number)
      let peakBefore = peak()
      // A hang ends the process.
      alarm(UInt32(20 * slack))
      let start = clock()
      reader.read(input)
      // Of this process alone: others may keep it waiting.
      let time = Double(clock() - start) / Double(CLOCKS_PER_SEC)
      findings.count += 1
      if time > findings.slowest { (findings.slowest, findings.slowestNumber) = (time, number) }
      findings.growth = peak() - before
      // The peak only rises: what rose with this input is its own, on top of what others left.
      let isGreedy = peak() > peakBefore && peak() - before > memory + memoryPerByte * input.count
      if time > longest(input.count) || isGreedy {
        (findings.broken, findings.reason) = (
          number, isGreedy ? "takes \((peak() - before) >> 20) MB" : "takes \(time) s"
        )
        break
      }
    }
    alarm(0)
    return findings
  }

  /// The greatest memory that this process has held, bytes.
  private static func peak() -> Int {
    var usage = rusage()
    #if os(macOS)
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss << 10
    #endif
  }
}
