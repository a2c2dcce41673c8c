import Drawing
import Friendships
import Geometry

/// What is drawn in a panel before its names: land, links and cities.
struct PanelLayers {
  let panel: Panel
  let land: Layer
  let links: Layer
  let cities: Layer
  /// Where markers stand, for whatever must not cover them.
  let markers: [Rect]

  init(_ setting: MapSetting, _ drawn: [DrawnAgreement], _ basemap: Basemap, in panel: Panel) {
    self.panel = panel
    land = setting.landLayer(basemap, in: panel)
    links = LinkLayer(setting, drawn, in: panel).layer
    let cityLayer = CityLayer(setting, drawn, in: panel)
    (cities, markers) = (cityLayer.layer, cityLayer.markers)
  }

  /// The direction in which the first link leaves its city for the hub; nothing where there is no link.
  var wayBack: Point? {
    guard case .path(let path)? = links.marks.first?.shape, let run = path.points(every: 4).last, run.count > 1 else {
      return nil
    }
    return run[max(0, run.count - 6)] - run[run.count - 1]
  }

  /// The middles of the markers.
  var middles: [Point] { markers.map { Point(x: $0.x + $0.width / 2, y: $0.y + $0.height / 2) } }
}
