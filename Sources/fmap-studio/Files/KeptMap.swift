import FriendshipMaps

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `NAME.fmap.json` beside the named table: what a person has decided, kept when they ask for it and never else.
final class KeptMap: Sendable {
  /// The largest one.
  static let largest = 8 << 20

  /// Its path.
  let path: String
  /// What it held when this program read or wrote it last; nothing where it was not there.
  private let known: Monitor<[UInt8]?>

  /// That of a table. One that cannot be read counts as none, and is then not replaced either.
  ///
  /// - Parameter table: the path of the table, without symbolic links.
  init(beside table: String) {
    path = Self.path(beside: table)
    known = Monitor(Self.read(path))
  }

  /// What was kept; nothing where there is none.
  var text: String? { known.with { $0 }.map { String(decoding: $0, as: UTF8.self) } }

  /// Writes it, whole or not at all; throws where it is a link or not a file, or where another program has changed it meanwhile.
  func write(_ text: String) throws(Failure) {
    let result = known.with { (known: inout [UInt8]?) -> Result<Void, Failure> in
      var status = stat()
      let isThere = lstat(path, &status) == 0
      if isThere, status.st_mode & S_IFMT != S_IFREG { return .failure(Refusal.isALink(path)) }
      if isThere, Self.read(path) != known || known == nil { return .failure(Refusal.changedByOthers(path)) }
      let bytes = Array(text.utf8)
      if let code = Self.replace(path, with: bytes, mode: isThere ? status.st_mode & 0o666 : nil) {
        return .failure(Refusal.cannotWrite(path, code))
      }
      known = bytes
      return .success(())
    }
    try result.get()
  }

  private static func path(beside table: String) -> String {
    let name = lastPart(of: table)
    let folder = String(table.utf8.dropLast(name.utf8.count)) ?? ""
    // A name that begins with its only dot has no ending.
    let stem = name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : String(name[..<$0]) } ?? name
    return folder + stem + ".fmap.json"
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let bytes = try? readFile(path, most: largest, followsLinks: false).bytes else { return nil }
    return bytes.elementsEqual(String(decoding: bytes, as: UTF8.self).utf8) ? bytes : nil
  }

  /// Puts bytes into a new file beside it, which then takes its name; the system's error where that fails.
  private static func replace(_ path: String, with bytes: [UInt8], mode: mode_t?) -> Int32? {
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode ?? 0o666)
    guard descriptor >= 0 else { return errno }
    var code: Int32?
    do { try writeAll(bytes, to: descriptor) } catch { code = error.code }
    // That a file system cannot sync is no error of this file.
    if code == nil, fsync(descriptor) != 0, ![EINVAL, ENOTSUP, EROFS].contains(errno) { code = errno }
    if close(descriptor) != 0, code == nil { code = errno }
    if code == nil, rename(temporary, path) != 0 { code = errno }
    if code != nil { unlink(temporary) }
    return code
  }
}
