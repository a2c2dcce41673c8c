/// How large and how fine a copy is to be.
package struct PhotoSize: Equatable, Sendable {
  /// The longer side in pixels, at least 1. A smaller photo is never made larger.
  package let longest: Int
  /// The quality of a JPEG, from 1 to 100.
  package let quality: Int

  /// A size.
  package init(longest: Int, quality: Int) { (self.longest, self.quality) = (longest, quality) }

  /// A small picture beside words: 480 pixels.
  package static let thumbnail = PhotoSize(longest: 480, quality: 82)
  /// One that fills a screen: 1920 pixels.
  package static let large = PhotoSize(longest: 1920, quality: 85)
}

/// A photo made ready to be shown: the right way up, and with nothing beside its pixels but their colour profile.
package struct PhotoCopy: Equatable, Sendable {
  /// The whole file. The same photo gives the same bytes.
  package let bytes: [UInt8]
  /// Its width in pixels.
  package let width: Int
  /// Its height in pixels.
  package let height: Int
  /// The ending of its name: `jpg`, or `png` where something is transparent.
  package let ending: String
}

extension Photo {
  /// Makes copies, all from reading the photo once.
  ///
  /// The pixels are converted for no colour profile: one that fits the pixels is kept, unless it is plain sRGB. What else the file
  /// holds stays behind: place and time, camera, thumbnails, words, layers. A photo of 24 million pixels takes some 60 MB; an
  /// interlaced PNG four bytes for each pixel, and a progressive JPEG up to six.
  ///
  /// - Parameter sizes: of the copies.
  /// - Returns: the copies in the order of the sizes. Whether they are JPEG or PNG is the same for all.
  /// - Throws: what can be told only now: that the photo is damaged or cut off behind its header, or has changed.
  package func copies(_ sizes: [PhotoSize]) throws(PhotoFault) -> [PhotoCopy] {
    let bytes = try everything()
    let reduced = try kind == .jpeg ? reduced(jpeg: bytes, sizes) : reduced(png: bytes, sizes)
    let profile = reduced.profile.flatMap { ColorProfile($0, isGrey: header.isGrey) }
    var copies: [PhotoCopy] = []
    for (picture, size) in zip(reduced.pictures, sizes) {
      let turned = header.orientation.applied(to: picture)
      let bytes = try file(turned, size, profile, isOpaque: reduced.isOpaque)
      let ending = reduced.isOpaque ? "jpg" : "png"
      copies.append(PhotoCopy(bytes: bytes, width: turned.size.width, height: turned.size.height, ending: ending))
    }
    return copies
  }

  /// The whole photo, if it is still what was looked at.
  package func everything() throws(PhotoFault) -> [UInt8] {
    switch source {
    case .memory(let bytes): return bytes
    case .given(let given):
      guard let bytes = given.read(0..<given.count), bytes.count == given.count else { throw .missing }
      return bytes
    case .file(let file):
      let bytes = try file.open(limits).everything()
      guard try PhotoHeader(ByteReader(bytes), limits) == header else { throw .changed }
      return bytes
    }
  }

  /// A photo made smaller, not yet turned.
  private struct Reduced {
    let pictures: [Picture]
    let isOpaque: Bool
    let profile: [UInt8]?
  }

  private func reduced(jpeg bytes: [UInt8], _ sizes: [PhotoSize]) throws(PhotoFault) -> Reduced {
    let targets = sizes.map { header.size.fitted($0.longest) }
    let profile = try PhotoHeader.profile(jpeg: ByteReader(bytes))
    let decoded = try JPEGCodec.decode(bytes, size: header.size, divisor: divisor(for: targets))
    var reducers = targets.map { Reducer(from: decoded.size, to: $0) }
    decoded.pixels.withUnsafeBufferPointer { pixels in
      guard let start = pixels.baseAddress else { return }
      for y in 0..<decoded.size.height {
        for index in reducers.indices { reducers[index].add(start + y * decoded.size.width) }
      }
    }
    return Reduced(pictures: reducers.map { $0.finished() }, isOpaque: true, profile: profile)
  }

  /// By how much the decoder may make the picture smaller, so that every target is at most that large.
  ///
  /// It rounds up, which is seen in a short side alone: one of 16 pixels is right to a sixteenth of one.
  private func divisor(for targets: [PixelSize]) -> Int {
    let size = header.size
    return [8, 4, 2].first { divisor in
      min(size.width, size.height) >= 16 * divisor
        && targets.allSatisfy { $0.width * divisor <= size.width && $0.height * divisor <= size.height }
    } ?? 1
  }

  private func reduced(png bytes: [UInt8], _ sizes: [PhotoSize]) throws(PhotoFault) -> Reduced {
    var reducers = sizes.map { Reducer(from: header.size, to: header.size.fitted($0.longest)) }
    var row = [SIMD4<UInt8>](repeating: .zero, count: header.size.width)
    var isOpaque = true
    let profile = try bytes.withUnsafeBufferPointer { (bytes) throws(PhotoFault) in
      let rows = try PNGRows(bytes, size: header.size)
      for _ in 0..<header.size.height {
        try row.withUnsafeMutableBufferPointer { (row) throws(PhotoFault) in try rows.next(row) }
        isOpaque = isOpaque && row.allSatisfy { $0.w == 255 }
        for index in reducers.indices { reducers[index].add(row) }
      }
      try rows.finish()
      return rows.profile
    }
    return Reduced(pictures: reducers.map { $0.finished() }, isOpaque: isOpaque, profile: profile)
  }

  private func file(
    _ picture: Picture, _ size: PhotoSize, _ profile: ColorProfile?, isOpaque: Bool
  ) throws(PhotoFault) -> [UInt8] {
    guard isOpaque else { return try PNGRows.encode(picture, isGrey: header.isGrey, profile: profile?.bytes) }
    let jpeg = try JPEGCodec.encode(picture, isGrey: header.isGrey, quality: size.quality)
    return profile.map { JPEGCodec.adding($0.bytes, to: jpeg) } ?? jpeg
  }
}
