import FriendshipMaps

extension Route {
  /// Draws a project as SVG, PNG or PDF: the same bytes as `fmap render`.
  static let draw = Route(method: "POST", path: "/api/draw", body: .json) { request, studio throws(Refused) in
    let wish = try request.json(DrawWish.self)
    let formats = [("svg", "image/svg+xml"), ("png", "image/png"), ("pdf", "application/pdf")]
    guard let (format, type) = formats.first(where: { $0.0 == wish.format ?? "svg" }) else {
      throw Refusal.unknownWord(wish.format ?? "", at: "format", known: formats.map(\.0))
    }
    let day = try wish.mapDay()
    let drawn = try studio.inTurn(request) { () throws(Refused) in
      let map = try wish.project.map(wish.size, studio)
      return try answered { () throws(Failure) in
        let still = map.still(on: day)
        switch format {
        case "png": return try still.png()
        case "pdf": return try still.pdf()
        default: return still.svg
        }
      }
    }
    return .bytes(drawn, type)
  }

  /// What is doubtful of the picture of a day.
  static let warnings = Route(method: "POST", path: "/api/warnings", body: .json) { request, studio throws(Refused) in
    let wish = try request.json(DrawWish.self)
    let day = try wish.mapDay()
    let option = wish.day?.utf8.contains(UInt8(ascii: "-")) == true ? "--date" : "--year"
    let problems = try studio.inTurn(request) { () throws(Refused) in
      try wish.project.map(wish.size, studio).still(on: day)
        .warnings(option: option, hasPicture: true, hasPage: false).map { SpokenProblem($0) }
    }
    return .json(["problems": problems])
  }
}
