/// A spelling that others are compared with.
struct Spelling {
  private let key: [UInt8]
  private let characters: [UInt32]
  private let isLatin: Bool
  private let letters: UInt32
  /// How many letters may differ.
  let tolerance: Int

  init(_ key: [UInt8]) {
    self.key = key
    characters = Self.characters(key[...])
    isLatin = key.allSatisfy { $0 < 0x80 }
    letters = Self.letters(key[...])
    tolerance = Self.tolerance(characters.count)
  }

  /// How many letters another key is apart, or `nil` if more than may differ.
  func distance(_ other: ArraySlice<UInt8>) -> Int? {
    guard abs(other.count - key.count) <= (isLatin ? tolerance : tolerance * 4) else { return nil }
    guard isLatin else {
      return Self.distance(characters[...], Self.characters(other)[...], limit: tolerance)
    }
    // Most names have so many other letters that nothing need be compared.
    let others = Self.letters(other)
    guard max((letters & ~others).nonzeroBitCount, (others & ~letters).nonzeroBitCount) <= tolerance else { return nil }
    return Self.distance(key[...], other, limit: tolerance)
  }

  /// The letters of a key, a bit for each.
  private static func letters(_ key: ArraySlice<UInt8>) -> UInt32 { key.reduce(0) { $0 | 1 << UInt32($1 & 31) } }

  /// The characters of a key.
  private static func characters(_ key: ArraySlice<UInt8>) -> [UInt32] {
    String(decoding: key, as: UTF8.self).unicodeScalars.map(\.value)
  }

  /// How many letters may differ in a key of so many: none in short ones, two from eight on.
  private static func tolerance(_ count: Int) -> Int { count < 4 ? 0 : count < 8 ? 1 : 2 }

  /// The fewest letters to insert, leave out, exchange or swap with a neighbour, or `nil` beyond the limit.
  static func distance<Letter: Equatable>(
    _ first: ArraySlice<Letter>, _ second: ArraySlice<Letter>, limit: Int
  ) -> Int? {
    let (height, width) = (first.count, second.count + 1)
    guard abs(height - second.count) <= limit else { return nil }
    // Three rows of the table of distances of beginnings, in turn; only a band around the diagonal can be within the limit.
    var rows = [Int](repeating: limit + 1, count: 3 * width)
    for column in 0..<min(width, limit + 1) { rows[column] = column }
    for row in 1..<(height + 1) {
      let (above, line, twoAbove) = ((row - 1) % 3 * width, row % 3 * width, (row + 1) % 3 * width)
      let band = max(1, row - limit)..<max(max(1, row - limit), min(width, row + limit + 1))
      rows[line + band.lowerBound - 1] = band.lowerBound == 1 ? row : limit + 1
      if band.upperBound < width { rows[line + band.upperBound] = limit + 1 }
      var least = rows[line + band.lowerBound - 1]
      let letter = first[first.startIndex + row - 1]
      for column in band {
        let other = second[second.startIndex + column - 1]
        var best = min(rows[above + column - 1] + (letter == other ? 0 : 1), rows[above + column] + 1)
        best = min(best, rows[line + column - 1] + 1)
        if row > 1, column > 1, letter == second[second.startIndex + column - 2],
          first[first.startIndex + row - 2] == other
        {
          best = min(best, rows[twoAbove + column - 2] + 1)
        }
        rows[line + column] = best
        least = min(least, best)
      }
      if least > limit { return nil }
    }
    let last = rows[height % 3 * width + width - 1]
    return last <= limit ? last : nil
  }
}
