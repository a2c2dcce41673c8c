import Friendships

/// Ids for all hubs of a table, each once: of the name, and where that is the same for several, of the country too.
///
/// They are names of files and parts of addresses, so they are made as ids of cities are, `sao-paulo-br`, of lower-case ASCII letters and
/// digits, and no longer than 60 characters and what tells them apart.
struct HubIDs {
  /// What a page of all maps is called, and no map.
  private static let reserved = "index"
  private static let longest = 60

  /// The ids of cities in their order.
  ///
  /// - Parameter latinName: a name in Latin letters of a city that has none in the table; nothing where that is not known.
  static func ids(of cities: [PairCities.City], latinName: (PairCities.City) -> String?) -> [String] {
    let bases = cities.map { base(of: $0, latinName) }
    let longer = zip(cities, bases).map { city, base in "\(base)-\(country(of: city))" }
    let hashed = zip(cities, longer).map { city, id in "\(id)-\(shortHash("\(city.name)\n\(city.country)"))" }
    let count = { (all: [String]) in all.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 } }
    let (shared, sharedLonger) = (count(bases), count(longer))
    var taken: Set<String> = [reserved]
    var ids = [String?](repeating: nil, count: cities.count)
    for (index, base) in bases.enumerated() where shared[base] == 1 && taken.insert(base).inserted { ids[index] = base }
    for (index, id) in longer.enumerated() where ids[index] == nil {
      if sharedLonger[id] == 1, !id.hasSuffix("-"), taken.insert(id).inserted { ids[index] = id }
    }
    for (index, id) in hashed.enumerated() where ids[index] == nil {
      let all = [id] + (2...(cities.count + 2)).lazy.map { "\(id)-\($0)" }.prefix(cities.count)
      ids[index] = all.first { taken.insert($0).inserted }
    }
    return ids.map { $0 ?? "" }
  }

  /// The id that its name alone gives.
  private static func base(of city: PairCities.City, _ latinName: (PairCities.City) -> String?) -> String {
    let own = city.names.lazy.map(slug).first { !$0.isEmpty }
    let found = own ?? latinName(city).map(slug) ?? ""
    if found.isEmpty { return shortHash(city.name) }
    return found.utf8.count <= longest ? found : "\(found.prefix(longest - 9))-\(shortHash(found))"
  }

  private static func country(of city: PairCities.City) -> String {
    city.code?.lowercased() ?? String(slug(city.country).prefix(longest))
  }
}
