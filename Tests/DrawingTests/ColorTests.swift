import Drawing
import Testing

@Suite struct ColorTests {
  @Test func readsHexadecimal() {
    #expect(Color("#0b16FF") == Color(red: 11, green: 22, blue: 255))
    #expect(Color("#000000") == Color(red: 0, green: 0, blue: 0))
  }

  /// `UInt32` would read a sign, and a full-width digit is no digit here.
  @Test(arguments: [
    "", "#", "0b16ff", "#0b16f", "#0b16fff", "#+12345", "#-12345", "#0b16fg", " #0b16f", "#0b16fｆ", "#É1234",
  ])
  func refusesAnythingElse(_ text: String) { #expect(Color(text) == nil) }

  @Test func writesLowerCaseWithLeadingZeros() {
    #expect(Color(red: 11, green: 0, blue: 255).description == "#0b00ff")
  }

  @Test func readsBackWhatItWrites() {
    for value in stride(from: 0, through: 0xFFFFFF, by: 40_503) {
      let color = Color(red: UInt8(value >> 16), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
      #expect(Color(color.description) == color)
    }
  }

  @Test func aPaintIsAnIndex() {
    let palette = Palette([Color(red: 1, green: 2, blue: 3), Color(red: 4, green: 5, blue: 6)])
    #expect(palette[Paint(1)] == Color(red: 4, green: 5, blue: 6))
  }
}
