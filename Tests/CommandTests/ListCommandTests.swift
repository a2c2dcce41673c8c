import Testing

@testable import FriendshipMaps
@testable import fmap

/// What `fmap list` prints into a pipe: a table with tabs.
@Suite struct ListCommandTests {
  private func rows(_ words: String...) throws -> [[String]] {
    let run = try Program().run(["list"] + words)
    #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.errors)")
    return run.text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// 1474.7 km by the law of cosines on the mean sphere, from 41.8056° N 123.4314° E to 43.0618° N 141.3545° E.
  @Test func aCityHasItsFacts() throws {
    let table = try rows("cities", "--year", "1980")
    #expect(
      table == [
        ["id", "city_zh", "city_en", "country_code", "continent", "relation", "established", "km"],
        ["sapporo-jp", "札幌", "Sapporo", "JP", "Asia", "sister", "1980-11-18", "1475"],
      ])
    #expect(try rows("cities", "--year", "1980", "--lang", "en")[0].count == 7)
    #expect(try rows("cities", "--date", "1980-11-17").count == 1)
  }

  /// By the table Daejeon was a partner until 2013-07-28 and is a sister since the next day.
  @Test func anAgreementIsListedWhileItIsInForce() throws {
    let relations = { (day: String) in
      try rows("cities", "--date", day).filter { $0[0] == "daejeon-kr" }.map { $0[5] }
    }
    #expect(try relations("2013-07-28") == ["cooperative"] && relations("2013-07-29") == ["sister"])
  }

  /// The same counts three times: of the years, of the kinds on a day, and of the cities of that day.
  @Test(arguments: ["1980", "1985", "1998", "2013", "2021"]) func countsAgree(_ year: String) throws {
    let counts = try rows("relations", "--year", year).dropFirst().map { [$0[0], $0[3]] }
    let ofYears = try rows("years")
    let row = try #require(ofYears.first { $0[0] == year })
    #expect(counts == [["sister", row[2]], ["cooperative", row[3]]])
    let cities = try rows("cities", "--year", year).dropFirst()
    #expect(counts.map { $0[1] } == ["sister", "cooperative"].map { kind in "\(cities.count { $0[5] == kind })" })
    #expect(row[1] == "\(cities.count { $0[6].contains(year) })")
  }

  @Test func yearsFollowTheFilters() throws {
    let chicago = try rows("years", "--country", "US")
    #expect(chicago[1].prefix(3) == ["1985", "1", "1"])
    #expect(chicago.dropFirst(2).allSatisfy { $0[1] == "0" && $0[2] == "1" && $0[3] == "0" })
  }

  @Test func theCataloguesAreListed() throws {
    #expect(
      try rows("formats").map { $0.prefix(2) } == [
        ["format", "commands"], ["svg", "render, animate"], ["png", "render, animate"], ["pdf", "render"],
        ["html", "render"], ["gif", "animate, gif"],
      ])
    #expect(try rows("languages").prefix(3) == [["language", "name"], ["en", "English"], ["zh", "中文"]])
    #expect(try rows("themes").first == ["theme"] && rows("projections")[1] == ["equirectangular"])
    #expect(try rows("relations", "--lang", "en")[0] == ["id", "name_en", "cities"])
  }

  @Test func doubtsAreToldUnlessOneWantsQuiet() throws {
    let program = try Program()
    let table = try Program.geodata("friendships.csv").split(separator: "\n").map(String.init)
    try program.write(
      ([table[0] + ",weather"] + table.dropFirst().map { $0 + ",fine" }).joined(separator: "\n"), to: "t.csv")
    for list in ["cities", "years", "relations", "languages"] {
      #expect(try program.run("list", list, "--data", "t.csv").errors.contains("unknown column, ignored: \"weather\""))
      #expect(try program.run("list", list, "--data", "t.csv", "--quiet").errors.isEmpty)
    }
  }
}
