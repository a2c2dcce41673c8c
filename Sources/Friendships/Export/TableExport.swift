import Gazetteer
import Geometry
import Messages
import Spreadsheets

/// A table of agreements in its normal form: the program's own names of columns, kinds and continents, plain dates, points
/// in numbers, coordinates in every row. Rows whose place is not known come first, without coordinates, for a person to answer.
package struct TableExport {
  /// The rows, the header first. Optional columns are left out where no row has anything in them.
  package let rows: [[String]]
  /// Notes about cells that a spreadsheet would take for formulas, were it not for the apostrophe that is set before them.
  package let notes: [Problem]
  /// The columns that are kept.
  private let columns: [Column]
  /// The name of the file.
  private let file: String
  /// The texts of the rows as they are meant.
  private let meant: [[String]]
  /// How the place of each row was found, where it was looked up.
  private let findings: [PlaceFinding?]

  /// The table of an atlas.
  ///
  /// - Parameters:
  ///   - table: from which the atlas was read: what was looked up for it.
  ///   - isWhole: whether the rows of the table whose place is not known are written, too.
  ///   - languages: the languages of names that are written.
  ///   - first: that of the map. It stands first where places were looked up: such a list is read again without a map file.
  ///   - file: the name of the table for notes, which count its lines.
  package init(
    _ atlas: Atlas, of table: FriendshipTable? = nil, isWhole: Bool = false, languages: [String], first: String = "en",
    file: String
  ) {
    self.file = file
    let lines = (isWhole ? table?.unplacedLines ?? [] : []) + Self.lines(of: atlas, table)
    // A list that is to be completed has no column in which nothing stands: it would be asked for.
    let isList = lines.contains { $0.placeFrom != nil }
    let all = Column.all(languages, first: isList ? first : "en")
    let cells = lines.map { line in all.map { Self.cell($0, line, atlas) } }
    let needed = isList ? Column.usual.filter { $0 != .city("en") } : Column.usual + [.source]
    let kept = all.indices.filter { column in
      needed.contains(all[column]) || cells.contains { !$0[column].isEmpty }
    }
    columns = kept.map { all[$0] }
    let meant = cells.map { row in kept.map { row[$0] } }
    self.meant = meant
    findings = lines.map(\.finding)
    // Numbers are what they are: a place in the south is no formula.
    let numbers = Set(columns.indices.filter { [.latitude, .longitude].contains(all[kept[$0]]) })
    rows =
      [columns.map(\.name)]
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

  /// The agreements of an atlas, each with how the place of its city was found.
  private static func lines(of atlas: Atlas, _ table: FriendshipTable?) -> [ExportLine] {
    let findings = table?.findings ?? [:]
    return atlas.agreements.map { ExportLine($0, atlas.city(of: $0), findings[atlas.city(of: $0).id]) }
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

  private static func cell(_ column: Column, _ line: ExportLine, _ atlas: Atlas) -> String {
    switch column {
    case .city(let language): line.names.own(language) ?? ""
    case .cityLocal: line.localName ?? ""
    case .countryCode: line.country.code
    case .country(let language): line.country.names.own(language) ?? ""
    case .continent: line.continent
    case .latitude: line.coordinate.map { shortest($0.latitude) } ?? ""
    case .longitude: line.coordinate.map { shortest($0.longitude) } ?? ""
    case .relation: atlas.relations.first { $0.id == line.relation }?.word ?? line.relation
    case .established: line.established?.description ?? ""
    case .ended: line.ended?.description ?? ""
    case .source: line.source
    case .confidence: line.details.confidence ?? ""
    case .note: line.details.note ?? ""
    case .photo: line.details.photo ?? ""
    case .photoCredit: line.details.photoCredit ?? ""
    case .photoAlt(let language): line.details.seen(in: language)
    case .link: line.details.link ?? ""
    case .placeFrom: line.placeFrom ?? ""
    }
  }
}

extension TableExport {
  /// The table as an Excel workbook of one sheet; see `sheet`.
  ///
  /// - Throws: why there is none, such as a full disk.
  package func workbook(_ words: Words) throws(Problem) -> [UInt8] {
    try WorkbookWriter.bytes(sheet(words), name: "friendships", file: file)
  }

  /// The table as a sheet for a person to review: a place that was guessed, or not found, is marked by a word, a colour and a note
  /// with the places among which to choose.
  func sheet(_ words: Words) -> WrittenSheet {
    WrittenSheet(
      header: columns.map { column in
        WrittenSheet.Cell(column.name, note: column == .placeFrom ? Self.bilingual(Self.answer, words) : nil)
      },
      rows: zip(meant, findings).map { row, finding in
        zip(columns, row).map { column, text in
          switch column {
          case .placeFrom: Self.review(text, finding, words)
          case .latitude, .longitude: WrittenSheet.Cell(text, number: Self.number(text))
          default: WrittenSheet.Cell(Self.plain(text))
          }
        }
      })
  }

  private static let answer: Message =
    "choose, region, unknown: this city is not drawn. Write here the number of one of the places in its note, such as 2, or latitude and longitude, such as 48.2, 16.37, or a name of which there is only one, such as Columbus, Ohio, or left out for a city that is not to be drawn; then run fmap again on this file. GeoNames: one, largest: the place was found, the only one of that name or by far the largest; check it. Places: GeoNames, CC BY 4.0, selected and rounded."

  /// A text in a workbook, where no text is a formula: with an apostrophe before it only where it would lose one on reading.
  private static func plain(_ text: String) -> String { Formula.unescaped(text) == text ? text : Formula.escaped(text) }

  /// The number of a coordinate that is short enough to be shown, and saved by others, as it is.
  private static func number(_ text: String) -> Double? {
    (text.split(separator: ".").dropFirst().first?.count ?? 0) <= 6 ? Double(text) : nil
  }

  private static func review(_ text: String, _ finding: PlaceFinding?, _ words: Words) -> WrittenSheet.Cell {
    let grade = Grade.allCases.first { [$0.rawValue, PlaceReview.origin($0)].contains(text) }
    let fill: WrittenSheet.Fill =
      switch grade {
      case .largest: .yellow
      case .choose: .orange
      case .region, .unknown: .red
      case .one, nil: .none
      }
    return WrittenSheet.Cell(plain(text), fill: fill, note: finding.map { note($0, words) })
  }

  /// The places among which a person chooses by number.
  private static func note(_ finding: PlaceFinding, _ words: Words) -> String {
    let places = PlaceFinding.numbered(finding.candidates.isEmpty ? finding.suggestions : finding.candidates)
    let problem = finding.problem
    let listed = places.isEmpty ? problem.cure.map { [bilingual($0, words)] } ?? [] : places
    return ([bilingual(problem.what, words)] + listed).joined(separator: "\n")
  }

  /// A sentence in English and, where that is known, in Chinese.
  private static func bilingual(_ message: Message, _ words: Words) -> String {
    let said = ["en", "zh"].map { words.say(message, in: $0) }
    return said[0] == said[1] ? said[0] : said.joined(separator: "\n")
  }
}
