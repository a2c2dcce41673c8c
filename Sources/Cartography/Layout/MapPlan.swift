import Drawing
import Friendships
import Geometry

/// What is decided once about a map before it is drawn: which cities get an inset, where, and where all names stand.
struct MapPlan {
  /// The drawn agreements, which no scale changes.
  let drawn: [DrawnAgreement]
  /// The map itself, then each inset.
  let panels: [PanelLayers]
  /// The names on the map, then those of each inset.
  let labels: [Layer]
  /// What the letters cover of those lines that links run across, panel by panel.
  let ink: [[Rect]]
  /// The same names in each further language, for a page that shows one at a time.
  let furtherLabels: [Layer]
  /// The list of names below or beside the map, where the page has room for one.
  let list: CityList?
  /// The cities that are to have a name and for which there is no room, by their indices, rising.
  let unnamed: [Int]

  /// More insets would make a page restless.
  private static let mostInsets = 3

  /// - Parameter further: languages in which the names stand once more, beside the same insets.
  init(_ setting: MapSetting, _ basemap: Basemap, further: [String]) {
    let site = InsetSite(setting, basemap)
    var insets: [Inset] = []
    switch setting.options.insets {
    case .none: break
    case .regions(let regions):
      for cluster in Cluster.all(of: regions, order: setting.cityOrder.map(\.index), atlas: setting.atlas) {
        site.adding(cluster, to: insets).map { insets = $0 }
      }
    case .auto:
      while insets.count < Self.mostInsets, setting.atlas.cities.count <= LabelLayer.mostCities {
        let clusters = site.clusters(beside: insets)
        guard let more = clusters.lazy.compactMap({ site.adding($0, to: insets) }).first else { break }
        insets = more
      }
    }
    drawn = site.drawn
    panels = [site.main] + insets.map(\.layers)
    let layers = [site.labels(beside: insets)] + insets.map(\.labels)
    (labels, ink) = (layers.map(\.layer), layers.map(\.ink))
    list = setting.isForPage ? nil : site.listRoom(below: insets).flatMap { CityList(setting, site.order, in: $0) }
    unnamed = Set(layers.flatMap(\.unplaced)).subtracting(list?.cities ?? []).sorted()
    furtherLabels = further.flatMap { language in
      [site.labels(beside: insets, in: language)]
        + insets.map { site.maker.labels(of: $0.layers, at: $0.bounds, in: language) }
    }.map(\.layer)
  }
}
