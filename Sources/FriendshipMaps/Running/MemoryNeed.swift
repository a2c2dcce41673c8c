import CGlib
import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Tells the allocator to keep what is freed.
///
/// The program lives for some milliseconds: freed memory is soon needed again, and getting it back from the system takes
/// longer than keeping it. Only glibc needs telling.
package func keepFreedMemory() {
  #if canImport(Glibc)
    mallopt(M_MMAP_THRESHOLD, 1 << 23)
    mallopt(M_TRIM_THRESHOLD, 1 << 30)
    mallopt(M_TOP_PAD, 1 << 20)
  #endif
}

/// Keeps a value for as long as the process runs: where that ends soon, what a large map is made of goes with it at once, and need not
/// be taken apart piece by piece.
package func keepUntilTheEnd(_ value: some Sendable) { kept.add(value) }

private let kept = Kept()

private final class Kept: @unchecked Sendable {
  private let lock = Lock()
  private var values: [any Sendable] = []

  func add(_ value: any Sendable) { lock.sync { values.append(value) } }
}

/// Tells the allocator to share its memory between threads, and to give back at once what was large.
///
/// A program that lives for hours and draws on many threads would otherwise keep what each of them has freed, and small pieces that
/// live on would lie where large ones were. Only glibc needs telling.
package func shareFreedMemory() {
  #if canImport(Glibc)
    mallopt(M_ARENA_MAX, 2)
    mallopt(M_MMAP_THRESHOLD, 1 << 20)
  #endif
}

/// Gives the system back what was freed; it takes some milliseconds.
package func giveBackFreedMemory() {
  #if canImport(Glibc)
    malloc_trim(0)
  #endif
}

/// The memory that a piece of work needs, in bytes.
package struct MemoryNeed: Sendable {
  /// What is there once: for words, fonts and libraries, too.
  package let fixed: Double
  /// What each thread needs for itself.
  package var perThread = 0.0

  /// How a picture, a table, a folder of frames and anything else can do with less.
  package enum Cure {
    /// Of a picture.
    package static let picture: Message = "choose a smaller page or --scale, or close other programs"
    /// Of a table.
    package static let table: Message = "draw a part of the table, or close other programs"
    /// Of a folder of frames.
    package static let frames: Message = "make smaller frames, or close other programs"
    /// Of anything else.
    package static let other: Message = "close other programs"
  }

  /// A need, in bytes.
  package init(fixed: Double, perThread: Double = 0) { (self.fixed, self.perThread) = (fixed, perThread) }

  /// What fonts and their libraries take.
  package static let fonts = 96e6
  /// The addresses that fonts and threads reserve beyond that; without them GLib ends the program.
  static let reserved = 250e6

  /// Throws when there is less memory than one thread needs: what fails later ends the program without a word.
  ///
  /// - Parameters:
  ///   - place: what asks for it, such as `--width`.
  ///   - cure: how to do with less.
  ///   - free: what is there; nothing where the system does not tell.
  package func check(at place: String, cure: Message, free: Double? = freeMemory()) throws(Failure) {
    guard let free, fixed + perThread > free else { return }
    let (need, rest) = (Self.said(fixed + perThread), Self.said(free))
    throw .data(Problem(at: place, "needs about \(need) of memory", cure: "\(rest) is free; \(cure)"))
  }

  /// Whether there is as much memory as one thread needs, as far as the system tells.
  package var fits: Bool { freeMemory().map { fixed + perThread <= $0 } ?? true }

  /// How many threads may work at once, at least one.
  func threads(atMost most: Int, free: Double? = freeMemory()) -> Int {
    guard let free, perThread > 0 else { return most }
    return max(1, min(most, Int(min(1e6, (free - fixed) / perThread))))
  }

  /// A number of bytes in words: `1.2 GB`, `350 MB`.
  static func said(_ bytes: Double) -> String {
    let megabytes = Int((max(0, bytes) / 1e6).rounded())
    let tenths = (megabytes + 50) / 100
    return megabytes < 1000 ? "\(megabytes) MB" : "\(tenths / 10).\(tenths % 10) GB"
  }
}

/// The memory that this process may still take, in bytes; nothing where the system does not tell.
///
/// It is the least of what the machine has without turning out what runs, what the limits of the process leave, and what the
/// control group leaves that a container lives in.
package func freeMemory() -> Double? {
  [machineMemory(), limitedMemory(), groupMemory()].compactMap { $0 }.min()
}

private func machineMemory() -> Double? {
  if let facts = systemFile("/proc/meminfo") {
    let figures = ["MemAvailable", "SwapFree"].map { figure($0 + ":", in: facts).map { $0 * 1024 } }
    if let available = figures[0] { return available + (figures[1] ?? 0) }
  }
  #if canImport(Glibc)
    let pages = sysconf(Int32(_SC_AVPHYS_PAGES))
    return pages > 0 ? Double(pages) * Double(sysconf(Int32(_SC_PAGESIZE))) : nil
  #else
    return nil
  #endif
}

/// What `ulimit -v` and `ulimit -d` leave; the former counts addresses, of which fonts and threads reserve more than they fill.
private func limitedMemory() -> Double? {
  #if canImport(Glibc)
    let used = systemFile("/proc/self/statm")?.split { $0.isWhitespace }.map { Double($0) ?? 0 } ?? []
    let limits = [(RLIMIT_AS, 0, MemoryNeed.reserved), (RLIMIT_DATA, 5, 0)]
    return limits.compactMap { kind, column, reserved -> Double? in
      var limit = rlimit()
      guard getrlimit(__rlimit_resource_t(kind.rawValue), &limit) == 0, limit.rlim_cur < rlim_t(Int64.max) else {
        return nil
      }
      let pages = column < used.count ? used[column] : 0
      return max(0, Double(limit.rlim_cur) - pages * Double(sysconf(Int32(_SC_PAGESIZE))) - reserved)
    }.min()
  #else
    return nil
  #endif
}

/// What the control groups around the process leave, of either version; files that can be read again count as free.
private func groupMemory() -> Double? {
  let groups = systemFile("/proc/self/cgroup")?.split(separator: "\n") ?? []
  return groups.compactMap { line -> Double? in
    let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    switch parts[1] {
    case "": return groupMemory("/sys/fs/cgroup", parts[2], ("memory.max", "memory.current", "inactive_file"))
    case "memory":
      let names = ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")
      return groupMemory("/sys/fs/cgroup/memory", parts[2], names)
    default: return nil
    }
  }.min()
}

/// The least that a control group and those around it leave; nothing where none of them has a limit.
private func groupMemory(
  _ root: String, _ path: Substring, _ names: (most: String, used: String, cached: String)
) -> Double? {
  var (steps, least): ([Substring], Double?) = (path.split(separator: "/"), nil)
  while true {
    let folder = ([root] + steps.map(String.init)).joined(separator: "/")
    let figures = [names.most, names.used].map { name in
      systemFile("\(folder)/\(name)").flatMap { $0.split(separator: "\n").first }.flatMap { Double($0) }
    }
    if let most = figures[0], let used = figures[1] {
      let cached = systemFile("\(folder)/memory.stat").flatMap { figure(names.cached, in: $0) } ?? 0
      least = min(least ?? .infinity, max(0, most - used + cached))
    }
    if steps.popLast() == nil { return least }
  }
}

/// The number that follows a word at the beginning of a line.
private func figure(_ word: String, in text: String) -> Double? {
  for line in text.split(separator: "\n") {
    let words = line.split(separator: " ")
    if words.count > 1, words[0] == word { return Double(words[1]) }
  }
  return nil
}

/// The text of a small file of the system; nothing where there is none.
private func systemFile(_ path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var buffer = [UInt8](repeating: 0, count: 16384)
  let count = fread(&buffer, 1, buffer.count, file)
  return String(decoding: buffer.prefix(count), as: UTF8.self)
}
