import Testing

@testable import Spreadsheets

@Suite struct SerialCalendarTests {
  private func cell(_ number: String, _ code: String = "yyyy-mm-dd", settings: String = "") throws -> Workbook.Cell {
    let sheet = "<row><c s='1'><v>\(number)</v></c></row>"
    return try Fixture(sheet, styles: Fixture.styles([code]), settings: settings).read().rows[0].cells[0]
  }

  /// As Excel shows them; the last of each is the end of the range in ECMA-376-1:2016, 18.17.4.1.
  @Test(arguments: [
    ("", "1", "1900-01-01"), ("", "31", "1900-01-31"), ("", "59", "1900-02-28"), ("", "61", "1900-03-01"),
    ("", "366", "1900-12-31"), ("", "367", "1901-01-01"), ("", "36525", "1999-12-31"), ("", "36585", "2000-02-29"),
    ("", "36586", "2000-03-01"), ("", "44494", "2021-10-25"), ("", "44494.99999", "2021-10-25"),
    ("", "73109", "2100-02-28"),
    ("", "73110", "2100-03-01"), ("", "2958465", "9999-12-31"), ("", "2958465.9", "9999-12-31"),
    ("date1904='1'", "0", "1904-01-01"), ("date1904='true'", "59", "1904-02-29"), ("date1904='1'", "60", "1904-03-01"),
    ("date1904='1'", "0.5", "1904-01-01"), ("date1904='1'", "2957003", "9999-12-31"),
    ("date1904='0'", "1", "1900-01-01"),
    ("dateCompatibility='0'", "0", "1899-12-30"), ("dateCompatibility='false'", "60", "1900-02-28"),
    ("dateCompatibility='0'", "61", "1900-03-01"), ("dateCompatibility='0'", "-693593", "0001-01-01"),
    ("dateCompatibility='0'", "2958465", "9999-12-31"),
  ]) func dates(_ setting: String, _ number: String, _ expected: String) throws {
    let cell = try cell(number, settings: "<workbookPr \(setting)/>")
    #expect(cell == Workbook.Cell(text: expected, fault: nil))
  }

  @Test(arguments: [
    ("", "60", Workbook.CellFault.neverWas), ("", "60.5", .neverWas), ("", "0", .neverWas), ("", "0.7", .neverWas),
    ("", "-1", .outOfRange), ("", "-0.5", .outOfRange), ("", "2958466", .outOfRange), ("", "19980605", .outOfRange),
    ("", "1E+300", .outOfRange), ("date1904='1'", "-1", .outOfRange), ("date1904='1'", "2957004", .outOfRange),
    ("dateCompatibility='0'", "-693594", .outOfRange),
  ]) func noDates(_ setting: String, _ number: String, _ fault: Workbook.CellFault) throws {
    let cell = try cell(number, settings: "<workbookPr \(setting)/>")
    #expect(cell == Workbook.Cell(text: number, fault: fault))
  }

  /// Every day of four centuries and of the last years comes after the one before.
  @Test func everyDayFollowsTheOneBefore() throws {
    var last = (year: 1900, month: 2, day: 28)
    for serial in Array(61...200_000) + Array(2_950_000...2_958_465) {
      let number = try #require(Decimal15(Array(String(serial).utf8)))
      let date = try SerialCalendar.of1900.date(number)
      #expect(SerialCalendar.exists(date.year, date.month, date.day))
      if serial != 2_950_000 {
        let isNextDay = date.year == last.year && date.month == last.month && date.day == last.day + 1
        let isNextMonth = date.day == 1 && !SerialCalendar.exists(last.year, last.month, last.day + 1)
        let monthFollows = (date.year, date.month) == (last.year, last.month + 1)
        let yearFollows = (date.year, date.month, last.month) == (last.year + 1, 1, 12)
        #expect(isNextDay || isNextMonth && (monthFollows || yearFollows), "\(serial)")
      }
      last = date
    }
  }

  @Test(arguments: [
    ("yyyy", "1998"), ("yyyy\"年\"m\"月\"", "1998-06"), ("d", "06-05"), ("m月d日", "06-05"), ("0.0", "35951.75"),
    ("yyyy-mm-dd hh:mm", "1998-06-05"), ("h:mm", "18:00"), ("[h]:mm", "862842:00"),
  ]) func asExactlyAsShown(_ code: String, _ expected: String) throws {
    #expect(try cell("35951.75", code).text == expected)
  }

  @Test(arguments: [
    ("0.5", "12:00"), ("0", "00:00"), ("0.5209027777777778", "12:30:06"), ("1.7417939814814815", "41:48:11"),
    ("0.99999999", "24:00"), ("0.0006944444444444445", "00:01"),
  ]) func times(_ number: String, _ expected: String) throws { #expect(try cell(number, "[h]:mm:ss").text == expected) }

  @Test func timesOfADay() throws {
    #expect(try cell("1.7417939814814815", "h:mm:ss").text == "17:48:11")
    #expect(try cell("0.99999999", "h:mm").text == "00:00")
  }

  @Test func noTimes() throws {
    #expect(try cell("-0.5", "h:mm").fault == .outOfRange)
    #expect(try cell("2958466", "h:mm").fault == .outOfRange)
  }
}
