import Drawing
import Friendships
import Geometry

/// The map without names: where they and the insets are to find room.
final class InsetSite {
  let setting: MapSetting
  let drawn: [DrawnAgreement]
  let main: PanelLayers
  let maker: InsetMaker
  /// All cities in the order in which names get their places.
  let order: [LabelledCity]
  private let mask: LandMask
  /// Where names outside of insets may stand.
  private let bounds: Rect
  /// The links that they had better not cover.
  private lazy var coverage = LinkCoverage(main.links, bounds: bounds, isForMany: !order.isEmpty)

  /// The same with the hairlines of insets where it was asked for last.
  private var lastCoverage: (hairlines: [Segment], coverage: LinkCoverage)?

  /// The same with the hairlines of insets.
  private func coverage(beside insets: [Inset]) -> LinkCoverage {
    let hairlines = insets.flatMap { setting.hairlines(of: $0.cluster, at: $0.bounds) }
    if let lastCoverage, lastCoverage.hairlines == hairlines { return lastCoverage.coverage }
    let made = coverage.adding(hairlines.map { Path(through: [$0.start, $0.end]) })
    lastCoverage = (hairlines, made)
    return made
  }
  /// Made only where an inset is looked for.
  private lazy var search = InsetSearch(
    within: setting.layout.content.intersection(of: setting.layout.mapBounds.outset(by: 400)).outset(
      by: -14 * setting.sizes.body),
    links: main.links, obstacles: main.markers, land: main.land,
    cities: setting.atlas.cities.prefix(LabelLayer.mostCities).map { setting.viewport.point($0.coordinate) })

  init(_ setting: MapSetting, _ basemap: Basemap) {
    self.setting = setting
    drawn = setting.drawnAgreements
    main = PanelLayers(setting, drawn, basemap, in: Panel(setting.viewport))
    order = setting.labelOrder
    maker = InsetMaker(setting: setting, basemap: basemap, drawn: drawn, order: order)
    let layout = setting.layout
    mask = LandMask(main.land, layout.size)
    bounds = setting.nameBounds
  }

  // MARK: Names

  /// The names outside of insets, in the first language asked for or in another one.
  func labels(beside insets: [Inset], in language: String? = nil, isDraft: Bool = false) -> LabelLayer {
    let (atlas, panel) = (setting.atlas, main.panel)
    return LabelLayer(
      setting, on: main, language: language ?? setting.language, bounds: bounds, links: coverage(beside: insets),
      obstacles: insets.flatMap { [$0.bounds.outset(by: 4)] + setting.locators(of: $0.cluster) }, land: mask,
      isDraft: isDraft
    ) { city in panel.shows(city, of: atlas) && !insets.contains { $0.cluster.members.contains(city) } }
  }

  // MARK: Insets

  /// Cities that crowd, the most crowded first.
  func clusters(beside insets: [Inset]) -> [Cluster] {
    let nameless = labels(beside: insets, isDraft: true).unplaced
    let shown = insets.reduce(into: Set<Int>()) { $0.formUnion($1.cluster.members) }
    return ClusterSearch(
      atlas: setting.atlas, viewport: setting.viewport, reach: 40 * setting.sizes.body,
      order: setting.cityOrder.map(\.index).filter { main.panel.shows($0, of: setting.atlas) }
    ).clusters(nameless: Set(nameless), shown: shown)
  }

  /// Insets with one more of a cluster; nothing when there is no room to show its cities half as large again.
  func adding(_ cluster: Cluster, to insets: [Inset]) -> [Inset]? {
    guard let list = setting.layout.list, setting.layout.isUpright else {
      return inset(of: cluster, beside: insets).map { insets + [$0] }
    }
    return paired(cluster, insets, in: list) ?? insetBelow(cluster, insets, in: list).map { insets + [$0] }
  }

  /// An inset where it hides no link, no city and no other inset, and no land if there is any such place.
  private func inset(of cluster: Cluster, beside insets: [Inset]) -> Inset? {
    let locators = setting.locators(of: cluster)
    let target = locators.first.map { Point(x: $0.x + $0.width / 2, y: $0.y + $0.height / 2) } ?? Point(x: 0, y: 0)
    let taken = insets.map { $0.bounds.outset(by: 12) } + locators
    // Only what was asked for may hide land larger than small islands.
    let spared: [InsetSearch.Spared] = cluster.isFitted ? [.all, .large] : InsetSearch.Spared.allCases
    var best: Inset?
    for (size, shares) in sizes(cluster) {
      for spared in spared {
        let bounds = search.room(
          widths: shares.map { ($0 * size.width).rounded() }, aspect: size.width / size.height, near: target,
          beside: taken,
          sparing: spared)
        guard let bounds else { continue }
        let inset = maker.inset(of: cluster, in: bounds)
        if inset.labels.unplaced.isEmpty { return inset }
        if best.map({ inset.labels.unplaced.count < $0.labels.unplaced.count }) ?? true { best = inset }
      }
    }
    return cluster.isFitted ? nil : best
  }

  /// The sizes that suit a cluster, the best first, each with the shares of it that are tried.
  private func sizes(_ cluster: Cluster) -> [(Size, [Double])] {
    guard cluster.isFitted else { return [(regionSize(cluster), [1.3, 1.2, 1.1, 1, 0.9, 0.8])] }
    return [
      (maker.size(of: cluster, hasBeneath: true), [1.2, 1.1, 1]),
      (maker.size(of: cluster, hasBeneath: false), [1.2, 1.1, 1]),
    ]
  }

  /// How large a region that was asked for had better be shown.
  private func regionSize(_ cluster: Cluster) -> Size {
    let aspect = MapView(of: cluster.region, filling: nil, setting.options).aspect
    let natural = cluster.region.width * setting.viewport.unitsPerDegreeOfLongitude
    let width = min(6 * natural, setting.layout.size.width * 0.28)
    return Size(width: width, height: width / aspect)
  }

  /// The insets of an upright page with one more in half of the last one's room, the western one at the left; nothing where that is
  /// too narrow for the names of either.
  private func paired(_ cluster: Cluster, _ insets: [Inset], in list: Rect) -> [Inset]? {
    guard let last = insets.last, last.bounds.width == list.width else { return nil }
    let room = last.bounds
    let width = ((room.width - 16 * setting.sizes.body) / 2).rounded(.down)
    let halves = [room.x, room.maxX - width].map { Rect(x: $0, y: room.y, width: width, height: room.height) }
    let clusters = [last.cluster, cluster].sorted { center(of: $0) < center(of: $1) }
    let pair = zip(clusters, halves).map { maker.inset(of: $0, in: $1) }
    guard pair.allSatisfy({ $0.labels.unplaced.isEmpty }) else { return nil }
    return insets.dropLast() + pair
  }

  /// Where on the page the middle of a cluster's cities lies from west to east.
  private func center(of cluster: Cluster) -> Double {
    let places = cluster.cities.map { setting.viewport.point(setting.atlas.cities[$0].coordinate).x }
    return places.reduce(0, +) / Double(max(1, places.count))
  }

  /// An inset at the top of what lies below the map of an upright page, as wide as that; nothing where the list of names needs the
  /// room.
  private func insetBelow(_ cluster: Cluster, _ insets: [Inset], in list: Rect) -> Inset? {
    let top = insets.map(\.bounds.maxY).max().map { $0 + 16 * setting.sizes.body } ?? list.y
    let least = CityList.leastHeight(setting, order, width: list.width)
    let wanted = maker.size(of: cluster, hasBeneath: true).height
    let room = list.maxY - least - top - 24 * setting.sizes.body
    guard room >= 0.8 * wanted else { return nil }
    let height = min(room, 1.1 * wanted)
    return maker.inset(
      of: cluster, in: Rect(x: list.x, y: top, width: list.width, height: height.rounded()))
  }

  /// What insets leave of the room for the list of names.
  func listRoom(below insets: [Inset]) -> Rect? {
    guard let list = setting.layout.list else { return nil }
    guard setting.layout.isUpright, let lowest = insets.map(\.bounds.maxY).max() else { return list }
    let top = lowest + 20 * setting.sizes.body
    return Rect(x: list.x, y: top, width: list.width, height: list.maxY - top)
  }
}

extension MapSetting {
  /// Where names of the map may stand: beside it too where there is nothing else, but not in the far north, which belongs to arcs.
  var nameBounds: Rect {
    let top =
      view.isWorld
      ? viewport.point(Coordinate(latitude: 84, longitude: viewport.centralMeridian)).y : viewport.rect.y + 4
    let wide =
      isForPage || layout.form == .wide || !view.isWorld
      ? viewport.rect : Rect(x: 0, y: 0, width: layout.size.width, height: 0)
    let bottom = min(layout.content.maxY, viewport.rect.maxY)
    return Rect(x: wide.x + 4, y: top, width: wide.width - 8, height: max(1, bottom - top))
  }
}

extension Rect {
  /// What two rectangles share; empty where they do not meet.
  fileprivate func intersection(of other: Rect) -> Rect {
    let (left, top) = (max(x, other.x), max(y, other.y))
    return Rect(
      x: left, y: top, width: max(0, min(maxX, other.maxX) - left), height: max(0, min(maxY, other.maxY) - top))
  }
}
