import Drawing

/// A sheet of paper of ISO 216 at 300 dots per inch.
///
/// All of them are composed as on A3 and enlarged: a poster is a larger print of the same picture, and its words can be
/// read from farther off.
package struct PaperSize: Sendable {
  /// The name by which users ask for it.
  package let id: String
  /// The page in output units.
  let size: Size
  /// Pixels per output unit.
  let scale: Double

  /// What a printer may not reach at the edges, output units: 4.4 mm on A3.
  static let safeMargin = 20.0

  /// Dots per inch of every sheet.
  static let dotsPerInch = 300.0

  /// The catalogue.
  package static let all: [PaperSize] = [
    ("A4", 297.0, 210.0), ("A3", 420, 297), ("A2", 594, 420), ("A1", 841, 594), ("A0", 1189, 841),
  ]
  .flatMap { name, long, short in
    [PaperSize(name, long, short), PaperSize(name + "-portrait", short, long)]
  }

  /// - Parameters:
  ///   - width: of the sheet in millimetres.
  ///   - height: of the sheet in millimetres.
  private init(_ id: String, _ width: Double, _ height: Double) {
    self.id = id
    scale = dotsPerMillimetre * max(width, height) / Self.units
    // Whole pixels: the page must cover the last of them wholly.
    let pixels = [width, height].map { ($0 * dotsPerMillimetre).rounded() }
    size = Size(width: pixels[0] / scale, height: pixels[1] / scale)
  }

  /// The longer side of every sheet in output units.
  private static let units = 1920.0
}

private let dotsPerMillimetre = PaperSize.dotsPerInch / 25.4
