import Friendships
import Gazetteer
import Messages

/// A guess at the city in the middle of a map, for a person to confirm.
struct HubGuess: Encodable {
  /// As a person would type it: with its country where its name alone is not clear.
  let name: String
  /// The code of its country.
  let country: String
  let latitude: Double
  let longitude: Double

  /// A city has so many people at least, so that the words of other names of files are none: 友好 is a place, too.
  private static let leastPeople = 200_000

  /// The city that the name of a file has in it, `西安市友城一览表.xlsx`, `sister cities of Dalian.xlsx`; nothing where there is none, or
  /// which one is not clear.
  init?(fileName name: String) {
    let stem = fileEnding(name) == nil ? name : String(name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex))
    let words = stem.prefix(80).split { !$0.isLetter }.prefix(8).map(String.init)
    let names = words.indices.flatMap { index -> [String] in
      if words[index].unicodeScalars.contains(where: \.properties.isIdeographic) {
        // The longest beginning that is a city's name.
        return (2...8).reversed().filter { $0 <= words[index].count }.map { String(words[index].prefix($0)) }
      }
      let lengths = [3, 2, 1].filter { index + $0 <= words.count }
      return lengths.map { words[index..<(index + $0)].joined(separator: " ") }
    }
    let found = names.lazy.filter { $0.count > 1 }.compactMap { HubGuess($0, country: nil, least: Self.leastPeople) }
    guard let first = found.first else { return nil }
    self = first
  }

  /// A city of a table of pairs.
  init?(_ hub: PairTable.Hub) {
    guard let found = HubGuess(hub.name, country: nil) ?? HubGuess(hub.name, country: hub.country) else { return nil }
    self = found
  }

  /// The one place of a name; nothing where there is none, or it is not clear which.
  private init?(_ name: String, country: String?, least: Int = 0) {
    let finding = try? PlaceBook.shared.asking { (gazetteer) throws(GazetteerFault) in
      try gazetteer.find(name, country: country.flatMap(gazetteer.countries.code(ofName:)), suggests: false)
    }
    guard let finding, finding.isConfirmed, let place = finding.place, place.population >= least else { return nil }
    let written = Self.capitalized(name, as: place.name)
    self.name = country.map { "\(written), \($0)" } ?? written
    self.country = isPartOfChina(place.country) ? "CN" : place.country
    (latitude, longitude) = (place.latitude, place.longitude)
  }

  /// A name as it stands on a map: names of files are often written small, `xian.xlsx`.
  private static func capitalized(_ name: String, as place: String) -> String {
    guard name.utf8.allSatisfy({ $0 < 0x80 }), name == name.lowercased() else { return name }
    let letters = { (text: String) in text.lowercased().filter(\.isLetter) }
    if letters(place) == letters(name) { return place }
    return name.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}
