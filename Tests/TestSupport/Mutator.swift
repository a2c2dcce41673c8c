/// Makes damaged files out of whole ones; the same seed and number give the same file.
package struct Mutator: Sendable {
  /// Whole files of one format.
  package let corpus: [[UInt8]]
  /// What means something in the format.
  let words: [[UInt8]]
  /// Mends what a reader looks at first, such as the length in a header, so that it goes on to the rest.
  let mend: @Sendable (inout [UInt8]) -> Void

  /// A mutator of files of one format.
  ///
  /// - Parameters:
  ///   - corpus: whole files.
  ///   - words: what means something in the format.
  ///   - mend: mends what a reader looks at first, such as the length in a header.
  package init(corpus: [[UInt8]], words: [[UInt8]], mend: @escaping @Sendable (inout [UInt8]) -> Void = { _ in }) {
    (self.corpus, self.words, self.mend) = (corpus, words, mend)
  }

  /// The damaged file of a number.
  package func input(seed: UInt64, number: Int) -> [UInt8] {
    var random = Seeded(seed &* 0x1_0000_0001 &+ UInt64(number))
    guard var bytes = corpus.randomElement(using: &random) else { return [] }
    // Long files are cut to a window, so that a change is not lost in them; one in eight stays whole.
    if bytes.count > 4096, Int.random(in: 0..<8, using: &random) > 0 {
      bytes = Array(bytes.prefix(Int.random(in: 64...4096, using: &random)))
    }
    damage(&bytes, &random)
    bytes = Array(bytes.prefix(1 << 20))
    if Bool.random(using: &random) { mend(&bytes) }
    return bytes
  }

  /// Changes a file in up to six places.
  package func damage(_ bytes: inout [UInt8], _ random: inout Seeded) {
    for _ in 0..<Int.random(in: 1...6, using: &random) { change(&bytes, &random) }
  }

  private func change(_ bytes: inout [UInt8], _ random: inout Seeded) {
    let start = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, start + Int.random(in: 0...32, using: &random))
    switch Int.random(in: 0..<11, using: &random) {
    case 0 where start < bytes.count: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1 where start < bytes.count: bytes[start] = .random(in: 0...255, using: &random)
    case 2: bytes.removeSubrange(start..<end)
    case 3: bytes.insert(contentsOf: bytes[start..<end], at: .random(in: 0...bytes.count, using: &random))
    case 4: bytes.removeSubrange(start...)
    case 5:
      bytes.replaceSubrange(
        start..<end, with: repeatElement([0, 255, 34].randomElement(using: &random) ?? 0, count: end - start))
    case 6: splice(&bytes, at: start, &random)
    case 7: repeatBlock(&bytes, start..<end, &random)
    case 8: bytes.insert(contentsOf: Self.numbers.randomElement(using: &random) ?? [], at: start)
    default: bytes.replaceSubrange(start..<end, with: words.randomElement(using: &random) ?? [])
    }
  }

  /// The end of another file.
  private func splice(_ bytes: inout [UInt8], at start: Int, _ random: inout Seeded) {
    guard let other = corpus.randomElement(using: &random) else { return }
    let from = Int.random(in: 0...other.count, using: &random)
    bytes = Array(bytes[..<start]) + other[from..<min(other.count, from + 2048)]
  }

  /// One piece many times: long fields, deep nesting.
  private func repeatBlock(_ bytes: inout [UInt8], _ range: Range<Int>, _ random: inout Seeded) {
    let block = range.isEmpty ? words.randomElement(using: &random) ?? [] : Array(bytes[range])
    let count = Int.random(in: 2...(Int.random(in: 0..<50, using: &random) == 0 ? 20_000 : 60), using: &random)
    bytes.insert(contentsOf: repeatElement(block, count: count).joined(), at: range.lowerBound)
  }

  private static let numbers = [
    "0", "-0", "-1", "1e309", "1e-400", "NaN", "inf", "4294967296", "9223372036854775807", "-9223372036854775808",
    "99999999999999999999999999", "0.0000000000000001", "180", "-180.0000001", "90", "360", "2147483648",
  ].map { Array($0.utf8) }
}
