/// Cells of text that a spreadsheet would take for a formula, and the apostrophe that keeps it from doing so.
///
/// A cell runs as a formula when it begins with `=`, `+`, `-` or `@`, in their full-width forms too, or with a tab or a line
/// end (OWASP, "CSV Injection"; ASVS 1.2.10; CWE-1236). Some programs skip spaces, quotation marks or characters that nobody
/// sees before them. An apostrophe before the whole makes it text.
package enum Formula {
  private static let signs = Set("=+-@＝＋－＠﹢﹣﹦﹫\t\r\n".unicodeScalars)

  /// A text as it is written: with an apostrophe before it where it needs one, and also after each semicolon with a sign right
  /// behind it. Excel splits there in half of Europe, and takes no notice of quotation marks in the middle of a line.
  package static func escaped(_ text: String) -> String {
    pieces(of: text) { isFirst, piece in isRisky(piece, isFirst: isFirst) ? "'" + piece : piece }
  }

  /// A text as it is meant: without the apostrophes that `escaped` has set. For every text
  /// `unescaped(escaped(text)) == text`, also for one that begins with apostrophes of its own.
  package static func unescaped(_ text: String) -> String {
    var text = text
    guard text.withUTF8({ $0.contains(UInt8(ascii: "'")) }) else { return text }
    return pieces(of: text) { isFirst, piece in
      guard piece.utf8.first == UInt8(ascii: "'") else { return piece }
      let rest = String(piece.unicodeScalars.dropFirst())
      return isRisky(rest, isFirst: isFirst) ? rest : piece
    }
  }

  private static func pieces(of text: String, _ body: (_ isFirst: Bool, _ piece: String) -> String) -> String {
    let pieces = text.unicodeScalars.split(separator: ";", omittingEmptySubsequences: false)
    return pieces.enumerated().map { body($0 == 0, String($1)) }.joined(separator: ";")
  }

  /// Whether the first character that counts is the beginning of a formula.
  private static func isRisky(_ text: String, isFirst: Bool) -> Bool {
    for scalar in text.unicodeScalars {
      if signs.contains(scalar) { return true }
      guard scalar == "'" || scalar == "\"" || (isFirst && isUnseen(scalar)) else { return false }
    }
    return false
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value <= 0x20 || scalar.value == 0x7F }
    return scalar.properties.isWhitespace || [.control, .format].contains(scalar.properties.generalCategory)
  }
}
