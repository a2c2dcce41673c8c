/// Writes a zip archive whose entries are stored as they are, so that a test shows what it is made of.
struct ZipFile {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// The archive of some entries in their order.
  static func bytes(_ entries: [(name: String, content: [UInt8])]) -> [UInt8] {
    var file = ZipFile()
    for entry in entries { file.add(entry.name, entry.content) }
    return file.finished()
  }

  /// Adds an entry.
  ///
  /// - Parameters:
  ///   - method: the number of its compression; 0 is none.
  ///   - flags: general purpose flags; 1 is encrypted.
  ///   - size: the size that it claims to unpack to, when that is not its own.
  mutating func add(
    _ name: String, _ content: [UInt8], method: UInt16 = 0, flags: UInt16 = 0, size: Int? = nil, crc: UInt32? = nil
  ) {
    let offset = body.count
    // What local header and directory have in common (PKWARE's APPNOTE 6.3.10, 4.3.7 and 4.3.12), from version to name.
    let common =
      little(20, 2) + little(Int(flags), 2) + little(Int(method), 2) + little(0, 2) + little(0x21, 2)
      + little(Int(crc ?? Self.checksum(content)), 4) + little(content.count, 4) + little(size ?? content.count, 4)
      + little(name.utf8.count, 2) + little(0, 2)
    body += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + content
    directory += [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 2 + 2 + 2 + 4) + little(offset, 4)
    directory += Array(name.utf8)
    count += 1
  }

  /// The whole archive.
  func finished() -> [UInt8] {
    body + directory + [0x50, 0x4B, 5, 6] + little(0, 4) + little(count, 2) + little(count, 2)
      + little(directory.count, 4) + little(body.count, 4) + little(0, 2)
  }

  private func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * $0)) : 0 }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }

  /// The CRC-32 of ISO/IEC/IEEE 8802-3.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
  }
}
