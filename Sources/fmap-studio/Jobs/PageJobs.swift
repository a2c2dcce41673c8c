import FriendshipMaps

extension JobKind {
  /// The interactive page with all that belongs to it, packed: the same files as `fmap render -o DIR/` writes.
  static let page = picture("page") { wish, studio, job throws(Refused) in
    let map = try wish.project.map(wish.size, studio)
    let photos = wish.project.photos(of: map.data, studio)
    // The page and its two pictures count, too.
    job.begin(steps: photos.all.count + 3)
    var still = map.still(on: try wish.mapDay())
    still.kiosk = wish.kiosk == true ? 60 : nil
    let site = try answered { () throws(Failure) in
      try still.site(photos) { () throws(Failure) in try job.step() }
    }
    return try Jobs.Result(folder: site.files, name: "page.zip", told: site.problems.map { SpokenProblem($0) })
  }

  /// What to paste into a page that stands beside these files: the same text as `fmap embed` prints, with their names, or, as
  /// `json`, the lines of each way by themselves.
  static let embed = picture("embed") { wish, studio, _ throws(Refused) in
    let still = try wish.project.map(wish.size, studio).still(on: try wish.mapDay())
    guard wish.format == "json" else {
      return try Jobs.Result(Array(still.embedding.utf8), type: "text/plain; charset=utf-8", name: "embed.txt")
    }
    return try Jobs.Result(still.snippets, type: "application/json", name: "embed.json")
  }
}
