import Drawing
import Friendships
import Geometry

/// Which part of the world a map shows, before it has a place on the page.
struct MapView {
  let centralMeridian: Double
  let projection: Projection
  let latitudes: ClosedRange<Double>
  /// From the central meridian.
  let longitudes: ClosedRange<Double>
  /// Whether all of the world is shown, but for the far south.
  let isWorld: Bool
  /// The share of its height in the far south that words may cover, since nothing is there.
  let idleSouth: Double

  /// How wide it is for its height.
  var aspect: Double { Viewport.aspect(projection, latitudes: latitudes, longitudes: longitudes) }

  /// The world around the meridian asked for, down to where land, cities and links reach.
  init(worldOf atlas: Atlas, _ options: MapOptions) {
    let lowest = atlas.lowestLatitude
    (centralMeridian, projection) = (options.centralMeridian, options.projection)
    latitudes = atlas.southEdge...90
    longitudes = -180...180
    isWorld = true
    // South of 44° there is little but the end of America: some 11° of 147°.
    idleSouth = lowest > -44 ? 0.075 : 0
  }

  /// A part of the world, widened or heightened so that it fills a page of an aspect.
  ///
  /// - Parameter aspect: how wide the room is for its height; nothing keeps the region's own form.
  init(of region: Region, filling aspect: Double?, _ options: MapOptions) {
    let parallel = Self.parallel(of: region)
    let projection = options.fittedProjection?(parallel) ?? options.projection
    var (south, north, half) = (region.south, region.north, region.width / 2)
    if let aspect {
      let now = Viewport.aspect(projection, latitudes: south...north, longitudes: -half...half)
      if now < aspect {
        half = min(180, half * aspect / now)
      } else {
        let grown = (north - south) * now / aspect
        (south, north) = Self.within(
          middle: (south + north) / 2, height: grown, most: max(Self.northEdge, region.north))
      }
    }
    (centralMeridian, self.projection) = (region.centralMeridian, projection)
    (latitudes, longitudes) = (south...north, -half...half)
    (isWorld, idleSouth) = (false, 0)
  }

  /// What is shown in a larger rectangle of the page where this is shown in a part of it.
  ///
  /// Only for parts of the world on projections whose degrees have one length, as the equirectangular; beyond a pole there is
  /// nothing, and what lies there is left away on both sides.
  func extended(from part: Rect, to whole: Rect) -> MapView {
    let perWidth = (longitudes.upperBound - longitudes.lowerBound) / part.width
    let perHeight = (latitudes.upperBound - latitudes.lowerBound) / part.height
    let (west, east) = (
      longitudes.lowerBound - (part.x - whole.x) * perWidth, longitudes.upperBound + (whole.maxX - part.maxX) * perWidth
    )
    let (south, north) = (
      latitudes.lowerBound - (whole.maxY - part.maxY) * perHeight, latitudes.upperBound + (part.y - whole.y) * perHeight
    )
    let half = min(180, (east - west) / 2)
    return MapView(
      centralMeridian: normalizedLongitude(centralMeridian + (west + east) / 2), projection: projection,
      latitudes: max(-90, south)...min(90, north), longitudes: -half...half)
  }

  private init(
    centralMeridian: Double, projection: Projection, latitudes: ClosedRange<Double>, longitudes: ClosedRange<Double>
  ) {
    (self.centralMeridian, self.projection) = (centralMeridian, projection)
    (self.latitudes, self.longitudes) = (latitudes, longitudes)
    (isWorld, idleSouth) = (false, 0)
  }

  /// The parallel that is true to scale: the middle one in steps of 5°, so that shapes are right there.
  private static func parallel(of region: Region) -> Double {
    min(65, abs((region.south + region.north) / 2 / 5).rounded() * 5)
  }

  /// Latitudes around a middle, moved where they would reach beyond the land that there is.
  private static func within(middle: Double, height: Double, most: Double) -> (Double, Double) {
    let least = -90.0
    let height = min(height, most - least)
    let south = min(max(middle - height / 2, least), most - height)
    return (south, south + height)
  }

  /// What a map shows: the part asked for, or by itself the part where all cities lie if it can be drawn half as large again or
  /// more.
  ///
  /// - Parameter aspect: how wide the map's room is for its height where the map may fill it.
  static func chosen(for atlas: Atlas, _ options: MapOptions, filling aspect: Double) -> MapView {
    let world = MapView(worldOf: atlas, options)
    switch options.region {
    case .world: return world
    case .part(let region): return MapView(of: region, filling: aspect, options)
    case .auto:
      guard let region = Region(around: atlas) else { return world }
      let part = MapView(of: region, filling: aspect, options)
      let width = part.longitudes.upperBound - part.longitudes.lowerBound
      return width <= 180 && 360 / width >= leastGain ? part : world
    }
  }

  /// The latitude up to which a part of the world reaches, degrees: beyond it there is no land.
  fileprivate static let northEdge = 84.0

  /// How much larger than on the map of the world a part must appear to be shown instead.
  private static let leastGain = 2.2
}

extension Region {
  /// The part of the world that holds hub, cities and links with some room around them; nothing where they lie more than half
  /// around the globe.
  fileprivate init?(around atlas: Atlas) {
    let drawn = Set(atlas.agreements.filter { $0.lifespan != nil }.map(\.city))
    guard !drawn.isEmpty else { return nil }
    let hub = atlas.hub.coordinate
    let places = [hub] + drawn.sorted().map { atlas.cities[$0].coordinate }
    let links = places.dropFirst().map { GreatCircle(from: hub, to: $0).latitudes }
    let sorted = places.map { normalizedLongitude($0.longitude) }.sorted()
    // The widest gap between neighbours is what is left out.
    let gaps = zip(sorted, sorted.dropFirst() + [sorted[0] + 360]).map { $1 - $0 }
    guard let gap = gaps.indices.max(by: { gaps[$0] < gaps[$1] }) else { return nil }
    let west = gap + 1 < sorted.count ? sorted[gap + 1] : sorted[0]
    let width = 360 - gaps[gap]
    let low = min(places.map(\.latitude).min() ?? 0, links.map(\.lowerBound).min() ?? 90)
    let high = max(places.map(\.latitude).max() ?? 0, links.map(\.upperBound).max() ?? -90)
    let margin = max(1.2, 0.1 * max(width, high - low))
    // Beyond the land around the pole nothing but the world makes a map.
    guard width + 2 * margin < 180, high <= MapView.northEdge else { return nil }
    self.init(
      "part", west: normalizedLongitude(west - margin), south: max(-90, low - margin),
      east: normalizedLongitude(west + width + margin), north: min(MapView.northEdge, high + margin))
  }
}

extension Atlas {
  /// The latitude of the lowest point of hub, cities and links, degrees.
  var lowestLatitude: Double {
    var lowest = hub.coordinate.latitude
    for agreement in agreements where agreement.lifespan != nil {
      let link = GreatCircle(from: hub.coordinate, to: cities[agreement.city].coordinate)
      lowest = min(lowest, link.latitudes.lowerBound)
    }
    return lowest
  }

  /// The latitude down to which the map of the world reaches, degrees: the southern tip of America, or, where hub, cities or links
  /// lie further south, a margin beyond the lowest of them, at most to the pole.
  var southEdge: Double {
    let (usual, lowest) = (-57.0, lowestLatitude)
    return lowest > usual ? usual : max(-90, lowest - 4)
  }
}
