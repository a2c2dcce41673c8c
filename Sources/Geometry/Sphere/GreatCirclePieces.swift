extension GreatCircle {
  /// The arc as lines of places, cut where it crosses the meridian ±180° or passes a pole, as RFC 7946, 3.1.9, asks of
  /// GeoJSON.
  ///
  /// Each piece ends exactly on the cut, and the next one begins there on its other side. Longitudes lie in
  /// `-180...180`, and so does what a reader draws between two neighbours.
  ///
  /// - Parameter step: the greatest distance between neighbours, degrees of arc, above 0; near the poles they are nearer,
  ///   so that their longitudes never differ by more than three steps.
  /// - Returns: the pieces in the direction of the arc; the place twice where both ends coincide.
  package func pieces(step: Double) -> [[Coordinate]] {
    let ends = [0] + cuts + [angle]
    let pieces = zip(ends, ends.dropFirst()).map { from, to in piece(from, to, step: step) }
    return isReversed ? pieces.reversed().map { $0.reversed() } : pieces
  }

  private func piece(_ from: Double, _ to: Double, step: Double) -> [Coordinate] {
    // The middle of a piece tells on which side of the cut it lies.
    let middle = position(at: (from + to) / 2).coordinate.longitude
    let first = from > 0 ? onCut(from, middle) : position(at: from).coordinate
    let last = to < angle ? onCut(to, middle) : position(at: to).coordinate
    var places = [first]
    addPlaces(between: (from, first), (to, last), step: step, to: &places)
    return places + [last]
  }

  /// Adds the places between two, by halves.
  private func addPlaces(
    between a: (angle: Double, place: Coordinate), _ b: (angle: Double, place: Coordinate), step: Double,
    to places: inout [Coordinate]
  ) {
    let isNear = abs(a.place.longitude - b.place.longitude) <= 3 * step && b.angle - a.angle <= step.radians
    guard !isNear, b.angle - a.angle > 1e-4 else { return }
    let θ = (a.angle + b.angle) / 2
    let middle = (θ, position(at: θ).coordinate)
    addPlaces(between: a, middle, step: step, to: &places)
    places.append(middle.1)
    addPlaces(between: middle, b, step: step, to: &places)
  }

  private func onCut(_ θ: Double, _ middle: Double) -> Coordinate {
    let place = position(at: θ).coordinate
    // A pole has every longitude: it takes that of the piece, so that nothing runs along the map's edge.
    if abs(place.latitude) > 90 - 1e-9 { return Coordinate(latitude: place.latitude, longitude: middle) }
    return Coordinate(latitude: place.latitude, longitude: middle < 0 ? -180 : 180)
  }
}
