import Friendships

/// How many names a map lacks in a language, in place of which it prints those of another one.
struct MissingNames: Encodable, Sendable {
  /// Cities without a name, and the countries of such cities, as many as have different names.
  var cities = 0
  var countries = 0

  /// What is missing in each language of the words.
  static func byLanguage(_ data: MapData) -> [String: MissingNames] {
    let drawn = Set(data.atlas.agreements.map(\.city)).map { data.atlas.cities[$0] }
    return Dictionary(
      uniqueKeysWithValues: data.words.languages.map { language in
        let countries = Set(drawn.map(\.country.names).filter { $0.own(language) == nil }.compactMap(\.all.first))
        return (
          language, MissingNames(cities: drawn.count { $0.names.own(language) == nil }, countries: countries.count)
        )
      })
  }
}
