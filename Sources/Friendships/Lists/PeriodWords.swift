/// The words around dates, in the languages of lists.
enum PeriodWords {
  /// The pieces of a text that may be dates.
  static func pieces(_ text: String) -> [WrittenPeriod.Piece] {
    var pieces: [WrittenPeriod.Piece] = []
    // A comma within `October 12, 1995` belongs to the date.
    var joined = apart(text)
    if joined.contains(", ") {
      joined.replace(dayBeforeYear) { "\($0.1) \($0.2)" }
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

  // Made once: a pattern takes longer to be made than to be looked for. Nothing changes it.
  nonisolated(unsafe) private static let dayBeforeYear =
    #/([A-Za-zÀ-ž.]{3,}\s+\d{1,2}(?:st|nd|rd|th)?),\s+(\d{4})/#

  /// The text with the words of Chinese, Japanese and Korean that stick to a date set apart from it.
  private static func apart(_ text: String) -> String {
    guard WrittenPeriod.isEastAsian(text) else { return text }
    // To look for each of fifty words takes its time.
    let letters = Set(text)
    let isThere = { (word: String) in word.first.map(letters.contains) ?? false }
    var text = text
    for word in stickingBeginnings where isThere(word) { text = text.replacing(word, with: ",") }
    for word in sticking where isThere(word) { text = text.replacing(word, with: "") }
    for word in stickingEnds where isThere(word) { text = text.replacing(word, with: " \(word) ") }
    for word in stickingRenewals where isThere(word) { text = text.replacing(word, with: " \(word) ") }
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

  /// Whether a word in lower case is a month's name or one around dates.
  static func has(_ word: String) -> Bool {
    MonthNames.number(word) != nil || [fillers, renewals, joiners, ends].contains { $0.contains(word) }
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
