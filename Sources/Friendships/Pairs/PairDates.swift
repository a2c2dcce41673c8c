import Drawing
import Messages
import Spreadsheets

/// When the agreements of a table of pairs were in force, row by row, whatever their cities are.
package struct PairDates: Sendable {
  /// When the agreement of a row was made and when it ended, by the place of the row among the records; nothing of a row whose dates
  /// cannot be read.
  private var periods: [Int: (from: Day?, until: Day?)] = [:]
  /// The year of the last beginning or end, and where it stands; nothing where no row has a date.
  package private(set) var last: (year: Int, place: Problem.Place)?

  /// Reads the dates of a table.
  package init(
    _ pairs: PairTable, words: Words, header: HeaderWords, looks: @autoclosure @Sendable () -> [RelationKind]
  ) {
    var problems: [Problem] = []
    guard let table = pairs.everyRow, let columns = Columns(table, words: header, problems: &problems) else { return }
    let country = Country(code: "", names: Names([:], fallback: ""))
    let nowhere = City(
      id: "", names: Names([:], fallback: ""), localName: nil, country: country, continent: "",
      coordinate: .init(latitude: 0, longitude: 0))
    var reader = RowReader(
      table: table, columns: columns, vocabulary: Vocabulary(words, looks()), finder: nil, hub: nowhere,
      kinds: KindBook([], looks: [], words: words), problems: Problems())
    for (index, record) in zip(pairs.rows.indices, table.records.dropFirst()) {
      guard let (established, ended) = reader.dates(of: record) else { continue }
      periods[index] = (established?.lastDay, ended?.lastDay)
      guard let from = established?.lastDay else { continue }
      for (day, column) in [(from, Column.established), (ended?.lastDay ?? from, .ended)]
      where day.year > last?.year ?? 0 {
        last = (day.year, table.place(row: record.first?.row ?? 0, column: columns[column] ?? columns[.established]))
      }
    }
  }

  /// Whether an agreement may be in force on a day: a row whose dates cannot be read may.
  ///
  /// - Parameters:
  ///   - row: the place of the row among the records.
  ///   - isUndated: whether rows without a date count, as on a map none of whose rows has one.
  package func isInForce(_ row: Int, on day: Day, isUndated: Bool) -> Bool {
    guard let (from, until) = periods[row] else { return true }
    guard from != nil || isUndated else { return false }
    return Lifespan(from: from, until: until).contains(day)
  }

  /// Whether a row has a date of its beginning, or may have one.
  package func isDated(_ row: Int) -> Bool { periods[row].map { $0.from != nil } ?? true }
}
