import Drawing
import Raster
import Testing
import TestSupport

/// GIFs as a reader of the tests sees them, which shares nothing with the library that writes.
@Suite struct GIFWriterTests {
  private static let palette = GIFPalette(
    exact: ["#0A141E", "#C80A0A", "#FFFFFF", "#00FF7F"].compactMap { Color($0) }, samples: [])

  private func write(
    _ pictures: [[UInt8]], width: Int, height: Int, loops: Int = 1, centiseconds: [Int]? = nil
  ) throws -> GIFReader {
    let writer = try GIFWriter(width: width, height: height, palette: Self.palette, loops: loops)
    for (index, picture) in pictures.enumerated() { try writer.add(picture, centiseconds: centiseconds?[index] ?? 7) }
    let gif = GIFReader(try writer.finish())
    #expect(gif.isWhole && gif.width == width && gif.height == height)
    return gif
  }

  /// A picture of one colour with some points of another, by column and row.
  private func picture(_ points: [(Int, Int)] = [], width: Int = 9, height: Int = 6) -> [UInt8] {
    var pixels = [UInt8](repeating: 0, count: width * height)
    for (x, y) in points { pixels[y * width + x] = 1 }
    return pixels
  }

  @Test func coloursAreThoseOfThePaletteAndBlackBehindThem() throws {
    let gif = try write([picture()], width: 9, height: 6)
    #expect(gif.colors == [0x0A141E, 0xC80A0A, 0xFFFFFF, 0x00FF7F] + Array(repeating: 0, count: 252))
  }

  @Test func whatIsWrittenIsSeen() throws {
    var random = Seeded(11)
    let pictures = (0..<6).map { _ in (0..<40 * 30).map { _ in UInt8.random(in: 0...3, using: &random) } }
    #expect(try write(pictures, width: 40, height: 30).pictures == pictures)
  }

  /// The first frame covers all and has nothing transparent; of a later one only the rectangle that has changed is stored, and
  /// what has not changed within it is transparent.
  @Test func onlyWhatHasChangedIsStored() throws {
    let gif = try write(
      [picture(), picture([(2, 1), (6, 4)]), picture([(2, 1), (6, 4), (0, 0)]), picture([(0, 0)])], width: 9, height: 6)
    let areas = gif.frames.map { [$0.x, $0.y, $0.width, $0.height] }
    #expect(areas == [[0, 0, 9, 6], [2, 1, 5, 4], [0, 0, 1, 1], [2, 1, 5, 4]])
    #expect(gif.frames.map(\.transparent) == [nil, 255, 255, 255])
    #expect(gif.frames.allSatisfy { $0.disposal == 1 })
    #expect(gif.frames[1].indices.count { $0 != 255 } == 2 && gif.frames[1].indices.first == 1)
  }

  @Test func theCornersBelongToThePicture() throws {
    let corners = [(0, 0), (8, 0), (0, 5), (8, 5)]
    for corner in corners {
      let gif = try write([picture(), picture([corner])], width: 9, height: 6)
      let last = gif.frames[1]
      #expect([last.x, last.y, last.width, last.height] == [corner.0, corner.1, 1, 1])
    }
    let gif = try write([picture(), picture(corners)], width: 9, height: 6)
    #expect([gif.frames[1].x, gif.frames[1].y, gif.frames[1].width, gif.frames[1].height] == [0, 0, 9, 6])
  }

  /// A GIF has no frame without pixels: one that is the same has one, which is transparent.
  @Test func aFrameMayBeAsTheOneBefore() throws {
    let gif = try write([picture([(3, 3)]), picture([(3, 3)])], width: 9, height: 6)
    #expect(gif.frames[1].indices == [255] && gif.pictures[0] == gif.pictures[1])
  }

  @Test func eachFrameHasItsTime() throws {
    let gif = try write([picture(), picture(), picture()], width: 9, height: 6, centiseconds: [2, 400, 65535])
    #expect(gif.frames.map(\.centiseconds) == [2, 400, 65535])
  }

  /// The extension counts the repetitions after the first time; 0 means for ever, and without it the picture plays once.
  @Test(arguments: [(1, nil), (0, 0), (2, 1), (300, 299), (65535, 65534)] as [(Int, Int?)])
  func itPlaysAsOftenAsAsked(_ loops: Int, _ repetitions: Int?) throws {
    #expect(try write([picture()], width: 9, height: 6, loops: loops).repetitions == repetitions)
  }
}
