/// The faces in which words are set: the families that are asked for, and those that stand in for them.
package struct Typefaces: Equatable, Sendable {
  /// The family of all words that a house wishes, or nothing for the usual ones.
  package let text: String?
  /// The family of the title that a house wishes, or nothing for the usual ones.
  package let title: String?
  /// Whether the title is set in a face with serifs where its own family is missing, or where none is wished.
  package let hasSerifTitle: Bool

  /// Faces; by default the usual ones for all words.
  ///
  /// - Parameters:
  ///   - text: a family as `isUsable` takes it.
  ///   - title: the same; without it the title is set in `text`, where there is one.
  ///   - hasSerifTitle: whether the title has serifs where neither is given.
  package init(text: String? = nil, title: String? = nil, hasSerifTitle: Bool = false) {
    (self.text, self.title) = (text, title)
    self.hasSerifTitle = hasSerifTitle && (title != nil || text == nil)
  }

  /// The usual faces.
  package static let usual = Typefaces()

  /// How much wider a line may be than `TextMeasure` says.
  ///
  /// Its table has the widths of Noto Sans CJK and a tenth more, which is enough for the faces that usually stand in for it. A
  /// family that a house wishes may be wider than any of these, and its widths are known only where it is installed; a layout that
  /// asked them would not be the same on every machine. So there is a further tenth for it.
  package var widthFactor: Double { text == nil ? 1 : Self.margin }

  /// The same for a title. Bold capitals with serifs are wider than the table's, too.
  package var titleWidthFactor: Double { text == nil && title == nil && !hasSerifTitle ? 1 : Self.margin }

  private static let margin = 1.1

  /// The families that a house wishes, each once.
  package var wished: [String] {
    [text, title].compactMap { $0 }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Whether the title has faces of its own.
  package var hasOwnTitle: Bool { families(ofTitle: true) != families(ofTitle: false) }

  /// The families of words, the best first.
  package func families(ofTitle isTitle: Bool) -> [String] {
    families(ofTitle: isTitle, serif: Self.serif, sans: Self.sans)
  }

  /// The families of words in Latin letters alone, of which the usual ones have quotation marks no wider than other Latin faces.
  package func latinFamilies(ofTitle isTitle: Bool) -> [String] {
    families(ofTitle: isTitle, serif: Self.latinSerif, sans: Self.latinSans)
  }

  private func families(ofTitle isTitle: Bool, serif: [String], sans: [String]) -> [String] {
    guard isTitle else { return [text].compactMap { $0 } + sans }
    return [title ?? text].compactMap { $0 }
      + (hasSerifTitle ? serif : [text].compactMap { title == nil ? nil : $0 } + sans)
  }

  /// Whether a text can be the name of a family: one line of at most 100 characters, with nothing that would end or divide it in a
  /// list of names or in a stylesheet.
  package static func isUsable(_ name: String) -> Bool {
    name.unicodeScalars.count <= 100 && name.contains { !$0.isWhitespace }
      && name.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: !"\"'`“”‘’;,\\".unicodeScalars.contains(scalar)
        }
      }
  }

  /// Faces that hold Chinese and Latin in one design, as Linux, macOS and Windows have them. The first is the name under
  /// which Linux installs it, for readers that look no further.
  private static let sans = [
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "sans-serif",
  ]
  /// Faces of the same Latin letters whose quotation marks are no wider than in other Latin faces.
  private static let latinSans = [
    "Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans KR", "Helvetica Neue", "Segoe UI", "Arial", "sans-serif",
  ]
  private static let serif = [
    "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", "SimSun", "serif",
  ]
  private static let latinSerif = [
    "Noto Serif CJK KR", "Noto Serif KR", "Source Han Serif KR", "Times New Roman", "serif",
  ]
}

extension Typefaces {
  /// Families as a list for `font-family`.
  ///
  /// A name of which some word is no identifier of CSS, such as `Sans 3`, must stand in quotes.
  static func list(_ families: [String]) -> String {
    families.map { family in
      let words = family.split(separator: " ", omittingEmptySubsequences: false)
      return words.allSatisfy(isIdentifier) && !keywords.contains(family.lowercased()) ? family : "'\(family)'"
    }.joined(separator: ",")
  }

  /// What means something else to a stylesheet than a family.
  private static let keywords: Set = ["inherit", "initial", "unset", "revert", "revert-layer", "default"]

  private static func isIdentifier(_ word: Substring) -> Bool {
    guard let first = word.unicodeScalars.first, word.utf8.first != UInt8(ascii: "-") else { return false }
    let isLetter = { (scalar: Unicode.Scalar) in
      scalar.value >= 0x80 || scalar == "_" || scalar.properties.isAlphabetic
    }
    return isLetter(first)
      && word.unicodeScalars.allSatisfy { isLetter($0) || $0 == "-" || ("0"..."9").contains($0) }
  }
}
