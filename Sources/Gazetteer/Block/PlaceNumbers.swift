/// What is packed of each place beside its names, plane by plane.
struct PlaceNumbers {
  private let bytes: [UInt8]
  private let areas: [String]
  private let start: Int
  private let places: Int

  init(_ bytes: [UInt8], places: Int, section: String) throws(GazetteerFault) {
    guard bytes.count >= 2 else { throw .damaged(section: section) }
    start = 2 + Int(bytes[0]) << 8 + Int(bytes[1])
    guard bytes.count - start == places * 9 else { throw .damaged(section: section) }
    areas = String(decoding: bytes[2..<start], as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    (self.bytes, self.places) = (bytes, places)
    for place in 0..<places {
      guard number(place, 0) <= 180_000, number(place, 3) <= 360_000, Int(byte(place, 7)) < areas.count,
        Int(byte(place, 8)) < Continent.allCases.count
      else { throw .damaged(section: section) }
    }
  }

  func population(_ place: Int) -> UInt8 { byte(place, 6) }

  func latitude(_ place: Int) -> Double { Double(number(place, 0) - 90_000) / 1000 }

  func longitude(_ place: Int) -> Double { Double(number(place, 3) - 180_000) / 1000 }

  func place(_ place: Int, name: String, country: String) -> Place {
    Place(
      name: name, latitude: latitude(place), longitude: longitude(place), country: country,
      population: Place.population(byte(place, 6)), continent: Continent.allCases[Int(byte(place, 8))],
      area: areas[Int(byte(place, 7))], near: nil)
  }

  private func byte(_ place: Int, _ plane: Int) -> UInt8 { bytes[start + plane * places + place] }

  private func number(_ place: Int, _ plane: Int) -> Int {
    Int(byte(place, plane)) << 16 | Int(byte(place, plane + 1)) << 8 | Int(byte(place, plane + 2))
  }
}
