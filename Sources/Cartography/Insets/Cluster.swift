import Drawing
import Friendships
import Geometry

/// Cities that lie so close together that an inset shows them larger.
struct Cluster {
  /// The id of its first city, by which ids and stylesheets know it; for a region without any, and for a further one with the same city,
  /// the region's own name.
  let name: String
  /// The cities, by their indices, in the order in which names get their places.
  let cities: [Int]
  /// The same, to be asked quickly.
  let members: Set<Int>
  /// The part of the world that holds them.
  let region: Region
  /// Whether the inset is fitted to its cities, whose names stand in columns; else it shows just the region that was asked for.
  let isFitted: Bool

  /// Cities with the region around them.
  ///
  /// - Parameter taken: the names of others.
  init(_ cities: [Int], in region: Region, isFitted: Bool, of atlas: Atlas, beside taken: [String] = []) {
    (self.cities, self.region, self.isFitted) = (cities, region, isFitted)
    members = Set(cities)
    let first = cities.first.map { atlas.cities[$0].id }
    name = first.flatMap { taken.contains($0) ? nil : $0 } ?? region.name
  }

  /// The cities of a region that was asked for.
  ///
  /// - Parameter order: all cities in the order in which names get their places.
  private init(of region: Region, order: [Int], atlas: Atlas, beside taken: [String]) {
    let cities = order.filter { region.contains(atlas.cities[$0].coordinate) }
    self.init(cities, in: region, isFitted: false, of: atlas, beside: taken)
  }

  /// The cities of each of some regions that were asked for, each under a name of its own.
  static func all(of regions: [Region], order: [Int], atlas: Atlas) -> [Cluster] {
    regions.reduce(into: []) { found, region in
      found.append(Cluster(of: region, order: order, atlas: atlas, beside: found.map(\.name)))
    }
  }
}

/// Looks for cities that crowd on the map.
struct ClusterSearch {
  let atlas: Atlas
  let viewport: Viewport
  /// How near neighbours stand together for a start, output units.
  let reach: Double
  /// All cities in the order in which names get their places.
  let order: [Int]

  /// From this many names without room on, cities are a crowd.
  private static let crowd = 3
  /// Fewer cities are no cluster.
  private static let least = 4
  /// More names than these have no room in the columns of an inset.
  private static let most = 26

  /// The clusters, the most crowded first.
  ///
  /// - Parameters:
  ///   - nameless: the cities for whose names there is no room beside them.
  ///   - shown: the cities that an inset shows already.
  func clusters(nameless: Set<Int>, shown: Set<Int>) -> [Cluster] {
    guard nameless.count >= Self.crowd else { return [] }
    let places = order.filter { !shown.contains($0) }.map {
      (city: $0, point: viewport.point(atlas.cities[$0].coordinate))
    }
    let found = groups(of: places).flatMap { group -> [Cluster] in
      if let cluster = cluster(group, nameless: nameless) { return [cluster] }
      return [4, 3.2, 2.5, 2, 1.5].compactMap { window(of: $0 * reach, in: group, nameless: nameless) }
    }
    let weight = { (cluster: Cluster) in cluster.cities.count { nameless.contains($0) } }
    return found.enumerated().sorted { (weight($1.element), $0.offset) < (weight($0.element), $1.offset) }.map(
      \.element)
  }

  /// Of a group that is too large for an inset the square of a size with the most cities without a name.
  private func window(of side: Double, in group: [(city: Int, point: Point)], nameless: Set<Int>) -> Cluster? {
    let crowded = group.filter { nameless.contains($0.city) }
    var best: (count: Int, cities: [(city: Int, point: Point)]) = (Self.crowd - 1, [])
    for middle in crowded {
      let isInside = { (point: Point) in
        abs(point.x - middle.point.x) <= side / 2 && abs(point.y - middle.point.y) <= side / 2
      }
      let count = crowded.count { isInside($0.point) }
      guard count > best.count else { continue }
      let inside = group.filter { isInside($0.point) }
      if inside.count <= Self.most { best = (count, inside) }
    }
    return cluster(best.cities, nameless: nameless)
  }

  /// Cities joined by steps of a length.
  private func groups(of places: [(city: Int, point: Point)]) -> [[(city: Int, point: Point)]] {
    var left = places
    var groups: [[(city: Int, point: Point)]] = []
    while let first = left.first {
      left.removeFirst()
      var group = [first]
      var next = 0
      while next < group.count {
        let here = group[next].point
        let near = left.filter { ($0.point - here).length <= reach }
        left.removeAll { place in near.contains { $0.city == place.city } }
        group += near
        next += 1
      }
      groups.append(group)
    }
    return groups
  }

  /// A group as a cluster where it is a crowd in a small place: of one country where that alone holds most of it.
  private func cluster(_ group: [(city: Int, point: Point)], nameless: Set<Int>) -> Cluster? {
    let crowded = group.count { nameless.contains($0.city) }
    guard group.count >= Self.least, crowded >= Self.crowd else { return nil }
    let byCountry = Dictionary(grouping: group) { atlas.cities[$0.city].country.counted }
    let largest = byCountry.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
    if let largest, !largest.key.isEmpty, largest.value.count >= Self.least, byCountry.count > 1,
      largest.value.count { nameless.contains($0.city) } * 10 >= 6 * crowded
    {
      return cluster(largest.value, nameless: nameless)
    }
    let (xs, ys) = (group.map(\.point.x), group.map(\.point.y))
    let extent = max((xs.max() ?? 0) - (xs.min() ?? 0), (ys.max() ?? 0) - (ys.min() ?? 0))
    guard group.count <= Self.most, extent <= 4.5 * reach else { return nil }
    let cities = Set(group.map(\.city))
    return Cluster(order.filter(cities.contains), in: region(of: cities), isFitted: true, of: atlas)
  }

  /// The part of the world just around some cities, at least half a degree wide and high.
  private func region(of cities: Set<Int>) -> Region {
    let places = cities.sorted().map { atlas.cities[$0].coordinate }
    let latitudes = places.map(\.latitude)
    let offsets = places.map { normalizedLongitude($0.longitude - viewport.centralMeridian) }
    let (south, north) = (latitudes.min() ?? 0, latitudes.max() ?? 0)
    let (west, east) = (offsets.min() ?? 0, offsets.max() ?? 0)
    let (tall, wide) = (max(0, 0.5 - (north - south)) / 2, max(0, 0.5 - (east - west)) / 2)
    return Region(
      "cluster", west: normalizedLongitude(viewport.centralMeridian + west - wide), south: south - tall,
      east: normalizedLongitude(viewport.centralMeridian + east + wide), north: north + tall)
  }
}
