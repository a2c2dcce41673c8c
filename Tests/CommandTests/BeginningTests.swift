import Foundation
import Testing

@testable import FriendshipMaps

/// The first map.json of a table that an office has.
@Suite struct BeginningTests {
  /// Lists of the shapes in which offices keep them.
  static let lists = [
    // A title, Chinese headers, a column of kinds.
    "西安市友好城市,,,\n序号,城市,国家,类别,结好时间\n1,奈良,日本,友好城市,1974年2月1日\n2,波城,法国,友好交流城市,1986-09-09\n3,哥伦布,美国,姊妹区,2001\n",
    // Headings between the rows, and two tables in one sheet.
    "友好城市,,\n城市,国家,日期\n北九州市,日本,1979-05-01\n勒阿弗尔,法国,1985\n友好合作关系城市,,\n城市,国家,日期\n舞鹤市,日本,1982-05-08\n北九州市,日本,1979-05-01\n",
    // Cities with country and year in one cell.
    "Sister city\nWarsaw (Poland) 1960\nMilan (Italy) 1973\nLahore (Pakistan) 2007\n",
    // Nothing but cities and dates.
    "City,Partner since\nLOS ANGELES,27 June 1967\nPARIS,02 July 1987\nZZZZ,1990\n",
    // Kinds of their own in two spellings, German.
    "Stadt;Land;seit;Art\nKiew;Ukraine;1961;Städte-Partner\nBologna;Italien;1962;Städte Partner\nLyon;Frankreich;1981;Freunde & Co\nBrno;Tschechien;;\n",
    // Names in two languages, some without an English one; no date at all.
    "city_en,city_zh,country\nNara,奈良,日本\n,京都,日本\nPau,波城,法国\n",
    // Pairs.
    "city1,country1,city2,country2,year,kind\nXi'an,China,Nara,Japan,1974,sister\nDalian,China,Kitakyushu,Japan,1979,sister\nPau,France,Xi'an,China,1986,friendly\n",
  ]

  /// A picture without the names and checksums of its files.
  private func picture(_ map: FriendshipMap) -> String {
    String(decoding: map.svg(), as: UTF8.self).replacing(#/<metadata>.*?<\/metadata>/#, with: "")
  }

  @Test(arguments: lists.indices) func withItTheTableIsDrawnAsWithoutAMap(_ index: Int) throws {
    let table = SourceFile(name: "list.csv", bytes: Array(Self.lists[index].utf8))
    let hub = "Xi'an/西安,34.2583,108.9286,CN,China/中国"
    let text = try Beginning.map(of: table, hub: hub, MapRequest())
    let alone = try FriendshipMap(table: table.bytes, named: table.name, hub: hub)
    let review = TableReview(map: Array(text.utf8), table: table)
    #expect(!review.problems.contains { $0.severity == .error }, "\(review.problems)")
    #expect(picture(try review.map()) == picture(alone))
    // What stands in it can be read by any program, and be edited.
    let map = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(Set(map.keys) == ["hub", "title", "centralMeridian", "friendships", "relations", "leaveOutErrors"])
    let kinds = try #require(map["relations"] as? [[String: Any]])
    #expect(kinds.compactMap { $0["id"] as? String } == alone.data.relations.map(\.id) && !kinds.isEmpty)
    #expect(
      kinds.allSatisfy { ($0["ramps"] as? [String: Any])?.count == 5 && $0["names"] != nil && $0["marker"] != nil })
  }

  @Test func sheetAndEncodingAreWrittenDown() throws {
    var request = MapRequest()
    request.encoding = "latin1"
    let table = SourceFile(
      name: "liste \"1\".csv",
      bytes: Array("Stadt,Land\nM\u{FC}nster,Deutschland\n".unicodeScalars.map { UInt8($0.value) }))
    let text = try Beginning.map(of: table, hub: "Lyon", request)
    let map = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(map["encoding"] as? String == "latin1" && map["friendships"] as? String == "liste \"1\".csv")
    #expect(try TableReview(map: Array(text.utf8), table: table).map().cityCount() == 1)
  }

  /// A person mends the cells afterwards; until then the other rows are drawn.
  @Test func errorsInCellsDoNotMatterYet() throws {
    let table = SourceFile(
      name: "l.csv", bytes: Array("city,country,date\nNara,Japan,32.13.1998\nKobe,Japan,1998\n".utf8))
    let text = try Beginning.map(of: table, hub: "Dalian", MapRequest())
    let review = TableReview(map: Array(text.utf8), table: table)
    #expect(review.problems.contains { $0.severity == .warning && $0.about == .row && $0.cell == [2, 3] })
    #expect(try review.map().cityCount() == 1)
    #expect(throws: Failure.self) { try Beginning.map(of: table, hub: "Nowhereville", MapRequest()) }
    #expect(throws: Failure.self) {
      try Beginning.map(of: SourceFile(name: "x.xlsx", bytes: [1]), hub: "Dalian", MapRequest())
    }
  }

  // MARK: What is known before

  private func facts(_ name: String, _ text: String = "city\nNara\n", hub: String? = nil) throws -> [String: Any] {
    let facts = try Beginning.json(of: SourceFile(name: name, bytes: Array(text.utf8)), hub: hub, MapRequest())
    return try #require(try JSONSerialization.jsonObject(with: Data(facts)) as? [String: Any])
  }

  @Test(arguments: ["", " \n\n", "City,Country\n", "City,Country\n,\n , \n"])
  func aTableWithoutARowIsToldBeforeAnythingIsAsked(_ text: String) throws {
    let failure = #expect(throws: Failure.self) { try facts("大连.csv", text) }
    #expect(failure?.problems.map { "\($0)" }.first?.contains("empty table") == true)
  }

  @Test(arguments: [
    ("西安市国际友好城市一览表.xlsx.csv", "西安市"), ("大连友城.csv", "大连"), ("sister cities of New York.csv", "New York"),
    ("dalian-zh.csv", "Dalian"), ("2024 广州 友好.csv", "广州"), ("Köln.csv", "Köln"), ("xian.csv", "Xi’an"),
    ("new york 2024.csv", "New York"),
  ])
  func theHubIsGuessedFromTheNameOfTheFile(_ name: String, _ hub: String) throws {
    let guess = try facts(name)["guess"] as? [String: Any]
    #expect(guess?["name"] as? String == hub && guess?["latitude"] is Double && guess?["country"] is String)
  }

  @Test(arguments: [
    "友城表.csv", "友好城市.csv", "friendships.csv", "list of cities.csv", "Book1.csv", "工作簿1.csv", ".csv", "2021.csv",
    "table.csv", "data-final (2).csv",
  ])
  func wordsThatAreNoCityAreNone(_ name: String) throws {
    #expect(try facts(name)["guess"] is NSNull)
  }

  @Test func theCitiesOfATableOfPairsAreListed() throws {
    let facts = try facts("list.csv", Self.lists[6])
    let hubs = try #require(facts["hubs"] as? [[String: Any]])
    #expect(hubs.first?["name"] as? String == "Xi'an" && hubs.first?["count"] as? Int == 2 && hubs.count == 5)
    #expect((facts["guess"] as? [String: Any])?["name"] as? String == "Xi'an" && facts["needsHub"] as? Bool == true)
    #expect((facts["sheets"] as? [Any])?.isEmpty == true && facts["map"] is NSNull)
    let known = try self.facts("list.csv", hub: "Dalian")
    #expect((known["hubs"] as? [Any])?.isEmpty == true && known["needsHub"] as? Bool == false)
    #expect((known["map"] as? String)?.contains("\"Dalian\"") == true && known["guess"] is NSNull)
  }
}
