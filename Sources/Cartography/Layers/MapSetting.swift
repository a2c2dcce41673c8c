import Drawing
import Friendships
import Geometry

/// What all layers of a map share: what is drawn, in which words and how, and where it stands on the page.
struct MapSetting {
  let atlas: Atlas
  let words: Words
  let options: MapOptions
  let scale: LinkScale
  let legend: Legend
  let layout: PageLayout
  let view: MapView
  let viewport: Viewport
  /// For each city its agreements that are ever drawn, in the order of time.
  let agreementsByCity: [[Agreement]]
  /// The first language asked for: that of the labels.
  let language: String
  /// Whether it is for a page, which shows the map alone, not what lies beside it, and has a zoom: names stay within the map,
  /// and those for which there is no room are there all the same, marked as crowded.
  var isForPage = false

  init(atlas: Atlas, words: Words, options: MapOptions) {
    (self.atlas, self.words, self.options) = (atlas, words, options)
    scale = LinkScale(atlas)
    var byCity = [[Agreement]](repeating: [], count: atlas.cities.count)
    for agreement in atlas.inOrder { byCity[agreement.city].append(agreement) }
    // Without dates all agreements of a city are in force: what is written of it is the highest.
    if atlas.isUndated {
      for city in byCity.indices {
        byCity[city] = byCity[city].min { atlas.rank(of: $0) < atlas.rank(of: $1) }.map { [$0] } ?? []
      }
    }
    agreementsByCity = byCity
    language = options.languages.first ?? words.languages.first ?? "en"
    // Words that are asked for so large that no room is left for the map are as large as leave it some.
    var (text, sizes) = (options.text, PageSizes(options, text: options.text))
    var legend = Legend(atlas: atlas, words: words, options: options, sizes: sizes)
    let page = { (sizes: PageSizes, legend: Legend, aspect: Double?, overlap: Double) in
      PageLayout(
        size: options.size, sizes: sizes, mapAspect: aspect, overlap: overlap, hasList: options.labels != .none,
        keyHeight: legend.height)
    }
    while text > 0.75, !page(sizes, legend, 2, 0).hasRoomForMap {
      text *= 0.9
      sizes = PageSizes(options, text: text)
      legend = Legend(atlas: atlas, words: words, options: options, sizes: sizes)
    }
    // A part of the world takes the form of its room, so the room comes first.
    let room = page(sizes, legend, nil, 0).mapBounds
    view = MapView.chosen(for: atlas, options, filling: room.width / room.height)
    layout = view.isWorld ? page(sizes, legend, view.aspect, view.idleSouth) : page(sizes, legend, nil, 0)
    self.legend = legend
    viewport = Viewport(
      projection: view.projection, centralMeridian: view.centralMeridian, latitudes: view.latitudes,
      longitudes: view.longitudes, in: layout.mapBounds, scale: options.pixelsPerUnit)
  }

  /// The sizes of words and markers.
  var sizes: PageSizes { layout.sizes }

  /// The line around a map that is narrower or lower than its page, below the names that cross it; nothing for any other map.
  /// Where the key covers the lower end of the map it is open there, so that it runs through no words.
  var edge: [Path] {
    let rect = viewport.rect
    guard !isForPage, rect.width < options.size.width - 2 || !view.isWorld else { return [] }
    guard layout.form == .usual, layout.key.y < rect.maxY else { return [Path(rect)] }
    return [
      Path(through: [
        Point(x: rect.x, y: layout.key.y), Point(x: rect.x, y: rect.y), Point(x: rect.maxX, y: rect.y),
        Point(x: rect.maxX, y: layout.key.y),
      ])
    ]
  }

  /// The languages of a name, that of the labels first.
  func nameLanguages(_ language: String) -> [String] { [language] + options.languages.filter { $0 != language } }
}

extension PageSizes {
  /// The sizes of a page as it is asked for, with words of another size.
  fileprivate init(_ options: MapOptions, text: Double) {
    self.init(options.size, text: text, safeMargin: options.safeMargin, options.theme.typefaces)
  }
}
