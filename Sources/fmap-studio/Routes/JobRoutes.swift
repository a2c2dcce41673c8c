import FriendshipMaps

extension Route {
  /// Begins work that takes longer.
  static let addJob = Route(method: "POST", path: "/api/jobs", body: .json) { request, studio throws(Refused) in
    let wish = try request.json(JobWish.self)
    guard let kind = JobKind.all.first(where: { $0.id == wish.kind }) else {
      throw Refusal.unknownWord(wish.kind, at: "kind", known: JobKind.all.map(\.id))
    }
    let work = try kind.work(request, studio)
    return .json(["job": try studio.jobs.begin(work)])
  }

  /// How far it is.
  static let job = Route(method: "GET", path: "/api/jobs/*") { request, studio throws(Refused) in
    let (done, outcome) = try found(request, studio).look()
    switch outcome {
    case nil: return .json(JobState(done: done, isReady: false))
    case .made(let result): return .json(JobState(done: 1, isReady: true, told: result.told))
    case .failed(let refused): return .json(JobState(done: done, isReady: false, refused))
    }
  }

  /// What it has made.
  static let jobResult = Route(method: "GET", path: "/api/jobs/*/result") { request, studio throws(Refused) in
    switch try found(request, studio).look().outcome {
    case nil: throw Refusal.unfinished
    case .failed(let refused): throw refused
    case .made(let result):
      let line = (name: "Content-Disposition", value: "attachment; filename=\"\(result.name)\"")
      return Answer(type: result.type, headers: [line], body: result.file.body)
    }
  }

  /// Cancels it, or forgets it.
  static let cancelJob = Route(method: "DELETE", path: "/api/jobs/*") { request, studio throws(Refused) in
    guard studio.jobs.cancel(request.places.first ?? "") else { throw Refusal.unknownJob }
    return .done
  }

  private static func found(_ request: Request, _ studio: Studio) throws(Refused) -> Jobs.Job {
    guard let job = studio.jobs[request.places.first ?? ""] else { throw Refusal.unknownJob }
    return job
  }
}

private struct JobWish: Decodable {
  let kind: String
}

private struct JobState: Encodable {
  /// From 0 to 1.
  let done: Double
  let isReady: Bool
  /// Why it was not made.
  let problems: [SpokenProblem]?
  /// The files that the server has no more, without which it was not made.
  let missing: [String]?
  /// What is doubtful of what was made.
  let told: [SpokenProblem]?

  init(done: Double, isReady: Bool, told: [SpokenProblem] = [], _ refused: Refused? = nil) {
    (self.done, self.isReady) = (done, isReady)
    (problems, self.told) = (refused?.failure.spoken, told.isEmpty ? nil : told)
    missing = refused.flatMap { $0.missing.isEmpty ? nil : $0.missing }
  }
}
