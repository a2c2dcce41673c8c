import Friendships
import Messages
import Testing
import TestSupport

@Suite struct WordsTests {
  private func words(_ text: String) -> Words {
    var problems: [Problem] = []
    return Words(Array(text.utf8), file: "w.csv", problems: &problems)
  }

  private var sample: Words {
    words(
      """
      key,en,zh
      greet,"Hello {name}, {name}!",你好{name}
      only,only English,
      n.one,1 thing,1个
      n.many,{count} things,{count}个

      """)
  }

  @Test func fillsPlaces() {
    #expect(sample.say("greet", in: "en", ["name": "A"]) == "Hello A, A!")
    #expect(sample.say("greet", in: "zh", ["name": "A"]) == "你好A")
  }

  @Test func whatIsFilledInIsNotReadAgain() {
    #expect(sample.say("greet", in: "zh", ["name": "{name}"]) == "你好{name}")
  }

  @Test func aPlaceWithoutAValueStaysVisible() { #expect(sample.say("greet", in: "zh") == "你好{name}") }

  @Test func fallsBackToTheFirstLanguageAndThenToTheKey() {
    #expect(sample.say("only", in: "zh") == "only English")
    #expect(sample.say("only", in: "fr") == "only English")
    #expect(sample.say("nothing", in: "en") == "nothing")
  }

  @Test func oneIsNotMany() {
    #expect(sample.count(1, "n", in: "en") == "1 thing")
    #expect(sample.count(0, "n", in: "en") == "0 things")
    #expect(sample.count(12, "n", in: "zh") == "12个")
  }

  @Test func aliasesAreThoseOfALanguage() {
    let words = words("key,en,zh\nshort.US,USA|America,美利坚\n")
    #expect(words.aliases(of: "short.US", in: "en") == ["USA", "America"])
    #expect(words.aliases(of: "short.US", in: "zh") == ["美利坚"])
    #expect(words.aliases(of: "short.US", in: "fr").isEmpty && words.aliases(of: "short.FR", in: "en").isEmpty)
  }

  @Test func languagesAreTheColumns() {
    #expect(sample.languages == ["en", "zh"])
    #expect(words("").languages.isEmpty)
    #expect(words("").say("x", in: "en") == "x")
  }

  /// What a map or a page shows is there in every language; what is said of data, in English and Chinese.
  @Test func everyBuiltInRowHasItsLanguagesAndTheSamePlaces() throws {
    let table = Shenyang.wordTable
    #expect(table.first == ["key", "en", "zh", "ja", "ko", "de", "fr", "es", "ru"])
    #expect(table.count > 20)
    let aliases = ["column.", "kind.", "part.", "cell.", "short."]
    for row in table.dropFirst() {
      let isAlias = aliases.contains { row[0].hasPrefix($0) } && !row[0].hasSuffix(".one") && !row[0].hasSuffix(".many")
      if isAlias { continue }
      #expect((row.count == table[0].count || row.count == 3) && row.allSatisfy { !$0.isEmpty }, "\(row)")
      let places = row.dropFirst().map { Set($0.matches(of: /\{([a-zA-Z]+)\}/).map { String($0.1) }) }
      // Dates are the exception: one language writes 06, the other 6.
      if row[0].hasPrefix("date.") { continue }
      #expect(Set(places).count == 1, "\(row)")
    }
    #expect(Set(table.map { $0[0] }).count == table.count)
  }

  @Test func builtInLanguagesHaveTags() {
    #expect(Shenyang.words.tag("zh") == "zh-Hans")
    #expect(Shenyang.words.tag("en") == "en")
  }
}

@Suite struct NamesTests {
  private let names = Names(["en": "Turin", "zh": "都灵", "fr": ""], fallback: "Turin")

  @Test func anEmptyNameIsNone() {
    #expect(names["zh"] == "都灵")
    #expect(names["fr"] == "Turin")
    #expect(names.own("fr") == nil && names.own("zh") == "都灵")
  }

  @Test func aNameIsSaidOnce() {
    #expect(names.distinct(["zh", "en", "fr"]).map(\.language) == ["zh", "en"])
    #expect(names.distinct(["fr", "en"]).map(\.name) == ["Turin"])
    #expect(names.distinct([]).isEmpty)
  }

  /// As Unicode's CLDR has it (41): French a narrow space that does not break, Russian a space that does not break, Spanish a point from
  /// ten thousand on.
  @Test(arguments: [
    ("en", ["999 km", "1,000 km", "12,345 km"]), ("zh", ["999 公里", "1,000 公里", "12,345 公里"]),
    ("ja", ["999 km", "1,000 km", "12,345 km"]), ("ko", ["999 km", "1,000 km", "12,345 km"]),
    ("de", ["999\u{A0}km", "1.000\u{A0}km", "12.345\u{A0}km"]),
    ("fr", ["999\u{A0}km", "1\u{202F}000\u{A0}km", "12\u{202F}345\u{A0}km"]),
    ("es", ["999\u{A0}km", "1000\u{A0}km", "12.345\u{A0}km"]),
    ("ru", ["999\u{A0}км", "1\u{A0}000\u{A0}км", "12\u{A0}345\u{A0}км"]),
  ]) func distancesAreWrittenAsInTheLanguage(_ language: String, _ expected: [String]) {
    #expect([999.4, 999.6, 12345].map { Shenyang.words.distance($0, in: language) } == expected)
  }
}
