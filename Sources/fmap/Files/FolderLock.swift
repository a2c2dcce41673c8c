import FriendshipMaps
import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Keeps other runs from changing the list of a folder while this one does. It is let go when its run ends, however that ends.
///
/// The folder itself is locked. A file system that locks files alone, as that of a network may, gets a file for it, which is there only
/// as long as somebody holds or awaits it. Where there are no locks at all nobody is kept.
struct FolderLock: ~Copyable {
  private let descriptor: Int32
  /// The file that stands for the folder, with an end for C; nothing where the folder itself is locked.
  private let file: String?

  /// What is said while it waits.
  static let waiting: Message = "waiting for another run in this folder"

  /// What that file is called.
  static let name = ".fmap-lock"

  /// Waits until no other run holds the folder.
  ///
  /// - Parameters:
  ///   - canLockFolders: whether the folder itself may be locked.
  ///   - waiting: is called before it waits, where another run holds the folder.
  init(_ folder: String, canLockFolders: Bool = true, waiting: () -> Void = {}) throws(Failure) {
    let opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { throw Self.cannotOpen(folder) }
    if canLockFolders, Self.locks(opened, waiting) {
      (descriptor, file) = (opened, nil)
      return
    }
    close(opened)
    let file = "\(folder)/\(Self.name)"
    while true {
      let opened = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard opened >= 0 else { throw Self.cannotOpen(folder) }
      // Who held it may have taken it away meanwhile; another one has the name then.
      if !Self.locks(opened, waiting) || Self.isAt(file, opened) {
        (descriptor, self.file) = (opened, file)
        return
      }
      close(opened)
    }
  }

  deinit {
    // Somebody may have put another file there by hand.
    if let file, Self.isAt(file, descriptor) { unlink(file) }
    close(descriptor)
  }

  /// Waits for the lock of an open file; false where there are no locks.
  private static func locks(_ descriptor: Int32, _ waiting: () -> Void) -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
    if errno == EWOULDBLOCK { waiting() }
    while flock(descriptor, LOCK_EX) != 0 {
      if errno != EINTR { return false }
    }
    return true
  }

  private static func isAt(_ path: String, _ descriptor: Int32) -> Bool {
    var (there, here) = (stat(), stat())
    return stat(path, &there) == 0 && fstat(descriptor, &here) == 0 && there.st_ino == here.st_ino
      && there.st_dev == here.st_dev
  }

  private static func cannotOpen(_ folder: String) -> Failure {
    .data(Problem(at: folder, "cannot write: \(systemError())", cure: OutputFile.otherFolder))
  }
}
