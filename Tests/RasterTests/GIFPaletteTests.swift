import Drawing
import Testing
import TestSupport

@testable import Raster

/// Which colours a GIF has and which of them a pixel gets.
@Suite struct GIFPaletteTests {
  private func colors(_ values: [UInt32]) -> [Color] {
    values.map { Color(red: UInt8($0 >> 16 & 255), green: UInt8($0 >> 8 & 255), blue: UInt8($0 & 255)) }
  }

  private func picture(_ values: [UInt32]) -> Pixmap {
    Pixmap(width: values.count, height: 1, pixels: values.map { $0 | 0xFF00_0000 })
  }

  /// Of a pixel at 0 the other colours are 2r², 4g² and 3b² away.
  @Test(
    arguments: [
      ([0x0E0000, 0x000A00], 0), ([0x0F0000, 0x000A00], 1), ([0x00000B, 0x000A00], 0), ([0x00000C, 0x000A00], 1),
      ([0x0E0000, 0x00000B], 1), ([0x0D0000, 0x00000B], 0), ([0x050505, 0x080000], 1), ([0x040404, 0x090000], 0),
      ([0x000007, 0x000007, 0x000006], 1),
    ] as [([UInt32], UInt8)])
  func thePixelGetsTheNearest(_ exact: [UInt32], _ index: UInt8) {
    #expect(GIFPalette(exact: colors(exact), samples: []).indices(of: picture([0, 0])) == [index, index])
  }

  @Test func anExactColourStandsThereOnceInItsPlace() {
    let palette = GIFPalette(exact: colors([5, 9, 5, 7, 9]), samples: [picture([9, 9, 3])])
    #expect(palette.colors == [5, 9, 7, 3])
  }

  /// Of 200 that are to be exact 160 are; the others compete with what the samples have.
  @Test func notAllRoomIsForExactColours() {
    let exact = (0..<200).map { UInt32($0 * 80_001) & 0xFFFFFF }
    let many = (0..<5000).map { UInt32($0 * 3001) & 0xFFFFFF }
    let palette = GIFPalette(exact: colors(exact), samples: [picture(many)])
    #expect(palette.colors.count == 255 && Array(palette.colors.prefix(160)) == Array(exact.prefix(160)))
    #expect(palette.colors != Array(exact.prefix(200)) + palette.colors.dropFirst(200))
  }

  /// As many colours as may be exact, and others that are far from each other.
  private static let exact = (0..<160).map { UInt32($0) }
  private static let far = (0..<94).map { (index: UInt32) -> UInt32 in
    let (red, green) = (0x80 + index % 10 * 12, index / 10 * 20)
    return red << 16 + green << 8
  }

  /// 95 places are left for 96 colours: the two that differ least share one, in the middle.
  @Test(arguments: [
    (0x646464, 0x666464, 0x656464), (0x646464, 0x646864, 0x646664), (0x646464, 0x646466, 0x646465),
    // Each counts once, also the one that stands last.
    (0x646464, 0x646764, 0x646664), (0x646764, 0x646464, 0x646664),
  ])
  func thePairThatIsNearestSharesAColour(_ first: UInt32, _ second: UInt32, _ middle: UInt32) {
    let palette = GIFPalette(exact: colors(Self.exact), samples: [picture(Self.far + [first, second])])
    #expect(palette.colors.count == 255 && Set(palette.colors) == Set(Self.exact + Self.far + [middle]))
  }

  /// The weight of a colour is the root of its number of pixels: of one that is there 900 times and one that is there 100
  /// times the mean is at a quarter of the way, 0.75 of 3 levels.
  @Test func whatIsSeenMoreCountsMore() {
    let pixels = Self.far + Array(repeating: 0x646464, count: 900) + Array(repeating: 0x646764, count: 100)
    #expect(GIFPalette(exact: colors(Self.exact), samples: [picture(pixels)]).colors.contains(0x646564))
  }

  /// The samples are counted together, runs of one colour or not.
  @Test func allSamplesCount() {
    let palette = GIFPalette(exact: [], samples: [picture([1, 1, 2]), picture([2, 3]), picture([4])])
    #expect(Set(palette.colors) == [1, 2, 3, 4])
    #expect(palette.indices(of: picture([4, 3, 2, 1])).map { palette.colors[Int($0)] } == [4, 3, 2, 1])
  }

  /// Far more colours than the table of those known has places at first; each gets its nearest, whenever it is asked.
  @Test func everyColourKeepsItsIndex() {
    var random = Seeded(3)
    let pixels = (0..<9000).map { _ in UInt32.random(in: 0...0xFFFFFF, using: &random) }
    let palette = GIFPalette(exact: [], samples: [picture(Array(pixels.prefix(6000)))])
    let distance = { (a: UInt32, b: UInt32) in
      zip([16, 8, 0] as [UInt32], [2, 4, 3]).reduce(0) { sum, part in
        let step = Int(a >> part.0 & 255) - Int(b >> part.0 & 255)
        return sum + part.1 * step * step
      }
    }
    for (pixel, index) in zip(pixels, palette.indices(of: picture(pixels))).enumerated().filter({ $0.offset % 50 == 0 })
      .map(\.element)
    {
      let best = palette.colors.map { distance($0, pixel) }.min()
      #expect(distance(palette.colors[Int(index)], pixel) == best)
    }
  }

  @Test func exactColorsComeOutExactly() {
    let many = picture((0..<4000).map { UInt32($0 * 4099) & 0xFFFFFF })
    let palette = GIFPalette(exact: colors([0xC80A0A, 0x0A0AC8]), samples: [many])
    #expect(palette.indices(of: picture([0xC80A0A, 0x0A0AC8, 0xC80A0A])) == [0, 1, 0])
  }

  /// With few colours none is changed.
  @Test func fewColorsAreAllKept() {
    let colors = (0..<200).map { UInt32($0 * 80_001) & 0xFFFFFF }
    let palette = GIFPalette(exact: [], samples: [picture(colors)])
    #expect(Set(palette.indices(of: picture(colors))).count == Set(colors).count)
  }

  @Test func theIndexOfUnchangedPixelsIsNeverAColor() {
    let many = picture((0..<60_000).map { UInt32($0 * 277) & 0xFFFFFF })
    let palette = GIFPalette(exact: colors([0xC80A0A]), samples: [many])
    #expect(!palette.indices(of: many).contains(255))
  }
}
