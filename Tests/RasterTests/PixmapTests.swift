import Drawing
import Raster
import Testing
import TestSupport

@Suite struct PixmapTests {
  private func noise(_ width: Int, _ height: Int) -> Pixmap {
    var generator = Seeded(7)
    let pixels = (0..<width * height).map { _ in UInt32.random(in: 0...0xFFFFFF, using: &generator) | 0xFF00_0000 }
    return Pixmap(width: width, height: height, pixels: pixels)
  }

  @Test(arguments: [(1, 1), (3, 2), (64, 64), (257, 5)]) func aPNGLosesNothing(width: Int, height: Int) throws {
    let picture = noise(width, height)
    #expect(try Pixmap(png: picture.png(), if: { _, _ in true }) == picture)
    #expect(try Pixmap(png: picture.png(dotsPerInch: 300), if: { _, _ in true }) == picture)
  }

  /// Who asks by width and height is told them in this order, and gets nothing that is not wanted.
  @Test func sizesAreToldBeforeAnythingIsUnpacked() throws {
    let bytes = try noise(3, 2).png()
    #expect(try Pixmap(png: bytes, if: { $0 == 3 && $1 == 2 }) == noise(3, 2))
    #expect(try Pixmap(png: bytes, if: { $0 == 2 && $1 == 3 }) == nil)
  }

  /// 300 dots per inch are 11811 per metre, as the chunk pHYs counts.
  @Test func theResolutionIsNoted() throws {
    let bytes = try noise(4, 4).png(dotsPerInch: 300)
    let name = Array("pHYs".utf8)
    let start = try #require((0..<bytes.count - 13).first { Array(bytes[$0..<$0 + 4]) == name })
    #expect(Array(bytes[(start + 4)..<(start + 8)]) == [0, 0, 0x2E, 0x23])
    let plain = try noise(4, 4).png()
    #expect(!(0..<plain.count - 4).contains { Array(plain[$0..<$0 + 4]) == name })
  }

  @Test func whatIsNoPNGIsAnErrorInWords() throws {
    for bytes in [[], Array("GIF89a".utf8), Array(try noise(9, 9).png().prefix(60))] {
      #expect(throws: RasterFault.self) { try Pixmap(png: bytes, if: { _, _ in true }) }
    }
  }

  /// libpng takes as much memory as a chunk claims to need: here 256 MB.
  @Test func aChunkIsNoLongerThanTheFile() throws {
    var bytes = try noise(9, 9).png()
    let end = bytes.count - 12
    bytes.insert(contentsOf: [0x10, 0, 0, 0] + Array("tEXt".utf8) + [0x61, 0, 0x62, 0, 0, 0, 0], at: end)
    #expect(throws: RasterFault("it is cut off")) { try Pixmap(png: bytes, if: { _, _ in true }) }
  }
}
