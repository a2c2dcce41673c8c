/// The names of places or countries, and which of them have a name of some key.
struct NameIndex: Sendable {
  /// As they are packed: a line for each place, its main name and the others with tabs between.
  private let packed: [UInt8]
  /// Where each name begins in `packed`.
  private var texts: [UInt32] = []
  /// The number of the main name of each place.
  private var mains: [UInt32] = []
  /// All keys one after another.
  private var keys: [UInt8] = []
  /// Where each key begins, and at the end where the last one ends.
  private var starts: [UInt32] = [0]
  /// The place of each key.
  private var owners: [UInt32] = []
  /// A hash table with open addresses: numbers of keys counted from 1, or 0.
  private var slots: [UInt32] = []

  var placeCount: Int { mains.count }
  /// How many keys there are.
  var count: Int { owners.count }

  /// - Parameter areKeys: whether names beside the main ones are packed as keys already.
  /// - Throws: a fault of the section where thousands of names have one key, so that the table would take no end.
  init(_ section: String, of block: Block, areKeys: Bool, folding: Folding) throws(GazetteerFault) {
    packed = try block.section(section)
    takeNames(folding, areKeys: areKeys)
    guard fillSlots() else { throw .damaged(section: section) }
  }

  /// The key of a number, `0..<count`.
  func key(_ number: Int) -> ArraySlice<UInt8> { keys[Int(starts[number])..<Int(starts[number + 1])] }

  /// How long the key of a number is.
  func length(_ number: Int) -> Int { Int(starts[number + 1] - starts[number]) }

  /// The place of the key of a number.
  func place(_ number: Int) -> Int { Int(owners[number]) }

  /// The main name of a place, as it is written.
  func main(_ place: Int) -> String { name(Int(mains[place])) }

  /// The name of a number, as it is packed.
  func name(_ number: Int) -> String {
    let name = packed[Int(texts[number])...].prefix { $0 != Self.tab && $0 != Self.lineFeed }
    return String(decoding: name, as: UTF8.self)
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

  /// A number that is the same for the same key (FNV-1a, its upper bits folded in).
  static func hash(_ key: [UInt8]) -> UInt64 { key.withUnsafeBufferPointer { hash($0) } }

  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return sum ^ sum >> 29
  }

  /// No name of the world's is farther from its slot.
  private static let longestWay = 2000
  private static let tab: UInt8 = 9
  private static let lineFeed: UInt8 = 10

  private mutating func takeNames(_ folding: Folding, areKeys: Bool) {
    let most =
      packed.withUnsafeBufferPointer { bytes in bytes.reduce(0) { $0 + ($1 == Self.tab || $1 == Self.lineFeed ? 1 : 0) }
      } + 1
    keys.reserveCapacity(packed.count)
    texts.reserveCapacity(most)
    starts.reserveCapacity(most + 1)
    owners.reserveCapacity(most)
    packed.withUnsafeBufferPointer { packed in
      var start = 0
      var isMain = true
      while start < packed.count {
        var end = start
        while end < packed.count, packed[end] != Self.tab, packed[end] != Self.lineFeed { end += 1 }
        let name = UnsafeBufferPointer(rebasing: packed[start..<end])
        if isMain { mains.append(UInt32(owners.count)) }
        if isMain || !areKeys { folding.append(name, to: &keys) } else { keys.append(contentsOf: name) }
        texts.append(UInt32(start))
        starts.append(UInt32(keys.count))
        owners.append(UInt32(mains.count - 1))
        isMain = end < packed.count && packed[end] == Self.lineFeed
        start = end + 1
      }
    }
  }

  /// Fills the hash table; `false` where a name has far too many before it.
  private mutating func fillSlots() -> Bool {
    var size = 2
    while size < count * 2 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    return keys.withUnsafeBufferPointer { keys in
      for number in owners.indices {
        let key = UnsafeBufferPointer(rebasing: keys[Int(starts[number])..<Int(starts[number + 1])])
        var slot = Int(truncatingIfNeeded: Self.hash(key)) & (size - 1)
        var steps = 0
        while slots[slot] != 0 {
          slot = (slot + 1) & (size - 1)
          steps += 1
        }
        guard steps < Self.longestWay else { return false }
        slots[slot] = UInt32(number + 1)
      }
      return true
    }
  }
}
