import Geometry
import Messages
import Spreadsheets

/// A table of agreements in its normal form: the program's own names of columns, kinds and continents, plain dates, points
/// in numbers, coordinates in every row.
package struct TableExport {
  /// The rows, the header first. Optional columns are left out where no row has anything in them.
  package let rows: [[String]]
  /// Notes about cells that a spreadsheet would take for formulas, were it not for the apostrophe that is set before them.
  package let notes: [Problem]

  private static let needed = Column.needed + [.source]

  /// The table of an atlas.
  ///
  /// - Parameters:
  ///   - languages: the languages of names that are written.
  ///   - file: the name of the table for notes, which count its lines.
  package init(_ atlas: Atlas, languages: [String], file: String) {
    let columns = Column.all(languages)
    let all = atlas.agreements.map { agreement in columns.map { Self.cell($0, agreement, atlas.city(of: agreement)) } }
    let kept = columns.indices.filter { column in
      Self.needed.contains(columns[column]) || all.contains { !$0[column].isEmpty }
    }
    let meant = all.map { row in kept.map { row[$0] } }
    // Numbers are what they are: a place in the south is no formula.
    let numbers = Set(kept.indices.filter { [.latitude, .longitude].contains(columns[kept[$0]]) })
    let header = kept.map { columns[$0].name }
    rows =
      [header]
      + meant.map { row in row.enumerated().map { numbers.contains($0) ? $1 : Formula.escaped($1) } }
    notes = meant.enumerated().flatMap { line, row in
      row.enumerated().compactMap { column, cell in
        guard !numbers.contains(column), Formula.escaped(cell) != cell else { return nil }
        return Problem(
          .note, at: "\(file):\(line + 2):\(column + 1)", "a spreadsheet would take this for a formula", found: cell,
          cure: "it is written with ' before it, which fmap leaves out when it reads the table")
      }
    }
  }

  /// The table as Excel reads it: UTF-8 with a byte order mark, commas, lines ending in CR and LF.
  package var csv: [UInt8] {
    [0xEF, 0xBB, 0xBF] + Array(rows.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined().utf8)
  }

  /// A cell that no spreadsheet takes for a formula: with an apostrophe before it where it looks like one.
  package static func asText(_ cell: String) -> String { Formula.escaped(cell) }

  /// A cell of a table in CSV, in quotation marks where its text needs them: also where it holds what another country's
  /// spreadsheet takes for a separator.
  package static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: special.contains) else { return text }
    // Byte by byte: a quotation mark with an accent on it is one character to Swift, but not to who reads the file.
    let quote = UInt8(ascii: "\"")
    let doubled = text.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] }
    return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
  }

  private static let special: [UInt8] = CSV.separators + [UInt8(ascii: "\""), 10, 13]

  private static func cell(_ column: Column, _ agreement: Agreement, _ city: City) -> String {
    switch column {
    case .city(let language): city.names.own(language) ?? ""
    case .cityLocal: city.localName ?? ""
    case .countryCode: city.country.code
    case .country(let language): city.country.names.own(language) ?? ""
    case .continent: city.continent
    case .latitude: shortest(city.coordinate.latitude)
    case .longitude: shortest(city.coordinate.longitude)
    case .relation: agreement.relation
    case .established: agreement.established?.description ?? ""
    case .ended: agreement.ended?.description ?? ""
    case .source: agreement.source
    case .confidence: agreement.details.confidence ?? ""
    case .note: agreement.details.note ?? ""
    case .photo: agreement.details.photo ?? ""
    case .photoCredit: agreement.details.photoCredit ?? ""
    case .link: agreement.details.link ?? ""
    }
  }
}
