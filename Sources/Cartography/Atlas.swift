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

  /// The agreements in force on a day, in the order of the table.
  package func agreements(on day: Day) -> [Agreement] {
    agreements.filter { $0.lifespan?.contains(day) ?? false }
  }

  /// The agreements that are drawn on some day, by the day from which they count; the table's order breaks ties.
  package var inOrder: [Agreement] {
    let starts = agreements.indices.compactMap { index in agreements[index].lifespan?.from.map { ($0, index) } }
    return starts.sorted { $0 < $1 }.map { agreements[$0.1] }
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

  /// The rank of an agreement's relation, 0 for the highest.
  package func rank(of agreement: Agreement) -> Int {
    relations.firstIndex { $0.id == agreement.relation } ?? relations.count
  }
}

/// A city: the hub or a partner.
package struct City: Equatable, Sendable {
  /// Its id, `dusseldorf-de`.
  package let id: String
  /// Its name by language.
  package let names: Names
  /// Its name in its own language, where the table has it.
  package let localName: String?
  /// Its country.
  package let country: Country
  /// Its continent in English; empty for the hub.
  package let continent: String
  /// Where it lies.
  package let coordinate: Coordinate
}

/// A country, known by its code.
package struct Country: Equatable, Sendable {
  /// Two capital letters, ISO 3166-1 alpha-2.
  package let code: String
  /// Its name by language.
  package let names: Names
}

/// One signed relation between the hub and a city.
package struct Agreement: Equatable, Sendable {
  /// The city's id, with `-2` and so on for its further agreements in the order of the table.
  package let id: String
  /// The index of its city in the atlas.
  package fileprivate(set) var city: Int
  /// The id of its kind of relation.
  package let relation: String
  /// When it was made, as the source gives it; nothing when that is not known.
  package let established: PartialDate?
  /// Its last day as the source gives it; nothing while it lasts.
  package let ended: PartialDate?
  /// The days on which it is in force: until it ended or a later agreement replaced it. Nothing without a date.
  package var lifespan: Lifespan?
  /// Where it is published, an http(s) address.
  package let source: String
  /// What else the table says about it.
  package var details = Details()

  /// The optional columns of the table.
  package struct Details: Equatable, Sendable {
    /// How sure the date and the relation are, in a word.
    package var confidence: String?
    /// A remark.
    package var note: String?
    /// A picture, an http(s) address or a relative path.
    package var photo: String?
    /// Who made the picture.
    package var photoCredit: String?
    /// A page about the friendship, an http(s) address.
    package var link: String?

    /// Nothing.
    package init() {}
  }
}

/// A kind of relation and its look.
package struct RelationKind: Equatable, Sendable {
  /// Its id: the word in the table and the class in the picture.
  package let id: String
  /// Its name in the singular.
  package let names: Names
  /// Its name in the plural.
  package let plurals: Names
  /// Whether its links are dashed.
  package let isDashed: Bool
  /// The form of its cities' markers.
  package let marker: Marker.Symbol
  /// For each theme the colours of the first and the last year.
  package let ramps: [String: [Color]]
}

/// A dated statement of the office: how many cities it counted.
package struct Claim: Equatable, Sendable {
  /// The day of the statement.
  package let date: Day
  /// The count for each kind of relation that it names.
  package let counts: [String: Int]
  /// The number of cities, where stated.
  package let cities: Int?
  /// The number of countries, where stated.
  package let countries: Int?
  /// Where it is published.
  package let source: String
}
