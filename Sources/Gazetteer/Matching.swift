/// A place that has a name that was asked for.
struct Match {
  let place: Place
  /// Whether it is the main name or one in other than Latin letters, which never is the main one; of places that count as
  /// one, of any.
  var isMain: Bool
}

/// What a reading of a cell found.
struct Matches {
  /// Each place once, the largest first.
  var places: [Match]
  /// Whether all that the reading says of where the place lies was understood, and is so.
  var isConfirmed: Bool
  /// Whether two names that a cell has for one place are those of different ones.
  var isContradictory = false

  /// The grade of these places, of which there is at least one.
  ///
  /// What a place is called beside its main name is a weaker sign: where it is the only one, a reading that says where the place
  /// lies must be understood, and the largest of several must not stand against a place whose main name it is. Where the largest
  /// alone has it as its main name, twice the people of the next are enough.
  var grade: Grade {
    if isContradictory { return .choose }
    if places.count == 1 { return places[0].isMain || isConfirmed ? .one : .choose }
    let (first, next) = (places[0], places[1].place.population)
    let others = places.dropFirst().contains { $0.isMain }
    let isLargest =
      switch (first.isMain, others) {
      case (true, true), (false, false): first.place.population >= 10 * next
      case (true, false): first.place.population >= 2 * next
      case (false, true): false
      }
    return isLargest && first.place.population > 0 ? .largest : .choose
  }
}

extension Gazetteer {
  /// Places of one name that are closer count as one, a city and its districts.
  private static let sameWithin = 25.0

  /// The places that a reading may mean; in two scripts those on which both agree.
  func matches(of reading: Reading) throws(GazetteerFault) -> Matches {
    var sets: [Matches] = []
    for words in reading.names {
      let found = try matches(words, of: reading)
      if !found.places.isEmpty { sets.append(found) }
    }
    guard let first = sets.first else { return Matches(places: [], isConfirmed: false) }
    guard let second = sets.dropFirst().first else { return first }
    let agreed = first.places.filter { match in
      second.places.contains { $0.place.distance(to: match.place) <= Self.sameWithin }
    }
    if !agreed.isEmpty { return Matches(places: agreed, isConfirmed: true) }
    return Matches(places: Self.merged(first.places + second.places), isConfirmed: false, isContradictory: true)
  }

  /// The finding of places, of which there is at least one.
  func finding(_ matches: Matches) throws(GazetteerFault) -> Finding {
    let candidates = try toldApart(matches.places.map(\.place))
    let grade = matches.grade
    return Finding(
      grade: grade, place: grade == .choose ? nil : candidates[0], candidates: candidates, suggestions: [],
      isConfirmed: matches.isConfirmed)
  }

  /// A region by its words, with the places of its name.
  func region(_ readings: [Reading]) throws(GazetteerFault) -> Finding? {
    for reading in readings {
      for words in reading.names {
        let rest = AdministrativeWords.withoutRegion(words, country: reading.country) ?? words
        guard rest != words || isArea(words, in: reading.country) else { continue }
        let found = try matches(rest, of: Reading(names: [rest], within: [], country: reading.country))
        return Finding(
          grade: .region, place: nil, candidates: try toldApart(found.places.map(\.place)), suggestions: [])
      }
    }
    return nil
  }

  /// Whether a name is that of a state or province.
  private func isArea(_ words: [[UInt8]], in country: String?) -> Bool {
    let codes = countries.areaCodes(words.flatMap { $0 })
    return country.map { codes[$0] != nil } ?? !codes.isEmpty
  }

  /// The places of a name, by the first way of writing it that has any.
  private func matches(_ words: [[UInt8]], of reading: Reading) throws(GazetteerFault) -> Matches {
    for key in Self.keys(words, country: reading.country) {
      var places = try exact(key, in: reading.country)
      // In East Asia a small place may have the bare name of a city: 下関 is one, and what 下関市 is called.
      if !places.isEmpty, let city = AdministrativeWords.city(key) {
        places += try exact(city, in: reading.country)
      }
      var found = try narrowed(places, to: reading)
      if found.places.isEmpty { continue }
      found.places = Self.merged(found.places)
      return found
    }
    return Matches(places: [], isConfirmed: false)
  }

  /// The keys under which a name may stand, the most literal first.
  private static func keys(_ words: [[UInt8]], country: String?) -> [[UInt8]] {
    var keys = [words.flatMap { $0 }]
    guard AdministrativeWords.withoutRegion(words, country: country) == nil else { return keys }
    var rest = words
    while keys.count < 4, let shorter = AdministrativeWords.withoutTown(rest, country: country) {
      rest = shorter
      keys.append(rest.flatMap { $0 })
    }
    keys += AdministrativeWords.spellings(words, country: country)
    if rest != words { keys += AdministrativeWords.spellings(rest, country: country) }
    return keys
  }

  /// All places that have a name of this very key.
  func exact(_ key: [UInt8], in country: String?) throws(GazetteerFault) -> [Match] {
    guard !key.isEmpty else { return [] }
    let hash = NameIndex.hash(key)
    var result: [Match] = []
    for places in try places(in: country) {
      for index in places.names.places(key, hash: hash) {
        let isMain = key[0] >= 0x80 || folding.key(places.names.main(index)) == key
        result.append(Match(place: try places[index], isMain: isMain))
      }
    }
    return result
  }

  /// The largest first, without those that are near a larger one.
  private static func merged(_ matches: [Match]) -> [Match] {
    var result: [Match] = []
    let sorted = matches.sorted { first, second in
      let (one, two) = (first.place, second.place)
      return (two.population, one.country, one.name, one.latitude)
        < (one.population, two.country, two.name, two.latitude)
    }
    for match in sorted {
      if let same = result.firstIndex(where: { $0.place.distance(to: match.place) <= sameWithin }) {
        result[same].isMain = result[same].isMain || match.isMain
      } else {
        result.append(match)
      }
    }
    return result
  }

  /// Only those in the state, province or larger place that a reading names. A state that none of them is in leaves none; what is
  /// not known, or only as a place that is elsewhere, leaves all.
  private func narrowed(_ found: [Match], to reading: Reading) throws(GazetteerFault) -> Matches {
    var result = Matches(places: found, isConfirmed: true)
    for name in reading.within
    where !result.places.isEmpty && (reading.country == nil || countries.code(ofName: name) != reading.country) {
      let areas = countries.areaCodes(folding.key(name))
        .filter { area in result.places.contains { $0.place.country == area.key } }
      if !areas.isEmpty {
        result.places.removeAll { areas[$0.place.country] != $0.place.area }
        continue
      }
      let near = try larger(name, in: reading.country)
      let kept = result.places.filter { match in near.contains { Self.isWithin(match.place, $0.place) } }
      if kept.isEmpty { result.isConfirmed = false } else { result.places = kept }
    }
    return result
  }

  /// Whether a place is in the same state or province as a larger one, or near it.
  private static func isWithin(_ place: Place, _ larger: Place) -> Bool {
    (place.country, place.area) == (larger.country, larger.area) || place.distance(to: larger) <= 50
  }

  /// The places of the name of a region or a larger place.
  private func larger(_ name: String, in country: String?) throws(GazetteerFault) -> [Match] {
    let words = folding.words(name)
    let rest =
      AdministrativeWords.withoutRegion(words, country: country)
      ?? AdministrativeWords.withoutTown(words, country: country) ?? words
    return try exact(words.flatMap { $0 }, in: country) + exact(rest.flatMap { $0 }, in: country)
  }

  /// The first of several places, each with its region and the larger place that it is near.
  private func toldApart(_ places: [Place]) throws(GazetteerFault) -> [Place] {
    guard places.count > 1 else { return places }
    var result: [Place] = []
    for var place in places.prefix(Self.candidateLimit) {
      let there = try self.places(in: place.country).first { $0.country == place.country }
      place.near = try there?.nearestLarger(place)
      place.region = countries.name(ofArea: place.area, in: place.country)
      result.append(place)
    }
    return result
  }
}
