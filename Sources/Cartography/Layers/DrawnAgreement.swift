import Drawing
import Friendships
import Geometry

/// An agreement with all that its link and its city say and look like.
struct DrawnAgreement {
  let agreement: Agreement
  let city: City
  let relation: RelationKind
  let paint: Paint
  /// Whether its city lies so far off that a small error would turn its link.
  let isFar: Bool
  /// What link and city say where they are pointed at; nothing on a page of very many, where cards and table say it.
  let tooltip: String?
  let facts: [Mark.Datum]
}

extension MapSetting {
  /// The drawn agreements in painting order.
  var drawnAgreements: [DrawnAgreement] {
    atlas.inDrawingOrder.map { agreement in
      let (city, rank) = (atlas.city(of: agreement), atlas.rank(of: agreement))
      let kilometres = atlas.hub.coordinate.distance(to: city.coordinate)
      return DrawnAgreement(
        agreement: agreement, city: city, relation: atlas.relations[rank],
        paint: scale.paint(rank, year: agreement.lifespan?.from?.year ?? scale.years.upperBound),
        isFar: Atlas.isNearAntipode(kilometres),
        tooltip: isForPage && atlas.cities.count > Symbols.mostTooltips
          ? nil
          : options.languages.map {
            sentence(agreement, with: city, atlas.relations[rank], kilometres, in: $0)
          }.joined(separator: "\n"),
        facts: facts(agreement, with: city))
    }
  }

  /// What a link and its city say in a language when they are pointed at.
  private func sentence(
    _ agreement: Agreement, with city: City, _ relation: RelationKind, _ kilometres: Double, in language: String
  ) -> String {
    let country = city.country.names[language]
    let form =
      "tooltip.city" + (agreement.established == nil ? ".undated" : "") + (country.isEmpty ? ".nowhere" : "")
    let said = words.say(
      form, in: language,
      [
        "city": city.names[language], "country": country,
        "relation": relation.names[language],
        "agreed": words.agreed(agreement.established, in: language),
        "distance": words.distance(kilometres, in: language),
      ])
    guard Atlas.isNearAntipode(kilometres) else { return said }
    return said + words.say("list.separator", in: language) + words.say("tooltip.antipode", in: language)
  }

  /// The facts that a link and its city carry as data attributes.
  private func facts(_ agreement: Agreement, with city: City) -> [Mark.Datum] {
    var facts = [Mark.Datum("city", city.id), Mark.Datum("relation", agreement.relation)]
    if let established = agreement.established { facts.append(.init("established", established.description)) }
    if let from = agreement.lifespan?.from { facts.append(.init("from", from.description)) }
    if let until = agreement.lifespan?.until { facts.append(.init("until", until.description)) }
    return facts
  }
}
