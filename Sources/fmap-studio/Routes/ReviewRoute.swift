import FriendshipMaps

extension Route {
  /// What was found in a table, and some of its rows.
  static let review = Route(method: "POST", path: "/api/review", body: .json) { request, studio throws(Refused) in
    let wish = try request.json(ReviewWish.self)
    let known = ReviewPart.allCases.map(\.rawValue)
    guard let part = ReviewPart(rawValue: wish.show ?? "all") else {
      throw Refusal.unknownWord(wish.show ?? "", at: "show", known: known)
    }
    let bytes = try studio.inTurn(request) { () throws(Refused) in
      try wish.project.review(studio).json(part, from: wish.from ?? 0, count: wish.count ?? 200)
    }
    return .bytes(bytes, "application/json")
  }
}

private struct ReviewWish: Decodable {
  let project: Project
  /// A `ReviewPart`; nothing for all.
  let show: String?
  /// The index of the first row among these, and how many.
  let from, count: Int?

  private enum Key: String, CodingKey { case show, from, count }

  init(from decoder: any Decoder) throws {
    project = try Project(from: decoder)
    let members = try decoder.container(keyedBy: Key.self)
    show = try members.decodeIfPresent(String.self, forKey: .show)
    from = try members.decodeIfPresent(Int.self, forKey: .from)
    count = try members.decodeIfPresent(Int.self, forKey: .count)
  }
}
