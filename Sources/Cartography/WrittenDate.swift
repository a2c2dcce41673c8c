import Messages
import Drawing

/// Reads dates as people write them in tables.
///
/// The year comes first and has four digits; `-`, `/`, `.` or 年月日 separate: `1980-11-18`, `1980/11/18`, `1980.11.18`,
/// `1980年11月18日`, `2007年6月`, `2007/6`, `1999`; `../` before it says "on or before". Full-width digits are digits.
enum WrittenDate {
  /// Why a text is not a date.
  struct Fault: Error {
    let what: Message
    let cure: Message
  }

  /// The date of a text.
  static func read(_ text: String) throws(Fault) -> PartialDate {
    let plain = halfWidth(text)
    if let date = PartialDate(plain) { return date }
    let isLatest = plain.hasPrefix("../")
    let body = String(plain.dropFirst(isLatest ? 3 : 0)).filter { !$0.isWhitespace }
    guard let parts = parts(body), parts.first?.utf8.count == 4 else { throw fault(body) }
    let padded = parts.map { $0.utf8.count == 1 ? "0" + $0 : String($0) }
    guard let date = PartialDate((isLatest ? "../" : "") + padded.joined(separator: "-")) else {
      throw Fault(
        what: "not a date", cure: "check day and month; write a day that exists as YYYY-MM-DD, or YYYY-MM or YYYY")
    }
    return date
  }

  /// Year, month and day, as far as they are written, in digits.
  private static func parts(_ text: String) -> [Substring]? {
    for separators in [["-"], ["/"], ["."], ["年", "月", "日"]] {
      var rest = text[...]
      var parts: [Substring] = []
      for index in 0..<3 where !rest.isEmpty {
        let separator = separators[min(index, separators.count - 1)]
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        parts.append(digits)
        rest = rest.dropFirst(digits.count)
        if rest.hasPrefix(separator), separators.count > 1 || rest.count > 1 { rest = rest.dropFirst() }
      }
      if rest.isEmpty, parts.allSatisfy({ (1...4).contains($0.utf8.count) }) { return parts }
    }
    return nil
  }

  /// What is wrong with a text that does not begin with a year: whether it could be read in two ways.
  private static func fault(_ text: String) -> Fault {
    let numbers = text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    let hasMonth = months.contains { text.lowercased().contains($0) }
    if hasMonth, numbers.count == 1, numbers[0] < 100 {
      return Fault(
        what: "ambiguous date, day or year",
        cure: "in Excel select the column, choose Format Cells, Custom, type yyyy-mm, and check the year")
    }
    if text.utf8.count == 5, numbers.first.map(String.init) == text {
      return Fault(
        what: "a spreadsheet's day number, not a date",
        cure: "in Excel select the column, choose Format Cells, Custom, type yyyy-mm-dd, and save again")
    }
    let isYearLast = numbers.count == 3 && numbers[2] > 31
    if numbers.count == 3, !hasMonth, numbers[0] <= 12, numbers[1] <= 12 {
      return Fault(
        what: "ambiguous date, day or month first",
        cure: "in Excel select the column, choose Format Cells, Custom, type yyyy-mm-dd, and save again")
    }
    if isYearLast || hasMonth {
      return Fault(
        what: "the year does not come first",
        cure: "in Excel select the column, choose Format Cells, Custom, type yyyy-mm-dd, and save again")
    }
    return Fault(
      what: "not a date", cure: "use YYYY-MM-DD, YYYY-MM, YYYY, or ../DATE for \"on or before\"")
  }

  /// How English month names begin.
  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
}
