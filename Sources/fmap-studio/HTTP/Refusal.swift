import FriendshipMaps

/// Everything that the server itself refuses, in its words; what is wrong with tables and maps the library says.
enum Refusal {
  // MARK: Requests

  static let foreignHost = Refused(
    403,
    .data(.init(at: "fmap studio", "asked for by another name", cure: "open it at 127.0.0.1, as it was opened first")))
  static let foreignOrigin = Refused(403, .data(.init(at: "fmap studio", "asked for by another site")))
  static let noSecret = Refused(
    403,
    .data(.init(at: "fmap studio", "this page does not belong to the running program", cure: "start fmap studio again"))
  )
  static let unknownPath = Refused(404, .data(.init(at: "fmap studio", "nothing of that name")))
  static let badLength = Refused(
    413, .data(.init(at: "request", "too much for this request", cure: "send less")))
  static let notJSON = Refused(400, .data(.init(at: "request", "not understood", cure: "load the page anew")))
  static let noName = Refused(
    400, .data(.init(at: "file", "a name that cannot be used", cure: "rename the file, and choose it again")))
  static let unknownJob = Refused(404, .data(.init(at: "job", "not there any more", cure: "begin it again")))
  static let unfinished = Refused(409, .data(.init(at: "job", "not finished yet", cure: "wait for it")))
  static let tooManyJobs = Refused(
    503, .data(.init(at: "job", "too many at once", cure: "wait until the others are finished, or cancel some")))
  static let unwanted = Refused(503, .data(.init(at: "drawing", "nobody waits for it any more")))
  static let noTable = Refused(
    409, .data(.init(at: "keep", "no table was named when fmap studio was started", cure: "download the map folder")))
  static let badDay = Refused(
    400, .data(.init(at: "day", "not a day", cure: "write it as YYYY or YYYY-MM-DD")))

  /// A method that a path does not have.
  static func wrongMethod(allowed: [String]) -> Refused {
    var refused = Refused(405, .data(.init(at: "fmap studio", "nothing of that name")))
    refused.headers = [("Allow", allowed.joined(separator: ", "))]
    return refused
  }

  /// Files that are not there any more; a page that has them sends them again.
  static func unknownFiles(_ ids: [String]) -> Refused {
    var refused = Refused(410, .data(.init(at: "file", "not there any more", cure: "choose it again")))
    refused.missing = ids
    return refused
  }

  /// A folder of a map that lacks its table.
  static func noTable(in name: String) -> Refused {
    Refused(.data(.init(at: name, "the table that map.json names is not in it", cure: "pack the folder anew")))
  }

  /// A word that is none of those that are known.
  static func unknownWord(_ word: String, at place: String, known: [String]) -> Refused {
    Refused(
      400,
      .data(.init(at: place, "unknown word", found: word, cure: "use \(known.joined(separator: ", "))")))
  }

  // MARK: Files

  static func cannotRead(_ path: String, _ code: Int32) -> Failure {
    .data(.init(at: lastPart(of: path), "cannot read: \(systemError(code))", found: path))
  }

  static func cannotWrite(_ path: String, _ code: Int32) -> Failure {
    .data(.init(at: lastPart(of: path), "cannot write: \(systemError(code))", found: path))
  }

  static func notAFile(_ path: String) -> Failure {
    .data(.init(at: lastPart(of: path), "is not a regular file", found: path, cure: "put a file there"))
  }

  static func isALink(_ path: String) -> Failure {
    .data(.init(at: lastPart(of: path), "is not a regular file", found: path, cure: "move it away"))
  }

  static func tooLarge(_ path: String, most: Int) -> Failure {
    .data(.init(at: lastPart(of: path), "larger than \(most >> 20) MB", found: path, cure: "is it the right file?"))
  }

  static func changed(_ path: String) -> Failure {
    .data(.init(at: lastPart(of: path), "changed while it was read", found: path, cure: "try again"))
  }

  static func changedByOthers(_ path: String) -> Failure {
    .data(
      .init(
        at: lastPart(of: path), "changed by another program meanwhile", found: path,
        cure: "move it away, or start fmap studio again to read it"))
  }

  static func noRoom(_ name: String) -> Failure {
    .data(
      .init(
        at: name, "no room for it", cure: "make room on the disk, or close fmap studio and start it again"))
  }

  static func notPrivate(_ path: String) -> Failure {
    .data(.init(at: "fmap studio", "others may look into its folder", found: path, cure: "remove that folder"))
  }

  // MARK: Starting

  static func portTaken(_ port: UInt16) -> Failure {
    .data(.init(at: "--port", "cannot listen there", found: "\(port)", cure: "choose another one, or leave it out"))
  }

  static let noPort = Failure.data(.init(at: "fmap studio", "cannot listen at 127.0.0.1"))
  static let notDirectly = Failure.data(
    .init(at: "fmap-studio", "is a part of fmap", cure: "start it with: fmap studio"))
}
