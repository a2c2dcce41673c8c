import Messages

/// A day of the Gregorian calendar, without time or zone.
package struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The day as it is written, 20211231: a large scene has a million of them.
  private let number: Int32

  /// The year, `1...9999`.
  package var year: Int { Int(number) / 10_000 }
  /// The month, `1...12`.
  package var month: Int { Int(number) / 100 % 100 }
  /// The day of the month, from 1.
  package var day: Int { Int(number) % 100 }

  /// A day that exists: nothing for 30 February, month 13 or a year outside of `1...9999`.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year)
    else { return nil }
    self.init(checked: year, month, day)
  }

  private init(checked year: Int, _ month: Int, _ day: Int) {
    number = Int32(year * 10_000 + month * 100 + day)
  }

  /// The last day of a year; years outside of `1...9999` are moved to the nearest one within.
  package init(lastOf year: Int) { self.init(checked: min(max(year, 1), 9999), 12, 31) }

  /// The last day of a month; nothing when there is no such month.
  package init?(lastOf month: Int, of year: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    self.init(checked: year, month, Self.days(in: month, of: year))
  }

  /// The day before; the first day of year 1 is its own predecessor.
  package var previous: Day {
    if day > 1 { return Day(checked: year, month, day - 1) }
    if month > 1 { return Day(checked: year, month - 1, Self.days(in: month - 1, of: year)) }
    return year > 1 ? Day(checked: year - 1, 12, 31) : self
  }

  /// The day after; the last day of year 9999 is its own successor.
  package var next: Day {
    if let next = Day(year: year, month: month, day: day + 1) { return next }
    return Day(year: year, month: month + 1, day: 1) ?? Day(year: year + 1, month: 1, day: 1) ?? self
  }

  /// The calendar's order.
  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  /// The day as ISO 8601 writes it, `2021-12-31`.
  package var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

  /// The year alone for its last day, and the whole date for any other: what a map of this day is called.
  package var stamp: String { self == Day(lastOf: year) ? String(year) : description }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

/// The days on which a mark is shown; either end may be open.
package struct Lifespan: Hashable, Sendable {
  /// The first day, or nothing when it was always there.
  package let from: Day?
  /// The last day, inclusive, or nothing when it stays.
  package let until: Day?

  /// A lifespan between two days, both inclusive. When `until` comes before `from` it holds no day.
  package init(from: Day? = nil, until: Day? = nil) {
    self.from = from
    self.until = until
  }

  /// Every day there is.
  package static let always = Lifespan()

  /// Whether a day lies within.
  package func contains(_ day: Day) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }
}
