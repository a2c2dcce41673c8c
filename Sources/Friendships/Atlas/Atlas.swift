import Drawing
import Geometry
import Messages

/// Everything known about a city's friendships, checked and complete: what the tables say, not how it is drawn.
package struct Atlas: Sendable {
  /// The city in the centre.
  package var hub: City
  /// The name of the map, and what it is about.
  package var title: Names
  /// A second, smaller line under the title; may be missing.
  package var subtitle: Names?
  /// Who is owed thanks for the data, and for the land where it is the built-in one.
  package var attribution: Names?
  /// The office that issues the map; may be missing, and is never invented.
  package var issuer: Names?
  /// The number under which the finished map was approved; never invented.
  package var approval: String?
  /// The kinds of relation in order of rank, highest first.
  package var relations: [RelationKind]
  /// What the office has stated, by date.
  package var claims: [Claim]
  /// The partner cities in the order of the table.
  package var cities: [City]
  /// The agreements in the order of the table, blank dates included.
  package var agreements: [Agreement]
  /// The first and last year of the colour scale.
  package var years: ClosedRange<Int>
  /// Whether the table has no date at all: then every city is on the map of any day, and no year is told.
  package let isUndated: Bool
  /// The code of the hub's country: that of the map file or, where it does not say, of the place that the hub's name has there.
  package var homeCode: String
  /// How many cities of the table are left out because their place is not known.
  package var unplaced = 0
  /// How many cities of the table are left out because a person wants it so.
  package var leftOut = 0

  /// The atlas of what a map file says and a table has.
  ///
  /// Every agreement of a city ends on the day before its next one takes effect. The years that the map file leaves open
  /// are those of the first and the last agreement, or 1 where there is none.
  init(_ map: MapFile, cities: [City], agreements: [Agreement]) {
    (hub, title, subtitle) = (map.hub, map.title, map.subtitle)
    homeCode = map.hub.country.code
    (attribution, issuer, approval) = (map.attribution, map.issuer, map.approval)
    (relations, claims) = (map.relations, map.claims)
    isUndated = !agreements.isEmpty && agreements.allSatisfy { $0.established == nil }
    (self.cities, self.agreements) = (cities, agreements)
    if isUndated {
      for index in agreements.indices {
        self.agreements[index].lifespan = Lifespan(from: nil, until: agreements[index].ended?.lastDay)
      }
    }
    let found = agreements.compactMap { $0.lifespan?.from?.year }
    let first = map.firstYear ?? found.min() ?? 1
    years = first...max(first, map.lastYear ?? found.max() ?? first)
    if !isUndated { settleReplacements() }
  }

  /// The agreements in force on a day, in the order of the table.
  package func agreements(on day: Day) -> [Agreement] {
    agreements.filter { $0.lifespan?.contains(day) ?? false }
  }

  /// The agreements that are drawn on some day, by the day from which they count; the table's order breaks ties.
  package var inOrder: [Agreement] { order.map { agreements[$0] } }

  /// The indices of the agreements that are drawn on some day, in the order of `inOrder`.
  var order: [Int] {
    let drawn = agreements.indices.filter { agreements[$0].lifespan != nil }
    return drawn.map { (start($0), $0) }.sorted { $0 < $1 }.map(\.1)
  }

  /// The agreement that counts from the earliest day; nothing when none has a date.
  package var first: Agreement? {
    let starts = agreements.indices.compactMap { index in agreements[index].lifespan?.from.map { ($0, index) } }
    return starts.min { $0 < $1 }.map { agreements[$0.1] }
  }

  /// The year of the last beginning or end that the table knows; nothing when no agreement has a date.
  package var lastYear: Int? {
    agreements.flatMap { agreement in
      [agreement.lifespan?.from?.year, agreement.lifespan == nil ? nil : agreement.ended?.lastDay.year].compactMap {
        $0
      }
    }.max()
  }

  /// The atlas with the cities that have agreements.
  package var withoutIdleCities: Atlas {
    let kept = Set(agreements.map(\.city)).sorted()
    if kept.count == cities.count { return self }
    let number = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    var result = self
    result.cities = kept.map { cities[$0] }
    result.agreements = agreements.map { agreement in
      var moved = agreement
      moved.city = number[agreement.city] ?? 0
      return moved
    }
    return result
  }

  /// The city of an agreement.
  package func city(of agreement: Agreement) -> City { cities[agreement.city] }

  /// Names the built-in land in the small print, before what the map file says about the data.
  ///
  /// Whoever brings another land writes in the map file what its owner asks for.
  package mutating func creditBuiltInLand(_ words: Words) {
    let texts = words.languages.map { language in
      (language, cleaned(words.say("note.land", in: language, ["data": attribution?[language] ?? ""])))
    }
    attribution = Names(Dictionary(texts) { first, _ in first }, fallback: texts.first?.1 ?? "")
  }

  /// Names where places that were looked up come from, in the small print.
  package mutating func creditPlaces(_ words: Words) {
    let texts = words.languages.map { language in
      let before = attribution?.own(language).map { $0 + " " } ?? ""
      return (language, cleaned(before + words.say("note.places", in: language)))
    }
    attribution = Names(Dictionary(texts) { first, _ in first }, fallback: texts.first?.1 ?? "")
  }

  /// The rank of an agreement's relation, 0 for the highest.
  package func rank(of agreement: Agreement) -> Int {
    relations.firstIndex { $0.id == agreement.relation } ?? relations.count
  }
}
