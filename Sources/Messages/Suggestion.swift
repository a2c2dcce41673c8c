/// The known word that the user most likely meant: the nearest one by edit distance, when it is near enough.
///
/// - Parameters:
///   - word: what was written; upper and lower case count as one.
///   - known: the words that are allowed; of equally near ones the first wins.
package func suggestion(for word: String, among known: [String]) -> String? {
  guard word.count <= 64 else { return nil }
  let letters = Array(word.lowercased())
  // A Chinese character is a word of its own: of two that differ little is left.
  let isChinese = word.unicodeScalars.contains { $0.properties.isIdeographic }
  let most = isChinese ? (word.count < 4 ? 0 : 1) : mostTypos(word.count)
  let near = known.map { ($0, editDistance(letters, Array($0.lowercased()))) }.filter { $0.1 <= most }
  return near.min { $0.1 < $1.1 }?.0
}

/// Whether one of two ids may be meant by the other; byte by byte, for a large table has many that are near each other.
package func areAlike(_ id: String, _ other: String) -> Bool {
  let (a, b) = (Array(id.utf8), Array(other.utf8))
  let most = mostTypos(a.count)
  return a.count <= 64 && abs(a.count - b.count) <= most && editDistance(a, b) <= most
}

/// How many letters of a word may be wrong. Of a code of two letters nothing is left when one is.
private func mostTypos(_ count: Int) -> Int { count < 3 ? 0 : count < 5 ? 1 : max(2, count / 3) }

/// The cure for an unknown word: the word that was probably meant, and all that are allowed.
package func cure(for word: String, among known: [String], listing: Message? = nil) -> Message {
  let all = listing ?? "use \(inWords(known))"
  return suggestion(for: word, among: known).map { "did you mean \"\($0)\"? (\(all))" } ?? all
}

/// Words as a list: `a, b or c`.
package func inWords(_ words: [String]) -> Message {
  guard let last = words.last, words.count > 1 else { return Message(verbatim: words.joined()) }
  return "\(words.dropLast().joined(separator: ", ")) or \(last)"
}

/// So many rows are listed: who has found these finds the rest.
package let mostRows = 12

/// Rows as a list, `2, 4, 5`; of more than `mostRows` the first, `2, 4, 5 …`.
package func inWords(rows: [Int]) -> Message {
  let separator: Message = ", "
  let first = Message(verbatim: rows.first.map(String.init) ?? "")
  let listed = rows.prefix(mostRows).dropFirst().reduce(first) { "\($0)\(separator)\($1)" }
  return rows.count > mostRows ? "\(listed) …" : listed
}

/// How many letters must be inserted, dropped, replaced or swapped with a neighbour to turn one word into another.
///
/// The optimal string alignment distance (G. Navarro, "A guided tour to approximate string matching", ACM Computing
/// Surveys 33 (2001), 31–88).
private func editDistance<Letter: Equatable>(_ a: [Letter], _ b: [Letter]) -> Int {
  var rows = [Array(0...b.count)]
  for i in a.indices {
    var row: [Int] = []
    row.reserveCapacity(b.count + 1)
    row.append(i + 1)
    for j in b.indices {
      var best = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
