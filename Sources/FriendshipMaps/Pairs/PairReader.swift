import Friendships
import Gazetteer
import Messages
import Spreadsheets

/// Reads the data of one city after the other out of a table of pairs that was read once. One thread at a time is let in: reading takes
/// a small part of the time of drawing, and what was looked up for one city is there for the next.
final class PairReader: @unchecked Sendable {
  let cities: PairCities
  /// The SHA-256 of the file.
  let sha256: String
  private let file: String
  private let words: HeaderWords
  private let pairs: PairTable
  /// What was doubtful in the file as a whole.
  private let problems: [Problem]
  private let gazetteer = OpenGazetteer()
  private let lock = Lock()

  /// Reads a file.
  init(_ file: SourceFile, _ request: MapRequest) throws(Failure) {
    var problems: [Problem] = []
    words = HeaderWords(BuiltIn.words)
    let cells = try MapData.cells(file, words, request, &problems)
    guard !problems.contains(where: { $0.severity == .error }) else { throw .data(problems) }
    guard let pairs = PairTable(cells, words: words) else {
      throw .data(
        Problem(at: file.name, "not a table of pairs", cure: "name columns such as city1, country1, city2, country2"))
    }
    let gazetteer = gazetteer
    cities = PairCities(pairs) { gazetteer.code(ofCountry: $0) }
    sha256 = file.bytes.withUnsafeBytes(FriendshipMaps.sha256)
    (self.file, self.pairs, self.problems) = (file.name, pairs, problems)
  }

  /// The ids of the cities in their order.
  func ids() -> [String] {
    lock.sync {
      HubIDs.ids(of: cities.all) { city in
        let found = try? gazetteer().find(city.names[0], country: city.code, suggests: false)
        return found?.place?.name
      }
    }
  }

  /// The data of a city, filtered.
  func data(of city: PairCities.City, _ request: MapRequest) throws(Failure) -> MapData {
    try lock.sync { () throws(Failure) in
      let hub = try placed(city)
      var problems = problems
      guard let rows = hub.partners(in: pairs, gazetteer, among: cities.rows(of: Array(hub.names.values))) else {
        throw .data(Problem(at: "--hub", "in no row of \(file)", found: city.typed))
      }
      let table = ReadTable(rows, words, name: file, sha256: sha256)
      return try MapData.whole(MapData(hub, of: table, request, gazetteer, problems: &problems), problems, request)
    }
  }

  /// A city as the hub of a map. Where its place is not clear the table is what can say it.
  private func placed(_ city: PairCities.City) throws(Failure) -> Hub {
    do throws(Failure) {
      return try Hub(city, in: gazetteer)
    } catch .usage(let problem) {
      let cure: Message = "add its latitude and longitude to the table, in columns such as lat1, lng1, lat2, lng2"
      throw .data(Problem(at: file, problem.what, found: city.typed, cure: cure))
    }
  }

  /// The places among all cities of those that a list names, each once.
  ///
  /// - Throws: every line that means none of them or several.
  func cities(in list: SourceFile, _ request: MapRequest) throws(Failure) -> Set<Int> {
    try lock.sync { () throws(Failure) in
      var problems: [Problem] = []
      let table = try MapData.cells(list, words, MapRequest(), &problems)
      var chosen: Set<Int> = []
      for entry in HubList(table, words: words).entries {
        let meant = cities.cities(meantBy: entry) { gazetteer.code(ofCountry: $0) }
        if meant.count == 1 { chosen.insert(meant[0]) } else { problems.append(fault(entry, meant)) }
      }
      guard !problems.contains(where: { $0.severity == .error }) else { throw .data(problems) }
      return chosen
    }
  }

  private func fault(_ entry: HubList.Entry, _ meant: [Int]) -> Problem {
    let written = entry.country.isEmpty ? entry.name : "\(entry.name), \(entry.country)"
    guard meant.isEmpty else {
      let all = meant.map { cities.all[$0].typed }.joined(separator: "; ")
      return Problem(
        at: entry.place, "several cities of that name", found: written, cure: "add the country: \(all)")
    }
    let near = suggestion(for: entry.name, among: cities.all.map { $0.names[0] })
    return Problem(
      at: entry.place, "in no row of \(file)", found: written,
      cure: near.map { "did you mean \"\($0)\"?" } ?? "fmap list hubs lists them")
  }
}
