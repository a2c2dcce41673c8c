/// A piece of a JPEG before its pixels: a marker and what follows it.
struct JPEGSegment: Equatable {
  /// The second byte of the marker, `0xE1` for APP1.
  let marker: UInt8
  /// Where its content lies in the file, without marker and length.
  let content: Range<Int>

  static let scan: UInt8 = 0xDA
}

/// Walks over the segments of a JPEG up to the first scan, which is the last one it gives (ITU-T T.81, annex B).
struct JPEGSegments {
  private let reader: ByteReader
  /// Behind the start of the image.
  private var place = 2
  private var isAtEnd = false
  private var steps = 0

  /// More segments, and bytes between them, than any picture has.
  private static let most = 100_000

  /// - Parameter reader: a file that begins as a JPEG does.
  init(_ reader: ByteReader) { self.reader = reader }

  /// The next segment; nothing after the first scan.
  ///
  /// - Throws: `cutOff` when the file ends before that; `damaged` when something else stands where a segment must.
  mutating func next() throws(PhotoFault) -> JPEGSegment? {
    guard !isAtEnd else { return nil }
    let marker = try marker()
    let length = try reader.number(place, bytes: 2)
    guard length >= 2 else { throw .damaged }
    let content = place + 2..<place + length
    guard content.upperBound <= reader.count else { throw .cutOff }
    place = content.upperBound
    isAtEnd = marker == JPEGSegment.scan
    return JPEGSegment(marker: marker, content: content)
  }

  /// The next marker that has a length; any number of bytes of ones may stand before it.
  private mutating func marker() throws(PhotoFault) -> UInt8 {
    guard try reader.number(place, bytes: 1) == 0xFF else { throw .damaged }
    var marker: UInt8 = 0xFF
    while marker == 0xFF {
      place += 1
      steps += 1
      guard steps < Self.most else { throw .damaged }
      marker = UInt8(try reader.number(place, bytes: 1))
    }
    place += 1
    // What has no length has no place before the pixels: fillings, restarts, another start, the end.
    guard !(0...1).contains(marker), !(0xD0...0xD9).contains(marker) else { throw .damaged }
    return marker
  }
}
