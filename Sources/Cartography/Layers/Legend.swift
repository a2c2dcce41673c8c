import Drawing
import Friendships
import Geometry

/// The key of the map: what lines and markers mean and how many there are, the strip of years, and the small print.
///
/// On a usual page they stand beside each other, where there is room; else below each other. Its places depend on the atlas alone, so
/// counts may change from date to date and nothing moves.
struct Legend {
  private let sizes: PageSizes
  /// The strip of years.
  private let strip: TimeStrip
  private let items: LegendItems
  private let print: SmallPrint

  init(atlas: Atlas, words: Words, options: MapOptions, sizes: PageSizes) {
    self.sizes = sizes
    strip = TimeStrip(atlas, sizes)
    items = LegendItems(atlas: atlas, words: words, options: options, sizes: sizes)
    print = SmallPrint(atlas: atlas, words: words, options: options, sizes: sizes)
  }

  /// Where its parts stand.
  private struct Places {
    var items: Rect
    /// Nothing where there is no room for the strip, or nothing on it.
    var strip: Rect?
    var print: Rect
    var isPrintBeside: Bool
    var height: Double
  }

  private var gap: Double { 44 * sizes.body }
  private var padding: Double { 8 * sizes.body }
  /// From its last line to the edge of the page.
  private var foot: Double { 14 * sizes.body + sizes.safeMargin }

  /// The places of all parts in a room of a width, its upper left corner at the origin.
  private func places(_ width: Double) -> Places {
    let itemsWidth = items.width(in: width)
    let wantsStrip = !strip.isEmpty && !sizes.isLow
    // Without a strip of years the small print has all that the items leave, so that it needs no more lines than it must.
    let printWidth = min(print.width, max(0.34 * width, wantsStrip ? 0 : width - itemsWidth - gap))
    let rest = width - itemsWidth - printWidth - 2 * gap
    if print.fits(printWidth), wantsStrip ? rest >= strip.leastWidth : rest + gap >= 0 {
      let left = items.height(in: width) + (print.approval == nil ? 0 : print.lineHeight)
      let height = max(left, wantsStrip ? strip.height : 0, print.height(in: printWidth))
      return Places(
        items: Rect(x: 0, y: padding, width: itemsWidth, height: height),
        strip: wantsStrip ? Rect(x: itemsWidth + gap, y: padding, width: rest, height: height) : nil,
        print: Rect(x: width - printWidth, y: padding, width: printWidth, height: height), isPrintBeside: true,
        height: height + padding + foot)
    }
    var y = padding
    let top = Rect(x: 0, y: y, width: width, height: items.height(in: width))
    y += top.height + padding
    var band: Rect?
    if wantsStrip {
      band = Rect(x: 0, y: y, width: width, height: strip.height)
      y += strip.height + padding
    }
    // With a line for the names that found no room.
    let lines = print.lineHeight * (print.approval == nil ? 1 : 2)
    let last = Rect(x: 0, y: y, width: width, height: print.height(in: width) + lines)
    return Places(items: top, strip: band, print: last, isPrintBeside: false, height: last.maxY + foot)
  }

  /// The height that it needs in a room of a width, output units.
  func height(_ width: Double) -> Double { places(width).height.rounded() }

  /// The marks of the strip of years, which come and go with their agreements.
  func timeline(in key: Rect) -> Layer {
    places(key.width).strip.map { strip.layer(in: $0.moved(to: key)) } ?? Layer("legend timeline", marks: [])
  }

  /// What is said about a day, above the strip's marks.
  ///
  /// - Parameter last: the day up to whose year the strip has come.
  func layer(on day: Day, until last: Day, in key: Rect) -> Layer {
    let places = places(key.width)
    let line = places.strip.map { strip.marks(on: day, until: last, in: $0.moved(to: key)) } ?? []
    return Layer("legend", marks: items.marks(on: day, in: places.items.moved(to: key)) + line)
  }

  /// The small print of a day.
  ///
  /// - Parameter nameless: how many cities on the map have no name there; nothing where none lacks it on any day.
  func smallPrint(in key: Rect, nameless: Int?) -> [Mark] {
    let places = places(key.width)
    var room = places.print.moved(to: key)
    let whole = Rect(
      x: key.x, y: room.y, width: places.isPrintBeside ? places.items.width : key.width, height: room.height)
    // Below each other the number has the last line for itself.
    if !places.isPrintBeside, print.approval != nil { room.height -= print.lineHeight }
    return print.marks(in: room, nameless: nameless, isBeside: places.isPrintBeside) + print.approvalMark(in: whole)
  }
}

extension Rect {
  /// The same rectangle with its origin in a corner of another one.
  fileprivate func moved(to other: Rect) -> Rect { Rect(x: other.x + x, y: other.y + y, width: width, height: height) }
}
