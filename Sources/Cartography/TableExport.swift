import Geometry
import Messages

/// A table of agreements in its normal form: the program's own names of columns, kinds and continents, plain dates, points
/// in numbers, coordinates in every row.
package struct TableExport {
  /// The rows, the header first. Optional columns are left out where no row has anything in them.
  package let rows: [[String]]
  /// Cells that a spreadsheet would take as formulas.
  package let warnings: [Problem]

  private static let needed = Columns.needed + ["source"]

  /// The table of an atlas.
  ///
  /// - Parameters:
  ///   - languages: the languages of names that are written.
  ///   - file: the name of the table for warnings, which count its lines.
  package init(_ atlas: Atlas, languages: [String], file: String) {
    let columns = Columns.all(languages)
    let all = atlas.agreements.map { agreement in columns.map { Self.cell($0, agreement, atlas.city(of: agreement)) } }
    let kept = columns.indices.filter { column in
      Self.needed.contains(columns[column]) || all.contains { !$0[column].isEmpty }
    }
    rows = ([columns] + all).map { row in kept.map { row[$0] } }
    let numbers = Set(kept.indices.filter { ["latitude", "longitude"].contains(columns[kept[$0]]) })
    warnings = rows.enumerated().flatMap { line, row in
      row.enumerated().compactMap { column, cell in
        guard let first = cell.first, "=+-@\t\r".contains(first), !numbers.contains(column) else { return nil }
        return Problem(
          .warning, at: "\(file):\(line + 1):\(column + 1)", "a spreadsheet takes this for a formula", found: cell,
          cure: "it is written as it is; when a spreadsheet asks, import the column as text")
      }
    }
  }

  /// The table as Excel reads it: UTF-8 with a byte order mark, commas, lines ending in CR and LF.
  package var csv: [UInt8] {
    [0xEF, 0xBB, 0xBF] + Array(rows.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined().utf8)
  }

  /// A cell of a table in CSV, in quotation marks where its text needs them.
  package static func quoted(_ text: String) -> String {
    let isPlain = !text.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
    return isPlain
      ? text : "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private static func cell(_ column: String, _ agreement: Agreement, _ city: City) -> String {
    switch column {
    case "city_local": city.localName ?? ""
    case "country_code": city.country.code
    case "continent": city.continent
    case "latitude": shortest(city.coordinate.latitude)
    case "longitude": shortest(city.coordinate.longitude)
    case "relation": agreement.relation
    case "established": agreement.established?.description ?? ""
    case "ended": agreement.ended?.description ?? ""
    case "source": agreement.source
    case "confidence": agreement.details.confidence ?? ""
    case "note": agreement.details.note ?? ""
    case "photo": agreement.details.photo ?? ""
    case "photo_credit": agreement.details.photoCredit ?? ""
    case "link": agreement.details.link ?? ""
    default: name(column, city)
    }
  }

  /// The name of the city or its country in the language of a column.
  private static func name(_ column: String, _ city: City) -> String {
    let names = column.hasPrefix("city_") ? city.names : city.country.names
    return names.own(String(column.drop { $0 != "_" }.dropFirst())) ?? ""
  }
}
