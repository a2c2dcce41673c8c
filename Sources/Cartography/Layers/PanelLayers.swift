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
}
