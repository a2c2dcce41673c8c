import CTurboJPEG

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// TurboJPEG, the one place that calls it. It is used in the form of its version 2, which version 3 has, too.
struct JPEGCodec: ~Copyable {
  private let handle: tjhandle

  private init(_ handle: tjhandle?) throws(PhotoFault) {
    guard let handle else { throw .noMemory }
    self.handle = handle
  }

  deinit { tjDestroy(handle) }

  /// The pixels of a JPEG in grey or colour.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - size: its size as it is stored.
  ///   - divisor: 1, 2, 4 or 8: by how much both sides are made smaller while it is decoded, rounded up. The decoder leaves out fine
  ///     detail, which takes less time and memory.
  static func decode(_ bytes: [UInt8], size: PixelSize, divisor: Int) throws(PhotoFault) -> Picture {
    let codec = try JPEGCodec(tjInitDecompress())
    var picture = Picture(
      PixelSize(width: (size.width + divisor - 1) / divisor, height: (size.height + divisor - 1) / divisor))
    let (width, height) = (Int32(picture.size.width), Int32(picture.size.height))
    let status = picture.pixels.withUnsafeMutableBytes { pixels in
      tjDecompress2(
        codec.handle, bytes, UInt(bytes.count), pixels.bindMemory(to: UInt8.self).baseAddress, width, width * 4, height,
        Int32(TJPF_RGBA.rawValue), Int32(TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS))
    }
    guard status == 0 || codec.isHarmless else { throw codec.fault }
    return picture
  }

  /// What the decoder stopped at, or warned of first.
  private var words: String { String(cString: tjGetErrorStr2(handle)) }

  /// Whether it only warns of bytes that some cameras write between the pixels and the end. Whatever it warns of first is
  /// in its words, and with the end nothing is missing.
  private var isHarmless: Bool {
    tjGetErrorCode(handle) == Int32(TJERR_WARNING.rawValue) && words.hasSuffix("extraneous bytes before marker 0xd9")
  }

  private var fault: PhotoFault {
    let words = words.lowercased()
    if words.contains("memory") { return .noMemory }
    return words.contains("premature end") ? .cutOff : .damaged
  }

  /// A picture as JPEG, whatever of it is transparent: in the usual order or, where that is smaller, progressively.
  ///
  /// - Parameters:
  ///   - isGrey: whether it is written without colours.
  ///   - quality: from 1 to 100.
  static func encode(_ picture: Picture, isGrey: Bool, quality: Int) throws(PhotoFault) -> [UInt8] {
    _ = Self.withoutWishes
    let codec = try JPEGCodec(tjInitCompress())
    let usual = try codec.encode(picture, isGrey: isGrey, quality: quality, flags: 0)
    let progressive = try codec.encode(picture, isGrey: isGrey, quality: quality, flags: TJFLAG_PROGRESSIVE)
    return progressive.count < usual.count ? progressive : usual
  }

  /// Forgets what the environment asks of TurboJPEG, before it is first asked: the same photo gives the same bytes everywhere.
  private static let withoutWishes: Void = {
    for name in ["TJ_OPTIMIZE", "TJ_ARITHMETIC", "TJ_RESTART", "TJ_PROGRESSIVE"] { unsetenv(name) }
  }()

  private func encode(_ picture: Picture, isGrey: Bool, quality: Int, flags: Int32) throws(PhotoFault) -> [UInt8] {
    var (out, count): (UnsafeMutablePointer<UInt8>?, UInt) = (nil, 0)
    defer { tjFree(out) }
    let (width, height) = (Int32(picture.size.width), Int32(picture.size.height))
    let status = picture.pixels.withUnsafeBytes { pixels in
      tjCompress2(
        handle, pixels.bindMemory(to: UInt8.self).baseAddress, width, width * 4, height, Int32(TJPF_RGBA.rawValue),
        &out, &count, Int32((isGrey ? TJSAMP_GRAY : TJSAMP_420).rawValue), Int32(quality), TJFLAG_ACCURATEDCT | flags)
    }
    guard status == 0, let out else { throw fault }
    return Array(UnsafeBufferPointer(start: out, count: Int(count)))
  }

  /// A JPEG of this codec with a colour profile, in as many segments as it needs, behind its first one.
  static func adding(_ profile: [UInt8], to jpeg: [UInt8]) -> [UInt8] {
    // The start of the image, and the segment that says JFIF.
    let start = min(jpeg.count, 2 + 18)
    let most = 0xFFFF - 2 - 14
    let count = (profile.count + most - 1) / most
    var segments: [UInt8] = []
    for index in 0..<count {
      let part = profile[index * most..<min(profile.count, (index + 1) * most)]
      let length = part.count + 16
      segments += [0xFF, 0xE2, UInt8(length >> 8), UInt8(length & 0xFF)] + Array("ICC_PROFILE\0".utf8)
      segments += [UInt8(index + 1), UInt8(count)] + part
    }
    return Array(jpeg[..<start]) + segments + jpeg[start...]
  }
}
