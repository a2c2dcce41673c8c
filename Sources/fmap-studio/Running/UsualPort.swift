import FriendshipMaps

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Server {
  /// The ports that are tried first, the same ones each time: to a browser a program at another port is another site, whose pages know
  /// nothing of one another. A page that has outlived its program hands its work to one of the next, and large text stays large.
  ///
  /// Each user has some of their own, above those that systems give to connections (32768 to 60999 on Linux).
  static var usualPorts: Range<UInt16> {
    let first = 61_000 + UInt16(geteuid() % 500) * 8
    return first..<first + 8
  }

  /// Listens at the first usual port that is free, or else at any that is.
  static func atUsualPort() throws(Failure) -> Server {
    for port in usualPorts { if let server = try? Server(port: port) { return server } }
    return try Server(port: 0)
  }
}
