/// What a search of some texts needs of readings and forms: those of their own characters.
///
/// Both are words with a space between, in order, so that the same texts give the same bytes. A search takes simplified characters for
/// their forms, in what is asked for and in the texts, and then compares; so texts in either are found in either.
package struct HanExcerpt: Equatable, Sendable {
  /// A reading, and all simplified characters of the texts that have it: `bai柏 bo柏波`.
  package let readings: String
  /// A simplified character of the texts, and its other forms: `国囯囻國`.
  package let forms: String

  /// - Parameters:
  ///   - texts: names and whatever else is searched, in any order and as often as it is there.
  ///   - han: the readings of all characters.
  package init(of texts: some Sequence<String>, han: HanReadings) {
    var characters: [String: Set<Unicode.Scalar>] = [:]
    var simple: Set<Unicode.Scalar> = []
    for character in texts.reduce(into: Set(), { $0.formUnion($1.unicodeScalars) }) {
      let form = han.simplified(character)
      simple.insert(form)
      // A traditional character has readings of its own, which are looked for under the simplified one.
      for reading in han.readings(of: character) { characters[reading, default: []].insert(form) }
    }
    readings = characters.sorted { $0.key < $1.key }.map { $0.key + Self.text($0.value) }.joined(separator: " ")
    forms = simple.sorted().compactMap { form in
      let others = han.otherForms(of: form)
      return others.isEmpty ? nil : Self.text([form]) + Self.text(others)
    }.joined(separator: " ")
  }

  private static func text(_ characters: some Sequence<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(characters.sorted()))
  }
}
