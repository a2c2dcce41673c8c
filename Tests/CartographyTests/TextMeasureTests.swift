import Cartography
import Friendships
import Testing

@Suite struct TextMeasureTests {
  @Test func aHanCharacterIsAnEmWithATenthAdded() {
    #expect(abs(TextMeasure.width("沈阳", size: 20) - 2 * 20 * 1.1) < 1e-9)
    #expect(abs(TextMeasure.width("（，", size: 10) - 2 * 10 * 1.1) < 1e-9)
    #expect(abs(TextMeasure.width("대전か", size: 10) - 3 * 10 * 1.1) < 1e-9)
  }

  /// Advances of Noto Sans CJK SC Regular: A 608, i 275, figures 555, space 224 thousandths of an em.
  @Test func latinLettersHaveTheirAdvances() {
    #expect(abs(TextMeasure.width("Ai", size: 1000) - (608 + 275) * 1.1) < 1e-6)
    for digit in "0123456789" { #expect(abs(TextMeasure.width(String(digit), size: 1000) - 555 * 1.1) < 1e-6) }
    #expect(abs(TextMeasure.width(" ", size: 1000) - 224 * 1.1) < 1e-6)
  }

  @Test func boldIsWider() {
    #expect(abs(TextMeasure.width("沈", size: 100, isBold: true) - 116) < 1e-9)
  }

  @Test func combiningMarksAndInvisibleCharactersAddNothing() {
    #expect(TextMeasure.width("e\u{301}", size: 16) == TextMeasure.width("e", size: 16))
    #expect(TextMeasure.width("a\u{200B}\u{FEFF}b", size: 16) == TextMeasure.width("ab", size: 16))
    #expect(TextMeasure.width("", size: 16) == 0)
  }

  @Test func widthGrowsWithSize() {
    let width = TextMeasure.width("Düsseldorf", size: 10)
    #expect(width > 0)
    #expect(abs(TextMeasure.width("Düsseldorf", size: 30) - 3 * width) < 1e-9)
  }

  @Test func lettersWithDiacriticsAreAsWideAsTheirBase() {
    for (letter, base) in [("ü", "u"), ("ố", "o"), ("ğ", "g"), ("Ż", "Z")] {
      let ratio = TextMeasure.width(letter, size: 16) / TextMeasure.width(base, size: 16)
      #expect((0.9...1.1).contains(ratio), "\(letter): \(ratio)")
    }
    #expect(TextMeasure.width("Иркутск", size: 16) > 0)
  }

  @Test func aTerminalGivesHanTwoColumns() {
    #expect("沈か대A é…".map(TextMeasure.columns) == [2, 2, 2, 1, 1, 1, 2])
  }
}
