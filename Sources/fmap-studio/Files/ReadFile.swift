import FriendshipMaps

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What tells one state of a file from another: a file that is saved anew is another one, or another time stands on it.
struct FileState: Equatable {
  private let device: UInt64
  private let number: UInt64
  private let size: Int64
  private let seconds: Int
  private let nanoseconds: Int

  init(_ status: stat) {
    (device, number, size) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(status.st_ino), Int64(status.st_size))
    #if canImport(Darwin)
      (seconds, nanoseconds) = (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
    #else
      (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    #endif
  }

  /// That of what a path leads to; nothing where it leads to no regular file.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(status)
  }
}

/// The bytes of a regular file.
///
/// - Parameters:
///   - path: a path that the user has given, or one beside it.
///   - most: how large it may be.
///   - followsLinks: whether a symbolic link at the end of the path is followed.
/// - Returns: with the state in which it was read; nothing of a file that changed meanwhile.
func readFile(
  _ path: String, most: Int = FileStore.largest, followsLinks: Bool = true
) throws(Failure) -> (bytes: [UInt8], state: FileState) {
  // A pipe without a writer would wait for one.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW))
  guard descriptor >= 0 else { throw Refusal.cannotRead(path, errno) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw Refusal.cannotRead(path, errno) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw Refusal.notAFile(path) }
  guard status.st_size <= most else { throw Refusal.tooLarge(path, most: most) }
  let size = Int(status.st_size)
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
    while filled < size {
      let count = read(descriptor, buffer.baseAddress! + filled, size - filled)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      filled += count
    }
  }
  var after = stat()
  guard bytes.count == size, fstat(descriptor, &after) == 0, FileState(after) == FileState(status) else {
    throw Refusal.changed(path)
  }
  return (bytes, FileState(status))
}
