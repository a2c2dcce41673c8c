import Testing
import TestSupport

@testable import Drawing

@Suite struct XMLTests {
  /// What a parser must read back: the text, with U+FFFD for what XML 1.0 (production 2, Char) does not allow.
  private func representable(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: scalar
      default: "\u{FFFD}"
      }
    }
  }

  private func document(_ text: String) -> [UInt8] {
    var xml = XML()
    xml.raw("<a")
    xml.attribute("b", text)
    xml.data("c", text)
    xml.raw(">")
    xml.text(text)
    xml.raw("</a>")
    return xml.bytes
  }

  /// Compares scalars: strings that differ only in normal form would be equal.
  private func expectRoundTrip(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let element = XMLReader.read(document(text))?.first
    let expected = representable(text)
    #expect(element.map { Array($0.text.unicodeScalars) } == expected, sourceLocation: sourceLocation)
    for name in ["b", "data-c"] {
      let value = element?.attributes[name]
      #expect(value.map { Array($0.unicodeScalars) } == expected, "\(name)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [
    "", "plain", "<", "&", "\"", "'", ">", "]]>", "<![CDATA[x]]>", "<!-- -->", "&amp;", "&#0;", "a\tb", "a\nb", "a\rb",
    "a\r\nb", " a  b ", "\u{0}", "\u{1}\u{8}\u{B}\u{C}\u{1F}", "\u{7F}\u{85}\u{9F}", "\u{FFFE}", "\u{FFFF}", "\u{FFFD}",
    "\u{1FFFE}", "\u{301}", "\u{301}<\u{301}&\u{301}\"\u{301}", "<\u{338}>\u{338}", "\r\u{301}\n\u{301}", "\u{2028}",
    "\u{202E}abc", "沈阳", "👩‍👩‍👧", "\u{FEFF}x", "Ω", "Å", "e\u{301}é",
  ])
  func awkwardCharactersReadBack(_ text: String) { expectRoundTrip(text) }

  @Test(arguments: 1...40) func randomTextReadsBack(_ seed: UInt64) {
    var random = Seeded(seed)
    let ranges: [ClosedRange<UInt32>] = [0...0x7F, 0...0x7FF, 0xFF00...0xFFFF, 0...0x10FFFF, 0x300...0x36F]
    var text = String.UnicodeScalarView()
    for _ in 0..<200 {
      let range = ranges.randomElement(using: &random) ?? 0...0
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { text.append(scalar) }
    }
    expectRoundTrip(String(text))
  }

  @Test(arguments: [
    (0, "0"), (-0.0, "0"), (-0.04, "0"), (0.04, "0"), (1, "1"), (12, "12"), (0.5, ".5"), (-0.5, "-.5"), (10.25, "10.3"),
    (-3.14, "-3.1"), (99.96, "100"), (-0.96, "-1"), (1920, "1920"), (1e6, "1000000"), (-100.1, "-100.1"), (9.99, "10"),
    (0.1, ".1"), (-10, "-10"),
  ])
  func numbersAreShortAndFixed(_ value: Double, _ text: String) {
    var xml = XML()
    xml.number(value)
    #expect(String(decoding: xml.bytes, as: UTF8.self) == text)
  }

  @Test(arguments: [Double.infinity, -.infinity, .greatestFiniteMagnitude, 1e18])
  func numbersBeyondAnyPageAreHeld(_ value: Double) {
    #expect(abs(XML.tenths(value)) == 10_000_000_000_000_000)
  }

  /// No shorter text has the same value: no sign of zero, no zero before the point, none at the end.
  @Test func everyNumberIsTheNearestTenth() throws {
    var random = Seeded(7)
    for _ in 0..<2000 {
      let value = Double.random(in: -3000...3000, using: &random)
      var xml = XML()
      xml.number(value)
      let text = String(decoding: xml.bytes, as: UTF8.self)
      let read = try #require(Double(text.replacing(/^(-?)\./) { "\($0.1)0." }))
      #expect(abs(read - value) <= 0.05 + 1e-9)
      #expect(text.wholeMatch(of: /0|-?[1-9][0-9]*|-?([1-9][0-9]*)?\.[1-9]/) != nil, "\(text)")
    }
  }
}
