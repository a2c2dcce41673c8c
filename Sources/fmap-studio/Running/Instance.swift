import FriendshipMaps

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where a studio is reached.
struct Place: Codable, Equatable, Sendable {
  /// Its port at 127.0.0.1.
  let port: UInt16
  /// Its secret.
  let secret: String

  /// The address that a browser is led to.
  var address: String { "http://127.0.0.1:\(port)/#\(secret)" }
}

/// The right to be the one studio of a table: a file that is locked as long as the program runs, and says where it is reached.
///
/// The system gives the lock up with the program, however that ends, so that what a killed one has left is never taken for a running
/// one.
final class Instance: Sendable {
  private let descriptor: Int32
  private let folder: RunFolder
  private let name: String

  /// What a try gives.
  enum Attempt {
    /// This is the one.
    case own(Instance)
    /// There is one, which says where it is reached; nothing as long as it is only starting.
    case other(Place?)
  }

  private init(_ descriptor: Int32, _ folder: RunFolder, _ name: String) {
    (self.descriptor, self.folder, self.name) = (descriptor, folder, name)
  }

  /// The name of the studio of a table, by its full path; nothing is the one without a table.
  static func name(of table: String?) -> String {
    Array((table ?? "").utf8).withUnsafeBytes { String(sha256($0).prefix(32)) }
  }

  /// Tries to be the studio of a name.
  static func attempt(_ name: String, in folder: RunFolder) throws(Failure) -> Attempt {
    let path = folder.file(name + ".lock")
    for _ in 0..<100 {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { throw Refusal.cannotWrite(path, errno) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        defer { close(descriptor) }
        return .other(place(descriptor))
      }
      // Another one may have ended, and removed the file, between the two calls.
      var (own, named) = (stat(), stat())
      if fstat(descriptor, &own) == 0, lstat(path, &named) == 0, own.st_ino == named.st_ino, own.st_dev == named.st_dev
      {
        ftruncate(descriptor, 0)
        return .own(Instance(descriptor, folder, name))
      }
      close(descriptor)
    }
    throw Refusal.cannotWrite(path, EAGAIN)
  }

  /// Says where it is reached; whether that could be written down.
  func tell(_ place: Place) -> Bool {
    guard let data = try? JSONEncoder().encode(place), ftruncate(descriptor, 0) == 0 else { return false }
    return (try? writeAll(Array(data), to: descriptor)) != nil
  }

  /// Gives the right up, and removes its files.
  func end() {
    unlink(folder.file(name + ".html"))
    unlink(folder.file(name + ".lock"))
    close(descriptor)
  }

  private static func place(_ descriptor: Int32) -> Place? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return nil }
    return try? JSONDecoder().decode(Place.self, from: Data(buffer[..<count]))
  }
}

extension Instance {
  /// Takes the file of a studio that does not answer any more away, so that the next attempt makes a new one.
  static func replace(_ name: String, in folder: RunFolder) { unlink(folder.file(name + ".lock")) }
}
