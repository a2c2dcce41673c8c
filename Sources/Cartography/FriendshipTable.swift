import Drawing
import Geometry

extension Atlas {
  /// The atlas of a map file with the cities and agreements of its table.
  ///
  /// All that is wrong in the table is added to `problems` at once, by file, line and column (counted in fields). Rows
  /// with errors are left out, so the atlas is fit for use only when no error was added.
  ///
  /// - Parameters:
  ///   - bytes: the table, UTF-8 with or without byte order mark.
  ///   - file: its name for messages.
  ///   - map: the rest of the map.
  ///   - languages: the languages that names may have, as columns `city_…` and `country_…`.
  package init(
    friendships bytes: [UInt8], file: String, map: MapFile, languages: [String], problems: inout [Problem]
  ) {
    self = map.atlas
    let table = CSV(bytes, file: file, problems: &problems)
    guard let header = table.records.first else {
      if problems.isEmpty {
        problems.append(Problem(at: file, "empty table", cure: "its first line names the columns"))
      }
      return
    }
    guard let columns = columnIndex(header, file: file, languages: languages, problems: &problems) else { return }
    var reader = RowReader(file: file, columns: columns, languages: languages, relations: relations.map(\.id))
    var builder = AtlasBuilder(file: file)
    for record in table.records.dropFirst() {
      guard record.count == header.count else {
        let cure = "the header has \(header.count); quote a text that holds commas"
        reader.problems.append(
          Problem(at: "\(file):\(record[0].line)", "row has \(record.count) fields", cure: cure))
        continue
      }
      let before = reader.problems.count
      let row = reader.row(record)
      if !reader.problems[before...].contains(where: { $0.severity == .error }) { builder.add(row) }
    }
    problems += reader.problems + builder.problems
    cities = builder.cities
    agreements = builder.agreements
    settleReplacements(file: file, lines: builder.lines, problems: &problems)
    spanYears(map, file: file, problems: &problems)
  }

  /// Ends every agreement on the day before the next one of its city takes effect.
  private mutating func settleReplacements(file: String, lines: [Int], problems: inout [Problem]) {
    var byCity = [[Int]](repeating: [], count: cities.count)
    for index in agreements.indices where agreements[index].lifespan != nil {
      byCity[agreements[index].city].append(index)
    }
    for indices in byCity where indices.count > 1 {
      let ordered = indices.sorted { start($0) < start($1) }
      for (earlier, later) in zip(ordered, ordered.dropFirst()) {
        if start(earlier) == start(later) {
          let name = cities[agreements[later].city].names["en"]
          let cure = "the other is on line \(min(lines[earlier], lines[later])); one must follow the other"
          problems.append(
            Problem(
              at: "\(file):\(max(lines[earlier], lines[later]))", "two agreements of one city take effect on one day",
              found: name, cure: cure))
        }
        let last = start(later).previous
        let until = agreements[earlier].lifespan?.until.map { min($0, last) } ?? last
        agreements[earlier].lifespan = Lifespan(from: start(earlier), until: until)
      }
    }
  }

  private func start(_ index: Int) -> Day { agreements[index].lifespan?.from ?? Day(lastOf: 1) }

  /// Fills in the years of the colour scale that the map file leaves to the table.
  private mutating func spanYears(_ map: MapFile, file: String, problems: inout [Problem]) {
    let found = agreements.compactMap { $0.lifespan?.from?.year }
    let first = map.firstYear ?? found.min() ?? years.lowerBound
    let last = map.lastYear ?? found.max() ?? first
    years = first...max(first, last)
  }
}

/// Where each column stands; nothing, with problems, when a needed one is missing.
private func columnIndex(
  _ header: [CSV.Field], file: String, languages: [String], problems: inout [Problem]
) -> [String: Int]? {
  let needed = [
    "city_en", "country_code", "country_en", "continent", "latitude", "longitude", "relation", "established", "source",
  ]
  let optional =
    ["city_local", "ended", "confidence", "note", "photo", "photo_credit", "link"]
    + languages.flatMap { ["city_\($0)", "country_\($0)"] }
  let known = needed + optional.filter { !needed.contains($0) }
  var columns: [String: Int] = [:]
  let before = problems.count
  for (index, field) in header.enumerated() {
    let (name, place) = (cleaned(field.text), "\(file):\(field.line):\(index + 1)")
    if !known.contains(name) {
      let cure = suggestion(for: name, among: known).map { "did you mean \"\($0)\"?" }
      problems.append(Problem(.warning, at: place, "unknown column, ignored", found: name, cure: cure))
    } else if columns.updateValue(index, forKey: name) != nil {
      problems.append(Problem(at: place, "column appears twice", found: name))
    }
  }
  let missing = needed.filter { columns[$0] == nil }
  if !missing.isEmpty {
    let what = missing.count == 1 ? "missing column" : "missing columns"
    let cure = "name every column in the first line"
    problems.append(Problem(at: "\(file):1", what, found: missing.joined(separator: ", "), cure: cure))
  }
  return problems[before...].contains { $0.severity == .error } ? nil : columns
}

/// Gathers rows into cities and agreements and finds rows that contradict each other.
private struct AtlasBuilder {
  let file: String
  var cities: [City] = []
  var agreements: [Agreement] = []
  /// The line of each agreement.
  var lines: [Int] = []
  var problems: [Problem] = []
  private var cityByID: [String: Int] = [:]
  private var cityLines: [Int] = []
  private var agreementsOfCity: [[Int]] = []

  init(file: String) { self.file = file }

  mutating func add(_ row: FriendshipRow) {
    guard let city = city(of: row) else { return }
    let siblings = agreementsOfCity[city]
    if let twin = siblings.first(where: {
      agreements[$0].relation == row.relation && agreements[$0].established == row.established
    }) {
      return fail(
        row, "duplicate agreement", row.names["en"], "the same city, relation and date as line \(lines[twin])")
    }
    let suffix = siblings.isEmpty ? "" : "-\(siblings.count + 1)"
    agreementsOfCity[city].append(agreements.count)
    lines.append(row.line)
    agreements.append(
      Agreement(
        id: cities[city].id + suffix, city: city, relation: row.relation, established: row.established,
        ended: row.ended,
        lifespan: row.established.map { Lifespan(from: $0.lastDay, until: row.ended?.lastDay) },
        source: row.source))
  }

  /// The city of a row, known by English name and country; a new one where it is the first.
  private mutating func city(of row: FriendshipRow) -> Int? {
    let (name, code) = (row.names["en"], row.country.code)
    let base = slug(name)
    if base.isEmpty {
      fail(row, "city without a usable id", name, "write the English name in Latin letters")
      return nil
    }
    let id = "\(base)-\(code.lowercased())"
    guard let known = cityByID[id] else { return newCity(id, row) }
    if cities[known].names["en"] != name {
      fail(
        row, "two cities with one id \"\(id)\"", name,
        "line \(cityLines[known]) has \"\(cities[known].names["en"])\"; tell them apart by their English names")
      return nil
    }
    if let coordinate = row.coordinate, coordinate != cities[known].coordinate {
      let first = cities[known].coordinate
      fail(
        row, "coordinates contradict line \(cityLines[known])", "\(coordinate.latitude), \(coordinate.longitude)",
        "that line has \(first.latitude), \(first.longitude)")
      return nil
    }
    return known
  }

  private mutating func newCity(_ id: String, _ row: FriendshipRow) -> Int? {
    guard let coordinate = row.coordinate else {
      fail(row, "no coordinates", row.names["en"], "the first row of a city needs latitude and longitude")
      return nil
    }
    cityByID[id] = cities.count
    cityLines.append(row.line)
    agreementsOfCity.append([])
    cities.append(
      City(
        id: id, names: row.names, localName: row.localName, country: row.country, continent: row.continent,
        coordinate: coordinate))
    return cities.count - 1
  }

  private mutating func fail(_ row: FriendshipRow, _ what: String, _ found: String, _ cure: String) {
    problems.append(Problem(at: "\(file):\(row.line)", what, found: found, cure: cure))
  }
}
