import Drawing
import Friendships
import Geometry

/// Composes the map of an atlas: once for all time, and words about any date.
///
/// Positions, colours and label places depend on the whole atlas and never on a date, so nothing jumps from one date
/// to the next.
package struct MapComposer {
  /// What all layers share.
  private let setting: MapSetting

  /// What is drawn.
  package var atlas: Atlas { setting.atlas }
  /// What the options ask for.
  package var options: MapOptions { setting.options }
  /// Where the map lies on the page.
  package var viewport: Viewport { setting.viewport }
  var words: Words { setting.words }
  var layout: PageLayout { setting.layout }
  var legend: Legend { setting.legend }
  /// The language of city labels.
  var language: String { setting.language }

  /// A composer, with the places of header, map and legend already chosen.
  package init(atlas: Atlas, words: Words, options: MapOptions) {
    setting = MapSetting(atlas: atlas, words: words, options: options)
  }

  /// The whole map for all time, with label layers for the first language asked for.
  ///
  /// Names and insets are placed as at one pixel per output unit: more pixels must not move them.
  ///
  /// - Parameter basemap: the land; `viewport.unitsPerDegree` tells how fine it should be.
  package func compose(_ basemap: Basemap) -> Scene { composed(basemap).scene }

  /// The whole map, and the cities that are to have a name and for which there is no room, by their indices.
  package func composed(_ basemap: Basemap) -> (scene: Scene, unnamed: [Int]) {
    composed(basemap, setting, further: [])
  }

  /// - Parameter further: languages for which there are layers of labels besides, after all others.
  private func composed(
    _ basemap: Basemap, _ setting: MapSetting, further: [String]
  ) -> (scene: Scene, unnamed: [Int]) {
    let plan = MapPlan(plain(setting), basemap, further: further)
    // At another scale the plan's own layers are not as fine as the pixels.
    let maker = InsetMaker(setting: setting, basemap: basemap, drawn: plan.drawn, order: [])
    let panels =
      options.pixelsPerUnit == 1
      ? plan.panels
      : plan.panels.map { PanelLayers(setting, plan.drawn, basemap, in: setting.panel(like: $0.panel, maker)) }
    let layers = panels.indices.flatMap { index in
      let drawn = panels[index]
      let links = drawn.links.broken(behind: plan.ink[index], setting, steps: drawn.panel.viewport.steps)
      return [links, drawn.cities, plan.labels[index]] + setting.insetFrame(drawn)
    }
    let beside =
      setting.isForPage ? [] : [setting.legend.timeline(in: layout.key)] + (plan.list.map { [$0.layer] } ?? [])
    let scene = Scene(
      size: options.size, palette: options.theme.palette(setting.scale),
      layers: [seaLayer, graticuleLayer, panels[0].land] + edge + panels.flatMap(setting.insetGround) + layers
        + plan.furtherLabels + beside.filter { !$0.marks.isEmpty })
    return (scene, plan.unnamed)
  }

  /// The whole map for all time with a label layer for each language, for a page that shows one at a time and has a zoom:
  /// names without room are in it, too, as `crowded`.
  package func composeInEveryLanguage(_ basemap: Basemap) -> Scene {
    var setting = setting
    setting.isForPage = true
    return composed(basemap, setting, further: Array(options.languages.dropFirst())).scene
  }

  /// The regions of the catalogue that show at least some cities, the fullest first, each with its rectangle on the map;
  /// of one that the map cuts, the wider part.
  package func fullRegions(of count: Int) -> [(name: String, box: Rect)] {
    let coordinates = atlas.inOrder.map { atlas.city(of: $0).coordinate }
    return Region.holding(atLeast: count, of: coordinates).compactMap { region in
      setting.locator(of: region).max { $0.width < $1.width }.map { (region.name, $0) }
    }
  }

  /// The names of the insets of regions that were asked for, in their order.
  package func insetNames(of regions: [Region]) -> [String] {
    Cluster.all(of: regions, order: setting.cityOrder.map(\.index), atlas: atlas).map(\.name)
  }

  /// Whether the page has room for a list of all cities.
  package var hasList: Bool { layout.list != nil }

  /// The drawn cities that lie outside of the part of the world that the map shows, by their indices.
  package var citiesOutside: [Int] {
    let panel = Panel(setting.viewport)
    return atlas.cities.indices.filter { !setting.agreementsByCity[$0].isEmpty && !panel.shows($0, of: atlas) }
  }

  /// The part of the world that the map shows by itself; nothing where it shows the world or what was asked for.
  package var chosenPart: Rect? {
    guard options.region == .auto, !setting.view.isWorld else { return nil }
    let view = setting.view
    return Rect(
      x: normalizedLongitude(view.centralMeridian + view.longitudes.lowerBound), y: view.latitudes.lowerBound,
      width: view.longitudes.upperBound - view.longitudes.lowerBound,
      height: view.latitudes.upperBound - view.latitudes.lowerBound)
  }

  /// A setting at one pixel per output unit.
  private func plain(_ setting: MapSetting) -> MapSetting {
    guard options.pixelsPerUnit != 1 else { return setting }
    var options = options
    options.pixelsPerUnit = 1
    var plain = MapComposer(atlas: atlas, words: words, options: options).setting
    plain.isForPage = setting.isForPage
    return plain
  }

  // MARK: Ground

  private var seaLayer: Layer {
    let page = Rect(x: 0, y: 0, width: options.size.width, height: options.size.height)
    return Layer("sea", marks: [Mark(.path(Path(page)), Style(fill: .sea))])
  }

  /// The hairline around a map that is narrower or lower than its page, below all that reaches beyond it.
  private var edge: [Layer] {
    setting.edge.map { line in
      let style = Style(stroke: .coast, width: 1 * setting.sizes.body)
      return Layer("edge", marks: [Mark(.path(line), style, classes: ["edge"])])
    }
  }

  /// Meridians and parallels at multiples of 30°.
  private var graticuleLayer: Layer {
    var path = Path()
    let (south, north) = (viewport.latitudes.lowerBound, viewport.latitudes.upperBound)
    for meridian in stride(from: -180.0, to: 180, by: 30) {
      let λ = normalizedLongitude(meridian - viewport.centralMeridian)
      guard abs(λ) < 180, viewport.longitudes.contains(λ) else { continue }
      path.append(
        viewport.graticuleLine(
          from: Coordinate(latitude: north, longitude: λ), to: Coordinate(latitude: south, longitude: λ)))
    }
    for φ in stride(from: -60.0, through: 60, by: 30) where φ > south && φ < north {
      path.append(
        viewport.graticuleLine(
          from: Coordinate(latitude: φ, longitude: viewport.longitudes.lowerBound),
          to: Coordinate(latitude: φ, longitude: viewport.longitudes.upperBound)))
    }
    return Layer("graticule", marks: [Mark(.path(path), Style(stroke: .graticule, width: 0.5))])
  }
}
