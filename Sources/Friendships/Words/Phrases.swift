import Drawing
import Geometry
import Messages

/// What is said of agreements, distances and dates, in every language of the words.
/// How a language writes numbers, for who writes very many.
package struct NumberForm {
  private let firstGrouped: Int
  private let thousands: String

  /// The form of a language.
  package init(_ words: Words, _ language: String) {
    firstGrouped = Int(words.say("number.grouped", in: language)) ?? 1000
    thousands = words.say("number.thousands", in: language)
  }

  /// A number of up to six digits, at least 0.
  package func text(_ number: Int) -> String {
    number < firstGrouped ? String(number) : "\(number / 1000)\(thousands)\(padded(number % 1000, 3))"
  }
}

extension Words {
  /// A distance in whole kilometres, written as numbers are in the language.
  package func distance(_ kilometres: Double, in language: String) -> String {
    say("distance", in: language, ["km": number(Int(kilometres.rounded()), in: language)])
  }

  /// A number of up to six digits, at least 0, with the language's sign at the thousands, from the first number that has one there:
  /// Spanish writes 1234 and 12.345. Both stand in `words.csv`, after Unicode's CLDR.
  func number(_ number: Int, in language: String) -> String { NumberForm(self, language).text(number) }

  /// When an agreement was made, as precisely as it is known and no more.
  package func agreed(_ date: PartialDate?, in language: String) -> String {
    guard let date else { return "" }
    let form = date.isLatest ? "agreed.latest" : date.day == nil ? "agreed.period" : "agreed.day"
    return say(form, in: language, ["date": say(date, in: language)])
  }

  /// A date in words, to its own precision.
  func say(_ date: PartialDate, in language: String) -> String {
    let form = date.day != nil ? "date.day" : date.month != nil ? "date.month" : "date.year"
    let (month, day) = (date.month ?? 1, date.day ?? 1)
    return say(
      form, in: language,
      [
        "year": String(date.year), "month": padded(month, 2), "day": padded(day, 2), "m": String(month),
        "d": String(day),
      ])
  }

  /// On which date the picture stands and how many of the announced cities it shows; of an announcement of fewer nothing is said.
  package func asOf(_ atlas: Atlas, _ day: Day, in language: String) -> String {
    let count = atlas.cities(on: day).count
    let (date, shown) = (day.description, String(count))
    if atlas.isUndated { return say("asOf.undated", in: language, ["shown": shown]) }
    let latest = atlas.claims.last { $0.date <= day && $0.cities != nil }
    guard let claim = latest, let claimed = claim.cities, count <= claimed else {
      return say("asOf", in: language, ["date": date, "shown": shown])
    }
    return say(
      "asOf.claimed", in: language,
      ["date": date, "shown": shown, "claimed": String(claimed), "announced": claim.date.description])
  }

  /// The picture of a day in sentences made from the data, for those who do not see it.
  package func summary(_ atlas: Atlas, _ day: Day, in language: String) -> String {
    let agreements = atlas.agreements(on: day)
    let hub = atlas.hub.names[language]
    let date = say(PartialDate(day), in: language)
    guard !agreements.isEmpty else { return say("summary.none", in: language, ["hub": hub, "date": date]) }
    let cities = atlas.cities(on: day)
    let countries = atlas.countries(of: cities)
    let relations = list(
      counted(agreements, of: atlas, in: language).map { count, name in
        say("relation.count", in: language, ["count": count, "relation": name])
      }, in: language)
    let form = "summary.some" + (atlas.isUndated ? ".undated" : "") + (countries == 0 ? ".nowhere" : "")
    let first = say(
      form, in: language,
      [
        "hub": hub, "date": date, "cities": count(cities.count, "cities", in: language),
        "countries": count(countries, "countries", in: language), "relations": relations,
      ])
    let sentences = [first] + details(atlas, agreements, day, in: language)
    return sentences.joined(separator: " ")
  }

  /// How many agreements there are of each kind that has some, in figures, and what that many of it are called; by rank.
  package func counted(
    _ agreements: [Agreement], of atlas: Atlas, in language: String
  ) -> [(count: String, name: String)] {
    atlas.relations.compactMap { kind in
      let count = agreements.count { $0.relation == kind.id }
      return count == 0 ? nil : (String(count), (count == 1 ? kind.names : kind.plurals)[language])
    }
  }

  private func details(_ atlas: Atlas, _ agreements: [Agreement], _ day: Day, in language: String) -> [String] {
    let name = { (agreement: Agreement) in atlas.city(of: agreement).names[language] }
    let distance = { (agreement: Agreement) in atlas.hub.coordinate.distance(to: atlas.city(of: agreement).coordinate) }
    var sentences: [String] = []
    if let first = atlas.first {
      let agreed = agreed(first.established, in: language)
      sentences.append(say("summary.first", in: language, ["city": name(first), "agreed": agreed]))
    }
    let distances = agreements.map { ($0, distance($0)) }
    if let farthest = distances.max(by: { $0.1 < $1.1 }) {
      let far = self.distance(farthest.1, in: language)
      sentences.append(say("summary.farthest", in: language, ["city": name(farthest.0), "distance": far]))
    }
    let antipodal = distances.filter { Atlas.isNearAntipode($0.1) }.map { name($0.0) }
    if !antipodal.isEmpty {
      sentences.append(
        say(
          "summary.antipode", in: language,
          ["hub": atlas.hub.names[language], "cities": list(antipodal, in: language)]))
    }
    let undated = atlas.isUndated ? [] : atlas.agreements.filter { $0.established == nil }.map(name)
    if !undated.isEmpty {
      sentences.append(say("summary.undated", in: language, ["cities": list(undated, in: language)]))
    }
    return sentences
  }

  private func list(_ items: [String], in language: String) -> String {
    items.joined(separator: say("list.separator", in: language))
  }
}
