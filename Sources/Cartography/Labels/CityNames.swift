import Drawing
import Friendships
import Geometry

/// What is written at cities: the name, that of a city of the highest rank bold, and beneath it country and year.
struct CityNames {
  private let setting: MapSetting
  let language: String
  private let languages: [String]
  /// Whether something stands beneath names.
  let hasBeneath: Bool
  /// Whether the panel's title names the country of all its cities.
  private let hasOneCountry: Bool

  /// - Parameter hasBeneath: whether what is asked for is to be written beneath names.
  init(_ setting: MapSetting, language: String, in panel: Panel, hasBeneath: Bool) {
    (self.setting, self.language) = (setting, language)
    languages = setting.nameLanguages(language)
    let isAsked = setting.options.beneath != .none || setting.options.labels == .both
    self.hasBeneath = hasBeneath && isAsked
    let countries = panel.cluster.map { Set($0.cities.map { setting.atlas.cities[$0].country.called(in: [language]) }) }
    hasOneCountry = countries?.count == 1
  }

  /// What is written at a city and when: one version for each stretch of time in which it stays the same.
  func lines(of city: LabelledCity) -> [(lifespan: Lifespan, lines: [LabelLine])] {
    let own = city.agreements.compactMap { agreement in agreement.lifespan.map { ($0, lines(agreement)) } }
    return own.reduce(into: []) { found, next in
      guard let last = found.last, let end = last.lifespan.until, let from = next.0.from, from.previous <= end,
        last.lines.map(\.runs) == next.1.map(\.runs)
      else { return found.append((next.0, next.1)) }
      found[found.count - 1].lifespan = Lifespan(from: last.lifespan.from, until: next.0.until)
    }
  }

  /// The widest of all that is ever written at a city, at its place in a panel.
  func request(for city: Int, in panel: Panel) -> LabelRequest {
    let versions = setting.agreements(of: city).map(lines)
    let widest = versions.max { ($0.map(\.width).max() ?? 0) < ($1.map(\.width).max() ?? 0) }
    return LabelRequest(
      lines: widest ?? [], point: panel.viewport.point(setting.atlas.cities[city].coordinate),
      distance: Symbols.nameDistance * setting.sizes.body,
      rank: setting.agreements(of: city).map { setting.atlas.rank(of: $0) }.min() ?? 0)
  }

  private func lines(_ agreement: Agreement) -> [LabelLine] {
    let city = setting.atlas.city(of: agreement)
    let names = city.names.distinct(languages)
    guard let first = names.first else { return [] }
    let isBold = setting.atlas.relations.count > 1 && setting.atlas.rank(of: agreement) == 0
    let name = Text.Run(first.name, language: setting.words.tag(first.language), isBold: isBold, paint: .ink)
    let beneath = hasBeneath ? beneath(agreement, city, names) : nil
    let sizes = setting.sizes
    return [LabelLine(run: name, size: sizes.label, factor: sizes.widthFactors.words)]
      + (beneath.map { [LabelLine(run: $0, size: sizes.beneath, factor: sizes.widthFactors.words)] } ?? [])
  }

  /// Country and year, or what is asked for of them; where names are to be in both languages, the second name in place of the
  /// country. Nothing where the table has neither.
  private func beneath(
    _ agreement: Agreement, _ city: City, _ names: [(language: String, name: String)]
  ) -> Text.Run? {
    let beneath = setting.options.beneath
    var parts: [String] = []
    var tag = setting.words.tag(language)
    if setting.options.labels == .both {
      if let second = names.dropFirst().first {
        parts.append(second.name)
        tag = setting.words.tag(second.language)
      }
    } else if beneath == .both || beneath == .country, !hasOneCountry {
      parts.append(city.country.names[language])
    }
    if beneath == .both || beneath == .year, let date = agreement.established, !setting.atlas.isUndated {
      parts.append(setting.words.beneath(date, in: language))
    }
    let text = parts.filter { !$0.isEmpty }.joined(separator: " ")
    return text.isEmpty ? nil : Text.Run(text, language: tag, paint: .secondary)
  }
}

extension Words {
  /// The year of an agreement, in few words: `1980`, or `by 1980` of one that may be older.
  func beneath(_ date: PartialDate, in language: String) -> String {
    let year = String(date.year)
    return date.isLatest ? say("year.latest", in: language, ["year": year]) : year
  }
}

/// A city that may get a label: its index and its agreements with a lifespan, in the order of time.
struct LabelledCity {
  let index: Int
  let agreements: [Agreement]
}

extension MapSetting {
  /// The agreements of a city that are ever drawn, in the order of time.
  func agreements(of city: Int) -> [Agreement] { agreementsByCity[city] }

  /// The cities that are to have a name, in the order in which they get a place.
  var labelOrder: [LabelledCity] {
    cityOrder.filter { city in agreementsByCity[city.index].contains { options.labels.includes($0.relation) } }
  }

  /// All drawn cities by the highest rank that they ever have, then by age.
  var cityOrder: [LabelledCity] {
    // For each city its highest rank, and its place in the order of age.
    var ranks = [Int](repeating: .max, count: atlas.cities.count)
    var ages = ranks
    for (age, agreement) in atlas.inOrder.enumerated() {
      let (city, rank) = (agreement.city, atlas.rank(of: agreement))
      ranks[city] = min(ranks[city], rank)
      ages[city] = min(ages[city], age)
    }
    let sorted = atlas.cities.indices.filter { !agreementsByCity[$0].isEmpty }.sorted {
      (ranks[$0], ages[$0]) < (ranks[$1], ages[$1])
    }
    return sorted.map { LabelledCity(index: $0, agreements: agreementsByCity[$0]) }
  }
}
