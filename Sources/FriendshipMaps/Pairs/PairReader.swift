import Drawing
import Friendships
import Gazetteer
import Messages
import Spreadsheets

/// Reads the data of one city after the other out of a table of pairs that was read once. One thread at a time is let in: reading takes
/// a small part of the time of drawing, and what was looked up for one city is there for the next.
final class PairReader: @unchecked Sendable {
  let cities: PairCities
  /// When its agreements were in force.
  let dates: PairDates
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
    dates = PairDates(pairs, words: BuiltIn.words, header: words, looks: BuiltIn.looks)
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

  /// With how many others each city stands in rows that may be in force on a day.
  func partnerCounts(on day: Day) -> [Int] {
    let rows = cities.rowsOfEach
    // A map is undated where none of its own rows has a date; a row belongs to two.
    let undated = rows.indices.filter { !rows[$0].contains(where: dates.isDated) }
    let free = Set(undated.flatMap { rows[$0] })
    return cities.partnerCounts { dates.isInForce($0, on: day, isUndated: free.contains($0)) }
  }

  /// What is wrong or doubtful in the rows of a city, whatever filters would keep.
  func problems(of city: PairCities.City, _ request: MapRequest) -> [Problem] {
    lock.sync {
      var problems = problems
      do throws(Failure) {
        let hub = try placed(city)
        guard let rows = hub.partners(in: pairs, gazetteer, among: cities.rows(of: Array(hub.names.values))) else {
          return problems
        }
        let table = ReadTable(rows, words, name: file, sha256: sha256)
        let data = MapData(hub, of: table, request, gazetteer, problems: &problems)
        return problems + (data?.friendships.review.findings.map(\.problem) ?? []) + (data?.friendships.kindNotes ?? [])
      } catch {
        return problems + error.problems
      }
    }
  }

  /// A city as the hub of a map. Where its place is not clear the table is what can say it.
  private func placed(_ city: PairCities.City) throws(Failure) -> Hub {
    if city.isTorn {
      let cure: Message =
        "write the same in all rows of a city, and give two cities names that differ, such as Springfield, Illinois"
      throw .data(
        Problem(at: city.place, "rows of one city name places far from each other", found: city.typed, cure: cure))
    }
    do throws(Failure) {
      return try Hub(city, in: gazetteer)
    } catch .usage(let problem) {
      var told = Problem(at: city.place, problem.what, found: city.typed, cure: cure(for: city))
      told.about = .place
      throw .data(told)
    }
  }

  /// How the place of a city is made clear, with the places that may be meant.
  private func cure(for city: PairCities.City) -> Message {
    let cure = PlaceFinding.cureOfPairs
    let finding = try? gazetteer().find(city.names[0], country: city.code, within: city.area)
    if let places = finding?.candidates, !places.isEmpty {
      return "\(cure), or its state into columns such as state1, state2: \(PlaceFinding.listed(places))"
    }
    guard let near = finding?.suggestions, !near.isEmpty else { return "check name and country, or \(cure)" }
    return "\("check name and country, or \(cure)" as Message); there is \(PlaceFinding.listed(near))"
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
      cure: near.map { "did you mean \"\($0)\"?" } ?? "mend or delete the line; fmap list hubs lists all cities")
  }
}
