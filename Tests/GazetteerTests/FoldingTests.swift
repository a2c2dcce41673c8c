import Testing

@testable import Gazetteer

@Suite struct FoldingTests {
  let folding: Folding

  init() throws { folding = try world().folding }

  private func key(_ name: String) -> String { String(decoding: folding.key(name), as: UTF8.self) }

  @Test(arguments: [
    ("Düsseldorf", "dusseldorf"), ("Du\u{308}sseldorf", "dusseldorf"), ("STRAẞE", "strasse"), ("Łódź", "lodz"),
    ("Kraków", "krakow"), ("Ålesund", "alesund"), ("Tromsø", "tromso"), ("Þórshöfn", "thorshofn"), ("Iași", "iasi"),
    ("Isparta", "isparta"), ("ISPARTA", "isparta"), ("İstanbul", "istanbul"), ("Diyarbakır", "diyarbakir"),
    ("Đà Nẵng", "danang"), ("Gəncə", "gence"), ("Œuvre", "oeuvre"), ("Ｔｏｋｙｏ", "tokyo"), ("Saint-Denis", "saintdenis"),
    ("L’Aquila", "laquila"), ("L'Aquila", "laquila"), ("  a . b  ", "ab"), ("橫濱", "横滨"), ("横浜", "横滨"), ("日　本", "日本"),
    ("ﾀﾞｲﾔ", "ダイヤ"), ("は\u{3099}", "ば"), ("パリ", "パリ"), ("バリ", "バリ"), ("부산", "부산"),
    ("\u{1107}\u{116E}\u{1109}\u{1161}\u{11AB}", "부산"), ("Ёлка", "елка"), ("Й", "и"), ("Αθήνα", "αθηνα"), ("𠮷野", "𠮷野"),
    ("", ""), ("\u{0}", ""),
  ])
  func aNameBecomesAKey(_ pair: (name: String, key: String)) { #expect(key(pair.name) == pair.key, "\(pair.name)") }

  @Test func wordsEndAtSeparatorsAlone() {
    let words = folding.words("St. Martin-d'Hères/La Tour").map { String(decoding: $0, as: UTF8.self) }
    #expect(words == ["st", "martin", "dheres", "la", "tour"])
  }

  @Test func aKeyIsItsOwnKey() {
    for name in ["Düsseldorf", "橫濱市", "Đà Nẵng", "ﾀﾞｲﾔ", "Ｔｏｋｙｏ", "Þórshöfn"] { #expect(key(key(name)) == key(name)) }
  }
}
