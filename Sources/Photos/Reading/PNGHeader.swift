extension PhotoHeader {
  /// Reads the first chunk of a PNG, and walks over the others to its end.
  init(png reader: ByteReader) throws(PhotoFault) {
    let first = Array(try reader.bytes(8, count: 25))
    guard Array(first[4..<8]) == Array("IHDR".utf8), try reader.number(8, bytes: 4) == 13 else { throw .damaged }
    let (width, height) = (try reader.number(16, bytes: 4), try reader.number(20, bytes: 4))
    guard (1...Int(Int32.max)).contains(width), (1...Int(Int32.max)).contains(height) else { throw .damaged }
    // Told before the rest is looked at, for one may be made of a header alone.
    let size = PixelSize(width: width, height: height)
    guard size.longest <= PhotoLimits.longestSide else { throw .tooManyPixels(width, height) }
    let orientation = try Self.orientation(png: reader)
    self.init(kind: .png, size: size, orientation: orientation ?? .upright, isGrey: first[17] & 2 == 0)
  }

  /// The orientation in the chunk that holds EXIF, which may stand before and behind the pixels.
  ///
  /// - Throws: `cutOff` when the file ends before its last chunk.
  private static func orientation(png reader: ByteReader) throws(PhotoFault) -> Orientation? {
    var place = 8
    var orientation: Orientation?
    while true {
      let head = Array(try reader.bytes(place, count: 8))
      let length = try reader.number(place, bytes: 4)
      let name = head[4...]
      guard length <= reader.count - place - 12 else { throw .cutOff }
      if name.elementsEqual("IEND".utf8) { return orientation }
      if orientation == nil, name.elementsEqual("eXIf".utf8) {
        // Camera makers put thumbnails behind the tags that are wanted here.
        orientation = Orientation(exif: try reader.bytes(place + 8, count: min(length, 1 << 16)))
      }
      place += 12 + length
    }
  }
}
