import Foundation
import Testing

@testable import FriendshipMaps

/// What the studio shows of a table.
@Suite struct TableReviewTests {
  private static let list = """
    国际友城一览,,,,
    友城,国家,日期,备注2,
    札幌,日本,1980-11-18,x,甲
    大阪,日本,1989.13,y,
    哥伦布,美国,2001,z,
    奥克兰,美国,2001,,
    奇怪城,法国,,,
    奈良,日本,,,
    """

  private func map(_ members: String = "") throws -> [UInt8] {
    let table = SourceFile(name: "list.csv", bytes: Array(Self.list.utf8))
    let text = try Beginning.map(of: table, hub: "Shenyang/沈阳", MapRequest())
    return Array(text.replacing("  \"relations\"", with: "\(members)  \"relations\"").utf8)
  }

  private func review(_ members: String = "", list: String = Self.list, isThorough: Bool = false) throws -> TableReview
  {
    let table = SourceFile(name: "list.csv", bytes: Array(list.utf8))
    return TableReview(map: try map(members), table: table, isThorough: isThorough)
  }

  private func read(
    _ review: TableReview, _ part: ReviewPart = .all, from: Int = 0, count: Int = 100
  ) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(review.json(part, from: from, count: count))) as? [String: Any])
  }

  private func list(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }
  private func numbers(_ document: [String: Any]) -> [Int] { list(document["rows"]).compactMap { $0["row"] as? Int } }

  @Test func theGridIsThatOfTheFile() throws {
    let all = try read(try review())
    let columns = list(all["columns"])
    #expect(columns.map { $0["letter"] as? String } == ["A", "B", "C", "D", "E"])
    #expect(columns.map { $0["header"] as? String } == ["友城", "国家", "日期", "备注2", ""])
    #expect(columns.map { $0["meaning"] as? String } == ["city_zh", "country_zh", "established", nil, nil])
    #expect(
      columns[3]["meaning"] is NSNull && columns.map { $0["isGuess"] as? Bool } == [true, true, true, false, false])
    let meanings = try #require(all["meanings"] as? [String])
    #expect(Set(["city_zh", "established", "place_from", "area"]).isSubset(of: meanings))
    #expect(all["shown"] as? Int == 8 && all["headerRow"] as? Int == 2 && all["sheet"] is NSNull)
    let rows = list(all["rows"])
    #expect(numbers(all) == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(rows[2]["cells"] as? [String] == ["札幌", "日本", "1980-11-18", "x", "甲"])
    #expect(rows[2]["city"] as? String == "札幌" && rows[2]["country"] as? String == "日本" && rows[1]["city"] == nil)
    #expect(
      rows.map { $0["state"] as? String } == [nil, nil, "one", "error", "choose", "largest", "unknown", "one"],
      "\(rows.map { $0["state"] as? String ?? "-" })")
  }

  @Test func aPartOfTheRowsIsShown() throws {
    let review = try review()
    for (part, expected) in [
      (ReviewPart.choose, [5]), (.unknown, [7]), (.check, [6]), (.wrong, [4]), (.settled, [3, 8]),
    ] {
      let shown = try read(review, part)
      #expect(numbers(shown) == expected && shown["shown"] as? Int == expected.count, "\(part)")
      #expect(list(shown["findings"]).map { $0["row"] as? Int } == (part == .wrong ? [] : expected))
    }
    #expect(numbers(try read(review, from: 3, count: 2)) == [4, 5])
    #expect(numbers(try read(review, .settled, from: 1, count: 5)) == [8])
    for (from, count, expected) in [(-5, 3, 3), (8, 5, 0), (100, 1, 0), (7, 1_000_000, 1), (0, -1, 0)] {
      #expect(numbers(try read(review, from: from, count: count)).count == expected)
    }
  }

  @Test func problemsStandAtTheirCellsInBothLanguages() throws {
    let problems = list(try read(try review())["problems"])
    let error = try #require(problems.first { $0["about"] as? String == "row" })
    #expect(error["severity"] as? String == "warning")
    #expect(error["place"] as? String == "list.csv:4:3" && error["row"] as? Int == 4 && error["column"] as? Int == 3)
    let (en, zh) = (error["message"] as? String ?? "", error["messageZh"] as? String ?? "")
    #expect(error["found"] as? String == "1989.13" && en != zh && zh.unicodeScalars.contains { $0.value > 0x4E00 })
    #expect(problems.contains { $0["place"] as? String == "list.csv:2:5" })
    // Of other rows what is wrong or doubtful, and no notes.
    #expect(list(try read(try review(), .choose)["problems"]).allSatisfy { $0["severity"] as? String != "note" })
  }

  @Test func findingsHaveWhatAPersonNeedsToChoose() throws {
    let findings = list(try read(try review())["findings"])
    let choose = try #require(findings.first { $0["grade"] as? String == "choose" })
    #expect(choose["city"] as? String == "哥伦布" && choose["country"] as? String == "美国" && choose["row"] as? Int == 5)
    #expect(choose["column"] as? String == "A" && choose["place"] is NSNull && choose["part"] is NSNull)
    let candidates = list(choose["candidates"])
    #expect(
      candidates.count > 1 && candidates.allSatisfy { $0["latitude"] is Double && $0["country"] as? String == "US" })
    let largest = try #require(findings.first { $0["grade"] as? String == "largest" })
    let place = try #require(largest["place"] as? [String: Any])
    #expect(place["name"] as? String == "Oakland" && place["admin"] as? String == "California")
    #expect(findings.allSatisfy { $0["answered"] as? Bool == false } && findings.count == 5)
  }

  @Test func countsAreThoseOfTheRows() throws {
    let all = try read(try review(), .choose)
    #expect(
      all["counts"] as? [String: Int] == [
        "read": 6, "drawn": 2, "waiting": 2, "all": 8, "choose": 1, "unknown": 1, "region": 0, "check": 1, "wrong": 1,
        "settled": 2, "leftOut": 0, "undated": 1,
      ])
    #expect(all["years"] as? [Int] == [1980, 2001])
    let kinds = list(all["kinds"])
    // 友城 in the title says of which kind they are.
    #expect(kinds.map { $0["id"] as? String } == ["sister"] && kinds[0]["count"] as? Int == 3)
    #expect((kinds[0]["names"] as? [String: String])?["zh"] != nil && (kinds[0]["ramps"] as? [String: Any])?.count == 5)
  }

  @Test func answersAreShownAndUnusedOnesNamed() throws {
    let members = """
        "columns": {"备注2": "note", "E": "", "nein": "note"},
        "answers": [
          {"city": "哥伦布", "country": "美国", "latitude": 49.17, "longitude": -83.14, "from": "map"},
          {"city": "大阪", "country": "日本", "column": "established", "was": "1989.13", "is": "1989-12"},
          {"city": "奇怪城", "country": "法国", "leaveOut": true},
          {"city": "札幌", "country": "中国", "leaveOut": true}
        ],

      """
    let review = try review(members)
    let all = try read(review)
    #expect(
      list(all["columns"]).map { $0["meaning"] as? String } == ["city_zh", "country_zh", "established", "note", ""])
    #expect(list(all["columns"]).map { $0["isGuess"] as? Bool } == [true, true, true, false, false])
    #expect(all["unusedAnswers"] as? [Int] == [3] && all["unusedColumns"] as? [String] == ["nein"])
    let rows = list(all["rows"])
    #expect(rows.map { $0["state"] as? String } == [nil, nil, "one", "one", "answered", "largest", "leftOut", "one"])
    #expect(rows[3]["cells"] as? [String] == ["大阪", "日本", "1989-12", "y", ""])
    #expect(rows[3]["was"] as? [String: String] == ["C": "1989.13"] && rows[4]["was"] == nil)
    let findings = list(all["findings"])
    // What was found stays, so that a person may choose anew.
    let answered = try #require(findings.first { $0["row"] as? Int == 5 })
    #expect(answered["grade"] as? String == "choose" && answered["answered"] as? Bool == true)
    #expect(list(answered["candidates"]).count > 1 && answered["leftOut"] as? Bool == false)
    #expect((answered["place"] as? [String: Any])?["latitude"] as? Double == 49.17)
    let leftOut = try #require(findings.first { $0["row"] as? Int == 7 })
    #expect(leftOut["leftOut"] as? Bool == true && leftOut["answered"] as? Bool == true && leftOut["place"] is NSNull)
    #expect(leftOut["grade"] as? String == "unknown" && leftOut["city"] as? String == "奇怪城")
    let counts = try #require(all["counts"] as? [String: Int])
    #expect(counts["read"] == 6 && counts["drawn"] == 4 && counts["waiting"] == 0 && counts["check"] == 1)
    #expect(counts["leftOut"] == 1 && counts["undated"] == 1 && counts["wrong"] == 0 && counts["settled"] == 5)
    #expect(try review.map().cityCount() == 4)
    let table = try review.filledTable(named: "out.xlsx")
    let back = TableReview(map: try map(), table: SourceFile(name: "out.xlsx", bytes: table))
    #expect(try back.map().cityCount() == 4)
    #expect(try read(back)["sheet"] as? String == "friendships")
  }

  /// Choosing a candidate is an answer with its place.
  @Test func aChosenCandidateIsShownWhole() throws {
    let candidate = try #require(
      list(list(try read(try review(), .choose)["findings"]).first?["candidates"]).last)
    let (latitude, longitude) = (candidate["latitude"] as? Double ?? 0, candidate["longitude"] as? Double ?? 0)
    let members = """
        "answers": [{"city": "哥伦布", "country": "美国", "latitude": \(latitude), "longitude": \(longitude), "from": "GeoNames"}],

      """
    let finding = try #require(list(try read(try review(members))["findings"]).first { $0["row"] as? Int == 5 })
    let place = try #require(finding["place"] as? [String: Any])
    #expect(place["name"] as? String == candidate["name"] as? String && place["population"] is Int)
  }

  /// Its own coordinates need no search; an answer goes before them.
  @Test func aRowWithCoordinatesHasAFindingToo() throws {
    let list = "city,country,latitude,longitude,date\nNara,Japan,34.685,135.805,1998\nPau,France,43.3,-0.36,1999\n"
    let members =
      "  \"answers\": [{\"city\": \"Pau\", \"country\": \"France\", \"latitude\": 43.5, \"longitude\": 0}],\n"
    let findings = self.list(try read(try review(members, list: list))["findings"])
    #expect(findings.map { $0["grade"] as? String } == ["table", "table"])
    #expect(findings.map { $0["answered"] as? Bool } == [false, true] && findings[0]["city"] as? String == "Nara")
    #expect(findings.map { ($0["place"] as? [String: Any])?["latitude"] as? Double } == [34.685, 43.5])
  }

  @Test func whatCannotBeReadIsToldAndNothingElse() throws {
    let broken = TableReview(map: Array("{".utf8), table: SourceFile(name: "l.csv", bytes: Array(Self.list.utf8)))
    let all = try read(broken)
    #expect(list(all["problems"]).count == 1 && all["shown"] as? Int == 0)
    #expect(throws: Failure.self) { _ = try broken.map() }
    #expect(throws: Failure.self) { try broken.filledTable(named: "a.xlsx") }
    let none = TableReview(map: try map(), table: SourceFile(name: "l.xlsx", bytes: [0x50, 0x4B, 3, 4]))
    #expect(none.data == nil && none.problems.count == 1)
    // Without a column of cities the cells are shown all the same, so that a person can name it.
    let nameless = try read(try review(list: "a,b\nNara,Japan\nPau,France\n"))
    let severities = list(nameless["problems"]).map { $0["severity"] as? String }
    #expect(list(nameless["rows"]).count == 3 && severities.contains("error"))
    #expect(
      list(nameless["columns"]).map { $0["header"] as? String } == ["a", "b"] && nameless["headerRow"] as? Int == 1)
    let country = try read(try review(list: "title,\na,country\nNara,Japan\nPau,France\n"))
    #expect(list(country["columns"]).map { $0["meaning"] as? String } == [nil, "country_en"])
    let named = try review(
      "  \"columns\": {\"a\": \"city_en\", \"b\": \"country_en\"},\n", list: "a,b\nNara,Japan\nPau,France\n")
    #expect(try named.map().cityCount() == 2)
  }

  @Test func doubtsAreLookedForWhereThatIsWanted() throws {
    let list = "city,country,latitude,longitude,date\nNara,Japan,0,-150,1998\n"
    let isDoubted = { (review: TableReview) in
      review.problems.contains { $0.what.description == "in the sea, far from land" }
    }
    let (quick, thorough) = (try review(list: list), try review(list: list, isThorough: true))
    #expect(!isDoubted(quick) && isDoubted(thorough))
  }

  /// Names that are missing are counted, countries by their names; a region is no place that was not found.
  @Test func whatALanguageLacksIsCounted() throws {
    let table = "城市,City,国家,日期\n札幌,Sapporo,日本,1980\n大阪,,日本,1989\n,Turin,意大利,1990\n不来梅州,,德国,1991\n"
    let all = try read(try review(list: table))
    let missing = try #require(all["missing"] as? [String: [String: Int]])
    #expect(missing["zh"] == ["cities": 1, "countries": 0] && missing["en"] == ["cities": 1, "countries": 2])
    let counts = try #require(all["counts"] as? [String: Int])
    #expect(counts["region"] == 1 && counts["unknown"] == 0 && counts["waiting"] == 1)
    #expect(numbers(try read(try review(list: "城市,国家\n不来梅州,德国\n札幌,日本\n"), .region)) == [2])
  }

  /// What is doubtful elsewhere is told with every part of the rows, notes are not.
  @Test func doubtsAreToldWhateverIsShown() throws {
    let review = try review()
    let told = { (part: ReviewPart) in
      list(try read(review, part)["problems"]).filter { $0["severity"] as? String != "note" }.count
    }
    #expect(try told(.all) > 0 && told(.all) == told(.unknown))
  }

  /// A word that is shown as a kind of another name is told to whoever looks the table through.
  @Test func aWordThatIsShownAsAnotherKindIsTold() throws {
    let all = try read(try review(list: "城市,国家,关系\n札幌,日本,友好城市\n大阪,日本,姐妹城\n"))
    let kinds = list(all["problems"]).filter { $0["about"] as? String == "kind" }
    #expect(kinds.map { $0["found"] as? String } == ["姐妹城"] && kinds[0]["row"] as? Int == 3)
  }

  @Test func pairsAreShownAsTheFileHasThem() throws {
    let table =
      "city1,country1,city2,country2,year\nShenyang,China,Sapporo,Japan,1980\nDalian,China,Nara,Japan,1979\nTurin,Italy,Shenyang,China,1985.13\n"
    let all = try read(try review(list: table))
    #expect(all["isOfPairs"] as? Bool == true && all["shown"] as? Int == 4)
    #expect(list(all["columns"]).map { $0["header"] as? String } == ["city1", "country1", "city2", "country2", "year"])
    #expect(
      list(all["columns"]).map { $0["meaning"] as? String } == [
        "city_en", "country_en", "city_en", "country_en", "established",
      ])
    #expect(list(all["columns"]).map { $0["side"] as? Int } == [1, 1, 2, 2, nil])
    #expect(list(all["rows"]).map { $0["state"] as? String } == [nil, "one", nil, "error"])
    let errors = list(all["problems"]).filter { $0["about"] as? String == "row" }
    #expect(errors.map { $0["row"] as? Int } == [4] && errors[0]["column"] == nil)
  }

  /// A person scrolls through it.
  @Test func aLargeTableStaysCheap() throws {
    let rows = (0..<20_000).map {
      "City \($0),Japan,\(30 + Double($0 % 100) / 10),\(130 + Double($0 / 100) / 100),2001\n"
    }
    let review = try review(list: "city,country,latitude,longitude,date\n" + rows.joined())
    let clock = ContinuousClock()
    let time = try clock.measure {
      for part in 1..<20 {
        let document = try read(review, from: part * 1000, count: 50)
        #expect(list(document["findings"]).count == 50)
      }
    }
    #expect(time < .seconds(10), "\(time)")
    #expect(try read(review)["shown"] as? Int == 20_001)
  }
}
