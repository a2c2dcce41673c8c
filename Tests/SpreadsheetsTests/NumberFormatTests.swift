import Testing

@testable import Spreadsheets

@Suite struct NumberFormatTests {
  private func shown(_ code: String, _ number: String = "36000.5") throws -> NumberFormat.Shown {
    NumberFormat(code: code).shown(of: try #require(Decimal15(Array(number.utf8))))
  }

  @Test(arguments: [
    "yyyy-mm-dd", "d/m/yyyy", "m/d/yy h:mm", "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
    "dd.mm.yyyy;@", "YYYY-MM-DD", "yyyy/m/d h:mm AM/PM", "[$-404]e/m/d", "[$-404]e-m-d",
    "[$-411]ggge年m月d日",
    "[DBNum1][$-804]yyyy年m月d日", "[$-409]mmmm\\ d\\,\\ yyyy;@",
    "yyyy-mm-dd\\Thh:mm:ss.000",
  ]) func days(_ code: String) throws { #expect(try shown(code) == .day) }

  @Test(arguments: [
    "mmm-yy", "yyyy\"年\"m\"月\";@", "yyyy-mm", "[$-804]yyyy年m月", "mmmm yyyy", "m/yyyy", "[$-404]e\"年\"m\"月\"",
    "bbbb-mm", "yyyy.mm_ ", "\"d\"mm/yyyy", "mm\\d yyyy",
  ]) func months(_ code: String) throws { #expect(try shown(code) == .month) }

  /// Excel makes a day of the current year of 11-9 and shows no year.
  @Test(arguments: ["d", "dddd", "[Red]d-mmm", "m月d日", "m/d", "aaaa", "mmmmm", "m"])
  func daysWithoutAYear(_ code: String) throws { #expect(try shown(code) == .dayOfYear) }

  @Test(arguments: [
    "yyyy", "yy", "yyyy\"年\"", "yyyy\\年;@", "[$-404]e", "bbbb", "\"dm\"yyyy", "[$-411]ggge", "yyyy_d*m",
  ])
  func years(_ code: String) throws { #expect(try shown(code) == .year) }

  @Test(arguments: [
    "h:mm", "h:mm:ss AM/PM", "mm:ss", "mmss.0", "h\"时\"mm\"分\"", "上午/下午h\"时\"mm\"分\"",
    "hh\\:mm", "h", "s", "[$-409]h:mm\\ AM/PM;@", "A/P h",
  ]) func times(_ code: String) throws { #expect(try shown(code) == .time) }

  @Test(arguments: ["[h]:mm:ss", "[mm]:ss", "[ss]", "[HH]:MM", "[$-409][h]:mm"])
  func spans(_ code: String) throws { #expect(try shown(code) == .span) }

  @Test(arguments: [
    "General", "GENERAL", "0", "0.00", "#,##0;[Red]-#,##0", "0.00E+00", "##0.0e-0", "# ?/?", "@", "\"yyyy\"", "0\\d",
    "0_d",
    "0\"°\"", "[$€-407]#,##0.00", "_-* #,##0.00\\ [$€-407]_-;\\-* #,##0.00", "", ";;;", "[Color10]0", "[$d]0",
    "\"unclosed d",
    "0 d", "[unclosed d", "\\", "[", "_", "A/P", "am/pm", "\"m\"0\"d\"", "[Magenta]0", "*d0", "\\年0",
  ]) func numbers(_ code: String) throws { #expect(try shown(code) == .number) }

  /// ECMA-376-1:2016, 18.8.31: "m" is minutes right after hours or right before seconds.
  @Test func minutesAndMonths() throws {
    #expect(try shown("h\"x\"m") == .time)
    #expect(try shown("m:s") == .time)
    #expect(try shown("m h") == .dayOfYear)
    #expect(try shown("h:mmm") == .dayOfYear)
    #expect(try shown("[h]:m") == .span)
    #expect(try shown("yyyy m:ss") == .year)
  }

  @Test func sections() throws {
    let code = "yyyy;0;h:mm"
    #expect(try shown(code, "1") == .year)
    #expect(try shown(code, "-1") == .number)
    #expect(try shown(code, "0") == .time)
    #expect(try shown("yyyy;0", "0") == .year)
    #expect(try shown("\";\"yyyy;0") == .year)
  }

  @Test func conditions() throws {
    let code = "[<=2100]0;[>50000]0.0;yyyy-mm-dd"
    #expect(try shown(code, "1998") == .number)
    #expect(try shown(code, "50001") == .number)
    #expect(try shown(code, "36000") == .day)
    #expect(try shown("[=1]yyyy;[<>2]h;0", "1") == .year)
    #expect(try shown("[=1]yyyy;[<>2]h;0", "3") == .time)
    #expect(try shown("[=1]yyyy;[<>2]h;0", "2") == .number)
    #expect(try shown("[<0]0;[>=1]yyyy", "0.5") == .number)
  }

  /// ECMA-376-1:2016, 18.8.30; the languages are told by 18.4.1.
  @Test(arguments: [
    (nil, "0n 14d 15d 16d 17m 18t 22d 27m 28d 31d 32t 36m 45t 46s 47t 49n"),
    (nil, "50m 52m 55t 57m 58d 59n 71d 74m 76t 79s 163n"),
    (134, "27m 30d 33t 35t 50m 51d 56t 57m 58d"), (136, "27d 31d 32t 36d 50d 52t 53t 54d 57d 58d"),
    (128, "27d 31d 32t 34m 35d 36d 50d 52m 55m 56d 57d 58d"), (129, "27d 32t 33t 34d 35d 50d 57d"), (0, "57m"),
  ]) func builtIn(_ charset: Int?, _ table: String) throws {
    for entry in table.split(separator: " ") {
      let id = try #require(Int(entry.dropLast()))
      let styles = Fixture.styles(ids: [id], charset: charset)
      let text = try Fixture("<row><c s='1'><v>35951.5</v></c></row>", styles: styles).texts
      let texts = ["d": "1998-06-05", "m": "1998-06", "t": "12:00", "s": "862836:00", "n": "35951.5"]
      #expect(text == [[try #require(texts[String(entry.suffix(1))])]], "\(entry)")
    }
  }

  @Test func theFirstFontTellsTheLanguage() throws {
    let fonts = [2, 134, 128].map { "<font><charset val='\($0)'/></font>" }.joined()
    let styles = "<fonts>\(fonts)</fonts>" + Fixture.styles(ids: [57])
    #expect(try Fixture("<row><c s='1'><v>35951</v></c></row>", styles: styles).texts == [["1998-06"]])
  }

  @Test func aCodeComesBeforeABuiltInFormat() throws {
    let styles = "<numFmts><numFmt numFmtId='14' formatCode='yyyy'/></numFmts>" + Fixture.styles(ids: [14])
    #expect(try Fixture("<row><c s='1'><v>35951</v></c></row>", styles: styles).texts == [["1998"]])
  }
}
