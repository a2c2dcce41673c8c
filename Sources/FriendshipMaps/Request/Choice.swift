import Messages

/// Words of which a request names some.
package enum Choice {
  /// One of the words that are allowed; nothing where none was named.
  package static func one(_ word: String?, _ name: String, among known: [String]) throws(Failure) -> String? {
    guard let word else { return nil }
    guard known.contains(word) else {
      throw .usage(Problem(at: "--\(name)", "unknown word", found: word, cure: cure(for: word, among: known)))
    }
    return word
  }

  /// Several of the words that are allowed, each as it is known.
  ///
  /// - Parameters:
  ///   - words: what was named; nothing where nothing was, and then all are meant.
  ///   - meaning: the word that is meant by another one, in any language.
  package static func several(
    _ words: [String]?, _ name: String, among known: [String], meaning: (String) -> String? = { $0 }
  ) throws(Failure) -> [String] {
    guard let words else { return [] }
    let meant = words.map { known.contains($0) ? $0 : meaning($0) ?? $0 }
    if meant.isEmpty {
      throw .usage(Problem(at: "--\(name)", "empty", cure: "use \(inWords(known)), or leave it out"))
    }
    for word in meant where !known.contains(word) {
      throw .usage(Problem(at: "--\(name)", "not in the table", found: word, cure: cure(for: word, among: known)))
    }
    return meant
  }

  /// A number within a range; nothing where none was given.
  ///
  /// - Parameter text: how a person wrote it; nothing where no person did.
  package static func number(
    _ number: Double?, _ name: String, in range: ClosedRange<Double>, written text: String? = nil
  ) throws(Failure) -> Double? {
    guard let number, !range.contains(number) else { return number }
    throw .usage(Problem(at: "--\(name)", "out of range", found: text ?? shortest(number), cure: expected(range)))
  }

  /// What a number should be.
  package static func expected(_ range: ClosedRange<Double>) -> Message {
    "expected \(shortest(range.lowerBound)) to \(shortest(range.upperBound))"
  }
}
