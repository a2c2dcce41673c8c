import Foundation
import Testing

/// Decisions about a table in map.json, through the real program.
@Suite struct DecisionTests {
  private static let list = """
    友城,国家,日期,备注2
    札幌,日本,1980-11-18,x
    堪萨斯市,美国,1989.13,y
    哥伦布,美国,2001,z
    奇怪城,法国,2002,
    """
  private static let members = """
    "columns": {"备注2": "note"},
    "answers": [
      {"city": "堪萨斯市", "country": "美国", "latitude": 39.0997, "longitude": -94.5786, "from": "GeoNames"},
      {"city": "堪萨斯市", "country": "美国", "column": "established", "was": "1989.13", "is": "1989-12"},
      {"city": "哥伦布", "country": "美国", "latitude": 39.961, "longitude": -82.999},
      {"city": "奇怪城", "country": "法国", "leaveOut": true},
      {"city": "札幌", "country": "中国", "leaveOut": true}
    ],
    "look": {"languages": ["zh"], "width": 1000, "height": 700}
    """

  /// A folder with a list and a map file with decisions about it.
  private func folder(_ members: String = Self.members, table: String = "list.csv") throws -> Program {
    let program = try Program()
    try program.write(Self.list, to: "list.csv")
    let map = try Program.geodata("map.json").replacing(
      "\"friendships\": \"friendships.csv\"", with: "\"friendships\": \"\(table)\", \(members)")
    try program.write(map, to: "map.json")
    return program
  }

  @Test func everyCommandHonoursThem() throws {
    let program = try folder()
    let run = try program.run("render", "map.json", "-o", "a.svg")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.errors.contains("note: list.csv:5:1: not drawn, left out on purpose: \"奇怪城, 法国\""))
    let svg = try #require(program.read("a.svg"))
    #expect(svg.contains("viewBox=\"0 0 1000 700\"") && svg.contains("名单中另有1城未列入"))
    let cities = try program.run("list", "cities", "map.json", "--quiet").text.split(separator: "\n")
    #expect(cities.count == 4 && cities[0].contains("city_zh") && !cities[0].contains("city_en"))
    #expect(cities[2].contains("堪萨斯市") && cities[2].contains("1989-12"))
    #expect(try program.run("embed", "map.json", "--quiet").text.contains("width=\"1000\" height=\"700\""))
    let frames = try program.run("animate", "map.json", "-o", "m.gif", "--from", "2001", "--to", "2001", "--quiet")
    #expect(frames.exitCode == 0 && program.bytes("m.gif")?.dropFirst(6).prefix(4) == Data([0xE8, 3, 0xBC, 2]))
  }

  @Test func aRowWithAnErrorIsLeftOutWhereTheMapSaysSo() throws {
    let members = "\"columns\": {\"备注2\": \"note\"}, \"look\": {\"languages\": [\"zh\"]}"
    #expect(try folder(members).run("render", "map.json", "-o", "a.svg").exitCode == 1)
    #expect(try folder("\"leaveOutErrors\": false, \(members)").run("render", "map.json").exitCode == 1)
    let program = try folder("\"leaveOutErrors\": true, \(members)")
    let run = try program.run("render", "map.json", "-o", "a.svg")
    #expect(run.exitCode == 0 && run.errors.contains("warning: list.csv:3:3: not a date"), "\(run.errors)")
    let svg = try #require(program.read("a.svg"))
    #expect(svg.contains("名单中另有1城未列入") && svg.contains("札幌") && !svg.contains("堪萨斯市"))
    #expect(try program.run("check", "map.json").exitCode == 0)
    // What is wrong elsewhere than in a row is an error all the same.
    try program.write("友城,友城,友城\n札幌,日本,1980\n", to: "list.csv")
    #expect(try program.run("render", "map.json", "-o", "b.svg").exitCode == 1)
    let wrong = try folder("\"leaveOutErrors\": 1, \(members)").run("check", "map.json")
    #expect(wrong.text.contains("error: map.json: leaveOutErrors: neither true nor false"), "\(wrong.text)")
  }

  @Test func checkSaysWhatMeetsNoRow() throws {
    let text = try folder().run("check", "map.json").text
    #expect(text.contains("note: map.json: answers[4]: an answer that meets no row; city, country and what was there"))
    #expect(!text.contains("answers[3]") && text.contains("errors: 0"))
    let zh = try folder().run("check", "map.json", "--lang", "zh").text
    #expect(zh.contains("map.json: answers[4]: 这条答复与任何一行都对不上；城市、国家和原来的内容要与单元格完全一致"))
  }

  /// What was answered stands in the exported table, which needs no answers any more.
  @Test(arguments: ["csv", "xlsx"]) func anExportedTableReadsBackTheSame(_ kind: String) throws {
    let program = try folder()
    #expect(try program.run("export", kind, "map.json", "-o", "out.\(kind)", "--quiet").exitCode == 0)
    try program.run("render", "map.json", "-o", "a.svg", "--quiet")
    let map = try #require(program.read("map.json"))
    let plain = map.replacing(
      Self.members, with: "\"look\": {\"languages\": [\"zh\"], \"width\": 1000, \"height\": 700}")
    try program.write(plain.replacing("list.csv", with: "out.\(kind)"), to: "map.json")
    let run = try program.run("render", "map.json", "-o", "b.svg")
    #expect(run.exitCode == 0 && run.errors.contains("left out on purpose"), "\(run.errors)")
    let pictures = ["a.svg", "b.svg"].map { program.read($0)?.replacing(#/<metadata>.*?</metadata>/#, with: "") ?? $0 }
    #expect(pictures[0] == pictures[1])
    if kind == "csv" {
      let rows = try #require(program.read("out.csv")).split(separator: "\r\n")
      #expect(rows.contains { $0.contains("堪萨斯市") && $0.contains("39.0997,-94.5786") && $0.hasSuffix(",GeoNames") })
      #expect(rows.contains { $0.contains("奇怪城") && $0.hasSuffix(",left out") })
      #expect(rows.contains { $0.contains("哥伦布") && $0.hasSuffix(",") })
    }
  }

  // MARK: Which cells are read

  @Test func theSheetOfAWorkbookIsThatOfTheMap() throws {
    let program = try folder("\"sheet\": \"friendships\"", table: "t.xlsx")
    try program.write(Self.list.replacing("1989.13", with: "1989"), to: "good.csv")
    try program.run("export", "xlsx", "good.csv", "--hub", "Shenyang", "-o", "t.xlsx", "--quiet")
    #expect(try program.run("check", "map.json").exitCode != 2)
    let wrong = try folder("\"sheet\": \"Sheet9\"", table: "t.xlsx")
    try FileManager.default.copyItem(
      at: program.folder.appendingPathComponent("t.xlsx"), to: wrong.folder.appendingPathComponent("t.xlsx"))
    let run = try wrong.run("render", "map.json", "-o", "a.svg")
    #expect(run.exitCode == 1)
    #expect(
      run.errors
        == "fmap: error: map.json: sheet: there is no such sheet: \"Sheet9\"; the workbook has \"friendships\"\n")
    #expect(try wrong.run("check", "map.json", "--sheet", "friendships").exitCode != 2)
    let text = try folder("\"sheet\": \"Sheet9\"").run("check", "map.json").text
    #expect(text.contains("warning: map.json: sheet: not a workbook: \"list.csv\"; leave it out"))
  }

  @Test func theEncodingOfATextIsThatOfTheMap() throws {
    let program = try folder("\"encoding\": \"latin1\"", table: "old.csv")
    let text = "city_en,country,date\nM\u{FC}nster,Germany,2001\nD\u{FC}ren,Germany,2002\n"
    try program.write(text.unicodeScalars.map { UInt8($0.value) }, to: "old.csv")
    let cities = try program.run("list", "cities", "map.json", "--quiet", "--lang", "en").text
    #expect(cities.contains("Münster") && cities.contains("Düren"))
    let wrong = try folder("\"encoding\": \"lattin1\"").run("check", "map.json")
    #expect(wrong.exitCode == 1 && wrong.text.contains("error: map.json: encoding: unknown encoding: \"lattin1\""))
  }

  /// A table of pairs is that of the map's own city.
  @Test func aTableOfPairsIsReadAroundTheHub() throws {
    let program = try folder("\"columns\": {\"Anm\": \"note\"}", table: "pairs.csv")
    let table = """
      city1,country1,city2,country2,year,Anm
      Shenyang,China,Sapporo,Japan,1980,x
      Dalian,China,Kitakyushu,Japan,1979,y
      Turin,Italy,Shenyang,China,1985,z
      """
    try program.write(table, to: "pairs.csv")
    let cities = try program.run("list", "cities", "map.json", "--quiet", "--lang", "en").text.split(separator: "\n")
    #expect(cities.dropFirst().map { $0.prefix { $0 != "\t" } } == ["sapporo-jp", "turin-it"])
    try program.write(table.replacing("Shenyang", with: "Fushun"), to: "pairs.csv")
    let run = try program.run("render", "map.json", "-o", "a.svg")
    #expect(run.exitCode == 1 && run.errors.contains("map.json: hub: in no row of pairs.csv: \"Shenyang\""))
  }
}
