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

/// One map of one day, ready to be written in any format.
package struct StillMap: Sendable {
  /// The map.
  package let map: FriendshipMap
  /// The day.
  package let day: Day
  /// Where its page will stand on the web, and the name of the PNG beside it; nothing where that is not known.
  package var address: (page: PageAddress, picture: String?)?
  /// After how many seconds without a touch its page begins anew as a kiosk, 0 for never; nothing where it is none.
  package var kiosk: Int?
  /// Whether its page shows the remarks of the editors and how sure they are.
  package var hasNotes = false

  /// What is doubtful of the map, each once.
  ///
  /// - Parameters:
  ///   - option: the option that names the day.
  ///   - hasPicture: whether there is a picture, in which names may lack room; a page shows them when one zooms.
  ///   - hasPage: whether there is a page, which asks for photos.
  package func warnings(option: String, hasPicture: Bool, hasPage: Bool) -> [Problem] {
    let data = map.data
    var warnings = data.warnings + [data.warning(before: day, option: option)].compactMap { $0 }
    warnings += map.lookDoubts + map.doubtfulInsets
    if hasPicture { warnings += map.partDoubts + map.missingNames(on: [day]) }
    if hasPage { warnings += data.friendships.photosElsewhere }
    return warnings
  }

  private var scene: Scene { map.scene().at(day, language: map.language) }

  /// The picture in vectors.
  package var svg: [UInt8] { svg(idPrefix: map.idPrefix) }

  /// The same, made as it is written.
  package var svgParts: FileBytes { map.svgParts(scene, on: day) }

  /// The picture with ids of its own, for a page with several maps.
  package func svg(idPrefix: String) -> [UInt8] { map.svg(scene, on: day, idPrefix: idPrefix) }

  /// The interactive page.
  ///
  /// - Parameter photos: the photos that the table has as files, by the ids of their agreements; others are not shown.
  package func html(photos: [String: PagePhoto] = [:]) -> [UInt8] {
    Array(page(photos: photos).html(.inline, hash: sha256Base64).utf8)
  }

  /// The names of the stylesheet, the script and the still that stand beside a page.
  package static func assets(of path: String) -> [String] {
    [".css", ".js", ".svg"].map { path.dropLast(".html".count) + $0 }
  }

  /// The page with its stylesheet and script in files beside it, for sites that forbid inline code, and the still.
  package func pageWithAssets(
    named path: String, photos: [String: PagePhoto] = [:]
  ) -> [(path: String, bytes: [UInt8])] {
    let (page, files) = (page(photos: photos), Self.assets(of: path))
    let html = page.html(.external(style: lastPart(files[0]), script: lastPart(files[1])), hash: sha256Base64)
    return [(path, Array(html.utf8))]
      + zip(files, [Array(page.style.utf8), Array(PageDocument.script.utf8), svg]).map { ($0, $1) }
  }

  /// The page before it is written. It has no insets: there is a zoom.
  ///
  /// - Parameter photos: the photos that the table has as files, by the ids of their agreements; others are not shown.
  package func page(photos: [String: PagePhoto] = [:]) -> PageDocument {
    var options = map.composer.options
    options.insets = .none
    let (atlas, words) = (map.data.atlas, map.data.words)
    let composer = MapComposer(atlas: atlas, words: words, options: options)
    let labels = options.languages.map { ($0, words.say("page.map", in: $0, ["hub": atlas.hub.names[$0]])) }
    let picture = SVG(idPrefix: map.idPrefix).interactive(
      composer.composeInEveryLanguage(map.basemap), on: day, part: composer.viewport.rect, labels: labels)
    let (scale, search) = (LinkScale(atlas), PageSearch(atlas, words: words, languages: options.languages))
    let dark = options.theme.id == Theme.all[0].id ? Theme.dark : options.theme
    var page = PageDocument(
      atlas, words: words, languages: options.languages, day: day, map: String(decoding: picture, as: UTF8.self),
      part: composer.viewport.rect, palettes: (options.theme.palette(scale), dark.palette(scale)),
      regions: composer.fullRegions(of: 5))
    (page.han, page.aliases, page.photos) = (search.han, search.aliases, photos)
    (page.address, page.pictureName) = (address?.page, address?.picture)
    (page.kiosk, page.hasNotes) = (kiosk, hasNotes)
    return page
  }

  /// The picture in pixels.
  package func png() throws(Failure) -> [UInt8] {
    // The pixels of cairo, and what is packed from them.
    try map.check(MemoryNeed(fixed: MemoryNeed.fonts + 4.2 * map.pngPixelCount))
    let (scene, caption) = (map.finestScene(), map.caption(on: day))
    return try drawn { () throws(RasterFault) in
      try Raster.png(
        scene, on: day, language: map.language, caption: caption, scale: map.options.pixelsPerUnit,
        dotsPerInch: map.dotsPerInch, bleed: map.bleed)
    }
  }

  /// A page as large as the PNG is at its resolution, its coast and curves as fine as the PNG's pixels; without a resolution, a
  /// pixel of the page is 1/96 inch.
  package func pdf() throws(Failure) -> [UInt8] {
    try map.check(MemoryNeed(fixed: MemoryNeed.fonts))
    let scene = map.finestScene().at(day, language: map.language)
    let caption = map.caption(on: day)
    let inchesPerUnit = map.dotsPerInch.map { map.options.pixelsPerUnit / $0 } ?? 1 / MapRequest.usualUnitsPerInch
    let sheet = map.bleed?.sheet(of: scene.size) ?? scene.size
    let longest = max(sheet.width, sheet.height) * inchesPerUnit
    guard longest <= 200 else {
      let found = "\(Int(longest)) inches"
      throw .data(Problem(at: "--dpi", "a PDF page is at most 200 inches long", found: found, cure: "raise --dpi"))
    }
    return try drawn { () throws(RasterFault) in
      try Raster.pdf(
        scene, caption: caption, pointsPerUnit: inchesPerUnit * 72,
        date: map.data.atlas.isUndated ? nil : day.description, bleed: map.bleed)
    }
  }
}
