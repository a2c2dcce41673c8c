import CPango
import Drawing
import Geometry

/// A drawing surface of cairo: owns surface and context, and checks every status.
///
/// Cairo's errors are sticky: after the first one nothing more is drawn, and `finish` reports it. A canvas belongs to
/// one thread.
final class Canvas {
  private let surface: OpaquePointer
  let context: OpaquePointer
  let text: TextPainter
  /// Where a surface writes its bytes when it is not a picture in memory.
  private let sink: ByteSink?
  /// What covers lines around a point from where on they are all there, by that point in pixels of its square.
  var veils: [Fade: OpaquePointer] = [:]
  /// Whether it is a picture in memory.
  var isPixels: Bool { cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_IMAGE }
  /// Whether each line of words is told apart in the structure of the document.
  var isTagging = false
  /// On a sheet that is cut, where the picture lies and the parts of the bleed around it.
  var cut: (picture: Rect, bleed: [Reflection])?
  /// On such a sheet of pixels, what draws the picture.
  var picture: Canvas?

  private init(
    _ surface: OpaquePointer?, text mode: TextMode, _ typefaces: Typefaces, sink: ByteSink? = nil
  ) throws(RasterFault) {
    guard let surface, let context = cairo_create(surface) else { throw RasterFault("out of memory") }
    self.surface = surface
    self.context = context
    self.sink = sink
    text = TextPainter(context, mode: mode, typefaces)
    // SVG's limit; cairo's own is 10, which would draw longer spikes on capes.
    cairo_set_miter_limit(context, 4)
    try check()
    try text.checkFamilies(typefaces.wished)
  }

  deinit {
    // It lies in the memory of this one.
    picture = nil
    for veil in veils.values { cairo_surface_destroy(veil) }
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// An empty picture of pixels.
  convenience init(
    width: Int, height: Int, scale: Double, text mode: TextMode, typefaces: Typefaces = .usual
  ) throws(RasterFault) {
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    try self.init(surface, text: mode, typefaces)
    text.halos = Halos()
    cairo_scale(context, scale, scale)
  }

  /// The picture in the middle of a sheet of pixels, with which it shares them.
  ///
  /// It has an origin of its own: a point that lies between two of cairo's 1/256 pixel would, moved by whole pixels, now and then be
  /// rounded the other way.
  convenience init(
    in sheet: Canvas, border: Int, scale: Double, text mode: TextMode, typefaces: Typefaces
  ) throws(RasterFault) {
    let (data, stride, width, height) = try sheet.pixels()
    let surface = cairo_image_surface_create_for_data(
      data + border * stride + 4 * border, CAIRO_FORMAT_RGB24, Int32(width - 2 * border), Int32(height - 2 * border),
      Int32(stride))
    try self.init(surface, text: mode, typefaces)
    text.halos = Halos()
    cairo_scale(context, scale, scale)
  }

  /// An empty page of PDF; sizes are in points of 1/72 inch.
  convenience init(
    pdf size: Size, scale: Double, title: String, date: String?, typefaces: Typefaces
  ) throws(RasterFault) {
    let sink = ByteSink()
    let surface = cairo_pdf_surface_create_for_stream(
      appendToSink, Unmanaged.passUnretained(sink).toOpaque(), size.width * scale, size.height * scale)
    // Later versions may pack the facts about a page, so that nobody sees without unpacking who made it.
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "fmap")
    // Without it cairo writes the time of the run, and the same input would no longer give the same bytes.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date.map { $0 + "T00:00:00Z" })
    try self.init(surface, text: .glyphs, typefaces, sink: sink)
    cairo_scale(context, scale, scale)
  }

  /// Sets words of no language as those of this one.
  func speak(_ language: String) {
    text.speak(language)
    picture?.text.speak(language)
  }

  /// Keeps what halos cover: more pictures with the same words follow.
  func keepHalos() {
    text.halos?.isKeeping = true
    picture?.text.halos?.isKeeping = true
  }

  // MARK: Drawing

  /// Draws layers in order.
  func draw(_ layers: [Layer], palette: Palette) throws(RasterFault) {
    cairo_save(context)
    for part in cut?.bleed ?? [] {
      cairo_save(context)
      clip(to: part.area)
      var mirror = part.matrix
      cairo_transform(context, &mirror)
      try draw(layers, palette, in: part)
      cairo_restore(context)
    }
    if let cut { clip(to: cut.picture) }
    if let picture { try picture.draw(layers, palette: palette) } else { try draw(layers, palette, in: nil) }
    cairo_restore(context)
    try check()
  }

  /// - Parameter part: the part of a bleed in which the layers go on, or nothing for the picture itself.
  private func draw(_ layers: [Layer], _ palette: Palette, in part: Reflection?) throws(RasterFault) {
    for layer in layers where part?.shows(layer.crop) ?? true {
      cairo_save(context)
      if let crop = layer.crop { clip(to: crop) }
      for run in layer.marks.runs(by: \.style.fade) {
        let shown = run.filter { part?.shows($0) ?? true }
        if let fade = run.first?.style.fade {
          try draw(shown, paledBy: fade, palette)
        } else {
          for mark in shown { try draw(mark, palette) }
        }
      }
      cairo_restore(context)
    }
  }

  private func clip(to rect: Rect) {
    cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
    cairo_clip(context)
  }

  /// Throws when the words of a layer have a character that no font has.
  func checkGlyphs(of layers: [Layer], palette: Palette) throws(RasterFault) {
    for mark in layers.flatMap(\.marks) {
      if case .text(let words) = mark.shape { try text.check(words, palette: palette) }
    }
  }

  /// Draws one mark: the renderer's one `switch`.
  func draw(_ mark: Mark, _ palette: Palette) throws(RasterFault) {
    switch mark.shape {
    case .path(let path):
      trace(path)
      paint(mark.style, palette)
    case .marker(let marker):
      switch marker.symbol {
      case .disc: cairo_arc(context, marker.center.x, marker.center.y, marker.radius, 0, 2 * .pi)
      case .diamond: trace(marker.diamond)
      }
      paint(mark.style, palette)
    case .text(let words):
      let tag = words.isTitle ? "H1" : "P"
      if isTagging { cairo_tag_begin(context, tag, nil) }
      try text.draw(words, style: mark.style, palette: palette)
      if isTagging { cairo_tag_end(context, tag) }
    }
  }

  func trace(_ path: Path) {
    path.forEach { element in
      switch element {
      case .move(let point): cairo_move_to(context, point.x, point.y)
      case .line(let point): cairo_line_to(context, point.x, point.y)
      case .curve(let c1, let c2, let end): cairo_curve_to(context, c1.x, c1.y, c2.x, c2.y, end.x, end.y)
      case .close: cairo_close_path(context)
      }
    }
  }

  func paint(_ style: Style, _ palette: Palette) {
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD)
    cairo_set_antialias(context, style.isRough ? CAIRO_ANTIALIAS_FAST : CAIRO_ANTIALIAS_DEFAULT)
    if let fill = style.fill {
      setColor(palette[fill], style.opacity, of: context)
      cairo_fill_preserve(context)
    }
    if let stroke = style.stroke {
      setColor(palette[stroke], style.opacity, of: context)
      cairo_set_line_width(context, style.width)
      cairo_set_dash(context, style.dash, Int32(style.dash.count), 0)
      cairo_stroke_preserve(context)
    }
    cairo_new_path(context)
  }

  // MARK: Result

  /// The pixels where cairo has them, as they are now.
  private func pixels() throws(RasterFault) -> (data: UnsafeMutablePointer<UInt8>, stride: Int, width: Int, height: Int)
  {
    cairo_surface_flush(surface)
    if let picture {
      cairo_surface_flush(picture.surface)
      try picture.check()
    }
    try check()
    guard let data = cairo_image_surface_get_data(surface) else { throw RasterFault("cairo has no pixels") }
    return (
      data, Int(cairo_image_surface_get_stride(surface)), Int(cairo_image_surface_get_width(surface)),
      Int(cairo_image_surface_get_height(surface))
    )
  }

  /// The picture as PNG, written without a copy of its pixels; drawing may go on afterwards.
  func png(dotsPerInch: Double?) throws(RasterFault) -> [UInt8] {
    let (data, stride, width, height) = try pixels()
    return try Pixmap.png(of: data, stride: stride, width: width, height: height, dotsPerInch: dotsPerInch)
  }

  /// The picture; drawing may go on afterwards.
  func pixmap() throws(RasterFault) -> Pixmap {
    let (data, stride, width, height) = try pixels()
    let pixels = [UInt32](unsafeUninitializedCapacity: width * height) { buffer, count in
      for row in 0..<height {
        let source = UnsafeRawPointer(data + row * stride).assumingMemoryBound(to: UInt32.self)
        for column in 0..<width { buffer[row * width + column] = source[column] | 0xFF00_0000 }
      }
      count = width * height
    }
    return Pixmap(width: width, height: height, pixels: pixels)
  }

  /// Puts a picture of the same size in place of all that was drawn.
  func replace(with pixmap: Pixmap) throws(RasterFault) {
    let (data, stride, _, _) = try pixels()
    pixmap.pixels.withUnsafeBytes { source in
      for row in 0..<pixmap.height {
        UnsafeMutableRawPointer(data + row * stride).copyMemory(
          from: source.baseAddress! + row * pixmap.width * 4, byteCount: pixmap.width * 4)
      }
    }
    cairo_surface_mark_dirty(surface)
    if let picture { cairo_surface_mark_dirty(picture.surface) }
    try check()
  }

  /// Ends a page of PDF and gives its bytes.
  func finishedBytes() throws(RasterFault) -> [UInt8] {
    cairo_show_page(context)
    cairo_surface_finish(surface)
    try check()
    return sink?.bytes ?? []
  }

  func check() throws(RasterFault) {
    for status in [cairo_status(context), cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
      throw RasterFault("drawing failed: \(String(cString: cairo_status_to_string(status)))")
    }
  }
}

/// Takes the colour of the next painting, and how much of it covers what lies below.
func setColor(_ color: Color, _ opacity: Double = 1, of context: OpaquePointer) {
  cairo_set_source_rgba(
    context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255, opacity)
}

private let appendToSink: cairo_write_func_t = { closure, data, count in
  guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
  let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
  sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
  return CAIRO_STATUS_SUCCESS
}
