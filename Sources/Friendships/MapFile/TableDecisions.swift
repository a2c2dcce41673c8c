import Geometry
import Messages

/// What a person has decided about a table whose file stays as it is: which of it is read and how, what its columns mean, and
/// answers about single cities.
package struct TableDecisions: Equatable, Sendable {
  /// The sheet of a workbook; nothing for the first one.
  package var sheet: String?
  /// The encoding of a text, such as `shift_jis`; nothing to find it out.
  package var encoding: String?
  /// What columns mean, by their headers as they are written, or by their letters: the name of a column, `area`, or nothing for a
  /// column that is not read.
  package var columns: [String: String] = [:]
  /// Answers in the order of the file; of two for the same the later one counts.
  package var answers: [Answer] = []

  /// Whether a row with an error is left out and told, so that it keeps no other from being drawn.
  package var leavesOutErrors = false

  /// No decisions.
  package init() {}

  /// What a person has said of the rows of a city.
  package struct Answer: Equatable, Sendable {
    /// Its name as a cell has it; white space at the ends counts as nothing, and any other as one space.
    package let city: String
    /// Its country as a cell has it; empty for rows that have none.
    package let country: String
    /// What was said.
    package let decision: Decision

    /// An answer about a city.
    package init(city: String, country: String, _ decision: Decision) {
      (self.city, self.country, self.decision) = (city, country, decision)
    }
  }

  /// What can be said of the rows of a city.
  package enum Decision: Equatable, Sendable {
    /// Where it lies, and where that is from, as it stands in `place_from`.
    case place(Coordinate, from: String?)
    /// That it is not drawn.
    case leaveOut
    /// That a cell of a column which says one thing means another.
    case correction(column: String, was: String, is: String)
  }
}

extension TableDecisions {
  /// Reads the members of a `map.json`.
  init(_ root: [String: JSONValue], _ reader: JSONReader) {
    sheet = root["sheet"].map { reader.text($0, at: "sheet", limit: .name) }
    encoding = root["encoding"].map { reader.text($0, at: "encoding", limit: .name) }
    let columns = root["columns"].map { reader.object($0, at: "columns") } ?? [:]
    for header in columns.keys.sorted() {
      if cleaned(header).isEmpty {
        reader.fail("columns", "a column without a name", cure: "write its letter, such as F")
        continue
      }
      self.columns[cleaned(header)] = Self.column(columns[header], at: "columns.\(header)", reader)
    }
    if let value = root["leaveOutErrors"] {
      if case .bool(let isSo) = value {
        leavesOutErrors = isSo
      } else {
        reader.fail("leaveOutErrors", "neither true nor false", cure: "write true, or delete it")
      }
    }
    let answers = root["answers"].map { reader.array($0, at: "answers") } ?? []
    self.answers = answers.enumerated().compactMap { Self.answer($1, at: "answers[\($0)]", reader) }
  }

  /// The name of a column; empty for one that is not read.
  private static func column(_ value: JSONValue?, at path: String, _ reader: JSONReader) -> String {
    if case .string("")? = value { return "" }
    let name = reader.text(value, at: path)
    if !name.isEmpty, !isColumn(name) {
      let known = Column.all(["en", "zh"]).map(\.name) + ["area"]
      let listing: Message = "the columns are those of the table's own names, such as city_zh or established"
      reader.fail(path, "unknown column", found: name, cure: cure(for: name, among: known, listing: listing))
    }
    return name
  }

  /// Whether a word is the name of a column, in whatever language.
  private static func isColumn(_ name: String) -> Bool {
    if name == "area" || Column.all([]).contains(where: { $0.name == name }) { return true }
    return ["city_", "country_", "photo_alt_"].contains { stem in
      let language = name.dropFirst(stem.count)
      return name.hasPrefix(stem) && (2...3).contains(language.utf8.count)
        && language.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }
  }

  private static func answer(_ value: JSONValue, at path: String, _ reader: JSONReader) -> Answer? {
    let answer = reader.object(value, at: path)
    guard case .object = value else { return nil }
    reader.expectOnly(
      ["city", "country", "latitude", "longitude", "from", "leaveOut", "column", "was", "is"], in: answer, at: path)
    let city = reader.text(answer["city"], at: "\(path).city", limit: .remark)
    let country = answer["country"].map { optional($0, at: "\(path).country", reader) } ?? ""
    return decision(answer, at: path, reader).map { Answer(city: city, country: country, $0) }
  }

  /// The one thing that an answer says.
  private static func decision(_ answer: [String: JSONValue], at path: String, _ reader: JSONReader) -> Decision? {
    let said = [["latitude", "longitude"], ["leaveOut"], ["column", "was", "is"]].filter { names in
      names.contains { answer[$0] != nil }
    }
    guard said.count == 1 else {
      reader.fail(
        path, said.isEmpty ? "an answer that says nothing" : "an answer that says two things",
        cure: "give latitude and longitude, or leaveOut, or column, was and is; a second answer may say another thing")
      return nil
    }
    if answer["from"] != nil, said[0][0] != "latitude" {
      reader.fail("\(path).from", "only for latitude and longitude", cure: "leave it out")
    }
    switch said[0][0] {
    case "latitude":
      let coordinate = Coordinate(
        latitude: reader.number(answer["latitude"], in: -90...90, at: "\(path).latitude"),
        longitude: reader.number(answer["longitude"], in: -180...180, at: "\(path).longitude"))
      return .place(coordinate, from: answer["from"].map { reader.text($0, at: "\(path).from", limit: .remark) })
    case "leaveOut":
      guard case .bool(true)? = answer["leaveOut"] else {
        reader.fail("\(path).leaveOut", "not true", cure: "write true, or delete the answer")
        return nil
      }
      return .leaveOut
    default:
      return correction(answer, at: path, reader)
    }
  }

  private static func correction(_ answer: [String: JSONValue], at path: String, _ reader: JSONReader) -> Decision? {
    let column = column(answer["column"], at: "\(path).column", reader)
    if column.isEmpty || column == "area", answer["column"] != nil {
      reader.fail(
        "\(path).column", "not a column whose cells are read", found: column, cure: "name it, such as established")
    }
    let was = optional(answer["was"], at: "\(path).was", reader)
    return .correction(column: column, was: was, is: optional(answer["is"], at: "\(path).is", reader))
  }

  /// A text that may be empty, as a cell may be.
  private static func optional(_ value: JSONValue?, at path: String, _ reader: JSONReader) -> String {
    if case .string(let text)? = value, cleaned(text).isEmpty { return "" }
    return reader.text(value, at: path)
  }
}
