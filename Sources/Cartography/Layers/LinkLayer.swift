import Drawing
import Friendships
import Geometry
import Messages

/// An agreement with all that its link and its city say and look like.
struct DrawnAgreement {
  let agreement: Agreement
  let city: City
  let relation: RelationKind
  let paint: Paint
  let tooltip: String
  let facts: [Mark.Datum]
}

/// The great circles from the hub, cooperative below sister and older below younger.
struct LinkLayer {
  let layer: Layer

  init(_ composer: MapComposer, _ drawn: [DrawnAgreement], in panel: Panel) {
    let hub = composer.atlas.hub.coordinate
    let marks = drawn.compactMap { drawn -> Mark? in
      let path = panel.viewport.arc(GreatCircle(from: hub, to: drawn.city.coordinate))
      guard panel.mayShow(path) else { return nil }
      // An inset's link needs no tooltip of its own: it is thin, short, and its city has one.
      return Mark(
        .path(path),
        Self.style(
          drawn.relation, drawn.paint, unit: composer.layout.body, weight: composer.options.theme.lineWeight),
        lifespan: drawn.agreement.lifespan ?? .always, id: "\(panel.idPrefix)link-\(drawn.agreement.id)",
        classes: ["link", drawn.relation.id], tooltip: panel.region == nil ? drawn.tooltip : nil,
        data: panel.facts.isEmpty ? drawn.facts : drawn.facts + panel.facts)
    }
    // Half of a stroke would stand out where a link ends on the map's edge.
    layer = Layer("links", inset: panel.region?.name, clip: panel.viewport.frame, marks: marks)
  }

  /// How links of a kind are drawn, on the map and in the legend.
  ///
  /// - Parameters:
  ///   - unit: the share by which a small page makes lines and markers smaller.
  ///   - weight: how thick the theme draws lines.
  static func style(_ relation: RelationKind, _ paint: Paint, unit: Double, weight: Double) -> Style {
    relation.isDashed
      ? Style(stroke: paint, width: 1.4 * unit * weight, dash: [8 * unit, 4 * unit])
      : Style(stroke: paint, width: 2 * unit * weight)
  }
}

extension Atlas {
  /// The latitude down to which the map reaches, degrees: the southern tip of America, or, where hub, cities or links lie
  /// further south, a margin beyond the lowest of them, at most to the pole.
  var southEdge: Double {
    let usual = -57.0
    let lowest = inOrder.reduce(hub.coordinate.latitude) {
      min($0, GreatCircle(from: hub.coordinate, to: city(of: $1).coordinate).latitudes.lowerBound)
    }
    return lowest > usual ? usual : max(-90, lowest - 4)
  }
}

extension MapComposer {
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

extension Words {
  /// A distance in whole kilometres with a comma at the thousands.
  package func distance(_ kilometres: Double, in language: String) -> String {
    let whole = Int(kilometres.rounded())
    let text = whole < 1000 ? String(whole) : "\(whole / 1000),\(padded(whole % 1000, 3))"
    return say("distance", in: language, ["km": text])
  }

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
}
