import Messages

/// The words of a table that were read as a kind of another name, such as 友好交流城市 as 友好合作关系城市: the map prints the kind's
/// name, which whoever wrote the word should know.
struct KindReadings {
  struct Reading {
    let place: Problem.Place
    /// The names of the kind.
    let names: Names
    /// The first of its rows: those that are listed, and one more.
    fileprivate(set) var rows: [Int]
  }

  /// For each word of the table what it was read as; nothing for a name of the kind itself.
  private(set) var readings: [String: Reading?] = [:]

  /// Notes that one more row has a word.
  ///
  /// - Returns: whether the word was met before.
  mutating func add(_ word: String, row: Int) -> Bool {
    guard let known = readings[word] else { return false }
    if let known, known.rows.count <= mostRows { readings[word]??.rows.append(row) }
    return true
  }

  /// Notes a word that is met first.
  ///
  /// - Parameters:
  ///   - names: those of the kind as which it was read; nothing where the word is one of them.
  ///   - place: where it stands.
  mutating func begin(_ word: String, as names: Names?, row: Int, at place: Problem.Place) {
    readings.updateValue(names.map { Reading(place: place, names: $0, rows: [row]) }, forKey: word)
  }

  /// A note for each word, in the order of the rows.
  ///
  /// - Parameters:
  ///   - isList: whether the table says itself which kinds there are, without `map.json`.
  ///   - languages: those of the map, which prints names in no other. The kind's name is told in that of the word where the map has it.
  func notes(isList: Bool, languages: [String]) -> [Problem] {
    let cure: Message =
      isList
      ? "to show your own word, begin a map.json with fmap init, and write it there as the name of that kind"
      : "to show your own word, write it into relations of map.json, as the name of that kind or of a further one"
    return readings.compactMap { word, reading in reading.map { (word, $0) } }.sorted { $0.1.rows[0] < $1.1.rows[0] }
      .map { word, reading in
        let own = TwoScripts.language(of: word, orElse: "en")
        let name = reading.names[languages.contains(own) ? own : languages.first ?? own]
        let what: Message =
          reading.rows.count == 1
          ? "shown as \"\(name)\"" : "shown as \"\(name)\", in rows \(inWords(rows: reading.rows))"
        var note = Problem(.note, at: reading.place, what, found: word, cure: cure)
        note.about = .kind
        return note
      }
  }
}
