import Testing

@testable import Friendships

/// Cells that hold more than a city's name.
@Suite struct WrittenCityTests {
  private static let countries: Set<String> = [
    "France", "Poland", "Germany", "USA", "Japan", "Frankreich", "중국", "미국", "몽골", "法国", "日本", "Georgia",
  ]

  /// The parts of a cell: name, country, province, date.
  private func parts(_ text: String, hasDate: Bool = false) -> [String?] {
    let city = WrittenCity(text, hasDate: hasDate) { Self.countries.contains($0) }
    return [city.name, city.country, city.within, city.date]
  }

  @Test(arguments: [
    ("Warsaw (Poland) 1960", ["Warsaw", "Poland", nil, "1960"]), ("1. Pau, France", ["Pau", "France", nil, nil]),
    ("• Pau, France – 1982", ["Pau", "France", nil, "1982"]),
    ("Warsaw (Poland, 1960)", ["Warsaw", "Poland", nil, "1960"]),
    ("Warsaw (1960)", ["Warsaw", nil, nil, "1960"]),
    ("Warsaw, Poland (since 1960)", ["Warsaw", "Poland", nil, "since 1960"]),
    ("Poland: Warsaw 1960", ["Warsaw", "Poland", nil, "1960"]), ("Warsaw – Poland", ["Warsaw", "Poland", nil, nil]),
    ("Columbus, Ohio, USA", ["Columbus, Ohio", "USA", nil, nil]), ("Columbus/Ohio", ["Columbus/Ohio", nil, nil, nil]),
    ("12) Lyon (Frankreich) seit 1981 (erneuert 1992)", ["Lyon", "Frankreich", nil, "seit 1981 (erneuert 1992)"]),
    ("Kassel 12. Juni 1988", ["Kassel", nil, nil, "12. Juni 1988"]), ("Milan", ["Milan", nil, nil, nil]),
    ("Lyon (France)dal 1991", ["Lyon", "France", nil, "dal 1991"]),
    ("Boston (USA), 5908 km entfernt, seit 1960", ["Boston", "USA", nil, "seit 1960"]),
    ("日本：奈良市", ["奈良市", "日本", nil, nil]), ("里昂（法国）", ["里昂", "法国", nil, nil]), ("里昂、法国", ["里昂", "法国", nil, nil]),
  ])
  func isTakenApart(_ text: String, _ expected: [String?]) { #expect(parts(text) == expected) }

  @Test(arguments: [
    ("중국 헤이룽장성 치치하얼시", ["치치하얼시", "중국", "헤이룽장성", nil]), ("중국 치치하얼시", ["치치하얼시", "중국", nil, nil]),
    ("몽골 돈드고비 아이막", ["아이막", "몽골", "돈드고비", nil]), ("法国 里昂", ["里昂", "法国", nil, nil]),
    ("헤이룽장성 치치하얼시", ["헤이룽장성 치치하얼시", nil, nil, nil]),
  ])
  func korean(_ text: String, _ expected: [String?]) { #expect(parts(text) == expected) }

  @Test func aRemarkBehindTheCountryIsKept() {
    let city = WrittenCity("Boston (USA), 5908 km entfernt, seit 1960", hasDate: false) { Self.countries.contains($0) }
    #expect(city.remark == "5908 km entfernt")
    #expect(WrittenCity("Boston (USA) 1960", hasDate: false) { Self.countries.contains($0) }.remark == nil)
  }

  /// What only looks like more than a name stays one.
  @Test(arguments: [
    "Winston-Salem", "Praha 1", "Paris 15e", "Saint-Denis (Réunion)", "Frankfurt (Oder)", "Biel/Bienne", "1. FC",
    "1990",
    "St. Gallen", "Al-'Ayn", "Kazan (03/04/1998)", "New York – Queens", "Warsaw 03/04/1998", "", " ", "(", ")", "1.",
    "•", ",",
    "– –", "Newcastle upon Tyne", "Washington, D.C.",
  ])
  func whatIsNoCountryAndNoDateStays(_ text: String) {
    let city = WrittenCity(text, hasDate: false) { Self.countries.contains($0) }
    #expect(city.country == nil && city.date == nil && city.within == nil)
  }

  @Test func whereThereIsAColumnForTheDateNoneIsTaken() {
    #expect(parts("Warsaw (Poland) 1960", hasDate: true) == ["Warsaw (Poland) 1960", nil, nil, nil])
    #expect(parts("Warsaw (Poland)", hasDate: true) == ["Warsaw", "Poland", nil, nil])
  }

  @Test func aNumberBeforeANameIsABulletAndAloneIsAName() {
    #expect(parts("3、里昂")[0] == "里昂")
    #expect(parts("12")[0] == "12")
    #expect(parts("2000. Lyon")[0] == "2000. Lyon")
  }
}
