import CZlib

/// What is wrong with the bytes of a gazetteer. The block that is compiled in has no fault; a damaged copy has.
package enum GazetteerFault: Error, Equatable {
  /// The bytes are none of a gazetteer of this form: they begin differently, or break off, or go on.
  case notABlock
  /// A section is not in the block, or cannot be unpacked, or holds something else than it should.
  case damaged(section: String)
}

/// The packed sections of a gazetteer, each unpacked when it is asked for. The form is described in `geodata/README.md`.
struct Block {
  /// Where a section lies, and how long it is unpacked.
  private struct Section {
    let range: Range<Int>
    let count: Int
  }

  /// A copy of bytes that a caller may let go of.
  private final class Copy {
    let bytes: UnsafeMutableBufferPointer<UInt8>

    init(_ bytes: [UInt8]) {
      self.bytes = .allocate(capacity: bytes.count)
      _ = self.bytes.initialize(from: bytes)
    }

    deinit { bytes.deallocate() }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  /// Keeps them, unless they stay by themselves.
  private let copy: Copy?
  private var sections: [String: Section] = [:]
  /// The codes of all countries that have places, in order.
  private(set) var countries: [String] = []

  private static let magic = Array("fmapgaz1".utf8)
  /// All sections together are no longer, unpacked; those of the world have 7 MB.
  private static let limit = 1 << 25
  /// What deflate can make of a byte at best, so that no count makes room for what cannot come.
  private static let greatestRatio = 1032

  /// A block of bytes that are copied.
  init(_ bytes: [UInt8]) throws(GazetteerFault) {
    let copy = Copy(bytes)
    try self.init(UnsafeBufferPointer(copy.bytes), copy)
  }

  /// A block of bytes that are never freed.
  init(lasting bytes: UnsafeBufferPointer<UInt8>) throws(GazetteerFault) { try self.init(bytes, nil) }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ copy: Copy?) throws(GazetteerFault) {
    (self.bytes, self.copy) = (bytes, copy)
    let head = Self.magic.count + 4
    guard bytes.count >= head, bytes.starts(with: Self.magic) else { throw .notABlock }
    let count = Self.number(bytes, at: Self.magic.count)
    guard count <= (bytes.count - head) / 12 else { throw .notABlock }
    var start = head + count * 12
    var room = Self.limit
    for entry in stride(from: head, to: start, by: 12) {
      let tag = String(decoding: bytes[entry..<entry + 4], as: UTF8.self)
      let (packed, unpacked) = (Self.number(bytes, at: entry + 4), Self.number(bytes, at: entry + 8))
      guard packed <= bytes.count - start, unpacked <= min(room, packed * Self.greatestRatio),
        sections.updateValue(Section(range: start..<start + packed, count: unpacked), forKey: tag) == nil
      else { throw .notABlock }
      if tag.hasSuffix(" n") { countries.append(String(tag.dropLast(2))) }
      start += packed
      room -= unpacked
    }
    guard start == bytes.count else { throw .notABlock }
  }

  /// Whether a country has places.
  func hasPlaces(of country: String) -> Bool { sections[country + " n"] != nil }

  /// A section, unpacked, with room for half as much again behind it where something will be added.
  func section(_ name: String, isExtended: Bool = false) throws(GazetteerFault) -> [UInt8] {
    guard let section = sections[name] else { throw .damaged(section: name) }
    var status = Z_OK
    let room = isExtended ? section.count + section.count / 2 : section.count
    let result = [UInt8](unsafeUninitializedCapacity: room) { unpacked, count in
      var written = uLongf(section.count)
      let packed = UnsafeBufferPointer(rebasing: bytes[section.range])
      status = uncompress(unpacked.baseAddress, &written, packed.baseAddress, uLong(packed.count))
      count = status == Z_OK ? Int(written) : 0
    }
    guard status == Z_OK, result.count == section.count else { throw .damaged(section: name) }
    return result
  }

  /// The lines of a section of text, each taken apart at its tabs.
  func lines(_ name: String) throws(GazetteerFault) -> [[String]] {
    try section(name).split(separator: 10).map { line in
      line.split(separator: 9, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Four bytes, the highest first.
  static func number(_ bytes: some Collection<UInt8>, at index: Int) -> Int {
    bytes.dropFirst(index).prefix(4).reduce(0) { $0 << 8 | Int($1) }
  }
}
