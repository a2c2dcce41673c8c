/// A text in an encoding that most of its cells have, and some, damaged or pasted from elsewhere, have not.
struct DamagedText {
  /// The text as UTF-8. A byte FF, which UTF-8 never has, stands where one was that is not of the encoding.
  private(set) var bytes: [UInt8] = []
  /// The bytes of the file with spaces in place of the cells that are not whole.
  private(set) var sound: [UInt8]
  /// How many cells are not whole.
  private var damaged = 0
  /// How many bytes are not of the encoding.
  private var faults = 0
  /// How many cells are in UTF-8.
  private var pasted = 0
  /// How many cells have bytes beyond ASCII, whole ones and others.
  private let cells: Int
  private let name: String

  /// Whether so few cells are damaged that the encoding must be the right one.
  var isNearlyWhole: Bool {
    let whole = cells - damaged - pasted
    return damaged + pasted == 0 || (whole > pasted && whole > 0 && damaged <= max(1, whole / 4))
  }

  /// More faults are no damage but another encoding.
  private static let mostFaults = 1000

  /// Reads a text; nothing where nearly all of it is of another encoding, or where nobody knows the encoding.
  ///
  /// In GB18030, words that are Chinese in UTF-8 count as damaged: as pairs of bytes they would be other Chinese characters.
  ///
  /// - Parameters:
  ///   - source: the file, in an encoding whose separators are those of ASCII.
  ///   - name: the encoding.
  init?(_ source: [UInt8], in name: String) {
    (sound, self.name) = (source, name)
    var cells = 0
    var foreign: [Range<Int>] = []
    var start = 0
    while start < source.count {
      let end = source[start...].firstIndex(where: TextEncoding.separates) ?? source.count
      if source[start..<end].contains(where: { $0 >= 0x80 }) {
        cells += 1
        if name == "GB18030", Self.isHanInUTF8(source[start..<end]) { foreign.append(start..<end) }
      }
      start = end + 1
    }
    self.cells = cells
    guard foreign.count <= Self.mostFaults else { return nil }
    start = 0
    for cell in foreign {
      guard append(source[start..<cell.lowerBound]) else { return nil }
      bytes += [0xFF] + source[cell]
      pasted += 1
      for index in cell { sound[index] = 0x20 }
      start = cell.upperBound
    }
    guard append(source[start...]) else { return nil }
  }

  /// Adds a piece of the text; false where too much of it is damaged.
  private mutating func append(_ piece: ArraySlice<UInt8>) -> Bool {
    var rest = piece
    while !rest.isEmpty {
      let found = TextEncoding.convert(rest, from: name)
      if let value = found.value {
        bytes += value
        return true
      }
      guard found.isKnown, found.read < rest.count, faults < Self.mostFaults else { return false }
      faults += 1
      let index = rest.startIndex + found.read
      bytes += TextEncoding.convert(rest[..<index], from: name).value ?? []
      // The euro sign of Windows' GBK (Encoding Standard of the WHATWG, 10.2.1).
      if name == "GB18030", rest[index] == 0x80 {
        bytes += Array("€".utf8)
      } else {
        bytes.append(0xFF)
        if rest[index] < 0x80 { bytes.append(rest[index]) }
        clear(cell(around: index))
      }
      rest = rest[(index + 1)...]
    }
    return true
  }

  private func cell(around index: Int) -> Range<Int> {
    let start = sound[..<index].lastIndex(where: TextEncoding.separates).map { $0 + 1 } ?? 0
    return start..<(sound[index...].firstIndex(where: TextEncoding.separates) ?? sound.count)
  }

  private mutating func clear(_ cell: Range<Int>) {
    // The second fault of a cell is not another cell: spaces are in its place.
    guard !cell.isEmpty else { return }
    damaged += 1
    for index in cell { sound[index] = 0x20 }
  }

  /// Whether a word is at least two characters of Han, kana or hangul in UTF-8, and nothing else beyond ASCII.
  private static func isHanInUTF8(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count >= 6, word.contains(where: { (0xE3...0xED).contains($0) }) else { return false }
    let bytes = Array(word)
    let text = String(decoding: bytes, as: UTF8.self)
    let beyond = text.unicodeScalars.filter { !$0.isASCII }
    return text.unicodeScalars.allSatisfy { $0.isASCII || (0x3000...0xD7A3).contains($0.value) } && beyond.count >= 2
      && text.utf8.elementsEqual(bytes)
  }

  /// Whether bytes that are not UTF-8 as a whole are so nearly: sequences of several bytes that no other encoding has so often
  /// outweigh what is none, and most cells are whole unless the text is no better in GB18030.
  static func isNearlyUTF8(_ bytes: [UInt8]) -> Bool {
    var (whole, broken) = (0, 0)
    var cells = (whole: 0, broken: 0)
    var cell = (hasWhole: false, isBroken: false)
    var index = 0
    while index <= bytes.count {
      if index == bytes.count || TextEncoding.separates(bytes[index]) {
        if cell.isBroken { cells.broken += 1 } else if cell.hasWhole { cells.whole += 1 }
        cell = (false, false)
        index += 1
        continue
      }
      let length = sequence(bytes, at: index)
      if length == 0 { (broken, cell.isBroken) = (broken + 1, true) }
      if length > 1 { (whole, cell.hasWhole) = (whole + (length == 2 ? 1 : length), true) }
      index += max(1, length)
    }
    guard whole > broken else { return false }
    return cells.broken <= max(1, cells.whole) || !(DamagedText(bytes, in: "GB18030")?.isNearlyWhole ?? false)
  }

  /// The length of the sequence of UTF-8 that begins at a byte; 0 where none does.
  private static func sequence(_ bytes: [UInt8], at index: Int) -> Int {
    let length: Int
    switch bytes[index] {
    case ..<0x80: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return 0
    }
    guard index + length <= bytes.count else { return 0 }
    return bytes[(index + 1)..<(index + length)].allSatisfy { (0x80..<0xC0).contains($0) } ? length : 0
  }
}
