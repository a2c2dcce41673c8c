import Cartography
import Drawing
import Friendships
import Messages
import Page
import Raster

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A map as the options ask for it, ready to be drawn for any day.
struct MapDrawing: Sendable {
  let input: MapInput
  let options: MapOptions
  let basemap: Basemap
  /// What is doubtful in the file of the land.
  let landDoubts: [Problem]
  let idPrefix: String
  /// The composer of captions and of what has no pixels; pixels of another scale have one of their own.
  let composer: MapComposer
  private let basemapLicense: String?
  /// The option that asks for the size of the picture.
  private let sizeOption: String
  private let composed = Once<(scene: Scene, unnamed: [Int])>()

  /// - Parameter size: the page where the options name none.
  init(_ arguments: Arguments, _ input: MapInput, size: Size = MapOptions.usualSize) throws(Failure) {
    self.input = input
    options = try CommonOptions.mapOptions(arguments, input, size: size)
    idPrefix = try CommonOptions.idPrefix(arguments)
    var plain = options
    plain.scale = 1
    composer = MapComposer(atlas: input.atlas, words: input.words, options: plain)
    let pixelsPerDegree = composer.viewport.unitsPerDegree * max(1, options.scale)
    (basemap, landDoubts) = try CommonOptions.basemap(arguments, pixelsPerDegree: pixelsPerDegree)
    basemapLicense = arguments.has("basemap") ? nil : "public domain"
    sizeOption = ["page", "scale", "width", "height"].first(where: arguments.has).map { "--" + $0 } ?? "drawing"
  }

  /// The language of the labels, as a tag.
  var language: String { input.words.tag(options.languages[0]) }

  /// The scene for all time; composed once for all formats.
  func scene() -> Scene { wholeMap.scene }

  /// The scene with the cities for whose names there is no room.
  private var wholeMap: (scene: Scene, unnamed: [Int]) { composed { composer.composed(basemap) } }

  /// What is said about a day.
  func caption(on day: Day) -> Caption { composer.caption(on: day, unnamed: wholeMap.unnamed) }

  /// The scene for pixels: its curves and coasts are as fine as they.
  func finestScene() -> Scene {
    guard options.scale != 1 else { return scene() }
    return MapComposer(atlas: input.atlas, words: input.words, options: options).compose(basemap)
  }

  /// What draws the pixels of any day.
  ///
  /// - Parameter day: the last of them, on which most is said.
  func rasterizer(upTo day: Day) throws(Failure) -> Rasterizer {
    try drawn { () throws(RasterError) in
      try Rasterizer(
        finestScene(), language: language, scale: options.scale, captions: [caption(on: day)])
    }
  }

  /// A warning for each inset that was asked for and has no city in it, or no room on the page.
  var doubtfulInsets: [Problem] {
    guard case .regions(let regions) = options.insets else { return [] }
    let shown = scene().layers.compactMap(\.inset)
    let places = ([input.atlas.hub] + input.atlas.inOrder.map(input.atlas.city)).map(\.coordinate)
    return regions.compactMap { region in
      let found = [region.west, region.south, region.east, region.north].map(shortest).joined(separator: ",")
      guard shown.contains(region.name) else {
        let cure: Message = "choose a smaller region, or a larger or taller page"
        return Problem(.warning, at: "--inset", "no room beside links and cities", found: found, cure: cure)
      }
      guard !places.contains(where: region.contains) else { return nil }
      return Problem(.warning, at: "--inset", "no city in it", found: found, cure: "it is west,south,east,north")
    }
  }

  /// A warning that names the cities for whose names there is no room in the picture.
  ///
  /// - Parameter days: the days that are drawn: only cities that one of them shows count.
  func missingNames(on days: [Day]) -> [Problem] {
    let (atlas, unnamed) = (input.atlas, wholeMap.unnamed)
    guard !unnamed.isEmpty else { return [] }
    let shown = Set(days.flatMap { atlas.agreements(on: $0).map(\.city) })
    let names = unnamed.filter(shown.contains).map { atlas.cities[$0].names[options.languages[0]] }
    return atlas.warning(unnamed: names, of: options.labels).map { [$0] } ?? []
  }

  /// The size of a picture in pixels.
  var pixelCount: Double { options.size.width * options.size.height * options.scale * options.scale }

  /// Throws when there is too little memory for pictures of this size.
  func check(_ need: MemoryNeed) throws(Failure) {
    try need.check(at: sizeOption, cure: MemoryNeed.Cure.picture)
  }

  /// The colours of the theme and of the agreements, each once.
  var colors: [Color] {
    let scale = LinkScale(input.atlas)
    let palette = options.theme.palette(scale)
    let links = input.atlas.inOrder.map { agreement in
      palette[scale.paint(input.atlas.rank(of: agreement), year: agreement.lifespan?.from?.year ?? 0)]
    }
    return (Paint.fixed.map { palette[$0] } + links + palette.colors).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  /// A scene of one day as a document, with what is said about that day.
  func svg(_ scene: Scene, on day: Day, idPrefix: String? = nil) -> [UInt8] {
    SVG(idPrefix: idPrefix ?? self.idPrefix).still(
      scene, caption: caption(on: day), metadata: metadata(on: day))
  }

  /// The facts about how the map of a day was made, as JSON.
  func metadata(on day: Day) -> String {
    let sources = input.atlas.agreements(on: day).map(\.source)
    return MapMetadata(
      generator: "fmap \(version)", date: day.description,
      map: .init(name: input.names.map, sha256: input.digests.map),
      friendships: .init(name: input.names.friendships, sha256: input.digests.friendships),
      basemap: .init(name: basemap.name, sha256: basemap.digest, license: basemapLicense),
      sources: Set(sources).sorted()
    ).json
  }
}

/// One map of one day, ready to be written in any format.
struct StillMap: Sendable {
  let drawing: MapDrawing
  let day: Day
  /// The physical resolution to be noted in the picture, where one was asked for.
  let dotsPerInch: Double?

  /// What is doubtful of the map, each once.
  ///
  /// - Parameters:
  ///   - option: the option that names the day.
  ///   - hasPicture: whether there is a picture, in which names may lack room; a page shows them when one zooms.
  ///   - hasPage: whether there is a page, which asks for photos.
  func warnings(option: String, hasPicture: Bool, hasPage: Bool) -> [Problem] {
    let input = drawing.input
    var warnings = input.warnings + [input.warning(before: day, option: option)].compactMap { $0 }
    warnings += drawing.landDoubts + drawing.doubtfulInsets
    if hasPicture { warnings += drawing.missingNames(on: [day]) }
    if hasPage { warnings += input.friendships.photosElsewhere }
    return warnings
  }

  private var scene: Scene { drawing.scene().at(day, language: drawing.language) }

  var svg: [UInt8] { svg(idPrefix: drawing.idPrefix) }

  /// The picture with ids of its own, for a page with several maps.
  func svg(idPrefix: String) -> [UInt8] { drawing.svg(scene, on: day, idPrefix: idPrefix) }

  /// The interactive page.
  var html: [UInt8] { Array(page.html(.inline, hash: sha256Base64).utf8) }

  /// The names of the stylesheet, the script and the still that stand beside a page.
  static func assets(of path: String) -> [String] {
    [".css", ".js", ".svg"].map { path.dropLast(".html".count) + $0 }
  }

  /// The page with its stylesheet and script in files beside it, for sites that forbid inline code, and the still.
  func pageWithAssets(named path: String) -> [(path: String, bytes: [UInt8])] {
    let (page, files) = (page, Self.assets(of: path))
    let html = page.html(.external(style: lastPart(files[0]), script: lastPart(files[1])), hash: sha256Base64)
    return [(path, Array(html.utf8))]
      + zip(files, [Array(page.style.utf8), Array(PageDocument.script.utf8), svg]).map { ($0, $1) }
  }

  /// The page before it is written. It has no insets: there is a zoom.
  var page: PageDocument {
    var options = drawing.composer.options
    options.insets = .none
    let (atlas, words) = (drawing.input.atlas, drawing.input.words)
    let composer = MapComposer(atlas: atlas, words: words, options: options)
    let labels = options.languages.map { ($0, words.say("page.map", in: $0, ["hub": atlas.hub.names[$0]])) }
    let map = SVG(idPrefix: drawing.idPrefix).interactive(
      composer.composeInEveryLanguage(drawing.basemap), on: day, part: composer.viewport.frame, labels: labels)
    let scale = LinkScale(atlas)
    let dark = options.theme.id == Theme.all[0].id ? Theme.dark : options.theme
    return PageDocument(
      atlas, words: words, languages: options.languages, day: day, map: String(decoding: map, as: UTF8.self),
      palettes: (options.theme.palette(scale), dark.palette(scale)), regions: composer.fullRegions(of: 5))
  }

  func png() throws(Failure) -> [UInt8] {
    // The pixels of cairo, and what is packed from them.
    try drawing.check(MemoryNeed(fixed: MemoryNeed.fonts + 4.2 * drawing.pixelCount))
    let (scene, caption) = (drawing.finestScene(), drawing.caption(on: day))
    return try drawn { () throws(RasterError) in
      try Raster.png(
        scene, on: day, language: drawing.language, caption: caption, scale: drawing.options.scale,
        dotsPerInch: dotsPerInch)
    }
  }

  /// A page as large as the PNG is at its resolution, its coast and curves as fine as the PNG's pixels; without
  /// `--dpi`, a pixel of the page is 1/96 inch.
  func pdf() throws(Failure) -> [UInt8] {
    try drawing.check(MemoryNeed(fixed: MemoryNeed.fonts))
    let scene = drawing.finestScene().at(day, language: drawing.language)
    let caption = drawing.caption(on: day)
    let inchesPerUnit = dotsPerInch.map { drawing.options.scale / $0 } ?? 1 / 96
    let longest = max(scene.size.width, scene.size.height) * inchesPerUnit
    guard longest <= 200 else {
      let found = "\(Int(longest)) inches"
      throw .data(Problem(at: "--dpi", "a PDF page is at most 200 inches long", found: found, cure: "raise --dpi"))
    }
    return try drawn { () throws(RasterError) in
      try Raster.pdf(scene, caption: caption, pointsPerUnit: inchesPerUnit * 72, date: day.description)
    }
  }
}

/// What a drawing gives, its error told in the words of a problem.
func drawn<Value>(_ body: () throws(RasterError) -> Value) throws(Failure) -> Value {
  do {
    return try body()
  } catch {
    throw .data(Problem(at: "drawing", error.what, found: error.found, cure: error.cure))
  }
}
