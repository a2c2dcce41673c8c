extension Gazetteer {
  /// What a name that was not found may stand for: names in that country that are spelled almost so, then the very name in
  /// other countries; at most three of each, the larger first.
  func suggestions(for reading: Reading) throws(GazetteerFault) -> [Place] {
    var result: [Place] = []
    for words in reading.names {
      let key = words.flatMap { $0 }
      let bare = AdministrativeWords.withoutTown(words, country: reading.country)?.flatMap { $0 }
      result += try near(bare ?? key, in: reading.country)
      guard reading.country != nil || !reading.within.isEmpty else { continue }
      let elsewhere = (try exact(key, in: nil) + exact(bare ?? [], in: nil)).map(\.place)
        .sorted { $0.population > $1.population }
      // Paris in France was meant, hardly the one in Texas.
      result += elsewhere.prefix(3).filter { $0.population * 10 >= elsewhere[0].population }
    }
    return result.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Without a country only large places are near misses, or every name would have some.
  private func near(_ key: [UInt8], in country: String?) throws(GazetteerFault) -> [Place] {
    let spelling = Spelling(key)
    guard spelling.tolerance > 0 else { return [] }
    var found: [(distance: Int, place: Place)] = []
    for places in try places(in: country) {
      for number in try places.numbers(onlyLarge: country == nil) {
        guard let distance = spelling.distance(places.names.key(number)) else { continue }
        found.append((distance, try places[places.names.place(number)]))
      }
    }
    return found.sorted { ($0.distance, $1.place.population) < ($1.distance, $0.place.population) }.map(\.place)
      .reduce(into: []) { if $0.count < 3, !$0.contains($1) { $0.append($1) } }
  }
}
