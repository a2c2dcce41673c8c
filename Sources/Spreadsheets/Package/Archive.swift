import CZip
import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A zip archive in memory, read by libzip.
final class Archive {
  /// The size of the archive in bytes.
  let size: Int
  // libzip reads from here as long as the archive is open.
  private let bytes: UnsafeMutableRawBufferPointer
  private let zip: OpaquePointer
  private let entries: [String: UInt64]
  /// The parts of which there are several: other programs may read another one of them.
  private let doubled: Set<String>

  /// Opens an archive; its directory must be whole.
  init(_ file: [UInt8]) throws(WorkbookFault) {
    guard Self.endRecords(in: file) <= Self.mostEndRecords else { throw Self.fault("it has several directories") }
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, file.count), alignment: 16)
    copy.copyBytes(from: file)
    do {
      zip = try Self.archive(of: copy.baseAddress, count: file.count)
    } catch {
      copy.deallocate()
      throw error
    }
    size = file.count
    bytes = copy
    (entries, doubled) = Self.directory(of: zip)
  }

  deinit {
    zip_discard(zip)
    bytes.deallocate()
  }

  private static func archive(
    of bytes: UnsafeMutableRawPointer?, count: Int
  ) throws(WorkbookFault) -> OpaquePointer {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(bytes, UInt64(count), 0, &error) else {
      throw fault(Self.words(zip_error_strerror(&error)))
    }
    guard let zip = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw fault(Self.words(zip_error_strerror(&error)))
    }
    return zip
  }

  /// The places of the parts by their names, and the names that stand there more than once.
  private static func directory(of zip: OpaquePointer) -> (entries: [String: UInt64], doubled: Set<String>) {
    var (entries, doubled): ([String: UInt64], Set<String>) = ([:], [])
    for index in 0..<UInt64(max(0, zip_get_num_entries(zip, 0))) {
      guard let name = zip_get_name(zip, index, 0) else { continue }
      let key = key(of: String(cString: name))
      if entries.updateValue(index, forKey: key) != nil { doubled.insert(key) }
    }
    return (entries, doubled)
  }

  /// Names of parts are the same in upper and lower case (ISO/IEC 29500-2:2021, 6.2.2.3); some programs of Windows write
  /// `\` for `/`. Empty steps and `.` lead nowhere.
  private static func key(of name: String) -> String {
    let path = name.utf8.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
    let steps = path.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
    return String(decoding: Array(steps.joined(separator: "/".utf8)), as: UTF8.self).lowercased()
  }

  /// The names of all entries as they stand there; those that cannot be read are left out.
  var names: [String] {
    (0..<UInt64(max(0, zip_get_num_entries(zip, 0)))).compactMap {
      zip_get_name(zip, $0, 0).map { String(cString: $0) }
    }
  }

  /// Whether there is a part of this name.
  func contains(_ part: String) -> Bool { entries[Self.key(of: part)] != nil }

  /// Begins to read a part; nothing when there is none of this name.
  func stream(of part: String, budget: Budget) throws(WorkbookFault) -> PartStream? {
    let key = Self.key(of: part)
    guard let index = entries[key] else { return nil }
    if doubled.contains(key) { throw .damaged(part, "is in the archive twice") }
    var facts = zip_stat_t()
    guard zip_stat_index(zip, index, 0, &facts) == 0 else {
      throw .damaged(part, Self.words(zip_strerror(zip)))
    }
    if facts.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0, Int32(facts.encryption_method) != ZIP_EM_NONE {
      throw FileKind.protected
    }
    // Stored and deflated are the only methods that ISO/IEC 29500-2:2021, annex B, allows; others may ask for any amount of
    // memory.
    guard facts.valid & UInt64(ZIP_STAT_COMP_METHOD) != 0,
      [ZIP_CM_STORE, ZIP_CM_DEFLATE].contains(Int32(facts.comp_method))
    else { throw .damaged(part, "compressed by a method that workbooks do not use") }
    guard let file = zip_fopen_index(zip, index, 0) else { throw .damaged(part, Self.words(zip_strerror(zip))) }
    return PartStream(file, of: part, in: self, budget: budget)
  }

  /// What libzip says, as far as it can be translated when a file is damaged.
  fileprivate static func words(_ text: UnsafePointer<CChar>) -> Message {
    Message(
      String(cString: text),
      among: [
        "Not a zip archive", "Zip archive inconsistent", "Possibly truncated or corrupted zip archive",
        "Premature end of file", "CRC error", "Zlib error: data error", "Read error", "Malloc failure",
      ])
  }

  private static func fault(_ words: Message) -> WorkbookFault {
    WorkbookFault(
      "the file is damaged or was not transferred completely: \(words)", cure: "copy or download it again")
  }

  /// How many records look like the end of an archive, in the last 64 KB, where libzip looks for one and reads a whole
  /// directory for each: thousands of them would keep it busy for minutes.
  private static func endRecords(in file: [UInt8]) -> Int {
    let tail = file.suffix(66_000)
    return tail.indices.dropLast(3).count {
      tail[$0] == 0x50 && tail[$0 + 1] == 0x4B && tail[$0 + 2] == 0x05 && tail[$0 + 3] == 0x06
    }
  }

  /// One is right; another may stand by chance within what is compressed.
  private static let mostEndRecords = 4
}

/// One part of an archive, read from its beginning to its end.
final class PartStream {
  /// The name of the part, for messages.
  let name: String
  /// What reading may cost.
  let budget: Budget
  private let file: OpaquePointer
  // An archive that is closed has nothing to read.
  private let archive: Archive

  fileprivate init(_ file: OpaquePointer, of name: String, in archive: Archive, budget: Budget) {
    self.file = file
    self.name = name
    self.archive = archive
    self.budget = budget
  }

  deinit { zip_fclose(file) }

  /// Unpacks the next bytes; 0 is the end, where libzip has compared the checksum.
  func read(into buffer: UnsafeMutableRawPointer, count: Int) throws(WorkbookFault) -> Int {
    let count = Int(zip_fread(file, buffer, UInt64(count)))
    guard count >= 0 else { throw .damaged(name, "cannot be unpacked: \(Archive.words(zip_file_strerror(file)))") }
    try budget.unpack(count)
    return count
  }
}

/// Packs a folder of files as a zip archive.
package enum ZipFolder {
  /// The bytes of an archive; the same files in the same order give the same bytes.
  ///
  /// - Parameters:
  ///   - files: by their paths within the folder, with `/` between folders; each leads to a file below the folder on every system.
  ///   - name: what the archive is called, for what is wrong.
  /// - Throws: a path that is none, or that stands there twice; or what libzip says, such as that memory is short.
  package static func bytes(of files: [(path: String, bytes: [UInt8])], named name: String) throws(Problem) -> [UInt8] {
    var known: Set<String> = []
    for (path, _) in files {
      if let what = fault(path) {
        throw Problem(at: name, what, found: path, cure: "use letters, digits and hyphens, and / between folders")
      }
      guard known.insert(path.lowercased()).inserted else {
        throw Problem(at: name, "two files of one name", found: path, cure: "rename one of them")
      }
    }
    // An archive without files has an end alone, which libzip does not write.
    if files.isEmpty { return [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18) }
    return try OpenZip(name).packed(files)
  }

  /// The paths of the files in an archive, without folders and what systems put there for themselves; nothing where it is no archive.
  package static func paths(in archive: [UInt8]) -> [String]? {
    guard archive.starts(with: [0x50, 0x4B]), let names = try? Archive(archive).names else { return nil }
    return names.filter { name in
      let last = name.split(separator: "/").last ?? ""
      return !name.hasSuffix("/") && !name.hasPrefix("__MACOSX/") && ![".DS_Store", "Thumbs.db"].contains(last)
    }
  }

  /// Files of an archive, unpacked.
  ///
  /// - Parameters:
  ///   - paths: of the files, as the archive has them.
  ///   - name: what the archive is called, for what is wrong.
  /// - Throws: a path that leads elsewhere or is there twice, a damaged file, or more than 256 MB of files.
  package static func files(
    _ paths: [String], in archive: [UInt8], named name: String
  ) throws(Problem) -> [(path: String, bytes: [UInt8])] {
    do {
      let zip = try Archive(archive)
      let budget = Budget(fileSize: archive.count)
      var files: [(path: String, bytes: [UInt8])] = []
      for path in paths {
        if let what = fault(path) { throw Problem(at: name, what, found: path, cure: "pack the folder anew") }
        guard let stream = try zip.stream(of: path, budget: budget) else { continue }
        files.append((path, try unpacked(stream)))
      }
      return files
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(at: name, "the archive is damaged, or unpacks to more than 256 MB", cure: "pack the folder anew")
    }
  }

  private static func unpacked(_ stream: PartStream) throws(WorkbookFault) -> [UInt8] {
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
    defer { buffer.deallocate() }
    while let start = buffer.baseAddress {
      let count = try stream.read(into: start, count: buffer.count)
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    return bytes
  }

  /// What is wrong with a path: in an archive it must lead nowhere but below its folder, and be a name in Windows, too.
  private static func fault(_ path: String) -> Message? {
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    if steps.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) { return "not a path within the folder" }
    if path.unicodeScalars.contains(where: {
      isControl($0) || isBidirectionalControl($0) || "\\:*?\"<>|".unicodeScalars.contains($0)
    }) {
      return "a name that not every system can have"
    }
    return steps.contains { $0.utf8.count > 200 || $0.hasSuffix(".") || $0.hasSuffix(" ") }
      ? "a name that not every system can have" : nil
  }
}

/// An archive of libzip that is being made, in memory.
private final class OpenZip {
  private let source: OpaquePointer
  private var zip: OpaquePointer?
  private let name: String

  init(_ name: String) throws(Problem) {
    self.name = name
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(nil, 0, 0, &error) else {
      throw Self.problem(zip_error_strerror(&error), name)
    }
    self.source = source
    guard let zip = zip_open_from_source(source, ZIP_TRUNCATE, &error) else {
      throw Self.problem(zip_error_strerror(&error), name)
    }
    self.zip = zip
    // The archive takes the source; it is read when that is closed.
    zip_source_keep(source)
  }

  deinit {
    if let zip { zip_discard(zip) }
    zip_source_free(source)
  }

  func packed(_ files: [(path: String, bytes: [UInt8])]) throws(Problem) -> [UInt8] {
    for (path, bytes) in files { try add(path, bytes) }
    try check(zip_close(zip) == 0)
    zip = nil
    return try written()
  }

  private func add(_ path: String, _ bytes: [UInt8]) throws(Problem) {
    // libzip frees a copy of its own once it is written.
    guard let copy = malloc(max(1, bytes.count)) else { return try check(false) }
    bytes.withUnsafeBytes { all in
      if let start = all.baseAddress { memcpy(copy, start, all.count) }
    }
    guard let part = zip_source_buffer(zip, copy, UInt64(bytes.count), 1) else {
      free(copy)
      return try check(false)
    }
    let index = zip_file_add(zip, path, part, zip_flags_t(ZIP_FL_ENC_UTF_8))
    if index < 0 { zip_source_free(part) }
    try check(index >= 0)
    let entry = UInt64(index)
    let isPacked = ["jpg", "jpeg", "png", "gif", "xlsx", "zip"].contains(fileEnding(path) ?? "")
    try check(zip_set_file_compression(zip, entry, isPacked ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) == 0)
    // 1 January 1980, the first day that there is: a clock would give other bytes each time.
    try check(zip_file_set_dostime(zip, entry, 0, 1 << 5 | 1, 0) == 0)
    let mode = UInt32(0o100644) << 16
    try check(zip_file_set_external_attributes(zip, entry, 0, UInt8(ZIP_OPSYS_UNIX), mode) == 0)
  }

  /// The bytes of the archive after it was closed.
  private func written() throws(Problem) -> [UInt8] {
    // No file is: the archive lies in memory.
    let begin = zip_source_open
    try check(begin(source) == 0)
    defer { zip_source_close(source) }
    try check(zip_source_seek(source, 0, SEEK_END) == 0)
    let count = zip_source_tell(source)
    try check(count >= 0 && zip_source_seek(source, 0, SEEK_SET) == 0)
    var result = [UInt8](repeating: 0, count: Int(count))
    let read = result.withUnsafeMutableBytes { zip_source_read(source, $0.baseAddress, UInt64(count)) }
    try check(read == count)
    return result
  }

  private func check(_ isDone: Bool) throws(Problem) {
    if !isDone { throw Self.problem(zip.flatMap { zip_strerror($0) }, name) }
  }

  private static func problem(_ words: UnsafePointer<CChar>?, _ name: String) -> Problem {
    Problem(
      at: name, "cannot make a zip archive", found: words.map { String(cString: $0) }, cure: "try with fewer files")
  }
}
