/// A sheet that is to be written as a workbook: a header that stays in view, and rows of texts below it.
package struct WrittenSheet: Sendable {
  /// A cell.
  package struct Cell: Equatable, Sendable {
    /// What stands in it: text as it is, whatever it looks like.
    package let text: String
    /// The number that is written in its place; nothing for a text.
    package var number: Double?
    /// The colour behind it.
    package var fill: Fill
    /// What a person sees who points at it.
    package var note: String?

    /// A cell of text, unless it has a number, too.
    package init(_ text: String, number: Double? = nil, fill: Fill = .none, note: String? = nil) {
      (self.text, self.number, self.fill, self.note) = (text, number, fill, note)
    }
  }

  /// A colour behind a cell. It only repeats what the word in the cell says.
  package enum Fill: Sendable {
    case none
    /// To be looked at.
    case yellow
    /// To be answered.
    case orange
    /// To be mended.
    case red
  }

  /// The header.
  package let header: [Cell]
  /// The rows, each as wide as the header.
  package let rows: [[Cell]]

  /// A sheet of a header and rows.
  package init(header: [Cell], rows: [[Cell]]) {
    (self.header, self.rows) = (header, rows)
  }

  /// The width of a column in letters, a Chinese character as two: as wide as its texts, within reason.
  func width(_ column: Int) -> Double {
    let widths = ([header] + rows).map { row in
      row[column].text.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E7F ? 2 : 1) }
    }
    return Double(min(60, max(6, widths.max() ?? 0)) + 2)
  }
}
