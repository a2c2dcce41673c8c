import Drawing
import Messages

/// A date as a source gives it: to the day, the month or the year, or "on or before" such a date.
///
/// Written `1980-11-18`, `2007-06`, `1999` or `../2012-06`, as the Extended Date/Time Format of ISO 8601-2:2019 does.
package struct PartialDate: Hashable, Sendable, CustomStringConvertible {
  /// The year in few bits: every row of a table has such dates.
  private let shortYear: Int16
  /// The month likewise, 0 when it is not known.
  private let shortMonth: Int8
  /// The day of the month likewise, 0 when it is not known.
  private let shortDay: Int8

  /// The year, `1...9999`.
  package var year: Int { Int(shortYear) }
  /// The month, or nothing when only the year is known.
  package var month: Int? { shortMonth > 0 ? Int(shortMonth) : nil }
  /// The day of the month, or nothing when only the month or the year is known.
  package var day: Int? { shortDay > 0 ? Int(shortDay) : nil }
  /// Whether the true date may be earlier.
  package let isLatest: Bool

  /// A date read from its written form; nothing for any other text and for days that do not exist.
  package init?(_ text: String) {
    let isLatest = text.hasPrefix("../")
    let parts = text.dropFirst(isLatest ? 3 : 0).split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.allSatisfy { (48...57).contains($0) } ? Int($0) : nil }
    guard (1...3).contains(parts.count), numbers.count == parts.count, parts[0].count == 4,
      parts.dropFirst().allSatisfy({ $0.count == 2 }), (1...9999).contains(numbers[0])
    else { return nil }
    if numbers.count > 1 {
      guard let last = Day(lastOf: numbers[1], of: numbers[0]),
        numbers.count < 3 || (1...last.day).contains(numbers[2])
      else { return nil }
    }
    let known = numbers + [0, 0]
    self.init(known[0], known[1], known[2], isLatest: isLatest)
  }

  /// A date known to the day.
  package init(_ day: Day) {
    self.init(day.year, day.month, day.day, isLatest: false)
  }

  private init(_ year: Int, _ month: Int, _ day: Int, isLatest: Bool) {
    (shortYear, shortMonth, shortDay) = (Int16(year), Int8(month), Int8(day))
    self.isLatest = isLatest
  }

  /// The day from which it counts: the last one that it may mean.
  package var lastDay: Day {
    let month = month ?? 12
    let last = Day(lastOf: month, of: year) ?? Day(lastOf: year)
    return day.flatMap { Day(year: year, month: month, day: $0) } ?? last
  }

  /// The first day that it may mean; of one "on or before" a date, that date's.
  package var firstDay: Day { Day(year: year, month: month ?? 1, day: day ?? 1) ?? lastDay }

  /// The written form.
  package var description: String {
    (isLatest ? "../" : "")
      + ([padded(year, 4)] + [month, day].compactMap { $0.map { padded($0, 2) } }).joined(separator: "-")
  }
}
