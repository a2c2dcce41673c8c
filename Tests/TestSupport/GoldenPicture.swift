import Foundation
import Raster
import Testing

/// A picture against one that was looked at: a PNG in the folder `Goldens` beside the test.
///
/// With `FMAP_RECORD=1`, and never under CI, it is recorded anew, and the test fails so that somebody looks. Where
/// pixels differ, `out/NAME-difference.png` shows expected, actual and difference side by side.
package struct GoldenPicture {
  private let name: String
  private let url: URL
  private let out: URL

  /// The picture of a name beside a test; `file` is the path of the test.
  package init(_ name: String, file: String = #filePath) {
    self.name = name
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    url = folder.appendingPathComponent("Goldens/\(name).png")
    out = folder.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("out")
  }

  /// Reports what differs by more than some levels of a channel.
  package func compare(_ picture: Pixmap, levels: Int = 8) throws {
    let environment = ProcessInfo.processInfo.environment
    if environment["FMAP_RECORD"] == "1", environment["CI"] == nil {
      try Data(picture.png()).write(to: url)
      Issue.record("recorded \(name); look at it, then run the tests again")
      return
    }
    let golden = try #require(try Pixmap(png: Array(Data(contentsOf: url)), if: { _, _ in true }))
    guard golden.width == picture.width, golden.height == picture.height else {
      Issue.record("\(name): \(picture.width) × \(picture.height), expected \(golden.width) × \(golden.height)")
      return
    }
    let far = zip(golden.pixels, picture.pixels).count { distance($0, $1) > levels }
    guard far > 0 else { return }
    try save(golden, picture, levels)
    Issue.record("\(far) pixels differ; see out/\(name)-difference.png: expected, actual, difference")
  }

  /// The largest difference of a channel.
  private func distance(_ a: UInt32, _ b: UInt32) -> Int {
    [0, 8, 16].map { abs(Int(a >> $0 & 255) - Int(b >> $0 & 255)) }.max() ?? 0
  }

  private func save(_ golden: Pixmap, _ picture: Pixmap, _ levels: Int) throws {
    let width = golden.width
    let rows = (0..<golden.height).flatMap { row -> [UInt32] in
      let range = row * width..<(row + 1) * width
      let difference = range.map {
        distance(golden.pixels[$0], picture.pixels[$0]) > levels ? 0xFFFF_0000 : 0xFFFF_FFFF as UInt32
      }
      return Array(golden.pixels[range]) + Array(picture.pixels[range]) + difference
    }
    try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
    let whole = Pixmap(width: 3 * width, height: golden.height, pixels: rows)
    try Data(whole.png()).write(to: out.appendingPathComponent("\(name)-difference.png"))
  }
}
