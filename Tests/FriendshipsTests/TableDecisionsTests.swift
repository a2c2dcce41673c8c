import Geometry
import Messages
import TestSupport
import Testing

@testable import Friendships

/// What map.json says of a table whose file stays as it is.
@Suite struct TableDecisionsTests {
  private func read(_ members: String) -> (decisions: TableDecisions?, problems: [String]) {
    let text = SampleTable.map.replacing("\"friendships\"", with: "\(members), \"friendships\"")
    var problems: [Problem] = []
    let file = MapFile(Array(text.utf8), file: "map.json", looks: Shenyang.looks, problems: &problems)
    return (file?.decisions, problems.map(\.description))
  }

  @Test func aMapWithoutThemHasNone() {
    #expect(read("\"firstYear\": 1980").decisions == TableDecisions())
  }

  @Test func sheetEncodingColumnsAndAnswersAreRead() throws {
    let (read, problems) = read(
      """
      "sheet": " 工作表2 ", "encoding": "shift_jis",
      "columns": {"备注2": "note", "类型": "relation", "F": "", "所在 \\n 省": "area", "城市": "city_zh"},
      "answers": [
        {"city": "堪萨斯市", "country": "美国", "latitude": 39.0997, "longitude": -94.5786, "from": "GeoNames"},
        {"city": "某地", "leaveOut": true},
        {"city": "波城", "country": " ", "column": "established", "was": "", "is": "1998-12"},
      ]
      """)
    let decisions = try #require(read)
    #expect(problems.isEmpty)
    #expect(decisions.sheet == "工作表2" && decisions.encoding == "shift_jis")
    #expect(
      decisions.columns == ["备注2": "note", "类型": "relation", "F": "", "所在 省": "area", "城市": "city_zh"])
    let place = Coordinate(latitude: 39.0997, longitude: -94.5786)
    #expect(
      decisions.answers == [
        .init(city: "堪萨斯市", country: "美国", .place(place, from: "GeoNames")),
        .init(city: "某地", country: "", .leaveOut),
        .init(city: "波城", country: "", .correction(column: "established", was: "", is: "1998-12")),
      ])
  }

  @Test func everyFaultIsToldAtOnceByItsPath() {
    let (read, problems) = read(
      """
      "sheet": 2, "columns": {"a": "estblished", "b": "city_e", "": "note", "c": 1},
      "answers": [3, {"city": "A"}, {"city": "A", "leaveOut": true, "latitude": 1, "longitude": 2},
        {"city": "A", "leaveOut": false}, {"city": "A", "latitude": 95, "longitude": "x"}, {"latitude": 1, "longitude": 1},
        {"city": "A", "column": "relatio", "was": "a", "is": "b"}, {"city": "A", "column": "area", "was": "a", "is": "b"},
        {"city": "A", "leaveOut": true, "from": "x"}, {"city": "A", "column": "note", "was": "a"}]
      """)
    #expect(read == nil)
    let places = problems.map { String($0.dropFirst("map.json: ".count).prefix { $0 != ":" }) }
    #expect(
      places == [
        "sheet", "columns", "columns.a", "columns.b", "columns.c", "answers[0]", "answers[1]", "answers[2]",
        "answers[3].leaveOut", "answers[4].latitude", "answers[4].longitude", "answers[5].city", "answers[6].column",
        "answers[7].column", "answers[8].from", "answers[9].is",
      ], "\(problems)")
    #expect(problems[2].contains("unknown column: \"estblished\"; did you mean \"established\"?"))
    #expect(problems[6].contains("an answer that says nothing; give latitude and longitude, or leaveOut"))
    #expect(problems[7].contains("an answer that says two things"))
  }

  @Test func anUnknownMemberOfAnAnswerIsAWarning() throws {
    let (read, problems) = read("\"answers\": [{\"city\": \"A\", \"leaveOut\": true, \"row\": 3}]")
    #expect(read?.answers.count == 1)
    #expect(problems.count == 1 && problems[0].hasPrefix("map.json: answers[0].row: unknown member, ignored"))
  }
}
