/// A name in several languages.
package struct Names: Equatable, Sendable {
  /// By the alphabet of languages. They are few and names are many: a list takes half the memory of a dictionary.
  private let byLanguage: [(language: String, name: String)]
  /// What stands in for languages without a name of their own.
  let fallback: String

  /// A name by language; `fallback` stands in for languages without one.
  package init(_ byLanguage: [String: String], fallback: String) {
    self.init(byLanguage.map { ($0.key, $0.value) }, fallback: fallback)
  }

  /// A name by language, each language at most once; `fallback` stands in for languages without one.
  package init(_ byLanguage: [(language: String, name: String)], fallback: String) {
    var named = byLanguage
    named.removeAll { $0.name.isEmpty }
    named.sort { $0.language < $1.language }
    // A copy of just the size that is needed: most cities have names in few of the languages that were looked for.
    self.byLanguage = named.map { $0 }
    self.fallback = fallback
  }

  /// Whether two names are the same in every language.
  package static func == (a: Names, b: Names) -> Bool {
    a.fallback == b.fallback && a.byLanguage.elementsEqual(b.byLanguage, by: ==)
  }

  /// The name in a language, or the name that stands in for it.
  package subscript(language: String) -> String { own(language) ?? fallback }

  /// The names with those of another that are missing here.
  func filled(from other: Names) -> Names {
    let missing = other.byLanguage.filter { own($0.language) == nil }
    if missing.isEmpty { return self }
    return Names(byLanguage + missing, fallback: fallback)
  }

  /// The languages in which two names differ.
  func languages(unlike other: Names) -> [String] {
    byLanguage.map(\.language).filter { language in
      let there = other.own(language)
      return there != nil && there != own(language)
    }
  }

  /// The names in all languages, in the alphabet of those.
  package var all: [String] { byLanguage.map(\.name) }

  /// Whether one of the names is a word.
  package func has(_ word: String) -> Bool { byLanguage.contains { $0.name == word } }

  /// The name in a language, or nothing where it has none of its own.
  package func own(_ language: String) -> String? { byLanguage.first { $0.language == language }?.name }

  /// The different names in some languages, in their order.
  package func distinct(_ languages: [String]) -> [(language: String, name: String)] {
    languages.reduce(into: []) { found, language in
      let name = self[language]
      if !found.contains(where: { $0.1 == name }) { found.append((language, name)) }
    }
  }
}
