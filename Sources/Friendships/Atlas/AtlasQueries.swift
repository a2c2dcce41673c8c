import Drawing
import Geometry

extension Atlas {
  /// The cities with an agreement in force on a day, by their indices, rising.
  package func cities(on day: Day) -> [Int] {
    var isFriend = [Bool](repeating: false, count: cities.count)
    for agreement in agreements where agreement.lifespan?.contains(day) ?? false { isFriend[agreement.city] = true }
    return isFriend.indices.filter { isFriend[$0] }
  }

  /// In how many countries some cities lie, as far as the table has words for them; the hub's own is none of them.
  package func countries(of cities: some Sequence<Int>) -> Int {
    var found: Set<String> = []
    // Many tables are in the order of countries.
    var last: Country?
    for city in cities where self.cities[city].country != last {
      last = self.cities[city].country
      found.insert(countryAbroad(of: self.cities[city]))
    }
    return found.subtracting([""]).count
  }

  /// What a city's country counts as; nothing where the table has no word for it, and in the hub's own country: a friend at home makes
  /// that none of the friends' countries. Around a hub in China this is so of Hong Kong, Macao and Taiwan, whatever their code.
  package func countryAbroad(of city: City) -> String {
    let (code, home) = (city.country.code, homeCode)
    if code.isEmpty { return city.country.names.all.contains(where: hub.country.names.has) ? "" : city.country.counted }
    return code == home || home == "CN" && isPartOfChina(code) ? "" : city.country.counted
  }

  /// The atlas with only the agreements of some relations, continents and countries; an empty list keeps all.
  ///
  /// Replacement has been settled before: dropping the later agreement of a city does not bring back the earlier one.
  package func filtered(relations kinds: [String], continents: [String], countries: [String]) -> Atlas {
    guard !(kinds + continents + countries).isEmpty else { return self }
    var result = self
    // What the office has counted is not to be compared with a part of the table.
    result.claims = []
    if !kinds.isEmpty { result.relations = relations.filter { kinds.contains($0.id) } }
    result.agreements = agreements.filter {
      let city = city(of: $0)
      return (kinds.isEmpty || kinds.contains($0.relation))
        && (continents.isEmpty || continents.contains(city.continent))
        && (countries.isEmpty || countries.contains(city.country.code))
    }
    return result
  }

  /// The drawn agreements from the lowest mark to the topmost: higher ranks above lower ones, later above earlier.
  package var inDrawingOrder: [Agreement] {
    let ordered = inOrder.map { ($0, rank(of: $0)) }
    return relations.indices.reversed().flatMap { rank in ordered.filter { $0.1 == rank }.map(\.0) }
  }

  /// Whether a place of the gazetteer is among the cities, found now or in an earlier reading.
  package var creditsPlaces: Bool { cities.contains { $0.placeFrom?.hasPrefix("GeoNames") ?? false } }

  /// The great-circle distance in kilometres beyond which a city counts as close to the hub's antipode.
  private static let nearAntipode = 19_000.0

  /// Whether a city lies close to the hub's antipode, where a few kilometres change the direction of its link.
  package func isNearAntipode(_ city: City) -> Bool {
    Self.isNearAntipode(hub.coordinate.distance(to: city.coordinate))
  }

  /// Whether so many kilometres from the hub are close to its antipode.
  package static func isNearAntipode(_ kilometres: Double) -> Bool { kilometres > nearAntipode }

  /// The servers that hold photos of agreements on the map, each as `https://example.org`; in the alphabet.
  package var photoOrigins: [String] {
    Set(inOrder.compactMap { $0.details.photo.flatMap { WebAddress($0)?.origin } }).sorted()
  }
}
