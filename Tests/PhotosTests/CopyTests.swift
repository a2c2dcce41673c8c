import CTurboJPEG
import Testing
import TestSupport

@testable import Photos

@Suite struct CopyTests {
  static let small = PhotoSize(longest: 48, quality: 90)

  @Test func copiesAreNeverLarger() throws {
    let photo = try Photo(SampleJPEG.jpeg(.soft(300, 200)))
    let copies = try photo.copies([Self.small, .thumbnail, .large])
    #expect(copies.map(\.width) == [48, 300, 300] && copies.map(\.height) == [32, 200, 200])
    #expect(copies.allSatisfy { $0.ending == "jpg" && $0.bytes.starts(with: [0xFF, 0xD8]) })
    #expect(copies[1].bytes != copies[2].bytes, "the finer one has more bytes")
    #expect(try Picture(copies[2]).difference(to: .soft(300, 200)) < 24)
  }

  @Test func theSamePhotoGivesTheSameBytes() throws {
    let photo = try Photo(SampleJPEG.jpeg(.soft(200, 150)))
    #expect(try photo.copies([Self.small, .large]) == photo.copies([Self.small, .large]))
  }

  @Test func aPhotoAsLongAsAPanoramaKeepsItsColours() throws {
    // The decoder makes it smaller by 8 along, and must not along its short side.
    let picture = Picture(4000, 9) { _, y in y < 3 ? SIMD4(255, 0, 0, 255) : SIMD4(0, 0, 255, 255) }
    let copy = try Photo(SampleJPEG.jpeg(picture)).copies([PhotoSize(longest: 400, quality: 95)])[0]
    #expect(copy.width == 400 && copy.height == 1)
    let pixel = try Picture(copy)[200, 0]
    #expect(abs(Int(pixel.x) - 85) < 8 && abs(Int(pixel.z) - 170) < 8)
  }

  @Test func scaledDecodingShowsTheSamePicture() throws {
    // In grey, for a copy has colours of half its size.
    let soft = Picture.soft(512, 384)
    let whole = Picture(512, 384) { x, y in SIMD4(soft[x, y].x, soft[x, y].x, soft[x, y].x, 255) }
    let copy = try Photo(SampleJPEG.jpeg(whole)).copies([PhotoSize(longest: 100, quality: 100)])[0]
    var reducer = Reducer(from: whole.size, to: PixelSize(width: 100, height: 75))
    whole.pixels.withUnsafeBufferPointer { for y in 0..<384 { reducer.add($0.baseAddress! + y * 512) } }
    let difference = try Picture(copy).meanDifference(to: reducer.finished())
    #expect(difference < 2)
  }

  @Test func nothingIsKeptButThePixels() throws {
    let secrets = [
      "GPSSECRET", "XMPSECRET", "XMPMORESECRET", "IPTCSECRET", "MPFSECRET", "COMSECRET", "JFXXSECRET", "FLIRSECRET",
      "ENDSECRET",
    ]
    var jpeg = SampleJPEG.adding(exif: SampleJPEG.exif(6), to: SampleJPEG.jpeg(.soft(64, 48)))
    for (marker, text) in [
      (UInt8(0xE1), "http://ns.adobe.com/xap/1.0/\0XMPSECRET"),
      (0xE1, "http://ns.adobe.com/xmp/extension/\0XMPMORESECRET"),
      (0xED, "Photoshop 3.0\u{0}8BIMIPTCSECRET"), (0xE2, "MPF\0MPFSECRET"), (0xFE, "COMSECRET"),
      (0xE0, "JFXX\0JFXXSECRET"),
      (0xE9, "FLIRSECRET"),
    ] { jpeg = SampleJPEG.adding(marker, Array(text.utf8), to: jpeg) }
    jpeg += Array("ENDSECRET".utf8)
    #expect(secrets.allSatisfy { contains(jpeg, $0) })
    for copy in try Photo(jpeg).copies([Self.small, .large]) {
      #expect(
        !secrets.contains { contains(copy.bytes, $0) } && !contains(copy.bytes, "Exif")
          && !contains(copy.bytes, "SECRET"))
      let markers = try SampleJPEG.segments(copy.bytes).map(\.marker)
      #expect(Set(markers).isSubset(of: [0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDA]), "\(markers)")
      #expect(markers.filter { $0 == 0xE0 }.count == 1)
    }
  }

  @Test(arguments: [2, 6]) func nothingOfAPNGIsKeptButThePixels(_ kind: Int) throws {
    let words: [(String, [UInt8])] = [
      ("tEXt", Array("Comment\0SECRET".utf8)),
      ("zTXt", Array("Comment\0\0".utf8) + Zlib.stored(Array("SECRET".utf8))),
      ("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0SECRET".utf8)), ("tIME", [7, 230, 1, 2, 3, 4, 5]),
      ("eXIf", SampleJPEG.exif(1)), ("prVt", Array("SECRET".utf8)),
    ]
    let png = SamplePNG(width: 20, height: 12, kind: kind, before: words, after: [words[0]])
    let copy = try Photo(png.bytes { x, y in kind == 6 ? [x, y, 3, x] : [x, y, 3] }).copies([.large])[0]
    #expect(copy.ending == (kind == 6 ? "png" : "jpg"))
    for text in ["SECRET", "tEXt", "zTXt", "iTXt", "tIME", "eXIf", "prVt"] { #expect(!contains(copy.bytes, text)) }
  }

  @Test func greyStaysGrey() throws {
    let picture = Picture(40, 30) { x, y in SIMD4(repeating: UInt8(5 * x + y)) | SIMD4(0, 0, 0, 255) }
    let copy = try Photo(SampleJPEG.jpeg(picture, samples: TJSAMP_GRAY)).copies([.large])[0]
    #expect(try PhotoHeader(ByteReader(copy.bytes), .usual).isGrey)
    #expect(try Picture(copy).difference(to: picture) < 12)
    let png = SamplePNG(width: 40, height: 30, kind: 0).bytes { x, y in [5 * x + y] }
    let second = try Photo(png).copies([.large])[0]
    #expect(try PhotoHeader(ByteReader(second.bytes), .usual).isGrey)
    #expect(try Picture(second).difference(to: picture) < 12)
  }

  @Test func coloursThatAdobeMarksAreRight() throws {
    // TurboJPEG writes no RGB itself: the three planes are those of YCbCr 4:4:4, named by Adobe's mark as red, green and blue.
    let jpeg = SampleJPEG.jpeg(Picture(16, 16) { _, _ in SIMD4(120, 120, 120, 255) }, quality: 100)
    let marked = SampleJPEG.adding(
      0xEE, Array("Adobe\0".utf8) + [100, 0, 0, 0, 0, 0], to: Array(jpeg[..<2] + jpeg[20...]))
    let pixel = try Picture(Photo(marked).copies([.large])[0])[8, 8]
    #expect(abs(Int(pixel.x) - 120) < 4 && abs(Int(pixel.y) - 128) < 4 && abs(Int(pixel.z) - 128) < 4)
  }

  private func contains(_ bytes: [UInt8], _ text: String) -> Bool { bytes.firstRange(of: Array(text.utf8)) != nil }
}
