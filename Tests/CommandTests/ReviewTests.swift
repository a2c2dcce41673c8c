import Foundation
import Testing

/// A list is exported, answered by a person, and read again.
@Suite struct ReviewTests {
  /// A city of each grade, and kinds of relation as headings and in words of the list's own.
  static let list = """
    City,Country,Date,Type
    Vienna,Austria,2001,Climate alliance
    Columbus,United States,1999,Sister city
    Bavaria,Germany,2003,Harbour friends
    Paris,France,1998,Sister city
    Qwertzuiop,France,1997,Sister city
    =1+1,Japan,2001-05,Sister city
    Berlin,Germany,1990,Harbour friends

    """

  private func program() throws -> Program {
    let program = try Program()
    try program.write(Self.list, to: "list.csv")
    return program
  }

  private func rows(_ text: String?) throws -> [[String]] {
    try #require(text).replacing("\u{FEFF}", with: "").split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The picture without what it says of the files.
  private func picture(_ program: Program, _ file: String) throws -> String {
    let run = try program.run("render", file, "--hub", "Guangzhou", "-o", "-", "--quiet")
    #expect(run.exitCode == 0, "\(run.errors)")
    return run.text.split(separator: "\n").filter { !$0.contains("<metadata>") }.joined(separator: "\n")
  }

  @Test func whatIsNotDrawnComesFirst() throws {
    let program = try program()
    #expect(try program.run("export", "csv", "list.csv", "--hub", "Guangzhou", "-o", "r.csv").exitCode == 0)
    let rows = try rows(program.read("r.csv"))
    let place = try #require(rows[0].firstIndex(of: "place_from"))
    let latitude = try #require(rows[0].firstIndex(of: "latitude"))
    #expect(
      rows.dropFirst().map { $0[0] } == ["Columbus", "Bavaria", "Qwertzuiop", "'=1+1", "Vienna", "Paris", "Berlin"])
    #expect(
      rows.dropFirst().map { $0[place] } == ["choose", "region", "unknown", "unknown"]
        + Array(repeating: "GeoNames: one", count: 3))
    #expect(rows[1...4].allSatisfy { $0[latitude].isEmpty && $0[latitude + 1].isEmpty })
    #expect(!rows[0].contains("source") && rows.allSatisfy { $0.count == rows[0].count })
    // Words of the list's own stay as they are; what is known has its id.
    let relation = try #require(rows[0].firstIndex(of: "relation"))
    #expect(rows[1...3].map { $0[relation] } == ["sister", "Harbour friends", "sister"])
  }

  @Test func readBackItIsTheSameMapWithoutALookup() throws {
    let program = try program()
    let first = try picture(program, "list.csv")
    for kind in ["csv", "xlsx"] {
      #expect(try program.run("export", kind, "list.csv", "--hub", "Guangzhou", "-o", "r.\(kind)").exitCode == 0)
      #expect(try picture(program, "r.\(kind)") == first, "\(kind)")
      #expect(try program.run("export", "csv", "r.\(kind)", "--hub", "Guangzhou", "-o", "again.csv").exitCode == 0)
      #expect(program.read("again.csv") == program.read("r.csv"), "\(kind)")
    }
    #expect(
      first.contains("Climate alliance") && first.contains("Harbour friends") && first.contains("GeoNames, CC BY 4.0"))
    let again = try program.run("export", "xlsx", "list.csv", "--hub", "Guangzhou", "-o", "s.xlsx")
    #expect(again.exitCode == 0 && program.bytes("r.xlsx") == program.bytes("s.xlsx"))
  }

  /// A list whose kind stands in a heading, with Chinese names alone.
  @Test func aChineseListReadsBack() throws {
    let program = try Program()
    try program.write("城市,国家,时间\n友好城市,,\n巴黎,法国,1998\n维也纳,奥地利,2001年5月\n", to: "list.csv")
    let first = try picture(program, "list.csv")
    for kind in ["csv", "xlsx"] {
      #expect(try program.run("export", kind, "list.csv", "--hub", "Guangzhou/广州", "-o", "r.\(kind)").exitCode == 0)
      #expect(try picture(program, "r.\(kind)") == first)
    }
    #expect(first.contains("巴黎") && first.contains("友好城市") && program.read("r.csv")?.contains("city_en") == false)
  }

  /// Two scripts in one cell become two columns; the first one says in which language the map is.
  @Test func aListInTwoScriptsReadsBack() throws {
    let program = try Program()
    try program.write("城市,国家\n巴黎 Paris,法国\n维也纳,奥地利\n里昂 Lyon,法国\n", to: "list.csv")
    let first = try picture(program, "list.csv")
    #expect(try program.run("export", "csv", "list.csv", "--hub", "Guangzhou", "-o", "r.csv").exitCode == 0)
    #expect(try picture(program, "r.csv") == first && first.contains(">巴黎<"))
    #expect(program.read("r.csv")?.contains("city_zh,city_en,") == true)
  }

  /// What a person writes into `place_from` of Columbus, and where it is then.
  static let answers = [
    ("2", "32.461,-84.988"), ("２", "32.461,-84.988"), ("Columbus, Ohio", "39.961,-82.999"),
    ("48.2, 16.37", "48.2,16.37"),
    ("48,2; 16,37", "48.2,16.37"), ("33.5°S 151°E", "-33.5,151"), ("48.2,16.37", "48.2,16.37"),
    ("2 Columbus, US, 32.461 -84.988, 200000", "32.461,-84.988"),
  ]

  @Test(arguments: answers) func anAnswerIsTaken(_ answer: String, _ place: String) throws {
    let program = try program()
    try program.write(
      "city_en,country_code,place_from\nColumbus,US,\"\(answer)\"\nParis,FR,GeoNames: one\n", to: "t.csv")
    let run = try program.run("export", "csv", "t.csv", "--hub", "Guangzhou", "-o", "-")
    #expect(run.exitCode == 0 && run.text.contains("Columbus,US,North America,\(place),"), "\(run.text)\(run.errors)")
    #expect(!run.errors.contains("Columbus") && run.text.contains("Paris,FR,Europe,48.853,2.349,"))
  }

  @Test(arguments: ["13", "0", "-1", "48,2", "91, 10", "Qwertzuiop", "2, 3, 4"]) func anAnswerThatIsNoneIsTold(
    _ answer: String
  ) throws {
    let program = try program()
    try program.write("city_en,country_code,place_from\nColumbus,US,\"\(answer)\"\nParis,FR,\n", to: "t.csv")
    let run = try program.run("export", "csv", "t.csv", "--hub", "Guangzhou", "-o", "-")
    #expect(run.errors.contains("t.csv:2:3: not the answer to which place: \"\(answer)\""), "\(run.errors)")
    #expect(run.text.contains("\nColumbus,US,") && run.text.contains(",choose\r\n"), "\(run.text)")
  }

  @Test(arguments: ["choose", "Region", "unknown", "GeoNames: largest"]) func aGradeIsNoAnswer(_ word: String) throws {
    let program = try program()
    try program.write("city_en,country_code,place_from\nColumbus,US,\(word)\nParis,FR,\(word)\n", to: "t.csv")
    let run = try program.run("export", "csv", "t.csv", "--hub", "Guangzhou", "-o", "-")
    #expect(
      !run.errors.contains("not the answer") && run.text.contains("\nColumbus,US,") && run.text.contains(",choose\r\n"))
  }

  /// Columns of their own come before what stands in `place_from`.
  @Test func coordinatesComeFirst() throws {
    let program = try program()
    try program.write(
      "city_en,country_code,latitude,longitude,place_from\nColumbus,US,10,20,2\nParis,FR,1,2,\"3, 4\"\n", to: "t.csv")
    let run = try program.run("export", "csv", "t.csv", "--hub", "Guangzhou", "-o", "-")
    #expect(run.text.contains(",10,20,") && run.text.contains(",1,2,") && !run.errors.contains("not the answer"))
  }

  @Test(arguments: [["--year", "2005"], ["--country", "US"], ["--relation", "sister"]])
  func withAFilterOnlyWhatIsDrawnIsWritten(_ filter: [String]) throws {
    let program = try program()
    let list = Self.list.replacing("=1+1,Japan", with: "Chicago,United States")
    try program.write(list, to: "list.csv")
    let run = try program.run(["export", "csv", "list.csv", "--hub", "Guangzhou", "-o", "-"] + filter)
    #expect(run.exitCode == 0 && run.text.contains("Chicago") && !run.text.contains("Columbus"), "\(run.text)")
  }

  @Test func creditsTravelWithThePlaces() throws {
    let program = try program()
    for kind in ["json", "geojson"] {
      let found = try program.run("export", kind, "list.csv", "--hub", "Guangzhou", "-o", "-").text
      #expect(found.contains("\"attribution\":\"Places: GeoNames, CC BY 4.0, selected and rounded.\""), "\(kind)")
      #expect(try !program.run("export", kind, "-o", "-").text.contains("attribution"))
    }
    let found = try program.run("render", "list.csv", "--hub", "Guangzhou", "-o", "-").text
    #expect(found.contains("\"places\":\"GeoNames, CC BY 4.0, selected and rounded\""))
    #expect(try !program.run("render", "-o", "-").text.contains("GeoNames"))
  }

  @Test func licencesArePrintedAsTheyArePacked() throws {
    let run = try Program().run("licences")
    let packed = try Program.geodata("licences.txt")
    #expect(run.exitCode == 0 && run.text == packed)
    for word in ["GeoNames, CC BY 4.0", "Unicode", "Natural Earth", "Swift", "cairo", "libxlsxwriter", "zlib"] {
      #expect(run.text.contains(word), "\(word)")
    }
    let pack = try String(contentsOf: Program.project.appendingPathComponent(".ci/dist/pack"), encoding: .utf8)
    #expect(pack.contains("geodata/licences.txt\" \"$document/copyright\""))
  }

  // MARK: Files

  @Test func aWorkbookThatWasEditedStays() throws {
    let program = try program()
    let words = ["export", "xlsx", "list.csv", "--hub", "Guangzhou"]
    for _ in 0..<2 { #expect(try program.run(words).exitCode == 0) }
    let whole = try #require(program.bytes("out/friendships.xlsx"))
    try program.write(Array(whole) + [0], to: "out/friendships.xlsx")
    let run = try program.run(words)
    #expect(
      run.exitCode == 1 && run.errors.contains("out/friendships.xlsx: is there already, and may hold work of yours"))
    #expect(program.bytes("out/friendships.xlsx")?.count == whole.count + 1)
    #expect(try program.run(words + ["-o", "r.csv"]).exitCode == 2)
    #expect(try program.run(words + ["-o", "list.csv.xlsx"]).exitCode == 0)
    let input = try program.run("export", "xlsx", "list.csv.xlsx", "--hub", "Guangzhou", "-o", "list.csv.xlsx")
    #expect(input.exitCode == 1 && input.errors.contains("is a file that was read for this"))
  }

  /// The library writes to a file of its own first.
  @Test func nothingIsLeftBehindAndAMissingFolderIsTold() throws {
    let program = try program()
    let words = ["export", "xlsx", "list.csv", "--hub", "Guangzhou", "-o", "r.xlsx"]
    let folder = program.folder.appendingPathComponent("tmp")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    #expect(try program.run(words, environment: ["TMPDIR": folder.path]).exitCode == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    let whole = program.bytes("r.xlsx")
    let run = try program.run(words, environment: ["TMPDIR": folder.path + "/none"])
    #expect(
      run.exitCode == 1 && run.errors.contains("r.xlsx: cannot make a workbook: \"No such file or directory\""),
      "\(run.errors)")
    #expect(program.bytes("r.xlsx") == whole)
  }
}
