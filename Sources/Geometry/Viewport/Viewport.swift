/// Where the map lies on the page, and the one way from the sphere to it.
///
/// Rotate to the central meridian → cut at the antimeridian → project with curves fitted to a tolerance → place on the
/// page, rounded to a tenth of an output unit.
package struct Viewport: Sendable {
  /// The projection in use.
  package let projection: Projection
  /// The meridian in the middle of the map, degrees in `-180..<180`.
  package let centralMeridian: Double
  /// The part of the page that the map covers.
  package let rect: Rect
  /// The latitudes that the map shows, degrees.
  package let latitudes: ClosedRange<Double>
  /// The longitudes that the map shows, degrees east of the central meridian.
  package let longitudes: ClosedRange<Double>
  /// Output units per unit of the projection's plane.
  let magnification: Double
  /// Where the plane's origin lies on the page.
  let origin: Point

  /// How many steps make one pixel in every point that is placed.
  package static let stepsPerPixel = 10.0
  /// How many steps make one output unit.
  package let steps: Double
  /// How far a fitted curve may lie off the projected arc, output units, before its points are rounded to the steps: a
  /// tenth of a pixel.
  package var tolerance: Double { 1 / steps }

  /// The largest map that fits into a rectangle, centred in it.
  ///
  /// - Parameters:
  ///   - projection: the projection.
  ///   - centralMeridian: the meridian in the middle, any finite longitude in degrees.
  ///   - latitudes: the latitudes to show, degrees, within `-90...90`.
  ///   - longitudes: the longitudes to show, degrees east of the central meridian, within `-180...180`.
  ///   - bounds: the part of the page to fill; width and height above 0.
  ///   - scale: pixels per output unit, above 0; curves and coasts are as fine as the pixels.
  package init(
    projection: Projection, centralMeridian: Double, latitudes: ClosedRange<Double>,
    longitudes: ClosedRange<Double> = -180...180, in bounds: Rect, scale: Double = 1
  ) {
    steps = Self.stepsPerPixel * scale
    self.projection = projection
    self.centralMeridian = normalizedLongitude(centralMeridian)
    self.latitudes = latitudes
    self.longitudes = longitudes
    let extent = Self.extent(of: projection, latitudes, longitudes)
    magnification = min(bounds.width / extent.width, bounds.height / extent.height)
    rect = Rect(
      x: bounds.x + (bounds.width - extent.width * magnification) / 2,
      y: bounds.y + (bounds.height - extent.height * magnification) / 2,
      width: extent.width * magnification, height: extent.height * magnification)
    origin = Point(x: rect.x - extent.x * magnification, y: rect.y + extent.maxY * magnification)
  }

  /// Where a place lies on the page; a place on the antimeridian lies on the left edge.
  package func point(_ coordinate: Coordinate) -> Point {
    let λ = normalizedLongitude(coordinate.longitude - centralMeridian).radians
    return page(projection.forward(λ, coordinate.latitude.radians)).rounded(steps: steps)
  }

  /// Which place lies at a point of the page; nothing outside of the map. It serves tests alone: what they find there must be
  /// what was put there.
  package func coordinate(at point: Point) -> Coordinate? {
    // A rounded point may lie half a step outside of the map that it belongs to.
    let slack = 0.5 / steps
    guard rect.outset(by: slack).contains(Rect(x: point.x, y: point.y, width: 0, height: 0)) else { return nil }
    let point = Point(x: min(max(point.x, rect.x), rect.maxX), y: min(max(point.y, rect.y), rect.maxY))
    let plane = Point(x: (point.x - origin.x) / magnification, y: (origin.y - point.y) / magnification)
    guard let (λ, φ) = projection.inverse(plane) else { return nil }
    return Coordinate(latitude: φ.degrees, longitude: normalizedLongitude(λ.degrees + centralMeridian))
  }

  /// Output units per degree of latitude in the middle of the map.
  package var unitsPerDegree: Double {
    magnification * (projection.forward(0, 0.5.radians).y - projection.forward(0, -0.5.radians).y)
  }

  /// Output units per degree of longitude along the equator.
  package var unitsPerDegreeOfLongitude: Double {
    magnification * (projection.forward(0.5.radians, 0).x - projection.forward(-0.5.radians, 0).x)
  }

  /// From the projection's plane to the page, not rounded.
  func page(_ plane: Point) -> Point {
    Point(x: origin.x + plane.x * magnification, y: origin.y - plane.y * magnification)
  }

  /// How wide a map is for its height.
  ///
  /// - Parameters:
  ///   - latitudes: the latitudes to show, degrees.
  ///   - longitudes: the longitudes to show, degrees east of the central meridian.
  package static func aspect(
    _ projection: Projection, latitudes: ClosedRange<Double>, longitudes: ClosedRange<Double> = -180...180
  ) -> Double {
    let extent = extent(of: projection, latitudes, longitudes)
    return extent.width / extent.height
  }

  /// The rectangle of the plane that latitudes and longitudes cover, y up.
  private static func extent(
    of projection: Projection, _ latitudes: ClosedRange<Double>, _ longitudes: ClosedRange<Double>
  ) -> Rect {
    let share = { (range: ClosedRange<Double>, part: Int, of: Int) in
      range.lowerBound + (range.upperBound - range.lowerBound) * Double(part) / Double(of)
    }
    let edge = (0...36).flatMap { row in
      (0...4).map {
        projection.forward(share(longitudes, $0, 4).radians, share(latitudes, row, 36).radians)
      }
    }
    let (xs, ys) = (edge.map(\.x), edge.map(\.y))
    let (minX, maxX, minY, maxY) = (xs.min() ?? 0, xs.max() ?? 1, ys.min() ?? 0, ys.max() ?? 1)
    return Rect(x: minX, y: minY, width: maxX - minX, height: maxY - minY)
  }
}
