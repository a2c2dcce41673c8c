import Drawing
import Geometry
import Testing

@testable import Raster

/// Pixels of lines that pale towards a point, told beforehand.
@Suite struct CanvasFadeTests {
  private let palette = Palette(["#000000", "#FFFFFF"].compactMap { Color($0) })

  /// The red of each pixel of a row through the middle of a white bar on black, 120 wide, that pales around x = 20.
  private func row(_ fade: Fade?, opacity: Double = 1, crop: Rect? = nil) throws -> [Int] {
    let bar = Path(through: [Point(x: 0, y: 10), Point(x: 120, y: 10)])
    let ground = Mark(.path(Path(Rect(x: 0, y: 0, width: 120, height: 20))), Style(fill: Paint(0)))
    let style = Style(stroke: Paint(1), width: 6, opacity: opacity, fade: fade)
    let layers = [Layer("sea", marks: [ground]), Layer("links", crop: crop, marks: [Mark(.path(bar), style)])]
    let scene = Scene(size: Size(width: 120, height: 20), palette: palette, layers: layers)
    let caption = Caption(title: "", description: "", language: "en", layers: [])
    let picture = try Rasterizer(scene, language: "en", text: .boxes).worker().still(
      on: Day(lastOf: 2000), caption: caption)
    return (0..<120).map { Int(picture.pixels[10 * picture.width + $0] >> 16 & 255) }
  }

  private let fade = Fade(around: Point(x: 20, y: 10), radius: 50)

  /// Three tenths in the middle, all of it from the radius on, and evenly between.
  @Test func aLinePalesEvenly() throws {
    let row = try row(fade)
    for (x, value) in row.enumerated() {
      // The middle of the pixel, half a unit below the line.
      let away = ((Double(x) + 0.5 - 20) * (Double(x) + 0.5 - 20) + 0.25).squareRoot()
      let expected = 255 * min(1, 0.3 + 0.7 * away / 50)
      #expect(abs(Double(value) - expected) <= 3, "\(x): \(value), not \(expected)")
    }
    #expect(row[110] == 255 && abs(row[20] - 78) <= 3)
  }

  /// Without a fade nothing pales, and outside of the circle nothing does.
  @Test func onlyWhatIsNearPales() throws {
    #expect(try row(nil).allSatisfy { $0 == 255 })
    let away = try row(Fade(around: Point(x: 20, y: 10), radius: 10))
    #expect(away[31...].allSatisfy { $0 == 255 } && away[..<9].allSatisfy { $0 == 255 } && away[20] < 100)
  }

  /// What covers only in part pales in proportion.
  @Test func aFadeAndAnOpacityMultiply() throws {
    let (whole, half) = (try row(fade), try row(fade, opacity: 0.5))
    for (a, b) in zip(whole, half) { #expect(abs(Double(a) / 2 - Double(b)) <= 2, "\(a) and \(b)") }
  }

  /// A layer's crop holds for both parts of the line.
  @Test func aFadeKeepsToTheCrop() throws {
    let row = try row(fade, crop: Rect(x: 10, y: 0, width: 80, height: 20))
    #expect(
      row[..<10].allSatisfy { $0 == 0 } && row[90...].allSatisfy { $0 == 0 } && row[10...89].allSatisfy { $0 > 60 })
  }
}
