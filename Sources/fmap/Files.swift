import Cartography
import Dispatch
import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The largest file that is read.
let largestFile = 256 * 1024 * 1024

/// The last part of a path.
func lastPart(_ path: String) -> String { path.split(separator: "/").last.map { String($0) } ?? path }

/// The ending of a file's name in lower case without its dot; nothing for a name without one, or for a folder's.
func fileEnding(_ path: String) -> String? {
  guard !path.hasSuffix("/") else { return nil }
  guard let ending = lastPart(path).split(separator: ".", omittingEmptySubsequences: false).dropFirst().last,
    !ending.isEmpty
  else { return nil }
  return ending.lowercased()
}

/// The bytes of a file.
///
/// - Parameters:
///   - place: who asked for it, for messages.
///   - isInput: whether no output of this run may overwrite it.
func readFile(_ path: String, place: String, isInput: Bool = true) throws(Failure) -> [UInt8] {
  let descriptor = open(path, O_RDONLY)
  guard descriptor >= 0 else {
    let cure: Message? = errno == ENOENT ? "check the spelling and the folder" : nil
    throw .data(Problem(at: place, "cannot read: \(systemError())", found: path, cure: cure))
  }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else {
    throw .data(Problem(at: place, "cannot read: \(systemError())", found: path))
  }
  guard status.st_mode & S_IFMT != S_IFDIR else {
    throw .data(Problem(at: place, "is a folder", found: path, cure: "name a file in it"))
  }
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
      var now = stat()
      guard fstat(descriptor, &now) == 0, isUnchanged(status, now) else {
        throw .data(Problem(at: place, "changed while it was read", found: path, cure: "try again"))
      }
      return bytes
    }
    if count < 0, errno != EINTR {
      throw .data(Problem(at: place, "cannot read: \(systemError())", found: path))
    }
    guard bytes.count <= largestFile else {
      throw .data(Problem(at: place, "larger than \(largestFile >> 20) MB", found: path, cure: "is it the right file?"))
    }
  }
}

/// Writes bytes to a file so that no reader ever sees half of it and a failed run leaves the old one.
///
/// They go to a new file in the same folder, which then takes the name. A device or a pipe is written directly.
func writeFile(_ bytes: [UInt8], to path: String) throws(Failure) {
  var status = stat()
  let exists = stat(path, &status) == 0
  let kind = status.st_mode & S_IFMT
  if exists, kind == S_IFDIR {
    throw .data(Problem(at: "-o \(path)", "is a folder", cure: "name a file in it"))
  }
  guard !exists || !ReadFiles.contains(status) else {
    throw .data(Problem(at: "-o \(path)", "is a file that was read for this", cure: "give the output another name"))
  }
  if exists, kind != S_IFREG { return try writeDirectly(bytes, to: path) }
  _ = interruptions
  try wholeFiles.sync { () throws(Failure) in try replace(exists ? resolved(path) : path, with: bytes, named: path) }
}

/// Whoever holds it is writing a file that must be whole before the program may end.
private let wholeFiles = Lock()

/// Lets an interrupted program (Ctrl-C, `kill`) finish the file at hand, so that only whole files are left behind.
///
/// Made with the first file. A signal that whoever started the program wants to be ignored still is.
nonisolated(unsafe) private let interruptions: [any DispatchSourceSignal] = {
  [SIGINT, SIGTERM, SIGHUP].compactMap { number in
    guard hasDefaultAction(number) else { return nil }
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: DispatchQueue(label: "signals"))
    source.setEventHandler {
      wholeFiles.sync {
        signal(number, SIG_DFL)
        // Dispatch's threads block signals; this one is to die of it, and with it the program, before any other file.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, number)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
      }
    }
    source.resume()
    return source
  }
}()

/// Whether nobody has said what a signal is to do.
private func hasDefaultAction(_ number: Int32) -> Bool {
  var action = sigaction()
  sigaction(number, nil, &action)
  #if canImport(Darwin)
    return action.__sigaction_u.__sa_handler == nil
  #else
    return action.__sigaction_handler.sa_handler == nil
  #endif
}

private func replace(_ target: String, with bytes: [UInt8], named path: String) throws(Failure) {
  var (temporary, descriptor, attempt) = ("", Int32(-1), 0)
  repeat {
    // What an earlier run that was killed has left behind is not ours to overwrite.
    temporary = "\(target).\(getpid())\(attempt == 0 ? "" : "-\(attempt)").tmp"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    attempt += 1
  } while descriptor < 0 && errno == EEXIST && attempt < 100
  guard descriptor >= 0 else { throw cannotWrite(path) }
  do throws(SystemError) {
    let result = Result { () throws(SystemError) in try writeAll(bytes, to: descriptor) }
    let isClosed = close(descriptor) == 0
    try result.get()
    // Who may read the old file may read the new one, and nobody else.
    var status = stat()
    if stat(target, &status) == 0 { chmod(temporary, status.st_mode & 0o7777) }
    guard isClosed, rename(temporary, target) == 0 else { throw SystemError(code: errno) }
  } catch {
    unlink(temporary)
    throw cannotWrite(path, error.code)
  }
}

/// The file behind a symbolic link, so that the link stays one.
private func resolved(_ path: String) -> String {
  guard let real = realpath(path, nil) else { return path }
  defer { free(real) }
  return String(cString: real)
}

private func writeDirectly(_ bytes: [UInt8], to path: String) throws(Failure) {
  let descriptor = open(path, O_WRONLY)
  guard descriptor >= 0 else { throw cannotWrite(path) }
  defer { close(descriptor) }
  do {
    try writeAll(bytes, to: descriptor)
  } catch {
    throw cannotWrite(path, error.code)
  }
}

private func cannotWrite(_ path: String, _ code: Int32 = errno) -> Failure {
  let cure: Message = code == ENOENT ? "create its folder first" : "the old file, if any, is unchanged"
  return .data(Problem(at: "-o \(path)", "cannot write: \(systemError(code))", cure: cure))
}

/// An error of the system by its number.
struct SystemError: Error {
  let code: Int32
}

/// Writes all bytes to an open file.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
  var start = 0
  while start < bytes.count {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + start, bytes.count - start) }
    if count < 0, errno != EINTR { throw SystemError(code: errno) }
    start += max(0, count)
  }
}

/// Whether there is something of a name.
func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// Removes a file unless it is not there.
func removeFile(_ path: String) throws(Failure) {
  guard unlink(path) != 0, errno != ENOENT else { return }
  throw .data(Problem(at: path, "cannot remove: \(systemError())"))
}

/// Gives a file another name unless it is not there.
func renameFile(_ path: String, to name: String) throws(Failure) {
  guard rename(path, name) != 0, errno != ENOENT else { return }
  throw .data(Problem(at: path, "cannot rename: \(systemError())"))
}

/// Creates a folder unless it is there.
func createFolder(_ path: String) throws(Failure) {
  guard mkdir(path, 0o777) != 0, errno != EEXIST else { return }
  throw .data(Problem(at: path, "cannot create the folder: \(systemError())", cure: "name another file with -o"))
}
