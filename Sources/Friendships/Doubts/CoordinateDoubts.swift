import Drawing
import Geometry
import Messages

/// Doubts about where cities lie.
extension Doubts {
  /// Further from land than this, kilometres, there are no cities; nearer ones may lie on islands that the basemap lacks.
  static let farFromLand = 60.0
  /// Further than this from every other city of its country, kilometres, a city is probably somewhere else: the widest
  /// country reaches 6,500 km from its capital.
  private static let farFromCountry = 7000.0
  /// Nearer than this, kilometres, two cities are probably one.
  private static let nextDoor = 1.0
  /// Nearer than this they are when their names are alike, too.
  private static let nearby = 15.0

  /// Cities in the sea, far from their country, at the hub, or near its antipode.
  func coordinates(_ raster: LandRaster) -> [Problem] {
    let countries = countryCells
    return atlas.cities.indices.compactMap { index -> Problem? in
      let city = atlas.cities[index]
      if city.id == atlas.hub.id || city.coordinate.distance(to: atlas.hub.coordinate) < Self.nextDoor {
        return doubt(
          firstRow[index], .city("en"), "the hub itself", found: city.names["en"],
          cure: "\(atlas.hub.names["en"]) is where the links begin; leave the row out")
      }
      return inTheSea(index, raster) ?? farFromItsCountry(index, countries) ?? outsideOfItsContinent(index)
        ?? nearTheAntipode(index)
    }
  }

  /// A hub in the sea.
  func hubCoordinate(_ raster: LandRaster, _ map: String) -> [Problem] {
    seaCure(atlas.hub.coordinate, raster).map { cure in
      [Problem(.warning, at: "\(map): hub", "in the sea, far from land", found: said(atlas.hub.coordinate), cure: cure)]
    } ?? []
  }

  private func inTheSea(_ index: Int, _ raster: LandRaster) -> Problem? {
    let (coordinate, continent) = (atlas.cities[index].coordinate, atlas.cities[index].continent)
    return seaCure(coordinate, raster, continent).map { cure in
      doubt(firstRow[index], .latitude, "in the sea, far from land", found: said(coordinate), cure: cure)
    }
  }

  /// What may have gone wrong with a place in the sea; nothing for one on land or near it.
  private func seaCure(_ coordinate: Coordinate, _ raster: LandRaster, _ continent: String = "") -> Message? {
    if land(raster, coordinate) { return nil }
    let isSwapped = isProbablySwapped(coordinate) { land(raster, $0) && Self.isInside(continent, $0) }
    return isSwapped ? "have latitude and longitude changed places?" : "check latitude and longitude, and their signs"
  }

  private func land(_ raster: LandRaster, _ coordinate: Coordinate) -> Bool {
    raster.hasLand(within: Self.farFromLand, of: coordinate)
  }

  /// The place that is meant when latitude and longitude have changed places.
  func swapped(_ coordinate: Coordinate) -> Coordinate? {
    abs(coordinate.longitude) <= 90 ? Coordinate(latitude: coordinate.longitude, longitude: coordinate.latitude) : nil
  }

  func said(_ coordinate: Coordinate) -> String {
    "\(shortest(coordinate.latitude)), \(shortest(coordinate.longitude))"
  }

  // MARK: Countries

  /// A square of ten degrees.
  private struct Cell: Hashable {
    let row: Int
    let column: Int

    init(_ coordinate: Coordinate) {
      (row, column) = (Int((coordinate.latitude / 10).rounded(.down)), Int((coordinate.longitude / 10).rounded(.down)))
    }
  }

  /// For each country a city in each square, and how many there are: enough to find one nearby without comparing all.
  private var countryCells: [String: [Cell: (city: Int, count: Int)]] {
    var cells: [String: [Cell: (city: Int, count: Int)]] = [:]
    for (index, city) in atlas.cities.enumerated() {
      cells[city.country.code, default: [:]][Cell(city.coordinate), default: (index, 0)].count += 1
    }
    return cells
  }

  private func farFromItsCountry(_ index: Int, _ countries: [String: [Cell: (city: Int, count: Int)]]) -> Problem? {
    let city = atlas.cities[index]
    let cells = countries[city.country.code] ?? [:]
    guard cells[Cell(city.coordinate)]?.count == 1 else { return nil }
    let others = cells.values.map(\.city).filter { $0 != index }
    let away = { (coordinate: Coordinate) in
      others.map { ($0, coordinate.distance(to: atlas.cities[$0].coordinate)) }.min { ($0.1, $0.0) < ($1.1, $1.0) }
    }
    guard let (nearest, distance) = away(city.coordinate), distance > Self.farFromCountry else { return nil }
    let isSwapped = swapped(city.coordinate).flatMap(away).map { $0.1 < 1000 } ?? false
    let name = atlas.cities[nearest].names["en"]
    let kilometres = Int(distance.rounded())
    let cure: Message =
      isSwapped
      ? "have latitude and longitude changed places?"
      : "the nearest other city of \(city.country.code) is \(name), \(kilometres) km away; check the country and the place"
    return doubt(firstRow[index], .latitude, "far from its country", found: said(city.coordinate), cure: cure)
  }

  /// A great circle to a place almost opposite may leave in any direction.
  private func nearTheAntipode(_ index: Int) -> Problem? {
    let city = atlas.cities[index]
    guard atlas.isNearAntipode(city) else { return nil }
    return Problem(
      .note, at: friendships.place(ofAgreement: firstRow[index], .latitude), "close to the antipode of the hub",
      found: city.names["en"],
      cure: "a few kilometres more or less change the direction of its link; tooltip and description say so")
  }

  // MARK: Neighbours

  /// A cube of space in a country, wider than `nearby`. Degrees of longitude shrink towards the poles and jump at ±180°;
  /// space does neither.
  private struct Cube: Hashable {
    let code: String
    let corner: SIMD3<Int32>

    init(_ coordinate: Coordinate, _ code: String) {
      // Of the Earth's radius 16 km are 0.0025.
      self.init(code, SIMD3<Int32>((UnitVector(coordinate) * 400).rounded(.down)))
    }

    private init(_ code: String, _ corner: SIMD3<Int32>) { (self.code, self.corner) = (code, corner) }

    /// It and those around it.
    var surroundings: [Cube] {
      let steps: [Int32] = [-1, 0, 1]
      return steps.flatMap { x in
        steps.flatMap { y in steps.map { z in Cube(code, corner &+ SIMD3(x, y, z)) } }
      }
    }
  }

  /// Two cities of one country so near to each other that they are probably one under two names.
  var neighbours: [Problem] {
    var cubes: [Cube: [Int]] = [:]
    return atlas.cities.indices.compactMap { index -> Problem? in
      let city = atlas.cities[index]
      let cube = Cube(city.coordinate, city.country.code)
      defer { cubes[cube, default: []].append(index) }
      // Few are looked at however many there are in one place.
      let near = cube.surroundings.lazy.compactMap { cubes[$0]?.prefix(8) }.joined()
      guard let twin = near.first(where: { isTwin(index, $0) }) else { return nil }
      return doubt(
        firstRow[index], .city("en"), "perhaps the same city twice", found: city.names["en"],
        cure:
          "\(friendships.said(agreement: firstRow[twin])) has \"\(atlas.cities[twin].names["en"])\" close by; write one name for one city"
      )
    }
  }

  private func isTwin(_ a: Int, _ b: Int) -> Bool {
    let (first, second) = (atlas.cities[a].coordinate, atlas.cities[b].coordinate)
    // A degree of latitude is 111 km: most pairs need no closer look.
    guard abs(first.latitude - second.latitude) * 110 < Self.nearby else { return false }
    let distance = first.distance(to: second)
    if distance < Self.nextDoor { return true }
    return distance < Self.nearby && areAlike(atlas.cities[a].id, atlas.cities[b].id)
  }
}
