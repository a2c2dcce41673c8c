import Drawing
import Foundation
import FriendshipMaps
import Friendships
import Messages
import Testing

@testable import fmap

/// The maps of all cities of a table of pairs in one run.
@Suite struct EachHubTests {
  private static let table = """
    city1,country1,city2,country2,date,source
    Lyon,France,Frankfurt am Main,Germany,1960-10-15,https://example.org/
    Valencia,Spain,Lyon,France,1951-01-01,https://example.org/
    Valencia,Venezuela,Johannesburg,South Africa,1998-05-05,https://example.org/
    Lyon,France,Milan,Italy,1967-01-20,https://example.org/

    """
  private static let ids = ["frankfurt-am-main", "johannesburg", "lyon", "milan", "valencia-es", "valencia-ve"]

  private func program(_ table: String = table) throws -> Program {
    let program = try Program()
    try program.write(table, to: "pairs.csv")
    return program
  }

  private func names(_ program: Program, _ folder: String = "maps") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: program.folder.appendingPathComponent(folder).path).sorted()
  }

  private func bytes(_ program: Program, _ path: String) throws -> Data {
    try Data(contentsOf: program.folder.appendingPathComponent(path))
  }

  @Test func everyMapIsThatOfARunOfItsOwn() throws {
    let program = try program()
    let words = ["--each-hub", "--theme", "dark", "-o", "maps/{hub}.svg", "-o", "maps/map-{hub}.html", "--quiet"]
    // All are of the day of the table.
    let year = ["--year", "1998"]
    let run = try program.run(["render", "pairs.csv"] + words)
    #expect(run.exitCode == 0 && run.errors.isEmpty && run.text.isEmpty)
    let files = Self.ids.flatMap { ["\($0).svg", "map-\($0).html"] } + ["index.html", "maps.json"]
    #expect(try names(program) == files.sorted())
    for (id, hub) in [("lyon", "Lyon, France"), ("valencia-ve", "Valencia, Venezuela")] {
      let one = ["render", "pairs.csv", "--hub", hub, "--theme", "dark", "-o", "one.svg", "-o", "one.html", "--quiet"]
      #expect(try program.run(one + year).exitCode == 0)
      #expect(try bytes(program, "one.svg") == bytes(program, "maps/\(id).svg"))
      #expect(try bytes(program, "one.html") == bytes(program, "maps/map-\(id).html"))
    }
  }

  @Test func whatLiesThereIsNotDrawnAgain() throws {
    let program = try program()
    #expect(try program.run("render", "pairs.csv", "--each-hub", "-o", "maps").text == "wrote 6 maps to maps\n")
    let list = try bytes(program, "maps/maps.json")
    try FileManager.default.removeItem(at: program.folder.appendingPathComponent("maps/lyon.svg"))
    let again = try program.run("render", "pairs.csv", "--each-hub", "-o", "maps/")
    #expect(again.text == "wrote 1 map to maps; 5 were there already\n")
    #expect(try bytes(program, "maps/maps.json") == list)
    // Drawn otherwise, or out of another table, they are others.
    #expect(
      try program.run("render", "pairs.csv", "--each-hub", "-o", "maps", "--year", "2001").text
        == "wrote 6 maps to maps\n")
    #expect(try bytes(program, "maps/maps.json") != list)
    #expect(try program.run("render", "pairs.csv", "--each-hub", "-o", "maps").text == "wrote 6 maps to maps\n")
    #expect(try bytes(program, "maps/maps.json") == list)
  }

  /// Maps of an earlier list that no run makes any more go with it.
  @Test func anEarlierListsMapsGo() throws {
    let program = try program()
    try program.run(
      "render", "pairs.csv", "--each-hub", "-o", "maps", "--format", "svg,png", "--width", "400", "--height", "360")
    #expect(try names(program).count == 14)
    try program.write("my own", to: "maps/milan.png")
    try program.run("render", "pairs.csv", "--each-hub", "-o", "maps", "--least", "2")
    // What somebody has made theirs stays.
    #expect(try names(program) == ["index.html", "lyon.svg", "maps.json", "milan.png"])
  }

  @Test func somebodyElsesFileStays() throws {
    let program = try program()
    try FileManager.default.createDirectory(
      at: program.folder.appendingPathComponent("maps"), withIntermediateDirectories: false)
    try program.write("mine", to: "maps/lyon.svg")
    let run = try program.run("render", "pairs.csv", "--each-hub", "-o", "maps")
    #expect(run.exitCode == 1)
    #expect(
      run.errors
        == "fmap: error: maps/lyon.svg: is there already, and fmap did not make it; name another folder with -o\n")
    #expect(try names(program) == ["lyon.svg"])
    try program.write("mine", to: "maps/maps.json")
    #expect(
      try program.run("render", "pairs.csv", "--each-hub", "-o", "maps").errors.contains(
        "maps/maps.json: is there already"))
    // An edited map is neither drawn again nor overwritten.
    for name in ["maps/lyon.svg", "maps/maps.json"] {
      try FileManager.default.removeItem(at: program.folder.appendingPathComponent(name))
    }
    try program.run("render", "pairs.csv", "--each-hub", "-o", "maps")
    try program.write("edited", to: "maps/lyon.svg")
    for _ in 1...2 {
      let again = try program.run("render", "pairs.csv", "--each-hub", "-o", "maps")
      #expect(
        again.exitCode == 0
          && again.errors.contains("warning: maps/lyon.svg: was changed since fmap made it, and stays so"))
      #expect(try bytes(program, "maps/lyon.svg") == Data("edited".utf8))
      let list = try MapsManifest(decoding: Array(bytes(program, "maps/maps.json")))
      let file = try #require(list.maps.first { $0.id == "lyon" }?.files.first)
      let digest = Array("edited".utf8).withUnsafeBytes(sha256)
      #expect(file == MapsManifest.File(name: "lyon.svg", sha256: digest, edited: true))
    }
    let other = try program.run("render", "pairs.csv", "--each-hub", "-o", "maps", "--theme", "dark")
    let told =
      "maps/lyon.svg: was changed since fmap made it; move it away to keep it, or delete it, and run this again"
    #expect(other.exitCode == 1 && other.errors.contains(told))
    #expect(try bytes(program, "maps/lyon.svg") == Data("edited".utf8))
    // Not even its beginning and its end tell that it was.
    try FileManager.default.removeItem(at: program.folder.appendingPathComponent("maps/lyon.svg"))
    try program.run("render", "pairs.csv", "--each-hub", "-o", "maps")
    let mine = String(decoding: try bytes(program, "maps/lyon.svg"), as: UTF8.self).replacing(">Lyon<", with: ">LYON<")
    try program.write(mine, to: "maps/lyon.svg")
    #expect(try program.run("render", "pairs.csv", "--each-hub", "-o", "maps", "--theme", "dark").errors.contains(told))
    #expect(try bytes(program, "maps/lyon.svg") == Data(mine.utf8) && mine.contains(">LYON<"))
  }

  /// A name of a map that has become a link to nothing is not written through.
  @Test func aLinkToNothingStays() throws {
    let program = try program()
    try program.run("render", "pairs.csv", "--each-hub", "-o", "maps")
    try program.shell("ln -sf ../elsewhere.svg maps/lyon.svg")
    let run = try program.run("render", "pairs.csv", "--each-hub", "-o", "maps")
    #expect(run.exitCode == 1 && run.errors.contains("maps/lyon.svg: is there already, and fmap did not make it"))
    #expect(program.bytes("elsewhere.svg") == nil)
  }

  /// Where maps are being replaced a page that shows others would be wrong; it goes before the first of them does.
  @Test func anInterruptedRunLeavesNoPageOfOtherMaps() throws {
    let program = try program()
    try program.run("render", "pairs.csv", "--each-hub", "-o", "maps")
    let run = try program.shell("ulimit -f 20; $FMAP render pairs.csv --each-hub -o maps --theme dark")
    #expect(run.exitCode == 1 && run.errors.contains("cannot write: file too large"))
    #expect(try !names(program).contains("index.html") && names(program).contains("lyon.svg"))
    #expect(try program.run("render", "pairs.csv", "--each-hub", "-o", "maps", "--theme", "dark").exitCode == 0)
    #expect(try names(program).contains("index.html"))
  }

  @Test func allMapsAreOfOneDay() throws {
    let program = try program(Self.table + "Bergen,Norway,Ulm,Germany,,https://example.org/\n")
    let run = try program.run("render", "pairs.csv", "--each-hub", "-o", "maps")
    #expect(run.exitCode == 0, "\(run.errors)")
    // The last agreement of Frankfurt is of 1960, that of the table of 1998.
    try program.run("render", "pairs.csv", "--hub", "Frankfurt am Main, Germany", "--year", "1998", "-o", "one.svg")
    #expect(try bytes(program, "maps/frankfurt-am-main.svg") == bytes(program, "one.svg"))
    // A map without a date is of no day.
    try program.run("render", "pairs.csv", "--hub", "Ulm, Germany", "-o", "one.svg")
    #expect(try bytes(program, "maps/ulm.svg") == bytes(program, "one.svg"))
    let list = try MapsManifest(decoding: Array(bytes(program, "maps/maps.json")))
    #expect(list.key.date == "1998-12-31" && list.maps.count == 8)
    // The day is a part of what the maps have in common.
    try program.write(Self.table + "Bergen,Norway,Ulm,Germany,2001,https://example.org/\n", to: "pairs.csv")
    #expect(try program.run("render", "pairs.csv", "--each-hub", "-o", "maps").text == "wrote 8 maps to maps\n")
  }

  @Test func aDateToComeIsTold() throws {
    let program = try program(Self.table + "Bergen,Norway,Ulm,Germany,2999,https://example.org/\n")
    let told =
      "warning: pairs.csv:6:5: in the future: \"2999\"; all maps are of that year; mend the date, or give --year"
    #expect(try program.run("render", "pairs.csv", "--each-hub", "-o", "maps").errors.contains(told))
    #expect(
      try !program.run("render", "pairs.csv", "--each-hub", "-o", "maps", "--year", "1998").errors.contains(
        "in the future"))
  }

  /// Partners count on the day of the maps; a city without any gets no map, which is told and is no error.
  @Test func aCityWithoutAPartnerOnTheDayHasNoMap() throws {
    let program = try program()
    let run = try program.run("render", "pairs.csv", "--each-hub", "-o", "maps", "--year", "1955")
    #expect(run.exitCode == 0 && run.text == "wrote 2 maps to maps\n")
    let others = "Frankfurt am Main, Germany; Johannesburg, South Africa; Milan, Italy; Valencia, Venezuela"
    #expect(run.errors == "fmap: note: maps: cities without a map, no partner on 1955-12-31: 4; \(others)\n")
    #expect(try names(program) == ["index.html", "lyon.svg", "maps.json", "valencia-es.svg"])
    let list = try MapsManifest(decoding: Array(bytes(program, "maps/maps.json")))
    #expect(
      list.failed.isEmpty && list.skipped?.map(\.id) == ["frankfurt-am-main", "johannesburg", "milan", "valencia-ve"])
    #expect(list.skipped?.first?.problems == ["no partner on 1955-12-31"])
    let page = String(decoding: try bytes(program, "maps/index.html"), as: UTF8.self)
    #expect(page.contains("<li><b>Milan, Italy</b> ") && page.contains("1955-12-31 没有友城"))
    let least = ["render", "pairs.csv", "--each-hub", "-o", "maps", "--least", "2", "--year"]
    #expect(
      try program.run(least + ["1955"]).errors.contains("--least: no city is chosen; most partners that one has: 1"))
    #expect(try program.run(least + ["1961"]).text == "wrote 1 map to maps\n")
    #expect(try !String(decoding: bytes(program, "maps/index.html"), as: UTF8.self).contains("class=\"missing\""))
    // What a filter leaves counts, too.
    let french = try program.run(least + ["1961", "--country", "DE"])
    #expect(french.errors.contains("cities without a map, partners on its map: 1, fewer than 2: 1; Lyon, France"))
  }

  /// Half of a file is left where the power failed: it is empty, and nobody's.
  @Test func anEmptyFileIsNoMap() throws {
    let program = try program()
    try program.run("render", "pairs.csv", "--each-hub", "-o", "maps")
    let whole = try bytes(program, "maps/lyon.svg")
    try program.write("", to: "maps/lyon.svg")
    #expect(try program.run("render", "pairs.csv", "--each-hub", "-o", "maps").exitCode == 0)
    #expect(try bytes(program, "maps/lyon.svg") == whole)
  }

  @Test func someAreChosen() throws {
    let program = try program()
    try program.write("city,country\nLYON,\nValencia,ES\n", to: "some.csv")
    try program.run("render", "pairs.csv", "--each-hub", "--hubs", "some.csv", "-o", "maps")
    #expect(try names(program) == ["index.html", "lyon.svg", "maps.json", "valencia-es.svg"])
    try program.write("Milan\nValencia, Venezuela\n", to: "some.txt")
    let run = try program.shell("$FMAP render pairs.csv --each-hub --hubs - -o other < some.txt")
    #expect(run.exitCode == 0)
    #expect(try names(program, "other") == ["index.html", "maps.json", "milan.svg", "valencia-ve.svg"])
    try program.write("# Members, 2024\n\nMilan\n  # Valencia, Spain\nLyon\n", to: "remarks.txt")
    try program.run("render", "pairs.csv", "--each-hub", "--hubs", "remarks.txt", "-o", "remarks")
    #expect(try names(program, "remarks") == ["index.html", "lyon.svg", "maps.json", "milan.svg"])
    try program.write("# all\n", to: "none.txt")
    let none = try program.run("render", "pairs.csv", "--each-hub", "--hubs", "none.txt", "--least", "2", "-o", "none")
    #expect(none.exitCode == 2 && none.errors.contains("--hubs: no city is chosen; write the name of one in each line"))
    try program.write("# all\nLyons\nValencia\nQqyzzyx\n", to: "wrong.txt")
    let wrong = try program.run("render", "pairs.csv", "--each-hub", "--hubs", "wrong.txt", "-o", "none")
    #expect(wrong.exitCode == 1)
    #expect(wrong.errors.contains("wrong.txt:2:1: in no row of pairs.csv: \"Lyons\"; did you mean \"Lyon\"?"))
    #expect(
      wrong.errors.contains(
        "wrong.txt:4:1: in no row of pairs.csv: \"Qqyzzyx\"; mend or delete the line; fmap list hubs"))
    #expect(
      wrong.errors.contains(
        "several cities of that name: \"Valencia\"; add the country: Valencia, Spain; Valencia, Venezuela"))
    #expect(!FileManager.default.fileExists(atPath: program.folder.appendingPathComponent("none").path))
  }

  @Test func aBrokenRowStopsItsTwoCitiesAlone() throws {
    let program = try program(Self.table + "Milan,Italy,Xyzzyqq,France,1970-13-01,x\n")
    let run = try program.run("render", "pairs.csv", "--each-hub", "-o", "maps")
    #expect(run.exitCode == 1)
    #expect(run.text == "wrote 5 maps to maps\n")
    let cure = "mend the rows, or leave them out with --leave-out-errors"
    #expect(run.errors.contains("fmap: error: maps: 2 of 7 maps were not drawn; maps/maps.json says why; \(cure)\n"))
    #expect(run.errors.contains("fmap: error: pairs.csv:6:5: not a date: \"1970-13-01\"; check day and month; "))
    #expect(run.errors.contains("; it costs the map of Milan, Italy\n"))
    #expect(
      run.errors.contains(
        "fmap: error: pairs.csv:6:3: no place of that name: \"Xyzzyqq, France\"; check name and country, or write its"))
    #expect(
      try names(program) == [
        "frankfurt-am-main.svg", "index.html", "johannesburg.svg", "lyon.svg", "maps.json", "valencia-es.svg",
        "valencia-ve.svg",
      ])
    let list = try MapsManifest(decoding: Array(bytes(program, "maps/maps.json")))
    #expect(list.failed.map(\.id) == ["milan", "xyzzyqq"] && list.maps.count == 5)
    #expect(list.failed[0].problems.first?.contains("not a date") == true)
    let page = String(decoding: try bytes(program, "maps/index.html"), as: UTF8.self)
    #expect(
      page.contains("<li><b>Milan, Italy</b> ")
        && page.contains("pairs.csv:6:5: not a date: &quot;1970-13-01&quot;</span>"))
    #expect(page.contains("pairs.csv:6:5: 不是日期：“1970-13-01”"))
    // Without the row both have what is left of theirs.
    let lenient = ["render", "pairs.csv", "--leave-out-errors", "--year", "1998"]
    let left = try program.run(lenient + ["--each-hub", "-o", "maps"])
    #expect(left.text == "wrote 6 maps to maps\n" && left.errors.contains("warning: pairs.csv:6:5: not a date"))
    #expect(left.errors.components(separatedBy: "pairs.csv:6:5").count == 2)
    #expect(try program.run(lenient + ["--hub", "Milan, Italy", "-o", "one.svg"]).exitCode == 0)
    #expect(try bytes(program, "maps/milan.svg") == bytes(program, "one.svg"))
    // Once the row is mended the rest is drawn anew: it is another table.
    try program.write(Self.table, to: "pairs.csv")
    #expect(try program.run("render", "pairs.csv", "--each-hub", "-o", "maps").text == "wrote 6 maps to maps\n")
    #expect(try !String(decoding: bytes(program, "maps/index.html"), as: UTF8.self).contains("class=\"missing\""))
  }

  @Test func theListSaysWhatLiesThere() throws {
    let program = try program()
    try program.run("render", "pairs.csv", "--each-hub", "-o", "maps", "--date", "1955-05-05", "--lang", "en")
    let list = try MapsManifest(decoding: Array(bytes(program, "maps/maps.json")))
    let lyon = try #require(list.maps.first { $0.id == "lyon" })
    #expect(lyon.hub == "Lyon, France" && lyon.names == ["en": "Lyon"] && lyon.countryCode == "FR")
    #expect(lyon.partners == 1 && lyon.agreements == 3 && lyon.files.map(\.name) == ["lyon.svg"])
    #expect(abs(lyon.latitude - 45.75) < 0.1 && abs(lyon.longitude - 4.85) < 0.1)
    #expect(list.key.date == "1955-05-05" && list.key.options == ["lang": ["en"]] && list.key.names == ["{hub}.svg"])
    #expect(list.key.table.name == "pairs.csv" && list.failed.isEmpty && list.earlier == nil)
    let page = String(decoding: try bytes(program, "maps/index.html"), as: UTF8.self)
    #expect(page.contains("<a class=\"map\" href=\"lyon.svg\"><img src=\"lyon.svg\" width=\"1920\" height=\"1080\""))
  }

  @Test func partsOfTheWorkGiveTheWhole() throws {
    let program = try program()
    try program.run("render", "pairs.csv", "--each-hub", "-o", "whole")
    for part in [2, 4, 1, 3] {
      let run = try program.run("render", "pairs.csv", "--each-hub", "-o", "maps", "--shard", "\(part)/4")
      #expect(run.text == "wrote \(part < 3 ? "2 maps" : "1 map") to maps\n")
    }
    #expect(try names(program) == names(program, "whole"))
    for name in try names(program) {
      #expect(try bytes(program, "maps/\(name)") == bytes(program, "whole/\(name)"), "\(name)")
    }
  }

  /// Parts that draw otherwise than what lies there replace it, each its own.
  @Test func partsReplaceWhatIsEarlier() throws {
    let program = try program()
    try program.run("render", "pairs.csv", "--each-hub", "-o", "maps")
    try program.run("render", "pairs.csv", "--each-hub", "-o", "whole", "--theme", "print")
    for part in 1...3 {
      let run = try program.run(
        "render", "pairs.csv", "--each-hub", "-o", "maps", "--shard", "\(part)/3", "--theme", "print")
      #expect(run.text == "wrote 2 maps to maps\n")
    }
    for name in try names(program) {
      #expect(try bytes(program, "maps/\(name)") == bytes(program, "whole/\(name)"), "\(name)")
    }
  }

  @Test(arguments: [
    (["--hub", "Lyon"], "--hub: given together with --each-hub"), (["--map", "x.json"], "--map: given together with"),
    (["-o", "x.svg"], "-o x.svg: one name for many maps"), (["-o", "-"], "-o -: one place for many maps"),
    (["-o", "{hub}/{hub}.svg"], "must stand once"), (["-o", "{hub}/x.svg"], "must stand once"),
    (["-o", "a/{hub}.svg", "-o", "b/{hub}.png"], "-o b: several folders: \"a\""),
    (["-o", "a/{hub}.svg", "-o", "a/x{hub}.svg"], "a second name for .svg"),
    (["-o", "a/{hub}.svg", "--format", "png"], "--format: the names after -o already say"),
    (["-o", "a/{hub}.gif"], "no writer for \".gif\""), (["--dpi", "300"], "--dpi: nothing to apply it to"),
    (["--url", "https://example.org/"], "--url: is for the page of one map"), (["--kiosk"], "--kiosk: is for a page"),
    (["--least", "9"], "--least: no city is chosen; most partners that one has: 3"),
    (["--lang", "xx"], "--lang: unknown language"),
    (["--theme", "lihgt"], "did you mean \"light\"?"), (["--shard", "0/3"], "--shard: not a part of a whole"),
    (["--shard", "4/3"], "not a part of a whole"), (["--shard", "1"], "not a part of a whole"),
    (["--shard", "1/2/3"], "not a part of a whole"), (["--jobs", "0"], "--jobs: out of range"),
  ])
  func wrongUsageIsTold(_ words: [String], _ told: String) throws {
    let program = try program()
    let output = words.contains("-o") ? [] : ["-o", "maps"]
    let run = try program.run(["render", "pairs.csv", "--each-hub"] + output + words)
    #expect(run.exitCode == 2 && run.errors.contains(told), "\(run.errors)")
    #expect((try? names(program))?.contains("lyon.svg") != true)
  }

  @Test func itsOptionsNeedIt() throws {
    let run = try program().run("render", "pairs.csv", "--hub", "Lyon", "--shard", "1/2")
    #expect(run.exitCode == 2 && run.errors.contains("--shard: is for the maps of all cities; add --each-hub"))
    let list = try Program()
    try list.write("city,country\nLyon,France\n", to: "list.csv")
    #expect(try list.run("render", "list.csv", "--each-hub").errors.contains("list.csv: not a table of pairs"))
  }
}

/// What a run says that has drawn many maps.
@Suite struct HubReportTests {
  private func results() throws -> [HubResult] {
    let table = "city1,country1,city2,country2\nUlm,Germany,Lyon,France\nUlm,Germany,Bergen,Norway\n"
    return try CityPairs(table: Array(table.utf8)).hubs.map(HubResult.init)
  }

  private func map(_ id: String) -> MapsManifest.Map? {
    let list = Data(
      """
      {"id": "\(id)", "hub": "", "names": {}, "country": "", "countryCode": "", "latitude": 0, "longitude": 0, "partners": 1,
       "agreements": 1, "files": [{"name": "\(id).svg", "sha256": ""}]}
      """.utf8)
    return try? JSONDecoder().decode(MapsManifest.Map.self, from: list)
  }

  /// A map of which one format failed was drawn; a row is told once, with all that it costs.
  @Test func whatFailsIsToldOnceAndAsItIs() throws {
    var results = try results()
    let row = Problem(at: Problem.Place("p.csv:2:5", row: 2, column: 5), "not a date", found: "x", cure: "write one")
    (results[0].problems, results[1].problems) = ([row], [row])
    results[2].problems = [Problem(at: "drawing", "no font")]
    results[2].map = map("ulm")
    let told = HubReport(folder: "maps", results: results, leavesOutErrors: false).failures.map(\.description)
    #expect(
      told == [
        "maps: 2 of 3 maps were not drawn; maps/maps.json says why; mend the rows, or leave them out with --leave-out-errors",
        "maps: maps of which not every file was drawn: 1; maps/maps.json says why",
        "drawing: no font; it costs the map of Ulm, Germany",
        "p.csv:2:5: not a date: \"x\"; write one; it costs the map of Bergen, Norway; Lyon, France",
      ])
  }

  /// A city of which nothing could be read keeps what the list says of the files that lie there.
  @Test func whatLiesThereStaysInTheList() throws {
    let program = try Program()
    let table = "city1,country1,city2,country2,date\nUlm,Germany,Lyon,France,1990\n"
    try program.write(table, to: "pairs.csv")
    try program.run("render", "pairs.csv", "--each-hub", "-o", "maps")
    let before = try MapsManifest(decoding: Array(#require(program.bytes("maps/maps.json"))))
    let pairs = try CityPairs(table: Array(table.utf8), named: "pairs.csv")
    let path = program.folder.appendingPathComponent("maps").path
    let arguments = try Arguments(["pairs.csv", "--each-hub", "-o", path], for: .render)
    let choice = try HubChoice(arguments, pairs, on: pairs.day)
    var folder = MapsFolder(try HubOutputs(arguments), before.key)
    try folder.begin(choice)
    let results = choice.own.map { hub in
      var result = HubResult(hub)
      result.there = folder.files(of: hub).there
      result.problems = [Problem(at: "memory", "too little")]
      return result
    }
    try folder.end(results, choice)
    let after = try MapsManifest(decoding: Array(#require(program.bytes("maps/maps.json"))))
    #expect(after.maps == before.maps && after.failed.map(\.id) == ["lyon", "ulm"])
    #expect(try !#require(program.read("maps/index.html")).contains("class=\"missing\""))
  }

  @Test func noMoreWorkAtOnceThanCoresAndMemory() {
    #expect(workerCount(MemoryNeed(fixed: 0), atMost: 256) == coreCount)
    #expect(workerCount(MemoryNeed(fixed: 0), atMost: 1) == 1)
    #expect(workerCount(MemoryNeed(fixed: 0, perThread: 1e15), atMost: 256) == 1)
  }

  /// The page has the colours of a theme in a file.
  @Test func thePageHasTheColoursOfTheMaps() throws {
    let program = try Program()
    try program.write("city1,country1,city2,country2,date\nUlm,Germany,Lyon,France,1990\n", to: "pairs.csv")
    try program.write("{\"base\": \"light\", \"colors\": {\"sea\": \"#123456\"}}", to: "house.json")
    let run = try program.run("render", "pairs.csv", "--each-hub", "-o", "maps", "--theme", "house.json")
    #expect(run.exitCode == 0 && program.read("maps/index.html")?.contains("#123456") == true, "\(run.errors)")
  }

  /// Frames of other years are others.
  @Test func theKeyOfFramesHasTheirDays() throws {
    let arguments = try Arguments([], for: .animate)
    let map = try FriendshipMap(table: Array("City,Country\nUlm,Germany\n".utf8), hub: "Lyon, France")
    let key = { (years: ClosedRange<Int>) in
      frameKey(arguments, map.data, Timeline(map.data.atlas, years: years, tweens: 1, durations: .init()).frames)
    }
    #expect(key(2020...2021) == key(2020...2021) && key(2020...2021) != key(2020...2022))
  }
}

/// Parts of work.
@Suite struct ShardTests {
  private func shard(_ text: String) throws -> Shard {
    try Shard(Arguments(["--each-hub", "--shard", text], for: .render))
  }

  @Test func partsAreTheWholeOnce() throws {
    let all = Array(0..<23)
    let parts = try (1...7).map { try shard("\($0)/7").part(of: all) }
    #expect(parts.flatMap { $0 }.sorted() == all && parts[2] == [2, 9, 16])
    #expect(parts.map(\.count).max()! - parts.map(\.count).min()! == 1)
    #expect(try Shard(Arguments([], for: .render)).part(of: all) == all)
  }
}

/// The lock of a folder.
@Suite struct FolderLockTests {
  @Test(arguments: [true, false])
  func oneRunAtATimeIsLetIn(_ canLockFolders: Bool) async throws {
    let folder = try Program().folder.path
    let steps = Steps()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<20 {
        group.addTask {
          do {
            let lock = try FolderLock(folder, canLockFolders: canLockFolders)
            steps.enter()
            usleep(2000)
            steps.leave()
            withExtendedLifetime(lock) {}
          } catch { Issue.record(error) }
        }
      }
    }
    #expect(steps.most == 1)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0 != ".stdout" && $0 != ".stderr" } == [])
  }

  @Test func whoWaitsSaysSoAndRemovesItsOwnFileAlone() throws {
    let program = try Program()
    let folder = program.folder.path
    nonisolated(unsafe) var isTold = false
    let ready = DispatchSemaphore(value: 0)
    do {
      let lock = try FolderLock(folder, canLockFolders: false, waiting: { isTold = true })
      #expect(!isTold)
      let waits = Thread {
        _ = try? FolderLock(folder, canLockFolders: false, waiting: { isTold = true })
        ready.signal()
      }
      waits.start()
      usleep(200_000)
      #expect(isTold)
      withExtendedLifetime(lock) {}
    }
    #expect(ready.wait(timeout: .now() + 20) == .success)
    #expect(program.bytes(".fmap-lock") == nil)
    do {
      let lock = try FolderLock(folder, canLockFolders: false)
      try FileManager.default.removeItem(atPath: "\(folder)/.fmap-lock")
      try program.write("another's", to: ".fmap-lock")
      withExtendedLifetime(lock) {}
    }
    #expect(program.bytes(".fmap-lock") != nil)
  }

  private final class Steps: @unchecked Sendable {
    private let lock = NSLock()
    private var inside = 0
    private(set) var most = 0

    func enter() {
      lock.withLock {
        inside += 1
        most = max(most, inside)
      }
    }

    func leave() { lock.withLock { inside -= 1 } }
  }
}

/// What a run that was killed has left.
@Suite struct LeftoverTests {
  /// At once goes what a run of this machine has left; of other machines nobody sees what still lives, so that it must be old.
  @Test func whatNobodyWritesGoesAtOnce() throws {
    let program = try Program()
    let (here, there) = (Target.host, Target.host == "0000beef" ? "0000cafe" : "0000beef")
    let names = [
      "lyon.svg.\(here)-999999.tmp", "paris.svg.\(here)-999998.tmp", "other.\(here)-999999.tmp",
      "lyon.svg.\(there)-999999.tmp", "paris.svg.\(there)-1-2.tmp", "lyon.svg.999999.tmp",
    ]
    for name in names { try program.write("half", to: name) }
    try program.shell("touch -t 202001010000 paris.svg.\(there)-1-2.tmp")
    let live = open(program.folder.appendingPathComponent(names[1]).path, O_RDWR)
    #expect(flock(live, LOCK_EX) == 0)
    let ours = [Array("lyon.svg".utf8), Array("paris.svg".utf8)]
    Target("maps.json", in: program.folder.path).removeLeftovers(atOnce: true) { name in
      ours.contains(name.map { UInt8(bitPattern: $0) })
    }
    close(live)
    let left = try FileManager.default.contentsOfDirectory(atPath: program.folder.path).filter { $0.hasSuffix(".tmp") }
    #expect(Set(left) == [names[1], names[2], names[3], names[5]])
  }
}
