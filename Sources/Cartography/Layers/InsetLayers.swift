import Drawing
import Friendships
import Geometry

extension MapSetting {
  /// The viewport of an inset.
  func viewport(of region: Region, in bounds: Rect) -> Viewport {
    Viewport(
      projection: options.projection, centralMeridian: region.centralMeridian,
      latitudes: region.south...region.north, longitudes: -region.width / 2...region.width / 2, in: bounds,
      scale: options.pixelsPerUnit)
  }

  /// The panel that shows the same at this setting's scale.
  func panel(like other: Panel) -> Panel {
    let shown = other.region.map { viewport(of: $0, in: other.viewport.rect) } ?? viewport
    return Panel(viewport: shown, region: other.region)
  }

  /// Where a region lies on the map of the world: one rectangle, or two where the map is cut.
  func locator(of region: Region) -> [Rect] {
    let corner = { viewport.point(Coordinate(latitude: $0, longitude: $1)) }
    let (upper, lower) = (corner(region.north, region.west), corner(region.south, region.east))
    let rect = { (left: Double, right: Double) in
      Rect(x: left, y: upper.y, width: right - left, height: lower.y - upper.y)
    }
    let (left, right) = (viewport.rect.x, viewport.rect.maxX)
    return upper.x < lower.x ? [rect(upper.x, lower.x)] : [rect(upper.x, right), rect(left, lower.x)]
  }

  /// What lies under the marks of an inset, and where it is on the map of the world.
  func insetGround(_ drawn: PanelLayers) -> [Layer] {
    let panel = drawn.panel
    guard let region = panel.region else { return [] }
    let sea = Mark(.path(Path(panel.viewport.rect)), Style(fill: .sea), classes: ["sea"])
    let locators = locator(of: region).map {
      Mark(
        .path(Path($0)), Style(stroke: .secondary, width: 0.8 * layout.body), classes: ["locator"], data: panel.facts)
    }
    return [
      Layer("locator", inset: region.name, marks: locators),
      Layer("land", inset: region.name, crop: panel.crop, marks: [sea] + drawn.land.marks),
    ]
  }

  /// The line around an inset.
  func insetFrame(_ panel: Panel) -> [Layer] {
    guard let region = panel.region else { return [] }
    let style = Style(stroke: .secondary, width: 1.2 * layout.body)
    return [
      Layer("frame", inset: region.name, marks: [Mark(.path(Path(panel.viewport.rect)), style, classes: ["frame"])])
    ]
  }
}
