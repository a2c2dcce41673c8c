import CPango
import Drawing
import Geometry

/// A drawing surface of cairo: owns surface and context, and checks every status.
///
/// Cairo's errors are sticky: after the first one nothing more is drawn, and `finish` reports it. A canvas belongs to
/// one thread.
final class Canvas {
  private let surface: OpaquePointer
  private let context: OpaquePointer
  let text: TextPainter
  /// Where a surface writes its bytes when it is not a picture in memory.
  private let sink: ByteSink?

  private init(_ surface: OpaquePointer?, text mode: TextMode, sink: ByteSink? = nil) throws(RasterFault) {
    guard let surface, let context = cairo_create(surface) else { throw RasterFault("out of memory") }
    self.surface = surface
    self.context = context
    self.sink = sink
    text = TextPainter(context, mode: mode)
    // SVG's limit; cairo's own is 10, which would draw longer spikes on capes.
    cairo_set_miter_limit(context, 4)
    try check()
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// An empty picture of pixels.
  convenience init(width: Int, height: Int, scale: Double, text mode: TextMode) throws(RasterFault) {
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    try self.init(surface, text: mode)
    cairo_scale(context, scale, scale)
  }

  /// An empty page of PDF; sizes are in points of 1/72 inch.
  convenience init(pdf size: Size, scale: Double, title: String, date: String) throws(RasterFault) {
    let sink = ByteSink()
    let surface = cairo_pdf_surface_create_for_stream(
      appendToSink, Unmanaged.passUnretained(sink).toOpaque(), size.width * scale, size.height * scale)
    // Later versions may pack the facts about a page, so that nobody sees without unpacking who made it.
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "fmap")
    // Without it cairo writes the time of the run, and the same input would no longer give the same bytes.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date + "T00:00:00Z")
    try self.init(surface, text: .glyphs, sink: sink)
    cairo_scale(context, scale, scale)
  }

  // MARK: Drawing

  /// Draws layers in order.
  func draw(_ layers: [Layer], palette: Palette) throws(RasterFault) {
    for layer in layers {
      cairo_save(context)
      if let crop = layer.crop {
        cairo_rectangle(context, crop.x, crop.y, crop.width, crop.height)
        cairo_clip(context)
      }
      for mark in layer.marks { try draw(mark, palette) }
      cairo_restore(context)
    }
    try check()
  }

  /// Throws when the words of a layer have a character that no font has.
  func checkGlyphs(of layers: [Layer], palette: Palette) throws(RasterFault) {
    for mark in layers.flatMap(\.marks) {
      if case .text(let words) = mark.shape { try text.check(words, palette: palette) }
    }
  }

  /// Draws one mark: the renderer's one `switch`.
  private func draw(_ mark: Mark, _ palette: Palette) throws(RasterFault) {
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
      try text.draw(words, style: mark.style, palette: palette)
    }
  }

  private func trace(_ path: Path) {
    path.forEach { element in
      switch element {
      case .move(let point): cairo_move_to(context, point.x, point.y)
      case .line(let point): cairo_line_to(context, point.x, point.y)
      case .curve(let c1, let c2, let end): cairo_curve_to(context, c1.x, c1.y, c2.x, c2.y, end.x, end.y)
      case .close: cairo_close_path(context)
      }
    }
  }

  private func paint(_ style: Style, _ palette: Palette) {
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD)
    if let fill = style.fill {
      setColor(palette[fill], of: context)
      cairo_fill_preserve(context)
    }
    if let stroke = style.stroke {
      setColor(palette[stroke], of: context)
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
    try check()
  }

  /// Ends a page of PDF and gives its bytes.
  func finishedBytes() throws(RasterFault) -> [UInt8] {
    cairo_show_page(context)
    cairo_surface_finish(surface)
    try check()
    return sink?.bytes ?? []
  }

  private func check() throws(RasterFault) {
    for status in [cairo_status(context), cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
      throw RasterFault("drawing failed: \(String(cString: cairo_status_to_string(status)))")
    }
  }
}

/// Takes the colour of the next painting.
func setColor(_ color: Color, of context: OpaquePointer) {
  cairo_set_source_rgb(context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
}

private let appendToSink: cairo_write_func_t = { closure, data, count in
  guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
  let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
  sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
  return CAIRO_STATUS_SUCCESS
}
