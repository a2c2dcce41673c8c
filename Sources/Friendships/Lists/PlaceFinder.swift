import Gazetteer
import Geometry
import Messages

/// Looks up what a table leaves out of its cities: country, continent, place.
///
/// The gazetteer is opened when the first name must be looked up.
final class PlaceFinder {
  private let unpack: () throws(GazetteerFault) -> Gazetteer
  private var gazetteer: Gazetteer?
  /// The city in the middle: where that is in China, places in Hong Kong, Macao and Taiwan are China's.
  private let hub: City
  /// Whether the gazetteer is damaged.
  private(set) var isDamaged = false
  private var known: [Question: Finding] = [:]
  /// Countries by what rows call them: most rows repeat one.
  private var codes: [String: String?] = [:]
  private var alike: [String: [String]] = [:]
  /// How many names of no place were looked at for what may have been meant: that takes its time, and nobody reads hundreds.
  private var suggested = 0
  private static let mostSuggested = 50

  private struct Question: Hashable {
    let name: String
    let country: String?
    let within: String?
  }

  /// - Parameters:
  ///   - hub: the city in the middle.
  ///   - unpack: gives the gazetteer, once.
  init(hub: City, unpack: @escaping () throws(GazetteerFault) -> Gazetteer) {
    (self.hub, self.unpack) = (hub, unpack)
  }

  private var whole: Gazetteer? {
    if let gazetteer { return gazetteer }
    guard !isDamaged else { return nil }
    do { gazetteer = try unpack() } catch { isDamaged = true }
    return gazetteer
  }

  /// The code of a country by any of its names, as GeoNames has it; nothing for what is no country.
  func code(ofCountry name: String) -> String? {
    if let known = codes[name] { return known }
    let code = whole?.countries.code(ofName: name)
    codes[name] = .some(code)
    return code
  }

  /// Names of countries that may have been meant.
  func countries(like name: String) -> [String] {
    if let known = alike[name] { return known }
    guard alike.count < Self.mostSuggested else { return [] }
    let names = whole?.countries.suggestions(for: name) ?? []
    alike[name] = names
    return names
  }

  /// The code that is printed for one that was found.
  func printed(_ code: String) -> String { isPartOfChina(code) && hubCountry == "CN" ? "CN" : code }

  /// The code of the hub's country; where the map does not say, that of the place of its name there.
  private(set) lazy var hubCountry: String = {
    if !hub.country.code.isEmpty { return hub.country.code }
    let found = place(of: hub.names.all, country: nil)
    let near = ([found.place].compactMap { $0 } + found.candidates).first {
      hub.coordinate.distance(to: $0.coordinate) < 50
    }
    return near.map { isPartOfChina($0.country) ? "CN" : $0.country } ?? ""
  }()

  /// The continent of a place in a country, in English, by the one rule of the gazetteer.
  func continent(of code: String, at coordinate: Coordinate) -> String? {
    guard let whole else { return nil }
    do {
      return try whole.continent(of: code, latitude: coordinate.latitude, longitude: coordinate.longitude)?.name
    } catch {
      isDamaged = true
      return nil
    }
  }

  /// The place of the first of some names that has one, else what is known of the first that is known at all.
  ///
  /// - Parameters:
  ///   - names: the names of one city in several languages, the surest first.
  ///   - country: the code of its country; nothing searches the world.
  ///   - within: the state or province, where another cell has it.
  func place(of names: [String], country: String?, within: String? = nil) -> Finding {
    var best: Finding?
    for name in names {
      let found = finding(Question(name: name, country: country, within: within))
      if found.place != nil { return found }
      if Self.rank(found) > best.map(Self.rank) ?? -1 { best = found }
    }
    return best ?? Self.nothing
  }

  /// The places among which a person chooses by number: all of the name in its country, or what may have been meant.
  ///
  /// The state or province is left out of account: an exported table has no column for it, and the numbers must stay the same.
  func listed(_ row: FriendshipRow) -> [Place] {
    let found = place(of: row.searchNames, country: row.search.country)
    return found.candidates.isEmpty ? found.suggestions : found.candidates
  }

  private static func rank(_ finding: Finding) -> Int {
    switch finding.grade {
    case .one, .largest: 3
    case .choose: 2
    case .region: 1
    case .unknown: 0
    }
  }

  private static let nothing = Finding(grade: .unknown, place: nil)

  private func finding(_ question: Question) -> Finding {
    if let finding = known[question] { return finding }
    guard let whole else { return Self.nothing }
    let finding: Finding
    do {
      finding = try whole.find(
        question.name, country: question.country, within: question.within, suggests: suggested < Self.mostSuggested)
      if finding.grade == .unknown { suggested += 1 }
    } catch {
      isDamaged = true
      finding = Self.nothing
    }
    known[question] = finding
    return finding
  }
}
