import Messages

/// How long a text may be that is drawn or shown.
///
/// Letters are counted, not the accents on them: Unicode scalars that are no marks. Few names of places have more than forty.
/// What has thousands was pasted into the wrong cell or made to keep the program busy: a font sets every letter and every mark.
package struct TextLimit: Sendable {
  /// Longer ones have hardly room on a map.
  let advised: Int
  /// Longer ones are refused.
  let most: Int

  /// The most marks on one letter: Hebrew and Tibetan have up to five or six.
  static let mostMarks = 8

  /// Names of cities, countries and kinds of relation.
  package static let name = TextLimit(advised: 60, most: 300)
  /// Titles.
  static let title = TextLimit(advised: 100, most: 300)
  /// Approval numbers, as on the command line.
  package static let approval = TextLimit(advised: 100, most: 100)
  /// Subtitles, credits and the like.
  static let sentence = TextLimit(advised: 300, most: 1000)
  /// Remarks, addresses, and all else.
  package static let remark = TextLimit(advised: 2000, most: 4000)

  /// The limit of a column of the table.
  static func of(_ column: Column) -> TextLimit {
    switch column {
    case .photoCredit, .photoAlt: return .sentence
    default: break
    }
    return column.holdsNames || column == .confidence ? .name : .remark
  }

  /// What is wrong with a text, or doubtful; nothing where all is well.
  package func problem(of text: String) -> (severity: Problem.Severity, what: Message, cure: Message)? {
    // A letter is at least a byte, and a mark two.
    if text.utf8.count <= min(advised, 2 * Self.mostMarks) { return nil }
    var (letters, marks, mostMarks) = (0, 0, 0)
    for scalar in text.unicodeScalars {
      if Self.isMark(scalar) {
        marks += 1
        mostMarks = max(mostMarks, marks)
      } else {
        letters += 1
        marks = 0
      }
    }
    if mostMarks > Self.mostMarks {
      return (.error, "\(mostMarks) marks on one letter", "at most \(Self.mostMarks) are allowed; type the text anew")
    }
    if letters > most {
      return (.error, "a text of \(letters) letters", "at most \(most) are allowed; is it in the right place?")
    }
    guard letters > advised else { return nil }
    return (.warning, "a text of \(letters) letters", "at most \(advised) are advised; is there a shorter form?")
  }

  /// Whether a character is set over, under or around the one before it.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    return switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
