import Drawing
import Friendships
import Geometry

/// What is decided once about a map before it is drawn: which regions get an inset, where, and where all names stand.
struct MapPlan {
  /// An inset: what it shows, and its rectangle on the page.
  private struct Inset {
    let region: Region
    let bounds: Rect
    /// What is drawn in it.
    let layers: PanelLayers
    /// The names in it.
    let labels: LabelLayer
  }

  /// The drawn agreements, which no scale changes.
  let drawn: [DrawnAgreement]
  /// The map of the world, then each inset.
  let panels: [PanelLayers]
  /// The names on the map of the world, then those of each inset.
  let labels: [Layer]
  /// The same in each further language, for a page that shows one at a time.
  let furtherLabels: [Layer]
  /// The cities that are to have a name and for which there is no room, by their indices, rising.
  let unnamed: [Int]

  /// From this many names without room beside their places on, a region is crowded.
  private static let crowd = 4
  /// More insets would make a page restless.
  private static let mostInsets = 2

  /// - Parameter further: languages in which the names stand once more, beside the same insets.
  init(_ setting: MapSetting, _ basemap: Basemap, further: [String]) {
    let site = Site(setting, basemap)
    var insets: [Inset] = []
    switch setting.options.insets {
    case .none: break
    case .regions(let regions):
      for region in regions { site.inset(of: region, beside: insets).map { insets.append($0) } }
    case .auto:
      while insets.count < Self.mostInsets, setting.atlas.cities.count <= LabelLayer.mostCities {
        let crowded = site.crowdedRegions(beside: insets)
        guard let next = crowded.lazy.compactMap({ site.inset(of: $0, beside: insets) }).first else { break }
        insets.append(next)
      }
    }
    drawn = site.drawn
    panels = [site.world] + insets.map(\.layers)
    let layers = [site.labels(beside: insets)] + insets.map(\.labels)
    labels = layers.map(\.layer)
    unnamed = layers.flatMap(\.unplaced).sorted()
    furtherLabels = further.flatMap { language in
      [site.labels(beside: insets, in: language)]
        + insets.map { site.labels(of: $0.layers, at: $0.bounds, in: language) }
    }.map(\.layer)
  }

  /// The map of the world without names: where they and the insets are to find room.
  private final class Site {
    let setting: MapSetting
    let basemap: Basemap
    let drawn: [DrawnAgreement]
    let world: PanelLayers
    let mask: LandMask
    /// Where names outside of insets may stand.
    let bounds: Rect
    /// The links that they had better not cover.
    lazy var coverage = LinkCoverage(world.links, bounds: bounds)
    /// Made only where an inset is looked for.
    lazy var search = InsetSearch(
      within: setting.layout.content.outset(by: -12 * setting.layout.body), links: world.links,
      obstacles: world.markers + setting.reserved, land: world.land,
      cities: setting.atlas.cities.prefix(LabelLayer.mostCities).map { setting.viewport.point($0.coordinate) })

    init(_ setting: MapSetting, _ basemap: Basemap) {
      self.setting = setting
      self.basemap = basemap
      drawn = setting.drawnAgreements
      world = PanelLayers(setting, drawn, basemap, in: Panel(viewport: setting.viewport, region: nil))
      let layout = setting.layout
      mask = LandMask(world.land, layout.size)
      let top = setting.viewport.point(Coordinate(latitude: 84, longitude: setting.viewport.centralMeridian)).y
      let wide = setting.isForPage ? setting.viewport.rect : Rect(x: 0, y: 0, width: layout.size.width, height: 0)
      bounds = Rect(x: wide.x + 4, y: top, width: wide.width - 8, height: layout.content.maxY - top)
    }

    /// The names outside of insets, in the first language asked for or in another one.
    func labels(beside insets: [Inset], in language: String? = nil, isDraft: Bool = false) -> LabelLayer {
      LabelLayer(
        setting, on: world, language: language ?? setting.language, bounds: bounds, links: coverage,
        obstacles: setting.reserved + insets.map { $0.bounds.outset(by: 4) }, land: mask, isDraft: isDraft
      ) { city in !insets.contains { $0.region.contains(city.coordinate) } }
    }

    /// The names of an inset, in the first language asked for or in another one.
    func labels(of inset: PanelLayers, at bounds: Rect, in language: String? = nil) -> LabelLayer {
      let bounds = bounds.outset(by: -4)
      return LabelLayer(
        setting, on: inset, language: language ?? setting.language, bounds: bounds,
        links: LinkCoverage(inset.links, bounds: bounds), obstacles: [],
        land: LandMask(inset.land, setting.layout.size)
      ) { inset.panel.shows($0.coordinate) }
    }

    /// An inset in a place.
    private func inset(of region: Region, in bounds: Rect) -> Inset {
      let panel = Panel(viewport: setting.viewport(of: region, in: bounds), region: region)
      let layers = PanelLayers(setting, drawn, basemap, in: panel)
      return Inset(region: region, bounds: bounds, layers: layers, labels: labels(of: layers, at: bounds))
    }

    /// The regions of the catalogue with many names for which there is no room beside their places, the most crowded
    /// first.
    func crowdedRegions(beside insets: [Inset]) -> [Region] {
      let isTall = setting.layout.isTall
      // A tall page has room to fill: there many cities are reason enough.
      let cities = isTall ? Array(setting.atlas.cities.indices) : labels(beside: insets, isDraft: true).unplaced
      let coordinates = cities.map { setting.atlas.cities[$0].coordinate }.filter { coordinate in
        !insets.contains { $0.region.contains(coordinate) }
      }
      return Region.holding(atLeast: (isTall ? 2 : 1) * MapPlan.crowd, of: coordinates)
    }

    /// An inset where it hides no link, no city and no other inset, and no land if that leaves room for all names;
    /// nothing when there is no room to show the region half as large again.
    func inset(of region: Region, beside insets: [Inset]) -> Inset? {
      let layout = setting.layout
      let aspect = Viewport.aspect(
        setting.options.projection, latitudes: region.south...region.north,
        longitudes: -region.width / 2...region.width / 2)
      let locator = setting.locator(of: region)
      let natural = region.width * setting.viewport.unitsPerDegreeOfLongitude
      // On a tall page insets hang below the map in its middle; on others they stand near what they show.
      let target =
        layout.isTall
        ? Point(x: layout.size.width / 2, y: layout.mapBounds.maxY)
        : locator.first.map { Point(x: $0.x + $0.width / 2, y: $0.y + $0.height / 2) } ?? Point(x: 0, y: 0)
      // Two of them share a high band.
      let free = layout.content.maxY - layout.mapBounds.maxY - 24 * layout.body
      let band = free > 0.7 * layout.size.width ? free / 2 - 6 * layout.body : free
      let largest =
        layout.isTall
        ? min(14 * natural, layout.size.width * 0.94, aspect * band) : min(7 * natural, layout.size.width * 0.34)
      var best: Inset?
      for (sparesLand, smallest) in [(true, 2.5 * natural), (false, 1.5 * natural)] {
        let widths = stride(from: 1, to: 0, by: -0.05).map { ($0 * largest).rounded() }.filter { $0 >= smallest }
        let bounds = search.room(
          widths: widths, aspect: aspect, near: target, beside: insets.map { $0.bounds.outset(by: 12) } + locator,
          sparesLand: sparesLand)
        guard let bounds else { continue }
        let inset = inset(of: region, in: bounds)
        if best.map({ inset.labels.unplaced.count < $0.labels.unplaced.count }) ?? true { best = inset }
        if inset.labels.unplaced.isEmpty { break }
      }
      return best
    }
  }
}
