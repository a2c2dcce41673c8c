/// Cells of text that a spreadsheet would take for a formula, and the apostrophe that keeps it from doing so.
///
/// A cell runs as a formula when it begins with `=`, `+`, `-` or `@`, in their full-width forms too, or with a tab or a line
/// end (OWASP, "CSV Injection"; ASVS 1.2.10; CWE-1236). Some programs skip spaces, quotation marks or characters that nobody
/// sees before them. An apostrophe before the whole makes it text.
enum Formula {
  private static let signs = Set("=+-@＝＋－＠﹢﹣﹦﹫\t\r\n".unicodeScalars)

  /// A text as it is written: with an apostrophe before it where it needs one.
  static func escaped(_ text: String) -> String { isRisky(text) ? "'" + text : text }

  /// A text as it is meant: without the one apostrophe that `escaped` has set. For every text
  /// `unescaped(escaped(text)) == text`, also for one that begins with apostrophes of its own.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "'") else { return text }
    let rest = String(text.unicodeScalars.dropFirst())
    return isRisky(rest) ? rest : text
  }

  /// Whether the first character that counts is the beginning of a formula.
  static func isRisky(_ text: String) -> Bool {
    for scalar in text.unicodeScalars {
      if signs.contains(scalar) { return true }
      guard isSkipped(scalar) else { return false }
    }
    return false
  }

  private static func isSkipped(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "'" || scalar == "\"" { return true }
    if scalar.isASCII { return scalar.value <= 0x20 || scalar.value == 0x7F }
    return scalar.properties.isWhitespace || [.control, .format].contains(scalar.properties.generalCategory)
  }
}
