/// The kinds of relation that rows have: those of `map.json`, or, where there is none, those that the table names.
package struct KindBook: Sendable {
  /// The kinds so far.
  package private(set) var kinds: [RelationKind]
  /// Looks for kinds that the table names, made when the first is needed: where `map.json` says all, none is.
  private let makeLooks: @Sendable () -> [RelationKind]
  private var looks: [RelationKind] { makeLooks() }
  private let words: Words
  /// The kind of the rows below a heading.
  private var heading: String?
  /// Kinds that some row has.
  private(set) var used: Set<String> = []
  /// Those that some city on the map has, in the order of these.
  private var drawn: [String] = []

  /// The kind of rows of which nothing says what they are.
  package static let neutral = "partner"

  /// The kinds of a map.
  ///
  /// - Parameters:
  ///   - kinds: those that `map.json` lists; none where the table says what there is.
  ///   - looks: lines, markers and colours for kinds that are not among them.
  package init(
    _ kinds: [RelationKind], looks: @autoclosure @escaping @Sendable () -> [RelationKind], words: Words
  ) {
    (self.kinds, makeLooks, self.words) = (kinds, looks, words)
    isOpen = kinds.isEmpty
    only = kinds.count == 1 ? kinds[0].id : nil
    let keys = [".one", ".many", ""].map { "kind.\(Self.neutral)\($0)" }
    neutralNames = Set(keys.flatMap(words.aliases(of:)).map(HeaderWords.plain))
  }

  /// What the neutral kind is called, in plain words.
  private let neutralNames: Set<String>
  /// Whether the table says which kinds there are.
  let isOpen: Bool
  /// The kind that `map.json` lists where it lists just one: whatever rows name besides, that is the kind of those that name none.
  private let only: String?

  /// Takes the words of a heading as the kind of the rows below it, where they are those of a kind.
  ///
  /// - Parameter word: the words of a kind within it, `友好城市` in `大连市友好城市（10个）`.
  /// - Returns: whether they were.
  mutating func take(heading text: String, _ word: String?, _ vocabulary: Vocabulary) -> Bool {
    guard let word = [text, word].compactMap({ $0 }).first(where: { meant($0, vocabulary) != nil }) else {
      return false
    }
    heading = known(word, vocabulary)
    return true
  }

  /// The id of the kind that a cell names; for an empty cell that of the heading above, or of the only kind that `map.json` lists, or the
  /// neutral one.
  package mutating func id(of word: String, _ vocabulary: Vocabulary) -> String? {
    let id: String?
    if word.isEmpty {
      id = heading ?? only ?? neutral()
    } else {
      id = known(word, vocabulary)
    }
    if let id { used.insert(id) }
    return id
  }

  /// The id of a known kind; in a table that says which kinds there are, any words make one.
  private mutating func known(_ word: String, _ vocabulary: Vocabulary) -> String? {
    if let id = meant(word, vocabulary) {
      if isOpen || id == Self.neutral { add(id, word) }
      return kinds.contains { $0.id == id } ? id : nil
    }
    // As an exported table has it.
    if word == Self.neutral { return neutral() }
    let own = slug(word)
    let id = own.isEmpty ? "kind-\(shortHash(word))" : own
    // A map file that was made of the table has the ids of its words.
    guard isOpen else { return kinds.contains { $0.id == id } ? id : nil }
    add(id, word)
    return id
  }

  /// The names of a kind, unless a word is one of them.
  func names(of id: String, unless word: String) -> Names? {
    guard let kind = kinds.first(where: { $0.id == id }) else { return nil }
    let own = Set(([id, kind.names.fallback] + kind.names.all + kind.plurals.all).map(HeaderWords.plain))
    let isOwn = HeaderWords.meaning(of: HeaderWords.plain(word), in: Dictionary(own.map { ($0, id) }) { $1 }) != nil
    return isOwn ? nil : kind.names
  }

  /// The id of a kind that has a name: one of the vocabulary, or the neutral one, which a table may name as it may leave it empty.
  private func meant(_ word: String, _ vocabulary: Vocabulary) -> String? {
    vocabulary.relation(word) ?? (neutralNames.contains(HeaderWords.plain(word)) ? Self.neutral : nil)
  }

  private mutating func neutral() -> String? {
    add(Self.neutral, nil)
    return kinds.contains { $0.id == Self.neutral } ? Self.neutral : nil
  }

  /// Adds a kind with a look of its own, and its names: in every language those of words.csv, in the table's the table's own.
  private mutating func add(_ id: String, _ word: String?) {
    guard !kinds.contains(where: { $0.id == id }), !looks.isEmpty else { return }
    let said = { [words] (form: String) in
      let all = words.languages.compactMap { language in
        words.translation(of: "kind.\(id).\(form)", in: language).map { (language: language, name: $0) }
      }
      return Names(all, fallback: all.first?.name ?? word ?? id)
    }
    let look = looks.first { $0.id == id } ?? look(unlike: kinds)
    kinds.append(
      RelationKind(
        id: id, names: said("one"), plurals: said("many"), isDashed: look.isDashed, marker: look.marker,
        ramps: look.ramps))
  }

  /// The first look with a line and a marker that none of some kinds has together: those of the known kinds, then the same with the
  /// other marker. Where all are taken, colours must tell kinds apart, and where these are taken, too, the looks begin anew.
  private func look(unlike kinds: [RelationKind]) -> RelationKind {
    let all = looks + looks.map(\.withOtherMarker)
    return all.first { look in !kinds.contains { $0.hasForm(of: look) } }
      ?? all.first { look in !kinds.contains { $0.looks(like: look) } } ?? all[kinds.count % all.count]
  }

  /// Notes that a city on the map is of a kind.
  mutating func draw(_ id: String) {
    if !drawn.contains(id) { drawn.append(id) }
  }

  /// The kinds that rows have, highest first, in the order of the vocabulary, then of the cities on the map: rows that are not
  /// drawn may stand anywhere. Kinds that only the table knows take the looks that are left.
  package var found: [RelationKind] {
    guard isOpen else { return kinds }
    let order = looks.map(\.id) + [Self.neutral] + drawn
    let sorted = kinds.filter { used.contains($0.id) }.sorted {
      (order.firstIndex(of: $0.id) ?? order.count) < (order.firstIndex(of: $1.id) ?? order.count)
    }
    return sorted.reduce(into: []) { found, kind in
      found.append(looks.contains { $0.id == kind.id } ? kind : kind.looking(like: look(unlike: found)))
    }
  }
}
