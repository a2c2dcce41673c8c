import Messages

/// The words of a table that were read as a kind of another name, such as 友好交流城市 as 友好合作关系城市: the map prints the kind's
/// name, which whoever wrote the word should know.
struct KindReadings {
  private struct Reading {
    let place: Problem.Place
    let name: String
    var rows: [Int]
  }

  /// For each word of the table what it was read as; nothing for a name of the kind itself.
  private var readings: [String: Reading?] = [:]

  /// Notes that one more row has a word.
  ///
  /// - Returns: whether the word was met before.
  mutating func add(_ word: String, row: Int) -> Bool {
    guard let known = readings[word] else { return false }
    if known != nil { readings[word]??.rows.append(row) }
    return true
  }

  /// Notes a word that is met first.
  ///
  /// - Parameters:
  ///   - name: the kind's name as which it was read; nothing where the word is one of its names.
  ///   - place: where it stands.
  mutating func begin(_ word: String, as name: String?, row: Int, at place: Problem.Place) {
    readings.updateValue(name.map { Reading(place: place, name: $0, rows: [row]) }, forKey: word)
  }

  /// A note for each word, in the order of the rows.
  ///
  /// - Parameter isList: whether the table says itself which kinds there are, without `map.json`.
  func notes(isList: Bool) -> [Problem] {
    let cure: Message =
      isList
      ? "to show your own word, begin a map.json with fmap init, and write it there as the name of that kind"
      : "to show your own word, write it into relations of map.json, as the name of that kind or of a further one"
    return readings.compactMap { word, reading in reading.map { (word, $0) } }.sorted { $0.1.rows[0] < $1.1.rows[0] }
      .map { word, reading in
        let listed =
          reading.rows.prefix(Self.most).map(String.init).joined(separator: ", ")
          + (reading.rows.count > Self.most ? " …" : "")
        let what: Message =
          reading.rows.count == 1 ? "shown as \"\(reading.name)\"" : "shown as \"\(reading.name)\", in rows \(listed)"
        return Problem(.note, at: reading.place, what, found: word, cure: cure)
      }
  }

  /// So many rows of a word are listed.
  private static let most = 12
}
