#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The places of one country: their names unpacked, what else is known of them as soon as it is asked for. Most countries in which
/// a name is looked up have none of it.
final class CountryPlaces {
  let country: String
  let names: NameIndex
  private let block: Block
  private var unpacked: PlaceNumbers?
  private var large: [Int]?
  /// 100,000 people, as they are packed.
  private static let many: UInt8 = 161

  init(_ country: String, in block: Block, folding: Folding) throws(GazetteerFault) {
    (self.country, self.block) = (country, block)
    names = try NameIndex(country + " n", of: block, areKeys: true, folding: folding)
  }

  subscript(place: Int) -> Place {
    get throws(GazetteerFault) { try numbers().place(place, name: names.main(place), country: country) }
  }

  /// The numbers of all names, or of those of places with 100,000 people or more.
  func numbers(onlyLarge: Bool) throws(GazetteerFault) -> [Int] {
    guard onlyLarge else { return Array(0..<names.count) }
    if let large { return large }
    let numbers = try numbers()
    let found = (0..<names.count).filter { numbers.population(names.place($0)) >= Self.many }
    large = found
    return found
  }

  /// The nearest place within 300 km that has at least five times the people, and 50,000.
  func nearestLarger(_ place: Place) throws(GazetteerFault) -> String? {
    let least = max(50_000, place.population * 5)
    guard let code = (0...UInt8.max).first(where: { Place.population($0) >= least }) else { return nil }
    let numbers = try numbers()
    var best: (distance: Double, index: Int)?
    for index in 0..<names.placeCount where numbers.population(index) >= code {
      let distance = place.distance(latitude: numbers.latitude(index), longitude: numbers.longitude(index))
      if distance < best?.distance ?? 300 { best = (distance, index) }
    }
    return best.map { names.main($0.index) }
  }

  /// The place that is nearest to a coordinate; `nil` where there is none.
  func nearest(latitude: Double, longitude: Double) throws(GazetteerFault) -> Int? {
    let numbers = try numbers()
    let degree = Double.pi / 180
    // Along a straight line through the Earth the same place is the nearest, and no angle has to be worked out.
    let direction = { (latitude: Double, longitude: Double) -> SIMD3<Double> in
      let (φ, λ) = (latitude * degree, longitude * degree)
      return SIMD3(cos(φ) * cos(λ), cos(φ) * sin(λ), sin(φ))
    }
    let from = direction(latitude, longitude)
    var best: (nearness: Double, index: Int)?
    for index in 0..<names.placeCount {
      let nearness = (from * direction(numbers.latitude(index), numbers.longitude(index))).sum()
      if nearness > best?.nearness ?? -2 { best = (nearness, index) }
    }
    return best?.index
  }

  private func numbers() throws(GazetteerFault) -> PlaceNumbers {
    if let unpacked { return unpacked }
    let section = country + " p"
    let numbers = try PlaceNumbers(try block.section(section), places: names.placeCount, section: section)
    unpacked = numbers
    return numbers
  }
}
