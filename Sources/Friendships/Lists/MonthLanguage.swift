import Spreadsheets

/// What the words of a table say of the month of a name that is another month in another language, as listopada, which is November in
/// Polish and October in Croatian.
final class MonthLanguage {
  private let records: Table.Rows
  private let header: Int
  private let columns: [Int]
  /// The words of the header and of all dates.
  private lazy var words: Set<String> = {
    var texts = records[...header].flatMap { $0.map(\.text) }
    for record in records.dropFirst(header + 1) {
      for column in columns where column < record.count { texts.append(record[column].text) }
    }
    return Set(texts.flatMap { $0.lowercased().split { !$0.isLetter }.map(String.init) })
  }()
  private var known: [String: Int?] = [:]

  /// - Parameter columns: of a table whose header they name.
  init(_ table: Table, _ columns: Columns) {
    (records, header) = (table.records, columns.header)
    self.columns = [Column.established, .ended].compactMap { columns[$0] }
  }

  /// The month of a name; nothing where the table does not tell, or tells of two.
  func month(of name: String) -> Int? {
    if let month = known[name] { return month }
    let months = Set(MonthNames.meanings(name).filter { speaks($0.language) }.map(\.month))
    let month = months.count == 1 ? months.first : nil
    known[name] = .some(month)
    return month
  }

  /// Whether a word of the table is of a language: another of its months, or one that heads its lists.
  private func speaks(_ language: Int) -> Bool {
    words.contains { word in
      let meanings = MonthNames.meanings(word)
      return MonthNames.listWords(language).contains(word)
        || (Set(meanings.map(\.month)).count == 1 && meanings.contains { $0.language == language })
    }
  }
}
