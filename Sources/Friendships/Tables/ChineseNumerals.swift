/// Chinese numerals of dates: 二〇〇三年五月十二日.
enum ChineseNumerals {
  /// A text with digits in place of the numerals before 年, 月, 日 and 号; any other numeral stays.
  static func inDigits(_ text: String) -> String {
    guard text.contains(where: { values[$0] != nil || tens[$0] != nil }) else { return text }
    var (result, run) = ("", "")
    for character in text {
      if values[character] != nil || tens[character] != nil {
        run.append(character)
        continue
      }
      let number = character == "年" ? year(run) : "月日号".contains(character) ? belowHundred(run) : nil
      result += (number ?? run) + String(character)
      run = ""
    }
    return result + run
  }

  /// The four digits of a year, one after the other.
  private static func year(_ run: String) -> String? {
    let digits = run.compactMap { values[$0] }
    return digits.count == 4 && run.count == 4 ? digits.map(String.init).joined() : nil
  }

  /// A month or a day: 五, 〇五, 十, 十二, 二十, 二十八, 廿八.
  private static func belowHundred(_ run: String) -> String? {
    guard let at = run.firstIndex(where: { tens[$0] != nil }) else {
      let digits = run.compactMap { values[$0] }
      return (1...2).contains(digits.count) && digits.count == run.count ? digits.map(String.init).joined() : nil
    }
    let (before, after) = (run[..<at], run[run.index(after: at)...])
    guard before.count <= 1, after.count <= 1, before.allSatisfy({ (values[$0] ?? 0) > 0 }),
      after.allSatisfy({ (values[$0] ?? 0) > 0 }), let ten = tens[run[at]]
    else { return nil }
    let factor = before.first.flatMap { values[$0] } ?? 1
    return String(factor * ten + (after.first.flatMap { values[$0] } ?? 0))
  }

  private static let values: [Character: Int] = [
    "〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let tens: [Character: Int] = ["十": 10, "廿": 20, "卅": 30]
}
