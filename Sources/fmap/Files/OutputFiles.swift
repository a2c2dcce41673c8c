import Cartography
import FriendshipMaps
import Friendships
import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that is about to be written.
struct OutputFile {
  let path: String
  /// What to do where something that must stay has a name that the user did not write; nothing for one that the user wrote.
  let cure: Message?
  /// What it may take the place of.
  let replaced: Replaced

  /// What a file may take the place of.
  enum Replaced {
    /// Whatever is there: the user has named it.
    case all
    /// What fmap has made.
    case own
    /// A file with this SHA-256, as a list says that fmap has made it; without one, nothing.
    case listed(String?)
    /// Nothing: it is what fmap has made, changed by somebody.
    case changed
    /// A file of just these bytes: tables are there to be edited, and no mark could tell whether somebody has.
    case same([UInt8])
    /// Nothing.
    case nothing
  }

  /// One that the user has named.
  init(named path: String) { (self.path, cure, replaced) = (path, nil, .all) }

  /// One that the program has named.
  init(unnamed path: String, replacing replaced: Replaced = .own, cure: Message) {
    (self.path, self.cure, self.replaced) = (path, cure, replaced)
  }

  /// One that the user may have named with `-o`; it has its usual path when not.
  init(_ path: String, isNamed: Bool, replacing replaced: Replaced = .own) {
    if isNamed {
      self.init(named: path)
    } else {
      self.init(unnamed: path, replacing: replaced, cure: "move it away, or name the output with -o")
    }
  }

  /// What to do where a file cannot go to its usual folder.
  static let otherFile: Message = "name another file with -o"
  /// What to do about a file that would stand beside a page.
  static let otherPage: Message = "give the page another name"
  /// What to do about a file of a folder.
  static let otherFolder: Message = "name another folder with -o"

  /// Where it is, for messages.
  var place: String { cure == nil ? "-o \(path)" : path }

  /// Why it must not take the place of what is there, nothing where it may.
  fileprivate var obstacle: Message? {
    switch replaced {
    case .all: nil
    case .own: isOwn(path) ? nil : "is there already, and fmap did not make it"
    case .listed(let digest): digest == digestOfFile(path) ? nil : "is there already, and fmap did not make it"
    case .changed: "was changed since fmap made it"
    case .same(let bytes): has(bytes) ? nil : "is there already, and may hold work of yours"
    case .nothing: "is there already, and may hold work of yours"
    }
  }

  private func has(_ bytes: [UInt8]) -> Bool {
    (try? readFile(path, place: path, named: .byNobody, isInput: false)) == bytes
  }
}

/// The SHA-256 of a regular file; empty where there is none that can be read.
func digestOfFile(_ path: String) -> String {
  (try? readFile(path, place: path, named: .byNobody, isInput: false))?.withUnsafeBytes(sha256) ?? ""
}

/// Refuses files that must not be written, all before the first of them is: inputs, what is write-protected, what belongs to
/// somebody else and was named by nobody, and one file under two names. Standard output, `-`, is never refused.
func checkOutputs(_ files: [OutputFile]) throws(Failure) {
  var seen: [String: String] = [:]
  for file in files where file.path != "-" {
    let status = try checkWritable(file)
    if status != nil || exists(file.path), let obstacle = file.obstacle {
      throw .data(Problem(at: file.place, obstacle, cure: file.cure))
    }
    // Pipes and devices may be written twice.
    if let status, !isRegular(status) { continue }
    let identity = status.map { "\($0.st_dev) \($0.st_ino)" } ?? Target(file.path).identity
    if let other = seen.updateValue(file.path, forKey: identity) {
      throw .usage(Problem(at: file.place, "written twice", found: other, cure: "give each output a name of its own"))
    }
  }
}

/// Whether there is something of a name, if only a symbolic link that leads to nothing.
private func exists(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0
}

/// Refuses a file that must not be overwritten.
///
/// - Returns: what is there, nothing where nothing is.
private func checkWritable(_ file: OutputFile) throws(Failure) -> stat? {
  var status = stat()
  guard stat(file.path, &status) == 0 else {
    // Its folder may be made yet.
    if errno == ENOENT { return nil }
    throw cannotWrite(file)
  }
  if status.st_mode & S_IFMT == S_IFDIR {
    throw .data(Problem(at: file.place, "is a folder", cure: file.cure ?? "name a file in it"))
  }
  let cure = file.cure ?? "give the output another name"
  if ReadFiles.contains(status) {
    throw .data(Problem(at: file.place, "is a file that was read for this", cure: cure))
  }
  // To take its name asks only the folder; and the administrator may write anything, but whoever protected it meant that.
  let isProtected = status.st_mode & 0o222 == 0 || (access(file.path, W_OK) != 0 && [EACCES, EPERM].contains(errno))
  if isRegular(status), isProtected { throw .data(Problem(at: file.place, "is write-protected", cure: cure)) }
  return status
}

/// Writes bytes to a file so that no reader ever sees half of it, nor after a power cut, and a failed run leaves the old one.
///
/// They go to a new file in the same folder, which then takes the name. A device or a pipe is written directly.
///
/// - Parameter isOneOfMany: whether the caller sees to it that the bytes reach the disk, and removes what dead runs left.
func writeFile(_ bytes: [UInt8], to file: OutputFile, isOneOfMany: Bool = false) throws(Failure) {
  try writeFile(FileBytes(bytes), to: file, isOneOfMany: isOneOfMany)
}

/// The same with bytes that may be made as they are written.
func writeFile(_ bytes: FileBytes, to file: OutputFile, isOneOfMany: Bool = false) throws(Failure) {
  let status = try checkWritable(file)
  if let status, !isRegular(status) { return try writeDirectly(bytes, to: file) }
  _ = interruptions
  let target = Target(file.path)
  let mode = status.map { $0.st_mode & 0o7777 }
  do throws(SystemError) {
    try wholeFiles.sync { () throws(SystemError) in try target.replace(with: bytes, mode: mode, isSynced: !isOneOfMany)
    }
  } catch {
    throw cannotWrite(file, error.code)
  }
  guard !isOneOfMany else { return }
  target.syncFolder()
  target.removeLeftovers { $0 == target.name }
}

/// Lets files that were written as some of many, and their folder, reach the disk.
func syncFiles(_ files: [OutputFile]) throws(Failure) {
  for file in files {
    do {
      try Target(file.path).syncFile()
    } catch {
      throw cannotWrite(file, error.code)
    }
  }
  if let file = files.first { Target(file.path).syncFolder() }
}

private func writeDirectly(_ bytes: FileBytes, to file: OutputFile) throws(Failure) {
  let descriptor = open(file.path, O_WRONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw cannotWrite(file) }
  defer { close(descriptor) }
  do {
    try bytes.forEach { part throws(SystemError) in try writeAll(part, to: descriptor) }
  } catch {
    throw cannotWrite(file, error.code)
  }
}

private func cannotWrite(_ file: OutputFile, _ code: Int32 = errno) -> Failure {
  let cure: Message =
    switch code {
    case ENOENT: "create its folder first"
    case EACCES, EPERM, EROFS: "let yourself write to its folder, or name another one with -o"
    default: "the old file, if any, is unchanged"
    }
  return .data(Problem(at: file.place, "cannot write: \(systemError(code))", cure: cure))
}
