import CGlib
import Messages

/// Finds out in which encoding a text file was saved, and turns it into UTF-8 (GLib's `g_convert`, which is iconv).
///
/// A byte order mark decides, then zero bytes, which only UTF-16 and UTF-32 have; else what is UTF-8 but for a few damaged
/// cells is UTF-8; else it is GB18030, as Chinese Excel saves it. Bytes of other encodings often pass for GB18030 too: where
/// they do not look Chinese (`ChineseEvidence`), the user is asked.
struct TextEncoding {
  /// The text as UTF-8, without a byte order mark. Where cells are damaged, they are not UTF-8 here either (`DamagedText`).
  let bytes: [UInt8]
  /// The name of the encoding.
  let name: String
  /// A word by which a person sees whether a guess was right; nothing where there was no guess.
  private(set) var sample: String?

  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its name for messages.
  ///   - asked: the encoding that the user names, which is not doubted.
  ///   - isHeader: whether words that are not all ASCII are known as the names of columns.
  init(
    _ bytes: [UInt8], file: String, asked: String?, isHeader: ([String]) -> Bool = { _ in false }
  ) throws(TableFault) {
    if let asked {
      self = try Self.decoded(bytes, as: asked, file: file)
    } else if let (name, length) = Self.mark(of: bytes) {
      let rest = Array(bytes[length...])
      self = name == "UTF-8" ? TextEncoding(rest, name) : try Self.decoded(rest, as: name, file: file)
    } else if let name = Self.unmarkedUTF32(bytes) ?? Self.unmarkedUTF16(bytes) {
      self = try Self.decoded(bytes, as: name, file: file)
    } else if isUTF8(bytes) || DamagedText.isNearlyUTF8(bytes) {
      self = TextEncoding(bytes, "UTF-8")
    } else if let known = Self.byHeader(bytes, isHeader) {
      self = Self.withoutForeign(known, bytes)
    } else {
      self = try Self.guessed(bytes, file: file)
    }
  }

  private init(_ bytes: [UInt8], _ name: String) { (self.bytes, self.name) = (bytes, name) }

  /// The encoding that a byte order mark tells, and the mark's length.
  private static func mark(of bytes: [UInt8]) -> (name: String, length: Int)? {
    let marks: [(name: String, bytes: [UInt8])] = [
      ("UTF-8", [0xEF, 0xBB, 0xBF]), ("UTF-32LE", [0xFF, 0xFE, 0, 0]), ("UTF-32BE", [0, 0, 0xFE, 0xFF]),
      ("UTF-16LE", [0xFF, 0xFE]), ("UTF-16BE", [0xFE, 0xFF]),
    ]
    return marks.first { bytes.starts(with: $0.bytes) }.map { ($0.name, $0.bytes.count) }
  }

  /// Commas, digits and line ends have a zero byte in UTF-16, always on the same side, and a table has many of them.
  private static func unmarkedUTF16(_ bytes: [UInt8]) -> String? {
    var zeros = (even: 0, odd: 0)
    let beginning = bytes.prefix(4096)
    for (index, byte) in beginning.enumerated() where byte == 0 {
      if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    guard 16 * max(zeros.even, zeros.odd) > beginning.count, min(zeros.even, zeros.odd) == 0 else { return nil }
    return zeros.odd > 0 ? "UTF-16LE" : "UTF-16BE"
  }

  /// Every character has a zero byte at one end in UTF-32, and most have three.
  private static func unmarkedUTF32(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 8, bytes.count.isMultiple(of: 4) else { return nil }
    let firsts = stride(from: 0, to: min(bytes.count, 4096), by: 4)
    if firsts.allSatisfy({ bytes[$0 + 3] == 0 && bytes[$0 + 2] <= 2 }) { return "UTF-32LE" }
    if firsts.allSatisfy({ bytes[$0] == 0 && bytes[$0 + 1] <= 2 }) { return "UTF-32BE" }
    return nil
  }

  private static func decoded(_ bytes: [UInt8], as asked: String, file: String) throws(TableFault) -> TextEncoding {
    // What the user names may begin with a byte order mark all the same, which tells the order of UTF-16.
    var (name, skipped) = (asked, 0)
    if let mark = mark(of: bytes), [mark.name, String(mark.name.prefix(6))].contains(asked.uppercased()) {
      (name, skipped) = (mark.name, mark.length)
    }
    if let wider = supersets[asked.lowercased()] { name = wider }
    // An empty name is that of the computer's own encoding to iconv, which nobody has asked for.
    let (value, isKnown, _) = name.isEmpty ? (nil, false, 0) : convert(bytes[skipped...], from: name)
    if let value { return TextEncoding(value, asked.uppercased()) }
    if isKnown, let text = damaged(Array(bytes[skipped...]), as: name) { return TextEncoding(text, asked.uppercased()) }
    guard isKnown else {
      throw .unfit(
        Problem(at: "--encoding", "unknown encoding", found: asked, cure: cure(for: asked.lowercased(), among: known)))
    }
    throw .unreadable(
      Problem(at: file, "not text in \(asked.uppercased())", cure: "leave --encoding out, or name the right one"))
  }

  /// A text that is of an encoding but for a few cells; nothing for any other.
  private static func damaged(_ bytes: [UInt8], as name: String) -> [UInt8]? {
    let upper = name.uppercased()
    if upper.hasPrefix("UTF-16") || upper.hasPrefix("UTF-32") { return nil }
    if upper == "UTF-8" || upper == "UTF8" { return DamagedText.isNearlyUTF8(bytes) ? bytes : nil }
    return DamagedText(bytes, in: upper).flatMap { $0.isNearlyWhole ? $0.bytes : nil }
  }

  private static let known = [
    "utf-8", "utf-16", "gb18030", "big5", "windows-1252", "iso-8859-2", "shift_jis", "euc-kr",
  ]
  /// What programs of Windows write under these names (the Encoding Standard of the WHATWG, chapter 4.2).
  private static let supersets = [
    "shift_jis": "CP932", "euc-kr": "CP949", "big5": "CP950", "gbk": "GB18030", "gb2312": "GB18030",
  ]

  /// Text turned into UTF-8; nothing when it is not of the encoding, with how many bytes of it are, or when nobody knows the
  /// encoding.
  static func convert(_ bytes: ArraySlice<UInt8>, from name: String) -> (value: [UInt8]?, isKnown: Bool, read: Int) {
    if bytes.isEmpty { return ([], true, 0) }
    var error: UnsafeMutablePointer<GError>?
    var (length, read): (gsize, gsize) = (0, 0)
    let text = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        g_convert($0.baseAddress, gssize($0.count), "UTF-8", name, &read, &length, &error)
      }
    }
    defer { g_clear_error(&error) }
    // Systems tell an unknown name in two ways; what is wrong in the text has codes of its own.
    let unknown = [G_CONVERT_ERROR_NO_CONVERSION, G_CONVERT_ERROR_FAILED].map { Int32($0.rawValue) }
    let isKnown = error.map { !unknown.contains($0.pointee.code) } ?? true
    guard let text else { return (nil, isKnown, Int(read)) }
    defer { g_free(text) }
    // Half a character at the end is no error to GLib.
    guard read == bytes.count else { return (nil, true, Int(read)) }
    return (Array(UnsafeRawBufferPointer(start: text, count: Int(length))), true, bytes.count)
  }

  // MARK: Guesses

  /// The reading that alone gives names of columns that are known; nothing where none does, or several do.
  private static func byHeader(_ bytes: [UInt8], _ isHeader: ([String]) -> Bool) -> TextEncoding? {
    var found: [TextEncoding] = []
    for encoding in eastern + ["windows-1252", "windows-1250"] {
      // A header stands in the first lines.
      guard let start = beginning(bytes, lines: 12),
        let head = convert(start, from: supersets[encoding] ?? encoding).value
      else { continue }
      let lines = String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline)
      let isKnown = lines.contains { line in
        let words = line.split { ",;\t".contains($0) }.map { $0.trimmingPrefix("\"").filter { $0 != "\"" } }
        return isHeader(words.filter { word in word.contains { !$0.isASCII } })
      }
      guard isKnown, let text = convert(bytes[...], from: supersets[encoding] ?? encoding).value else { continue }
      var reading = TextEncoding(text, encoding.uppercased())
      reading.sample = lines.first { line in line.contains { !$0.isASCII } }.map(String.init)
      if !found.contains(where: { $0.bytes == reading.bytes }) { found.append(reading) }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// A reading in GB18030 with rows that were pasted in UTF-8 as damaged: they would be other Chinese characters.
  private static func withoutForeign(_ reading: TextEncoding, _ bytes: [UInt8]) -> TextEncoding {
    guard reading.name == "GB18030", let text = DamagedText(bytes, in: reading.name), text.isNearlyWhole else {
      return reading
    }
    var result = TextEncoding(text.bytes, reading.name)
    result.sample = reading.sample
    return result
  }

  /// The first lines of a text.
  private static func beginning(_ bytes: [UInt8], lines: Int) -> ArraySlice<UInt8>? {
    var ends = 0
    for (index, byte) in bytes.prefix(8192).enumerated() where byte == 10 || byte == 13 {
      ends += 1
      if ends == lines { return bytes[...index] }
    }
    return bytes.count <= 8192 ? bytes[...] : nil
  }

  /// Whether a byte ends a word of a table, in all encodings that are not UTF-16.
  static func separates(_ byte: UInt8) -> Bool { byte < 0x40 && ",;\t\" \r\n".utf8.contains(byte) }

  private static func guessed(_ bytes: [UInt8], file: String) throws(TableFault) -> TextEncoding {
    let chinese = DamagedText(bytes, in: "GB18030").flatMap { $0.isNearlyWhole ? $0 : nil }
    let text = chinese.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    let evidence = ChineseEvidence(chinese?.sound ?? bytes)
    switch evidence.verdict(isSupported: chineseWords.contains { text.contains($0) }) {
    case .chinese:
      let first = (chinese?.sound ?? bytes).firstIndex { $0 >= 0x80 } ?? 0
      let start = bytes[..<first].lastIndex(where: separates).map { $0 + 1 } ?? 0
      let word = bytes[start...].prefix { !separates($0) }
      let isLatin = word.contains { (0x41...0x5A).contains($0 & 0xDF) }
      guard let chinese else { throw unclear(bytes, at: start, file, isLatin ? western : eastern) }
      var result = TextEncoding(chinese.bytes, "GB18030")
      result.sample = DamagedText(Array(word), in: "GB18030").map { String(decoding: $0.bytes, as: UTF8.self) }
      return result
    case .western(let start): throw unclear(bytes, at: start, file, western)
    case .other(let start): throw unclear(bytes, at: start, file, eastern)
    }
  }

  /// Words of which a Chinese table has one at least: in its header, for a continent, for a country.
  private static let chineseWords = [
    "城市", "国家", "大洲", "纬度", "来源", "友好", "亚洲", "欧洲", "美洲", "非洲", "中国", "日本", "韩国", "美国", "英国", "法国", "德国", "俄罗斯",
  ]
  private static let western = ["gb18030", "windows-1252", "windows-1250"]
  private static let eastern = ["gb18030", "shift_jis", "big5", "euc-kr", "windows-1251"]

  /// The question which of the encodings that can be is meant, with a word as each reads it: the first one from some byte
  /// on that they read most differently.
  private static func unclear(_ bytes: [UInt8], at start: Int, _ file: String, _ encodings: [String]) -> TableFault {
    let possible = encodings.filter { convert(bytes[...], from: supersets[$0] ?? $0).value != nil }
    var best: (start: Int, readings: [(word: String, encoding: String)]) = (start, [])
    var rest = bytes[start...]
    for _ in 0..<1000 where best.readings.count < possible.count && !rest.isEmpty {
      let word = rest.prefix { !separates($0) }
      let readings = word.contains { $0 >= 0x80 } ? readings(of: word, possible) : []
      if readings.count > best.readings.count { best = (word.startIndex, readings) }
      rest = rest.dropFirst(word.count + 1)
    }
    return question(at: "\(file):\(line(of: best.start, in: bytes))", best.readings)
  }

  /// How the encodings read a word; of those that read it alike the first.
  private static func readings(of word: ArraySlice<UInt8>, _ encodings: [String]) -> [(word: String, encoding: String)]
  {
    encodings.reduce(into: []) { readings, encoding in
      guard let read = convert(word, from: supersets[encoding] ?? encoding).value else { return }
      let text = String(decoding: read, as: UTF8.self)
      if !readings.contains(where: { $0.word == text }) { readings.append((text, encoding)) }
    }
  }

  private static func line(of index: Int, in bytes: [UInt8]) -> Int {
    let before = bytes[..<index]
    let pairs = zip(before, before.dropFirst()).count { $0 == 13 && $1 == 10 }
    return 1 + before.count { $0 == 10 || $0 == 13 } - pairs
  }

  /// The encoding that reads a word as one in the script that it is made for: hangul, kana.
  private static func likeliest(_ readings: [(word: String, encoding: String)]) -> String? {
    readings.first { word, encoding in
      let scalars = word.unicodeScalars.filter { $0.value > 0x7F }
      let isOf = { (range: ClosedRange<UInt32>) in !scalars.isEmpty && scalars.allSatisfy { range.contains($0.value) } }
      return encoding == "euc-kr" && isOf(0xAC00...0xD7A3) || encoding == "shift_jis" && isOf(0x3041...0x30FF)
    }?.encoding
  }

  private static func question(at place: String, _ readings: [(word: String, encoding: String)]) -> TableFault {
    if readings.isEmpty {
      return .unreadable(Problem(at: place, "neither UTF-8 nor GB18030", cure: "save the table as \"CSV UTF-8\""))
    }
    let list = readings.map { "\"\($0.word)\" (\($0.encoding))" }.joined(separator: ", ")
    let example = likeliest(readings) ?? readings.first { $0.encoding != "gb18030" }?.encoding ?? "gb18030"
    return .unreadable(
      Problem(
        at: place, "the encoding is not clear, a word of it in each: \(list)",
        cure: "add the right one, such as --encoding \(example), or save the table as \"CSV UTF-8\""))
  }
}
