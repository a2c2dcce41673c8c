import Messages
import Spreadsheets
import Testing
import TestSupport

@testable import Friendships

/// Headers, kinds, continents, dates and angles in the many ways in which offices write them.
@Suite struct WrittenWordsTests {
  @Test(
    arguments: [
      ("纬度(°)", "latitude"), ("经度（度）", "longitude"), ("国家（地区）", "country_zh"), ("国家（英文）", "country_en"),
      ("城市【英文】", "city_en"), ("Latitude [deg]", "latitude"), ("签约时间", "established"), ("友城英文名", "city_en"),
      ("外方城市", "city_zh"), ("Date of agreement", "established"), ("纬度(S)", nil), ("经度（西经）", nil), ("latitude (S)", nil),
      ("城市（中方）", nil), ("结好日期（续签）", nil), ("经度(°E)", "longitude"),
      ("Latitude 纬度", "latitude"), ("city_en 英文名", "city_en"), ("*结好日期", "established"), ("纬度：", "latitude"),
      ("City 城市", "city_en"),
      ("外文名", "city_en"), ("城市（法文）", nil), ("City (English)", "city_en"),
      ("City (French name in English)", nil), ("(°)", nil), ("国家 / 地区", "country_zh"),
    ] as [(String, String?)])
  func headersAreReadAsOfficesWriteThem(_ header: String, _ column: String?) {
    var problems: [Problem] = []
    let table = Table(csv: Array("\(header),x\n".utf8), file: "t.csv", problems: &problems)
    let columns = Columns(table, words: HeaderWords(Shenyang.words), problems: &problems)
    // Without a column of cities there is no table.
    if let columns { #expect(columns.index.keys.map(\.name) == column.map { [$0] } ?? []) }
    #expect((columns == nil) == !(column?.hasPrefix("city") ?? false))
    #expect(problems.contains { $0.what == "unknown column, ignored" && $0.found == header } == (column == nil))
  }

  /// Headers that nobody has listed: all their words are known, and one of them says which column it is.
  @Test(
    arguments: [
      ("Data do acordo", "established"), ("Datum der Unterzeichnung des Vertrages", "established"),
      ("Fecha de la firma del convenio", "established"), ("Date de signature de la charte", "established"),
      ("Год установления побратимских связей", "established"), ("Data zawarcia porozumienia", "established"),
      ("Year of twinning agreement", "established"), ("締約日", "established"), ("友好交流協定締結年月日", "established"),
      ("缔结友好关系日期", "established"), ("교류 체결일", "established"), ("자매결연 협약 체결연도", "established"),
      ("友好城市名", "city_zh"), ("姉妹都市・友好都市名", "city_ja"), ("(姉妹都市・友好都市名)", "city_ja"),
      ("Names of the sister cities", "city_en"), ("Nombre de la ciudad hermana", "city_es"), ("(国名)", "country_ja"),
      ("Name des Landes", "country_de"), ("提携日の説明", nil), ("Name of the mayor", nil), ("Date of visit", nil),
      ("Sister city mayor", nil), ("Agreement number", nil), ("联系人姓名", nil),
    ] as [(String, String?)])
  func headersArePutTogetherOfKnownWords(_ header: String, _ column: String?) {
    let meaning = HeaderWords(Shenyang.words).meaning(of: header)
    #expect(meaning?.name == column)
  }

  @Test(arguments: ["市外办档案", "www.example.org/a", "Council minutes 2001"])
  func aSourceThatIsNoAddressKeepsNoMapFromBeingDrawn(_ source: String) {
    let (atlas, problems) = SampleTable.read([SampleTable.row(source: source)])
    #expect(problems.map(\.severity) == [.warning] && problems[0].what == "not a web address, left out")
    #expect(atlas.agreements.first?.source == "")
  }

  @Test func aHeaderThatIsRepeatedIsNoRow() {
    let (atlas, problems) = SampleTable.read([SampleTable.row(), SampleTable.header, SampleTable.row(city: "More")])
    #expect(problems.isEmpty && atlas.agreements.count == 2, "\(problems)")
  }

  @Test(arguments: ["同上", "〃", "\"\"\"\"", "ditto"]) func dittoMarksAreNoNames(_ mark: String) {
    #expect(
      SampleTable.read(text: SampleTable.header + "\nTown,JP,\(mark),Asia,35,135,b,2000,,\n").problems.map(\.what)
        .contains("a ditto mark"))
  }

  /// � and ? are what is left of a character, Ã¼ of an ü.
  @Test(arguments: ["旭\u{FFFD}川", "??", "ZÃ¼rich"]) func lostCharactersAreSeen(_ name: String) {
    let text = SampleTable.header.replacing("city_en", with: "city_en,city_zh") + "\n"
    let problems = SampleTable.read(text: text + "Town,\(name),JP,Japan,Asia,35,135,b,2000,,https://a.org\n").problems
    #expect(
      problems.map(\.description).contains { $0.hasPrefix("t.csv:2:2: characters were lost: \"\(name)\"") },
      "\(problems)")
  }

  /// Spaces without a width, and the full-width letters of Chinese keyboards, are nobody's fault.
  @Test func whatNobodySeesIsNothing() {
    let row = SampleTable.row(city: "\u{200B}Ｔｏｗｎ\u{FEFF}", latitude: "\u{200B}35")
    let (atlas, problems) = SampleTable.read([row])
    #expect(problems.isEmpty && atlas.cities.first?.id == "town-jp", "\(problems)")
  }

  @Test(arguments: ["无", "-", "—", "N/A", "至今", "／", "不详", "present"])
  func whatSaysNothingIsNothing(_ word: String) {
    let (atlas, problems) = SampleTable.read([SampleTable.row(ended: word)])
    #expect(problems.isEmpty && atlas.agreements.count == 1 && atlas.agreements.first?.ended == nil, "\(problems)")
    #expect(SampleTable.read([SampleTable.row(city: word)]).problems.map(\.what) == ["empty city_en"])
    #expect(SampleTable.read([SampleTable.row(established: word)]).atlas.agreements.first?.established == nil)
  }

  /// A Chinese word that shares half of its characters with another means something else.
  @Test(arguments: [("结束日其", "结束日期"), ("友城英文", nil), ("国家英文名字", "国家英文名"), ("外文名", nil)] as [(String, String?)])
  func chineseWordsAreGuessedWithCare(_ word: String, _ meant: String?) {
    #expect(suggestion(for: word, among: ["国家英文名", "结束日期", "友好", "中文名"]) == meant)
  }

  @Test(arguments: [
    ("亚州", "Asia"), ("北美", "North America"), ("加勒比", "North America"), ("ASIA", "Asia"), ("大洋州", "Oceania"),
    ("Asia/亚洲", "Asia"), ("欧", "Europe"), ("N. America", "North America"),
  ])
  func continentsAreReadAsOfficesWriteThem(_ word: String, _ continent: String) {
    let (atlas, problems) = SampleTable.read([SampleTable.row(continent: word)])
    #expect(problems.isEmpty && atlas.cities.first?.continent == continent, "\(problems)")
  }

  @Test(arguments: [
    ("姊妹城市", "sister"), ("Twin Town", "sister"), ("友好合作城市", "cooperative"), ("友好城市", "sister"),
    ("sister 友好城市", "sister"), ("友好合作关系城市/cooperative", "cooperative"),
  ])
  func kindsAreReadAsOfficesWriteThem(_ word: String, _ kind: String) {
    let text = String(decoding: Shenyang.tableBytes, as: UTF8.self).replacing(
      ",sister,1980-11-18", with: ",\(word),1980-11-18")
    let (atlas, problems) = Shenyang.read(Array(text.utf8))
    #expect(problems.isEmpty && atlas.agreements.first?.relation == kind, "\(problems)")
  }

  @Test(arguments: [
    ("1980-11-18", "1980-11-18"), ("1980/11/18", "1980-11-18"), ("1980.11.18", "1980-11-18"),
    ("1980年11月18日", "1980-11-18"), ("1980年1月8日", "1980-01-08"), ("2007年6月", "2007-06"), ("2007/6", "2007-06"),
    ("2007.06", "2007-06"), ("1999", "1999"), ("1999年", "1999"), ("１９８０年１１月１８日", "1980-11-18"),
    ("１９９９", "1999"), ("../2012/6", "../2012-06"), ("../2012年6月30日", "../2012-06-30"), ("1980 年 11 月", "1980-11"),
    ("1980-1-8", "1980-01-08"), ("1980–11–18", "1980-11-18"), ("1980.11.18.", "1980-11-18"), ("1981.10", "1981-10"),
    ("1998/8/26 0:00", "1998-08-26"), ("1980-11-18 00:00:00", "1980-11-18"), ("1980-11-18T00:00:00Z", "1980-11-18"),
    ("1980-11-18T08:30:00.000", "1980-11-18"), ("11/18/1980 12:00 AM", "1980-11-18"), ("19801118", "1980-11-18"),
    ("199010", "1990-10"), ("200007", "2000-07"), ("18.11.1980", "1980-11-18"), ("3.4.1998", "1998-04-03"),
    ("18/11/1980", "1980-11-18"), ("11/18/1980", "1980-11-18"), ("5/5/1998", "1998-05-05"),
    ("18-11-1980", "1980-11-18"),
    ("18 Nov 1980", "1980-11-18"), ("18-Nov-1980", "1980-11-18"), ("November 18th, 1980", "1980-11-18"),
    ("Jun 2007", "2007-06"), ("Sept. 2007", "2007-09"), ("1980 november 18", "1980-11-18"),
    ("二〇〇三年五月", "2003-05"), ("一九八〇年", "1980"), ("二零零三年十二月二十八日", "2003-12-28"), ("一九九八年十月十日", "1998-10-10"),
    ("二○一○年〇五月三十一号", "2010-05-31"), ("1998年十一月廿一日", "1998-11-21"), ("../二〇〇三年", "../2003"),
    ("1980年11月18号", "1980-11-18"), ("1980/11/18 星期二", "1980-11-18"), ("1980-11-18(周二)", "1980-11-18"),
    ("../18.11.1980", "../1980-11-18"),
  ])
  func datesAreReadAsOfficesWriteThem(_ text: String, _ date: String) {
    let (atlas, problems) = SampleTable.read([SampleTable.row(established: text)])
    #expect(problems.isEmpty, "\(problems)")
    #expect(atlas.agreements.first?.established?.description == date)
  }

  /// The day of one agreement in the languages of lists.
  @Test(arguments: [
    "18 November 1980", "18. November 1980", "18 novembre 1980", "18 de noviembre de 1980", "18 de novembro de 1980",
    "18 november 1980", "18 de novembre de 1980", "18 noiembrie 1980", "18. marraskuuta 1980", "18. listopadu 1980",
    "18. novembra 1980", "18. studenoga 1980", "1980. november 18.", "18 Kasım 1980", "18 ноября 1980 г.",
    "18 листопада 1980",
    "18 ноември 1980", "18 Νοεμβρίου 1980", "1980년 11월 18일", "18 NOVEMBRE 1980", "18\u{A0}novembre\u{A0}1980",
    "le 18 nov\u{AD}embre 1980",
  ]) func monthsAreReadInManyLanguages(_ text: String) {
    let (atlas, problems) = SampleTable.read([SampleTable.row(established: text)])
    #expect(problems.isEmpty && atlas.agreements.first?.established?.description == "1980-11-18", "\(problems)")
  }

  @Test(arguments: [
    ("1er février 1998", "1998-02-01"), ("1 fe\u{301}vrier 1998", "1998-02-01"), ("août 1998", "1998-08"),
    ("15 września 1998", "1998-09-15"), ("15 mai 1998", "1998-05-15"), ("3 giugno 1998", "1998-06-03"),
    ("1º de março de 1998", "1998-03-01"), ("12/2021", "2021-12"), ("juli 1998", "1998-07"),
  ]) func otherDaysAreReadSoToo(_ text: String, _ date: String) {
    let (atlas, problems) = SampleTable.read([SampleTable.row(established: text)])
    #expect(problems.isEmpty && atlas.agreements.first?.established?.description == date, "\(problems)")
  }

  /// Polish has it for November, Croatian for October; without another word nobody knows.
  @Test(arguments: ["18 listopada 1980", "18 Listopada 1980"]) func aMonthOfTwoLanguagesIsAsked(_ text: String) {
    let (atlas, problems) = SampleTable.read([SampleTable.row(established: text), SampleTable.row(city: "Other")])
    #expect(atlas.agreements.count == 1)
    #expect(
      problems.map(\.description) == [
        "t.csv:2:8: ambiguous date, month 10 or 11: \"\(text)\"; write the date as YYYY-MM-DD"
      ])
    #expect(problems.map(\.severity) == [.error])
  }

  /// Another month or the words of the header say which language it is; words of both say nothing.
  @Test(
    arguments: [
      ("Miasto,Kraj,Data podpisania", "18 listopada 1980", "1990", "1980-11-18"),
      ("City,Country,Date", "18 listopada 1980", "3 września 1990", "1980-11-18"),
      ("City,Country,Date", "18. listopada 1980", "3. srpnja 1990", "1980-10-18"),
      ("City,Country,Date", "listopad 1980", "května 1990", "1980-11"),
      ("City,Country,Date", "18 listopadu 1980", "1990", "1980-11-18"),
      ("City,Country,Date", "od 18 listopada 1980", "3 września 1990", "1980-11-18"),
      ("City,Country,Date", "18. listopada 1980", "3. marca 1990", "1980-11-18"),
      ("City,Country,Date,Godina potpisivanja", "18. listopada 1980", "1990", "1980-10-18"),
      ("City,Country,Date", "18 listopada 1980", "1 września 1990", "1980-11-18"),
      ("Miasto,Kraj,Date", "18 listopada 1980", "3. srpnja 1990", nil),
    ] as [(String, String, String, String?)])
  func theWordsOfATableTellTheMonth(_ header: String, _ date: String, _ other: String, _ expected: String?) {
    let (atlas, problems) = SampleTable.read(
      text: "\(header),country code,latitude,longitude,kind\n"
        + "Oslo,Norway,\(date),\(header.contains("Godina") ? "," : "")NO,1,2,b\n"
        + "Rome,Italy,\(other),\(header.contains("Godina") ? "," : "")IT,3,4,b\n")
    let found = atlas.agreements.first { atlas.city(of: $0).names["en"] == "Oslo" }?.established?.description
    #expect(found == expected, "\(problems)")
    #expect(problems.contains { $0.what == "ambiguous date, month \(10) or \(11)" } == (expected == nil), "\(problems)")
  }

  @Test(arguments: [
    ("Варкаус[72]", "Варкаус"), ("2016.09.07[註 1]", "2016.09.07"), ("Lyon*", "Lyon"), ("Cork²", "Cork"),
    ("Lyon[1][2]", "Lyon"),
    ("Lyon [note 3]", "Lyon"), ("Lyon[a]", "Lyon"), ("Lyon†", "Lyon"), ("Frankfurt [Oder]", "Frankfurt [Oder]"),
    ("Halle [Saale]", "Halle [Saale]"), ("*", "*"), ("[1]", "[1]"), ("奈良市", "奈良市"), ("", ""), ("Lyon［３］", "Lyon［３］"),
  ]) func marksOfFootnotesAreNoPartOfAName(_ text: String, _ expected: String) {
    #expect(Footnotes.removed(from: text) == expected)
  }

  @Test(arguments: ["29543", "29543.0", "29543.5", "29543,25"]) func aDayNumberIsToldWhateverItsFraction(_ text: String)
  {
    let problems = SampleTable.read([SampleTable.row(established: text)]).problems
    #expect(problems.map(\.what) == ["a spreadsheet's day number, not a date"])
  }

  /// What a program writes for a place close to the equator or to Greenwich.
  @Test(arguments: [("5e-05", 5e-05), ("-1E-5", -1e-5), ("5,0E-05", 5e-05), ("1.5E+01", 15), ("-0.0", 0), ("-0", 0)])
  func exponentsAreNumbers(_ text: String, _ value: Double) {
    let (atlas, problems) = SampleTable.read([SampleTable.row(latitude: text, longitude: text)])
    #expect(problems.isEmpty, "\(problems)")
    #expect(atlas.cities.first?.coordinate.latitude == value && atlas.cities.first?.coordinate.longitude == value)
  }

  @Test(arguments: ["1e", "e5", "1e5.5", "1e+", "5e-05e"]) func halfExponentsAreNone(_ text: String) {
    #expect(SampleTable.read([SampleTable.row(latitude: text)]).problems.contains { $0.what == "not a number" })
  }

  /// Any column that is read has errors of formulas; no other does.
  @Test func aFailedFormulaIsAnErrorInEveryColumnThatIsRead() {
    let header = SampleTable.header.split(separator: ",").count
    for value in ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "########"] {
      for column in 0..<header {
        var cells = SampleTable.row(ended: "2001").split(separator: ",").map(String.init)
        cells[column] = value
        let (atlas, problems) = SampleTable.read([cells.joined(separator: ",")])
        let isNarrow = value.hasPrefix("##")
        let what = isNarrow ? "the column was too narrow to show what is here" : "the formula gives the error \(value)"
        #expect(problems.map(\.what.description) == [what] && atlas.agreements.isEmpty, "\(column) \(problems)")
        #expect(problems.first?.description.hasPrefix("t.csv:2:\(column + 1): ") == true)
      }
    }
    let text = SampleTable.header + ",shoe_size\n" + SampleTable.row() + ",#N/A\n"
    #expect(!SampleTable.read(text: text).problems.contains { $0.severity == .error })
  }

  /// A damaged name is told once, and its row is left out.
  @Test func aDamagedCellIsToldOnce() {
    let bytes = Array((SampleTable.header + "\n").utf8) + [0x54, 0xFF] + Array(SampleTable.row(city: "").utf8) + [10]
    let (atlas, problems) = SampleTable.read(bytes: bytes)
    #expect(problems.map(\.what.description) == ["not UTF-8"] && atlas.agreements.isEmpty, "\(problems)")
  }

  @Test(arguments: [
    ("-33.87", "151.21"), ("−33,87", "+151.21"), ("33.87°S", "151.21°E"), ("33.87 s", "E 151.21"),
    ("南纬33.87°", "东经151.21度"),
    ("33°52′12″S", "151°12′36″E"), ("33º52'12''S", "151°12.6'E"), ("S33°52’12”", "151°12分36秒"),
    ("33°52´12´´S", "151.21东"), ("33.87南", "151.21"), ("33.87°S", "151.21"),
  ])
  func anglesAreReadAsOfficesWriteThem(_ latitude: String, _ longitude: String) throws {
    let (atlas, problems) = SampleTable.read([SampleTable.row(latitude: latitude, longitude: longitude)])
    #expect(problems.isEmpty, "\(problems)")
    let place = try #require(atlas.cities.first?.coordinate)
    #expect(abs(place.latitude + 33.87) < 1e-9 && abs(place.longitude - 151.21) < 1e-9, "\(place)")
  }
}
