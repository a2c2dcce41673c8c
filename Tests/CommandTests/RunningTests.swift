import Dispatch
import Foundation
import Messages
import Testing

@testable import FriendshipMaps
@testable import fmap

/// Memory that is asked for before it is taken.
@Suite struct MemoryNeedTests {
  @Test(arguments: [
    (0, "0 MB"), (-5, "0 MB"), (499_999, "0 MB"), (500_000, "1 MB"), (350e6, "350 MB"), (999.4e6, "999 MB"),
    (999.6e6, "1.0 GB"), (1049e6, "1.0 GB"), (1050e6, "1.1 GB"), (1949e6, "1.9 GB"), (12.34e9, "12.3 GB"),
  ])
  func memoryIsSaidInWords(_ bytes: Double, _ words: String) { #expect(MemoryNeed.said(bytes) == words) }

  /// What is there once, and as many threads as have room beside it; one at least, and no more than there are.
  @Test(
    arguments: [
      (100, 20, 10, nil, 10), (100, 20, 10, 200, 5), (100, 20, 10, 199, 4), (100, 20, 10, 300, 10),
      (100, 20, 10, 1000, 10), (100, 20, 10, 120, 1), (100, 20, 10, 100, 1), (100, 20, 10, 0, 1),
      (100, 20, 1, 1e300, 1),
      (100, 0, 10, 0, 10), (0, 1e-300, 3, 1e300, 3),
    ] as [(Double, Double, Int, Double?, Int)])
  func threadsHaveRoom(_ fixed: Double, _ perThread: Double, _ most: Int, _ free: Double?, _ expected: Int) {
    #expect(MemoryNeed(fixed: fixed, perThread: perThread).threads(atMost: most, free: free) == expected)
  }

  /// One thread must fit; what fits exactly does.
  @Test func whatDoesNotFitIsRefused() throws {
    let need = MemoryNeed(fixed: 900e6, perThread: 300e6)
    try need.check(at: "--width", cure: MemoryNeed.Cure.picture, free: 1200e6)
    try need.check(at: "--width", cure: MemoryNeed.Cure.picture, free: nil)
    do {
      try need.check(at: "--width", cure: MemoryNeed.Cure.other, free: 1199e6)
      Issue.record("it fits")
    } catch {
      #expect(error.exitCode == 1)
      #expect(
        error.problems.map(\.description) == [
          "--width: needs about 1.2 GB of memory; 1.2 GB is free; close other programs"
        ])
    }
  }

  @Test func thisMachineHasMemoryAndAProcessor() throws {
    #expect(try #require(freeMemory()) > 1e6)
    #expect(workerCount(MemoryNeed(fixed: 0)) >= 1 && workerCount(MemoryNeed(fixed: 1e18, perThread: 1e18)) == 1)
    #expect(workerCount(MemoryNeed(fixed: 0)) <= 8)
  }
}

/// Work on several threads.
@Suite struct ParallelTests {
  @Test(arguments: [1, 2, 5, 64]) func resultsKeepTheOrder(threads: Int) throws {
    let results = try parallelMap(Array(0..<200), threads: threads, makeWorker: { 3 }) { worker, item in worker * item }
    #expect(results == (0..<200).map { 3 * $0 })
    let none = try parallelMap([Int](), threads: threads, makeWorker: { 3 }) { worker, item in worker * item }
    #expect(none.isEmpty)
  }

  /// Each thread has a worker of its own, and there are no more of them than items.
  @Test func workersAreMadeOncePerThread() throws {
    let made = Counter()
    _ = try parallelMap([1, 2, 3], threads: 2, makeWorker: { made.add() }) { _, item in item }
    #expect((1...2).contains(made.count))
    let few = Counter()
    _ = try parallelMap([1, 2], threads: 50, makeWorker: { few.add() }) { _, item in item }
    #expect((1...2).contains(few.count))
  }

  /// After an error no further item is begun, and that error is thrown.
  @Test func theFirstErrorEndsTheWork() {
    let begun = Counter()
    do {
      _ = try parallelMap(Array(0..<1000), threads: 1, makeWorker: {}) { _, item throws(Failure) -> Int in
        begun.add()
        if item >= 7 { throw .usage(Problem(at: "item", "wrong", found: "\(item)")) }
        return item
      }
      Issue.record("nothing was thrown")
    } catch {
      #expect(error.problems.map(\.found) == ["7"] && begun.count == 8)
    }
    #expect(throws: Failure.self) {
      try parallelMap([1], threads: 1, makeWorker: { () throws(Failure) in throw .data([]) }) { _, item in item }
    }
  }

  @Test func aValueIsMadeOnce() {
    let (once, made) = (Once<Int>(), Counter())
    DispatchQueue.concurrentPerform(iterations: 20) { _ in
      let value = once {
        made.add()
        return 5
      }
      #expect(value == 5)
    }
    #expect(made.count == 1)
  }
}

/// Counts from any thread.
private final class Counter: @unchecked Sendable {
  private let lock = Lock()
  private var value = 0

  var count: Int { lock.sync { value } }

  func add() { lock.sync { value += 1 } }
}

/// How a command ends.
@Suite struct FailureTests {
  @Test func exitCodesTellDataFromUsage() {
    let problem = Problem(at: "a", "b")
    #expect(Failure.usage(problem).exitCode == 2 && Failure.usage(problem).problems.count == 1)
    #expect(Failure.data(problem).exitCode == 1 && Failure.data([problem, problem]).problems.count == 2)
    #expect(Failure.data([]).exitCode == 1)
  }
}

/// What is made of bytes for pages and files: by the examples of FIPS 180-4 and RFC 4648.
@Suite struct DigestTests {
  @Test func digestsAreThoseOfTheStandard() {
    let abc = Array("abc".utf8).withUnsafeBytes(sha256)
    #expect(abc == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect([UInt8]().withUnsafeBytes(sha256) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(sha256Base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
  }

  /// Hashing the built-in land for every map would take longer than drawing it, so its digests are written down.
  @Test(arguments: [true, false]) func theLandHasTheDigestThatIsWrittenDown(isCoarse: Bool) {
    let land = BuiltIn.land(isCoarse: isCoarse)
    #expect(sha256(land.file.bytes) == land.digest && land.file.name.contains(isCoarse ? "110m" : "50m"))
  }
}
