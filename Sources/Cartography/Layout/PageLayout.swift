import Drawing
import Friendships
import Geometry

/// Where things stand on the page: headline, map, key, and on upright and wide pages a list of names.
///
/// - A usual page has the headline above the map and the key below it.
/// - An upright page has headline, map, then insets and the list of names, then the key.
/// - A wide page has headline and key at the left, the map in the middle over the full height, and the list at the right.
struct PageLayout {
  /// How a page is divided.
  enum Form { case usual, upright, wide }

  let size: Size
  let sizes: PageSizes
  let form: Form
  /// The room of title and numbers.
  let headline: Rect
  /// Room for the map and its insets.
  let content: Rect
  /// The part of it that the map gets.
  let mapBounds: Rect
  /// The room of the key: what lines and markers mean, the strip of years, the small print.
  let key: Rect
  /// The room of the list of names, where the page has one; on an upright page insets may take of it from above.
  let list: Rect?

  /// The page of a size whose key needs a height.
  ///
  /// - Parameters:
  ///   - keyHeight: the height of the key for a width.
  ///   - mapAspect: how wide the map is for its height; nothing for one that takes the form of its room.
  ///   - overlap: how much of the map's height the key may cover: the share that lies in the far south, where nothing is.
  init(
    size: Size, sizes: PageSizes, mapAspect: Double?, overlap: Double = 0, hasList: Bool,
    keyHeight: (Double) -> Double
  ) {
    (self.size, self.sizes) = (size, sizes)
    let aspect = mapAspect ?? 2
    form = hasList && size.width > 2.2 * size.height ? .wide : size.height > 0.9 * size.width ? .upright : .usual
    let (margin, safe) = (sizes.margin, sizes.safeMargin)
    switch form {
    case .usual:
      (headline, content, key) = Self.stacked(size, sizes, headline: Self.headlineHeight, keyHeight)
      let room = content.height + overlap * min(content.height, size.width / aspect)
      mapBounds = Rect(
        x: 0, y: content.y, width: size.width,
        height: mapAspect == nil ? content.height : min(room, size.width / aspect))
      list = nil
    case .upright:
      (headline, content, key) = Self.stacked(size, sizes, headline: Self.uprightHeadline, keyHeight)
      let free = hasList ? 0.55 * content.height : content.height
      let mapHeight = min(mapAspect == nil ? free : size.width / aspect, content.height)
      let space = hasList ? 0 : 0.4 * (content.height - mapHeight)
      mapBounds = Rect(x: 0, y: (content.y + space).rounded(), width: size.width, height: mapHeight)
      let below = (mapBounds.maxY + 20 * sizes.body).rounded()
      list =
        hasList && key.y - below > 60 * sizes.body
        ? Rect(x: margin, y: below, width: key.width, height: key.y - below - 12 * sizes.body) : nil
    case .wide:
      let least = 340 * sizes.body
      let mapWidth = min(aspect * size.height, max(size.width - 2 * least, size.width / 2))
      let side = (size.width - mapWidth) / 2
      let panel = Rect(x: margin, y: safe, width: max(1, side - 2 * margin), height: size.height - 2 * safe)
      let height = keyHeight(panel.width)
      key = Rect(x: margin, y: size.height - height, width: panel.width, height: height)
      headline = Rect(x: margin, y: safe, width: panel.width, height: max(1, panel.height - height))
      let mapHeight = mapAspect == nil ? size.height : min(size.height, mapWidth / aspect)
      content = Rect(x: side, y: 0, width: mapWidth, height: size.height)
      mapBounds = Rect(x: side, y: ((size.height - mapHeight) / 2).rounded(), width: mapWidth, height: mapHeight)
      list = Rect(
        x: side + mapWidth + margin, y: safe + margin, width: max(1, side - 2 * margin),
        height: size.height - 2 * (safe + margin))
    }
  }

  /// The rooms of a page one below the other, all but the map's as wide as its margins leave.
  private static func stacked(
    _ size: Size, _ sizes: PageSizes, headline: Double, _ keyHeight: (Double) -> Double
  ) -> (headline: Rect, content: Rect, key: Rect) {
    let (margin, safe) = (sizes.margin, sizes.safeMargin)
    let width = max(1, size.width - 2 * margin)
    let top = (headline * sizes.display + safe).rounded()
    let height = keyHeight(width)
    let bottom = max(top + 1, size.height - height)
    return (
      Rect(x: margin, y: safe, width: width, height: top - safe),
      Rect(x: 0, y: top, width: size.width, height: bottom - top),
      Rect(x: margin, y: bottom, width: width, height: height)
    )
  }

  /// The height of the headline of a usual page of 1920×1080.
  private static let headlineHeight = 110.0
  /// The height of the headline of an upright page, in which numbers stand below the title, on one of usual size.
  private static let uprightHeadline = 268.0

  /// Whether the map of the world gets a sixth of the page or more.
  var hasRoomForMap: Bool { 6 * mapBounds.width * mapBounds.height >= size.width * size.height }

  /// Whether the page is so tall that insets and names stand below the map.
  var isUpright: Bool { form == .upright }
}
