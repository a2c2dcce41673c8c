import Foundation
import FriendshipMaps
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
    let run = try program.run(["render", "pairs.csv"] + words)
    #expect(run.exitCode == 0 && run.errors.isEmpty && run.text.isEmpty)
    let files = Self.ids.flatMap { ["\($0).svg", "map-\($0).html"] } + ["index.html", "maps.json"]
    #expect(try names(program) == files.sorted())
    for (id, hub) in [("lyon", "Lyon, France"), ("valencia-ve", "Valencia, Venezuela")] {
      let one = ["render", "pairs.csv", "--hub", hub, "--theme", "dark", "-o", "one.svg", "-o", "one.html", "--quiet"]
      #expect(try program.run(one).exitCode == 0)
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
      try program.run("render", "pairs.csv", "--each-hub", "-o", "maps", "--year", "1990").text
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
    #expect(try program.run("render", "pairs.csv", "--each-hub", "-o", "maps").exitCode == 0)
    #expect(try bytes(program, "maps/lyon.svg") == Data("edited".utf8))
    #expect(try program.run("render", "pairs.csv", "--each-hub", "-o", "maps", "--theme", "dark").exitCode == 1)
    #expect(try bytes(program, "maps/lyon.svg") == Data("edited".utf8))
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
    try program.write("Lyons\nValencia\n", to: "wrong.txt")
    let wrong = try program.run("render", "pairs.csv", "--each-hub", "--hubs", "wrong.txt", "-o", "none")
    #expect(wrong.exitCode == 1 && wrong.errors.contains("in no row of pairs.csv: \"Lyons\"; did you mean \"Lyon\"?"))
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
    #expect(run.errors.contains("fmap: error: maps: 2 of 7 maps were not drawn; maps/maps.json says why\n"))
    #expect(run.errors.contains("fmap: error: Milan, Italy: pairs.csv:6:"))
    #expect(run.errors.contains("fmap: error: Xyzzyqq, France: no place of that name; add its latitude and longitude"))
    #expect(
      try names(program) == [
        "frankfurt-am-main.svg", "index.html", "johannesburg.svg", "lyon.svg", "maps.json", "valencia-es.svg",
        "valencia-ve.svg",
      ])
    let list = try MapsManifest(decoding: Array(bytes(program, "maps/maps.json")))
    #expect(list.failed.map(\.id) == ["milan", "xyzzyqq"] && list.maps.count == 5)
    #expect(list.failed[0].problems.first?.contains("not a date") == true)
    // Once the row is mended the rest is drawn anew: it is another table.
    try program.write(Self.table, to: "pairs.csv")
    #expect(try program.run("render", "pairs.csv", "--each-hub", "-o", "maps").text == "wrote 6 maps to maps\n")
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
  @Test func whatNobodyWritesGoesAtOnce() throws {
    let program = try Program()
    for name in ["lyon.svg.999999.tmp", "paris.svg.999998.tmp", "other.999999.tmp"] {
      try program.write("half", to: name)
    }
    let live = open(program.folder.appendingPathComponent("paris.svg.999998.tmp").path, O_RDWR)
    #expect(flock(live, LOCK_EX) == 0)
    let ours = [Array("lyon.svg".utf8), Array("paris.svg".utf8)]
    Target("maps.json", in: program.folder.path).removeLeftovers(atOnce: true) { name in
      ours.contains(name.map { UInt8(bitPattern: $0) })
    }
    close(live)
    let left = try FileManager.default.contentsOfDirectory(atPath: program.folder.path).filter { $0.hasSuffix(".tmp") }
    #expect(left.sorted() == ["other.999999.tmp", "paris.svg.999998.tmp"])
  }
}
