import Friendships
import Gazetteer

/// What a page's search knows beside the words of its table.
struct PageSearch {
  private let atlas: Atlas
  private let words: Words
  private let languages: [String]

  init(_ atlas: Atlas, words: Words, languages: [String]) {
    (self.atlas, self.words, self.languages) = (atlas, words, languages)
  }

  /// These are called as the table calls them, and by nothing else.
  private static let asWritten: Set<String> = ["TW", "HK", "MO"]

  /// The readings and forms of the Chinese characters of the page; nothing for a page without any.
  var han: (readings: String, forms: String) {
    guard let han = try? BuiltIn.readings() else { return ("", "") }
    let names = atlas.cities.flatMap { city in
      languages.flatMap { [city.names[$0], city.country.names[$0]] } + [city.localName ?? ""]
    }
    let kinds = atlas.relations.flatMap { kind in languages.map { kind.names[$0] } }
    let continents = Set(atlas.cities.map(\.continent)).flatMap { name in
      languages.map { words.translated("continent", name, in: $0) }
    }
    let excerpt = HanExcerpt(of: names + kinds + continents, han: han)
    return (excerpt.readings, excerpt.forms)
  }

  /// The codes and short names of the table's countries, in the languages of the page.
  var aliases: String {
    Self.aliases(of: Set(atlas.inOrder.map { atlas.city(of: $0).country.code }), words: words, languages: languages)
  }

  /// The codes and short names of countries: `US:us|usa|america`, with commas between countries. They are found, never shown.
  static func aliases(of codes: Set<String>, words: Words, languages: [String]) -> String {
    let codes = codes.subtracting(asWritten).filter { !$0.isEmpty }.sorted()
    guard !codes.isEmpty, let countries = try? BuiltIn.gazetteer().countries else { return "" }
    return codes.map { code in
      let names = countries.shortCodes(of: code) + languages.flatMap { words.aliases(of: "short.\(code)", in: $0) }
      var known: Set<String> = []
      return code + ":" + names.map { $0.lowercased() }.filter { known.insert($0).inserted }.joined(separator: "|")
    }.joined(separator: ",")
  }
}
