import Drawing
import Friendships
import Geometry

/// An agreement with all that its link and its city say and look like.
struct DrawnAgreement {
  let agreement: Agreement
  let city: City
  let relation: RelationKind
  let paint: Paint
  let tooltip: String
  let facts: [Mark.Datum]
}

extension MapSetting {
  /// The drawn agreements in painting order.
  var drawnAgreements: [DrawnAgreement] {
    atlas.inDrawingOrder.map { agreement in
      let rank = atlas.rank(of: agreement)
      return DrawnAgreement(
        agreement: agreement, city: atlas.city(of: agreement), relation: atlas.relations[rank],
        paint: scale.paint(rank, year: agreement.lifespan?.from?.year ?? 0),
        tooltip: options.languages.map { sentence(agreement, in: $0) }.joined(separator: "\n"), facts: facts(agreement))
    }
  }

  /// What a link and its city say in a language when they are pointed at.
  private func sentence(_ agreement: Agreement, in language: String) -> String {
    let city = atlas.city(of: agreement)
    let kilometres = atlas.hub.coordinate.distance(to: city.coordinate)
    let said = words.say(
      "tooltip.city", in: language,
      [
        "city": city.names[language], "country": city.country.names[language],
        "relation": atlas.relations[atlas.rank(of: agreement)].names[language],
        "agreed": words.agreed(agreement.established, in: language),
        "distance": words.distance(kilometres, in: language),
      ])
    guard atlas.isNearAntipode(city) else { return said }
    return said + words.say("list.separator", in: language) + words.say("tooltip.antipode", in: language)
  }

  /// The facts that a link and its city carry as data attributes.
  private func facts(_ agreement: Agreement) -> [Mark.Datum] {
    var facts = [Mark.Datum("city", atlas.city(of: agreement).id), Mark.Datum("relation", agreement.relation)]
    if let established = agreement.established { facts.append(.init("established", established.description)) }
    if let from = agreement.lifespan?.from { facts.append(.init("from", from.description)) }
    if let until = agreement.lifespan?.until { facts.append(.init("until", until.description)) }
    return facts
  }
}
