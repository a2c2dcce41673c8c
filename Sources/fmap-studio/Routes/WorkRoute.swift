extension Route {
  /// Keeps what a page has made as long as the program runs; a page that begins is told of it.
  static let work = Route(method: "POST", path: "/api/work", body: .json) { request, studio throws(Refused) in
    let wish = try request.json(WorkWish.self)
    guard wish.id.utf8.count == 16, wish.id.utf8.allSatisfy(isHexadecimal) else { throw Refusal.notJSON }
    studio.works.keep(Works.Work(id: wish.id, text: wish.text))
    return .done
  }
}

private struct WorkWish: Decodable {
  /// See `Works.Work`.
  let id, text: String
}
