import Drawing
import Friendships
import Geometry

/// Where things stand on the page: header, map and strip, and how large words are.
struct PageLayout {
  /// The page.
  let size: Size
  /// How large display words are against those of a page of 1920×1080; other words shrink less.
  let display: Double
  /// See `display`.
  let body: Double
  /// What lies between header and strip: room for the map and its insets.
  let content: Rect
  /// The part of it that the map gets.
  let mapBounds: Rect
  /// Whether the page is so tall that much of the content is left below the map; insets stand there.
  let isTall: Bool
  /// The strip for legend and small print.
  let strip: Rect
  /// How much farther from the upper edge the header stands.
  let safeMargin: Double

  /// The page of a size whose strip needs a height.
  ///
  /// - Parameters:
  ///   - mapAspect: how wide the map is for its height.
  ///   - safeMargin: how much farther from the upper edge the header stands.
  ///   - hasInsets: whether insets are looked for; without them a map stands in the middle of a tall page.
  init(size: Size, stripHeight: Double, mapAspect: Double = 2, hasInsets: Bool = false, safeMargin: Double = 0) {
    self.size = size
    (display, body) = Self.factors(size)
    self.safeMargin = safeMargin
    let top = (104 * display + safeMargin).rounded()
    let bottom = size.height - stripHeight
    content = Rect(x: 0, y: top, width: size.width, height: max(1, bottom - top))
    let mapHeight = size.width / mapAspect
    isTall = content.height > 1.3 * mapHeight
    let rest = max(0, content.height - mapHeight)
    mapBounds =
      isTall
      ? Rect(x: 0, y: (top + (hasInsets ? 0 : 0.4) * rest).rounded(), width: size.width, height: mapHeight) : content
    strip = Rect(x: 0, y: max(top, bottom), width: size.width, height: stripHeight)
  }

  /// How large display and other words are: as on 1920×1080 for a page of that area. On a smaller page display words
  /// keep up halfway and others stay readable; on a larger one, seen from farther off or printed, words grow a little
  /// less than the page, so that it shows more and can still be read.
  static func factors(_ size: Size) -> (display: Double, body: Double) {
    let area = (size.width * size.height / (1920 * 1080)).squareRoot()
    let share = min(area, size.width / 960, size.height / 540)
    guard share < 1 else {
      let growth = share.squareRoot() * share.squareRoot().squareRoot()
      return (growth, growth)
    }
    let display = max(0.25, share.squareRoot())
    return (display, max(0.75, display))
  }

  var margin: Double { (48 * display).rounded() }
  var titleSize: Double { 40 * display }
  var subtitleSize: Double { max(12, 20 * body * (display < 1 ? 0.9 : 1)) }
  var stampSize: Double { 70 * display }
  var hubSize: Double { Symbols.hubNameSize * body }
  var labelSize: Double { Symbols.nameSize * body }
  var legendSize: Double { 18 * body }
  var smallSize: Double { max(12, 14 * body) }
}
