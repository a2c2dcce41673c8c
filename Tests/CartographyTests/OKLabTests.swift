import Cartography
import Drawing
import Friendships
import Testing

@Suite struct OKLabTests {
  /// L, a, b of the corners of sRGB. White and the general scale: B. Ottosson, "A perceptual color space for image
  /// processing" (2020); the primaries as in the samples of W3C, "CSS Color Module Level 4", keywords in oklab().
  @Test(arguments: [
    ("#ffffff", 1, 0, 0), ("#000000", 0, 0, 0), ("#ff0000", 0.62796, 0.22486, 0.12585),
    ("#00ff00", 0.86644, -0.23389, 0.17950), ("#0000ff", 0.45201, -0.03246, -0.31153),
  ])
  func referenceColours(_ text: String, _ lightness: Double, _ a: Double, _ b: Double) throws {
    let lab = OKLab(try #require(Color(text)))
    #expect(abs(lab.lightness - lightness) < 1e-4)
    #expect(abs(lab.a - a) < 1e-4)
    #expect(abs(lab.b - b) < 1e-4)
  }

  @Test func everyColourReadsBack() {
    for value in stride(from: 0, through: 0xFFFFFF, by: 5_003) {
      let color = Color(red: UInt8(value >> 16), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
      #expect(OKLab(color).color == color)
    }
  }

  @Test func greysHaveNoHue() {
    for value in UInt8.min...UInt8.max {
      let lab = OKLab(Color(red: value, green: value, blue: value))
      #expect(abs(lab.a) < 1e-6 && abs(lab.b) < 1e-6)
    }
  }

  @Test func mixingEndsExactlyAndMeetsInTheMiddle() throws {
    let (red, blue) = (OKLab(try #require(Color("#d6332a"))), OKLab(try #require(Color("#0e7cb8"))))
    #expect(OKLab.mix(red, blue, share: 0).color.description == "#d6332a")
    #expect(OKLab.mix(red, blue, share: 1).color.description == "#0e7cb8")
    let middle = OKLab.mix(red, blue, share: 0.5)
    #expect(abs(middle.difference(to: red) - middle.difference(to: blue)) < 1e-12)
    #expect(abs(middle.difference(to: red) * 2 - red.difference(to: blue)) < 1e-12)
  }

  @Test func blackAndWhiteAreOneApart() throws {
    let (black, white) = (Color(red: 0, green: 0, blue: 0), Color(red: 255, green: 255, blue: 255))
    #expect(abs(OKLab(black).difference(to: OKLab(white)) - 1) < 1e-6)
    #expect(OKLab(white).difference(to: OKLab(white)) == 0)
  }

  /// Contrast figures of the W3C's definition: 21 at most; #767676 is the lightest grey with 4.5 on white, #777777
  /// has 4.48 (WebAIM, "Contrast and Color Accessibility").
  @Test func contrastIsThatOfTheGuidelines() throws {
    let white = Color(red: 255, green: 255, blue: 255)
    #expect(abs(white.contrast(to: Color(red: 0, green: 0, blue: 0)) - 21) < 1e-9)
    #expect(white.contrast(to: white) == 1)
    #expect(abs(try #require(Color("#767676")).contrast(to: white) - 4.54) < 0.005)
    #expect(abs(white.contrast(to: try #require(Color("#777777"))) - 4.48) < 0.005)
  }

  @Test func lightBeyondTheGamutIsHeldAtItsEdge() {
    #expect(Color(linearRed: -1, green: 2, blue: 1) == Color(red: 0, green: 255, blue: 255))
  }
}
