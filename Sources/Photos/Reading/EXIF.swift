extension Orientation {
  /// The orientation that EXIF data tell (a TIFF structure, JEITA CP-3451 section 4.5); nothing where they tell none, or something
  /// that is none.
  ///
  /// Only the first directory is read, each of its entries once, and never anything outside of the data.
  ///
  /// - Parameter bytes: the data from the byte order on.
  init?(exif bytes: ArraySlice<UInt8>) {
    guard let tiff = TIFF(bytes), let start = tiff.number(4, bytes: 4), let count = tiff.number(start, bytes: 2) else {
      return nil
    }
    for index in 0..<count {
      let entry = start + 2 + 12 * index
      guard let tag = tiff.number(entry, bytes: 2) else { return nil }
      guard tag == 0x0112 else { continue }
      // Some programs write it as a long number.
      guard let kind = tiff.number(entry + 2, bytes: 2), [3, 4].contains(kind), tiff.number(entry + 4, bytes: 4) == 1,
        let value = tiff.number(entry + 8, bytes: kind == 3 ? 2 : 4)
      else { return nil }
      self.init(rawValue: value)
      return
    }
    return nil
  }
}

/// Numbers in a TIFF structure.
private struct TIFF {
  private let bytes: ArraySlice<UInt8>
  private let isLittleEndian: Bool

  /// Nothing when the bytes do not begin as they must.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.starts(with: [0x49, 0x49, 42, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 42]) else { return nil }
    (self.bytes, isLittleEndian) = (bytes, bytes.first == 0x49)
  }

  /// A number of so many bytes, nothing beyond the end.
  func number(_ place: Int, bytes wanted: Int) -> Int? {
    guard place <= bytes.count - wanted else { return nil }
    let start = bytes.startIndex + place
    let digits = bytes[start..<start + wanted]
    return isLittleEndian
      ? digits.reversed().reduce(0) { $0 << 8 | Int($1) } : digits.reduce(0) { $0 << 8 | Int($1) }
  }
}
