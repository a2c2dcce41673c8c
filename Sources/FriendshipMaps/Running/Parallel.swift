import Dispatch

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How many threads work at once: one for each core, but fewer where what they hold would not fit into memory.
///
/// - Parameters:
///   - need: what they hold, of which three quarters of the free memory are taken at most.
///   - most: how many a person wants at most; nothing for eight.
package func workerCount(_ need: MemoryNeed, atMost most: Int? = nil) -> Int {
  need.threads(atMost: min(most ?? 8, coreCount), free: freeMemory().map { $0 * 3 / 4 })
}

/// How many cores there are, as far as the system tells, at least one.
package var coreCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

/// Results in the order of their items, computed on all cores.
///
/// - Parameters:
///   - items: what to compute from.
///   - threads: how many work at once.
///   - makeWorker: makes what each thread needs for itself; called once a thread, on it.
///   - body: computes one result. After the first error no further item is begun, and that error is thrown.
package func parallelMap<Item: Sendable, Worker, Value: Sendable>(
  _ items: [Item], threads: Int, makeWorker: @Sendable () throws(Failure) -> Worker,
  _ body: @Sendable (Worker, Item) throws(Failure) -> Value
) throws(Failure) -> [Value] {
  let threads = min(threads, items.count)
  let results = Results<Value>(count: items.count)
  DispatchQueue.concurrentPerform(iterations: threads) { _ in
    do throws(Failure) {
      let worker = try makeWorker()
      while let index = results.next() {
        results.set(try body(worker, items[index]), at: index)
      }
    } catch {
      results.fail(error)
    }
  }
  return try results.values()
}

/// Lets one thread in at a time.
package struct Lock: Sendable {
  private let queue = DispatchQueue(label: "fmap")

  /// An open one.
  package init() {}

  /// What some work gives while no other thread is let in.
  package func sync<Value, Fault>(_ body: () throws(Fault) -> Value) throws(Fault) -> Value {
    try queue.sync { Result(catching: body) }.get()
  }
}

/// A value that is made when it is first asked for, and only then.
final class Once<Value: Sendable>: @unchecked Sendable {
  private let lock = Lock()
  private var value: Value?

  func callAsFunction(_ make: () -> Value) -> Value {
    lock.sync {
      let made = value ?? make()
      value = made
      return made
    }
  }
}

/// Results that several threads write, one at a time.
private final class Results<Value: Sendable>: @unchecked Sendable {
  private let lock = Lock()
  private var slots: [Value?]
  private var failure: Failure?
  private var begun = 0

  init(count: Int) { slots = Array(repeating: nil, count: count) }

  /// The index of the next item; nothing after the last, or after a failure.
  func next() -> Int? {
    lock.sync {
      guard failure == nil, begun < slots.count else { return nil }
      begun += 1
      return begun - 1
    }
  }

  func set(_ value: Value, at index: Int) { lock.sync { slots[index] = value } }

  func fail(_ failure: Failure) { lock.sync { self.failure = self.failure ?? failure } }

  func values() throws(Failure) -> [Value] {
    if let failure { throw failure }
    return slots.compactMap { $0 }
  }
}
