import TestSupport
import Testing

@testable import Photos

@Suite struct OrientationTests {
  /// How the corners of the stored picture, red, green, blue and white, come to stand: EXIF says for each number where the first
  /// row and the first column of the stored pixels are seen.
  static let corners = [
    1: "RGBW", 2: "GRWB", 3: "WBGR", 4: "BWRG", 5: "RBGW", 6: "BRWG", 7: "WGBR", 8: "GWRB",
  ]

  @Test(arguments: 1...8) func everyOrientationIsPutRight(_ number: Int) throws {
    for (width, height) in [(96, 64), (64, 96)] {
      let jpeg = SampleJPEG.adding(exif: SampleJPEG.exif(number), to: SampleJPEG.jpeg(.corners(width, height)))
      let photo = try Photo(jpeg)
      let isTurned = number >= 5
      #expect(photo.width == (isTurned ? height : width) && photo.height == (isTurned ? width : height))
      for size in [PhotoSize(longest: 48, quality: 90), .large] {
        let copy = try photo.copies([size])[0]
        #expect(copy.width * photo.height == copy.height * photo.width)
        #expect(try Picture(copy).cornerNames == Self.corners[number])
      }
    }
  }

  @Test(arguments: 1...8) func aPNGIsTurnedToo(_ number: Int) throws {
    let corners = Picture.corners(20, 12)
    for isBehind in [false, true] {
      var png = SamplePNG(width: 20, height: 12, kind: 2)
      if isBehind {
        png.after = [("eXIf", SampleJPEG.exif(number))]
      } else {
        png.before = [("eXIf", SampleJPEG.exif(number))]
      }
      let copy = try Photo(png.bytes { x, y in (0..<3).map { Int(corners[x, y][$0]) } }).copies([.large])[0]
      #expect(try Picture(copy).cornerNames == Self.corners[number])
    }
  }

  @Test(arguments: [false, true], [3, 4]) func bothByteOrdersAreRead(_ isLittleEndian: Bool, _ kind: Int) {
    for orientation in Orientation.allCases {
      let exif = SampleJPEG.exif(orientation.rawValue, isLittleEndian: isLittleEndian, kind: kind)
      #expect(Orientation(exif: exif[...]) == orientation)
    }
  }

  @Test func whatIsNoneIsNone() {
    #expect(Orientation(exif: []) == nil)
    #expect(Orientation(exif: SampleJPEG.exif(0)[...]) == nil)
    #expect(Orientation(exif: SampleJPEG.exif(9)[...]) == nil)
    #expect(Orientation(exif: SampleJPEG.exif(6, kind: 2)[...]) == nil)
    #expect(Orientation(exif: Array("MM\0*".utf8)[...] + [0xFF, 0xFF, 0xFF, 0xFF]) == nil)
    #expect(Orientation(exif: Array("II*\0".utf8)[...] + [0xFF, 0xFF, 0xFF, 0x7F]) == nil)
    // A directory that begins within its own offset and claims 65,535 entries.
    #expect(Orientation(exif: Array("MM\0*".utf8)[...] + [0, 0, 0, 6, 0xFF, 0xFF]) == nil)
  }

  @Test func cutDataAreHarmless() {
    let exif = SampleJPEG.exif(6, isLittleEndian: true)
    for length in 0..<exif.count {
      // The value of the second entry ends at byte 32.
      #expect(Orientation(exif: exif[..<length]) == (length >= 32 ? .onItsLeft : nil), "\(length)")
    }
  }

  @Test func damagedDataAreHarmless() {
    let mutator = Mutator(
      corpus: [SampleJPEG.exif(6), SampleJPEG.exif(3, isLittleEndian: true)],
      words: [[1, 0x12], [0x12, 1], [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF], Array("II*\0".utf8)])
    for number in 0..<5000 {
      let bytes = mutator.input(seed: 7, number: number)
      let whole = Orientation(exif: bytes[...])
      // It depends on nothing that stands before the slice.
      #expect(Orientation(exif: ([1, 2, 3] + bytes).dropFirst(3)) == whole)
    }
  }

  @Test func theFirstSegmentOfEXIFCounts() throws {
    let jpeg = SampleJPEG.adding(exif: SampleJPEG.exif(6), to: SampleJPEG.jpeg(.corners(32, 16)))
    let xmp = Array("http://ns.adobe.com/xap/1.0/\0<x/>".utf8)
    #expect(try Photo(SampleJPEG.adding(0xE1, xmp, to: jpeg)).width == 16)
    #expect(try Photo(SampleJPEG.adding(exif: SampleJPEG.exif(1), to: jpeg)).width == 32)
  }
}
