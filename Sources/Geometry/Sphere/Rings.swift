/// A closed line on the sphere that bounds an area; the first place is not repeated at the end.
///
/// Its edges are straight in longitude and latitude and shorter than half a turn.
package typealias Ring = [Coordinate]

/// Rings as they are on the globe: parts that a file cut at ±180° are joined again, and edges along ±180° or along a
/// pole, which exist only in the file, are dropped.
///
/// A ring around a pole (Antarctica) becomes one that runs once around the globe. Ends that have no partner on the
/// other side are closed as they are. Rings that touch neither ±180° nor a pole come back unchanged.
package func joinedAcrossAntimeridian(_ rings: [Ring]) -> [Ring] {
  var whole: [Ring] = []
  var chains: [Ring] = []
  let (rings, gap) = withoutGap(rings)
  for ring in rings {
    if let parts = chainsBesideAntimeridian(ring) { chains += parts } else { whole.append(ring) }
  }
  return whole + joined(chains, latitudes: max(antimeridianTolerance, 4 * gap))
}

/// Rings of a file that is cut a little beside ±180° on both sides, as if it were cut there, and how wide the gap was, degrees;
/// any others as they are. Only edges along the very ends of the file are moved, so that a coast near ±180° stays.
private func withoutGap(_ rings: [Ring]) -> (rings: [Ring], width: Double) {
  let (west, east) = extent(of: rings)
  let ends = 180 - widestGap...180.0
  guard ends.contains(east), ends.contains(-west), min(east, -west) <= 180 - antimeridianTolerance else {
    return (rings, 0)
  }
  let isEast = { (place: Coordinate) in east - place.longitude < 1e-6 }
  let isWest = { (place: Coordinate) in place.longitude - west < 1e-6 }
  let hasEdge = { (isEnd: (Coordinate) -> Bool) in
    rings.contains { ring in ring.indices.contains { isEnd(ring[$0]) && isEnd(ring[($0 + 1) % ring.count]) } }
  }
  guard hasEdge(isEast), hasEdge(isWest) else { return (rings, 0) }
  let moved = rings.map { ring in
    ring.map { place in
      isEast(place) || isWest(place)
        ? Coordinate(latitude: place.latitude, longitude: isEast(place) ? 180 : -180) : place
    }
  }
  return (moved, 360 - (east - west))
}

/// As `joinedAcrossAntimeridian`, for rings whose longitudes may run on beyond ±180, up to a whole turn.
///
/// A file of one world that is cut elsewhere, such as one of longitudes 0 to 360, is joined where it is cut.
package func joinedOnGlobe(_ rings: [Ring]) -> [Ring] {
  let (west, east) = extent(of: rings)
  guard west < -180 - antimeridianTolerance || east > 180 + antimeridianTolerance else {
    return joinedAcrossAntimeridian(rings)
  }
  // In more than one turn of longitudes there are rings that run on across ±180 each for itself.
  let middle = east - west <= 360 + antimeridianTolerance ? (west + east) / 2 : 0
  let centered = rings.map { ring in ring.map { $0.turned(by: -middle) } }
  return joinedAcrossAntimeridian(centered).map { ring in ring.map { $0.turned(by: middle) } }
}

/// The least and the greatest longitude.
private func extent(of rings: [Ring]) -> (west: Double, east: Double) {
  var (west, east) = (Double.infinity, -Double.infinity)
  for ring in rings {
    for place in ring { (west, east) = (min(west, place.longitude), max(east, place.longitude)) }
  }
  return (west, east)
}

extension Coordinate {
  /// The place farther east, its longitude in `-180...180` so that both sides of the antimeridian stay apart.
  fileprivate func turned(by degrees: Double) -> Coordinate {
    let sum = longitude + degrees
    let isNear = abs(sum) <= 180 + antimeridianTolerance
    return Coordinate(latitude: latitude, longitude: isNear ? sum : normalizedLongitude(sum))
  }
}

/// How far beside the antimeridian a file may set what lies on it, degrees.
private let antimeridianTolerance = 1e-3
/// How far beside it a whole file may be cut, degrees: half a pixel of a large picture.
private let widestGap = 0.1

/// Whether a place lies on the antimeridian, or at a pole, through which it runs.
private func isOnAntimeridian(_ place: Coordinate) -> Bool {
  abs(place.longitude) > 180 - antimeridianTolerance || abs(place.latitude) > 90 - 2 * antimeridianTolerance
}

/// The runs of a ring between its edges along the antimeridian; nothing for a ring without such an edge.
private func chainsBesideAntimeridian(_ ring: Ring) -> [Ring]? {
  guard ring.contains(where: isOnAntimeridian) else { return nil }
  let flags = ring.map(isOnAntimeridian)
  let count = ring.count
  guard let first = (0..<count).first(where: { flags[$0] && flags[($0 + 1) % count] }) else { return nil }
  var chains: [Ring] = []
  var chain: Ring = []
  for step in 1...count {
    let index = (first + step) % count
    chain.append(ring[index])
    if flags[index] && flags[(index + 1) % count] {
      if chain.count > 1 { chains.append(chain) }
      chain = []
    }
  }
  return chains
}

/// Chains put end to end where one ends on the antimeridian near the latitude at which the next begins, the nearest first.
private func joined(_ chains: [Ring], latitudes tolerance: Double) -> [Ring] {
  var open = chains
  var rings: [Ring] = []
  while var ring = open.popLast() {
    while let end = ring.last, let start = ring.first, isOnAntimeridian(end) {
      let nearest = open.indices.min { distance(end, open[$0].first) < distance(end, open[$1].first) }
      let reach = nearest.map { distance(end, open[$0].first) } ?? .infinity
      guard let nearest, reach < tolerance, reach < distance(end, start) || distance(end, start) >= tolerance else {
        break
      }
      ring += open.remove(at: nearest).dropFirst()
    }
    if let end = ring.last, let start = ring.first, ring.count > 3, isOnAntimeridian(end),
      distance(end, start) < tolerance
    {
      ring.removeLast()
    }
    rings.append(ring)
  }
  return rings
}

/// How many degrees of latitude a place on the antimeridian is from another one; without end from a place elsewhere.
private func distance(_ end: Coordinate, _ start: Coordinate?) -> Double {
  guard let start, abs(normalizedLongitude(end.longitude - start.longitude)) < 2 * antimeridianTolerance else {
    return .infinity
  }
  return abs(end.latitude - start.latitude)
}
