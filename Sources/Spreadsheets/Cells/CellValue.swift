import Messages

/// What becomes of the value of a cell: its text (ECMA-376-1:2016, 18.3.1.4 and 18.18.11).
struct CellValue {
  /// The numbering of days.
  let calendar: SerialCalendar
  /// Whether formulas are calculated only when the workbook is opened.
  let calculatesOnLoad: Bool
  /// The texts that cells share.
  let sharedStrings: [String]

  /// The cell of a value.
  ///
  /// - Parameters:
  ///   - type: what the value is: `n`, `s`, `str`, `b`, `e` or `d`.
  ///   - value: the value as the file has it, or nothing.
  ///   - format: the number format of the cell's style.
  ///   - isFormula: whether the value was calculated.
  func cell(_ type: String, _ value: [UInt8], _ format: NumberFormat, isFormula: Bool) throws(WorkbookFault)
    -> Workbook.Cell
  {
    // A text that was calculated may be empty, a number may not.
    if value.isEmpty { return isFormula && type != "str" ? faulty("", .notCalculated) : .empty }
    switch type {
    case "n": return number(value, format, isFormula)
    case "s": return Workbook.Cell(text: try shared(value), fault: nil)
    case "str": return Workbook.Cell(text: RichText.decoded(value), fault: nil)
    case "b": return truth(value)
    case "e": return faulty(String(decoding: value, as: UTF8.self), .error)
    case "d": return day(String(decoding: value, as: UTF8.self), format)
    default: throw WorkbookFault("a cell of an unknown type", cure: WorkbookFault.saveAnew)
    }
  }

  private func faulty(_ text: String, _ fault: Workbook.CellFault) -> Workbook.Cell {
    Workbook.Cell(text: text, fault: fault)
  }

  private func shared(_ value: [UInt8]) throws(WorkbookFault) -> String {
    guard let index = Decimal15(value)?.whole, sharedStrings.indices.contains(index) else {
      throw WorkbookFault(
        "a text that is missing from the \(sharedStrings.count) shared ones", cure: WorkbookFault.saveAnew)
    }
    return sharedStrings[index]
  }

  private func truth(_ value: [UInt8]) -> Workbook.Cell {
    switch String(decoding: value, as: UTF8.self) {
    case "1", "true": Workbook.Cell(text: "TRUE", fault: nil)
    case "0", "false": Workbook.Cell(text: "FALSE", fault: nil)
    case let other: faulty(other, .unreadable)
    }
  }

  private func number(_ value: [UInt8], _ format: NumberFormat, _ isFormula: Bool) -> Workbook.Cell {
    guard let number = Decimal15(value) else {
      return faulty(String(decoding: value, as: UTF8.self), .unreadable)
    }
    // XlsxWriter, for one, writes 0 for whatever it cannot calculate, and leaves it to Excel.
    if isFormula, calculatesOnLoad, number.isZero { return faulty("", .notCalculated) }
    let shown = format.shown(of: number)
    do {
      switch shown {
      case .number: return Workbook.Cell(text: number.text, fault: nil)
      case .time: return Workbook.Cell(text: try SerialTime.text(number, wraps: true), fault: nil)
      case .span: return Workbook.Cell(text: try SerialTime.text(number, wraps: false), fault: nil)
      case .year, .month, .day, .dayOfYear:
        return Workbook.Cell(text: text(try calendar.date(number), shown), fault: nil)
      }
    } catch {
      return faulty(number.text, error == .neverWas ? .neverWas : .outOfRange)
    }
  }

  /// A date that is written as ISO 8601 does: `2021-10-25`, `2021-10-25T13:30:00`.
  private func day(_ value: String, _ format: NumberFormat) -> Workbook.Cell {
    let parts = value.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.allSatisfy { (48...57).contains($0) } ? Int($0) : nil }
    let rest = value.dropFirst(10)
    guard numbers.count == 3, parts.map(\.count) == [4, 2, 2], rest.isEmpty || rest.first == "T",
      SerialCalendar.exists(numbers[0], numbers[1], numbers[2])
    else { return faulty(value, .unreadable) }
    // Only the format says how much of it is shown; its number does not matter for that.
    let shown = format.sections.first?.shown ?? .day
    return Workbook.Cell(text: text((numbers[0], numbers[1], numbers[2]), shown), fault: nil)
  }

  private func text(_ date: (year: Int, month: Int, day: Int), _ shown: NumberFormat.Shown) -> String {
    let year = padded(date.year, 4)
    switch shown {
    case .year: return year
    case .month: return "\(year)-\(padded(date.month, 2))"
    case .dayOfYear: return "\(padded(date.month, 2))-\(padded(date.day, 2))"
    default: return "\(year)-\(padded(date.month, 2))-\(padded(date.day, 2))"
    }
  }
}
