/// What may be asked of the studio: a method and a path, and what is done then.
///
/// No path of a request is ever the path of a file: there are these, and nothing else.
struct Route: Sendable {
  /// What comes with a request.
  enum Body: Sendable {
    /// Nothing.
    case none
    /// JSON, at most 8 MB.
    case json
    /// The bytes of a file.
    case file

    /// How many bytes there may be.
    var most: Int {
      switch self {
      case .none: 0
      case .json: 8 << 20
      case .file: FileStore.largest
      }
    }
  }

  /// The method, `GET`.
  let method: String
  /// The path; `*` stands for hexadecimal digits: the 16 of a job, or the 64 of a file.
  let path: String
  /// Whether it needs no secret. Only the empty shell of the page does not.
  var isPublic = false
  /// What comes with it.
  var body = Body.none
  /// What is done. It runs on the thread of its connection, and may wait.
  let answer: @Sendable (Request, Studio) throws(Refused) -> Answer

  /// The catalogue.
  static let all: [Route] =
    shell + [
      start, work, files, file, begin, review, photos, places, nearest, draw, warnings, events, addJob, job, jobResult,
      cancelJob, keep, end,
    ]

  /// The route of a request, with what stands in the places of its path.
  static func found(_ head: Head) throws(Refused) -> (route: Route, places: [String]) {
    let fitting = all.compactMap { route in route.places(in: head.path).map { (route: route, places: $0) } }
    guard !fitting.isEmpty else { throw Refusal.unknownPath }
    guard let found = fitting.first(where: { $0.route.method == head.method }) else {
      throw Refusal.wrongMethod(allowed: fitting.map(\.route.method))
    }
    return found
  }

  /// What stands in the places of a path; nothing where it is another path.
  func places(in path: String) -> [String]? {
    if path == self.path { return [] }
    let (parts, own) = (Self.parts(path), Self.parts(self.path))
    guard parts.count == own.count else { return nil }
    var places: [String] = []
    for (part, own) in zip(parts, own) {
      if own == "*", [16, 64].contains(part.utf8.count), part.utf8.allSatisfy(isHexadecimal) {
        places.append(part)
      } else if part != own {
        return nil
      }
    }
    return places
  }

  private static func parts(_ path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { String($0) ?? "" }
  }
}
