import Friendships
import Geometry
import Messages
import Spreadsheets

extension PairCities.City {
  /// Its names as a person types them, in two languages where the table has it so: `Sapporo/札幌`.
  var name: String {
    let language = { (name: String) in TwoScripts.language(of: name, orElse: "en") }
    let other = names.dropFirst().first { language($0) != language(names[0]) }
    return [names[0], other].compactMap { $0 }.joined(separator: "/")
  }

  /// The code of its country as a map has it.
  var printedCode: String? { code.map(Hub.printed) }

  /// What a person types for it after `--hub`: its name with its country, where that is known, or with its place, where the table has it.
  package var typed: String { typed(at: coordinate) }

  /// The same of a city whose place is known otherwise, such as by a column of states, which nobody can type.
  func typed(at coordinate: Coordinate?) -> String {
    let place = coordinate.map { [shortest($0.latitude), shortest($0.longitude)] } ?? []
    if !place.isEmpty { return ([name] + place + (printedCode.map { [$0, country] } ?? [])).joined(separator: ",") }
    return code == nil ? name : "\(name), \(country)"
  }
}

extension Hub {
  /// A city of a table of pairs, as if a person had typed its name with its country or, where the table has one, its place.
  init(_ city: PairCities.City, in gazetteer: OpenGazetteer) throws(Failure) {
    guard let coordinate = city.coordinate else {
      let country = city.code == nil ? nil : city.country
      try self.init(named: city.name, within: country, area: city.area, written: city.typed, in: gazetteer)
      return
    }
    let country = city.code.map { (code: Self.printed($0), names: Self.names(city.country)) }
    self.init(try Self.checkedNames(city.name, written: city.typed), country, coordinate)
  }

  /// The rows of a table of pairs in which it stands; nothing where it stands in none.
  ///
  /// - Parameter candidates: the rows that may have its name, by their places among the records; nothing for all.
  func partners(in pairs: PairTable, _ gazetteer: OpenGazetteer, among candidates: [Int]? = nil) -> Table? {
    let isTyped = !(country?.names.isEmpty ?? true)
    return pairs.partners(
      of: Array(names.values), at: coordinate,
      isElsewhere: Self.elsewhere(than: country?.code ?? "", isTyped: isTyped, gazetteer), among: candidates)
  }

  /// Tells whether a country that a row of a table names is another one than that of the hub, where a person has typed one: Newcastle in
  /// Australia is not the one in England. What no country is called tells nothing.
  static func elsewhere(
    than code: String, isTyped: Bool, _ gazetteer: OpenGazetteer
  ) -> (String) -> Bool {
    let home = printed(code)
    return { name in
      guard isTyped, !code.isEmpty, let other = gazetteer.code(ofCountry: name) else { return false }
      return printed(other) != home
    }
  }
}
