import CPango
import Drawing

/// Draws the halos of words, as what they cover of the pixels; if asked to, it keeps that for the next picture.
///
/// Outlining letters takes longer than all else that is drawn in a picture of a timeline, and names stay where they are. It is for
/// pixels whose axes lie as the page's do.
final class Halos {
  /// Whether the same words are drawn again and again.
  var isKeeping = false
  private var masks: [Key: Mask] = [:]

  /// What a halo covers of some pixels, the first of which lies at a place of the picture.
  private struct Mask {
    let surface: OpaquePointer?
    let left: Double
    let top: Double
  }

  /// What makes a halo the same as another one on the same canvas.
  private struct Key: Hashable {
    let text: Text
    let width: Double
  }

  deinit { for mask in masks.values { cairo_surface_destroy(mask.surface) } }

  /// Draws the halo of words in the colour that is taken.
  ///
  /// - Parameters:
  ///   - text: the words, which are laid out in `layout`.
  ///   - width: the width of the outline, output units.
  ///   - x: where their line begins, output units.
  ///   - y: the upper edge of their line, output units.
  func draw(_ text: Text, width: Double, layout: OpaquePointer?, x: Double, y: Double, on context: OpaquePointer) {
    let key = Key(text: text, width: width)
    guard let mask = masks[key] ?? Self.mask(layout, width, x, y, context) else { return }
    cairo_save(context)
    cairo_identity_matrix(context)
    cairo_mask_surface(context, mask.surface, mask.left, mask.top)
    cairo_restore(context)
    if isKeeping { masks[key] = mask } else { cairo_surface_destroy(mask.surface) }
  }

  /// Nothing where the halo lies outside of the picture.
  private static func mask(
    _ layout: OpaquePointer?, _ width: Double, _ x: Double, _ y: Double, _ context: OpaquePointer
  ) -> Mask? {
    var (ink, extents) = (PangoRectangle(), PangoRectangle())
    pango_layout_get_extents(layout, &ink, &extents)
    let unit = Double(PANGO_SCALE)
    var (left, top) = (x + Double(ink.x) / unit - width, y + Double(ink.y) / unit - width)
    var (right, bottom) = (left + Double(ink.width) / unit + 2 * width, top + Double(ink.height) / unit + 2 * width)
    cairo_user_to_device(context, &left, &top)
    cairo_user_to_device(context, &right, &bottom)
    let picture = cairo_get_target(context)
    (left, top) = (max(0, left.rounded(.down)), max(0, top.rounded(.down)))
    right = min(Double(cairo_image_surface_get_width(picture)), right.rounded(.up))
    bottom = min(Double(cairo_image_surface_get_height(picture)), bottom.rounded(.up))
    guard left < right, top < bottom else { return nil }
    let surface = cairo_image_surface_create(CAIRO_FORMAT_A8, Int32(right - left), Int32(bottom - top))
    let painter = cairo_create(surface)
    var matrix = cairo_matrix_t()
    cairo_get_matrix(context, &matrix)
    (matrix.x0, matrix.y0) = (matrix.x0 - left, matrix.y0 - top)
    cairo_set_matrix(painter, &matrix)
    cairo_move_to(painter, x, y)
    outline(layout, width: width, on: painter)
    cairo_destroy(painter)
    return Mask(surface: surface, left: left, top: top)
  }

  /// Draws the outline of words that are laid out, from the current point.
  static func outline(_ layout: OpaquePointer?, width: Double, on context: OpaquePointer?) {
    pango_cairo_layout_path(context, layout)
    cairo_set_line_width(context, width)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    cairo_set_dash(context, nil, 0, 0)
    cairo_stroke(context)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_MITER)
  }
}
