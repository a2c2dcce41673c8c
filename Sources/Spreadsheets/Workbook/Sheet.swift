import Messages

extension Workbook {
  /// The table on one sheet, as text.
  package struct Sheet: Equatable, Sendable {
    /// The name on its tab.
    package let name: String
    /// The rows that hold anything, in the order of the sheet.
    package let rows: [Row]
  }

  /// A row of a sheet.
  package struct Row: Equatable, Sendable {
    /// The number that Excel shows beside it, from 1.
    package let number: Int
    /// Its cells from column A to the last one that holds anything; at most `mostColumns`.
    package internal(set) var cells: [Cell]
    /// Whether Excel hides it, by hand or by a filter.
    package let isHidden: Bool

    /// What is wrong in the cells, by name, from left to right. It serves tests alone: a table asks each cell that is read.
    package var faults: [WorkbookFault] {
      cells.indices.compactMap { index in
        cells[index].fault.map { fault in
          WorkbookFault(fault.what(cells[index].text), cure: fault.cure, cell: Workbook.cellName(index, row: number))
        }
      }
    }
  }

  /// A cell of a row.
  package struct Cell: Equatable, Sendable {
    /// The text that a reader of the table takes it for.
    ///
    /// Texts are as they were typed. Numbers have at most 15 significant digits and a point, never an exponent from 1E-9
    /// to 1E+21. A number that is shown as a date is `1998-06-05`, `1998-06` or `1998`, as exactly as the sheet shows it, `06-05` where it shows no year;
    /// one that is shown as a time is `13:30` or `13:30:05`, and a span of time may have more hours. Truth values are `TRUE` and `FALSE`; formulas are what they
    /// gave when the workbook was saved. Cells merged down a column all have the text of the first one; of those merged across
    /// columns only the first column has it. With a fault it is what the file has.
    package let text: String
    /// Why the text is not to be relied on, or nothing when it is.
    package let fault: CellFault?

    /// A cell that holds nothing.
    static let empty = Cell(text: "", fault: nil)

    /// Whether there is anything in it.
    var isEmpty: Bool { text.isEmpty && fault == nil }
  }

  /// Why the text of a cell is not to be relied on.
  package enum CellFault: UInt8, Sendable {
    /// Its formula has failed; the text is `#N/A`, `#REF!` and the like.
    case error
    /// Its formula was never calculated: the workbook was written by a program that cannot.
    case notCalculated
    /// It is shown as a date, but its number is that of 29 February 1900, which never was, or of the day before the
    /// calendar begins.
    case neverWas
    /// It is shown as a date or a time, but its number is negative or beyond 9999-12-31.
    case outOfRange
    /// It claims to hold a number or a date and holds neither; no spreadsheet program writes that.
    case unreadable

    /// What is wrong, in words.
    ///
    /// - Parameter text: what the cell has.
    package func what(_ text: String) -> Message {
      switch self {
      case .error: "the formula gives the error \(text)"
      case .notCalculated: "the formula was never calculated"
      case .neverWas: "the number \(text), shown as a date, is a day that never was"
      case .outOfRange: "the number \(text), shown as a date, is not a day between 1900 and 9999"
      case .unreadable: "not a number or date that can be read: \"\(text)\""
      }
    }

    /// How to mend it.
    package var cure: Message {
      switch self {
      case .error: "correct the formula, or type the value in its place"
      case .notCalculated: "open the workbook in Excel or LibreOffice, and save it"
      case .neverWas, .outOfRange, .unreadable: "type the value anew; a year alone as a number without date format"
      }
    }
  }

  /// The greatest number of columns that may hold anything, A to BL: a table has no more, and each costs memory in every
  /// row.
  package static let mostColumns = 64

  /// The name of a cell as Excel has it, `B12`.
  ///
  /// - Parameters:
  ///   - column: the column counted from 0.
  ///   - row: the number of the row, from 1.
  package static func cellName(_ column: Int, row: Int) -> String {
    Table.letters(column) + String(row)
  }
}
