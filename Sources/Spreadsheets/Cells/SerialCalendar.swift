/// How the days of a workbook are numbered (ECMA-376-1:2016, 18.17.4.1).
enum SerialCalendar {
  /// Day 1 is 1900-01-01, and day 60 the 29th of February of that year, which never was: an error of Lotus 1-2-3 that
  /// Excel keeps.
  case of1900
  /// Day 0 is 1904-01-01.
  case of1904
  /// Day 0 is 1899-12-30, and days before it have negative numbers.
  case proleptic

  /// Why a number is no day.
  enum Fault: Error { case neverWas, outOfRange }

  /// The day of a number; the time of day is dropped.
  func date(_ serial: Decimal15) throws(Fault) -> (year: Int, month: Int, day: Int) {
    guard let number = serial.floor, abs(number) < 3_000_000 else { throw .outOfRange }
    // 1899-12-30 is the 693 594th day of the calendar that begins with 0001-01-01, whose number is 0 here.
    let base = 693_593
    switch self {
    case .of1900:
      if number == 0 || number == 60 { throw .neverWas }
      return try Self.date(day: base + number + (number < 60 ? 1 : 0), notBefore: base + 2)
    case .of1904: return try Self.date(day: base + 1462 + number, notBefore: base + 1462)
    case .proleptic: return try Self.date(day: base + number, notBefore: 0)
    }
  }

  /// The date of a day counted from 0001-01-01, the day 0, in the Gregorian calendar.
  private static func date(day: Int, notBefore first: Int) throws(Fault) -> (year: Int, month: Int, day: Int) {
    guard day >= first, day <= 3_652_058 else { throw .outOfRange }
    // 400 years have 146 097 days; the last day of the fourth century or of a leap year is not the next one's first.
    var rest = day
    let cycles = rest / 146_097
    rest %= 146_097
    let centuries = min(3, rest / 36_524)
    rest -= centuries * 36_524
    let fours = rest / 1461
    rest %= 1461
    let years = min(3, rest / 365)
    rest -= years * 365
    let year = 400 * cycles + 100 * centuries + 4 * fours + years + 1
    let lengths = lengths(of: year)
    var month = 0
    while month < 11, rest >= lengths[month] {
      rest -= lengths[month]
      month += 1
    }
    return (year, month + 1, rest + 1)
  }

  /// Whether there is such a day in the Gregorian calendar.
  static func exists(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    (1...9999).contains(year) && (1...12).contains(month) && day >= 1 && day <= lengths(of: year)[month - 1]
  }

  /// The lengths of a year's months in days.
  private static func lengths(of year: Int) -> [Int] {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  }
}
