import FriendshipMaps

extension Route {
  /// Which of the files that were given are photos of the table, and what is wrong with those that it names.
  static let photos = Route(method: "POST", path: "/api/photos", body: .json) { request, studio throws(Refused) in
    let project = try request.json(Project.self)
    let answer = try studio.inTurn(request) { () throws(Refused) in
      guard let data = try project.review(studio).data else { return Matched(used: [], unused: [], problems: []) }
      let (used, unused) = project.match(data)
      let problems = project.photos(of: data, isWhole: true, studio).problems.map { SpokenProblem($0) }
      return Matched(used: used, unused: unused, problems: problems)
    }
    return .json(answer)
  }
}

private struct Matched: Encodable {
  /// The names of given files.
  let used, unused: [String]
  /// Why photos that the table names cannot be shown.
  let problems: [SpokenProblem]
}
