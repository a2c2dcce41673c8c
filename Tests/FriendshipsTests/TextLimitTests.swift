import Messages
import Testing
import TestSupport

@testable import Friendships

/// Texts that are too long for a map, or too heavy for a font.
@Suite struct TextLimitTests {
  private func zalgo(_ count: Int) -> String { "S" + String(repeating: "\u{301}", count: count) + "o" }

  @Test func lettersAreCountedAndMarksAreNot() {
    let limit = TextLimit.name
    let severities = [60, 61, 300, 301].map { limit.problem(of: String(repeating: "长", count: $0))?.severity }
    #expect(severities == [nil, .warning, .warning, .error])
    #expect(limit.problem(of: String(repeating: "e\u{301}", count: 60)) == nil)
    #expect(limit.problem(of: zalgo(8)) == nil && limit.problem(of: zalgo(9))?.severity == .error)
    // Marks of several kinds, and a joiner that makes one character of two emoji, do not help.
    let mixed = "a" + String(repeating: "\u{301}\u{20DD}\u{903}", count: 3)
    #expect(limit.problem(of: mixed)?.what == "9 marks on one letter")
    #expect(limit.problem(of: String(repeating: "\u{1F469}\u{200D}", count: 200))?.severity == .error)
  }

  /// Words with many marks that people write: Hebrew with vowels and accents, Tibetan, Thai, Devanagari, Vietnamese.
  @Test(arguments: ["בְּרֵאשִׁ֖ית", "བསྒྲུབས", "ที่นี่", "क्ष्म्य", "Đà Nẵng", "Việt Trì", "👨‍👩‍👧‍👦"])
  func realWordsAreNoneOfThem(_ word: String) { #expect(TextLimit.name.problem(of: word) == nil) }

  @Test(arguments: ["city_en", "city_zh", "city_local", "country_en", "note", "photo_credit", "confidence"])
  func noColumnTakesThem(_ column: String) {
    for (text, what) in [
      (zalgo(20_000), "20000 marks on one letter"), (String(repeating: "a", count: 5000), "a text of 5000 letters"),
    ] {
      var cells = [
        "city_en": "Town", "city_zh": "", "city_local": "", "country_en": "Japan", "note": "", "photo_credit": "",
        "confidence": "",
      ]
      cells[column] = text
      let names = cells.keys.sorted()
      let table = """
        country_code,continent,latitude,longitude,relation,established,source,\(names.joined(separator: ","))
        JP,Asia,35,135,b,2000,https://example.org/,\(names.map { cells[$0] ?? "" }.joined(separator: ","))

        """
      let problems = SampleTable.read(text: table).problems
      #expect(problems.map(\.what.description) == [what])
      #expect(problems.allSatisfy { $0.severity == .error && $0.description.utf8.count < 1000 })
    }
  }

  @Test(arguments: [
    "hub.names", "hub.country.names", "title", "subtitle", "attribution", "issuer", "relations[0].names",
    "relations[0].plurals",
  ])
  func noMemberTakesThem(_ path: String) {
    let names = { (name: String) in "{\"en\": \"\(name == path ? self.zalgo(5000) : "Hub")\"}" }
    let text = """
      {"hub": {"names": \(names("hub.names")), "country": {"code": "CN", "names": \(names("hub.country.names"))}, "latitude": 41,
       "longitude": 123}, "title": \(names("title")), "subtitle": \(names("subtitle")), "attribution": \(names("attribution")),
       "issuer": \(names("issuer")), "friendships": "t.csv", "relations": [{"id": "a", "names": \(names("relations[0].names")),
       "plurals": \(names("relations[0].plurals")), "line": "solid", "marker": "disc",
       "ramps": {"light": ["#7A1530", "#D6332A"], "dark": ["#D85A6A", "#FFB14A"]}}]}
      """
    var problems: [Problem] = []
    #expect(MapFile(Array(text.utf8), file: "map.json", looks: Shenyang.looks, problems: &problems) == nil)
    #expect(problems.map { "\($0.place): \($0.what)" } == ["map.json: \(path).en: 5000 marks on one letter"])
  }

  @Test func theBuiltInMapKeepsThem() {
    let texts = Shenyang.atlas.cities.flatMap { $0.names.all + $0.country.names.all + [$0.localName ?? ""] }
    #expect(texts.count > 100 && texts.allSatisfy { TextLimit.name.problem(of: $0) == nil })
  }
}
