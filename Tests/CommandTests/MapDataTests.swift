import Drawing
import Foundation
import Friendships
import Messages
import Testing

@testable import FriendshipMaps
@testable import fmap

/// The data that options name, read without a process.
@Suite struct MapDataTests {
  private func task(_ words: [String]) throws -> MapTask { try MapTask(try Arguments(words, for: .render)) }

  private func input(_ words: String...) throws -> MapData { try task(words).data() }

  private func day(_ words: String...) throws -> Day {
    let task = try task(words)
    return try task.data().day(task.day)
  }

  /// A folder with the built-in map and table, the map changed.
  private func folder(_ change: (String) -> String = { $0 }) throws -> String {
    let program = try Program()
    try program.write(change(try Program.geodata("map.json")), to: "map.json")
    try program.write(try Program.geodata("friendships.csv"), to: "friendships.csv")
    return program.folder.path
  }

  @Test func theDayIsThatOfTheOptionOrTheEndOfTheData() throws {
    #expect(try day("--date", "1998-07-01") == Day(year: 1998, month: 7, day: 1))
    #expect(try day("--year", "1998") == Day(year: 1998, month: 12, day: 31))
    #expect(try day() == Day(lastOf: 2021))
    // The last year is that of the table, whatever the filters keep.
    #expect(try day("--country", "US") == Day(lastOf: 2021))
    #expect(try day("--year", "1") == Day(lastOf: 1) && day("--year", "9999") == Day(lastOf: 9999))
    for words in [
      ["--year", "0"], ["--year", "10000"], ["--year", "1998.5"], ["--year", "1998", "--date", "1998-07-01"],
    ] {
      #expect(throws: Failure.self) {
        let task = try task(words)
        return try task.data().day(task.day)
      }
    }
  }

  @Test func messagesSpeakOfTheOptionThatWasUsed() throws {
    #expect(try task(["--date", "1998-07-01"]).dayOption == "--date")
    #expect(try task(["--year", "1998"]).dayOption == "--year")
    #expect(try task([]).dayOption == "--year")
  }

  @Test func filtersKeepWhatIsAskedForAndTheRestIsKnown() throws {
    let filtered = try input("--relation", "sister", "--continent", "Europe,Asia", "--country", "DE", "--country", "jp")
    let kept = filtered.atlas.agreements.map { filtered.atlas.city(of: $0) }
    #expect(
      Set(kept.map(\.country.code)) == ["DE", "JP"] && Set(filtered.atlas.agreements.map(\.relation)) == ["sister"])
    #expect(filtered.relations.count == 2 && filtered.lastYear == 2021)
    #expect(filtered.friendships.atlas.agreements.count == 39)
    #expect(try input("--country", "Germany").atlas.agreements.count == input("--country", "DE").atlas.agreements.count)
  }

  @Test func theTableIsTheOneThatIsNamedOrStandsBesideTheMap() throws {
    let folder = try folder()
    let beside = try input("--map", "\(folder)/map.json")
    #expect(beside.names == ("map.json", "friendships.csv") && beside.atlas.agreements.count == 39)
    try Data(
      "\(try Program.geodata("friendships.csv").split(separator: "\n").prefix(3).joined(separator: "\n"))\n".utf8
    )
    .write(to: URL(fileURLWithPath: "\(folder)/two.csv"))
    let named = try input("--map", "\(folder)/map.json", "--data", "\(folder)/two.csv")
    #expect(named.names.friendships == "two.csv" && named.atlas.agreements.count == 2)
    #expect(named.digests.map == beside.digests.map && named.digests.friendships != beside.digests.friendships)
    let builtIn = try input()
    #expect(builtIn.names == beside.names && builtIn.digests == beside.digests)
  }

  /// The built-in land is credited where it is drawn.
  @Test func whoDrawsOtherLandThanksNobodyForTheBuiltIn() throws {
    let thanks = { (words: [String]) in
      try task(words).data().atlas.attribution?["en"] ?? ""
    }
    #expect(try thanks([]).contains("Natural Earth") && !thanks(["--basemap", "none"]).contains("Natural Earth"))
  }

  /// What a copy for another city still says of the first one.
  @Test func whatWasLeftOfTheBuiltInMapIsDoubtful() throws {
    #expect(try input().leftovers(in: "en").isEmpty)
    let other = try folder { $0.replacing("\"Shenyang\"", with: "\"Suva\"") }
    let places = try input("--map", "\(other)/map.json").leftovers(in: "en").map(\.place)
    #expect(
      places.contains("map.json: title") && places.contains("map.json: claims") && Set(places).count == places.count)
    let own = try folder {
      $0.replacing("\"Shenyang\"", with: "\"Suva\"").replacing(
        #/"title": *\{[^}]*\}/#, with: "\"title\": {\"en\": \"Ours\"}")
    }
    let left = try input("--map", "\(own)/map.json").leftovers(in: "en")
    #expect(!left.map(\.place).contains("map.json: title") && left.allSatisfy { $0.severity == .warning })
  }

  /// A map without dates is one of the day of the run.
  @Test func aMapWithoutDatesIsOfToday() throws {
    let folder = try folder()
    let header = try Program.geodata("friendships.csv").split(separator: "\n")[0]
    try Data("\(header)\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/none.csv"))
    let empty = try input("--data", "\(folder)/none.csv")
    #expect(empty.atlas.agreements.isEmpty && empty.lastYear == empty.atlas.years.upperBound)
    let problem = try #require(empty.warning(before: Day(lastOf: 2021), option: "--year"))
    #expect(problem.place == "map" && problem.severity == .warning)
  }

  /// The first agreement is that of 1980-11-18.
  @Test func beforeTheFirstAgreementThereIsAWarning() throws {
    let input = try input()
    let warning = { (year: Int, month: Int, day: Int, option: String) in
      input.warning(before: try #require(Day(year: year, month: month, day: day)), option: option)
    }
    #expect(try warning(1980, 11, 18, "--date") == nil && warning(Day.today.year, 12, 31, "--year") == nil)
    let early = try #require(try warning(1980, 11, 17, "--date"))
    #expect(early.found == "1980-11-17" && early.what == "no agreement before 1980-11-18")
    let year = try #require(try warning(1979, 12, 31, "--year"))
    #expect(year.found == "1979" && year.what == "no agreement before 1980")
    let late = try #require(try warning(Day.today.year + 1, 1, 1, "--date"))
    #expect(late.found == "\(Day.today.year + 1)-01-01" && late.what == "in the future")
  }
}
