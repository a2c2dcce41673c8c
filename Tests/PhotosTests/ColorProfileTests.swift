import CTurboJPEG
import Testing
import TestSupport

@testable import Photos

@Suite struct ColorProfileTests {
  private func profile(_ copy: PhotoCopy) throws -> [UInt8]? {
    guard copy.ending == "png" else { return try PhotoHeader.profile(jpeg: ByteReader(copy.bytes)) }
    return try copy.bytes.withUnsafeBufferPointer {
      try PNGRows($0, size: PixelSize(width: copy.width, height: copy.height)).profile
    }
  }

  @Test(arguments: [1, 2, 7]) func aProfileOfAnotherSpaceIsKeptWhole(_ parts: Int) throws {
    let jpeg = SampleJPEG.adding(profile: SampleProfile.p3, parts: parts, to: SampleJPEG.jpeg(.soft(64, 48)))
    for copy in try Photo(jpeg).copies([CopyTests.small, .large]) {
      #expect(try profile(copy) == SampleProfile.p3)
      #expect(try SampleJPEG.segments(copy.bytes).map(\.marker).prefix(2) == [0xE0, 0xE2])
      #expect(throws: Never.self) { try Photo(copy.bytes).copies([.large]) }
    }
  }

  @Test func aLargeProfileIsKeptInSeveralSegments() throws {
    let table = Array("data".utf8) + (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let large = SampleProfile.rgb([(0.5, 0.2, 0), (0.3, 0.7, 0), (0.1, 0.1, 0.8)], more: [("A2B0", table)])
    let jpeg = SampleJPEG.adding(profile: large, parts: 5, to: SampleJPEG.jpeg(.soft(64, 48)))
    let copy = try Photo(jpeg).copies([.large])[0]
    #expect(try profile(copy) == large)
    #expect(try SampleJPEG.segments(copy.bytes).filter { $0.marker == 0xE2 }.count == 4)
  }

  @Test func plainSRGBIsLeftOut() throws {
    let jpeg = SampleJPEG.jpeg(.soft(32, 24))
    let primaries = [(0.4360, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7139)]
    for plain in [SampleProfile.sRGB, SampleProfile.rgb(primaries, curve: SampleProfile.table)] {
      let copy = try Photo(SampleJPEG.adding(profile: plain, parts: 1, to: jpeg)).copies([.large])[0]
      #expect(try profile(copy) == nil && !SampleJPEG.segments(copy.bytes).contains { $0.marker == 0xE2 })
      #expect(try copy == Photo(jpeg).copies([.large])[0])
    }
    // The primaries alone do not make it plain.
    for curve in [SampleProfile.gamma(2.2), SampleProfile.gamma(1.8)] {
      let other = SampleProfile.rgb(primaries, curve: curve)
      let copy = try Photo(SampleJPEG.adding(profile: other, parts: 1, to: jpeg)).copies([.large])[0]
      #expect(try profile(copy) == other)
    }
  }

  @Test func aProfileThatDoesNotFitIsLeftOut() throws {
    let colors = SampleJPEG.jpeg(.soft(32, 24))
    let grey = SampleJPEG.jpeg(.soft(32, 24), samples: TJSAMP_GRAY)
    func kept(_ profile: [UInt8], _ jpeg: [UInt8]) throws -> Bool {
      let copy = try Photo(SampleJPEG.adding(profile: profile, parts: 1, to: jpeg)).copies([.large])[0]
      return try self.profile(copy) == profile
    }
    #expect(try !kept(SampleProfile.p3, grey) && kept(SampleProfile.grey, grey))
    #expect(try !kept(SampleProfile.grey, colors) && kept(SampleProfile.p3, colors))
    #expect(try !kept(SampleProfile.profile("CMYK", []), colors))
    #expect(try !kept(Array(SampleProfile.p3.dropLast(4)), colors), "its length is not the one it says")
    #expect(try !kept(Array("no profile".utf8), colors) && !kept([], colors))
  }

  @Test func partsThatDoNotFitTogetherAreNone() throws {
    let jpeg = SampleJPEG.jpeg(.soft(32, 24))
    func part(_ number: Int, of count: Int, _ jpeg: [UInt8]) -> [UInt8] {
      SampleJPEG.adding(0xE2, Array("ICC_PROFILE\0".utf8) + [UInt8(number), UInt8(count)] + SampleProfile.p3, to: jpeg)
    }
    for faulty in [
      part(1, of: 2, jpeg), part(1, of: 1, part(1, of: 1, jpeg)), part(0, of: 1, jpeg), part(1, of: 0, jpeg),
      part(0, of: 0, jpeg), part(1, of: 2, part(2, of: 3, jpeg)), part(3, of: 2, part(1, of: 2, jpeg)),
    ] {
      #expect(try profile(Photo(faulty).copies([.large])[0]) == nil)
    }
  }

  @Test(arguments: [2, 6]) func aPNGKeepsItsProfile(_ kind: Int) throws {
    for (bytes, isKept) in [(SampleProfile.p3, true), (SampleProfile.sRGB, false)] {
      let chunk = ("iCCP", Array("name\0\0".utf8) + Zlib.stored(bytes))
      let png = SamplePNG(width: 20, height: 10, kind: kind, before: [chunk]).bytes { x, y in
        kind == 6 ? [x, y, 1, x] : [x, y, 1]
      }
      let copy = try Photo(png).copies([.large])[0]
      #expect(try profile(copy) == (isKept ? bytes : nil))
    }
  }
}
