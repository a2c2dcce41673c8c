import Drawing
import Messages
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    (1900, 28), (2000, 29), (2024, 29), (2023, 28), (1600, 29), (2100, 28), (4, 29), (9996, 29),
  ])
  func februaryFollowsTheGregorianRule(_ year: Int, _ days: Int) {
    #expect(Day(year: year, month: 2, day: days) != nil)
    #expect(Day(year: year, month: 2, day: days + 1) == nil)
    #expect(Day(lastOf: 2, of: year)?.day == days)
  }

  @Test func monthsHaveTheirLengths() {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    #expect((1...12).map { Day(lastOf: $0, of: 2021)?.day } == lengths)
  }

  @Test(arguments: [
    (2021, 0, 1), (2021, 13, 1), (2021, 1, 0), (2021, 1, 32), (2021, 4, 31), (0, 1, 1), (10_000, 1, 1), (-1, 1, 1),
    (2021, 1, -1), (Int.max, 12, 31),
  ])
  func daysThatDoNotExistAreNothing(_ year: Int, _ month: Int, _ day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test func monthsThatDoNotExistHaveNoLastDay() {
    #expect(Day(lastOf: 0, of: 2021) == nil)
    #expect(Day(lastOf: 13, of: 2021) == nil)
    #expect(Day(lastOf: 1, of: 0) == nil)
  }

  @Test func yearsEndOn31December() {
    #expect(Day(lastOf: 2021) == Day(year: 2021, month: 12, day: 31))
    #expect(Day(lastOf: -5) == Day(year: 1, month: 12, day: 31))
    #expect(Day(lastOf: 10_000) == Day(year: 9999, month: 12, day: 31))
  }

  @Test(arguments: [
    ("2021-12-09", "2021-12-08"), ("2021-03-01", "2021-02-28"), ("2024-03-01", "2024-02-29"),
    ("1900-03-01", "1900-02-28"), ("2000-03-01", "2000-02-29"), ("2022-01-01", "2021-12-31"),
    ("2021-05-01", "2021-04-30"), ("0001-01-01", "0001-01-01"),
  ])
  func theDayBefore(_ day: String, _ before: String) { #expect(parse(day)?.previous.description == before) }

  @Test func steppingBackThroughFourCenturiesCountsTheirDays() {
    // 400 years of the Gregorian calendar have 146 097 days.
    var day = Day(lastOf: 2000)
    for _ in 0..<146_097 { day = day.previous }
    #expect(day == Day(lastOf: 1600))
  }

  @Test func daysAreInTheCalendarsOrder() {
    let inOrder = ["0999-12-31", "1980-11-17", "1980-11-18", "1980-12-01", "1981-01-01"].compactMap(parse)
    #expect(inOrder.count == 5)
    #expect(inOrder.reversed().sorted() == inOrder)
  }

  @Test func writesIso8601() {
    #expect(Day(year: 7, month: 6, day: 5)?.description == "0007-06-05")
    #expect(Day(lastOf: 2021).description == "2021-12-31")
  }

  @Test func padsButNeverCuts() {
    #expect(padded(7, 3) == "007")
    #expect(padded(1234, 3) == "1234")
    #expect(padded(0, 0) == "0")
  }

  private func parse(_ text: String) -> Day? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return Day(year: parts[0], month: parts[1], day: parts[2])
  }
}

@Suite struct LifespanTests {
  private let first = Day(lastOf: 2000)
  private let last = Day(lastOf: 2010)

  @Test func bothEndsBelongToIt() {
    let lifespan = Lifespan(from: first, until: last)
    #expect(lifespan.contains(first))
    #expect(lifespan.contains(last))
    #expect(!lifespan.contains(first.previous))
    #expect(lifespan.contains(last.previous))
    #expect(!Lifespan(from: first, until: last.previous).contains(last))
  }

  @Test func openEndsHoldEverything() {
    #expect(Lifespan.always.contains(Day(lastOf: 1)))
    #expect(Lifespan(from: first).contains(Day(lastOf: 9999)))
    #expect(!Lifespan(from: first).contains(first.previous))
    #expect(Lifespan(until: last).contains(Day(lastOf: 1)))
    #expect(!Lifespan(until: last.previous).contains(last))
  }

  @Test func aLifespanThatEndsBeforeItBeginsHoldsNoDay() {
    let lifespan = Lifespan(from: last, until: first)
    for day in [first, last, last.previous, Day(lastOf: 2005)] { #expect(!lifespan.contains(day)) }
  }
}
