extension Gazetteer {
  /// The place that is nearest to a coordinate, and how far off it is in kilometres.
  ///
  /// All places of the world are looked at; the first time they are unpacked, which takes some 40 ms.
  ///
  /// - Returns: `nil` for a gazetteer without places.
  /// - Throws: a fault where the block is damaged; the built-in one is not.
  package func nearest(
    latitude: Double, longitude: Double
  ) throws(GazetteerFault) -> (place: Place, kilometres: Double)? {
    var best: (place: Place, kilometres: Double)?
    for places in try places(in: nil) {
      guard let index = try places.nearest(latitude: latitude, longitude: longitude) else { continue }
      let place = try places[index]
      let kilometres = place.distance(latitude: latitude, longitude: longitude)
      if kilometres < best?.kilometres ?? .infinity { best = (place, kilometres) }
    }
    return best
  }
}
