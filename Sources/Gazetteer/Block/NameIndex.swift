/// The names of places or countries, and which of them have a name of some key. It is a class because a search of the world asks
/// hundreds of them.
///
/// A section has a line for each place, its main name and others with tabs between; then perhaps, behind a form feed, lines with further
/// names of the same places.
final class NameIndex: Sendable {
  /// The section as it is packed, and behind it the keys of names that are not packed as keys.
  private let bytes: [UInt8]
  /// Where each key begins, and how many bytes it has.
  private let starts: [UInt32]
  private let lengths: [UInt8]
  /// Where the main name of each place begins as it is written, or each name where none are packed as keys.
  private let texts: [UInt32]
  /// Which of these is the main name of each place.
  private let mains: [UInt32]
  /// The place of each key.
  private let owners: [UInt32]
  /// A hash table with open addresses: numbers of keys counted from 1, or 0.
  private let slots: [UInt32]

  var placeCount: Int { mains.count }
  /// How many keys there are.
  var count: Int { owners.count }

  /// - Parameter areKeys: whether names beside the main ones are packed as keys already.
  /// - Throws: a fault of the section where a name is of no place or longer than names are, or where thousands of names have one key, so that the table would
  ///   take no end.
  init(_ section: String, of block: Block, areKeys: Bool, folding: Folding) throws(GazetteerFault) {
    var bytes = try block.section(section, isExtended: true)
    var (starts, lengths, owners): ([UInt32], [UInt8], [UInt32]) = ([], [], [])
    // A mark ends the last name.
    var (texts, mains, folded): ([UInt32], [UInt32], [UInt8]) = ([], [], [Self.tab])
    // Most names are longer.
    starts.reserveCapacity(bytes.count / 8)
    lengths.reserveCapacity(bytes.count / 8)
    owners.reserveCapacity(bytes.count / 8)
    var isSound = true
    bytes.withUnsafeBufferPointer { packed in
      var (start, place) = (0, 0)
      var (isFirstGroup, isFirstOfLine) = (true, true)
      while start < packed.count {
        let end = Self.end(of: packed, from: start)
        let isMain = isFirstGroup && isFirstOfLine
        if isMain { mains.append(UInt32(texts.count)) }
        if isFirstGroup || end > start {
          isSound = isSound && place < mains.count
          var length = end - start
          if isMain || !areKeys {
            texts.append(UInt32(start))
            starts.append(UInt32(packed.count + folded.count))
            let before = folded.count
            folding.append(UnsafeBufferPointer(rebasing: packed[start..<end]), to: &folded)
            length = folded.count - before
          } else {
            starts.append(UInt32(start))
          }
          isSound = isSound && length <= UInt8.max
          lengths.append(UInt8(truncatingIfNeeded: length))
          owners.append(UInt32(place))
        }
        isFirstOfLine = end < packed.count && packed[end] != Self.tab
        if isFirstOfLine { place = packed[end] == Self.formFeed ? 0 : place + 1 }
        if end < packed.count, packed[end] == Self.formFeed { isFirstGroup = false }
        start = end + 1
      }
    }
    bytes += folded
    (self.bytes, self.starts, self.lengths, self.owners) = (bytes, starts, lengths, owners)
    (self.texts, self.mains) = (texts, mains)
    guard isSound, let slots = Self.slots(bytes, starts, lengths) else { throw .damaged(section: section) }
    self.slots = slots
  }

  /// The key of a number, `0..<count`.
  func key(_ number: Int) -> ArraySlice<UInt8> {
    let start = Int(starts[number])
    return bytes[start..<start + length(number)]
  }

  /// How long the key of a number is.
  func length(_ number: Int) -> Int { Int(lengths[number]) }

  /// The place of the key of a number.
  func place(_ number: Int) -> Int { Int(owners[number]) }

  /// The main name of a place, as it is written.
  func main(_ place: Int) -> String { name(Int(mains[place])) }

  /// The name of a number, as it is written, where none are packed as keys.
  func name(_ number: Int) -> String {
    String(decoding: bytes[Int(texts[number])...].prefix { $0 > Self.formFeed }, as: UTF8.self)
  }

  /// The places that have a name of this key, each once.
  func places(_ key: [UInt8]) -> [Int] { places(key, hash: Self.hash(key)) }

  /// The places that have a name of this key, of which the caller knows the hash.
  func places(_ key: [UInt8], hash: UInt64) -> [Int] {
    var result: [Int] = []
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if length(number) == key.count, self.key(number).elementsEqual(key), !result.contains(place(number)) {
        result.append(place(number))
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return result
  }

  /// A number that is the same for the same key: as FNV-1a, but eight bytes at a time.
  static func hash(_ key: [UInt8]) -> UInt64 { key.withUnsafeBufferPointer { hash($0) } }

  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ bytes: UInt64) {
      sum = (sum ^ bytes) &* 0x100_0000_01B3
      sum ^= sum >> 29
    }
    let raw = UnsafeRawBufferPointer(key)
    var index = 0
    while index + 8 <= key.count {
      add(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    add(key[index...].reduce(0) { $0 << 8 | UInt64($1) })
    return sum
  }

  /// No name of the world's is farther from its slot.
  private static let longestWay = 2000
  private static let tab: UInt8 = 9
  private static let formFeed: UInt8 = 12

  /// Where a name ends that begins at an index: at the next mark, which are all below what names are of. Eight bytes are looked at at
  /// once; of those below a bound, taking it away leaves the highest bit where there was none.
  private static func end(of packed: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(packed)
    var end = start
    while end + 8 <= packed.count {
      let bytes = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: end, as: UInt64.self))
      let marks = (bytes &- 0x0D0D_0D0D_0D0D_0D0D) & ~bytes & 0x8080_8080_8080_8080
      if marks != 0 { return end + marks.trailingZeroBitCount / 8 }
      end += 8
    }
    while end < packed.count, packed[end] > formFeed { end += 1 }
    return end
  }

  /// The hash table; nothing where a name has far too many before it.
  private static func slots(_ bytes: [UInt8], _ starts: [UInt32], _ lengths: [UInt8]) -> [UInt32]? {
    let count = starts.count
    var size = 2
    while size * 3 < count * 4 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    return bytes.withUnsafeBufferPointer { bytes in
      for number in 0..<count {
        let start = Int(starts[number])
        let key = UnsafeBufferPointer(rebasing: bytes[start..<start + Int(lengths[number])])
        var slot = Int(truncatingIfNeeded: hash(key)) & (size - 1)
        var steps = 0
        while slots[slot] != 0 {
          slot = (slot + 1) & (size - 1)
          steps += 1
        }
        guard steps < longestWay else { return nil }
        slots[slot] = UInt32(number + 1)
      }
      return slots
    }
  }
}
