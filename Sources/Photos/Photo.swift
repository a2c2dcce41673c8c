import Messages

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is read at most.
package struct PhotoLimits: Equatable, Sendable {
  /// How many pixels are decoded.
  package let pixels: Int
  /// How many bytes a file may have.
  package let bytes: Int

  /// The longest side: that of any JPEG.
  static let longestSide = 65_535

  /// Limits.
  package init(pixels: Int, bytes: Int) { (self.pixels, self.bytes) = (pixels, bytes) }

  /// 64 million pixels, 256 MB.
  package static let usual = PhotoLimits(pixels: 64_000_000, bytes: 256 << 20)
}

/// A photo that was looked at: a JPEG or PNG of which copies can be made.
///
/// To look at one takes some hundred kilobytes of memory, however large it is: only its header is read, and of a PNG the lengths
/// of what follows. A JPEG that is cut off, and whatever is damaged behind the header, is told when copies are made.
package struct Photo: Sendable {
  /// What it is by its content, whatever its name says.
  package enum Kind: Sendable { case jpeg, png }

  /// What it is.
  package var kind: Kind { header.kind }
  /// Its width in pixels once it is the right way up.
  package var width: Int { header.turned.width }
  /// Its height in pixels once it is the right way up.
  package var height: Int { header.turned.height }
  /// How many pixels it has, at most those of the limits.
  package var pixels: Int { header.size.pixels }

  /// What its file is to the system, for who must not overwrite it; nothing of a photo in memory.
  package private(set) var status: stat?

  let header: PhotoHeader
  let source: Source
  let limits: PhotoLimits

  /// Where its bytes are.
  enum Source: Sendable {
    case file(PhotoFile)
    case memory([UInt8])
    case given(GivenBytes)
  }

  /// The bytes of a file that somebody else has open.
  package struct GivenBytes: Sendable {
    /// How many there are.
    package let count: Int
    /// The bytes of a range; nothing where they cannot be read.
    package let read: @Sendable (Range<Int>) -> [UInt8]?

    /// Bytes, which must stay as they are.
    package init(count: Int, read: @escaping @Sendable (Range<Int>) -> [UInt8]?) {
      (self.count, self.read) = (count, read)
    }

    var reader: ByteReader {
      ByteReader(count: count) { [read] (range: Range<Int>) throws(PhotoFault) -> [UInt8] in
        guard let bytes = read(range) else { throw .missing }
        return bytes
      }
    }
  }

  /// Looks at a photo.
  ///
  /// - Parameters:
  ///   - path: its name below the folder, with `/` between folders; all other characters stand for themselves. A name of the same
  ///     letters that the disk has in another form of Unicode (é as one character or as two) is found, too.
  ///   - folder: where it must lie, wherever links lead; `.` for the current one. A link to elsewhere, a folder and a pipe are
  ///     faults, and no file but the one that is found is opened.
  ///   - limits: what is read at most.
  package init(at path: String, below folder: String, limits: PhotoLimits = .usual) throws(PhotoFault) {
    let file = PhotoFile(path: path, folder: folder)
    let opened = try file.open(limits)
    try self.init(header: PhotoHeader(opened.reader, limits), source: .file(file), limits: limits)
    status = opened.status
  }

  /// Looks at a photo in memory, which stays there.
  package init(_ bytes: [UInt8], limits: PhotoLimits = .usual) throws(PhotoFault) {
    guard bytes.count <= limits.bytes else { throw .fileTooLarge }
    try self.init(header: PhotoHeader(ByteReader(bytes), limits), source: .memory(bytes), limits: limits)
  }

  /// Looks at a photo that somebody else has open; of its bytes few are in memory until copies are made.
  package init(_ bytes: GivenBytes, limits: PhotoLimits = .usual) throws(PhotoFault) {
    guard bytes.count <= limits.bytes else { throw .fileTooLarge }
    try self.init(header: PhotoHeader(bytes.reader, limits), source: .given(bytes), limits: limits)
  }

  private init(header: PhotoHeader, source: Source, limits: PhotoLimits) {
    (self.header, self.source, self.limits) = (header, source, limits)
  }
}
