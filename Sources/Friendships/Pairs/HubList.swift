import Messages
import Spreadsheets

/// A list of some cities of a table of pairs, one a line: `Lyon`, `Newcastle, Australia`, or a table with such columns. Lines that
/// begin with `#` are remarks.
package struct HubList {
  /// One of them.
  package struct Entry {
    /// Its name.
    package let name: String
    /// Its country, or nothing.
    package let country: String
    /// Where it stands in the list.
    package let place: Problem.Place
  }

  /// What is listed, in the order of the lines.
  package let entries: [Entry]

  /// Reads the cells of a list. Where the first line names columns, these are read; else the first two cells of each line.
  package init(_ table: Table, words: HeaderWords) {
    var (city, country, start) = (0, 1, 0)
    let records = table.records.filter { !($0.first?.text.drop(while: \.isWhitespace).hasPrefix("#") ?? false) }
    if let first = records.first {
      let meanings = first.map { words.meaning(of: $0.text) }
      let position = { (isWanted: (Column) -> Bool) in
        meanings.firstIndex { if case .column(let column)? = $0 { isWanted(column) } else { false } }
      }
      if let named = position(\.isOfCity) {
        (city, country, start) = (named, position(\.isOfCountry) ?? first.count, 1)
      }
    }
    entries = records.dropFirst(start).compactMap { record in
      let text = { (column: Int) in column < record.count ? cleaned(record[column].text) : "" }
      let name = text(city)
      guard !name.isEmpty else { return nil }
      return Entry(
        name: name, country: text(country), place: table.place(row: record[city].row, column: city))
    }
  }
}

extension PairCities {
  /// The cities that somebody means, by their places among all.
  ///
  /// - Parameter code: the code of a country by any of its names.
  package func cities(meantBy entry: HubList.Entry, code: (String) -> String?) -> [Int] {
    let (name, country) = (HeaderWords.plain(entry.name), HeaderWords.plain(entry.country))
    let wanted = entry.country.isEmpty ? nil : code(entry.country)
    return all.indices.filter { index in
      let city = all[index]
      guard city.names.contains(where: { HeaderWords.plain($0) == name }) else { return false }
      if entry.country.isEmpty { return true }
      return wanted.map { $0 == city.code } ?? (HeaderWords.plain(city.country) == country)
    }
  }
}
