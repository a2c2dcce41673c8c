import Friendships
import Messages
import Spreadsheets

/// Which cells a map file has fmap read, and what of its decisions is about none of them.
extension MapRequest {
  /// The request with the sheet and the encoding that a map file names, where nothing else is asked for.
  func reading(
    _ table: SourceFile, asOf file: MapFile, named map: String, _ problems: inout [Problem]
  ) throws(Failure) -> MapRequest {
    let decisions = file.decisions
    guard decisions.sheet != nil || decisions.encoding != nil else { return self }
    var all = self
    let sheets = try MapData.sheets(of: table)
    if let name = decisions.sheet, sheet == nil {
      all.sheet = sheets.isEmpty ? nil : name
      let place = "\(map): sheet"
      if sheets.isEmpty {
        problems.append(Problem(.warning, at: place, "not a workbook", found: table.name, cure: "leave it out"))
      } else if !sheets.contains(where: { $0.name.lowercased() == name.lowercased() }) {
        let known = Message(verbatim: sheets.prefix(20).map { "\"\($0.name)\"" }.joined(separator: ", "))
        let cure: Message = "the workbook has \(known)"
        throw .data(problems + [Problem(at: place, "there is no such sheet", found: name, cure: cure)])
      }
    }
    if encoding == nil, let name = decisions.encoding {
      all.encoding = sheets.isEmpty ? name : nil
      if !sheets.isEmpty {
        let what: Message = "a workbook, which says its own encoding"
        problems.append(Problem(.warning, at: "\(map): encoding", what, found: table.name, cure: "leave it out"))
      }
    }
    return all
  }
}

extension MapData {
  /// The sheets of a workbook in the order of their tabs; none of any other table.
  package static func sheets(of table: SourceFile) throws(Failure) -> [Workbook.Tab] {
    do {
      return try TableFile.sheets(of: table.bytes, file: table.name)
    } catch {
      throw Failure(error)
    }
  }

  /// Notes about decisions of the map file that are about nothing in the table.
  package var unusedDecisions: [Problem] {
    friendships.unusedDecisions.map { member in
      let isAnswer = member.hasPrefix("answers")
      let what: Message = isAnswer ? "an answer that meets no row" : "a column that the table has not"
      let cure: Message = "city, country and what was there are compared with the cells as they are"
      return Problem(.note, at: "\(names.map): \(member)", what, cure: isAnswer ? cure : nil)
    }
  }
}

extension Failure {
  /// Why no table comes out of a file.
  init(_ fault: TableFault) {
    switch fault {
    case .unreadable(let problem): self = .data(problem)
    case .unfit(let problem): self = .usage(problem)
    }
  }
}
