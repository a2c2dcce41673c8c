/// What speaks for and against bytes being Chinese in GB18030, whose pairs of bytes nearly every other encoding has too.
///
/// GB 2312 has its common characters at the lead bytes B0 to D7 and the others up to F7; what GBK added stands elsewhere.
struct ChineseEvidence {
  /// Characters of GB 2312 that are common, and those that are not.
  private var common = 0
  private var uncommon = 0
  /// Pairs outside of GB 2312, which Chinese tables have few of.
  private var rare = 0
  /// Pairs that are Hangul syllables in EUC-KR.
  private var hangul = 0
  /// Words with two Han characters side by side, and words with a lone one against a Latin letter, as 「D黶seldorf」, which
  /// was Düsseldorf.
  private var clear = 0
  private var odd = 0
  private var firstOdd: Int?
  private var firstStrange: Int?
  private var firstHan: Int?

  /// What the bytes look like.
  enum Verdict {
    /// Chinese, as far as one can tell.
    case chinese
    /// Western, doubtful from this byte on.
    case western(Int)
    /// Of some other country of East Asia or with another script, doubtful from this byte on.
    case other(Int)
  }

  /// Looks at a text that is not UTF-8.
  init(_ bytes: [UInt8]) {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(where: TextEncoding.separates) ?? bytes.count
      look(at: bytes[start..<end])
      start = end + 1
    }
  }

  /// The verdict. Where the text has words that every Chinese table has, the figures leave room for names of cities, which
  /// may have rare characters; where it has none, any other reading is as likely.
  ///
  /// - Parameter isSupported: whether it has such words.
  func verdict(isSupported: Bool) -> Verdict {
    let pairs = common + uncommon + rare
    if !isSupported, odd == 0, let first = firstStrange ?? firstHan,
      rare > 0 || hangul == pairs || uncommon > common
    {
      return .other(first)
    }
    if odd > clear, let firstOdd { return .western(firstOdd) }
    if rare > max(2, pairs / 10), let firstStrange { return .other(firstStrange) }
    // Cyrillic and Greek letters of one byte look like pairs of uncommon characters.
    if pairs >= 6, 10 * uncommon > 4 * (common + uncommon), let firstHan { return .other(firstHan) }
    // Hangul has the lead bytes of the commoner half: many such pairs and no other are hardly chance.
    if pairs >= 8, hangul == pairs || (pairs >= 20 && 20 * hangul > 19 * pairs), let firstHan {
      return .other(firstHan)
    }
    return .chinese
  }

  private enum Kind { case han, letter, other }

  private mutating func look(at word: ArraySlice<UInt8>) {
    guard word.contains(where: { $0 >= 0x80 }) else { return }
    let kinds = kinds(of: word)
    let isClear = zip(kinds, kinds.dropFirst()).contains { $0 == .han && $1 == .han }
    let isOdd = kinds.indices.contains { index in
      let around = [index - 1, index + 1].filter(kinds.indices.contains).map { kinds[$0] }
      return kinds[index] == .han && !around.contains(.han) && around.contains(.letter)
    }
    if isClear { clear += 1 } else if isOdd { odd += 1 }
    if isOdd, !isClear, firstOdd == nil { firstOdd = word.startIndex }
  }

  /// The characters of a word, and their counts.
  private mutating func kinds(of word: ArraySlice<UInt8>) -> [Kind] {
    var kinds: [Kind] = []
    var index = word.startIndex
    while index < word.endIndex {
      let (lead, trail) = (word[index], index + 1 < word.endIndex ? word[index + 1] : 0)
      guard lead > 0x80, lead < 0xFF, trail >= 0x40, trail != 0x7F, trail < 0xFF else {
        kinds.append(lead < 0x80 && (lead & 0xDF) > 0x40 && (lead & 0xDF) < 0x5B ? .letter : .other)
        index += 1
        continue
      }
      kinds.append(count(lead, trail, at: word.startIndex))
      index += 2
    }
    return kinds
  }

  private mutating func count(_ lead: UInt8, _ trail: UInt8, at start: Int) -> Kind {
    if trail >= 0xA1, (0xA1...0xA9).contains(lead) { return .other }
    // The first characters for private use, which offices give to rare names, say nothing.
    if trail >= 0xA1, (0xAA...0xAF).contains(lead) { return .han }
    if trail >= 0xA1, (0xB0...0xC8).contains(lead) { hangul += 1 }
    if firstHan == nil { firstHan = start }
    switch lead {
    case 0xB0...0xD7 where trail >= 0xA1: common += 1
    case 0xD8...0xF7 where trail >= 0xA1: uncommon += 1
    default:
      rare += 1
      if firstStrange == nil { firstStrange = start }
    }
    return .han
  }
}
