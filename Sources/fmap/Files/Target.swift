import FriendshipMaps
import Friendships

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The place that a file is written to: where the symbolic links of its name lead, if need be to a file that is not there yet,
/// as a shell's `>` does. So a link stays one.
///
/// Links and folders may have names in any encoding, so that this one is kept as bytes; all end with a zero, as C wants it.
struct Target {
  private let path: [CChar]
  private let folder: [CChar]
  /// The last part of the name, without a zero.
  let name: [CChar]

  private static let slash = CChar(UInt8(ascii: "/"))

  /// The target of a path.
  init(_ path: String) {
    var target = Array(path.utf8CString)
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    // The system follows as many; opening what leads on is an error.
    for _ in 0..<40 {
      let count = readlink(target, &buffer, buffer.count)
      guard count > 0 else { break }
      let link = buffer[..<count] + [0]
      target = link[0] == Self.slash ? Array(link) : Self.parts(target).folder.dropLast() + [Self.slash] + link
    }
    self.path = target
    (folder, name) = Self.parts(target)
  }

  /// The target of a name in a folder.
  init(_ name: String, in folder: String) { self.init("\(folder)/\(name)") }

  private static func parts(_ path: [CChar]) -> (folder: [CChar], name: [CChar]) {
    guard let index = path.lastIndex(of: slash) else { return (Array(".".utf8CString), path.dropLast()) }
    return (index == 0 ? [slash, 0] : path[..<index] + [0], Array(path[(index + 1)...].dropLast()))
  }

  /// What tells it from other files that are not there yet.
  var identity: String {
    var status = stat()
    _ = stat(folder, &status)
    return "\(status.st_dev) \(status.st_ino) \(name.map(String.init).joined(separator: " "))"
  }

  /// Puts bytes in its place at once: into a new file beside it, which then takes its name.
  ///
  /// - Parameters:
  ///   - mode: the permissions of the old file, where there is one: who may read that one may read the new one, and nobody else.
  ///   - isSynced: whether the bytes are to be on the disk before they take the name. A power cut may otherwise leave an empty file.
  func replace(with bytes: FileBytes, mode: mode_t?, isSynced: Bool) throws(SystemError) {
    let (temporary, descriptor) = try open(mode: mode)
    do throws(SystemError) {
      let result = Result { () throws(SystemError) in
        if let mode { fchmod(descriptor, mode) }
        try bytes.forEach { part throws(SystemError) in try writeAll(part, to: descriptor) }
        if isSynced { try sync(descriptor) }
      }
      let isClosed = close(descriptor) == 0
      try result.get()
      guard isClosed, rename(temporary, path) == 0 else { throw SystemError(code: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Opens a new file beside it, `NAME.HOST-PID.tmp`, and locks it as long as it is open, which tells that its run lives. What an earlier run
  /// that was killed has left behind is not overwritten.
  private func open(mode: mode_t?) throws(SystemError) -> (name: [CChar], descriptor: Int32) {
    for attempt in 0..<100 {
      let ending = ".\(Self.host)-\(getpid())\(attempt == 0 ? "" : "-\(attempt)").tmp"
      let temporary = Array(path.dropLast() + ending.utf8CString)
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
      #if canImport(Darwin)
        let descriptor = Darwin.open(temporary, flags, (mode ?? 0o666) & 0o666)
      #else
        let descriptor = Glibc.open(temporary, flags, (mode ?? 0o666) & 0o666)
      #endif
      if descriptor >= 0 {
        if Self.locks(descriptor) { return (temporary, descriptor) }
        close(descriptor)
      } else if errno != EEXIST {
        break
      }
    }
    throw SystemError(code: errno)
  }

  /// Locks a new file. Whoever removes files that nobody has locked may have come first: then there is none of its name any more.
  private static func locks(_ descriptor: Int32) -> Bool {
    // Where a file system has no locks, nobody removes files for want of one.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else { return false }
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_nlink > 0
  }

  /// Lets the new name reach the disk, as far as the file system can.
  func syncFolder() {
    let descriptor = Self.opened(folder)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Lets the bytes of the file that is there reach the disk.
  func syncFile() throws(SystemError) {
    let descriptor = Self.opened(path)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    defer { close(descriptor) }
    try sync(descriptor)
  }

  private static func opened(_ path: [CChar]) -> Int32 {
    #if canImport(Darwin)
      Darwin.open(path, O_RDONLY | O_CLOEXEC)
    #else
      Glibc.open(path, O_RDONLY | O_CLOEXEC)
    #endif
  }

  /// The names of all files in its folder, without zeros.
  var siblings: [[CChar]] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [[CChar]] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
            Array(UnsafeBufferPointer(start: $0, count: strlen($0)))
          }
        })
    }
    return names
  }

  /// Removes what runs that were killed have left behind in its folder.
  ///
  /// Only files named as ours are, of this user, that nobody has locked or touched for an hour and, of this machine, whose process is
  /// gone. What a process of another machine is doing cannot be seen, and its locks may not be seen either.
  ///
  /// - Parameters:
  ///   - isAtOnce: whether one of this machine that nobody has locked is removed however young it is; only where all that writes into
  ///     the folder locks its files.
  ///   - isOurs: whether a name, without its ending `.HOST-PID.tmp`, is one that this run writes.
  func removeLeftovers(atOnce isAtOnce: Bool = false, _ isOurs: ([CChar]) -> Bool) {
    for file in siblings {
      guard let (name, host, process) = Self.leftover(file), isOurs(name) else { continue }
      let path = folder.dropLast() + [Self.slash] + file + [0]
      var status = stat()
      guard lstat(path, &status) == 0, isRegular(status), status.st_uid == geteuid() else { continue }
      let isHere = host == Self.host
      // Earlier versions did not say on which machine.
      let mayLive = (isHere || host.isEmpty) && (kill(process, 0) == 0 || errno != ESRCH)
      if isAtOnce && isHere || seconds(since: status) > 3600 && !mayLive { Self.removeUnlocked(path) }
    }
  }

  /// What stands for this machine in the names of files: eight digits, from 0 to f.
  static let host: String = {
    var name = [CChar](repeating: 0, count: 256)
    _ = gethostname(&name, name.count - 1)
    return shortHash(String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }()

  /// Removes a file unless somebody has locked it, or there are no locks.
  private static func removeUnlocked(_ path: [CChar]) {
    #if canImport(Darwin)
      let descriptor = Darwin.open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    #else
      let descriptor = Glibc.open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    #endif
    guard descriptor >= 0 else { return }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
    close(descriptor)
  }

  /// The name, the machine and the process of `NAME.HOST-PID.tmp` or `NAME.HOST-PID-N.tmp`, or without the machine, as earlier versions
  /// have it; nothing of another name.
  private static func leftover(_ file: [CChar]) -> (name: [CChar], host: String, process: pid_t)? {
    let text = file.map { Character(Unicode.Scalar(UInt8(bitPattern: $0))) }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 2, String(parts[parts.count - 1]) == "tmp" else { return nil }
    var words = parts[parts.count - 2].split(separator: "-", omittingEmptySubsequences: false)
    let isHost = { (word: [Character]) in word.count == 8 && word.allSatisfy { "0123456789abcdef".contains($0) } }
    let host = words.count > 1 && isHost(Array(words[0])) ? String(words.removeFirst()) : ""
    let numbers = words.map { pid_t(String($0)) }
    guard (1...2).contains(numbers.count), !numbers.contains(nil), let process = numbers.first ?? nil, process > 0
    else {
      return nil
    }
    return (Array(file.dropLast(5 + parts[parts.count - 2].count)), host, process)
  }
}

/// How long nobody has changed a file, in seconds.
private func seconds(since status: stat) -> Int {
  #if canImport(Darwin)
    time(nil) - status.st_mtimespec.tv_sec
  #else
    time(nil) - status.st_mtim.tv_sec
  #endif
}

/// Lets the bytes of an open file reach the disk. That a file system cannot do it is no error of this file.
private func sync(_ descriptor: Int32) throws(SystemError) {
  while fsync(descriptor) != 0 {
    if errno == EINVAL || errno == ENOTSUP || errno == EROFS { return }
    if errno != EINTR { throw SystemError(code: errno) }
  }
}
