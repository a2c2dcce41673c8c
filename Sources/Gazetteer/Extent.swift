extension Gazetteer {
  /// The part of the world in which nearly all places of a country lie, degrees: `west` is the larger one where the country lies on both
  /// sides of 180°. A twentieth at each side is left out of account, such as islands far away.
  ///
  /// - Returns: `nil` for a code that is none, and for a country without places.
  /// - Throws: a fault where the block is damaged; the built-in one is not.
  package func extent(
    of country: String
  ) throws(GazetteerFault) -> (west: Double, south: Double, east: Double, north: Double)? {
    var (latitudes, longitudes): ([Double], [Double]) = ([], [])
    if let places = try places(in: country).first {
      for index in 0..<places.names.placeCount {
        let place = try places[index]
        latitudes.append(place.latitude)
        longitudes.append(place.longitude)
      }
    }
    guard !latitudes.isEmpty else { return nil }
    latitudes.sort()
    longitudes.sort()
    // Around the world the country begins behind the widest gap.
    let gaps = longitudes.indices.map { index in
      index == 0 ? longitudes[0] + 360 - longitudes[longitudes.count - 1] : longitudes[index] - longitudes[index - 1]
    }
    let first = gaps.indices.max { (gaps[$0], $1) < (gaps[$1], $0) } ?? 0
    let around = Array(longitudes[first...] + longitudes[..<first])
    let edge = latitudes.count / 20, last = latitudes.count - 1 - edge
    return (around[edge], latitudes[edge], around[last], latitudes[last])
  }
}
