import Drawing
import Friendships
import Messages

/// A table with two cities in a row, as associations keep them, from which a map of every city can be made.
///
/// The table is read once, and each of its places is looked up once, however many maps are made.
///
///     let table = """
///       city1,country1,city2,country2,date
///       Lyon,France,Frankfurt,Germany,1960-10-15
///       Birmingham,United Kingdom,Lyon,France,1951
///       """
///     let pairs = try CityPairs(table: Array(table.utf8))
///     for hub in pairs.hubs { print(hub.id, try pairs.map(of: hub).svg().count) }
///
/// Several threads may make maps at once.
public struct CityPairs: Sendable {
  /// A city of the table.
  ///
  ///     let pairs = try CityPairs(table: Array("city1,country1,city2,country2\nLyon,France,Milan,Italy\n".utf8))
  ///     let lyon = pairs.hubs.first { $0.id == "lyon" }
  ///     print(lyon?.name ?? "", lyon?.country ?? "", lyon?.partnerCount ?? 0)  // Lyon France 1
  public struct Hub: Identifiable, Sendable {
    /// Lower-case ASCII letters, digits and hyphens, fit for the name of a file: `lyon`, and where the table has several cities of a
    /// name, with the code of the country, `newcastle-au`. No other city of the table has it.
    public let id: String
    /// Its name as the table has it; two, `Sapporo/札幌`, where the table has it in two languages.
    public let name: String
    /// Its country as the table has it; empty where it has none.
    public let country: String
    /// With how many other cities of the table it stands in a row.
    public let partnerCount: Int
    /// It as the table has it.
    package let city: PairCities.City
    /// Its place among the cities in the order of the rows.
    let place: Int
  }

  /// All cities of the table, by their ids.
  public let hubs: [Hub]
  /// The day of maps that are to be of one day: the last day of the year of the last change in the whole table, whichever cities that is
  /// about. `.latest` where no row has a date.
  ///
  ///     let pairs = try CityPairs(table: Array("city1,city2,date\nLyon,Milan,1967\nUlm,Lyon,1960\n".utf8))
  ///     print(pairs.day)  // 1967-12-31
  public let day: MapDay
  /// Where in the table the last change stands; nothing where no row has a date.
  package var lastChange: (year: Int, place: Problem.Place)? { reader.dates.last }
  /// The name of the table's file and its SHA-256.
  package let file: (name: String, sha256: String)

  private let reader: PairReader
  private let request: MapRequest
  private let land: SharedLand

  /// The cities of a table of pairs.
  ///
  ///     var look = MapRequest()
  ///     look.theme = .dark
  ///     let pairs = try CityPairs(table: Array("city1,country1,city2,country2\nLyon,France,Milan,Italy\n".utf8), request: look)
  ///
  /// - Parameters:
  ///   - table: an Excel workbook (.xlsx), or a text with commas, semicolons or tabs in any encoding; at most 256 MB. Each row names two
  ///     cities, in columns such as `city1`, `country1`, `city2` and `country2`.
  ///   - tableName: what problems call it, and whose ending counts where the bytes leave it open.
  ///   - request: what is asked of every map.
  /// - Throws: why the table cannot be read, or that its rows do not hold two cities.
  public init(
    table: [UInt8], named tableName: String = "table.csv", request: MapRequest = MapRequest()
  ) throws(MapFailure) {
    do throws(Failure) {
      try self.init(SourceFile(name: tableName, bytes: table), request)
    } catch {
      throw MapFailure(error)
    }
  }

  /// The cities of a table of pairs in a file.
  package init(_ file: SourceFile, _ request: MapRequest) throws(Failure) {
    reader = try PairReader(file, request)
    hubs = zip(reader.ids(), reader.cities.all).enumerated().map { place, hub in
      Hub(
        id: hub.0, name: hub.1.name, country: hub.1.country, partnerCount: hub.1.partnerCount, city: hub.1,
        place: place)
    }.sorted { $0.id < $1.id }
    self.file = (file.name, reader.sha256)
    day = reader.dates.last.map { .year($0.year) } ?? .latest
    (self.request, land) = (request, SharedLand(request.land))
  }

  /// The map of a city, as of a list of its partners.
  ///
  ///     let pairs = try CityPairs(table: Array("city1,country1,city2,country2\nLyon,France,Milan,Italy\n".utf8))
  ///     let png = try pairs.map(of: pairs.hubs[0]).png(on: pairs.day)
  ///
  /// - Throws: every problem of the city's rows at once, that its place is not known, or the first of the request.
  public func map(of hub: Hub) throws(MapFailure) -> FriendshipMap {
    try told { () throws(Failure) in try map(of: try data(of: hub)) }
  }

  /// The map of the data of a city.
  package func map(of data: MapData) throws(Failure) -> FriendshipMap { try FriendshipMap(data, request, on: land) }

  /// The data of a city, read and filtered.
  package func data(of hub: Hub) throws(Failure) -> MapData { try reader.data(of: hub.city, request) }

  /// With how many others each of some cities stands in rows that may be in force on a day. Their maps may show fewer: a filter or a
  /// place that is not known leaves cities out.
  package func partnerCounts(of hubs: [Hub], on day: MapDay) -> [Int] {
    guard let day = (day == .latest ? self.day : day).day else { return hubs.map(\.partnerCount) }
    let counts = reader.partnerCounts(on: day)
    return hubs.map { counts[$0.place] }
  }

  /// What is wrong or doubtful in all rows, each matter once: what would keep a map from being drawn, and what was looked up.
  package func problems() -> [Problem] {
    let all = hubs.flatMap { reader.problems(of: $0.city, request) }
    let errors = all.filter { $0.severity == .error }
    return Self.once(all.filter { $0.severity != .error }, beside: errors) + Self.once(errors)
  }

  /// Problems in their order in the table, each once, and each place once, in whatever rows its city stands; none of a city about whose
  /// place there is an error.
  package static func once(_ problems: [Problem], beside errors: [Problem] = []) -> [Problem] {
    let unplaced = Set(errors.filter { $0.about == .place }.map(\.found))
    var seen: Set<String> = []
    return problems.sorted(by: <).filter { problem in
      guard problem.about == .place else { return seen.insert(problem.description).inserted }
      return !unplaced.contains(problem.found) && seen.insert("\(problem.what)|\(problem.found ?? "")").inserted
    }
  }

  /// The cities that a list names, one a line.
  ///
  /// - Throws: every line that means none of them or several.
  package func hubs(in list: SourceFile) throws(Failure) -> [Hub] {
    let chosen = try reader.cities(in: list, request)
    return hubs.filter { chosen.contains($0.place) }
  }
}
