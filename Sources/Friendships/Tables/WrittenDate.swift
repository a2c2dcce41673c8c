import Drawing
import Messages

/// Reads dates as people write them in tables.
///
/// With the year first: `1980-11-18`, `1980/11/18`, `1980.11.18`, `1980年11月18日`, `19801118`, `2007年6月`, `2007/6`,
/// `1999`. With the year last where only one reading is possible: `18.11.1980` (points always follow a day), `18/11/1980`,
/// `18 November 1980`. Years, months and days may have Chinese numerals, `二〇〇三年五月`. `../` before it says "on or before". Full-width digits are digits, dashes are hyphens, and a time of
/// day is dropped.
struct WrittenDate {
  /// Why a text is not a date.
  struct Fault: Error {
    let what: Message
    let cure: Message
  }

  /// Year, month and day, as far as they are written, in digits.
  private typealias Parts = [String]

  /// The text in ordinary characters, without the time of day and without what says "on or before".
  private let text: String
  private let isLatest: Bool

  /// The date of a text.
  static func read(_ text: String) throws(Fault) -> PartialDate {
    // Most dates are in the form of ISO 8601.
    if let date = PartialDate(text) { return date }
    guard text.utf8.count <= longest else { throw notADate }
    return try WrittenDate(text).date()
  }

  private init(_ written: String) {
    var text = String(halfWidth(written).map { "‐‑‒–—−".contains($0) ? "-" : $0 })
    isLatest = text.hasPrefix("../")
    if isLatest { text.removeFirst(3) }
    if text.contains(":"),
      let match = text.wholeMatch(of: Self.withTime)
    {
      text = String(match.1)
    }
    // Korean writes the same in letters.
    for (own, sign) in [("년", "年"), ("월", "月"), ("일", "日")] { text = text.replacing(own, with: sign) }
    text = ChineseNumerals.inDigits(text)
    // 号 is 日 in speech, and the day of the week says nothing new.
    text = text.replacing("号", with: "日").replacing("、", with: ".")
    if text.contains("星期") || text.contains("周"), let day = text.firstRange(of: Self.weekday) {
      text.removeSubrange(day)
    }
    if text.hasSuffix(".") { text.removeLast() }
    self.text = text
  }

  private func date() throws(Fault) -> PartialDate {
    let undivided = try undivided()
    guard let parts = yearFirst ?? undivided ?? yearLast ?? monthByName else { throw fault }
    let padded = parts.map { $0.utf8.count == 1 ? "0" + $0 : $0 }
    guard let date = PartialDate((isLatest ? "../" : "") + padded.joined(separator: "-")) else {
      throw Fault(
        what: "not a date", cure: "check day and month; write a day that exists as YYYY-MM-DD, or YYYY-MM or YYYY")
    }
    // A number that ends in .1 may have ended in .10 when it was typed.
    if text.utf8.count == 6, text.hasSuffix(".1") {
      let year = parts[0]
      throw Fault(
        what: "ambiguous date, January or October",
        cure: "a spreadsheet makes \(year).1 of \(year).10; write \(year)-01 or \(year)-10")
    }
    return date
  }

  /// The parts of a text that begins with four digits and has separators.
  private var yearFirst: Parts? {
    let body = text.filter { !$0.isWhitespace }
    for separators in [["-"], ["/"], ["."], ["年", "月", "日"]] {
      var rest = body[...]
      var parts: Parts = []
      for index in 0..<3 where !rest.isEmpty {
        let separator = separators[min(index, separators.count - 1)]
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        parts.append(String(digits))
        rest = rest.dropFirst(digits.count)
        if rest.hasPrefix(separator), separators.count > 1 || rest.count > 1 { rest = rest.dropFirst() }
      }
      let isWhole = rest.isEmpty && parts.first?.utf8.count == 4
      if isWhole, parts.dropFirst().allSatisfy({ (1...2).contains($0.utf8.count) }) { return parts }
    }
    return nil
  }

  /// The parts of `19801118` and `198011`.
  private func undivided() throws(Fault) -> Parts? {
    // Patterns take their time, and most dates have another length.
    guard [6, 8].contains(text.utf8.count),
      let match = text.wholeMatch(of: Self.digitsAlone)
    else {
      return nil
    }
    let (year, month) = (String(match.1), String(match.2))
    if let day = match.3 { return [year, month, String(day)] }
    // 200102 may be the second of January 2020 as well.
    guard PartialDate("2000-\(year.suffix(2))-\(month)") == nil else {
      throw Fault(
        what: "ambiguous date, six digits", cure: "write the year with four digits and a hyphen after it: YYYY-MM")
    }
    return [year, month]
  }

  /// The parts of a text that ends with the year, where it can be read in one way only.
  private var yearLast: Parts? {
    let body = text.filter { !$0.isWhitespace }
    let numbers = body.split(omittingEmptySubsequences: false) { "./-".contains($0) }.map(String.init)
    guard (2...3).contains(numbers.count), numbers.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      numbers[numbers.count - 1].count == 4, numbers.dropLast().allSatisfy({ (1...2).contains($0.count) })
    else { return nil }
    if numbers.count == 2 { return [numbers[1], numbers[0]] }
    let separators = body.filter { "./-".contains($0) }
    guard separators.first == separators.last, let a = Int(numbers[0]), let b = Int(numbers[1]) else { return nil }
    let (first, second, year) = (numbers[0], numbers[1], numbers[2])
    if separators.first == "." || a > 12 || a == b { return [year, second, first] }
    return b > 12 ? [year, first, second] : nil
  }

  /// The parts of a text with the name of a month: `18 November 1980`, `Nov. 18th, 1980`, `Jun 2007`, `18 novembre 1980`.
  private var monthByName: Parts? {
    var parts: (year: String?, month: String?, day: String?)
    for word in Self.words(text.lowercased()) {
      let month = MonthNames.number(word)
      switch word.utf8.count {
      case 4 where parts.year == nil && Int(word) != nil: parts.year = word
      case 1...2 where parts.day == nil && Int(word) != nil: parts.day = word
      case _ where parts.month == nil && month != nil: parts.month = month.map { String($0) }
      case 1...2 where Self.fillers.contains(word): continue
      default: return nil
      }
    }
    guard let year = parts.year, let month = parts.month else { return nil }
    return [year, month] + (parts.day.map { [$0] } ?? [])
  }

  /// The runs of letters, and those of digits, of a text.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var before: Int?
    for character in text {
      let kind = character.isLetter ? 0 : character.isASCII && character.isNumber ? 1 : nil
      if let kind {
        if kind != before { words.append("") }
        words[words.count - 1].append(character)
      }
      before = kind
    }
    return words
  }

  /// What may stand between day, month and year.
  private static let fillers: Set<String> = ["st", "nd", "rd", "th", "of", "de", "er", "º", "ª", "d", "г"]

  /// What is wrong with a text that is no date: whether it could be read in two ways.
  private var fault: Fault {
    let numbers = text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    let hasMonth = text.lowercased().split { !$0.isLetter }.contains { MonthNames.number(String($0)) != nil }
    if hasMonth, numbers.count == 1, numbers[0] < 100 {
      return Fault(
        what: "ambiguous date, day or year",
        cure: "in Excel select the column, choose Format Cells, Custom, type yyyy-mm, and check the year")
    }
    if numbers.count == 2, numbers[0] <= 12, numbers[1] <= 31 {
      return Fault(what: "a date without a year", cure: Self.format)
    }
    if text.utf8.prefix(5).allSatisfy({ (0x30...0x39).contains($0) }),
      let match = text.wholeMatch(of: Self.dayNumber), match.1.first != "0"
    {
      return Fault(what: "a spreadsheet's day number, not a date", cure: Self.format)
    }
    if numbers.count == 3, !hasMonth, numbers[0] <= 12, numbers[1] <= 12 {
      return Fault(what: "ambiguous date, day or month first", cure: Self.format)
    }
    if hasMonth || (numbers.count == 3 && numbers[2] > 31) {
      return Fault(what: "the year does not come first", cure: Self.format)
    }
    return Self.notADate
  }

  // Made once: a pattern takes longer to be made than to be looked for. Nothing changes them.
  nonisolated(unsafe) private static let withTime =
    #/(.*\d)[ T]+\d\d?:\d\d(:\d\d([.,]\d+)?)?( ?[AaPp][Mm])?Z?/#.asciiOnlyDigits()
  nonisolated(unsafe) private static let weekday = #/ *[(]?(星期|周)[一二三四五六日天][)]?$/#
  nonisolated(unsafe) private static let digitsAlone = #/([12]\d{3})(\d\d)(\d\d)?/#.asciiOnlyDigits()
  nonisolated(unsafe) private static let dayNumber = #/(\d{5})([.,]\d+)?/#.asciiOnlyDigits()

  private static let notADate = Fault(
    what: "not a date", cure: "use YYYY-MM-DD, YYYY-MM, YYYY, or ../DATE for \"on or before\"")
  /// Longer texts, in bytes, are not looked into.
  private static let longest = 64

  private static let format: Message =
    "in Excel select the column, choose Format Cells, Custom, type yyyy-mm-dd, and save again; type anew what stays as it is"
}
