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
    let before = problems.count
    let table = CSV(bytes, file: file, problems: &problems)
    guard let header = table.records.first else {
      if problems.count == before {
        problems.append(Problem(at: file, "empty table", cure: "its first line names the columns"))
      }
      return
    }
    guard let columns = columnIndex(header, file: file, languages: languages, problems: &problems) else { return }
    var reader = RowReader(file: file, columns: columns, languages: languages, relations: relations.map(\.id))
    var builder = AtlasBuilder(file: file, columns: columns)
    for record in table.records.dropFirst() {
      guard record.count == header.count else {
        let cure = "the header has \(header.count); quote a text that holds commas"
        reader.problems.append(
          Problem(at: "\(file):\(record[0].line):\(record.count)", "row has \(record.count) fields", cure: cure))
        continue
      }
      let before = reader.problems.count
      let row = reader.row(record)
      let isReadable = !reader.problems[before...].contains { $0.severity == .error }
      if isReadable { builder.add(row) } else { builder.skip(row) }
    }
    problems += reader.problems + builder.problems
    cities = builder.cities
    agreements = builder.agreements
    let column = (columns["established"] ?? 0) + 1
    settleReplacements(lines: builder.lines, place: { "\(file):\($0):\(column)" }, problems: &problems)
    spanYears(map)
  }

  /// Ends every agreement on the day before the next one of its city takes effect.
  ///
  /// - Parameters:
  ///   - lines: for each agreement its line.
  ///   - place: from a line to the place of its date, for messages.
  private mutating func settleReplacements(
    lines: [Int], place: (Int) -> String, problems: inout [Problem]
  ) {
    var byCity = [[Int]](repeating: [], count: cities.count)
    for index in agreements.indices where agreements[index].lifespan != nil {
      byCity[agreements[index].city].append(index)
    }
    for indices in byCity where indices.count > 1 {
      let ordered = indices.sorted { start($0) < start($1) }
      for (earlier, later) in zip(ordered, ordered.dropFirst()) {
        if start(earlier) == start(later) {
          let name = cities[agreements[later].city].names["en"]
          let cure = "the other is on line \(lines[min(earlier, later)]); one must follow the other"
          problems.append(
            Problem(
              at: place(lines[max(earlier, later)]), "two agreements of one city take effect on one day",
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
  private mutating func spanYears(_ map: MapFile) {
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
