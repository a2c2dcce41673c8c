import Cartography
import Drawing
import Friendships
import Messages
import Spreadsheets

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The data of a map, read and checked, with the facts about its files.
struct MapInput: Sendable {
  /// What is drawn: what the filters keep.
  private(set) var atlas: Atlas
  /// The map file.
  let file: MapFile
  /// The whole table, whatever the filters keep.
  let friendships: FriendshipTable
  let words: Words
  /// The SHA-256 of the map file and of its table.
  let digests: (map: String, friendships: String)
  /// The names of the two files.
  let names: (map: String, friendships: String)
  /// What was doubtful but not wrong.
  let warnings: [Problem]

  /// The year of the last change in the whole table, whatever the filters keep.
  var lastYear: Int { friendships.atlas.lastYear ?? atlas.years.upperBound }
  /// All kinds of relation, whatever the filters keep.
  var relations: [RelationKind] { friendships.atlas.relations }

  /// Reads the files that the options name, or the built-in ones, and keeps what the filters ask for.
  init(_ arguments: Arguments) throws(Failure) {
    var problems: [Problem] = []
    guard var input = try MapInput(arguments, problems: &problems),
      !problems.contains(where: { $0.severity == .error })
    else { throw .data(problems) }
    let all = input.atlas
    let vocabulary = Vocabulary(input.words, all.relations)
    input.atlas = all.filtered(
      relations: try arguments.choices("relation", among: all.relations.map(\.id)) { vocabulary.relation($0) },
      continents: try arguments.choices("continent", among: Self.sorted(all.cities.map(\.continent))) {
        vocabulary.continent($0)
      },
      countries: try arguments.choices("country", among: Self.sorted(all.cities.map(\.country.code))) {
        word in
        all.cities.first { $0.country.names.has(word) }?.country.code ?? word.uppercased()
      })
    self = input
  }

  /// Reads the files without filters, whatever is wrong with them; nothing when the map file cannot be understood.
  ///
  /// The rows with errors are left out of the atlas.
  init?(_ arguments: Arguments, problems: inout [Problem]) throws(Failure) {
    words = BuiltIn.words
    let (mapBytes, mapName) = try Self.bytes(arguments.text("map"), "--map", or: .map)
    guard let file = MapFile(mapBytes, file: mapName, problems: &problems) else { return nil }
    let (bytes, name) = try Self.table(arguments, file.friendships)
    // Rows, cities and their names take some fifteen times the text.
    if bytes.count > 1 << 24 {
      let need = MemoryNeed(fixed: 15 * Double(bytes.count))
      try need.check(at: name, cure: MemoryNeed.Cure.table)
    }
    let cells = try read { () throws(TableFault) in
      try TableFile.read(
        bytes, file: name, sheet: arguments.text("sheet"), encoding: arguments.text("encoding"), problems: &problems)
    }
    friendships = FriendshipTable(cells, map: file, words: words, problems: &problems)
    atlas = friendships.atlas
    if !arguments.has("basemap") { atlas.creditBuiltInLand(words) }
    // A map that has no dates yet is a map of today.
    if atlas.lastYear == nil, file.firstYear == nil { atlas.years = Day.today.year...Day.today.year }
    self.file = file
    digests = (mapBytes.withUnsafeBytes(sha256), bytes.withUnsafeBytes(sha256))
    names = (mapName, name)
    warnings = problems
  }

  /// Warnings about statements of the built-in map that were left in a copy of it for another city.
  var leftovers: [Problem] {
    var problems: [Problem] = []
    let builtIn = MapFile(Array(BuiltIn.map.bytes), file: BuiltIn.map.name, problems: &problems)
    guard let builtIn, atlas.hub.id != builtIn.hub.id else { return [] }
    let hub = builtIn.hub.names[MessageLanguage.current]
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

  private static func sorted(_ words: [String]) -> [String] { Set(words).sorted() }

  /// The table: the one asked for, or the one that the map file names beside itself, or the built-in one.
  private static func table(_ arguments: Arguments, _ name: String) throws(Failure) -> (bytes: [UInt8], name: String) {
    if let path = arguments.text("data") { return try bytes(path, "--data", or: .friendships) }
    guard let map = arguments.text("map") else { return try bytes(nil, "", or: .friendships) }
    let folder = folder(of: map)
    let path = folder == "." ? name : "\(folder)/\(name)"
    return (try readFile(path, place: "\(lastPart(map)): friendships", named: .within(folder)), lastPart(path))
  }

  private static func bytes(
    _ path: String?, _ place: String, or builtIn: BuiltIn
  ) throws(Failure) -> (bytes: [UInt8], name: String) {
    guard let path else { return (Array(builtIn.bytes), builtIn.name) }
    return (try readFile(path, place: place), lastPart(path))
  }

  /// The option that a message about the day to draw speaks of.
  static func dayOption(_ arguments: Arguments) -> String { arguments.has("date") ? "--date" : "--year" }

  /// The day to draw: `--date`, the end of `--year`, or the end of the last year in the data.
  func day(_ arguments: Arguments) throws(Failure) -> Day {
    if arguments.has("year"), arguments.has("date") {
      throw .usage(Problem(at: "--date", "given together with --year", cure: "give one of the two"))
    }
    if let day = try arguments.day("date") { return day }
    if let year = try arguments.whole("year", in: 1...9999) { return Day(lastOf: year) }
    return Day(lastOf: lastYear)
  }

  /// A warning when nothing is in force yet on a day.
  func warning(before day: Day, option: String) -> Problem? {
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

extension Day {
  /// The day of the run in the computer's time zone, or the one that `SOURCE_DATE_EPOCH` (reproducible-builds.org) tells.
  static var today: Day {
    var now = time_t(getenv("SOURCE_DATE_EPOCH").flatMap { Int(String(cString: $0)) } ?? Int(time(nil)))
    var parts = tm()
    localtime_r(&now, &parts)
    return Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday)) ?? Day(lastOf: 1)
  }
}

/// What reading a table gives, its fault told as a failure of the command.
private func read(_ body: () throws(TableFault) -> Table) throws(Failure) -> Table {
  do {
    return try body()
  } catch {
    switch error {
    case .unreadable(let problem): throw .data(problem)
    case .unfit(let problem): throw .usage(problem)
    }
  }
}
