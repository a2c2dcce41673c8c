import Cartography
import Drawing
import Friendships
import Messages
import Raster

/// A map of a city's friendships, made of a table and ready to be drawn for any day.
///
/// The table is what an office keeps: a row for each agreement. `map.json` says what it is a map of: the city in the middle, the
/// title, the kinds of relation.
///
///     let map = try FriendshipMap(table: Array(csv.utf8), map: Array(json.utf8))
///     let svg = map.svg(on: .year(2021))
///     let png = try map.png()
///
/// It is a value without state: two threads may draw it at once. The same input gives the same bytes, but for warnings about the
/// future and the year of a map without any date.
public struct FriendshipMap: Sendable {
  /// The version of this package, as the metadata of every map say it.
  ///
  ///     print("drawn by fmap \(FriendshipMap.version)")
  public static let version = "0.2.0"

  /// The data of which it is made.
  package let data: MapData
  /// What the composer was asked for.
  package let options: MapOptions
  /// Pixels per inch of a picture, where they are known.
  package let dotsPerInch: Double?
  /// What is printed around a PDF or PNG, where that was asked for.
  let bleed: Bleed?
  let basemap: Basemap
  /// What is put before every id.
  package let idPrefix: String
  /// What is doubtful in a theme and in the file of the land.
  package let lookDoubts: [Problem]
  /// The composer of captions and of what has no pixels; pixels of another scale have one of their own.
  let composer: MapComposer
  private let basemapLicense: String?
  /// Where a problem of the picture's size stands.
  private let sizePlace: String
  private let composed = Once<(scene: Scene, unnamed: [Int])>()

  /// The map of a table.
  ///
  ///     let table = """
  ///       city_en,country_code,country_en,continent,latitude,longitude,relation,established
  ///       Sapporo,JP,Japan,Asia,43.0618,141.3545,sister,1980-11-18
  ///       """
  ///     let map = try FriendshipMap(table: Array(table.utf8), map: Array(json.utf8))
  ///
  /// - Parameters:
  ///   - table: an Excel workbook (.xlsx), or a text with commas, semicolons or tabs in any encoding; at most 256 MB.
  ///   - tableName: what problems call it, and whose ending counts where the bytes leave it open.
  ///   - map: `map.json`; comments are allowed in it. The file that it names as its table is not read.
  ///   - request: what is asked of the map.
  /// - Throws: every problem of the table or of `map.json` at once, or the first of the request.
  public init(
    table: [UInt8], named tableName: String = "table.csv", map: [UInt8], request: MapRequest = MapRequest()
  ) throws(MapFailure) {
    let table = SourceFile(name: tableName, bytes: table)
    do throws(Failure) {
      let data = try MapData(map: SourceFile(name: "map.json", bytes: map), table: { _ in table }, request)
      try self.init(data, request)
    } catch {
      throw MapFailure(error)
    }
  }

  /// The map of a list around a city, without `map.json`.
  ///
  ///     let list = "City,Country,Date\nSapporo,Japan,1980-11-18\n"
  ///     let map = try FriendshipMap(table: Array(list.utf8), hub: "Shenyang")
  ///
  /// Whatever the list leaves out is looked up; `problems` says what was found, and what was not and is not drawn.
  ///
  /// - Parameters:
  ///   - table: an Excel workbook (.xlsx), or a text with commas, semicolons or tabs in any encoding; at most 256 MB. It needs a
  ///     column with the names of cities.
  ///   - tableName: what problems call it, and whose ending counts where the bytes leave it open.
  ///   - hub: the city in the middle: `Shenyang`, `Shenyang, China`, `Shenyang/沈阳`, or with latitude and longitude.
  ///   - request: what is asked of the map.
  /// - Throws: every problem of the table at once, or the first of the request or of the hub.
  public init(
    table: [UInt8], named tableName: String = "table.csv", hub: String, request: MapRequest = MapRequest()
  ) throws(MapFailure) {
    do throws(Failure) {
      let data = try MapData(hub: hub, table: SourceFile(name: tableName, bytes: table), request)
      try self.init(data, request)
    } catch {
      throw MapFailure(error)
    }
  }

  /// The map of data that have been read.
  ///
  /// - Parameter land: the land of the request, where several maps share it.
  package init(_ data: MapData, _ request: MapRequest, on land: SharedLand? = nil) throws(Failure) {
    self.data = data
    let request = try request.completed(by: data.look)
    let (options, themeDoubts) = try request.options(for: data)
    self.options = options
    idPrefix = try request.checkedPrefix()
    dotsPerInch = try request.checkedDotsPerInch()
    bleed = try request.checkedBleed(options, dotsPerInch, inks: options.theme.palette(LinkScale(data.atlas)))
    var plain = options
    plain.pixelsPerUnit = 1
    composer = MapComposer(atlas: data.atlas, words: data.words, options: plain)
    let pixelsPerDegree = composer.viewport.unitsPerDegree * max(1, options.pixelsPerUnit)
    let (basemap, landDoubts) = try (land ?? SharedLand(request.land)).basemap(pixelsPerDegree: pixelsPerDegree)
    self.basemap = basemap
    lookDoubts = themeDoubts + landDoubts
    basemapLicense = request.land.isBuiltIn ? "public domain" : nil
    sizePlace = request.sizePlace
  }

  /// What was done or is doubtful: of the table, of `map.json`, and of the picture of the latest day, such as names for which there
  /// is no room.
  ///
  ///     for problem in map.problems { print(problem) }
  public var problems: [MapProblem] {
    still(on: .latest).warnings(option: "--year", hasPicture: true, hasPage: false).map(MapProblem.init)
  }

  /// The years of the first and the last change in the table; nothing where no agreement has a date.
  ///
  ///     let years = map.years  // 1980...2021
  public var years: ClosedRange<Int>? {
    guard let first = data.atlas.first?.lifespan?.from?.year else { return nil }
    return first...max(first, data.lastYear)
  }

  /// How many cities the map of a day shows.
  ///
  ///     let count = map.cityCount(on: .year(2000))
  public func cityCount(on day: MapDay = .latest) -> Int {
    data.atlas.agreements(on: data.day(day)).count
  }

  /// The map of a day, ready to be written in any format.
  package func still(on day: MapDay) -> StillMap { StillMap(map: self, day: data.day(day)) }
}

extension FriendshipMap {
  /// The language of the labels, as a tag.
  package var language: String { data.words.tag(options.languages[0]) }

  /// The scene for all time; composed once for all formats.
  package func scene() -> Scene { wholeMap.scene }

  /// The scene with the cities for whose names there is no room.
  private var wholeMap: (scene: Scene, unnamed: [Int]) {
    composed {
      let (scene, unnamed) = composer.composed(basemap)
      return (scene.set(in: options.theme.typefaces), unnamed)
    }
  }

  /// The cities whose names are not on the map: for want of room, or because they lie outside of it.
  private var nameless: [Int] { wholeMap.unnamed + (composer.hasList ? [] : composer.citiesOutside) }

  /// What is said about a day.
  package func caption(on day: Day) -> Caption { composer.caption(on: day, unnamed: nameless) }

  /// What is said in a frame: of a year that is not complete yet its number, and the counts of the year before.
  package func caption(of frame: Frame) -> Caption {
    composer.caption(on: frame.shownDay, unnamed: nameless, leading: frame.day)
  }

  /// The scene for pixels: its curves and coasts are as fine as they.
  func finestScene() -> Scene {
    guard options.pixelsPerUnit != 1 else { return scene() }
    return MapComposer(atlas: data.atlas, words: data.words, options: options).compose(basemap)
      .set(in: options.theme.typefaces)
  }

  /// What draws the pixels of any day.
  ///
  /// - Parameters:
  ///   - day: the last of them, on which most is said.
  ///   - isPrinted: whether they have the bleed that was asked for.
  package func rasterizer(upTo day: Day, isPrinted: Bool) throws(Failure) -> Rasterizer {
    try drawn { () throws(RasterFault) in
      try Rasterizer(
        finestScene(), language: language, scale: options.pixelsPerUnit, captions: [caption(on: day)],
        bleed: isPrinted ? bleed : nil)
    }
  }

  /// The size of a PNG in pixels, its bleed and crop marks included.
  package var pngSize: (width: Int, height: Int) {
    let scale = options.pixelsPerUnit
    let sheet = bleed?.inPixels(scale).sheet(of: options.size) ?? options.size
    return (Int((sheet.width * scale).rounded()), Int((sheet.height * scale).rounded()))
  }

  /// How many pixels a PNG has.
  package var pngPixelCount: Double { Double(pngSize.width) * Double(pngSize.height) }

  /// How many pixels a picture of a GIF has.
  var gifPixelCount: Double {
    options.size.width * options.size.height * options.pixelsPerUnit * options.pixelsPerUnit
  }

  /// Throws when there is too little memory for pictures of this size.
  package func check(_ need: MemoryNeed) throws(Failure) {
    try need.check(at: sizePlace, cure: MemoryNeed.Cure.picture)
  }

  /// The colours of the theme and of the agreements, each once.
  package var colors: [Color] {
    let scale = LinkScale(data.atlas)
    let palette = options.theme.palette(scale)
    let links = data.atlas.inOrder.map { agreement in
      palette[
        scale.paint(data.atlas.rank(of: agreement), year: agreement.lifespan?.from?.year ?? scale.years.upperBound)]
    }
    return (Paint.fixed.map { palette[$0] } + links + palette.colors).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  /// A scene of one day as a document, with what is said about that day.
  package func svg(_ scene: Scene, on day: Day, idPrefix: String? = nil) -> [UInt8] {
    SVG(idPrefix: idPrefix ?? self.idPrefix).still(
      scene, caption: caption(on: day), metadata: metadata(on: day))
  }

  /// The same document part by part; what is said in it is made before the first part is taken.
  func svgParts(_ scene: Scene, on day: Day) -> FileBytes {
    let (writer, caption, metadata) = (SVG(idPrefix: idPrefix), caption(on: day), metadata(on: day))
    return FileBytes { take in writer.still(scene, caption: caption, metadata: metadata, to: take) }
  }

  /// A frame of a scene as a document.
  package func svg(_ scene: Scene, of frame: Frame) -> [UInt8] {
    SVG(idPrefix: idPrefix).still(
      scene.at(frame, language: language), caption: caption(of: frame), metadata: metadata(on: frame.shownDay))
  }

  /// The facts about how the map of a day was made, as JSON.
  func metadata(on day: Day) -> String {
    let sources = data.atlas.agreements(on: day).map(\.source).filter { !$0.isEmpty }
    return MapMetadata(
      generator: "fmap \(Self.version)", date: data.atlas.isUndated ? nil : day.description,
      map: .init(name: data.names.map, sha256: data.digests.map),
      friendships: .init(name: data.names.friendships, sha256: data.digests.friendships),
      basemap: .init(name: basemap.name, sha256: basemap.digest, license: basemapLicense),
      places: data.friendships.creditsPlaces ? "GeoNames, CC BY 4.0, selected and rounded" : nil,
      sources: sources.isEmpty ? nil : Set(sources).sorted()
    ).json
  }
}

extension FriendshipMap {
  /// A warning for each inset that was asked for and has no city in it, or no room on the page.
  var doubtfulInsets: [Problem] {
    guard case .regions(let regions) = options.insets else { return [] }
    let shown = scene().layers.compactMap(\.inset)
    let places = ([data.atlas.hub] + data.atlas.inOrder.map(data.atlas.city)).map(\.coordinate)
    return zip(regions, composer.insetNames(of: regions)).compactMap { region, name in
      let found = [region.west, region.south, region.east, region.north].map(shortest).joined(separator: ",")
      guard shown.contains(name) else {
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
  package func missingNames(on days: [Day]) -> [Problem] {
    let (atlas, unnamed) = (data.atlas, wholeMap.unnamed)
    guard !unnamed.isEmpty else { return [] }
    let shown = Set(days.flatMap(atlas.cities(on:)))
    let names = unnamed.filter(shown.contains).map { atlas.cities[$0].names[options.languages[0]] }
    return atlas.warning(unnamed: names, of: options.labels).map { [$0] } ?? []
  }
}

/// What a drawing gives, its error told in the words of a problem.
package func drawn<Value>(_ body: () throws(RasterFault) -> Value) throws(Failure) -> Value {
  do {
    return try body()
  } catch {
    throw .data(Problem(at: "drawing", error.what, found: error.found, cure: error.cure))
  }
}
