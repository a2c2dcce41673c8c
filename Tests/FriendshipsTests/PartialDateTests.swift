import Drawing
import Friendships
import Testing

@Suite struct PartialDateTests {
  @Test(arguments: [
    ("1980-11-18", "1980-11-18"), ("2007-06", "2007-06-30"), ("1999", "1999-12-31"), ("2024-02", "2024-02-29"),
    ("1900-02", "1900-02-28"), ("../2012-06", "2012-06-30"), ("../1998-08-31", "1998-08-31"), ("../2003", "2003-12-31"),
    ("0001", "0001-12-31"), ("9999-12-31", "9999-12-31"), ("2024-02-29", "2024-02-29"), ("2021-12", "2021-12-31"),
  ])
  func countsFromTheLastDayThatItMayMean(_ text: String, _ lastDay: String) throws {
    let date = try #require(PartialDate(text))
    #expect(date.lastDay.description == lastDay)
    #expect(date.description == text)
    #expect(date.isLatest == text.hasPrefix(".."))
  }

  @Test func keepsItsPrecision() throws {
    let (year, month, day) = (PartialDate("1999"), PartialDate("../2012-06"), PartialDate("1980-11-18"))
    #expect(year?.year == 1999 && year?.month == nil && year?.day == nil)
    #expect(month?.year == 2012 && month?.month == 6 && month?.day == nil)
    #expect(day?.year == 1980 && day?.month == 11 && day?.day == 18)
    #expect(PartialDate("1999") != PartialDate("../1999"))
  }

  @Test(arguments: [
    "", "..", "../", "..2012", "../../2012", "2012/..", "0000", "10000", "199", "99", "2021-1", "2021-1-1", "2021-13",
    "2021-00", "2021-02-30", "2021-02-29", "1900-02-29", "2021-04-31", "2021-01-00", "2021-01-32", "2021-01-1",
    "2021-01-01-01", "2021-", "-2021", "2021--01", "2021-01-", "21-12-2021", "2021/12/31", "2021.12.31", " 2021",
    "2021 ", "+021", "2021-+1", "2021-12-31T00:00", "２０２１", "٢٠٢١", "2021\u{301}", "NaN", "1e10", "circa 1999",
    "20211231", "2021-12-310", "99999999999999999999",
  ])
  func anythingElseIsNothing(_ text: String) { #expect(PartialDate(text) == nil) }

  @Test func everyDayOfALeapYearReadsBack() {
    var day = Day(lastOf: 2024)
    while day.year == 2024 {
      #expect(PartialDate(day.description)?.lastDay == day)
      day = day.previous
    }
  }
}
