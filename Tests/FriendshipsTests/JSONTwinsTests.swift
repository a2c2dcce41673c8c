import Messages
import Testing
import TestSupport

@testable import Friendships

/// Members that stand twice in one object, of which only one counts.
@Suite struct JSONTwinsTests {
  private func twins(_ text: String) -> [String] {
    JSONTwins.all(in: Array(text.utf8)).map { "\($0.path) \($0.lines.first) \($0.lines.again)" }
  }

  @Test(arguments: [
    ("{\"a\": 1, \"a\": 2}", ["a 1 1"]), ("{\"a\": 1,\n\"b\": 2,\n\"a\": 3}", ["a 1 3"]),
    ("{\"a\": {\"b\": 1},\n \"c\": [0, {\"d\": 1,\n\"d\": 2}]}", ["c[1].d 2 3"]),
    ("{\"a\":\n[[1], [{\"x\": {\"y\":1,\"y\":2}}]]}", ["a[1][0].x.y 2 2"]),
    ("{\"title\": 1,\n\"\\u0074itle\": 2}", ["title 1 2"]), ("{\"\\ud83d\\ude00\": 1, \"😀\": 2}", ["😀 1 1"]),
    ("{a: 1, 'a': 2, \"\\x61\": 3}", ["a 1 1", "a 1 1"]), ("{\"é\": 1, \"e\u{301}\": 2}", ["e\u{301} 1 1"]),
    ("/* {\"a\": 1\n*/ {\"a\": 1, // \"a\"\n \"b\": \"a\", \"a\": 1}", ["a 2 3"]),
    ("{\"a\": \"\\\"a\\\": {\", \"a\": 2}", ["a 1 1"]), ("{\"a\": [1, 2,], \"a\": {},}", ["a 1 1"]),
  ])
  func areFound(_ text: String, _ wanted: [String]) { #expect(twins(text) == wanted) }

  @Test(arguments: [
    "{}", "[]", "{\"a\": {\"a\": {\"a\": 1}}}", "[{\"a\": 1}, {\"a\": 1}]", "{\"a\": \"a\", \"A\": [\"a\", \"a\"]}",
    "{\"a\": 1, \"b\": {\"c\": 1}, \"c\": 2}", "{", "\"", "{\"", "{\"\\", "}]}", "{\"\\u\":1}",
  ])
  func areNotSeenWhereThereAreNone(_ text: String) { #expect(twins(text).isEmpty) }

  @Test func theBuiltInFilesHaveNone() { #expect(JSONTwins.all(in: Shenyang.mapBytes).isEmpty) }

  @Test func aMapIsToldOfThemAndTheFirstCounts() throws {
    let twice = "\"title\": {\"en\": \"Friends\"},\n\"\\u0074itle\": {\"en\": \"Evil\"}"
    let text = SampleTable.map.replacing("\"title\": {\"en\": \"Friends\"}", with: twice)
    var problems: [Problem] = []
    let map = try #require(MapFile(Array(text.utf8), file: "map.json", looks: Shenyang.looks, problems: &problems))
    #expect(map.title["en"] == "Friends")
    #expect(
      problems.map { "\($0.severity) \($0)" } == [
        "warning map.json: title: appears twice; in line 2, which counts, and in line 3; delete one of them"
      ])
  }

  /// The features of one list are drawn, those of the other are not; what nobody reads may stand there as it likes.
  /// Thousands of them at the bottom of a deep text, whose whole paths would fill the memory.
  @Test func theWayToADeepMemberIsShort() {
    let name = String(repeating: "n", count: 60)
    let twins = (0..<200).map { "\"m\($0)\": 1, \"m\($0)\": 2" }.joined(separator: ",")
    let text = String(repeating: "{\"\(name)\": ", count: 400) + "{\(twins)}" + String(repeating: "}", count: 400)
    let found = membersTwice(in: Array(text.utf8), file: "a.json")
    #expect(found.count == 200)
    #expect(found.allSatisfy { $0.place.utf8.count < 600 && $0.place.contains("…") })
    #expect(found.first?.place.hasSuffix(".m0") == true)
  }

  @Test func landIsToldOfThem() {
    let ring = { (x: Int) in "{\"type\": \"Polygon\", \"coordinates\": [[[\(x),0],[\(x + 9),0],[\(x + 9),9]]]}" }
    let feature =
      "{\"type\": \"Feature\", \"properties\": {\"type\": 1, \"type\": 2, \"a\": {\"type\": 1, \"type\": 2}}, \"geometry\": "
    let text = """
      {"type": "FeatureCollection", "name": 1, "name": 2,
       "features": [\(feature)\(ring(0))}],
       "features": [\(feature)\(ring(50))}]}
      """
    var problems: [Problem] = []
    let rings = GeoJSON.rings(Array(text.utf8), file: "land.geojson", problems: &problems)
    #expect(rings?.count == 1 && rings?[0].first?.longitude == 0)
    #expect(problems.map(\.place) == ["land.geojson: features"] && problems.map(\.severity) == [.warning])
  }
}
