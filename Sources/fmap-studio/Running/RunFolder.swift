import FriendshipMaps

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The folder, this user's alone, in which running studios are known.
struct RunFolder: Sendable {
  /// Its path.
  let path: String

  /// The usual one, made where it is not there; throws where there is none that is private.
  init() throws(Failure) {
    let folder = environmentFolder("XDG_RUNTIME_DIR", "TMPDIR") ?? "/tmp"
    try self.init("\(folder)/fmap-studio-\(geteuid())")
  }

  /// That of a path. One that belongs to somebody else, or that others may look into, is refused: in `/tmp` anybody may have made it.
  init(_ path: String) throws(Failure) {
    self.path = path
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw Refusal.cannotWrite(path, errno) }
    var status = stat()
    guard lstat(path, &status) == 0 else { throw Refusal.cannotRead(path, errno) }
    guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
      throw Refusal.notPrivate(path)
    }
  }

  /// The path of a file in it.
  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file that only this user may read; whether that was possible.
  func write(_ text: String, to name: String) -> Bool {
    unlink(file(name))
    let descriptor = open(file(name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return (try? writeAll(Array(text.utf8), to: descriptor)) != nil
  }
}

/// The folder that the first of some variables of the environment names. One that is empty or no whole path counts as not set (XDG Base
/// Directory Specification 0.8).
func environmentFolder(_ names: String...) -> String? {
  names.lazy.compactMap { getenv($0).map { String(cString: $0) } }.first { $0.hasPrefix("/") }
}
