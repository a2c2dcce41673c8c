/// Width and height in pixels, each at least 1.
struct PixelSize: Equatable, Sendable {
  var width, height: Int

  var pixels: Int { width * height }
  var longest: Int { max(width, height) }
  var swapped: PixelSize { PixelSize(width: height, height: width) }

  /// The size of the same shape whose longer side is as long as a limit; the same for one that is no longer than that.
  ///
  /// The shorter side is rounded, and at least 1.
  func fitted(_ limit: Int) -> PixelSize {
    guard longest > limit else { return self }
    func fitted(_ side: Int) -> Int { max(1, (2 * side * limit + longest) / (2 * longest)) }
    return PixelSize(width: fitted(width), height: fitted(height))
  }
}

/// What the header of a photo says.
struct PhotoHeader: Equatable, Sendable {
  let kind: Photo.Kind
  /// As the pixels are stored.
  let size: PixelSize
  let orientation: Orientation
  /// Whether it has no colour.
  let isGrey: Bool

  /// The size once it is the right way up.
  var turned: PixelSize { orientation.swapsSides ? size.swapped : size }

  /// Reads the header of a photo of any kind, and refuses one that cannot be used.
  init(_ reader: ByteReader, _ limits: PhotoLimits) throws(PhotoFault) {
    guard reader.count > 0 else { throw .empty }
    switch Signature(try reader.beginning(1024)) {
    case .jpeg: self = try PhotoHeader(jpeg: reader)
    case .png: self = try PhotoHeader(png: reader)
    case .foreign(let name): throw .foreign(name)
    case .unknown: throw .notAPicture
    }
    guard size.longest <= PhotoLimits.longestSide, size.pixels <= limits.pixels else {
      throw .tooManyPixels(size.width, size.height)
    }
  }

  init(kind: Photo.Kind, size: PixelSize, orientation: Orientation, isGrey: Bool) {
    (self.kind, self.size, self.orientation, self.isGrey) = (kind, size, orientation, isGrey)
  }
}
