import Testing

@testable import Friendships

/// Dates as lists write them, with the words of their languages around them.
@Suite struct WrittenPeriodTests {
  /// What a text says: the date, and after a slash the end.
  private func said(_ text: String) throws -> String {
    let period = try WrittenPeriod.read(text)
    return period.established.description + (period.ended.map { "/\($0)" } ?? "")
  }

  @Test(arguments: [
    ("1957(昭和32)年10月", "1957-10"), ("1957(昭和32)年10月締結", "1957-10"), ("1957（昭和３２）年１０月締結", "1957-10"),
    ("1957年(昭和32年)10月29日", "1957-10-29"), ("昭和32年(1957年)10月29日", "1957-10-29"), ("昭和32(1957)年10月", "1957-10"),
    ("令和元年(2019年)5月", "2019-05"), ("民國50年(1961年)", "1961"), ("1961年（民國50年）", "1961"),
  ])
  func erasBesideTheWesternYearAreLeftOut(_ text: String, _ date: String) throws { #expect(try said(text) == date) }

  @Test(arguments: ["昭和32年10月29日", "民國50年", "中華民國50年3月", "令和元年", "昭和32", "檀紀4290年"])
  func anEraAloneIsAskedAbout(_ text: String) {
    #expect(performing: { try WrittenPeriod.read(text) }, throws: { fault($0).hasPrefix("a year of an era") })
  }

  @Test(arguments: [
    ("‘94.10.18", "1994-10-18"), ("’94.10.18", "1994-10-18"), ("'94.10.18", "1994-10-18"), ("'05.3.2", "2005-03-02"),
  ])
  func anApostropheStandsForTheCentury(_ text: String, _ date: String) throws { #expect(try said(text) == date) }

  @Test(arguments: [
    ("since 1961", "1961"), ("est. 1957", "1957"), ("signed on 2 July 1987", "1987-07-02"), ("in May 1957", "1957-05"),
    ("Oct. 12, 1995", "1995-10-12"), ("agreement of October 12, 1995", "1995-10-12"), ("(1960)", "1960"),
    ("seit 1961", "1961"), ("ab März 1988", "1988-03"), ("12. Juni 1988", "1988-06-12"),
    ("Partnerschaft seit 12. Juni 1988", "1988-06-12"), ("depuis 1986", "1986"), ("27 juin 1967", "1967-06-27"),
    ("le 1er mai 1967", "1967-05-01"), ("depuis l’année 1990", "1990"), ("16 de septiembre de 1982", "1982-09-16"),
    ("desde 1990", "1990"), ("firmado el 3 de enero del 1991", "1991-01-03"), ("dal 1990", "1990"),
    ("dall’anno 1990", "1990"), ("27 giugno 1967", "1967-06-27"), ("desde 18 de março de 1999", "1999-03-18"),
    ("с 1990 года", "1990"), ("18 мая 1990 г.", "1990-05-18"), ("od 1990 roku", "1990"),
    ("18 maja 1990 r.", "1990-05-18"),
    ("sinds 18 mei 1990", "1990-05-18"), ("1957年10月29日締結", "1957-10-29"), ("締結日：1957年10月", "1957-10"),
    ("1957年10月以来", "1957-10"), ("1990年5月18日签署", "1990-05-18"), ("于1990年5月18日签署", "1990-05-18"),
    ("自1990年起", "1990"), ("1990年至今", "1990"), ("1990년 5월 18일", "1990-05-18"), ("1990년 5월 체결", "1990-05"),
    ("체결일: 1990.5.18", "1990-05-18"), ("2024.1.4.", "2024-01-04"), ("1990 – heute", "1990"),
  ])
  func wordsOfAllLanguagesAreLeftOut(_ text: String, _ date: String) throws { #expect(try said(text) == date) }

  @Test(arguments: [
    ("est. 1957, revoked 2018", "1957/2018"), ("1990 bis 2010", "1990/2010"), ("seit 1990, beendet 2010", "1990/2010"),
    ("1990 (bis 2010)", "1990/2010"), ("1990; 2010 beendet", "1990/2010"), ("1990 until May 2010", "1990/2010-05"),
    ("depuis 1990 jusqu’en 2010", "1990/2010"), ("desde 1990 hasta 2010", "1990/2010"),
    ("dal 1990 al 2010", "1990/2010"),
    ("1990 até 2010", "1990/2010"), ("od 1990 do 2010", "1990/2010"), ("с 1990 по 2010", "1990/2010"),
    ("1990 tot 2010", "1990/2010"), ("1990年5月締結、2010年解消", "1990-05/2010"), ("1990年から2010年まで", "1990/2010"),
    ("1990年至2010年", "1990/2010"), ("1990年，2010年终止", "1990/2010"), ("1990년부터 2010년까지", "1990/2010"),
  ])
  func anEndIsRead(_ text: String, _ period: String) throws { #expect(try said(text) == period) }

  @Test(arguments: ["bis 2010", "revoked 2018", "2010年まで", "until 2010"])
  func anEndAloneIsNoBeginning(_ text: String) {
    #expect(throws: WrittenDate.Fault.self) { try WrittenPeriod.read(text) }
  }

  @Test(arguments: [
    ("1997.1.25, 2006.4.28", "1997-01-25", "2006.4.28"), ("seit 1961 (erneuert 1992)", "1961", "1992"),
    ("1961 (erneuert 1992)", "1961", "1992"), ("renewed 1992, since 1961", "1961", "1992"),
    ("1990 und 1995", "1990", "1995"),
    ("1990.5.18 (2000.5.18 갱신)", "1990-05-18", "2000.5.18"), ("1990年5月18日、2000年5月18日更新", "1990-05-18", "2000年5月18日"),
  ])
  func theFirstOfTwoDatesCountsAndTheOtherIsTold(_ text: String, _ date: String, _ further: String) throws {
    let period = try WrittenPeriod.read(text)
    #expect(period.established.description == date)
    #expect(period.further == further)
    #expect(period.ended == nil)
  }

  @Test(arguments: [
    ("03/04/1998", "ambiguous date, day or month first"), ("seit 03/04/1998", "ambiguous date, day or month first"),
    ("Jun-07", "ambiguous date, day or year"), ("1981.1", "ambiguous date, January or October"),
    ("11-09", "a date without a year"), ("34567", "a spreadsheet's day number, not a date"),
    ("ca. 1990", "not a date"), ("1990?", "not a date"), ("1990er Jahre", "not a date"), ("1990年代", "not a date"),
    ("94.10.18", "not a date"), ("vor 1990", "not a date"), ("1990-2010", "not a date"), ("some day", "not a date"),
    ("", "not a date"), ("seit dem 5. Treffen 1961", "not a date"), ("§ 12 von 1990", "not a date"),
    ("1990 2010", "not a date"),
  ])
  func whatMayBeSomethingElseIsRefused(_ text: String, _ what: String) {
    #expect(performing: { try WrittenPeriod.read(text) }, throws: { fault($0).hasPrefix(what) })
  }

  @Test func insideOfAnotherCellWordsThatAreNoneOfADateAreNotTaken() {
    #expect((try? WrittenPeriod.read("Poland, 1960"))?.established.description == "1960")
    #expect((try? WrittenPeriod.read("Poland, 1960", isAlone: true)) == nil)
    #expect((try? WrittenPeriod.read("since 1960", isAlone: true))?.established.description == "1960")
  }

  @Test func longTextsAreNotLookedInto() {
    #expect((try? WrittenPeriod.read("since 1961 " + String(repeating: "x ", count: 80))) == nil)
    #expect((try? WrittenPeriod.read(String(repeating: "1961,", count: 31))) != nil)
  }

  private func fault(_ error: any Error) -> String { (error as? WrittenDate.Fault).map { "\($0.what)" } ?? "" }
}
