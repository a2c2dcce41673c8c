/// How Chinese characters are read in Mandarin, and which of them are forms of one, so that a name is found by its pinyin and in
/// traditional characters too.
package struct HanReadings {
  /// Readings without tones, as some character has them.
  private let sets: [[String]]
  /// The first character of the planes.
  private let first: Int
  /// Two planes: high and low bytes of numbers of sets, counted from 1.
  private let numbers: [UInt8]
  private let simplified: [Unicode.Scalar: Unicode.Scalar]
  private let others: [Unicode.Scalar: [Unicode.Scalar]]

  /// Readings of the bytes of their block, which are copied.
  package init(_ bytes: [UInt8]) throws(GazetteerFault) { try self.init(Block(bytes)) }

  /// Readings of bytes that are never freed, such as those that are compiled in.
  package init(lasting bytes: UnsafeBufferPointer<UInt8>) throws(GazetteerFault) {
    try self.init(Block(lasting: bytes))
  }

  private init(_ block: Block) throws(GazetteerFault) {
    sets = try block.lines("read")
    guard sets.allSatisfy({ $0.allSatisfy(Self.isPinyin) }) else { throw .damaged(section: "read") }
    let characters = try block.section("char")
    guard characters.count >= 2, characters.count.isMultiple(of: 2) else { throw .damaged(section: "char") }
    first = Int(characters[0]) << 8 | Int(characters[1])
    numbers = Array(characters[2...])
    let half = numbers.count / 2
    let count = sets.count
    guard zip(numbers[..<half], numbers[half...]).allSatisfy({ Int($0) << 8 | Int($1) <= count }) else {
      throw .damaged(section: "char")
    }
    (simplified, others) = try Self.forms(try block.lines("form"))
  }

  /// The readings of a character, in alphabetical order, without tones and with `v` for ü; those of its simplified form where it has
  /// none of its own, and none for what is no Chinese character.
  package func readings(of character: Unicode.Scalar) -> [String] {
    let own = set(of: character)
    return own.isEmpty ? set(of: simplified(character)) : own
  }

  /// The simplified character that is written for one, or the same one.
  package func simplified(_ character: Unicode.Scalar) -> Unicode.Scalar { simplified[character] ?? character }

  /// All other characters that are forms of the same one: simplified, traditional, Japanese and older ones.
  package func forms(of character: Unicode.Scalar) -> [Unicode.Scalar] {
    let simple = simplified(character)
    return ([simple] + others[simple, default: []]).filter { $0 != character }
  }

  /// A simplified character's other forms, in the order of Unicode.
  func otherForms(of simple: Unicode.Scalar) -> [Unicode.Scalar] { others[simple, default: []] }

  private func set(of character: Unicode.Scalar) -> [String] {
    let (half, index) = (numbers.count / 2, Int(character.value) - first)
    guard (0..<half).contains(index) else { return [] }
    let number = Int(numbers[index]) << 8 | Int(numbers[half + index])
    return number == 0 ? [] : sets[number - 1]
  }

  /// The lines of forms both ways. Each character is a form of one, which is itself no form of another, so that one step is enough.
  private static func forms(
    _ lines: [[String]]
  ) throws(GazetteerFault) -> ([Unicode.Scalar: Unicode.Scalar], [Unicode.Scalar: [Unicode.Scalar]]) {
    var simplified: [Unicode.Scalar: Unicode.Scalar] = [:]
    var others: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for line in lines {
      let characters = line.joined().unicodeScalars
      guard line.count == 2, line[0].unicodeScalars.count == 1, characters.count > 1, let simple = characters.first,
        characters.allSatisfy(isHan), others.updateValue(Array(characters.dropFirst()), forKey: simple) == nil,
        characters.dropFirst().allSatisfy({ simplified.updateValue(simple, forKey: $0) == nil })
      else { throw .damaged(section: "form") }
    }
    guard others.keys.allSatisfy({ simplified[$0] == nil }) else { throw .damaged(section: "form") }
    return (simplified, others)
  }

  /// Whether a reading is one; it goes into the page as it is.
  private static func isPinyin(_ reading: String) -> Bool {
    !reading.isEmpty && reading.utf8.allSatisfy { (0x61...0x7A).contains($0) }
  }

  /// Whether a character is of the blocks of Chinese characters with four digits.
  private static func isHan(_ character: Unicode.Scalar) -> Bool {
    (0x3400...0x9FFF).contains(character.value) || (0xF900...0xFAFF).contains(character.value)
  }
}
