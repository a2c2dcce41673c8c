/// Pixels in memory: rows without gaps, each pixel red, green, blue and alpha (0 to 255, colours not multiplied by it).
struct Picture: Equatable, Sendable {
  let size: PixelSize
  var pixels: [SIMD4<UInt8>]

  /// A picture of transparent black.
  init(_ size: PixelSize) {
    self.size = size
    pixels = Array(repeating: .zero, count: size.pixels)
  }

  /// The pixel of a column and a row, from the upper left corner.
  subscript(x: Int, y: Int) -> SIMD4<UInt8> {
    get { pixels[y * size.width + x] }
    set { pixels[y * size.width + x] = newValue }
  }

}
