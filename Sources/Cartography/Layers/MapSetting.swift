import Drawing
import Friendships
import Geometry

/// What all layers of a map share: what is drawn, in which words and how, and where it stands on the page.
struct MapSetting {
  let atlas: Atlas
  let words: Words
  let options: MapOptions
  let scale: LinkScale
  let layout: PageLayout
  let viewport: Viewport
  /// What labels and insets must leave free.
  let reserved: [Rect]
  /// The first language asked for: that of the labels.
  let language: String
  /// Whether it is for a page, which shows the map alone, not what lies beside it, and has a zoom: names stay within the map,
  /// and those for which there is no room are there all the same, marked as crowded.
  var isForPage = false

  init(atlas: Atlas, words: Words, options: MapOptions, legend: Legend) {
    (self.atlas, self.words, self.options) = (atlas, words, options)
    scale = LinkScale(atlas)
    language = options.languages.first ?? words.languages.first ?? "en"
    let latitudes = atlas.southEdge...90
    let aspect = Viewport.aspect(options.projection, latitudes: latitudes)
    layout = PageLayout(
      size: options.size, stripHeight: legend.height, mapAspect: aspect, hasInsets: options.insets != .none,
      safeMargin: options.safeMargin)
    viewport = Viewport(
      projection: options.projection, centralMeridian: options.centralMeridian, latitudes: latitudes,
      in: layout.mapBounds, scale: options.pixelsPerUnit)
    reserved = legend.reserved(layout)
  }

  /// The languages of a name, that of the labels first.
  func nameLanguages(_ language: String) -> [String] { [language] + options.languages.filter { $0 != language } }
}

extension Atlas {
  /// The latitude down to which the map reaches, degrees: the southern tip of America, or, where hub, cities or links lie
  /// further south, a margin beyond the lowest of them, at most to the pole.
  var southEdge: Double {
    let usual = -57.0
    var lowest = hub.coordinate.latitude
    for agreement in agreements where agreement.lifespan?.from != nil {
      let link = GreatCircle(from: hub.coordinate, to: cities[agreement.city].coordinate)
      lowest = min(lowest, link.latitudes.lowerBound)
    }
    return lowest > usual ? usual : max(-90, lowest - 4)
  }
}
