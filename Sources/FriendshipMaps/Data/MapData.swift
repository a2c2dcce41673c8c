import Cartography
import Drawing
import Friendships
import Gazetteer
import Messages
import Spreadsheets

/// The data of a map, read and checked, with the facts about its files.
package struct MapData: Sendable {
  /// What is drawn: what the filters keep.
  package private(set) var atlas: Atlas
  /// The map file.
  package let file: MapFile
  /// What the map file says of the map's look; nothing where it says nothing.
  let look: MapRequest?
  /// The whole table, whatever the filters keep.
  package let friendships: FriendshipTable
  /// The words of the interface.
  package let words: Words
  /// The SHA-256 of the map file and of its table.
  package let digests: (map: String, friendships: String)
  /// The names of the two files.
  package let names: (map: String, friendships: String)
  /// What was doubtful but not wrong.
  package let warnings: [Problem]

  /// The year of the last change in the whole table, whatever the filters keep.
  package var lastYear: Int { friendships.atlas.lastYear ?? atlas.years.upperBound }
  /// The day that is meant.
  package func day(_ day: MapDay) -> Day { day.day ?? Day(lastOf: lastYear) }

  /// How many cities the map of a day shows.
  package func cityCount(on day: MapDay) -> Int { atlas.cities(on: self.day(day)).count }

  /// What files are called that show a day, without an ending: `map-2021`; `map` where the table has no dates.
  package func fileName(on day: Day) -> String { atlas.isUndated ? "map" : "map-\(day.stamp)" }

  /// All kinds of relation, whatever the filters keep.
  package var relations: [RelationKind] { friendships.atlas.relations }

  /// Reads a map file and its table, and keeps what the request's filters ask for.
  ///
  /// - Parameter table: gives the table once the map file has said which one that is.
  package init(
    map: SourceFile, table: (MapFile) throws(Failure) -> SourceFile, _ request: MapRequest
  ) throws(Failure) {
    var problems: [Problem] = []
    self = try Self.whole(try MapData(map: map, table: table, request, problems: &problems), problems, request)
  }

  /// Reads a table as the map of a hub, without `map.json`: the kinds of relation are those that the table names.
  ///
  /// - Parameter hub: the city in the middle, as a person types it.
  package init(hub: String, table: SourceFile, _ request: MapRequest) throws(Failure) {
    var problems: [Problem] = []
    self = try Self.whole(try MapData(hub: hub, table: table, request, problems: &problems), problems, request)
  }

  /// Data without an error, filtered; throws what is wrong with others.
  static func whole(_ data: MapData?, _ problems: [Problem], _ request: MapRequest) throws(Failure) -> MapData {
    guard var data, !problems.contains(where: { $0.severity == .error }) else { throw .data(problems) }
    data.atlas = try data.filtered(request)
    return data
  }

  /// The cities of a table of pairs, those with the most rows first; nothing where its rows hold one city each.
  package static func hubs(of table: SourceFile, _ request: MapRequest) throws(Failure) -> [PairTable.Hub]? {
    let (cells, words) = try read(table, request)
    return PairTable(cells, words: words)?.hubs
  }

  /// What is known of a table before there is a map: the cities of a table of pairs, and the language in which it names its cities,
  /// `en` where nothing tells.
  ///
  /// - Throws: why it cannot be read, or that it has no row below its header.
  static func beginning(
    of table: SourceFile, _ request: MapRequest
  ) throws(Failure) -> (hubs: [PairTable.Hub]?, language: String) {
    let (cells, words) = try read(table, request)
    let isFilled = { (record: [Table.Cell]) in record.contains { !$0.text.allSatisfy(\.isWhitespace) } }
    guard cells.records.lazy.filter(isFilled).prefix(2).count > 1 else {
      throw .data([Problem(at: table.name, "empty table", cure: "its first line names the columns")])
    }
    var problems: [Problem] = []
    let columns = Columns(cells, words: words, problems: &problems)
    return (PairTable(cells, words: words)?.hubs, columns?.language(of: cells) ?? "en")
  }

  /// Whether a file can be read as a table, whatever stands in it.
  package static func isTable(_ file: SourceFile) -> Bool { (try? read(file, MapRequest())) != nil }

  /// The cells of a table and the words of headers, before anything is decided about it.
  private static func read(
    _ table: SourceFile, _ request: MapRequest
  ) throws(Failure) -> (cells: Table, words: HeaderWords) {
    var problems: [Problem] = []
    let words = HeaderWords(BuiltIn.words)
    return (try cells(table, words, request, &problems), words)
  }

  /// Reads a table as the map of a hub, without filters, whatever is wrong with it.
  package init?(
    hub: String, table: SourceFile, _ request: MapRequest, problems: inout [Problem]
  ) throws(Failure) {
    let gazetteer = OpenGazetteer()
    let (written, hub) = (hub, try Hub(hub, in: gazetteer))
    let words = HeaderWords(BuiltIn.words)
    var cells = try Self.cells(table, words, request, &problems)
    if let pairs = PairTable(cells, words: words) {
      guard let partners = hub.partners(in: pairs, gazetteer) else {
        throw .usage(Self.noPartners(of: written, in: pairs, table.name, place: "--hub"))
      }
      cells = partners
    }
    let read = ReadTable(cells, words, name: table.name, sha256: table.bytes.withUnsafeBytes(sha256))
    self.init(hub, of: read, request, gazetteer, problems: &problems)
  }

  /// The map of a hub out of a table that holds its partners.
  init?(
    _ hub: Hub, of table: ReadTable, _ request: MapRequest, _ gazetteer: OpenGazetteer, problems: inout [Problem]
  ) {
    let columns = Columns(table.cells, words: table.words, problems: &problems)
    let text = hub.mapFile(
      languages: request.languages ?? [columns?.language(of: table.cells) ?? "en"], relations: BuiltIn.relations,
      table: table.name)
    let map = SourceFile(name: "map.json", bytes: Array(text.utf8))
    guard var file = MapFile(map.bytes, file: map.name, problems: &problems) else { return nil }
    file.relations = []
    file.decisions.leavesOutErrors = request.leaveOutErrors
    self.init(file, look: nil, map, (table, columns), request, gazetteer, &problems)
  }

  /// What is wrong with a hub that no row of a table of pairs has.
  private static func noPartners(
    of hub: String, in pairs: PairTable, _ table: String, place: String
  ) -> Problem {
    Problem(
      at: place, "in no row of \(table)", found: hub,
      cure: suggestion(for: hub, among: pairs.hubs.map(\.name)).map { "did you mean \"\($0)\"?" }
        ?? "fmap list hubs lists them")
  }

  /// Reads the files without filters, whatever is wrong with them; nothing when the map file cannot be understood.
  ///
  /// The rows with errors are left out of the atlas.
  ///
  /// - Parameter seeing: is shown the cells of the table, its columns where they were found, and where each row holds two cities the table
  ///   of pairs; the columns are then those of the hub's partners.
  package init?(
    map: SourceFile, table: (MapFile) throws(Failure) -> SourceFile, _ request: MapRequest,
    problems: inout [Problem], seeing: (Table, Columns?, PairTable?) -> Void = { _, _, _ in }
  ) throws(Failure) {
    var look: MapRequest?
    let gazetteer = OpenGazetteer()
    let file = MapFile(
      map.bytes, file: map.name, look: { look = MapRequest(look: $0, $1, $2) }, problems: &problems)
    guard var file else { return nil }
    if request.leaveOutErrors { file.decisions.leavesOutErrors = true }
    let table = try table(file)
    let words = HeaderWords(BuiltIn.words, given: file.decisions.columns)
    let reading = try request.reading(table, asOf: file, named: map.name, &problems)
    let all: Table
    do {
      all = try Self.cells(table, words, reading, &problems)
    } catch .usage(let problem) where request.encoding == nil && reading.encoding != nil {
      let place = "\(map.name): encoding"
      throw .data(problems + [Problem(at: place, problem.what, found: problem.found, cure: problem.cure)])
    }
    var cells = all
    let pairs = words.knowsAll(all) ? nil : PairTable(all, words: words)
    if let pairs {
      let (names, country) = (file.hub.names, file.hub.country)
      let isElsewhere = Hub.elsewhere(than: country.code, isTyped: !country.names.all.isEmpty, gazetteer)
      guard
        let partners = pairs.partners(of: names.all, at: file.hub.coordinate, isElsewhere: isElsewhere)
      else {
        seeing(all, nil, pairs)
        throw .data(problems + [Self.noPartners(of: names["en"], in: pairs, table.name, place: "\(map.name): hub")])
      }
      cells = partners
    }
    let columns = Columns(cells, words: words, problems: &problems)
    seeing(all, columns, pairs)
    let whole = ReadTable(cells, words, name: table.name, sha256: table.bytes.withUnsafeBytes(sha256))
    self.init(file, look: look, map, (whole, columns), request, gazetteer, &problems)
  }

  private init(
    _ file: MapFile, look: MapRequest?, _ map: SourceFile, _ read: (table: ReadTable, columns: Columns?),
    _ request: MapRequest, _ gazetteer: OpenGazetteer, _ problems: inout [Problem]
  ) {
    words = BuiltIn.words
    friendships = FriendshipTable(
      read.table.cells, read.columns, map: file, words: words, looks: BuiltIn.looks,
      gazetteer: { () throws(GazetteerFault) in try gazetteer() }, problems: &problems)
    atlas = friendships.atlas
    if friendships.creditsPlaces { atlas.creditPlaces(words) }
    if request.land.isBuiltIn { atlas.creditBuiltInLand(words) }
    // A map without agreements yet is a map of today; one without dates is of no day.
    if atlas.lastYear == nil, file.firstYear == nil, !atlas.isUndated { atlas.years = Day.today.year...Day.today.year }
    (self.file, self.look) = (file, look)
    let missingPlaces = friendships.review.findings.filter { !$0.isDrawn }.map(\.problem)
    let table = read.table
    digests = (map.bytes.withUnsafeBytes(sha256), table.sha256)
    names = (map.name, table.name)
    // fmap check lists the places one by one.
    let summary = friendships.review.summary.map { Problem(.note, at: table.name, $0) }
    warnings = problems + [summary].compactMap { $0 } + missingPlaces
  }

  /// The cells of a table.
  static func cells(
    _ table: SourceFile, _ words: HeaderWords, _ request: MapRequest, _ problems: inout [Problem]
  ) throws(Failure) -> Table {
    // Rows, cities and their names take some fifteen times the text.
    if table.bytes.count > 1 << 24 {
      let need = MemoryNeed(fixed: 15 * Double(table.bytes.count))
      try need.check(at: table.name, cure: MemoryNeed.Cure.table)
    }
    do {
      return try TableFile.read(
        table.bytes, file: table.name, sheet: request.sheet, encoding: request.encoding,
        isHeader: FriendshipTable.headerTest(words), problems: &problems)
    } catch {
      throw Failure(error)
    }
  }

  /// What the filters keep.
  private func filtered(_ request: MapRequest) throws(Failure) -> Atlas {
    if request.relations == nil, request.continents == nil, request.countries == nil { return atlas }
    let vocabulary = Vocabulary(words, atlas.relations)
    let sorted = { (words: [String]) in Set(words).sorted() }
    return atlas.filtered(
      relations: try Choice.several(request.relations, "relation", among: atlas.relations.map(\.id)) {
        vocabulary.relation($0)
      },
      continents: try Choice.several(request.continents, "continent", among: sorted(atlas.cities.map(\.continent))) {
        vocabulary.continent($0)
      },
      countries: try Choice.several(request.countries, "country", among: sorted(atlas.cities.map(\.country.code))) {
        word in
        atlas.cities.first { $0.country.names.has(word) }?.country.code ?? word.uppercased()
      })
  }

  /// Warnings about statements of the built-in map that were left in a copy of it for another city.
  ///
  /// - Parameter language: in which the built-in hub is named.
  package func leftovers(in language: String) -> [Problem] {
    var problems: [Problem] = []
    let builtIn = MapFile(BuiltIn.map.file.bytes, file: BuiltIn.map.name, problems: &problems)
    guard let builtIn, atlas.hub.id != builtIn.hub.id else { return [] }
    let hub = builtIn.hub.names[language]
    let members: [(name: String, isLeft: Bool)] = [
      ("title", atlas.title == builtIn.title),
      ("subtitle", atlas.subtitle != nil && atlas.subtitle == builtIn.subtitle),
      ("claims", atlas.claims.contains { builtIn.claims.contains($0) }),
    ]
    return members.filter(\.isLeft).map { member in
      Problem(
        .warning, at: "\(names.map): \(member.name)", "still speaks of \(hub)",
        cure: "write your own, or delete it")
    }
  }

  /// A warning when nothing is in force yet on a day.
  ///
  /// - Parameter option: what has named the day: `--date`, or else `--year`.
  package func warning(before day: Day, option: String) -> Problem? {
    if atlas.isUndated { return nil }
    guard let first = atlas.first, let from = first.lifespan?.from else {
      return Problem(.warning, at: "map", "no agreement with a date to draw", cure: "see fmap list cities")
    }
    if day.year > Day.today.year {
      let cure: Message = "the map shows what the table knows today"
      return Problem(
        .warning, at: option, "in the future", found: option == "--date" ? "\(day)" : "\(day.year)", cure: cure)
    }
    guard day < from else { return nil }
    let found = option == "--date" ? day.description : String(day.year)
    let since = option == "--date" ? from.description : String(from.year)
    let cure: Message = "the first is \(atlas.city(of: first).names["en"]), \(first.established?.description ?? "")"
    return Problem(.warning, at: option, "no agreement before \(since)", found: found, cure: cure)
  }
}
