import CPango
import Drawing
import Geometry

extension Canvas {
  /// Draws marks that pale towards a point.
  ///
  /// In pixels they are drawn whole, and what was there before is then painted over them through a mask, which costs least. A document
  /// of vectors cannot be asked what was there before: around the point they are drawn through a mask, and elsewhere as they are.
  /// Both give the same.
  func draw(_ marks: [Mark], paledBy fade: Fade, _ palette: Palette) throws(RasterFault) {
    if isPixels {
      try drawThenRestore(marks, fade, palette)
    } else {
      try drawMasked(marks, fade, palette)
    }
  }

  private func drawThenRestore(_ marks: [Mark], _ fade: Fade, _ palette: Palette) throws(RasterFault) {
    // The fade in pixels, and the square of whole pixels around it.
    var (x, y, edge, none) = (fade.center.x, fade.center.y, fade.radius, 0.0)
    cairo_user_to_device(context, &x, &y)
    cairo_user_to_device_distance(context, &edge, &none)
    let radius = abs(edge)
    let (left, top) = ((x - radius).rounded(.down), (y - radius).rounded(.down))
    let side = (2 * radius).rounded(.up) + 1
    let before = copy(left: left, top: top, side: Int32(side))
    defer { cairo_surface_destroy(before) }
    for mark in marks { try draw(mark, palette) }
    cairo_save(context)
    cairo_identity_matrix(context)
    cairo_rectangle(context, left, top, side, side)
    cairo_clip(context)
    cairo_set_source_surface(context, before, left, top)
    cairo_mask_surface(context, veil(Point(x: x - left, y: y - top), radius, side: Int32(side)), left, top)
    cairo_restore(context)
  }

  /// What covers lines in a square, most in its middle: made once, since the pictures of a timeline fade alike.
  private func veil(_ center: Point, _ radius: Double, side: Int32) -> OpaquePointer? {
    let key = Fade(around: center, radius: radius)
    if let known = veils[key] { return known }
    let veil = cairo_image_surface_create(CAIRO_FORMAT_A8, side, side)
    let painter = cairo_create(veil)
    let pattern = cairo_pattern_create_radial(center.x, center.y, 0, center.x, center.y, radius)
    cairo_pattern_add_color_stop_rgba(pattern, 0, 0, 0, 0, 1 - Fade.least)
    cairo_pattern_add_color_stop_rgba(pattern, 1, 0, 0, 0, 0)
    cairo_set_source(painter, pattern)
    cairo_paint(painter)
    cairo_pattern_destroy(pattern)
    cairo_destroy(painter)
    if let veil { veils[key] = veil }
    return veil
  }

  /// The pixels of a square as they are now, in a picture of their own; what lies outside of the canvas is black.
  private func copy(left: Double, top: Double, side: Int32) -> OpaquePointer? {
    let target = cairo_get_target(context)
    let copy = cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side)
    let painter = cairo_create(copy)
    cairo_set_source_surface(painter, target, -left, -top)
    cairo_paint(painter)
    cairo_destroy(painter)
    return copy
  }

  private func drawMasked(_ marks: [Mark], _ fade: Fade, _ palette: Palette) throws(RasterFault) {
    let (center, radius) = (fade.center, fade.radius)
    let square = Rect(x: center.x, y: center.y, width: 0, height: 0).outset(by: radius)
    cairo_save(context)
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD)
    var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
    cairo_clip_extents(context, &left, &top, &right, &bottom)
    cairo_rectangle(context, left, top, right - left, bottom - top)
    cairo_rectangle(context, square.x, square.y, square.width, square.height)
    cairo_clip(context)
    for mark in marks { try draw(mark, palette) }
    cairo_restore(context)
    cairo_save(context)
    cairo_rectangle(context, square.x, square.y, square.width, square.height)
    cairo_clip(context)
    cairo_push_group(context)
    for mark in marks { try draw(mark, palette) }
    cairo_pop_group_to_source(context)
    let mask = cairo_pattern_create_radial(center.x, center.y, 0, center.x, center.y, radius)
    cairo_pattern_add_color_stop_rgba(mask, 0, 0, 0, 0, Fade.least)
    cairo_pattern_add_color_stop_rgba(mask, 1, 0, 0, 0, 1)
    cairo_mask(context, mask)
    cairo_pattern_destroy(mask)
    cairo_restore(context)
  }
}
