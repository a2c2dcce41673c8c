import Cartography
import FriendshipMaps
import Friendships

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The files that this run has read, which no output may overwrite: a slip of the hand must not cost a table.
enum ReadFiles {
  /// A file by what it is, under whatever name: its device and its number there.
  private struct Identity: Hashable {
    let device: UInt64
    let number: UInt64

    init(_ status: stat) {
      (device, number) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino))
    }
  }

  private static let lock = Lock()
  nonisolated(unsafe) private static var known: Set<Identity> = []

  /// Notes a file that is being read.
  static func remember(_ status: stat) {
    lock.sync { _ = known.insert(Identity(status)) }
  }

  /// Whether a file has been read.
  static func contains(_ status: stat) -> Bool { lock.sync { known.contains(Identity(status)) } }

  /// Whether the file of a name has been read.
  static func hasRead(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && contains(status)
  }
}

/// Whether a file is the same after it was read as before, as far as its size and its time tell.
func isUnchanged(_ before: stat, _ after: stat) -> Bool {
  #if canImport(Darwin)
    let times = (before.st_mtimespec, after.st_mtimespec)
  #else
    let times = (before.st_mtim, after.st_mtim)
  #endif
  return before.st_size == after.st_size && times.0.tv_sec == times.1.tv_sec && times.0.tv_nsec == times.1.tv_nsec
}
