extension Table {
  /// The rows of a table, each an array of cells when it is asked for.
  ///
  /// They are kept as texts one after the other: an array for each row, and a number for each cell, would take as much memory as most
  /// of these, in pieces that lie between all that is made of them.
  package struct Rows: RandomAccessCollection, Sendable {
    private var texts: [String] = []
    /// For each row where it begins in the file, and where it ends among the texts.
    private var rows: [(number: Int, end: Int)] = []
    /// Where cells begin that are not where their row begins: below others that have several lines. By their place among the texts.
    private var below: [Int: Int] = [:]

    /// No rows.
    package init() {}

    /// Rows that were made of others.
    package init(_ records: some Sequence<[Cell]>) { for record in records { append(record) } }

    /// Adds a row at the end.
    mutating func append(_ record: some Collection<Cell>) {
      let number = record.first?.row ?? 0
      for cell in record {
        if cell.row != number { below[texts.count] = cell.row }
        texts.append(cell.text)
      }
      rows.append((number, texts.count))
    }

    /// Where a row begins, from 1: the line of a text file, or the row of a sheet; 0 for one without cells.
    package func number(of index: Int) -> Int { rows[index].number }

    /// The index of the first row, 0.
    package var startIndex: Int { 0 }
    /// How many rows there are.
    package var endIndex: Int { rows.count }

    /// The cells of a row; as many as the file has there.
    package subscript(index: Int) -> [Cell] {
      let (number, end) = rows[index]
      let cells = (index == 0 ? 0 : rows[index - 1].end)..<end
      if below.isEmpty { return texts[cells].map { Cell(text: $0, row: number) } }
      return cells.map { Cell(text: texts[$0], row: below[$0] ?? number) }
    }
  }
}
