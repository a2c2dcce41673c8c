/// What a number format makes of a number: a number again, or how much of a date (ECMA-376-1:2016, 18.8.30 and 18.8.31).
struct NumberFormat: Equatable {
  /// What is shown of a number.
  enum Shown: Equatable {
    /// A number, or anything that has no date in it.
    case number
    /// The year alone.
    case year
    /// The month of a year.
    case month
    /// The day of a month of a year.
    case day
    /// A day, of the month or of the week, or a month, without its year.
    case dayOfYear
    /// A time of day.
    case time
    /// A span of time, of which the hours, minutes or seconds are not carried over to the next greater unit.
    case span
  }

  /// One of the parts between semicolons.
  struct Section: Equatable {
    var shown: Shown
    var condition: Condition?
  }

  /// For which numbers a section is meant, when it says so: `[<=100]`.
  struct Condition: Equatable {
    let operation: String
    let bound: Double

    func holds(for number: Double) -> Bool {
      switch operation {
      case "<": number < bound
      case "<=": number <= bound
      case ">": number > bound
      case ">=": number >= bound
      case "=": number == bound
      default: number != bound
      }
    }
  }

  /// The sections; nothing for the format `General`.
  let sections: [Section]

  /// The format that shows numbers as they are.
  static let general = NumberFormat(sections: [])

  init(sections: [Section]) { self.sections = sections }

  /// A format from its code, `[$-804]yyyy"年"m"月"`. Every text has a meaning, if only that of a number.
  init(code: String) {
    var scanner = FormatScanner(code)
    sections = scanner.sections()
  }

  /// What is shown of a number. Without conditions the first section is for positive numbers, the second for negative
  /// ones, the third for zero.
  func shown(of number: Decimal15) -> Shown {
    guard sections.count > 1 else { return sections.first?.shown ?? .number }
    let value = number.value
    if sections.contains(where: { $0.condition != nil }) {
      return sections.first { $0.condition?.holds(for: value) ?? true }?.shown ?? .number
    }
    let index = value < 0 ? 1 : value == 0 && sections.count > 2 ? 2 : 0
    return sections[index].shown
  }
}
