import Messages
import Spreadsheets

/// The words of the interface in every language: a table with a row for each key and a column for each language.
///
/// A new language is a new column; nothing in the program names one. Words may have gaps such as `{date}`.
package struct Words: Sendable {
  /// The languages in the order of the columns, as they are asked for: `en`, `zh`.
  package let languages: [String]
  /// The words of a key by the numbers of the languages.
  private let table: [String: [Template]]

  /// Reads the table: the header `key` and the languages, then a row for each key.
  package init(_ bytes: [UInt8], file: String, problems: inout [Problem]) {
    let records = Table(csv: bytes, file: file, problems: &problems).records
    languages = records.first.map { $0.dropFirst().map(\.text) } ?? []
    let rows = records.dropFirst().map { ($0[0].text, $0.dropFirst().map { Template($0.text) }) }
    table = Dictionary(rows) { _, last in last }
  }

  /// The words of a key in a language, with their gaps filled; in the first language that has them where this one
  /// does not, and the key itself where none does.
  ///
  /// - Parameter values: what stands in the gaps, by their names.
  package func say(_ key: String, in language: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
    phrase(key, in: language).filled(values)
  }

  /// The words of `say` before their gaps are filled, for who says them again and again.
  package func phrase(_ key: String, in language: String) -> Template {
    template(of: key, in: language) ?? table[key]?.first { !$0.text.isEmpty } ?? Template(key)
  }

  /// The words of a key in just this language as they stand in the table; nothing where it has none.
  func translation(of key: String, in language: String) -> String? { template(of: key, in: language)?.text }

  private func template(of key: String, in language: String) -> Template? {
    guard let row = table[key], let index = languages.firstIndex(of: language), index < row.count else { return nil }
    return row[index].text.isEmpty ? nil : row[index]
  }

  /// A word of the data, such as the name of a continent, in a language: the words of `kind.word`, or the word itself.
  package func translated(_ kind: String, _ word: String, in language: String) -> String {
    translation(of: "\(kind).\(word)", in: language) ?? word
  }

  /// What a word of tables may be called in any language, separated by `|` in the words of a key; `[]` where nothing is.
  func aliases(of key: String) -> [String] { languages.flatMap { aliases(of: key, in: $0) } }

  /// What it may be called in one language; `[]` where nothing is known.
  package func aliases(of key: String, in language: String) -> [String] {
    (translation(of: key, in: language) ?? "").split(separator: "|").map(String.init)
  }

  /// The languages of a map for which none is asked, where its title has them.
  package static let usualLanguages = ["zh", "en"]

  /// The languages of a map for which none is asked: those of its title that are usual, or else all of them; English where it has none.
  package func languages(titled title: Names) -> [String] {
    let usual = Self.usualLanguages.filter { title.own($0) != nil }
    let titled = usual.isEmpty ? languages.filter { title.own($0) != nil } : usual
    return titled.isEmpty ? ["en"] : titled
  }

  /// The BCP 47 tag of a language.
  package func tag(_ language: String) -> String { say("language.tag", in: language) }

  /// A number of things: the words of `key.one` or `key.many`.
  package func count(_ count: Int, _ key: String, in language: String) -> String {
    say(count == 1 ? key + ".one" : key + ".many", in: language, ["count": String(count)])
  }
}
