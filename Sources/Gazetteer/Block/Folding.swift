/// How a name becomes a key, so that one name is found however it is written: without case, accents, apostrophes and
/// separators, full width letters narrow, Chinese characters simplified. The table is a section of the gazetteer.
struct Folding {
  /// For each character of the first plane `0` for itself, or one or two characters that it becomes, or `split` or `drop`.
  private let table: [UInt32]
  /// What ASCII characters become that become one of them; `0` for others. Most letters are of these.
  private let plain: [UInt8]
  private static let split: UInt32 = 0xFFFE
  private static let drop: UInt32 = 0xFFFF

  init(_ section: [UInt8]) throws(GazetteerFault) {
    guard section.count >= 4 else { throw .damaged(section: "fold") }
    let count = Block.number(section, at: 0)
    guard section.count - 4 == count * 6 else { throw .damaged(section: "fold") }
    var table = [UInt32](repeating: 0, count: 0x10000)
    func code(_ plane: Int, _ row: Int) -> UInt32 {
      let at = 4 + (plane * count + row) * 2
      return UInt32(section[at]) << 8 | UInt32(section[at + 1])
    }
    for row in 0..<count { table[Int(code(0, row))] = code(1, row) | code(2, row) << 16 }
    self.table = table
    plain = (0..<0x80).map { code in
      let folded = table[code] == 0 ? UInt32(code) : table[code]
      return folded < 0x80 ? UInt8(folded) : 0
    }
  }

  /// The words of a name, each as its part of the key; none for a name without a letter or digit.
  func words(_ name: some StringProtocol) -> [[UInt8]] {
    // Only in these blocks are there parts of letters; what begins earlier in the table of Unicode has less to be done.
    let isPlain = name.utf8.allSatisfy { $0 < 0xE1 }
    let bytes = isPlain ? Array(name.utf8) : Array(String(String.UnicodeScalarView(composed(name.unicodeScalars))).utf8)
    var key: [UInt8] = []
    var ends: [Int] = []
    bytes.withUnsafeBufferPointer { append($0, to: &key) { ends.append($0) } }
    var start = 0
    return (ends + [key.count]).compactMap { end in
      defer { start = end }
      return end > start ? Array(key[start..<end]) : nil
    }
  }

  /// The key of a name: its words without anything between.
  func key(_ name: some StringProtocol) -> [UInt8] { words(name).flatMap { $0 } }

  /// Appends the key of a name in UTF-8, and tells where words end. Bytes that are no UTF-8 give some key or other.
  func append(_ name: UnsafeBufferPointer<UInt8>, to key: inout [UInt8], wordEnds: (Int) -> Void = { _ in }) {
    var index = 0
    while index < name.count {
      if name[index] < 0x80, plain[Int(name[index])] != 0 {
        key.append(plain[Int(name[index])])
        index += 1
        continue
      }
      let (scalar, length) = Self.scalar(name, at: index)
      index += length
      let folded = scalar < 0x10000 ? table[Int(scalar)] : 0
      switch folded {
      case 0: Self.append(scalar, to: &key)
      case Self.drop: break
      case Self.split: wordEnds(key.count)
      default:
        Self.append(folded & 0xFFFF, to: &key)
        if folded >> 16 != 0 { Self.append(folded >> 16, to: &key) }
      }
    }
  }

  /// Latin letters stay what they are here; parts of Korean syllables and marks of Japanese ones are put together.
  private func composed(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in scalars {
      var scalar = scalar
      if (0xFF66...0xFF9D).contains(scalar.value), let wide = Unicode.Scalar(table[Int(scalar.value)] & 0xFFFF) {
        scalar = wide
      }
      if let last = result.last, let joined = Self.join(last.value, scalar.value), let one = Unicode.Scalar(joined) {
        result[result.count - 1] = one
      } else {
        result.append(scalar)
      }
    }
    return result
  }

  /// Two characters as one: of Korean by Unicode's arithmetic (chapter 3.12), of Japanese by the order of its letters.
  private static func join(_ first: UInt32, _ second: UInt32) -> UInt32? {
    switch (first, second) {
    case (0x1100...0x1112, 0x1161...0x1175): 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
    case (0xAC00...0xD7A3, 0x11A8...0x11C2) where (first - 0xAC00) % 28 == 0: first + second - 0x11A7
    case (0x30A6, 0x3099), (0x30A6, 0xFF9E): 0x30F4
    case (0x304B...0x3068, 0x3099), (0x30AB...0x30C8, 0x3099), (0x30AB...0x30C8, 0xFF9E): first + 1
    case (0x306F...0x307B, 0x3099), (0x30CF...0x30DB, 0x3099), (0x30CF...0x30DB, 0xFF9E): first + 1
    case (0x306F...0x307B, 0x309A), (0x30CF...0x30DB, 0x309A), (0x30CF...0x30DB, 0xFF9F): first + 2
    default: nil
    }
  }

  /// The character at an index, and its length; a byte that begins none is one by itself.
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
    let first = UInt32(bytes[index])
    let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, index + length <= bytes.count else { return (first, 1) }
    var value = first & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (value, length)
  }

  /// Appends a character as UTF-8.
  private static func append(_ scalar: UInt32, to key: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | scalar >> shift & 0x3F) }
    switch scalar {
    case ..<0x80: key.append(UInt8(scalar))
    case ..<0x800: key += [UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6), tail(0)]
    case ..<0x10000: key += [UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12), tail(6), tail(0)]
    default: key += [UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18), tail(12), tail(6), tail(0)]
    }
  }
}
