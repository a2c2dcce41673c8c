/// The words that a table may use for what the program knows by one: kinds of relation and continents, in any language.
package struct Vocabulary: Sendable {
  let languages: [String]
  /// The kinds of relation, each by its id and its names: what may stand in a table.
  let relations: [[String]]
  /// The continents, each by its names in the languages of messages, English and Chinese.
  let continents: [[String]]
  private let relationOf: [String: String]
  private let continentOf: [String: String]
  private let blanks: Set<String>
  private let dittos: Set<String>
  /// The first bytes of words and signs for nothing, and of ditto marks: most cells are told apart by theirs.
  private let firstBytes: (blanks: ByteSet, dittos: ByteSet)

  /// The continents by their English names, as the table and filters use them.
  static let continents = ["Africa", "Asia", "Europe", "North America", "Oceania", "South America"]

  /// - Parameters:
  ///   - words: names of the continents.
  ///   - relations: names of the kinds of relation.
  package init(_ words: Words, _ relations: [RelationKind]) {
    languages = words.languages
    self.relations = relations.map { [$0.id] + $0.names.all }
    continents = Self.continents.map { continent in
      words.languages.prefix(2).compactMap { words.translation(of: "continent.\(continent)", in: $0) }
    }
    var relationOf: [String: String] = [:]
    for kind in relations.reversed() {
      for name in words.aliases(of: "kind.\(kind.id)") { relationOf[HeaderWords.plain(name)] = kind.id }
    }
    // What the map calls its kinds comes before what others call them.
    for kind in relations.reversed() {
      for name in kind.names.all + kind.plurals.all + [kind.id] { relationOf[HeaderWords.plain(name)] = kind.id }
    }
    self.relationOf = relationOf
    var continentOf: [String: String] = [:]
    for continent in Self.continents {
      let names = words.languages.compactMap { words.translation(of: "continent.\(continent)", in: $0) }
      for name in names + words.aliases(of: "part.\(continent)") + [continent] {
        continentOf[HeaderWords.plain(name)] = continent
        // 北美 is short for 北美洲.
        if name.hasSuffix("洲"), name.count > 2 { continentOf[String(name.dropLast())] = continent }
      }
    }
    // As they are written most often: in the words of the program.
    for name in continents.joined() { continentOf[name] = continentOf[HeaderWords.plain(name)] }
    self.continentOf = continentOf
    // As they are typed: every cell is looked up.
    let typed = { (key: String) in
      Set(words.aliases(of: key).flatMap { [$0, $0.uppercased(), $0.prefix(1).uppercased() + $0.dropFirst()] })
    }
    let (blanks, dittos) = (typed("cell.blank"), typed("cell.ditto"))
    (self.blanks, self.dittos) = (blanks, dittos)
    firstBytes = (ByteSet(firstOf: blanks.union(Self.strokes.map(String.init))), ByteSet(firstOf: dittos))
  }

  /// Whether a cell says that it is like the one above.
  func isDitto(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == UInt8(ascii: "\"") || firstBytes.dittos.contains(first) else {
      return false
    }
    return text == "\"" || (text.utf8.count <= 16 && dittos.contains(text))
  }

  /// Signs that alone say that there is nothing.
  private static let strokes = Array("-–—―/／".unicodeScalars)

  /// Whether a cell says that there is nothing to say: 无, n/a, a dash or a slash alone.
  func isBlank(_ text: String) -> Bool {
    guard let first = text.utf8.first, firstBytes.blanks.contains(first), text.utf8.count <= 16 else { return false }
    return blanks.contains(text) || text.unicodeScalars.allSatisfy(Self.strokes.contains)
  }

  /// The id of the kind of relation that a word means.
  package func relation(_ word: String) -> String? {
    relationOf[word] ?? HeaderWords.meaning(of: HeaderWords.plain(word), in: relationOf)
  }

  /// The English name of the continent that a word means.
  ///
  /// 州 is often typed for 洲.
  package func continent(_ word: String) -> String? {
    continentOf[word]
      ?? HeaderWords.meaning(of: HeaderWords.plain(word).replacing("州", with: "洲"), in: continentOf)
  }
}

/// A set of bytes that says of one at once whether it is in it.
private struct ByteSet: Sendable {
  private var flags = [Bool](repeating: false, count: 256)

  /// The first bytes of some words.
  init(firstOf words: Set<String>) {
    for word in words { if let first = word.utf8.first { flags[Int(first)] = true } }
  }

  func contains(_ byte: UInt8) -> Bool { flags[Int(byte)] }
}
