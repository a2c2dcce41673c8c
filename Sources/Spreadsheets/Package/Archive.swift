import CZip
import Messages

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
