import CPango
import Drawing
import Geometry

/// A sheet that is cut, and the structure of a document.
extension Canvas {
  /// Makes an empty canvas a sheet with a bleed and crop marks, on which a picture is drawn from then on.
  func beginSheet(_ bleed: Bleed, of size: Size, palette: Palette) {
    setColor(Color(red: 255, green: 255, blue: 255), of: context)
    cairo_paint(context)
    cairo_translate(context, bleed.border, bleed.border)
    let (picture, width) = (Rect(x: 0, y: 0, width: size.width, height: size.height), bleed.width)
    trace(Path(Rect(x: -width, y: -width, width: size.width + 2 * width, height: size.height + 2 * width)))
    paint(Style(fill: bleed.ground), palette)
    trace(bleed.marks(size))
    paint(Style(stroke: bleed.ink, width: bleed.markWidth), palette)
    cut = (picture, width > 0 ? Reflection.all(size, width) : [])
  }

  /// The same for pixels, of which the bleed must have whole ones.
  func beginSheet(
    _ bleed: Bleed, of size: Size, palette: Palette, scale: Double, text mode: TextMode, typefaces: Typefaces
  ) throws(RasterFault) {
    beginSheet(bleed, of: size, palette: palette)
    // What goes on in the bleed is mirrored.
    self.text.halos = nil
    let border = Int((bleed.border * scale).rounded())
    picture = try Canvas(in: self, border: border, scale: scale, text: mode, typefaces: typefaces)
  }

  /// Draws layers in order with what they are in a tagged document: those before the first words are a picture, the others a section
  /// in which each line of words is a paragraph, and the title a heading.
  ///
  /// - Parameter size: the page in output units.
  func drawTagged(_ layers: [Layer], on size: Size, palette: Palette) throws(RasterFault) {
    cairo_save(context)
    // An area that covers the whole page makes cairo forget what came before, tags too, where nothing clips it. This clips nothing
    // away, and cairo does not see that.
    let (x, y, reach) = (size.width / 2, size.height / 2, 2 * (size.width + size.height))
    trace(Marker(.diamond, at: Point(x: x, y: y), radius: reach).diamond)
    cairo_clip(context)
    cairo_tag_begin(context, "Document", nil)
    let words = layers.firstIndex(where: \.hasWords) ?? layers.count
    for (tag, part) in [("Figure", layers[..<words]), ("Sect", layers[words...])] where !part.isEmpty {
      cairo_tag_begin(context, tag, nil)
      isTagging = tag == "Sect"
      try draw(Array(part), palette: palette)
      isTagging = false
      cairo_tag_end(context, tag)
    }
    cairo_tag_end(context, "Document")
    cairo_restore(context)
    try check()
  }
}

extension Layer {
  fileprivate var hasWords: Bool {
    marks.contains { if case .text = $0.shape { true } else { false } }
  }
}
