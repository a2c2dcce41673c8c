#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file below a folder, by its name.
struct PhotoFile: Sendable {
  let path: String
  let folder: String

  /// Opens it, if it is a regular file that lies below the folder after all links.
  func open(_ limits: PhotoLimits) throws(PhotoFault) -> OpenPhoto {
    let name = try resolved()
    // Looked at before it is opened: to open a device may do something.
    try Self.check(try Self.status(name))
    // A pipe that takes its place meanwhile does not keep the program waiting, and a link is not followed.
    let descriptor = openFile(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .unreadable(errno) }
    let file = OpenPhoto(descriptor)
    try file.look(limits)
    return file
  }

  /// Where it really lies.
  private func resolved() throws(PhotoFault) -> String {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"))
    guard path.utf8.first != UInt8(ascii: "/"), !parts.contains(where: { $0.elementsEqual("..".utf8) }) else {
      throw .outside
    }
    // The system would take a name with a zero in it for a shorter one.
    guard !parts.isEmpty, !path.utf8.contains(0), let root = Self.real(folder) else { throw .missing }
    let exact = "\(root)/\(path)"
    guard let name = Self.real(exact) ?? (errno == ENOENT ? Self.alike(parts, in: root).flatMap(Self.real) : nil) else {
      throw errno == ENOENT ? .missing : .unreadable(errno)
    }
    guard name != root else { throw .folder }
    guard root == "/" || name.utf8.starts(with: "\(root)/".utf8) else { throw .linkOutside }
    return name
  }

  /// A path without links; nothing, and the reason in `errno`, where there is none.
  private static func real(_ path: String) -> String? {
    guard let name = realpath(path, nil) else { return nil }
    defer { free(name) }
    return String(validatingCString: name)
  }

  /// The path of the same names as the disk has them, in whatever form of Unicode; nothing where there is none.
  private static func alike(_ parts: [Substring.UTF8View], in root: String) -> String? {
    var path = root
    for part in parts {
      let name = String(Substring(part))
      guard access("\(path)/\(name)", F_OK) != 0 else {
        path += "/\(name)"
        continue
      }
      // A name in plain letters has one form.
      guard !name.utf8.allSatisfy({ $0 < 0x80 }), let found = entries(of: path).first(where: { $0 == name }) else {
        errno = ENOENT
        return nil
      }
      path += "/\(found)"
    }
    return path
  }

  /// The names in a folder that are UTF-8.
  private static func entries(of folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(validatingCString: $0) }
      }
      if let name { names.append(name) }
    }
    return names
  }

  private static func status(_ path: String) throws(PhotoFault) -> stat {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw .unreadable(errno) }
    return status
  }

  /// Refuses all but a regular file.
  fileprivate static func check(_ status: stat) throws(PhotoFault) {
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .folder }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
  }
}

/// A file that is open, and is closed with its last user.
final class OpenPhoto {
  private let descriptor: Int32
  /// What the system says of it.
  private(set) var status = stat()
  private var count: Int { Int(status.st_size) }

  fileprivate init(_ descriptor: Int32) { self.descriptor = descriptor }
  deinit { close(descriptor) }

  /// Refuses all but a regular file of usual size.
  fileprivate func look(_ limits: PhotoLimits) throws(PhotoFault) {
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(errno) }
    try PhotoFile.check(status)
    guard status.st_size <= limits.bytes else { throw .fileTooLarge }
  }

  /// Its bytes, read when they are wanted.
  var reader: ByteReader {
    ByteReader(count: count) { (range: Range<Int>) throws(PhotoFault) -> [UInt8] in try self.bytes(range) }
  }

  /// All its bytes.
  func everything() throws(PhotoFault) -> [UInt8] {
    let bytes = try bytes(0..<count)
    guard bytes.count == count else { throw .changed }
    return bytes
  }

  /// The bytes of a range, fewer where the file has become shorter.
  private func bytes(_ range: Range<Int>) throws(PhotoFault) -> [UInt8] {
    var fault: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < range.count {
        let taken = pread(
          descriptor, buffer.baseAddress.map { $0 + count }, range.count - count, off_t(range.lowerBound + count))
        if taken > 0 { count += taken } else if taken == 0 { return } else if errno != EINTR { return fault = errno }
      }
    }
    guard fault == 0 else { throw .unreadable(fault) }
    return bytes
  }
}

/// The system's `open`, which a method of the same name hides.
private func openFile(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }
