import Geometry

/// What a row of an exported table says: an agreement, or a row whose place is not known.
struct ExportLine {
  let names: Names
  let localName: String?
  let country: Country
  let continent: String
  /// Nothing where the place is not known and the table does not have it.
  let coordinate: Coordinate?
  let relation: String
  let established: PartialDate?
  let ended: PartialDate?
  let source: String
  let details: Agreement.Details
  /// How the place was found, or that it was not.
  let placeFrom: String?
  /// The places that were found, where it was looked up.
  let finding: PlaceFinding?

  /// The line of an agreement.
  init(_ agreement: Agreement, _ city: City, _ finding: PlaceFinding?) {
    (names, localName, country, continent) = (city.names, city.localName, city.country, city.continent)
    (coordinate, placeFrom, self.finding) = (city.coordinate, city.placeFrom, finding)
    (relation, established, ended) = (agreement.relation, agreement.established, agreement.ended)
    (source, details) = (agreement.source, agreement.details)
  }

  /// The line of a row whose place is not known.
  init(_ row: FriendshipRow, _ finding: PlaceFinding) {
    // A name in no language of the words is written as it is, as English.
    names = row.names.all.isEmpty ? Names([("en", row.names["en"])], fallback: row.names["en"]) : row.names
    (localName, country, continent) = (row.localName, row.country, row.continent)
    (coordinate, self.finding) = (row.coordinate, finding)
    placeFrom = finding.isLeftOut ? PlaceReview.leftOut : finding.grade.rawValue
    (relation, established, ended) = (row.relation, row.established, row.ended)
    (source, details) = (row.source, row.details)
  }
}

extension FriendshipTable {
  /// The lines of the rows whose place is not known, in the order of the table.
  var unplacedLines: [ExportLine] {
    let findings = Dictionary(review.findings.map { ($0.row, $0) }) { first, _ in first }
    return unplaced.compactMap { row in findings[row.row].map { ExportLine(row, $0) } }
  }

  /// How the place of each city was found that was looked up, by the city's id.
  var findings: [String: PlaceFinding] {
    let cities = Dictionary(zip(rows, atlas.agreements.map { atlas.city(of: $0).id })) { first, _ in first }
    let found = review.findings.compactMap { finding in cities[finding.row].map { ($0, finding) } }
    return Dictionary(found) { first, _ in first }
  }
}
