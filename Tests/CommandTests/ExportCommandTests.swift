import Foundation
import Testing

@Suite struct ExportCommandTests {
  private func json(_ data: Data?) throws -> [String: Any] {
    let data = try #require(data)
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func geoJSONHasEveryCityAndEveryDatedLink() throws {
    let program = try Program()
    #expect(try program.run("export", "geojson").text == "wrote out/friendships.geojson\n")
    let document = try json(program.bytes("out/friendships.geojson"))
    let features = try #require(document["features"] as? [[String: Any]])
    let kinds = features.compactMap { ($0["properties"] as? [String: Any])?["kind"] as? String }
    #expect(
      kinds.count { $0 == "hub" } == 1 && kinds.count { $0 == "city" } == 37 && kinds.count { $0 == "link" } == 39)
    let links = features.filter { ($0["properties"] as? [String: Any])?["kind"] as? String == "link" }
    let chicago = try #require(links.first { ($0["properties"] as? [String: Any])?["id"] as? String == "chicago-us" })
    let geometry = try #require(chicago["geometry"] as? [String: Any])
    let lines = try #require(geometry["coordinates"] as? [[[Double]]])
    #expect(geometry["type"] as? String == "MultiLineString" && lines.count == 2)
    #expect(lines[0].first == [123.4314, 41.8056] && lines[0].last?[0] == 180 && lines[1].first?[0] == -180)
    #expect(lines[1].last == [-87.6298, 41.8781] && lines[0].last?[1] == lines[1].first?[1])
  }

  /// The table that is written reads back as the same data, whatever it was read from.
  @Test func csvReadsBackEqual() throws {
    let program = try Program()
    #expect(try program.run("export", "csv", "-o", "a.csv").exitCode == 0)
    #expect(try program.run("export", "csv", "--data", "a.csv", "-o", "b.csv").exitCode == 0)
    #expect(program.bytes("a.csv") == program.bytes("b.csv"))
    for kind in ["json", "geojson"] {
      #expect(try program.run("export", kind, "-o", "built-in.json").exitCode == 0)
      #expect(try program.run("export", kind, "--data", "a.csv", "-o", "read.json").exitCode == 0)
      #expect(program.bytes("built-in.json") == program.bytes("read.json"), "\(kind)")
    }
    #expect(program.bytes("a.csv")?.starts(with: [0xEF, 0xBB, 0xBF]) == true)
  }

  @Test func formulasAreWrittenAsTextAndReadBack() throws {
    let program = try Program()
    let table = try Program.geodata("friendships.csv").replacing(",1st sister city", with: ",=1+1")
    try program.write(table, to: "t.csv")
    let run = try program.run("export", "csv", "--data", "t.csv", "-o", "o.csv")
    #expect(run.exitCode == 0)
    #expect(
      run.errors.contains("note: o.csv:2:14: a spreadsheet would take this for a formula: \"=1+1\""), "\(run.errors)")
    #expect(program.read("o.csv")?.contains(",'=1+1") == true)
    #expect(try program.run("export", "csv", "--data", "o.csv", "-o", "again.csv").exitCode == 0)
    #expect(program.bytes("o.csv") == program.bytes("again.csv"))
    for name in ["t.csv", "o.csv"] {
      #expect(try program.run("export", "json", "--data", name, "-o", name + ".json").exitCode == 0)
    }
    #expect(program.bytes("t.csv.json") == program.bytes("o.csv.json"))
  }

  /// Lists are tables, too, with tabs.
  @Test func formulasAreTextInLists() throws {
    let program = try Program()
    let table = try Program.geodata("friendships.csv").replacing("Chicago", with: "=Chicago")
    try program.write(table, to: "t.csv")
    let run = try program.run("list", "cities", "--lang", "en", "--data", "t.csv")
    #expect(run.exitCode == 0 && run.text.contains("\t'=Chicago\tUS\t"), "\(run.errors)")
  }

  /// A table that is called a workbook would be refused by whoever opens it.
  @Test(arguments: [("csv", "t.xlsx"), ("csv", "t"), ("csv", "t.json"), ("geojson", "t.csv"), ("json", "t.geojson")])
  func theNameMustFitTheKind(_ kind: String, _ name: String) throws {
    let program = try Program()
    let run = try program.run("export", kind, "-o", name)
    #expect(
      run.exitCode == 2 && run.errors.contains("-o \(name): not the name of a file of this kind; end the name in ."))
    #expect(program.files.isEmpty)
  }

  /// What is exported without names of countries in English has no empty column for them.
  @Test func columnsThatAreEmptyAreLeftOut() throws {
    let program = try Program()
    try program.write(
      "英文名,国家,国家代码,大洲,纬度,经度,关系,缔结日期,来源\nSapporo,日本,JP,亚洲,43.06,141.35,友好城市,1980-11-18,https://example.org/\n",
      to: "t.csv")
    #expect(try program.run("export", "csv", "--data", "t.csv", "-o", "o.csv").exitCode == 0)
    #expect(program.read("o.csv")?.contains("city_en,country_code,country_zh,continent,") == true)
  }

  /// Filters take the words of the table in any language.
  @Test func filtersUnderstandChinese() throws {
    let program = try Program()
    let english = try program.run("list", "cities", "--continent", "Europe", "--relation", "sister", "--country", "DE")
    let chinese = try program.run("list", "cities", "--continent", "欧洲", "--relation", "友好城市", "--country", "德国")
    #expect(english.exitCode == 0 && english.text == chinese.text && english.text.contains("Düsseldorf"))
  }

  @Test func onADayThereIsOnlyWhatIsInForce() throws {
    let program = try Program()
    let run = try program.run("export", "json", "--year", "1981", "-o", "-")
    let document = try json(run.output)
    #expect((document["agreements"] as? [Any])?.count == 2 && (document["cities"] as? [Any])?.count == 2)
    let filtered = try json(try program.run("export", "json", "--country", "US", "-o", "-").output)
    #expect((filtered["cities"] as? [[String: Any]])?.map { $0["id"] as? String } == ["chicago-us"])
    #expect(try program.run("export", "kml").exitCode == 2)
  }
}
