import Friendships
import Messages

/// What links and their cities say in one language when they are pointed at.
///
/// There may be a hundred thousand: each form is looked up once, and each date is put into words once.
struct Tooltips {
  private let words: Words
  let language: String
  /// The sentences with and without a date, each with and without a country.
  private let forms: [Template]
  private let distance: Template
  private let numbers: NumberForm
  private var dates: [PartialDate: String] = [:]

  init(_ words: Words, in language: String) {
    (self.words, self.language) = (words, language)
    (distance, numbers) = (words.phrase("distance", in: language), NumberForm(words, language))
    forms = ["", ".undated"].flatMap { date in
      ["", ".nowhere"].map { words.phrase("tooltip.city\(date)\($0)", in: language) }
    }
  }

  /// What is said of an agreement.
  ///
  /// - Parameters:
  ///   - city: its city.
  ///   - relation: its kind.
  ///   - kilometres: how far the city is from the hub.
  mutating func sentence(
    _ agreement: Agreement, with city: City, _ relation: RelationKind, _ kilometres: Double
  ) -> String {
    let country = city.country.names[language]
    let form = forms[(agreement.established == nil ? 2 : 0) + (country.isEmpty ? 1 : 0)]
    let far = distance.filled(["km": numbers.text(Int(kilometres.rounded()))])
    let said = form.filled([
      "city": city.names[language], "country": country, "relation": relation.names[language],
      "agreed": agreed(agreement.established), "distance": far,
    ])
    guard Atlas.isNearAntipode(kilometres) else { return said }
    return said + words.say("list.separator", in: language) + words.say("tooltip.antipode", in: language)
  }

  private mutating func agreed(_ date: PartialDate?) -> String {
    guard let date else { return "" }
    if let known = dates[date] { return known }
    let said = words.agreed(date, in: language)
    dates[date] = said
    return said
  }
}
