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
    text = text.replacing(#/^\s*['’‘`´](\d\d)(?=[.\-\/])/#) { match in
      (Int(match.1) ?? 0) < 40 ? "20\(match.1)" : "19\(match.1)"
    }
    // l'an, jusqu'en: the article and the word.
    return text.replacing(#/(\p{L})['’](\p{L})/#) { "\($0.1) \($0.2)" }
  }

  /// 1957(昭和32)年 and 昭和32年(1957年) as 1957年, and the units of Korean dates as those of Chinese ones.
  private static func withoutEras(_ text: String) -> String {
    let text = text.replacing("년", with: "年").replacing("월", with: "月").replacing(#/(\d)\s*일/#) { "\($0.1)日" }
    guard text.contains("(") || text.contains("[") else { return text }
    return text.replacing(
      #/[(\[]\s*(?:明治|大正|昭和|平成|令和|民國|民国|檀紀|단기)\s*(?:\d+|元)\s*年?\s*[)\]]/#, with: ""
    ).replacing(
      #/(?:明治|大正|昭和|平成|令和|中華民國|民國|民国|檀紀|단기)\s*(?:\d+|元)\s*年?\s*[(\[]\s*(\d{4})\s*年?\s*[)\]]\s*年?/#
    ) { "\($0.1)年" }
  }

  /// Whether a text has Chinese, Japanese or Korean characters.
  fileprivate static func isEastAsian(_ text: String) -> Bool { text.unicodeScalars.contains { $0.value > 0x2E7F } }

  /// What is asked where only an era's year is written.
  private static func era(_ text: String) -> WrittenDate.Fault? {
    guard isEastAsian(text), let match = text.firstMatch(of: #/(明治|大正|昭和|平成|令和|民國|民国|檀紀|단기)\s*(\d+|元)/#) else {
      return nil
    }
    return WrittenDate.Fault(
      what: "a year of an era", cure: "write the Western year in place of \(String(match.0)), such as 1957")
  }
}

/// The words around dates, in the languages of lists.
private enum PeriodWords {
  /// The pieces of a text that may be dates.
  static func pieces(_ text: String) -> [WrittenPeriod.Piece] {
    var pieces: [WrittenPeriod.Piece] = []
    // A comma within `October 12, 1995` belongs to the date.
    var joined = apart(text)
    if joined.contains(", ") {
      joined.replace(#/([A-Za-zÀ-ž.]{3,}\s+\d{1,2}(?:st|nd|rd|th)?),\s+(\d{4})/#) { "\($0.1) \($0.2)" }
    }
    for part in joined.split(whereSeparator: { ",;，；、()（）[]~〜&".contains($0) || $0.isNewline }) {
      var words: [Substring] = []
      var role = WrittenPeriod.Piece.Role.beginning
      func close() {
        while words.last == "-" { words.removeLast() }
        let rest = words.joined(separator: " ").drop { ": ".contains($0) }.reversed().drop { ": ".contains($0) }
        if !rest.isEmpty { pieces.append(WrittenPeriod.Piece(text: String(rest.reversed()), role: role)) }
        words = []
      }
      let all = part.split(separator: " ")
      for (index, word) in all.enumerated() {
        let bare = word.lowercased().filter(\.isLetter)
        let isLast = !all[(index + 1)...].contains { $0.contains(where: \.isNumber) }
        if ends.contains(bare) || renewals.contains(bare) {
          // Before its date, as in `until 2010`, or behind it, as in `2010年まで`.
          if !isLast { close() }
          role = ends.contains(bare) ? .end : .renewal
        } else if joiners.contains(bare) {
          close()
        } else if !fillers.contains(bare) {
          words.append(word)
        }
      }
      close()
    }
    return pieces
  }

  /// The text with the words of Chinese, Japanese and Korean that stick to a date set apart from it.
  private static func apart(_ text: String) -> String {
    guard WrittenPeriod.isEastAsian(text) else { return text }
    var text = text
    for word in stickingBeginnings { text = text.replacing(word, with: ",") }
    for word in sticking { text = text.replacing(word, with: "") }
    for word in stickingEnds { text = text.replacing(word, with: " \(word) ") }
    for word in stickingRenewals { text = text.replacing(word, with: " \(word) ") }
    return text
  }

  private static let stickingBeginnings = ["から", "부터"]
  private static let stickingEnds = ["至", "まで", "까지", "终止", "終止", "解除", "解消", "终了", "終了", "중단", "해지", "종료"]
  private static let stickingRenewals = ["更新", "续签", "續簽", "再締結", "再签", "갱신", "재체결"]
  /// The longer before those that they hold.
  private static let sticking = [
    "締結年月日", "提携年月日", "調印年月日", "締結日", "提携日", "調印日", "签署日期", "签约日期", "签字日期", "结好时间", "结好日期", "締盟日期",
    "체결일자", "결연일자", "체결일", "결연일", "협약일", "至今", "现在", "現在", "현재", "正式", "締結", "缔结", "提携", "調印", "签署",
    "签订", "签约", "簽署", "簽訂", "結盟", "締盟", "结好", "結好", "建立", "체결", "결연", "협약", "以来", "以來", "以降", "以後", "이후",
    "自", "于", "於", "起", "に",
  ]

  /// Words before or after a date that change nothing.
  private static let fillers = words(
    """
    seit since from est established estab signed founded in am im ab le la el l il em en du d des de del della di depuis dès dal
    dalla dall desde od c от с со года году год г w r roku rok dnia sinds van vanaf sedert het op partnerschaft partnership
    partnerships agreement agreed twinned jumelage jumelée jumelé gemellaggio gemellata hermanamiento hermanada geminação
    geminada partnerstwo umowa партнёрство договор соглашение подписано подписан sign on of date the as anno an année ano año jahr
    jahre present heute heden oggi hoy hoje dziś obecnie nyní today now aujourd hui jour unterzeichnet vereinbart
    begründet geschlossen gegründet besiegelt signé signée conclu établi firmado firmada assinado assinada firmato podpisana
    podpisano getekend ondertekend
    """)
  /// Words before or after a date on which it was signed anew.
  private static let renewals = words(
    """
    erneuert erneuerung bekräftigt wiederbelebt renewed renewal reaffirmed reaffirmation reestablished renouvelé renouvelée
    renouvellement rinnovato rinnovo renovado renovada renovación renovação odnowiona odnowiono odnowienie vernieuwd обновлено
    продлено возобновлено
    """
  ).union(stickingRenewals)
  /// Words between two dates.
  private static let joiners = words("and und et y e и oraz")
  /// Words before or after the end.
  private static let ends = words(
    """
    bis until till to ended end revoked suspended terminated cancelled canceled dissolved beendet ausgesetzt gekündigt aufgelöst
    ruht jusqu jusque résilié résiliée rompu suspendu hasta fino al terminado terminada suspendido suspendida até encerrado
    sospeso cessato до по прекращено прекращён приостановлено tot do zawieszone zawieszona zakończone rozwiązana beëindigd
    opgezegd
    """
  ).union(stickingEnds)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
