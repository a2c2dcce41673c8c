import CPNG

extension Pixmap {
  /// The picture as PNG.
  ///
  /// A picture of at most 256 colours is written with a palette, which loses nothing; any other in true colour.
  ///
  /// - Parameter dotsPerInch: the physical resolution to be noted, or nothing.
  package func png(dotsPerInch: Double? = nil) throws(RasterError) -> [UInt8] {
    let dots = UInt32(((dotsPerInch ?? 0) / 0.0254).rounded())
    let result = pixels.withUnsafeBytes { bytes in
      cpng_write(
        bytes.bindMemory(to: UInt8.self).baseAddress, width * 4, UInt32(width), UInt32(height), nil, 0, nil, dots)
    }
    return try Self.bytes(of: result) { Array(UnsafeBufferPointer(start: $0, count: $1)) }
  }

  /// The picture of a PNG file.
  package init(png bytes: [UInt8]) throws(RasterError) {
    var (width, height): (UInt32, UInt32) = (0, 0)
    let result = cpng_read(bytes, bytes.count, &width, &height)
    let pixels = try Self.bytes(of: result) { start, count in
      start.withMemoryRebound(to: UInt32.self, capacity: count / 4) {
        UnsafeBufferPointer(start: $0, count: count / 4).map { $0 | 0xFF00_0000 }
      }
    }
    self.init(width: Int(width), height: Int(height), pixels: pixels)
  }

  /// What libpng gave, or its error; its memory is freed either way.
  private static func bytes<Value>(
    of result: CPNGBytes, _ body: (UnsafeMutablePointer<UInt8>, Int) -> Value
  ) throws(RasterError) -> Value {
    defer { cpng_free(result.bytes) }
    let message = withUnsafeBytes(of: result.error) { buffer in
      String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
    }
    guard message.isEmpty, let bytes = result.bytes else { throw RasterError("PNG: \(message)") }
    return body(bytes, result.count)
  }
}
