import CPango
import Drawing
import Geometry

/// How words are drawn.
package enum TextMode: Sendable {
  /// With the glyphs of installed fonts.
  case glyphs
  /// As boxes of a width that depends on the number of characters alone, so that pictures can be compared on machines
  /// with different fonts.
  case boxes
  /// Not at all.
  case none
}

/// Draws words with Pango, which finds for each character a font that has it.
final class TextPainter {
  private let context: OpaquePointer
  private let mode: TextMode
  private let layout: OpaquePointer?
  private let font: OpaquePointer?
  /// The font of titles.
  private let titleFont: OpaquePointer?
  /// What draws halos where they are pixels; elsewhere they are outlines.
  var halos: Halos?

  /// A painter on a context of cairo, which must outlive it.
  init(_ context: OpaquePointer, mode: TextMode, _ typefaces: Typefaces) {
    self.context = context
    self.mode = mode
    guard mode == .glyphs else {
      (layout, font, titleFont) = (nil, nil, nil)
      return
    }
    layout = pango_cairo_create_layout(context)
    font = Self.font(typefaces.families(ofTitle: false))
    titleFont = Self.font(typefaces.families(ofTitle: true))
    let options = cairo_font_options_create()
    // Without hinting a glyph has the same shape at every place and size, as in a browser's SVG.
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    let pango = pango_layout_get_context(layout)
    pango_cairo_context_set_font_options(pango, options)
    pango_context_set_round_glyph_positions(pango, 0)
    cairo_font_options_destroy(options)
  }

  /// Sets words of no language, such as numbers, as those of this one: each further language costs a search for its fonts.
  func speak(_ language: String) {
    if let layout { pango_context_set_language(pango_layout_get_context(layout), pango_language_from_string(language)) }
  }

  deinit {
    if let layout { g_object_unref(UnsafeMutableRawPointer(layout)) }
    if let font { pango_font_description_free(font) }
    if let titleFont { pango_font_description_free(titleFont) }
  }

  /// A font of families, the best first, as in the SVG.
  private static func font(_ families: [String]) -> OpaquePointer? {
    let font = pango_font_description_new()
    // Fontconfig prefers any family by name to what stands for some family, which Pango completes by itself.
    let isGeneric = families.first.map { generic.contains($0.lowercased()) } ?? false
    pango_font_description_set_family(font, isGeneric ? families[0] : families.joined(separator: ","))
    return font
  }

  /// What stands for some installed family.
  private static let generic: Set = ["serif", "sans", "sans-serif", "monospace"]

  /// Throws where a family is not installed. Pango would take another one without a word.
  func checkFamilies(_ wished: [String]) throws(RasterFault) {
    guard mode == .glyphs, !wished.isEmpty else { return }
    var (families, count): (UnsafeMutablePointer<UnsafeMutablePointer<PangoFontFamily>?>?, Int32) = (nil, 0)
    pango_context_list_families(pango_layout_get_context(layout), &families, &count)
    defer { g_free(families) }
    let installed = (0..<Int(count)).compactMap { index in
      pango_font_family_get_name(families?[index]).map { String(cString: $0).lowercased() }
    }
    let known = Self.generic.union(installed)
    guard let missing = wished.first(where: { !known.contains($0.lowercased()) }) else { return }
    throw RasterFault(
      "no installed font is of the family that the theme names", found: missing,
      cure: "install it, write its name as fc-list does, or draw an SVG, which only names it")
  }

  /// Draws a line of words with its halo; throws when no font has one of the characters.
  func draw(_ text: Text, style: Style, palette: Palette) throws(RasterFault) {
    switch mode {
    case .none: return
    case .boxes: return drawBox(text, palette)
    case .glyphs: break
    }
    try set(text, palette)
    var (ink, extents) = (PangoRectangle(), PangoRectangle())
    pango_layout_get_extents(layout, &ink, &extents)
    let width = Double(extents.width) / Double(PANGO_SCALE)
    let x = start(of: text, width: width)
    let baseline = Double(pango_layout_get_baseline(layout)) / Double(PANGO_SCALE)
    let y = text.anchor.y - baseline
    cairo_move_to(context, x, y)
    if let halo = style.stroke {
      setColor(palette[halo], of: context)
      if let halos {
        halos.draw(text, width: style.width, layout: layout, x: x, y: y, on: context)
      } else {
        Halos.outline(layout, width: style.width, on: context)
      }
      cairo_move_to(context, x, y)
    }
    pango_cairo_show_layout(context, layout)
    cairo_new_path(context)
  }

  /// The box of a line's ink, without its halo, relative to the left end of its baseline. It serves tests alone, which hold
  /// the built-in widths against it.
  func ink(of text: Text, palette: Palette) throws(RasterFault) -> Rect {
    try set(text, palette)
    var (ink, extents) = (PangoRectangle(), PangoRectangle())
    pango_layout_get_extents(layout, &ink, &extents)
    let units = { (value: Int32) in Double(value) / Double(PANGO_SCALE) }
    let baseline = units(pango_layout_get_baseline(layout))
    return Rect(x: units(ink.x), y: units(ink.y) - baseline, width: units(ink.width), height: units(ink.height))
  }

  /// Throws when no font has one of the characters.
  func check(_ text: Text, palette: Palette) throws(RasterFault) {
    if mode == .glyphs { try set(text, palette) }
  }

  /// Lays the runs of a line out, each with its weight, colour and language.
  private func set(_ text: Text, _ palette: Palette) throws(RasterFault) {
    let font = text.isTitle ? titleFont : font
    pango_font_description_set_absolute_size(font, text.size * Double(PANGO_SCALE))
    pango_layout_set_font_description(layout, font)
    let attributes = pango_attr_list_new()
    defer { pango_attr_list_unref(attributes) }
    var start = 0
    for run in text.runs {
      let end = start + run.string.utf8.count
      let color = palette[run.paint]
      let widen = { (channel: UInt8) in UInt16(channel) * 257 }
      var marks = [pango_attr_foreground_new(widen(color.red), widen(color.green), widen(color.blue))]
      if run.isBold { marks.append(pango_attr_weight_new(PANGO_WEIGHT_BOLD)) }
      if run.string.wantsProportionalMarks { marks.append(pango_attr_font_features_new("pwid")) }
      if let language = run.language { marks.append(pango_attr_language_new(pango_language_from_string(language))) }
      for case let mark? in marks {
        (mark.pointee.start_index, mark.pointee.end_index) = (UInt32(start), UInt32(end))
        pango_attr_list_insert(attributes, mark)
      }
      start = end
    }
    let string = text.runs.map(\.string).joined()
    pango_layout_set_attributes(layout, attributes)
    pango_layout_set_text(layout, string, Int32(string.utf8.count))
    if pango_layout_get_unknown_glyphs_count(layout) > 0 { throw missingGlyph(in: string) }
  }

  /// Whether some installed font has a character.
  func hasGlyph(_ character: Character) -> Bool {
    pango_layout_set_font_description(layout, font)
    pango_layout_set_attributes(layout, nil)
    pango_layout_set_text(layout, String(character), -1)
    return pango_layout_get_unknown_glyphs_count(layout) == 0
  }

  /// Which character no font has.
  private func missingGlyph(in string: String) -> RasterFault {
    let missing = string.first { !hasGlyph($0) }
    return RasterFault(
      "no installed font has the character \"\(missing.map(String.init) ?? "?")\"", found: string,
      cure: "install a font that has it; for Chinese, fonts-noto-cjk (apt) or font-noto-sans-cjk (Homebrew)")
  }

  /// Where a line of a width begins.
  private func start(of text: Text, width: Double) -> Double {
    text.anchor.x - (text.alignment == .start ? 0 : text.alignment == .end ? width : width / 2)
  }

  private func drawBox(_ text: Text, _ palette: Palette) {
    guard let run = text.runs.first else { return }
    let count = text.runs.reduce(0) { $0 + $1.string.unicodeScalars.count }
    let width = Double(count) * text.size * 0.55
    let x = start(of: text, width: width)
    setColor(palette[run.paint], of: context)
    cairo_rectangle(context, x, text.anchor.y - text.size * 0.7, width, text.size * 0.7)
    cairo_fill(context)
  }
}
