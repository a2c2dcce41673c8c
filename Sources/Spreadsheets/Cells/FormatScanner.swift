/// Reads the code of a number format.
struct FormatScanner {
  /// A run of one letter that stands for a part of a date; elapsed minutes are minutes already.
  private struct Run {
    var letter: UInt8
    var count: Int
    var isElapsed = false
  }

  private let bytes: [UInt8]
  private var position = 0
  private var runs: [Run] = []
  private var hasPlaceholder = false
  private var condition: NumberFormat.Condition?

  /// The letter by which minutes are told from months.
  private static let minutes = UInt8(ascii: "i")

  init(_ code: String) { bytes = Array(code.utf8) }

  /// The sections of the code; there are no more than four (ECMA-376-1:2016, 18.8.31).
  mutating func sections() -> [NumberFormat.Section] {
    var sections: [NumberFormat.Section] = []
    while position < bytes.count, sections.count < 4 {
      if bytes[position] == UInt8(ascii: ";") {
        sections.append(endOfSection())
        position += 1
      } else {
        step()
      }
    }
    return sections.count < 4 ? sections + [endOfSection()] : sections
  }

  private mutating func step() {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "\""): skip(to: UInt8(ascii: "\""))
    // A character as it is, the width of one, and one that fills the cell.
    case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): skipCharacter()
    case UInt8(ascii: "["): readBracket()
    case UInt8(ascii: "0"), UInt8(ascii: "#"), UInt8(ascii: "?"):
      hasPlaceholder = true
      position += 1
    default: readWord(byte | 0x20)
    }
  }

  /// Moves behind the next such byte.
  private mutating func skip(to end: UInt8) {
    position = (bytes[(position + 1)...].firstIndex(of: end) ?? bytes.count - 1) + 1
  }

  /// Moves behind the character that follows, however many bytes it has.
  private mutating func skipCharacter() {
    position = min(position + 2, bytes.count)
    while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
  }

  /// A colour, a language, a condition, or elapsed hours, minutes or seconds.
  private mutating func readBracket() {
    let start = position + 1
    skip(to: UInt8(ascii: "]"))
    let inside = bytes[start..<max(start, position - 1)]
    guard let first = inside.first else { return }
    let letter = first | 0x20
    if "hms".utf8.contains(letter), inside.allSatisfy({ $0 | 0x20 == letter }) {
      let unit = letter == UInt8(ascii: "m") ? Self.minutes : letter
      runs.append(Run(letter: unit, count: inside.count, isElapsed: true))
    } else if "<>=".utf8.contains(first) {
      let operation = inside.prefix { "<>=".utf8.contains($0) }
      guard let bound = Double(String(decoding: inside.dropFirst(operation.count), as: UTF8.self)) else { return }
      condition = NumberFormat.Condition(operation: String(decoding: operation, as: UTF8.self), bound: bound)
    }
  }

  /// Letters: those of a date, and words that hold some of them without meaning a date.
  private mutating func readWord(_ letter: UInt8) {
    // After digits "E+" is an exponent; elsewhere "e-" is a year and a line.
    for word in ["general", "am/pm", "a/p"] + (hasPlaceholder ? ["e+", "e-"] : []) where isAt(word) {
      position += word.utf8.count
      return
    }
    let start = position
    while position < bytes.count, bytes[position] | 0x20 == letter { position += 1 }
    if position == start { position += 1 }
    if "ymdhsegab".utf8.contains(letter) { runs.append(Run(letter: letter, count: position - start)) }
  }

  private func isAt(_ word: String) -> Bool {
    bytes[position...].prefix(word.utf8.count).map { (65...90).contains($0) ? $0 | 0x20 : $0 }
      .elementsEqual(word.utf8)
  }

  private mutating func endOfSection() -> NumberFormat.Section {
    defer { (runs, hasPlaceholder, condition) = ([], false, nil) }
    return NumberFormat.Section(shown: shown(), condition: condition)
  }

  /// What the letters of a section show.
  private func shown() -> NumberFormat.Shown {
    let letters = runs.indices.map(meaning)
    func has(_ wanted: String) -> Bool { letters.contains { wanted.utf8.contains($0) } }
    // Placeholders of digits stand in dates only for parts of a second.
    if hasPlaceholder, !has("s") { return .number }
    if has("d") || has("m"), !has("y") { return .dayOfYear }
    if has("d") { return .day }
    if has("m") { return .month }
    if has("y") { return .year }
    if runs.contains(where: \.isElapsed) { return .span }
    return has("hsi") ? .time : .number
  }

  /// The letter of a run: `y`, `m`, `d`, `h`, `i` for minutes, `s`, or 0.
  private func meaning(of index: Int) -> UInt8 {
    let run = runs[index]
    switch run.letter {
    // "m" right after hours or right before seconds are minutes; three and more letters are names of months.
    case UInt8(ascii: "m") where run.count <= 2:
      let follows = index > 0 && runs[index - 1].letter == UInt8(ascii: "h")
      let precedes = index + 1 < runs.count && runs[index + 1].letter == UInt8(ascii: "s")
      return follows || precedes ? Self.minutes : run.letter
    // The year of an era, and the Buddhist one.
    case UInt8(ascii: "e"): return UInt8(ascii: "y")
    case UInt8(ascii: "b"): return run.count > 1 ? UInt8(ascii: "y") : 0
    // Three or four are the day of the week in Japanese.
    case UInt8(ascii: "a"): return run.count > 2 ? UInt8(ascii: "d") : 0
    case UInt8(ascii: "g"): return 0
    default: return run.letter
    }
  }
}
