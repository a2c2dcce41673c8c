import Testing
import TestSupport

@testable import Spreadsheets

@Suite struct Decimal15Tests {
  private func text(_ written: String) -> String? { Decimal15(Array(written.utf8))?.text }

  /// What Excel shows in its formula bar of a cell that the file writes so.
  @Test(arguments: [
    ("41.799999999999997", "41.8"), ("0.30000000000000004", "0.3"), ("123.43000000000001", "123.43"), ("7", "7"),
    ("7.0", "7"), ("-0", "0"), ("-0.0", "0"), ("000.50", "0.5"), ("1E3", "1000"), ("1.5e-3", "0.0015"), ("+2", "2"),
    ("-41.8", "-41.8"), ("12345678901234567", "12345678901234600"), ("99999999999999999", "100000000000000000"),
    ("999999999999999", "999999999999999"), ("9999999999999995", "10000000000000000"), ("0.1", "0.1"), (".5", "0.5"),
    ("5.", "5"), ("1E20", "100000000000000000000"), ("1E21", "1E+21"), ("1.25E+30", "1.25E+30"),
    ("1E-9", "0.000000001"),
    ("1.5E-10", "1.5E-10"), ("-2E-300", "-2E-300"), ("1.7976931348623157E308", "1.79769313486232E+308"),
    ("0.00000000000000000000000000012", "1.2E-28"), ("1E-5", "0.00001"),
    ("4.9406564584124654E-324", "4.94065645841247E-324"),
    (" 3\n", "3"), ("0E999999999999", "0"),
  ]) func shown(_ written: String, _ expected: String) { #expect(text(written) == expected) }

  @Test(arguments: [
    "", " ", "-", ".", "1.2.3", "1,5", "1e", "1e+", "NaN", "INF", "-INF", "0x10", "1 2", "1E309", "12345E308", "１",
    "1e99999999999999999999", "--1",
  ]) func noNumber(_ written: String) { #expect(text(written) == nil) }

  /// Numbers with up to 15 digits come back as they were written, whatever Excel writes of them.
  @Test func numbersComeBack() {
    var random = Seeded(15)
    for _ in 0..<2000 {
      let digits = Int.random(in: 1...999_999_999_999_999, using: &random)
      let number = Double(digits) / [1, 10, 1e3, 1e6, 1e9, 1e12].randomElement(using: &random)!
      let read = text(number.description)
      #expect(read.flatMap(Double.init) == number, "\(number)")
      #expect(read?.contains("e") == false)
    }
  }

  @Test func wholeParts() {
    for (written, floor) in [
      ("44494.75", 44494), ("-0.5", -1), ("-1.5", -2), ("-2", -2), ("0.999", 0), ("44493.9999999999999", 44494),
      ("60", 60),
    ] {
      #expect(Decimal15(Array(written.utf8))?.floor == floor)
    }
    #expect(Decimal15(Array("1E16".utf8))?.floor == nil)
  }
}
