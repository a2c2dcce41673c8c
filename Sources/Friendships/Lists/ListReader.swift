import Gazetteer
import Geometry
import Messages
import Spreadsheets

/// Reads the rows of a table from top to bottom: rows of cities, and what lists have between them.
struct ListReader {
  private let table: Table
  private let header: Int
  private let words: Words
  var reader: RowReader
  private(set) var builder: AtlasBuilder
  private(set) var review = PlaceReview()
  /// The rows whose place is not known.
  private(set) var unplaced: [FriendshipRow] = []
  /// What a person has said of cities.
  private(set) var answers: RowAnswers
  /// The row that is being read, as the file has it.
  private var original: [Table.Cell] = []
  private let finder: PlaceFinder?
  /// The texts of the header of the rows at hand.
  private var titles: [String]

  init(
    _ table: Table, _ columns: Columns, map: MapFile, words: Words, looks: @escaping @Sendable () -> [RelationKind],
    gazetteer: (() throws(GazetteerFault) -> Gazetteer)?, _ problems: [Problem]
  ) {
    (self.table, self.words) = (table, words)
    header = columns.header
    titles = table.records[columns.header].map(\.text)
    answers = RowAnswers(map.decisions.answers)
    finder = gazetteer.map { PlaceFinder(hub: map.hub, unpack: $0) }
    reader = RowReader(
      table: table, columns: columns,
      vocabulary: Vocabulary(words, map.relations.isEmpty ? looks() : map.relations),
      finder: finder, hub: map.hub, kinds: KindBook(map.relations, looks: looks(), words: words),
      problems: Problems(problems))
    builder = AtlasBuilder(table: table.emptied, columns: columns)
    builder.reserve(table.records.count)
  }

  /// Reads all rows. A heading above the header, too, may say of which kind the rows are.
  mutating func readAll() {
    // In a list of one column the header is one of them.
    for record in table.records[..<(header + (reader.columns.count == 1 ? 1 : 0))] { _ = takesHeading(record) }
    var isBelowHeading = false
    for (index, record) in table.records.enumerated().dropFirst(header + 1)
    where !reader.problems.isFull && unplaced.count <= Problems.most {
      // Long lists repeat their header on every page, and a sheet may hold several tables.
      if record[0].text == titles[0], record.map(\.text) == titles { continue }
      if record.allSatisfy({ isWhite($0.text) }) { continue }
      if isBelowHeading || isLikeHeader(record), let further = reader.columns.further(record, at: index) {
        reader.columns = further
        titles = record.map(\.text)
        isBelowHeading = false
        continue
      }
      isBelowHeading = takesHeading(record)
      if !isBelowHeading { read(record) }
    }
    if let searched = review.withoutCountry {
      let cure: Message = "add a column with their countries where one was taken for another"
      reader.problems.add(Problem(.note, at: table.file, searched, cure: cure))
    }
    if finder?.isDamaged ?? false {
      let cure: Message = "install fmap anew, or write latitude and longitude into the table"
      reader.problems.add(Problem(at: "gazetteer", "damaged", cure: cure))
    }
  }

  /// Whether the cell in the column of cities says what the header says there.
  private func isLikeHeader(_ record: [Table.Cell]) -> Bool {
    guard let column = reader.columns.cityColumn.flatMap({ reader.columns[$0] }), column < record.count,
      column < titles.count
    else { return false }
    return record[column].text == titles[column]
  }

  /// Takes a line of one cell as a heading: the words of a kind of relation, a continent, or in a list without a column of countries a
  /// country, unless a place there has its name: Singapore is a city.
  private mutating func takesHeading(_ record: [Table.Cell]) -> Bool {
    // Nearly every line has a second one soon.
    guard let first = record.firstIndex(where: { !isWhite($0.text) }),
      record[(first + 1)...].allSatisfy({ isWhite($0.text) })
    else { return false }
    let text = Footnotes.removed(from: cleaned(record[first].text))
    if reader.kinds.take(heading: text, reader.columns.kind(inHeading: text), reader.vocabulary) { return true }
    if reader.vocabulary.continent(text) != nil { return true }
    // `Portomaggiore, Italia` is a city with its country.
    guard !reader.hasCountries, !text.contains(where: { ",，、/()（）:：;".contains($0) }), let finder,
      let code = finder.code(ofCountry: text), finder.place(of: [text], country: code).candidates.isEmpty
    else { return false }
    reader.headingCountry = text
    return true
  }

  private mutating func read(_ record: [Table.Cell]) {
    guard let record = FriendshipTable.fitted(record, reader.columns) else {
      let cure: Message =
        "the header has \(reader.columns.count); quote a text that holds separators or quotation marks"
      let place = table.place(row: record[0].row, column: record.count - 1)
      reader.problems.add(Problem(at: place, "row has \(record.count) fields", cure: cure))
      return
    }
    if let problem = reader.rowWithoutCity(record) {
      reader.problems.add(problem)
      return
    }
    original = record
    guard let answered = answers.applied(to: record, reader.columns) else { return readCells(record) }
    let own = reader.columns
    (reader.columns, reader.given) = (answered.columns, answered.given)
    readCells(answered.record)
    (reader.columns, reader.given) = (own, [])
  }

  /// Notes what would have been found without an answer, among which a person may choose anew; nothing of a row with coordinates.
  private mutating func note(answered row: FriendshipRow) {
    let place = reader.columns[.latitude].flatMap { $0 < original.count ? original[$0].text : nil } ?? ""
    guard !reader.given.isEmpty, let finder, isWhite(place) else { return }
    var asked = row
    (asked.coordinate, asked.search.answer) = (nil, nil)
    _ = search(asked, finder)
    review.answered.append(review.findings.removeLast())
  }

  /// Reads the cells of a row, answers in place of what the file has.
  private mutating func readCells(_ record: [Table.Cell]) {
    if let place = reader.columns[.placeFrom], place < record.count, PlaceReview.isLeftOut(record[place].text) {
      return leaveOut(record)
    }
    let before = reader.problems.errors
    let row = reader.row(record)
    guard reader.problems.errors == before, reader.spoiled.isEmpty else {
      builder.skip(row)
      return
    }
    if reader.columns[.placeFrom].map(reader.given.contains) ?? false { note(answered: row) }
    guard let whole = completed(row) else { return leave(row) }
    do {
      try builder.add(whole)
      reader.kinds.draw(whole.relation)
    } catch {
      reader.problems.add(error)
    }
  }

  /// Keeps a row whose place is not known apart.
  private mutating func leave(_ row: FriendshipRow) {
    unplaced.append(row)
    guard unplaced.count > Problems.most else { return }
    let cure: Message = "look at the first ones; the rest are not read"
    let what: Message = "more than \(Problems.most) cities whose place is not known"
    reader.problems.add(Problem(at: table.file, what, cure: cure))
  }

  /// Leaves a row out because a person wants it so, whatever else may be wrong with it.
  private mutating func leaveOut(_ record: [Table.Cell]) {
    let problems = reader.problems
    let row = reader.row(record)
    reader.problems = problems
    note(answered: row)
    leave(row)
    review.findings.append(
      PlaceFinding(
        row: row.row, location: builder.place(of: row), name: said(row), grade: .unknown, place: nil, candidates: [],
        suggestions: [], unknownCountry: nil, countries: [], isWithoutCountry: false,
        cells: RowAnswers.key(original, reader.columns), isLeftOut: true, isOfPair: table.isRearranged))
  }

  /// A row's city with its country, as messages say it.
  private func said(_ row: FriendshipRow) -> String {
    let country = row.country.names[reader.vocabulary.languages.first ?? "en"]
    return country.isEmpty ? row.searchNames[0] : "\(row.searchNames[0]), \(country)"
  }

  // MARK: What the row leaves out

  /// The row with country, continent and place, looked up where it has none; nothing where its place is not known, which then
  /// stands in the review.
  private mutating func completed(_ written: FriendshipRow) -> FriendshipRow? {
    var row = written
    // A pair of numbers in `place_from` is as good as one in columns of its own.
    if row.coordinate == nil { row.coordinate = row.search.answer.flatMap(WrittenAngle.pair) }
    let isNamed = !slug(row.names["en"]).isEmpty
    let isComplete = row.coordinate != nil && !row.country.code.isEmpty && isNamed
    if isComplete || (isNamed && builder.knows(row)) {
      fillContinent(&row)
      return row
    }
    guard let finder else { return row }
    let finding = answered(row, finder) ?? search(row, finder)
    guard let place = finding.place else {
      guard row.coordinate != nil else { return nil }
      if row.country.code.isEmpty { warnOfCountry(row) }
      row.search.idName = isNamed ? nil : shortHash(row.names["en"])
      fillContinent(&row)
      return row
    }
    if row.coordinate == nil {
      row.coordinate = place.coordinate
      row.search.origin = PlaceReview.origin(finding.grade)
    }
    if row.country.code.isEmpty {
      row.country = Country(code: finder.printed(place.country), names: row.country.names)
    }
    if row.continent.isEmpty { row.continent = place.continent.name }
    if !isNamed { row.search.idName = place.name }
    return row
  }

  /// The continent of the country, where the row has none.
  private func fillContinent(_ row: inout FriendshipRow) {
    guard row.continent.isEmpty, let coordinate = row.coordinate, let finder else { return }
    let code = row.search.country ?? row.country.code
    row.continent = finder.continent(of: code, at: coordinate) ?? ""
  }

  private mutating func warnOfCountry(_ row: FriendshipRow) {
    let cure: Message = "write its name or its code of two letters"
    reader.problems.add(
      Problem(.warning, at: builder.place(of: row), "country not known", found: row.names["en"], cure: cure))
  }

  /// What a person has chosen in `place_from`: a place of the review by its number, or any by its name.
  private mutating func answered(_ row: FriendshipRow, _ finder: PlaceFinder) -> Finding? {
    guard row.coordinate == nil, let answer = row.search.answer, !PlaceReview.isGrade(answer) else { return nil }
    let listed = row.search.unknownCountry == nil ? finder.listed(row) : []
    // The whole line of the review is an answer, too.
    let text = halfWidth(answer)
    let isMeant = { (number: Int, place: Place) in
      text == "\(number)" || PlaceFinding.lines(place).contains { [$0, "\(number) \($0)"].contains(text) }
    }
    if let index = listed.indices.first(where: { isMeant($0 + 1, listed[$0]) }) {
      return Finding(grade: .one, place: listed[index], candidates: listed)
    }
    let found = text.allSatisfy(\.isNumber) ? nil : finder.place(of: [answer], country: row.search.country)
    if let found, found.place != nil { return found }
    reader.problems.add(
      Problem(
        .warning, at: table.place(row: row.row, column: reader.columns[.placeFrom]), "not the answer to which place",
        found: answer,
        cure: "write the number of one that is listed, latitude and longitude, or a name of which there is only one"))
    return nil
  }

  /// Looks a row's city up and notes for the review what was found.
  private mutating func search(_ row: FriendshipRow, _ finder: PlaceFinder) -> Finding {
    var finding = Finding(grade: .unknown, place: nil)
    if row.search.unknownCountry == nil {
      finding = finder.place(of: row.searchNames, country: row.search.country, within: row.search.within)
      if let area = row.search.area, [.choose, .largest].contains(finding.grade) {
        let there = finder.place(of: row.searchNames, country: row.search.country, within: area)
        if there.place != nil { finding = there }
      }
      // Without a country the nearest to the table's own coordinates is meant.
      if let coordinate = row.coordinate { finding = Self.nearest(finding, to: coordinate) }
    }
    guard row.coordinate == nil else { return finding }
    let country = row.country.names[reader.vocabulary.languages.first ?? "en"]
    var name = row.searchNames[0]
    // 몽골 돈드고비 아이막: the last word alone may be but the word for a province.
    if finding.grade == .unknown, row.search.unknownCountry == nil, let within = row.search.within {
      name = "\(within) \(name)"
      let whole = finder.place(of: [name], country: row.search.country)
      if whole.grade == .region { finding = whole }
    }
    if !country.isEmpty { name = "\(name), \(country)" }
    review.findings.append(
      PlaceFinding(
        row: row.row, location: builder.place(of: row), name: name, grade: finding.grade, place: finding.place,
        candidates: finding.place == nil && row.search.within != nil ? finder.listed(row) : finding.candidates,
        suggestions: finding.suggestions,
        unknownCountry: row.search.unknownCountry,
        countries: row.search.unknownCountry.map(finder.countries(like:)) ?? [],
        isWithoutCountry: row.search.country == nil && row.search.unknownCountry == nil,
        cells: RowAnswers.key(original, reader.columns), part: row.search.area ?? row.search.within,
        isOfPair: table.isRearranged))
    return finding
  }

  private static func nearest(_ finding: Finding, to coordinate: Coordinate) -> Finding {
    let places = ([finding.place].compactMap { $0 } + finding.candidates).map { place in
      (place, coordinate.distance(to: place.coordinate))
    }
    let near = places.filter { $0.1 < 50 }.min { $0.1 < $1.1 }?.0
    return Finding(grade: near == nil ? .unknown : .one, place: near, candidates: finding.candidates)
  }
}
