import Messages

/// Reads when an agreement was made, and when it ended, as lists write it in one cell: with words around the date, with an era
/// beside the year, with a second date.
///
/// `seit 1961 (erneuert 1992)`, `1957(昭和32)年10月締結`, `‘94.10.18`, `est. 1957, revoked 2018`, `1997.1.25, 2006.4.28`.
struct WrittenPeriod {
  /// When it was made.
  let established: PartialDate
  /// When it ended; nothing where the cell does not say.
  let ended: PartialDate?
  /// A later date that was left out of account, as it is written.
  let further: String?

  /// The period of a text.
  ///
  /// - Parameter isAlone: whether the text must hold nothing but dates and the words that belong to them.
  static func read(_ written: String, isAlone: Bool = false) throws(WrittenDate.Fault) -> WrittenPeriod {
    // Most cells hold a date and nothing else.
    let whole: WrittenDate.Fault
    do {
      return WrittenPeriod(established: try WrittenDate.read(written), ended: nil, further: nil)
    } catch {
      whole = error
    }
    // Patterns take their time: each is tried only where it may match.
    guard written.utf8.count <= 160, written.contains(where: { $0.isNumber || $0 == "元" }) else { throw whole }
    let text = plain(written)
    if let problem = era(text) { throw problem }
    var dates: [(date: PartialDate, piece: Piece)] = []
    for piece in PeriodWords.pieces(text) {
      // What has no number says nothing of time.
      guard piece.text.contains(where: \.isNumber) else {
        if isAlone { throw whole }
        continue
      }
      do {
        dates.append((try WrittenDate.read(piece.text), piece))
      } catch {
        throw piece.text == text ? whole : error
      }
    }
    guard let first = dates.first(where: { $0.piece.role == .beginning }) else { throw whole }
    return WrittenPeriod(
      established: first.date, ended: dates.first { $0.piece.role == .end }?.date,
      further: dates.first { $0.piece.role != .end && $0.date != first.date }?.piece.text)
  }

  /// Whether a word between spaces may be part of a period: it has a number, or its letters are those of a month or of a word
  /// around dates. Short ones may always be, and those of Chinese, Japanese and Korean, which stick to each other.
  static func mayHold(_ word: Substring) -> Bool {
    if word.contains(where: \.isNumber) || isEastAsian(word) { return true }
    let small = word.lowercased()
    return PeriodWords.has(small.filter(\.isLetter))
      || small.split { !$0.isLetter }.allSatisfy { $0.utf8.count < 3 || PeriodWords.has(String($0)) }
  }

  /// A part of a text that may be a date, and what it is the date of.
  struct Piece: Equatable {
    enum Role { case beginning, renewal, end }

    let text: String
    let role: Role
  }

  /// The text with plain digits, without what eras add to a Western year, and with the century of `'94`.
  private static func plain(_ written: String) -> String {
    var text = halfWidth(written).replacing("–", with: "-").replacing("−", with: "-")
    if isEastAsian(text) { text = withoutEras(text) }
    guard text.contains(where: { "'’‘`´".contains($0) }) else { return text }
    text = text.replacing(Pattern.century) { match in
      (Int(match.1) ?? 0) < 40 ? "20\(match.1)" : "19\(match.1)"
    }
    // l'an, jusqu'en: the article and the word.
    return text.replacing(Pattern.elision) { "\($0.1) \($0.2)" }
  }

  /// 1957(昭和32)年 and 昭和32年(1957年) as 1957年, and the units of Korean dates as those of Chinese ones.
  private static func withoutEras(_ text: String) -> String {
    let text = withChineseDay(text.replacing("년", with: "年").replacing("월", with: "月"))
    guard text.contains("(") || text.contains("["), hasEra(text) else { return text }
    return text.replacing(Pattern.eraInBrackets, with: "").replacing(Pattern.eraBeforeYear) { "\($0.1)年" }
  }

  /// 일 behind a number as 日: elsewhere it is part of a word.
  private static func withChineseDay(_ text: String) -> String {
    guard text.contains("일") else { return text }
    var result = ""
    for character in text {
      let end = result.lastIndex { !$0.isWhitespace }
      if character == "일", let end, result[end].isNumber {
        result = result[...end] + "日"
      } else {
        result.append(character)
      }
    }
    return result
  }

  private static let eras = ["明治", "大正", "昭和", "平成", "令和", "民國", "民国", "檀紀", "단기"]

  private static func hasEra(_ text: String) -> Bool { eras.contains { text.contains($0) } }

  /// Whether a text has Chinese, Japanese or Korean characters.
  static func isEastAsian(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { $0.value > 0x2E7F }
  }

  /// What is asked where only an era's year is written.
  private static func era(_ text: String) -> WrittenDate.Fault? {
    guard isEastAsian(text), hasEra(text),
      let match = text.firstMatch(of: Pattern.era)
    else { return nil }
    return WrittenDate.Fault(
      what: "a year of an era", cure: "write the Western year in place of \(String(match.0)), such as 1957")
  }
}

/// A pattern is made anew wherever it is written down, which takes longer than to look for it: here each is made once. Nothing changes
/// them, and looking for one changes nothing.
private enum Pattern {
  nonisolated(unsafe) static let century = #/^\s*['’‘`´](\d\d)(?=[.\-\/])/#
  nonisolated(unsafe) static let elision = #/(\p{L})['’](\p{L})/#
  nonisolated(unsafe) static let era = #/(明治|大正|昭和|平成|令和|民國|民国|檀紀|단기)\s*(\d+|元)/#
  nonisolated(unsafe) static let eraInBrackets =
    #/[(\[]\s*(?:明治|大正|昭和|平成|令和|中華民國|民國|民国|檀紀|단기)\s*(?:\d+|元)\s*年?\s*[)\]]/#
  nonisolated(unsafe) static let eraBeforeYear =
    #/(?:明治|大正|昭和|平成|令和|中華民國|民國|民国|檀紀|단기)\s*(?:\d+|元)\s*年?\s*[(\[]\s*(\d{4})\s*年?\s*[)\]]\s*年?/#
}
