import Drawing
import Friendships

/// Buttons with the continents and the countries of a page, each with its number of cities, by which a visitor filters.
///
/// They stand in the order of how many cities the whole table has there, so that none moves from one year to the next. What the table
/// has no word for has no button, and neither has the hub's own country.
struct PageCounters {
  /// A continent or country.
  private struct Counter {
    /// What rows have for it.
    let value: String
    let name: (_ language: String) -> String
    /// The continents in which its cities lie, for a country.
    var continents: Set<String> = []
    /// The cities of the table, and how many of them there are on the page's day.
    var cities: Set<String> = []
    var count = 0
  }

  private let page: PageDocument

  init(_ page: PageDocument) { self.page = page }

  /// Both rows. Of a single continent there is nothing to choose; then the countries are there at once.
  var html: String {
    let continents = self.continents, isOne = continents.count < 2
    let countries = self.countries.map { country in
      let places = country.continents.sorted().joined(separator: "|")
      return button(country, " data-continents=\"\(escaped(places))\"\(isOne ? "" : " hidden")")
    }
    return row("continents", "page.continent", continents.map { button($0) }, isHidden: isOne)
      + row("countries", "page.country", countries, isHidden: !isOne || countries.isEmpty)
  }

  private var continents: [Counter] {
    counters(\.continent) { city in
      Counter(value: city.continent) { page.words.translated("continent", city.continent, in: $0) }
    }
  }

  private var countries: [Counter] {
    counters(page.atlas.countryAbroad(of:)) { city in
      Counter(value: city.country.counted) { city.country.names[$0] }
    }
  }

  /// The most cities first; among equals by name.
  private func counters(_ key: (City) -> String, _ make: (City) -> Counter) -> [Counter] {
    let today = Set(page.atlas.agreements(on: page.day).map { page.atlas.city(of: $0).id })
    var found: [String: Counter] = [:]
    for city in page.atlas.inOrder.map(page.atlas.city(of:)) where !key(city).isEmpty {
      var counter = found[key(city)] ?? make(city)
      counter.continents.insert(city.continent)
      if counter.cities.insert(city.id).inserted, today.contains(city.id) { counter.count += 1 }
      found[key(city)] = counter
    }
    return found.values.sorted { ($1.cities.count, $0.value) < ($0.cities.count, $1.value) }
  }

  private func button(_ counter: Counter, _ facts: String = "") -> String {
    let none = counter.count == 0 ? " class=\"none\"" : ""
    return
      "<button type=\"button\" value=\"\(escaped(counter.value))\" aria-pressed=\"false\"\(none)\(facts)>\(page.each(counter.name)) <span class=\"count\">\(counter.count)</span></button>"
  }

  private func row(_ name: String, _ key: String, _ buttons: [String], isHidden: Bool) -> String {
    "<div class=\"counters \(name)\" role=\"group\"\(page.label(key))\(isHidden ? " hidden" : "")>\(buttons.joined())</div>\n"
  }
}
