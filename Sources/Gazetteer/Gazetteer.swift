/// Places of the world by name, and countries by any of their names. Places are those of GeoNames with a thousand people or more.
///
/// A country's places are unpacked when the first name is looked up there, and kept. One object belongs to one task at a time.
package final class Gazetteer {
  /// Countries by name and code.
  package let countries: Countries
  /// Longer texts, in bytes of UTF-8, are no names: nothing is looked up.
  package static let nameLimit = 600
  /// At most so many candidates stand in a finding.
  package static let candidateLimit = 12

  let folding: Folding
  private let block: Block
  private var loaded: [String: CountryPlaces] = [:]
  private var world: [CountryPlaces] = []

  /// A gazetteer of the bytes of its block, of which only the table of contents and the countries are read at once.
  package convenience init(_ bytes: [UInt8]) throws(GazetteerFault) { try self.init(Block(bytes)) }

  /// A gazetteer of bytes that are never freed, such as those that are compiled in, of which no copy is made.
  package convenience init(lasting bytes: UnsafeBufferPointer<UInt8>) throws(GazetteerFault) {
    try self.init(Block(lasting: bytes))
  }

  private init(_ block: Block) throws(GazetteerFault) {
    self.block = block
    folding = try Folding(try block.section("fold"))
    countries = try Countries(block, folding: folding)
  }

  /// Looks a place up.
  ///
  /// - Parameters:
  ///   - name: what stands in the cell, in Latin, Cyrillic, Chinese, Japanese or Korean letters, or in two of these, or in the
  ///     country's own Greek; it may say where the place lies, after a comma or slash or in brackets.
  ///   - country: its ISO 3166-1 alpha-2 code; places of the country's territories are looked into too. `nil` searches the
  ///     world, unless the cell names a country.
  ///   - within: the state, province or larger place, where another cell has it. What is not known is left out of account.
  ///   - suggests: whether what may have been meant is looked for where nothing is found; the first time this unpacks the world,
  ///     which takes some 40 ms.
  /// - Throws: a fault where the block is damaged; the built-in one is not.
  package func find(
    _ name: String, country: String?, within: String? = nil, suggests: Bool = true
  ) throws(GazetteerFault) -> Finding {
    let none = Finding(grade: .unknown, place: nil, candidates: [], suggestions: [])
    guard name.utf8.count <= Self.nameLimit, (within ?? "").utf8.count <= Self.nameLimit else { return none }
    let code = country.map { $0.uppercased() }
    let readings = Readings(name, country: code, within: within, folding: folding, countries: countries).all
    for reading in readings {
      let found = try matches(of: reading)
      if !found.places.isEmpty { return try finding(found) }
    }
    if let region = try region(readings) { return region }
    guard suggests, let reading = readings.last else { return none }
    let meant = try suggestions(for: reading).map { place in
      var place = place
      place.region = countries.name(ofArea: place.area, in: place.country)
      return place
    }
    return Finding(grade: .unknown, place: nil, candidates: [], suggestions: meant)
  }

  /// The continent of a place in a country by where it lies, whether a table or the gazetteer gives its coordinates.
  ///
  /// There is one rule: a place is in the continent of its country, or, where that lies in two, in that of the nearest place there which
  /// GeoNames has. Of these, places in Russia are told by their time zones (those of Europe, and Yekaterinburg's west of 59° E, are
  /// Europe), places in Turkey by their provinces (22 Edirne, 39 Kırklareli and 59 Tekirdağ are Europe) and in Istanbul by the Bosporus.
  ///
  /// - Returns: `nil` for a code that is none.
  /// - Throws: a fault where the block is damaged; the built-in one is not.
  package func continent(of country: String, latitude: Double, longitude: Double) throws(GazetteerFault) -> Continent? {
    guard Countries.inTwoContinents.contains(country) else { return countries.continent(of: country) }
    var nearest: (distance: Double, continent: Continent)?
    for places in try places(of: [country]) {
      for index in 0..<places.names.placeCount {
        let place = try places[index]
        let distance = place.distance(latitude: latitude, longitude: longitude)
        if distance < nearest?.distance ?? .infinity { nearest = (distance, place.continent) }
      }
    }
    return nearest?.continent ?? countries.continent(of: country)
  }

  /// The places of a country and its territories, or of the world; none for a code that is none.
  func places(in country: String?) throws(GazetteerFault) -> [CountryPlaces] {
    guard let country else {
      if world.isEmpty { world = try places(of: block.countries) }
      return world
    }
    return try places(of: [country] + countries.territories(of: country))
  }

  private func places(of codes: [String]) throws(GazetteerFault) -> [CountryPlaces] {
    var result: [CountryPlaces] = []
    for code in codes {
      if let places = loaded[code] {
        result.append(places)
      } else if block.hasPlaces(of: code) {
        let places = try CountryPlaces(code, in: block, folding: folding)
        loaded[code] = places
        result.append(places)
      }
    }
    return result
  }
}
