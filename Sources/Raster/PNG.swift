import CPNG
import Messages

extension Pixmap {
  /// The picture as PNG in true colour.
  ///
  /// - Parameter dotsPerInch: the physical resolution to be noted, or nothing.
  package func png(dotsPerInch: Double? = nil) throws(RasterFault) -> [UInt8] {
    try Self.png(of: pixels, stride: 4 * width, width: width, height: height, dotsPerInch: dotsPerInch)
  }

  /// Pixels that lie somewhere as PNG.
  ///
  /// - Parameters:
  ///   - pixels: rows of pixels, each `0xXXRRGGBB`.
  ///   - stride: bytes from the beginning of a row to that of the next.
  ///   - dotsPerInch: the physical resolution to be noted, or nothing.
  static func png(
    of pixels: UnsafeRawPointer?, stride: Int, width: Int, height: Int, dotsPerInch: Double?
  ) throws(RasterFault) -> [UInt8] {
    let dots = UInt32(((dotsPerInch ?? 0) / 0.0254).rounded())
    return try bytes(of: cpng_write(pixels, stride, UInt32(width), UInt32(height), dots)) { Array($0) }
  }

  /// The picture of a PNG file; what is transparent lies on white.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - isWanted: tells by width and height whether it is to be read: nothing is unpacked that nobody wants.
  /// - Returns: nothing when it is not wanted.
  package init?(png bytes: [UInt8], if isWanted: (_ width: Int, _ height: Int) -> Bool) throws(RasterFault) {
    var (width, height): (UInt32, UInt32) = (0, 0)
    var words = [CChar](repeating: 0, count: 200)
    guard cpng_size(bytes, bytes.count, &width, &height, &words) != 0 else {
      throw RasterFault(Message(verbatim: words.withUnsafeBytes(Self.text)))
    }
    guard isWanted(Int(width), Int(height)) else { return nil }
    let pixels = try Self.bytes(of: cpng_read(bytes, bytes.count)) { bgr in
      [UInt32](unsafeUninitializedCapacity: bgr.count / 3) { pixels, count in
        count = bgr.count / 3
        for index in 0..<count {
          let (blue, green, red) = (UInt32(bgr[3 * index]), UInt32(bgr[3 * index + 1]), UInt32(bgr[3 * index + 2]))
          pixels[index] = 0xFF00_0000 | red << 16 | green << 8 | blue
        }
      }
    }
    self.init(width: Int(width), height: Int(height), pixels: pixels)
  }

  /// What libpng gave, or its error; its memory is freed either way.
  private static func bytes<Value>(
    of result: CPNGBytes, _ body: (UnsafeBufferPointer<UInt8>) -> Value
  ) throws(RasterFault) -> Value {
    defer { cpng_free(result.bytes) }
    guard let bytes = result.bytes else {
      throw RasterFault(Message(verbatim: withUnsafeBytes(of: result.error, text)))
    }
    return body(UnsafeBufferPointer(start: bytes, count: result.count))
  }

  /// A C string of limited length.
  private static func text(_ buffer: UnsafeRawBufferPointer) -> String {
    String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
  }
}
