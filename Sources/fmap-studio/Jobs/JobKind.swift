import FriendshipMaps

/// A kind of work: one line in the catalogue for each.
struct JobKind: Sendable {
  /// What is done; it is told where nobody wants it any more by an error of `step`.
  typealias Work = @Sendable (Jobs.Job) throws(Refused) -> Jobs.Result

  /// What pages call it.
  let id: String
  /// Reads what is wished, and gives the work.
  let work: @Sendable (Request, Studio) throws(Refused) -> Work

  /// The catalogue.
  static let all: [JobKind] = [gif, frames, page, table, folder, embed]

  /// A kind whose wish is one of a picture.
  ///
  /// - Parameter make: makes it.
  init(
    id: String, make: @escaping @Sendable (DrawWish, Studio, Jobs.Job) throws(Refused) -> Jobs.Result
  ) {
    self.id = id
    work = { request, studio throws(Refused) in
      let wish = try request.json(DrawWish.self)
      // A file that is missing and a day that is none are told at once.
      try wish.project.check(studio.store)
      _ = try wish.mapDay()
      return { job throws(Refused) in try make(wish, studio, job) }
    }
  }
}

extension Jobs.Result {
  /// Bytes, put into a file; throws where there is no room.
  init(_ bytes: [UInt8], type: String, name: String, told: [SpokenProblem] = []) throws(Refused) {
    guard let file = GrowingFile(), bytes.withUnsafeBytes(file.add) else {
      throw Refused(507, Refusal.noRoom(name))
    }
    self.init(file: file.finished(), type: type, name: name, told: told)
  }

  /// Files as a folder that is packed.
  init(folder files: [SourceFile], name: String, told: [SpokenProblem] = []) throws(Refused) {
    let bytes = try answered { () throws(Failure) in try MapFolder.zip(files, named: name) }
    try self.init(bytes, type: "application/zip", name: name, told: told)
  }
}
