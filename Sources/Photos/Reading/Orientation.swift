/// How a stored picture is to be turned so that it is the right way up; the numbers are EXIF's (JEITA CP-3451, tag 0x0112).
enum Orientation: Int, CaseIterable, Sendable {
  /// As it is stored.
  case upright = 1
  case mirrored, upsideDown, flipped, transposed
  /// It is to be turned clockwise by 90°.
  case onItsLeft
  case transversed
  /// It is to be turned counterclockwise by 90°.
  case onItsRight

  /// Whether width and height change places.
  var swapsSides: Bool { rawValue >= 5 }

  /// Whether the stored columns are counted from the right, before sides change places.
  private var isFromRight: Bool { [2, 3, 7, 8].contains(rawValue) }

  /// Whether the stored rows are counted from the bottom, before sides change places.
  private var isFromBottom: Bool { [3, 4, 6, 7].contains(rawValue) }

  /// The picture the right way up.
  func applied(to picture: Picture) -> Picture {
    guard self != .upright else { return picture }
    let stored = picture.size
    var turned = Picture(swapsSides ? stored.swapped : stored)
    for y in 0..<turned.size.height {
      for x in 0..<turned.size.width {
        let (column, row) = swapsSides ? (y, x) : (x, y)
        turned[x, y] =
          picture[isFromRight ? stored.width - 1 - column : column, isFromBottom ? stored.height - 1 - row : row]
      }
    }
    return turned
  }
}
