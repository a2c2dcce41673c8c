import Drawing
import Friendships
import Geometry

/// An agreement with all that its link and its city say and look like.
struct DrawnAgreement {
  let agreement: Agreement
  let city: City
  /// The rank of its kind of relation.
  let rank: Int
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
    let isSilent = isForPage && atlas.cities.count > Symbols.manyCities
    var tooltips = isSilent ? [] : options.languages.map { Tooltips(words, in: $0) }
    return atlas.inDrawingOrder.map { agreement in
      let (city, rank) = (atlas.city(of: agreement), atlas.rank(of: agreement))
      let kilometres = atlas.hub.coordinate.distance(to: city.coordinate)
      let relation = atlas.relations[rank]
      let said = tooltips.indices.map { tooltips[$0].sentence(agreement, with: city, relation, kilometres) }
      return DrawnAgreement(
        agreement: agreement, city: city, rank: rank,
        paint: scale.paint(rank, year: agreement.lifespan?.from?.year ?? scale.years.upperBound),
        isFar: Atlas.isNearAntipode(kilometres), tooltip: isSilent ? nil : lines(said),
        facts: facts(agreement, with: city))
    }
  }

  /// Sentences, a line for each, in no more memory than they need: there may be a hundred thousand.
  private func lines(_ sentences: [String]) -> String {
    var text = ""
    text.reserveCapacity(sentences.reduce(sentences.count - 1) { $0 + $1.utf8.count })
    for (index, sentence) in sentences.enumerated() {
      if index > 0 { text += "\n" }
      text += sentence
    }
    return text
  }

  /// The facts that a link and its city carry as data attributes.
  private func facts(_ agreement: Agreement, with city: City) -> [Mark.Datum] {
    var facts: [Mark.Datum] = []
    facts.reserveCapacity(5)
    facts.append(Mark.Datum("city", city.id))
    facts.append(Mark.Datum("relation", agreement.relation))
    if let established = agreement.established { facts.append(.init("established", established.description)) }
    if let from = agreement.lifespan?.from { facts.append(.init("from", from.description)) }
    if let until = agreement.lifespan?.until { facts.append(.init("until", until.description)) }
    return facts
  }
}
