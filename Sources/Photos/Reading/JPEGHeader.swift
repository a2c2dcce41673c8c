extension PhotoHeader {
  /// Reads the segments of a JPEG before its pixels.
  init(jpeg reader: ByteReader) throws(PhotoFault) {
    var segments = JPEGSegments(reader)
    var frame: (size: PixelSize, colors: Int)?
    var orientation: Orientation?
    while let segment = try segments.next() {
      switch segment.marker {
      case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(segment.marker):
        // A second one is for the decoder to stop at.
        if frame == nil { frame = try Self.frame(segment, reader) }
      case 0xE1 where orientation == nil: orientation = try Self.orientation(segment, reader)
      default: break
      }
    }
    guard let frame else { throw .damaged }
    guard frame.colors != 4 else { throw .cmyk }
    guard [1, 3].contains(frame.colors) else { throw .unusualJPEG }
    self.init(kind: .jpeg, size: frame.size, orientation: orientation ?? .upright, isGrey: frame.colors == 1)
  }

  /// A frame header: bits of a sample, height, width, number of colours.
  private static func frame(
    _ segment: JPEGSegment, _ reader: ByteReader
  ) throws(PhotoFault) -> (size: PixelSize, colors: Int) {
    guard segment.content.count >= 6 else { throw .damaged }
    let bytes = Array(try reader.bytes(segment.content.lowerBound, count: 6)).map { Int($0) }
    // Sequential and progressive, in Huffman's or the arithmetic code; not lossless, hierarchical, or of 12 bits.
    guard [0xC0, 0xC1, 0xC2, 0xC9, 0xCA].contains(segment.marker), bytes[0] == 8 else { throw .unusualJPEG }
    let size = PixelSize(width: bytes[3] << 8 | bytes[4], height: bytes[1] << 8 | bytes[2])
    guard size.width > 0, size.height > 0 else { throw .damaged }
    return (size, bytes[5])
  }

  /// The orientation in an APP1 segment that holds EXIF; nothing for another one, which XMP has.
  private static func orientation(_ segment: JPEGSegment, _ reader: ByteReader) throws(PhotoFault) -> Orientation? {
    let bytes = try reader.bytes(segment.content.lowerBound, count: segment.content.count)
    let name = Array("Exif\0\0".utf8)
    return bytes.starts(with: name) ? Orientation(exif: bytes.dropFirst(name.count)) : nil
  }

  /// The colour profile of a JPEG, put together from its APP2 segments by their numbers (ICC.1:2010, annex B.4); nothing unless
  /// every part is there once.
  static func profile(jpeg reader: ByteReader) throws(PhotoFault) -> [UInt8]? {
    var segments = JPEGSegments(reader)
    let name = Array("ICC_PROFILE\0".utf8)
    var parts: [Int: ArraySlice<UInt8>] = [:]
    var (count, isFaulty) = (0, false)
    while let segment = try segments.next() {
      guard segment.marker == 0xE2 else { continue }
      let bytes = try reader.bytes(segment.content.lowerBound, count: segment.content.count)
      guard bytes.starts(with: name), bytes.count >= name.count + 2 else { continue }
      let part = bytes.dropFirst(name.count + 2)
      let (number, of) = (Int(bytes[part.startIndex - 2]), Int(bytes[part.startIndex - 1]))
      isFaulty = isFaulty || parts[number] != nil || !(1...max(1, of)).contains(number) || count > 0 && of != count
      (parts[number], count) = (part, of)
    }
    return isFaulty || parts.isEmpty || parts.count != count ? nil : (1...count).flatMap { parts[$0] ?? [] }
  }
}
