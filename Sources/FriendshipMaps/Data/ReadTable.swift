import Friendships
import Spreadsheets

/// The cells of a table with the words of its header and the facts about its file.
struct ReadTable {
  let cells: Table
  let words: HeaderWords
  /// The name of the file.
  let name: String
  /// The SHA-256 of the file.
  let sha256: String

  init(_ cells: Table, _ words: HeaderWords, name: String, sha256: String) {
    (self.cells, self.words, self.name, self.sha256) = (cells, words, name, sha256)
  }
}
