/// The places of one country, unpacked.
final class CountryPlaces {
  let country: String
  let names: NameIndex
  private let numbers: PlaceNumbers
  /// The numbers of the names of places with 100,000 people or more.
  private(set) lazy var ofLargePlaces = (0..<names.count).filter { population(names.place($0)) >= Self.large }
  private static let large: UInt8 = 161

  init(_ country: String, in block: Block, folding: Folding) throws(GazetteerFault) {
    self.country = country
    names = try NameIndex(country + " n", of: block, areKeys: true, folding: folding)
    numbers = try PlaceNumbers(try block.section(country + " p"), places: names.placeCount, section: country + " p")
  }

  /// How many people a place has, as it is packed.
  func population(_ place: Int) -> UInt8 { numbers.population(place) }

  subscript(place: Int) -> Place { numbers.place(place, name: names.main(place), country: country) }

  /// The nearest place within 300 km that has at least five times the people, and 50,000.
  func nearestLarger(_ place: Place) -> String? {
    let least = max(50_000, place.population * 5)
    guard let code = (0...UInt8.max).first(where: { Place.population($0) >= least }) else { return nil }
    var best: (distance: Double, index: Int)?
    for index in 0..<names.placeCount where numbers.population(index) >= code {
      let distance = place.distance(latitude: numbers.latitude(index), longitude: numbers.longitude(index))
      if distance < best?.distance ?? 300 { best = (distance, index) }
    }
    return best.map { names.main($0.index) }
  }
}
