import Testing

@testable import Gazetteer

/// What is found is judged by coordinates that are not GeoNames'.
@Suite struct AccuracyTests {
  struct Score {
    var counts: [Grade: Int] = [:]
    var far: [Grade: [String]] = [:]

    init(_ rows: [JudgedRow], in gazetteer: Gazetteer) throws {
      for row in rows {
        let finding = try gazetteer.find(row.city, country: gazetteer.countries.code(ofName: row.country) ?? "??")
        counts[finding.grade, default: 0] += 1
        guard let place = finding.place, row.distance(to: place) > 25 else { continue }
        far[finding.grade, default: []].append("\(row.city), \(row.country): \(Int(row.distance(to: place))) km")
      }
    }

    func share(_ grade: Grade) -> Double { Double(far[grade]?.count ?? 0) / Double(max(1, counts[grade] ?? 0)) }
  }

  /// 2,000 partner towns of European towns with Wikidata's coordinates, of which about one in a hundred is wrong itself.
  @Test func fewPlacesOfTwoThousandAreFarOff() throws {
    let rows = try JudgedRow.read("Tests/Fixtures/gazetteer/wikidata-sample.csv")
    try #require(rows.count == 2000)
    let score = try Score(rows, in: try world())
    #expect(score.share(.one) <= 0.02, "\(score.far[.one] ?? [])")
    #expect(score.share(.largest) <= 0.06, "\(score.far[.largest] ?? [])")
    #expect((score.counts[.one] ?? 0) + (score.counts[.largest] ?? 0) >= 1700, "\(score.counts)")
    #expect((score.counts[.choose] ?? 0) <= 120, "\(score.counts)")
    #expect((score.counts[.unknown] ?? 0) + (score.counts[.region] ?? 0) <= 200, "\(score.counts)")
  }

  /// Cologne's partners with Wikidata's coordinates; Treptow-Köpenick is a part of Berlin that GeoNames does not have.
  @Test func partnersOfCologneAreFound() throws {
    let rows = try JudgedRow.read("Tests/Fixtures/gazetteer/cologne.csv")
    try #require(rows.count == 25)
    let score = try Score(rows, in: try world())
    #expect(score.far.isEmpty, "\(score.far)")
    #expect((score.counts[.one] ?? 0) + (score.counts[.largest] ?? 0) == 24, "\(score.counts)")
  }

  /// The built-in table's coordinates are city centres by other sources.
  @Test func partnersOfShenyangAreFoundByEnglishName() throws {
    let rows = try JudgedRow.read("geodata/friendships.csv", columns: (0, 4, 7, 8))
    try #require(rows.count >= 37)
    let gazetteer = try world()
    for row in rows {
      let finding = try gazetteer.find(row.city, country: gazetteer.countries.code(ofName: row.country))
      let place = try #require(finding.place, "\(row.city)")
      #expect(row.distance(to: place) <= 15, "\(row.city)")
    }
  }
}
