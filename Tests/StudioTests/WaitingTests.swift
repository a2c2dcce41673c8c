import FriendshipMaps
import Testing

@testable import fmap_studio

/// What waits, runs, and ends.
@Suite struct WaitingTests {
  @Test func onlySoManyAreInsideAtOnceAndInTheirOrder() {
    let turnstile = Turnstile(most: 2)
    let seen = Monitor((inside: 0, most: 0, order: [Int](), over: 0))
    let begun = Monitor(0)
    for index in 0..<8 {
      startThread {
        // The next one comes when this one waits, so that the order is known.
        _ = begun.wait(10) { $0 == index ? () : nil }
        let _: Void? = turnstile.pass(while: {
          begun.with { $0 = max($0, index + 1) }
          return true
        }) {
          begun.with { $0 = max($0, index + 1) }
          seen.with { state in
            state.inside += 1
            state.most = max(state.most, state.inside)
            state.order.append(index)
          }
          _ = seen.wait(0.3) { _ -> Void? in nil }
          seen.with { $0.inside -= 1 }
        }
        seen.with { $0.over += 1 }
      }
    }
    #expect(seen.wait(20) { $0.over == 8 ? () : nil } != nil)
    #expect(seen.with { $0.most } == 2)
    let order = seen.with { $0.order }
    // Two that enter together may tell of it in either order.
    #expect(order.count == 8 && order.enumerated().allSatisfy { abs($0.offset - $0.element) <= 1 }, "\(order)")
  }

  @Test func whoeverHasGoneIsPassedOver() {
    let turnstile = Turnstile(most: 1)
    // The inner one cannot enter, and leaves no place behind.
    let inner: Bool? = turnstile.pass(while: { true }) {
      let answer: Int? = turnstile.pass(while: { false }) { 1 }
      return answer == nil
    }
    #expect(inner == true)
    // Who finds the door open is not asked.
    let last: Int? = turnstile.pass(while: { false }) { 2 }
    #expect(last == 2)
  }

  @Test func itKnowsForHowLongNobodyHasBeenThere() {
    let turnstile = Turnstile(most: 1)
    let inside: Double? = turnstile.pass(while: { true }) { turnstile.quiet(at: now() + 60) }
    #expect(inside == 0)
    let left = now()
    #expect((0...60.0).contains(turnstile.quiet(at: left)) && turnstile.quiet(at: left + 60) >= 60)
  }

  @Test func aFailureLeavesItsPlace() {
    let turnstile = Turnstile(most: 1)
    for _ in 0..<3 {
      #expect(throws: Refused.self) {
        try turnstile.pass(while: { true }) { () throws(Refused) -> Int in throw Refusal.unwanted }
      }
    }
    #expect(turnstile.pass(while: { true }) { 1 } == 1)
  }

  @Test func tenMinutesWithoutAPageAreTheEnd() {
    let life = Life(start: 1000)
    #expect(!life.isForgotten(at: 1599) && life.isForgotten(at: 1601) && !life.hasHadPage)
    life.pageOpened()
    life.pageOpened()
    #expect(!life.isForgotten(at: 9999))
    life.pageClosed(at: 5000)
    #expect(!life.isForgotten(at: 9999))
    life.pageClosed(at: 6000)
    #expect(!life.isForgotten(at: 6599) && life.isForgotten(at: 6601) && life.hasHadPage)
    #expect(!life.isEnding)
    life.end()
    #expect(life.isEnding)
    life.wait()
  }

  @Test func aJobThatNobodyAsksForIsCancelled() throws {
    let job = Jobs.Job(at: 100)
    job.begin(steps: 4)
    #expect(job.isWanted(at: 129) && !job.isWanted(at: 131))
    #expect(job.look(at: 129).done == 0)
    #expect(job.isWanted(at: 158) && !job.isWanted(at: 160))
  }

  @Test func jobsTellHowFarTheyAre() throws {
    let jobs = Jobs()
    let gate = Monitor(0)
    let id = try jobs.begin { job throws(Refused) in
      job.begin(steps: 2)
      do throws(Failure) { try job.step() } catch { throw Refused(error) }
      gate.with { $0 = 1 }
      _ = gate.wait(10) { $0 == 2 ? () : nil }
      return try Jobs.Result([1, 2, 3], type: "text/plain", name: "x.txt")
    }
    #expect(gate.wait(10) { $0 == 1 ? () : nil } != nil)
    let job = try #require(jobs[id])
    #expect(job.look().done == 0.5 && job.look().outcome == nil)
    gate.with { $0 = 2 }
    var outcome: Jobs.Job.Outcome?
    for _ in 0..<1000 where outcome == nil {
      outcome = job.look().outcome
      _ = gate.wait(0.01) { _ -> Void? in nil }
    }
    guard case .made(let result)? = outcome else { return #expect(Bool(false), "not made") }
    #expect(result.file.bytes == [1, 2, 3] && job.look().done == 1)
    #expect(jobs.cancel(id) && jobs[id] == nil && !jobs.cancel(id))
  }

  @Test func aCancelledJobStopsAtItsNextStep() throws {
    let jobs = Jobs()
    let steps = Monitor((count: 0, isOver: false))
    let id = try jobs.begin { job throws(Refused) in
      defer { steps.with { $0.isOver = true } }
      while true {
        do throws(Failure) { try job.step() } catch { throw Refused(error) }
        steps.with { $0.count += 1 }
        _ = steps.wait(0.01) { _ -> Void? in nil }
      }
    }
    #expect(steps.wait(10) { $0.count > 2 ? () : nil } != nil)
    let job = try #require(jobs[id])
    #expect(jobs.cancel(id))
    #expect(steps.wait(10) { $0.isOver ? () : nil } != nil)
    var outcome: Jobs.Job.Outcome?
    for _ in 0..<1000 where outcome == nil {
      outcome = job.look().outcome
      _ = steps.wait(0.01) { _ -> Void? in nil }
    }
    guard case .failed(let refused)? = outcome else { return #expect(Bool(false), "not ended") }
    #expect(refused.failure.problems.count == 1)
  }

  @Test func thereAreNotTooManyJobs() throws {
    let jobs = Jobs()
    let isOver = Monitor(false)
    let ids = try (0..<Jobs.most).map { _ in
      try jobs.begin { job throws(Refused) in
        while job.isWanted(), isOver.wait(0.05, for: { $0 ? () : nil }) == nil {}
        throw Refusal.unwanted
      }
    }
    #expect(throws: Refused.self) { try jobs.begin { _ throws(Refused) in throw Refusal.unwanted } }
    #expect(Set(ids).count == Jobs.most && jobs.cancel(ids[0]))
    let again = try jobs.begin { _ throws(Refused) in throw Refusal.unwanted }
    #expect(jobs[again] != nil)
    isOver.with { $0 = true }
  }

  @Test func wordsAreThoseThatFmapHandsOn() {
    let words = StudioWords([
      "fmap-studio", "--from-fmap", "--language", "zh", "--table", "--port", "--port", "81", "--no-open",
    ])
    #expect(words.isFromFmap && words.language == "zh" && words.table == "--port" && words.port == 81 && !words.opens)
    for other in [["fmap-studio"], ["fmap-studio", "t.csv"], ["fmap-studio", "--from-fmap", "t.csv"], []] {
      #expect(!StudioWords(other).isFromFmap)
    }
  }

  @Test(
    arguments: [
      ("2021", "2021-12-31"), ("2021-10-25", "2021-10-25"), ("1", "0001-12-31"), ("0", nil), ("10000", nil), ("", nil),
      ("-5", nil),
      ("2021-13-01", nil), ("2021-02-30", nil), ("2021-1", nil), ("2021-10-25-1", nil), ("+2021", nil),
      ("99999999999999999999", nil),
      ("２０２１", nil),
    ] as [(String, String?)]) func daysAreYearsOrDays(_ text: String, _ day: String?) throws
  {
    let request = Request(
      head: Head(), places: [], body: .bytes(Array("{\"day\":\"\(text)\"}".utf8)), isWanted: { true })
    let wish = try request.json(DrawWish.self)
    #expect((try? wish.mapDay().description) == day)
  }
}
