import Foundation
import Testing

/// A table without dates: its map is of no day, so that nothing of it depends on the day of the run.
@Suite struct UndatedTests {
  private let program: Program
  private static let hub = ["--hub", "Suva,-18.14,178.44,FJ,Fiji", "--quiet"]

  init() throws {
    program = try Program()
    try program.write("City,Country\nNara,Japan\nParis,France\n", to: "list.csv")
  }

  private func run(_ words: [String], day: String = "1795392000") throws -> Program.Run {
    let run = try program.run(words + Self.hub, environment: ["SOURCE_DATE_EPOCH": day])
    #expect(run.exitCode == 0, "\(run.errors)")
    return run
  }

  @Test func namesOfFilesHaveNoYear() throws {
    _ = try run(["render", "list.csv"])
    _ = try run(["embed", "list.csv", "-o", "site"])
    let names = { (folder: String) in
      try FileManager.default.contentsOfDirectory(atPath: program.folder.appendingPathComponent(folder).path).sorted()
    }
    #expect(try names("out") == ["map.png", "map.svg"])
    #expect(try names("site") == ["embed.html", "map-upright.svg", "map.html", "map.svg"])
    #expect(program.read("site/embed.html")?.contains("src=\"map.svg\"") == true)
  }

  @Test func noYearIsListed() throws {
    #expect(try run(["list", "years", "list.csv"]).text == "year\tnew\tpartner\n")
  }

  @Test func metadataHaveNeitherDateNorSource() throws {
    let svg = try run(["render", "list.csv", "-o", "-"]).text
    let start = try #require(svg.range(of: "<metadata>")?.upperBound)
    let end = try #require(svg.range(of: "</metadata>")?.lowerBound)
    let json = try JSONSerialization.jsonObject(with: Data(svg[start..<end].utf8)) as? [String: Any]
    #expect(
      json?.keys.sorted() == ["basemap", "friendships", "generator", "map", "places"])
  }

  /// One source of three rows is named, and no empty one beside it; a date gives the map its day.
  @Test func aSourceAndADateAreInTheMetadata() throws {
    try program.write(
      "City,Country,Date,Source\nNara,Japan,2001,https://a.example/\nParis,France,2002,\n", to: "list.csv")
    let svg = try run(["render", "list.csv", "-o", "-"]).text
    #expect(svg.contains("\"sources\":[\"https://a.example/\"]") && svg.contains("\"date\":\"2002-12-31\""))
  }

  @Test(arguments: ["svg", "html", "pdf"]) func anotherDayGivesTheSameBytes(_ format: String) throws {
    let words = ["render", "list.csv", "--format", format, "-o", "-"]
    #expect(try run(words).output == run(words, day: "86400").output)
  }
}
