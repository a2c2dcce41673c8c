import Drawing
import Friendships
import Geometry
import Messages

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
        Symbols.link(
          drawn.relation, drawn.paint, unit: composer.layout.body, weight: composer.options.theme.lineWeight),
        lifespan: drawn.agreement.lifespan ?? .always, id: "\(panel.idPrefix)link-\(drawn.agreement.id)",
        classes: ["link", drawn.relation.id], tooltip: panel.region == nil ? drawn.tooltip : nil,
        data: panel.facts.isEmpty ? drawn.facts : drawn.facts + panel.facts)
    }
    // Half of a stroke would stand out where a link ends on the map's edge.
    layer = Layer("links", inset: panel.region?.name, clip: panel.viewport.frame, marks: marks)
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
