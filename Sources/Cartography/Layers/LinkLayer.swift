import Drawing
import Friendships
import Geometry
import Messages

/// The great circles from the hub, cooperative below sister and older below younger.
struct LinkLayer {
  let layer: Layer

  init(_ setting: MapSetting, _ drawn: [DrawnAgreement], in panel: Panel) {
    let hub = setting.atlas.hub.coordinate
    let marks = drawn.compactMap { drawn -> Mark? in
      let path = panel.viewport.arc(GreatCircle(from: hub, to: drawn.city.coordinate))
      guard panel.mayShow(path) else { return nil }
      // An inset's link needs no tooltip of its own: it is thin, short, and its city has one.
      return Mark(
        .path(path),
        Symbols.link(
          drawn.relation, drawn.paint, unit: setting.layout.body, weight: setting.options.theme.lineWeight),
        lifespan: drawn.agreement.lifespan ?? .always, id: "\(panel.idPrefix)link-\(drawn.agreement.id)",
        classes: ["link", drawn.relation.id], tooltip: panel.region == nil ? drawn.tooltip : nil,
        data: panel.facts.isEmpty ? drawn.facts : drawn.facts + panel.facts)
    }
    // Half of a stroke would stand out where a link ends on the map's edge.
    layer = Layer("links", inset: panel.region?.name, crop: panel.viewport.rect, marks: marks)
  }
}
