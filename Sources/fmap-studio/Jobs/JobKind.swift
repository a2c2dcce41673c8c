import FriendshipMaps

/// A kind of work: one line in the catalogue for each.
struct JobKind: Sendable {
  /// What pages call it.
  let id: String
  /// Reads what is wished, and gives the work.
  let work: @Sendable (Request, Studio) throws(Refused) -> @Sendable (Jobs.Job) throws(Refused) -> Jobs.Result

  /// The catalogue.
  static let all: [JobKind] = [gif, frames, page, table, folder, embed]

  /// A kind whose wish is one of a picture.
  ///
  /// - Parameter make: makes it.
  static func picture(
    _ id: String, make: @escaping @Sendable (DrawWish, Studio, Jobs.Job) throws(Refused) -> Jobs.Result
  ) -> JobKind {
    JobKind(id: id) { request, studio throws(Refused) in
      let wish = try request.json(DrawWish.self)
      // A file that is missing and a day that is none are told at once.
      try wish.project.check(studio.store)
      _ = try wish.mapDay()
      return { job throws(Refused) in try make(wish, studio, job) }
    }
  }
}
