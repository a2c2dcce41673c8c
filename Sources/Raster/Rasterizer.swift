import Drawing
import Geometry

/// Draws scenes as pixels; what never changes is drawn once.
package struct Rasterizer: Sendable {
  private let scene: Scene
  private let scale: Double
  private let language: String
  private let text: TextMode
  private let bleed: Bleed?
  /// The layers at the bottom whose marks are there on every day, drawn.
  private let ground: Pixmap
  private let groundCount: Int

  /// A rasterizer of a scene for all time. Throws when a font is missing for any of its words, of whatever day.
  ///
  /// - Parameters:
  ///   - scene: the scene for all time.
  ///   - language: the language of the label layer to draw.
  ///   - scale: pixels per output unit, above 0.
  ///   - text: how words are drawn.
  ///   - captions: captions whose words are checked with the scene's.
  ///   - bleed: what is printed around the picture, or nothing.
  package init(
    _ scene: Scene, language: String, scale: Double = 1, text: TextMode = .glyphs, captions: [Caption] = [],
    bleed: Bleed? = nil
  ) throws(RasterFault) {
    self.scene = scene
    self.scale = scale
    self.language = language
    self.text = text
    self.bleed = bleed
    let isStill = { (layer: Layer) in layer.language == nil && layer.marks.allSatisfy { $0.lifespan == .always } }
    groundCount = scene.layers.firstIndex { !isStill($0) } ?? scene.layers.count
    let canvas = try Self.canvas(scene, language, scale, text, bleed)
    try canvas.draw(scene.layers.prefix(groundCount).map(\.cutAtItsEdge), palette: scene.palette)
    ground = try canvas.pixmap()
    let said = scene.layers(in: language) + captions.flatMap(\.layers)
    try canvas.checkGlyphs(of: said, palette: scene.palette)
  }

  fileprivate static func canvas(
    _ scene: Scene, _ language: String, _ scale: Double, _ text: TextMode, _ bleed: Bleed?
  ) throws(RasterFault) -> Canvas {
    let bleed = bleed?.inPixels(scale)
    let sheet = bleed?.sheet(of: scene.size) ?? scene.size
    let canvas = try Canvas(
      width: Int((sheet.width * scale).rounded()), height: Int((sheet.height * scale).rounded()), scale: scale,
      text: text, typefaces: scene.typefaces)
    if let bleed {
      try canvas.beginSheet(
        bleed, of: scene.size, palette: scene.palette, scale: scale, text: text, typefaces: scene.typefaces)
    }
    canvas.speak(language)
    return canvas
  }

  /// A worker of its own canvas, for one thread.
  package func worker() throws(RasterFault) -> Worker {
    let canvas = try Self.canvas(scene, language, scale, text, bleed)
    canvas.keepHalos()
    return Worker(self, canvas)
  }

  /// Draws pictures one after the other on one canvas. Not to be shared between threads.
  package final class Worker {
    private let rasterizer: Rasterizer
    private let canvas: Canvas

    fileprivate init(_ rasterizer: Rasterizer, _ canvas: Canvas) {
      self.rasterizer = rasterizer
      self.canvas = canvas
    }

    /// The picture of a day with its caption.
    package func still(on day: Day, caption: Caption) throws(RasterFault) -> Pixmap {
      try draw(rasterizer.scene.at(day, language: rasterizer.language), caption)
      return try canvas.pixmap()
    }

    /// The picture of a frame with its caption; the same as `still` where the frame is one.
    package func picture(of frame: Frame, caption: Caption) throws(RasterFault) -> Pixmap {
      try draw(rasterizer.scene.at(frame, language: rasterizer.language), caption)
      return try canvas.pixmap()
    }

    /// The picture of a frame with its caption, as PNG.
    package func png(of frame: Frame, caption: Caption) throws(RasterFault) -> [UInt8] {
      try draw(rasterizer.scene.at(frame, language: rasterizer.language), caption)
      return try canvas.png(dotsPerInch: nil)
    }

    /// Draws what lies above the ground, and a caption.
    private func draw(_ scene: Scene, _ caption: Caption) throws(RasterFault) {
      try canvas.replace(with: rasterizer.ground)
      let layers = scene.layers.dropFirst(rasterizer.groundCount)
      try canvas.draw(layers + caption.layers, palette: rasterizer.scene.palette)
    }
  }
}

/// Draws a single day of a scene as PNG, with its pixels in memory once. Throws when a font is missing for any of the
/// scene's words, of whatever day.
///
/// - Parameters:
///   - scene: the scene for all time.
///   - day: the day.
///   - language: the language of the label layer to draw.
///   - caption: what is said about the day.
///   - scale: pixels per output unit, above 0.
///   - dotsPerInch: the physical resolution to be noted, or nothing.
///   - bleed: what is printed around the picture, or nothing.
package func png(
  _ scene: Scene, on day: Day, language: String, caption: Caption, scale: Double, dotsPerInch: Double?,
  bleed: Bleed? = nil
) throws(RasterFault) -> [UInt8] {
  let canvas = try Rasterizer.canvas(scene, language, scale, .glyphs, bleed)
  // What is drawn is checked then.
  try canvas.checkGlyphs(of: scene.layers(in: language).map { $0.hidden(on: day) }, palette: scene.palette)
  try canvas.draw(scene.at(day, language: language).layers + caption.layers, palette: scene.palette)
  return try canvas.png(dotsPerInch: dotsPerInch)
}

/// Draws a scene of one day as a page of PDF: vectors, and text as text with its fonts embedded.
///
/// - Parameters:
///   - scene: the scene of one day.
///   - caption: what is said about it.
///   - pointsPerUnit: points of 1/72 inch per output unit.
///   - date: the day of the map, `YYYY-MM-DD`, noted as the document's date, so that the same input gives the same bytes;
///     nothing for a map of no day.
///   - bleed: what is printed around the picture, or nothing.
package func pdf(
  _ scene: Scene, caption: Caption, pointsPerUnit: Double, date: String?, bleed: Bleed? = nil
) throws(RasterFault) -> [UInt8] {
  let sheet = bleed?.sheet(of: scene.size) ?? scene.size
  let canvas = try Canvas(
    pdf: sheet, scale: pointsPerUnit, title: caption.title, date: date, typefaces: scene.typefaces)
  canvas.speak(caption.language)
  if let bleed { canvas.beginSheet(bleed, of: scene.size, palette: scene.palette) }
  try canvas.drawTagged(scene.layers + caption.layers, on: scene.size, palette: scene.palette)
  let entries = PDFEntries(
    language: caption.language, description: caption.description,
    boxes: bleed.map { $0.boxes(of: scene.size, pointsPerUnit: pointsPerUnit) })
  return entries.added(to: try canvas.finishedBytes())
}
