import Foundation
import Testing

/// `fmap check`, by a table with more than thirty faults, one a row, and by the built-in map, which has none.
@Suite struct CheckCommandTests {
  static let faults = Program.project.appendingPathComponent("Tests/Fixtures/faults")

  /// Every fault has its place and its cure; a failure shows what differs. `FMAP_RECORD=1` writes the files anew.
  @Test(arguments: ["en", "zh"]) func everyFaultIsNamedWithItsPlaceAndItsCure(_ language: String) throws {
    let run = try Program().run("check", "--map", Self.faults.path + "/map.json", "--lang", language)
    #expect(run.exitCode == 1 && run.errors.isEmpty)
    let golden = Self.faults.appendingPathComponent("check-\(language).txt")
    if ProcessInfo.processInfo.environment["FMAP_RECORD"] == "1", ProcessInfo.processInfo.environment["CI"] == nil {
      try run.text.write(to: golden, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: golden, encoding: .utf8).split(separator: "\n")
    let found = run.text.split(separator: "\n")
    for (line, wanted) in zip(found, expected) { #expect(line == wanted) }
    #expect(found.count == expected.count)
  }

  /// What the golden files hold, counted by hand: a message for each row but those that a later one contradicts.
  @Test func noTwoFaultsShareAPlace() throws {
    let lines = try String(contentsOf: Self.faults.appendingPathComponent("check-en.txt"), encoding: .utf8)
      .split(separator: "\n").filter { $0.contains(": table.csv:") || $0.contains(": map.json: ") }
    let places = lines.map {
      $0.split(separator: ": ")[1] + ($0.contains("map.json") ? $0.split(separator: ": ")[2] : "")
    }
    #expect(lines.count >= 30 && Set(places).count == lines.count)
    let chinese = try String(contentsOf: Self.faults.appendingPathComponent("check-zh.txt"), encoding: .utf8)
    for line in chinese.split(separator: "\n") {
      let isChinese = line.unicodeScalars.contains { $0.properties.isIdeographic }
      #expect(isChinese, "\(line)")
    }
  }

  @Test func theBuiltInMapHasNoDoubts() throws {
    let run = try Program().run("check", "--strict")
    #expect(run.exitCode == 0)
    #expect(run.text.hasSuffix("errors: 0, warnings: 0, notes: 2\n"))
    #expect(run.text.contains("2021-10-25: 22 of 22 Sister cities, 15 of 78 Friendly cooperative cities (63 missing)"))
  }

  @Test func jsonHoldsTheSame() throws {
    let run = try Program().run("check", "--map", Self.faults.path + "/map.json", "--json")
    let report = try #require(JSONSerialization.jsonObject(with: run.output) as? [String: [[String: Any]]])
    let text = try String(contentsOf: Self.faults.appendingPathComponent("check-en.txt"), encoding: .utf8)
    for problem in report["problems"] ?? [] {
      let (severity, place) = (problem["severity"] as? String ?? "", problem["place"] as? String ?? "")
      #expect(text.contains("\(severity): \(place): \(problem["message"] as? String ?? "?")"))
    }
    #expect(
      report["problems"]?.count
        == text.split(separator: "\n").count { $0.contains(": table.csv:") || $0.contains(": map.json: ") })
    #expect(report["claims"]?.first?["date"] as? String == "2021-10-25")
    #expect(run.exitCode == 1)
  }

  @Test func strictMakesWarningsFail() throws {
    let program = try Program()
    let table = try Program.geodata("friendships.csv")
    try program.write(table.replacing(",2021-12-09,", with: ",2098-12-09,"), to: "t.csv")
    #expect(try program.run("check", "--data", "t.csv").exitCode == 0)
    let strict = try program.run("check", "--data", "t.csv", "--strict")
    #expect(strict.exitCode == 1 && strict.text.contains("a date in the future: \"2098-12-09\"; today is 2026-11-23"))
  }

  /// The language of messages is that of `--lang`, or else of the system.
  @Test func messagesFollowTheSystem() throws {
    let program = try Program()
    let faulty = ["render", "--data", "nothing.csv"]
    #expect(try program.run(faulty).errors.hasPrefix("fmap: error: --data: cannot read"))
    #expect(
      try program.run(faulty, environment: ["LC_ALL": "zh_CN.UTF-8"]).errors.hasPrefix(
        "fmap: 错误: --data: 无法读取：没有这个文件或文件夹："))
    try program.write("PK\u{3}\u{4}", to: "t.xlsx")
    let damaged = try program.run(["render", "--data", "t.xlsx"], environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(damaged.errors == "fmap: 错误: t.xlsx: 文件已损坏或传输不完整：找不到文件的结尾部分；请重新复制或下载\n")
    #expect(
      try program.run(faulty + ["--lang", "en"], environment: ["LC_ALL": "zh_CN"]).errors.hasPrefix("fmap: error"))
    #expect(try program.run(faulty + ["--lang=zh"]).errors.hasPrefix("fmap: 错误"))
    #expect(try program.run(faulty, environment: ["LC_ALL": "tlh"]).errors.hasPrefix("fmap: error"))
  }

  /// What has no translation is told in English from the first word to the last.
  @Test func usageIsToldInOneLanguage() throws {
    let run = try Program().run(["render", "--year", "abc"], environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(run.errors == "fmap: 错误: --year: 不是数字：“abc”；应在 1 到 9999 之间\n")
    let unknown = try Program().run(["render", "--yaer", "1"], environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(
      unknown.errors.hasPrefix("fmap: error: render: unknown option: \"--yaer\"; did you mean"), "\(unknown.errors)")
  }

  /// Of a table without its columns nothing else can be said.
  @Test func aTableWithoutColumnsIsOneError() throws {
    let program = try Program()
    try program.write("颜色,资料来源\n红,https://example.org/\n", to: "t.csv")
    let run = try program.run("check", "--data", "t.csv", "--lang", "zh")
    let lines = run.text.split(separator: "\n")
    #expect(run.exitCode == 1 && lines.count == 3, "\(run.text)")
    #expect(lines.contains { $0.hasPrefix("错误: t.csv:1:1: 没有城市名称列；请在第一座城市上方") })
  }

  @Test func aTableWithoutAgreementsIsDoubtful() throws {
    let program = try Program()
    try program.write(String(try Program.geodata("friendships.csv").split(separator: "\n")[0]) + "\n", to: "t.csv")
    #expect(
      try program.run("check", "--data", "t.csv").text.contains("warning: t.csv: no agreements; write one in each row"))
  }

  /// A hundred of one kind are enough to see what is wrong; programs get all.
  @Test func manyProblemsOfOneKindAreCounted() throws {
    let program = try Program()
    let rows = (0..<130).map { "C\($0),JP,Japan,Asia,35,\(130 + Double($0) / 50),sister,,https://example.org/\n" }
    let header = "city_en,country_code,country_en,continent,latitude,longitude,relation,established,source\n"
    // Where no row has a date, none is missed.
    let dated = "Dated,JP,Japan,Asia,36,140,sister,2000,https://example.org/\n"
    try program.write(header + dated + rows.joined(), to: "t.csv")
    let run = try program.run("check", "--data", "t.csv")
    let told = run.text.split(separator: "\n").filter { $0.contains("no date") }
    #expect(told.count == 1 && told[0].hasPrefix("warning: t.csv:3:8: no date"))
    #expect(
      told.first?.hasSuffix(" (and 129 more like this, in rows 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 …)") == true)
    let chinese = try program.run("check", "--data", "t.csv", "--lang", "zh").text
    #expect(chinese.contains("（另有 129 处相同，在第 4、5、6、7、8、9、10、11、12、13、14、15 … 行）"))
    #expect(try program.run("check", "--data", "t.csv", "--json").text.contains("t.csv:132:8"))
    // What differs is told row by row.
    let wrong = (0..<130).map {
      "C\($0),JP,Japan,Asia,35,\(130 + Double($0) / 50),sister,1\($0)99-99,https://example.org/\n"
    }
    try program.write(header + wrong.joined(), to: "w.csv")
    let lines = try program.run("check", "--data", "w.csv").text.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("error: w.csv:") } == 100)
    #expect(lines.contains { $0.hasPrefix("error: 30 more like this: ") })
  }

  /// A table of pairs is checked as a whole, each matter told once, at its row and column.
  @Test(arguments: [[], ["--each-hub"]])
  func aTableOfPairsIsCheckedAsAWhole(_ words: [String]) throws {
    let program = try Program()
    let rows = [
      "Lyon,France,Milan,Italy,1967", "Milan,Italy,Springfield,United States,1970-13-01",
      "Springfield,United States,Lyon,France,1990",
      "Lyon,France,Xyzzyqq,Germany,1991",
    ]
    try program.write("city1,country1,city2,country2,date\n" + rows.joined(separator: "\n") + "\n", to: "pairs.csv")
    let run = try program.run(["check", "pairs.csv"] + words)
    let lines = run.text.split(separator: "\n").map(String.init)
    let places = { (kind: String) in
      lines.filter { $0.hasPrefix("\(kind): pairs.csv:") }.map { $0.split(separator: " ")[1] }
    }
    #expect(
      run.exitCode == 1 && places("error") == ["pairs.csv:3:3:", "pairs.csv:3:5:", "pairs.csv:5:3:"], "\(run.text)")
    #expect(places("note") == ["pairs.csv:2:1:", "pairs.csv:2:3:"])
    #expect(lines[3].contains("Springfield (near Chicago), Illinois, US, ") && !run.text.contains("place_from"))
    #expect(lines.last == "errors: 3, warnings: 1, notes: 2")
    try program.write("city,country\nLyon,France\n", to: "list.csv")
    #expect(try program.run("check", "list.csv").errors.contains("--hub: missing"))
    #expect(try program.run("check", "list.csv", "--each-hub").text.contains("error: list.csv: not a table of pairs"))
    #expect(try program.run("check", "pairs.csv", "--each-hub", "--hub", "Lyon").exitCode == 2)
  }

  @Test func aMapFileThatCannotBeReadIsAProblemToo() throws {
    let program = try Program()
    try program.write("{ \"hub\": ", to: "map.json")
    let run = try program.run("check", "--map", "map.json")
    #expect(run.exitCode == 1 && run.text.hasPrefix("error: map.json:1:"))
    #expect(try program.run("check", "--map", "none.json").text.hasPrefix("error: --map: cannot read"))
  }
}
