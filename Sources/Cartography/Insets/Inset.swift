import Drawing
import Friendships
import Geometry

/// A part of the map shown larger in a frame on it: what it shows, where it stands, and its names.
struct Inset {
  let cluster: Cluster
  /// Its rectangle on the page.
  let bounds: Rect
  /// What is drawn in it.
  let layers: PanelLayers
  /// The names in it, in the first language asked for.
  let labels: LabelLayer
}

/// Makes the insets of a map.
struct InsetMaker {
  let setting: MapSetting
  let basemap: Basemap
  let drawn: [DrawnAgreement]
  /// All cities in the order in which names get their places.
  let order: [LabelledCity]

  private var unit: Double { setting.sizes.body }
  private var padding: Double { 14 * unit }
  /// The height of the title.
  static func titleHeight(_ setting: MapSetting) -> Double { (34 * setting.sizes.body).rounded() }

  /// An inset in a place.
  func inset(of cluster: Cluster, in bounds: Rect) -> Inset {
    let panel = Panel(viewport(of: cluster, in: bounds, scale: setting.options.pixelsPerUnit), of: cluster)
    let layers = PanelLayers(setting, drawn, basemap, in: panel)
    return Inset(
      cluster: cluster, bounds: bounds, layers: layers, labels: labels(of: layers, at: bounds, in: setting.language))
  }

  // MARK: Size

  /// The widest that the cities of a cluster are spread: leaders stay short.
  private var widest: Double { 165 * unit }
  /// From the outermost cities to the columns of names.
  private var space: Double { 26 * unit }
  /// How much wider than needed an inset is on each side, so that a column may stand farther off.
  private var slack: Double { 26 * unit }

  /// The size that suits a cluster: on each side a column of names, between them its cities.
  ///
  /// - Parameter hasBeneath: whether there is room for what stands beneath names.
  func size(of cluster: Cluster, hasBeneath: Bool) -> Size {
    let (width, height) = column(of: cluster, hasBeneath: hasBeneath)
    let aspect = MapView(of: cluster.region, filling: nil, setting.options).aspect
    let least = (hasBeneath ? 190 : 110) * unit
    let inner = max(least, height, min((hasBeneath ? 260 : 150) * unit, widest / aspect))
    let map = min(widest, max((hasBeneath ? 60 : 40) * unit, (inner - 2 * padding) * aspect))
    return Size(
      width: (2 * (width + space + padding + slack) + map).rounded(),
      height: (Self.titleHeight(setting) + inner + padding).rounded())
  }

  /// The width of a column of names, and the height that it needs.
  private func column(of cluster: Cluster, hasBeneath: Bool) -> (width: Double, height: Double) {
    let panel = Panel(setting.viewport, of: cluster)
    let names = CityNames(setting, language: setting.language, in: panel, hasBeneath: hasBeneath)
    let requests = cluster.cities.map { names.request(for: $0, in: panel) }
    let rows = Double((requests.count + 1) / 2)
    return (requests.map(\.width).max() ?? 0, rows * ((requests.map(\.height).max() ?? 0) + 4 * unit))
  }

  /// The part of an inset below its title.
  private func mapRect(in bounds: Rect) -> Rect {
    let title = Self.titleHeight(setting)
    return Rect(x: bounds.x, y: bounds.y + title, width: bounds.width, height: bounds.height - title)
  }

  /// Where in an inset that is fitted its cities lie: between the columns of names.
  private func middle(of cluster: Cluster, in bounds: Rect) -> Rect {
    let map = mapRect(in: bounds)
    let isFull = bounds.width + 1 >= size(of: cluster, hasBeneath: true).width
    let width = max(40, map.width - 2 * (column(of: cluster, hasBeneath: isFull).width + space + padding + slack))
    return Rect(
      x: map.x + (map.width - width) / 2, y: map.y + 2.4 * padding, width: width,
      height: max(40, map.height - 4.8 * padding))
  }

  /// The viewport of an inset: one that is fitted shows its cities between the columns of names, and the land around them under all
  /// of it.
  func viewport(of cluster: Cluster, in bounds: Rect, scale: Double) -> Viewport {
    let map = mapRect(in: bounds)
    guard cluster.isFitted else {
      return Viewport(
        MapView(of: cluster.region, filling: map.width / map.height, setting.options), in: map, scale: scale)
    }
    let middle = middle(of: cluster, in: bounds)
    let view = MapView(of: cluster.region, filling: middle.width / middle.height, setting.options)
    return Viewport(view.extended(from: middle, to: map), in: map, scale: scale)
  }

  // MARK: Names

  /// The names of an inset in a language.
  func labels(of inset: PanelLayers, at bounds: Rect, in language: String) -> LabelLayer {
    let room = mapRect(in: bounds).outset(by: -4)
    let links = LinkCoverage(inset.links, bounds: room)
    let land = LandMask(inset.land, setting.layout.size)
    let members = inset.panel.cluster?.members ?? []
    let cities = order.filter { members.contains($0.index) }
    if let cluster = inset.panel.cluster, cluster.isFitted, !setting.isForPage {
      let xs = inset.middles.map(\.x)
      let columns = ColumnNames(
        room: room, edges: ((xs.min() ?? room.x) - space, (xs.max() ?? room.maxX) + space), links: links,
        markers: inset.middles, gap: 4 * unit, clearance: 8 * unit, longest: 108 * unit)
      for hasBeneath in [true, false] {
        let names = CityNames(setting, language: language, in: inset.panel, hasBeneath: hasBeneath)
        let places = columns.places(for: cities.map { .init(request: names.request(for: $0.index, in: inset.panel)) })
        guard !hasBeneath || places.allSatisfy({ $0 != nil }) else { continue }
        return LabelLayer(
          setting, names, hub: nil, cities: Array(zip(cities, places)), on: inset, links: links, land: land)
      }
    }
    return LabelLayer(
      setting, on: inset, language: language, bounds: room, links: links, obstacles: [], land: land,
      named: members.contains)
  }
}

extension Viewport {
  /// The viewport of a view.
  init(_ view: MapView, in bounds: Rect, scale: Double) {
    self.init(
      projection: view.projection, centralMeridian: view.centralMeridian, latitudes: view.latitudes,
      longitudes: view.longitudes, in: bounds, scale: scale)
  }
}
