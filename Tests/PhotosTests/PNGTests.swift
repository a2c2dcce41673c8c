import Testing

@testable import Photos

/// Every kind of PNG is read as what it shows.
@Suite struct PNGTests {
  private static let size = 21

  private func picture(_ png: [UInt8]) throws -> Picture {
    let rows = try png.withUnsafeBufferPointer { bytes in
      let rows = try PNGRows(bytes, size: PixelSize(width: Self.size, height: Self.size))
      var picture = Picture(PixelSize(width: Self.size, height: Self.size))
      for y in 0..<Self.size {
        try picture.pixels.withUnsafeMutableBufferPointer { pixels in
          try rows.next(UnsafeMutableBufferPointer(rebasing: pixels[y * Self.size..<(y + 1) * Self.size]))
        }
      }
      try rows.finish()
      return picture
    }
    return rows
  }

  private func expected(_ pixel: (_ x: Int, _ y: Int) -> [Int]) -> Picture {
    Picture(Self.size, Self.size) { x, y in
      let values = pixel(x, y).map { UInt8($0) }
      return SIMD4(values[0], values[1], values[2], values[3])
    }
  }

  private func png(_ bits: Int, _ kind: Int, _ isInterlaced: Bool, _ before: [(String, [UInt8])] = []) -> SamplePNG {
    SamplePNG(width: Self.size, height: Self.size, bits: bits, kind: kind, isInterlaced: isInterlaced, before: before)
  }

  @Test(arguments: [false, true]) func colours(_ isInterlaced: Bool) throws {
    let deep = png(16, 2, isInterlaced).bytes { x, y in [x * 2570, y * 2570, 65_535] }
    #expect(try picture(deep) == expected { x, y in [x * 10, y * 10, 255, 255] })
    let alpha = png(8, 6, isInterlaced).bytes { x, y in [x, y, 9, x * 12] }
    #expect(try picture(alpha) == expected { x, y in [x, y, 9, x * 12] })
    let deepAlpha = png(16, 6, isInterlaced).bytes { x, y in [x * 257, y * 257, 0, x * 257 * 12] }
    #expect(try picture(deepAlpha) == expected { x, y in [x, y, 0, x * 12] })
    let hole = png(8, 2, isInterlaced, [("tRNS", [0, 3, 0, 4, 0, 5])]).bytes { x, y in [x, y, 5] }
    #expect(try picture(hole) == expected { x, y in [x, y, 5, x == 3 && y == 4 ? 0 : 255] })
  }

  @Test(arguments: [1, 2, 4, 8, 16], [false, true]) func greys(_ bits: Int, _ isInterlaced: Bool) throws {
    let most = (1 << bits) - 1
    let grey = png(bits, 0, isInterlaced, [("tRNS", [0, 1])]).bytes { x, y in [(x + y) % (most + 1)] }
    #expect(
      try picture(grey)
        == expected { x, y in
          let value = (x + y) % (most + 1)
          let shown = (value * 255 + most / 2) / most
          return [shown, shown, shown, value == 1 ? 0 : 255]
        })
  }

  @Test(arguments: [false, true]) func greyWithAlpha(_ isInterlaced: Bool) throws {
    let bytes = png(8, 4, isInterlaced).bytes { x, y in [x, 100 + y] }
    #expect(try picture(bytes) == expected { x, y in [x, x, x, 100 + y] })
    let copy = try Photo(bytes).copies([.large])[0]
    #expect(copy.ending == "png" && copy.bytes[25] == 4, "grey with alpha again")
    #expect(try Picture(copy) == expected { x, y in [x, x, x, 100 + y] })
  }

  @Test(arguments: [1, 2, 4, 8], [false, true]) func palettes(_ bits: Int, _ isInterlaced: Bool) throws {
    let colors: [UInt8] = (0..<1 << bits).flatMap { [UInt8($0), UInt8(255 - $0), 7] }
    let bytes = png(bits, 3, isInterlaced, [("PLTE", colors), ("tRNS", [40, 255])]).bytes { x, y in
      [(x * y) % (1 << bits)]
    }
    #expect(
      try picture(bytes)
        == expected { x, y in
          let index = (x * y) % (1 << bits)
          return [index, 255 - index, 7, index == 0 ? 40 : 255]
        })
  }

  @Test func onlyWhatIsTransparentStaysPNG() throws {
    let opaque = png(8, 6, false).bytes { x, y in [x, y, 9, 255] }
    #expect(try Photo(opaque).copies([.large])[0].ending == "jpg")
    let hole = png(8, 6, true).bytes { x, y in [x, y, 9, x == 20 && y == 20 ? 254 : 255] }
    let copies = try Photo(hole).copies([.large, PhotoSize(longest: 2, quality: 80)])
    #expect(copies.map(\.ending) == ["png", "png"])
    #expect(try Picture(copies[0])[20, 20] == SIMD4(20, 20, 9, 254))
  }
}
