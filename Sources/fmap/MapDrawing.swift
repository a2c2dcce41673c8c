import Cartography
import Drawing

/// A map as the options ask for it, ready to be drawn for any day.
struct MapDrawing {
  let input: MapInput
  let options: MapOptions
  let basemap: Basemap
  let idPrefix: String
  let composer: MapComposer
  private let basemapLicense: String?

  init(_ arguments: Arguments, _ input: MapInput) throws(Failure) {
    self.input = input
    options = try CommonOptions.mapOptions(arguments, input)
    idPrefix = try CommonOptions.idPrefix(arguments)
    composer = MapComposer(atlas: input.atlas, words: input.words, options: options)
    basemap = try CommonOptions.basemap(arguments, unitsPerDegree: composer.viewport.unitsPerDegree)
    basemapLicense = arguments.has("basemap") ? nil : "public domain"
  }

  /// The language of the labels, as a tag.
  var language: String { input.words.tag(options.languages[0]) }

  /// The scene for all time.
  func scene() -> Scene { composer.compose(basemap) }

  /// A scene of one day as a document, with what is said about that day.
  func svg(_ scene: Scene, on day: Day) -> [UInt8] {
    SVG(idPrefix: idPrefix).still(scene, caption: composer.caption(on: day), metadata: metadata(on: day))
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
struct StillMap {
  let drawing: MapDrawing
  let day: Day

  var svg: [UInt8] {
    drawing.svg(drawing.scene().at(day, language: drawing.language), on: day)
  }
}
