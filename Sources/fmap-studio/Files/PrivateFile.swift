import FriendshipMaps

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file without a name, which nobody else can open and which is gone with the program, however that ends.
final class PrivateFile: Sendable {
  private let descriptor: Int32

  /// A new, empty one; nothing where the disk has no room for it.
  init?() {
    // A folder in memory would fill it with files of a hundred megabytes; this one outlives a restart, and is on a disk.
    let folder = environmentFolder("TMPDIR") ?? "/var/tmp"
    var path = Array("\(folder)/fmap-studio-XXXXXX".utf8CString)
    // Made for this user alone (0600).
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return nil }
    unlink(path)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { close(descriptor) }

  /// Puts bytes at a place; whether there was room for all of them.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = pwrite(descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(offset + done))
      if count <= 0 {
        if count < 0, errno == EINTR { continue }
        return false
      }
      done += count
    }
    return true
  }

  /// Reads bytes from a place on; how many, 0 at the end, nothing where that fails.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int? {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return count }
      if errno != EINTR { return nil }
    }
  }

  /// All bytes of a range; nothing where they cannot be read.
  func bytes(_ range: Range<Int>) -> [UInt8]? {
    var isWhole = true
    let count = range.count
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        guard let read = read(into: rest, at: range.lowerBound + filled), read > 0 else {
          isWhole = false
          return
        }
        filled += read
      }
    }
    return isWhole ? bytes : nil
  }
}

/// A private file that is being written, with its digest.
final class GrowingFile {
  /// How many bytes it has.
  private(set) var size = 0
  private let file: PrivateFile
  private let digest = RunningDigest()

  /// An empty one; nothing where the disk has no room for it.
  init?() {
    guard let file = PrivateFile() else { return nil }
    self.file = file
  }

  /// Adds bytes at the end; whether there was room for them.
  func add(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard file.write(bytes, at: size) else { return false }
    digest.add(bytes)
    size += bytes.count
    return true
  }

  /// It, as what the store keeps.
  func finished() -> StoredFile { StoredFile(id: digest.text, size: size, file: file) }
}

/// A file that was given to the studio, known by its content.
struct StoredFile: Sendable {
  /// Its SHA-256 as lower-case hexadecimal.
  let id: String
  /// How many bytes it has.
  let size: Int
  /// Where they are.
  let file: PrivateFile

  /// All of it; nothing where it cannot be read.
  var bytes: [UInt8]? { bytes(0..<size) }

  /// The bytes of a range within it; nothing where they cannot be read.
  func bytes(_ range: Range<Int>) -> [UInt8]? { file.bytes(range) }
}
