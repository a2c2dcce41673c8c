import FriendshipMaps

extension Route {
  /// Keeps what was decided beside the named table. It is the only file that the studio ever writes.
  static let keep = Route(method: "POST", path: "/api/keep", body: .json) { request, studio throws(Refused) in
    guard let kept = studio.kept else { throw Refusal.noTable }
    let wish = try request.json(KeepWish.self)
    try answered { () throws(Failure) in try kept.write(wish.map) }
    return .json(["name": lastPart(of: kept.path)])
  }
}

private struct KeepWish: Decodable {
  /// The text of map.json.
  let map: String
}
