import FriendshipMaps

/// Work that takes longer than a page should wait for an answer: two at once, the others in their order.
final class Jobs: Sendable {
  /// How far a piece of work is, and how it learns that nobody wants it any more.
  final class Job: Sendable {
    fileprivate struct State {
      var done = 0
      var total = 1
      var asked: Double
      var isCancelled = false
      var outcome: Outcome?
    }

    /// How it ended.
    enum Outcome: Sendable {
      case made(Result)
      case failed(Refused)
    }

    fileprivate let state: Monitor<State>

    init(at time: Double = now()) { state = Monitor(State(asked: time)) }

    /// Whether somebody still wants it.
    func isWanted(at time: Double = now()) -> Bool {
      state.with { !$0.isCancelled && ($0.outcome != nil || time - $0.asked < Jobs.patience) }
    }

    /// Says how many steps it has.
    func begin(steps: Int) { state.with { $0.total = max(1, steps) } }

    /// Counts one more step, on any thread; throws where nobody wants it any more.
    func step() throws(Failure) {
      state.with { $0.done += 1 }
      if !isWanted() { throw .data([]) }
    }

    /// How far it is, from 0 to 1, and how it ended. To ask is to want it.
    func look(at time: Double = now()) -> (done: Double, outcome: Outcome?) {
      state.with { state in
        state.asked = time
        let isMade = if case .made? = state.outcome { true } else { false }
        return (isMade ? 1 : min(1, Double(state.done) / Double(state.total)), state.outcome)
      }
    }
  }

  /// What a job makes.
  struct Result: Sendable {
    /// The bytes.
    let file: StoredFile
    /// Their kind.
    let type: String
    /// What a download is called: letters, digits, `-` and one dot.
    let name: String
    /// What is doubtful of it.
    let told: [SpokenProblem]
  }

  /// For how long nobody need ask, in seconds.
  static let patience = 30.0
  /// For how long a finished one is kept after somebody has asked for it, in seconds.
  static let keeping = 600.0
  /// How many there may be, finished ones too.
  static let most = 32

  private let jobs = Monitor<[String: Job]>([:])
  private let running = Turnstile(most: 2)
  /// How many have not ended yet, cancelled ones too.
  private let open = Monitor(0)

  /// Begins one, and gives its id; throws where there are too many.
  ///
  /// - Parameter work: makes it, on a thread of its own.
  func begin(_ work: @escaping @Sendable (Job) throws(Refused) -> Result) throws(Refused) -> String {
    var source = SystemRandomNumberGenerator()
    let (id, job) = (hexadecimal(source.next()), Job())
    let isTaken = jobs.with { jobs in
      jobs = jobs.filter { !$0.value.isStale(at: now()) }
      guard jobs.count < Self.most else { return false }
      jobs[id] = job
      return true
    }
    open.with { $0 += 1 }
    let isBegun =
      isTaken
      && startThread { [running, open] in
        job.run(running, work)
        open.with { $0 -= 1 }
      }
    guard isBegun else {
      jobs.with { $0[id] = nil }
      open.with { $0 -= 1 }
      throw Refusal.tooManyJobs
    }
    return id
  }

  /// The job of an id.
  subscript(id: String) -> Job? { jobs.with { $0[id] } }

  /// Cancels one, and forgets it; whether it was there.
  func cancel(_ id: String) -> Bool {
    guard let job = jobs.with({ $0.removeValue(forKey: id) }) else { return false }
    job.state.with { $0.isCancelled = true }
    return true
  }

  /// Cancels all of them.
  func cancelAll() { for id in jobs.with({ $0.keys }) { _ = cancel(id) } }

  /// Waits until all have ended; whether they have within some seconds.
  func waitForAll(_ seconds: Double) -> Bool { open.wait(seconds) { $0 == 0 ? () : nil } != nil }
}

extension Jobs.Job {
  /// Waits for its turn, and does it.
  fileprivate func run(_ running: Turnstile, _ work: (Jobs.Job) throws(Refused) -> Jobs.Result) {
    let outcome: Outcome
    defer { giveBackFreedMemory() }
    do throws(Refused) {
      let result = try running.pass(while: { isWanted() }) { () throws(Refused) in try work(self) }
      outcome = result.map { .made($0) } ?? .failed(Refusal.unwanted)
    } catch {
      outcome = .failed(error.failure.problems.isEmpty ? Refusal.unwanted : error)
    }
    state.with { $0.outcome = outcome }
  }

  /// Whether it is over and nobody has asked for it for long.
  fileprivate func isStale(at time: Double) -> Bool {
    state.with { $0.outcome != nil && time - $0.asked > Jobs.keeping }
  }
}
