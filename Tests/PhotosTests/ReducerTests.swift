import TestSupport
import Testing

@testable import Photos

@Suite struct ReducerTests {
  private func reduced(_ picture: Picture, _ width: Int, _ height: Int) -> Picture {
    var reducer = Reducer(from: picture.size, to: PixelSize(width: width, height: height))
    picture.pixels.withUnsafeBufferPointer { pixels in
      for y in 0..<picture.size.height { reducer.add(pixels.baseAddress! + y * picture.size.width) }
    }
    return reducer.finished()
  }

  @Test func aConstantPictureStaysConstant() {
    var random = Seeded(1)
    for _ in 0..<50 {
      let color = SIMD4(UInt8.random(in: 0...255, using: &random), 17, 255, .random(in: 1...255, using: &random))
      let picture = Picture(.random(in: 1...90, using: &random), .random(in: 1...90, using: &random)) { _, _ in color }
      let small = reduced(
        picture, .random(in: 1...picture.size.width, using: &random),
        .random(in: 1...picture.size.height, using: &random))
      #expect(small.pixels.allSatisfy { $0 == color })
    }
  }

  @Test func theSameSizeIsTheSamePicture() {
    var random = Seeded(2)
    let picture = Picture(31, 17) { _, _ in
      SIMD4(.random(in: 0...255, using: &random), 3, 250, .random(in: 1...255, using: &random))
    }
    #expect(reduced(picture, 31, 17) == picture)
  }

  @Test func halfBlackAndHalfWhiteKeepsItsMean() {
    for width in [2, 10, 64, 100] {
      let picture = Picture(width, 8) { x, _ in 2 * x < width ? SIMD4(0, 0, 0, 255) : SIMD4(255, 255, 255, 255) }
      #expect(reduced(picture, 1, 1)[0, 0] == SIMD4(128, 128, 128, 255))
    }
    // Three to two: the middle pixel of each row is shared.
    let three = Picture(3, 1) { x, _ in SIMD4(repeating: x < 2 ? 0 : 255) | SIMD4(0, 0, 0, 255) }
    #expect(reduced(three, 2, 1).pixels == [SIMD4(0, 0, 0, 255), SIMD4(170, 170, 170, 255)])
  }

  @Test func theMeanOfAnyPictureIsKept() {
    var random = Seeded(3)
    let picture = Picture(97, 61) { _, _ in
      SIMD4(.random(in: 0...255, using: &random), .random(in: 0...100, using: &random), 200, 255)
    }
    func mean(_ picture: Picture, _ index: Int) -> Double {
      Double(picture.pixels.reduce(0) { $0 + Int($1[index]) }) / Double(picture.size.pixels)
    }
    let small = reduced(picture, 40, 23)
    for index in 0..<4 { #expect(abs(mean(small, index) - mean(picture, index)) < 0.3) }
  }

  @Test func oneColumnAndOneRowWork() {
    let column = Picture(1, 300) { _, y in SIMD4(UInt8(y / 100 * 100), 0, 0, 255) }
    #expect(reduced(column, 1, 3).pixels.map(\.x) == [0, 100, 200])
    let row = Picture(300, 1) { x, _ in SIMD4(UInt8(x / 100 * 100), 0, 0, 255) }
    #expect(reduced(row, 3, 1).pixels.map(\.x) == [0, 100, 200])
  }

  @Test func whatLiesUnseenUnderTransparencyDoesNotShow() {
    // A white thing on nothing, which is stored as black.
    let picture = Picture(8, 8) { x, _ in x < 3 ? SIMD4(255, 255, 255, 255) : SIMD4(0, 0, 0, 0) }
    let small = reduced(picture, 4, 4)
    #expect(small[0, 0] == SIMD4(255, 255, 255, 255))
    #expect(small[1, 0] == SIMD4(255, 255, 255, 128))
    #expect(small[2, 0].w == 0 && small[3, 0].w == 0)
  }

  @Test func sizesAreFitted() {
    func fitted(_ width: Int, _ height: Int, _ limit: Int) -> [Int] {
      let size = PixelSize(width: width, height: height).fitted(limit)
      return [size.width, size.height]
    }
    #expect(fitted(6000, 4000, 1920) == [1920, 1280])
    #expect(fitted(4000, 6000, 480) == [320, 480])
    #expect(fitted(480, 300, 480) == [480, 300])
    #expect(fitted(100, 40, 480) == [100, 40])
    #expect(fitted(65_535, 1, 480) == [480, 1])
    #expect(fitted(1, 1000, 480) == [1, 480])
    #expect(fitted(1001, 999, 500) == [500, 499])
  }
}
