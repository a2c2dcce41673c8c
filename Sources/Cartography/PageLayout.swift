import Drawing
import Geometry

/// Where things stand on the page: header, map and strip, and how large words are.
struct PageLayout {
  /// The page.
  let size: Size
  /// How large display words are against those of a page of 1920×1080; other words shrink less.
  let display: Double
  /// See `display`.
  let body: Double
  /// What is left for the map, between header and strip.
  let mapBounds: Rect
  /// The strip for legend and small print.
  let strip: Rect

  /// The page of a size whose strip needs a height.
  init(size: Size, stripHeight: Double) {
    self.size = size
    (display, body) = Self.factors(size)
    let top = (112 * display).rounded()
    let bottom = size.height - stripHeight
    mapBounds = Rect(x: 0, y: top, width: size.width, height: max(1, bottom - top))
    strip = Rect(x: 0, y: max(top, bottom), width: size.width, height: stripHeight)
  }

  /// Display words keep up with the page halfway, other words stay readable, and neither grows beyond its size on
  /// 1920×1080: a larger page shows more, not larger words.
  static func factors(_ size: Size) -> (display: Double, body: Double) {
    let share = min(size.width / 1920, size.height / 1080)
    let display = min(1, max(0.25, share.squareRoot()))
    return (display, max(0.75, display))
  }

  var margin: Double { (48 * display).rounded() }
  var titleSize: Double { 40 * display }
  var subtitleSize: Double { max(12, 20 * body * (display < 1 ? 0.9 : 1)) }
  var stampSize: Double { 84 * display }
  var hubSize: Double { 20 * body }
  var labelSize: Double { 16 * body }
  var legendSize: Double { 18 * body }
  var smallSize: Double { max(12, 14 * body) }
}
