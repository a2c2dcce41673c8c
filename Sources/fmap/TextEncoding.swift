import Messages
import CGlib
import Cartography

/// Finds out in which encoding a text file was saved, and turns it into UTF-8 (GLib's `g_convert`, which is iconv).
///
/// A byte order mark decides; else what is strictly UTF-8 is UTF-8; else it is GB18030, as Chinese Excel saves it. Bytes of
/// Western Excel often pass for GB18030 too: when that reading puts a single Han character against a Latin letter, as in
/// 「D黶seldorf」, the user is asked.
struct TextEncoding {
  /// The text as UTF-8, without a byte order mark.
  let bytes: [UInt8]
  /// The name of the encoding.
  let name: String

  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its name for messages.
  ///   - asked: the encoding that the user names, which is not doubted.
  init(_ bytes: [UInt8], file: String, asked: String?) throws(Failure) {
    if let asked {
      self = try Self.decoded(bytes, as: asked, file: file)
    } else if let (name, length) = Self.mark(of: bytes) {
      let rest = Array(bytes[length...])
      self = name == "UTF-8" ? TextEncoding(rest, name) : try Self.decoded(rest, as: name, file: file)
    } else if isUTF8(bytes) {
      self = TextEncoding(bytes, "UTF-8")
    } else if let chinese = Self.convert(bytes, from: "GB18030").value {
      if let place = Self.doubtfulWord(in: chinese) { throw Self.ambiguous(place, chinese, bytes, file: file) }
      self = TextEncoding(chinese, "GB18030")
    } else {
      throw Self.unreadable(bytes, file: file)
    }
  }

  private init(_ bytes: [UInt8], _ name: String) { (self.bytes, self.name) = (bytes, name) }

  /// The encoding that a byte order mark tells, and the mark's length; UTF-16 is known without one by its zero bytes.
  private static func mark(of bytes: [UInt8]) -> (name: String, length: Int)? {
    let marks: [(name: String, bytes: [UInt8])] = [
      ("UTF-8", [0xEF, 0xBB, 0xBF]), ("UTF-16LE", [0xFF, 0xFE]), ("UTF-16BE", [0xFE, 0xFF]),
    ]
    if let mark = marks.first(where: { bytes.starts(with: $0.bytes) }) { return (mark.name, mark.bytes.count) }
    guard bytes.count >= 4 else { return nil }
    if bytes[0] != 0, bytes[1] == 0, bytes[2] != 0, bytes[3] == 0 { return ("UTF-16LE", 0) }
    return bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0 ? ("UTF-16BE", 0) : nil
  }

  private static func decoded(_ bytes: [UInt8], as name: String, file: String) throws(Failure) -> TextEncoding {
    // What the user names may begin with a byte order mark all the same.
    let skipped = mark(of: bytes).map { $0.name.hasPrefix(name.uppercased()) ? $0.length : 0 } ?? 0
    let (value, isKnown) = convert(Array(bytes[skipped...]), from: name)
    if let value { return TextEncoding(value, name.uppercased()) }
    guard isKnown else {
      let known = ["utf-8", "utf-16", "gb18030", "big5", "windows-1252", "iso-8859-2", "shift_jis", "euc-kr"]
      throw .usage(
        Problem(at: "--encoding", "unknown encoding", found: name, cure: cure(for: name.lowercased(), among: known)))
    }
    throw .data(
      Problem(at: file, "not text in \(name.uppercased())", cure: "leave --encoding out, or name the right one"))
  }

  /// Text turned into UTF-8; nothing when it is not of the encoding, or when nobody knows the encoding.
  private static func convert(_ bytes: [UInt8], from name: String) -> (value: [UInt8]?, isKnown: Bool) {
    if bytes.isEmpty { return ([], true) }
    var error: UnsafeMutablePointer<GError>?
    var length: gsize = 0
    let text = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        g_convert($0.baseAddress, gssize($0.count), "UTF-8", name, nil, &length, &error)
      }
    }
    defer { g_clear_error(&error) }
    // Systems tell an unknown name in two ways; what is wrong in the text has codes of its own.
    let unknown = [G_CONVERT_ERROR_NO_CONVERSION, G_CONVERT_ERROR_FAILED].map { Int32($0.rawValue) }
    let isKnown = error.map { !unknown.contains($0.pointee.code) } ?? true
    guard let text else { return (nil, isKnown) }
    defer { g_free(text) }
    return (Array(UnsafeRawBufferPointer(start: text, count: Int(length))), true)
  }

  // MARK: Doubts

  /// A word of which a single Han character stands against a Latin letter, with its line, in a text of UTF-8.
  private static func doubtfulWord(in bytes: [UInt8]) -> (line: Int, word: String)? {
    for (index, line) in String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      for word in fields(String(line)) where isDoubtful(word) { return (index + 1, word) }
    }
    return nil
  }

  private static func isDoubtful(_ word: String) -> Bool {
    let letters = Array(word.unicodeScalars)
    return letters.indices.contains { index in
      guard isHan(letters[index]) else { return false }
      let before = index > 0 ? letters[index - 1] : nil
      let after = index + 1 < letters.count ? letters[index + 1] : nil
      let isSingle = !(before.map(isHan) ?? false) && !(after.map(isHan) ?? false)
      return isSingle && [before, after].contains { $0.map { $0.isASCII && $0.properties.isAlphabetic } ?? false }
    }
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isIdeographic }

  private static func ambiguous(
    _ doubt: (line: Int, word: String), _ chinese: [UInt8], _ bytes: [UInt8], file: String
  ) -> Failure {
    let western = line(doubt.line, of: convert(bytes, from: "WINDOWS-1252").value ?? [])
    let eastern = line(doubt.line, of: chinese)
    let both = zip(fields(eastern), fields(western)).first { $0.0.contains(doubt.word) }
    return .data(
      Problem(
        at: "\(file):\(doubt.line)", "the encoding is not clear: \"\(doubt.word)\" or \"\(both?.1 ?? "")\"",
        cure:
          "add --encoding gb18030 for the first reading, --encoding windows-1252 for the second, or save the table as \"CSV UTF-8\""
      ))
  }

  private static func fields(_ line: String) -> [String] {
    line.split(omittingEmptySubsequences: false) { ",;\t\" ".contains($0) }.map { String($0) }
  }

  private static func line(_ number: Int, of bytes: [UInt8]) -> String {
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.indices.contains(number - 1) ? String(lines[number - 1]) : ""
  }

  /// Neither UTF-8 nor GB18030; the first line that is not ASCII is shown as Western Excel would have meant it.
  private static func unreadable(_ bytes: [UInt8], file: String) -> Failure {
    let western = convert(bytes, from: "WINDOWS-1252").value.map { String(decoding: $0, as: UTF8.self) } ?? ""
    let lines = western.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let first = lines.firstIndex { !$0.utf8.allSatisfy { $0 < 128 } }
    let word = first.flatMap { fields(String(lines[$0])).first { !$0.utf8.allSatisfy { $0 < 128 } } }
    let cure: Message =
      word.map {
        "if it should read \"\($0)\" add --encoding windows-1252, else save the table as \"CSV UTF-8\""
      } ?? "save the table as \"CSV UTF-8\""
    return .data(
      Problem(at: first.map { "\(file):\($0 + 1)" } ?? file, "neither UTF-8 nor GB18030", cure: cure))
  }
}
