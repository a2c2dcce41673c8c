import Cartography
import FriendshipMaps
import Friendships
import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The largest file that is read.
let largestFile = 256 * 1024 * 1024

/// Who has named a file that is to be read.
enum Naming {
  /// The user. It may be anything, a pipe or a device too, and lie anywhere.
  case byUser
  /// Nobody. It must be a regular file: a pipe would keep the program waiting for ever.
  case byNobody
  /// Another file, or the program. It must be a regular file at or below a folder, wherever symbolic links lead: a folder that
  /// was taken from elsewhere reads nothing outside of itself.
  case within(String)
}

/// The bytes of a file.
///
/// - Parameters:
///   - place: who asked for it, for messages.
///   - isInput: whether no output of this run may overwrite it.
func readFile(
  _ path: String, place: String, named naming: Naming = .byUser, isInput: Bool = true
) throws(Failure) -> [UInt8] {
  let (descriptor, status) = try openFile(path, place: place, named: naming)
  defer { close(descriptor) }
  if isInput { ReadFiles.remember(status) }
  var bytes: [UInt8] = []
  // Room for what the file promises to hold and a byte more: its end is then seen without taking more memory.
  bytes.reserveCapacity(max(1 << 16, min(largestFile, Int(status.st_size)) + 1))
  while true {
    let start = bytes.count
    let room = bytes.capacity > start ? bytes.capacity - start : 1 << 16
    bytes.append(contentsOf: repeatElement(0, count: room))
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + start, room) }
    bytes.removeLast(room - max(0, count))
    if count == 0 {
      // A pipe's time is that of its last word.
      var now = stat()
      guard fstat(descriptor, &now) == 0, !isRegular(status) || isUnchanged(status, now) else {
        throw .data(Problem(at: place, "changed while it was read", found: path, cure: "try again"))
      }
      return bytes
    }
    if count < 0, errno != EINTR { throw cannotRead(path, place: place) }
    guard bytes.count <= largestFile else {
      throw .data(Problem(at: place, "larger than \(largestFile >> 20) MB", found: path, cure: "is it the right file?"))
    }
  }
}

/// Opens a file that may be read, and tells what it is.
private func openFile(_ path: String, place: String, named naming: Naming) throws(Failure) -> (Int32, stat) {
  if case .within(let folder) = naming, leadsOut(path, of: folder) {
    let cure: Message = "put the file itself there, not a link to it"
    throw .data(Problem(at: place, "leads outside its folder", found: path, cure: cure))
  }
  let isAnyKind = if case .byUser = naming { true } else { false }
  // The system would take a name with a zero in it for a shorter one.
  guard !path.utf8.contains(0) else { throw cannotRead(path, place: place, ENOENT) }
  // To open a pipe without a writer waits for one; a regular file never waits.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | (isAnyKind ? 0 : O_NONBLOCK))
  guard descriptor >= 0 else { throw cannotRead(path, place: place) }
  do throws(Failure) {
    return (descriptor, try readable(descriptor, path, place: place, isAnyKind: isAnyKind))
  } catch {
    close(descriptor)
    throw error
  }
}

/// What an open file is. A folder is refused, and unless it may be of any kind all else but a regular file.
private func readable(_ descriptor: Int32, _ path: String, place: String, isAnyKind: Bool) throws(Failure) -> stat {
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw cannotRead(path, place: place) }
  guard status.st_mode & S_IFMT != S_IFDIR else {
    throw .data(Problem(at: place, "is a folder", found: path, cure: "name a file in it"))
  }
  guard isAnyKind || isRegular(status) else {
    throw .data(Problem(at: place, "is not a regular file", found: path, cure: "put a file there"))
  }
  return status
}

private func cannotRead(_ path: String, place: String, _ code: Int32 = errno) -> Failure {
  let cure: Message? = code == ENOENT ? "check the spelling and the folder" : nil
  return .data(Problem(at: place, "cannot read: \(systemError(code))", found: path, cure: cure))
}

/// Whether it is a file of bytes: no folder, pipe or device.
func isRegular(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }

/// Whether a file, after all symbolic links, lies elsewhere than at or below a folder. One that is not there does not.
private func leadsOut(_ path: String, of folder: String) -> Bool {
  guard let file = realpath(path, nil) else { return false }
  defer { free(file) }
  guard let root = realpath(folder, nil) else { return true }
  defer { free(root) }
  let length = strlen(root)
  guard length > 1 else { return false }
  return strncmp(file, root, length) != 0 || file[length] != CChar(UInt8(ascii: "/"))
}

/// Whether there is something of a name.
func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// Whether there is a folder of a name.
func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// Removes a file unless it is not there.
func removeFile(_ path: String) throws(Failure) {
  guard unlink(path) != 0, errno != ENOENT else { return }
  throw .data(Problem(at: path, "cannot remove: \(systemError())"))
}

/// Creates a folder unless it is there.
///
/// - Parameter cure: where else the user may let the output go.
func createFolder(_ path: String, orElse cure: Message) throws(Failure) {
  guard mkdir(path, 0o777) != 0, errno != EEXIST else { return }
  let code = errno
  throw .data(
    Problem(
      at: path, "cannot create the folder: \(systemError(code))",
      cure: code == ENOENT ? "create the folder around it first" : cure))
}

/// Removes a folder if it is empty.
func removeFolder(_ path: String) { rmdir(path) }
