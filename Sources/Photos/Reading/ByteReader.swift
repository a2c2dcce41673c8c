/// The bytes of a file, of which little is in memory at a time.
final class ByteReader {
  /// How many there are.
  let count: Int
  private let read: (Range<Int>) throws(PhotoFault) -> [UInt8]
  /// The bytes that were read last, and where they begin.
  private var window: [UInt8]
  private var start = 0

  /// Bytes in memory.
  init(_ bytes: [UInt8]) {
    (count, window) = (bytes.count, bytes)
    read = { (_: Range<Int>) throws(PhotoFault) -> [UInt8] in [] }
  }

  /// Bytes that are read when they are wanted.
  ///
  /// - Parameter read: the bytes of a range within the file, or fewer where it has become shorter.
  init(count: Int, read: @escaping (Range<Int>) throws(PhotoFault) -> [UInt8]) {
    (self.count, self.read, window) = (count, read, [])
  }

  /// The bytes of a range.
  ///
  /// - Throws: `cutOff` when the file ends before.
  func bytes(_ place: Int, count wanted: Int) throws(PhotoFault) -> ArraySlice<UInt8> {
    guard place >= 0, wanted >= 0, place <= count, wanted <= count - place else { throw .cutOff }
    if place < start || place + wanted > start + window.count {
      window = try read(place..<min(count, place + max(wanted, 1 << 16)))
      start = place
      guard window.count >= wanted else { throw .cutOff }
    }
    return window[place - start..<place - start + wanted]
  }

  /// The bytes at the beginning, fewer in a short file.
  func beginning(_ wanted: Int) throws(PhotoFault) -> ArraySlice<UInt8> {
    try bytes(0, count: min(wanted, count))
  }

  /// A number of one to four bytes, the highest first.
  func number(_ place: Int, bytes wanted: Int) throws(PhotoFault) -> Int {
    try bytes(place, count: wanted).reduce(0) { $0 << 8 | Int($1) }
  }
}
