import CPango
import Drawing
import Geometry

/// What is printed around a picture that is cut out of a sheet: ground that the knife may leave, and marks that show where it goes.
///
/// From the edge of the picture outward there is the bleed, in which whatever reaches the edge goes on mirrored, and then white
/// paper with two hairlines at each corner. The picture itself is what it is without a bleed.
package struct Bleed: Equatable, Sendable {
  /// How far the ground reaches beyond the picture, output units.
  package let width: Double
  /// From the edge of the picture to that of the sheet, output units.
  package let border: Double
  /// How long a hairline is, output units.
  let markLength: Double
  /// How thick a hairline is, output units.
  let markWidth: Double
  /// The colour of the ground.
  let ground: Paint
  /// The colour of the hairlines.
  let ink: Paint

  /// How far the sheet reaches beyond the bleed, millimetres.
  package static let roomForMarks = 5.0
  /// How long a hairline is, millimetres: it begins at the edge of the bleed.
  package static let markLength = 4.0
  /// How thick a hairline is, points of 1/72 inch.
  package static let markWidth = 0.25

  /// A bleed of a width.
  ///
  /// - Parameters:
  ///   - millimetres: its width, from 0, where there are marks alone.
  ///   - unitsPerMillimetre: output units per millimetre of the print, above 0.
  ///   - ground: the colour of the ground.
  ///   - ink: the colour of the hairlines, on white paper.
  package init(millimetres: Double, unitsPerMillimetre: Double, ground: Paint, ink: Paint) {
    width = millimetres * unitsPerMillimetre
    border = (millimetres + Self.roomForMarks) * unitsPerMillimetre
    markLength = Self.markLength * unitsPerMillimetre
    markWidth = Self.markWidth / 72 * 25.4 * unitsPerMillimetre
    (self.ground, self.ink) = (ground, ink)
  }

  private init(_ bleed: Bleed, width: Double, border: Double) {
    (self.width, self.border) = (width, border)
    (markLength, markWidth, ground, ink) = (bleed.markLength, bleed.markWidth, bleed.ground, bleed.ink)
  }

  /// The bleed in whole pixels, so that those of the picture stay what they are.
  ///
  /// - Parameter scale: pixels per output unit, above 0.
  package func inPixels(_ scale: Double) -> Bleed {
    Bleed(self, width: (width * scale).rounded() / scale, border: (border * scale).rounded() / scale)
  }

  /// The sheet of a picture.
  package func sheet(of size: Size) -> Size {
    Size(width: size.width + 2 * border, height: size.height + 2 * border)
  }

  /// Where a picture ends and where its ground does, in points from the lower left corner of the sheet.
  func boxes(of size: Size, pointsPerUnit: Double) -> (trim: Rect, bleed: Rect) {
    let box = { (outward: Double) in
      Rect(
        x: (border - outward) * pointsPerUnit, y: (border - outward) * pointsPerUnit,
        width: (size.width + 2 * outward) * pointsPerUnit, height: (size.height + 2 * outward) * pointsPerUnit)
    }
    return (box(0), box(width))
  }

  /// The hairlines at the corners of a picture, all of them beyond its bleed.
  func marks(_ size: Size) -> Path {
    var path = Path()
    for (x, outward) in [(0, -1), (size.width, 1.0)] {
      for (y, downward) in [(0, -1), (size.height, 1.0)] {
        let (near, far) = (width, width + markLength)
        path.append([Point(x: x + outward * near, y: y), Point(x: x + outward * far, y: y)], closed: false)
        path.append([Point(x: x, y: y + downward * near), Point(x: x, y: y + downward * far)], closed: false)
      }
    }
    return path
  }
}

/// One of the eight parts of a bleed, at an edge or at a corner, and the mirror that gives what is in it.
struct Reflection {
  /// Where it is, output units from the corner of the picture.
  let area: Rect
  /// What lies within one of these does not reach the edge, or one of the two edges that meet in the corner.
  private let inner: [Rect]
  /// The mirror.
  let matrix: cairo_matrix_t

  /// The parts of a bleed around a picture.
  static func all(_ size: Size, _ width: Double) -> [Reflection] {
    let sides = [-1, 0, 1]
    return sides.flatMap { x in sides.map { (x, $0) } }.filter { $0 != (0, 0) }.map { x, y in
      let (h, v) = (span(x, size.width, width), span(y, size.height, width))
      let matrix = cairo_matrix_t(xx: h.factor, yx: 0, xy: 0, yy: v.factor, x0: h.offset, y0: v.offset)
      // What ends within half a pixel of the edge ends at the edge.
      let (near, far) = (0.5, 1e6)
      var inner: [Rect] = []
      if x != 0 { inner.append(Rect(x: x < 0 ? near : size.width - near - far, y: -far, width: far, height: 2 * far)) }
      if y != 0 { inner.append(Rect(x: -far, y: y < 0 ? near : size.height - near - far, width: 2 * far, height: far)) }
      return Reflection(
        area: Rect(x: h.start, y: v.start, width: h.length, height: v.length), inner: inner, matrix: matrix)
    }
  }

  /// Along one axis: where a part is, and the mirror.
  private static func span(_ side: Int, _ length: Double, _ width: Double) -> (
    start: Double, length: Double, factor: Double, offset: Double
  ) {
    switch side {
    case -1: (-width, width, -1, 0)
    case 1: (length, width, -1, 2 * length)
    default: (0, length, 1, 0)
    }
  }

  /// Whether a mark reaches the edge and goes on beyond. Words and symbols never do.
  func shows(_ mark: Mark) -> Bool {
    guard case .path(let path) = mark.shape else { return false }
    return reaches(path)
  }

  /// Whether what a rectangle leaves of a layer may reach the edge.
  func shows(_ crop: Rect?) -> Bool { crop.map { reaches(Path($0)) } ?? true }

  private func reaches(_ path: Path) -> Bool { inner.allSatisfy { !path.lies(in: $0) } }
}
